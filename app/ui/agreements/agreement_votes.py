"""Danh sách lấy ý kiến: every worker asked about the draft, members taken from the book and others typed, with what each one said."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.agreements.agreements import Vote, Votes
from app.domain.members.members import MemberState
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.agreements import agreements
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter
from app.services.agreements import agreement_steps
from app.services.agreements.agreement_steps import VoterLine
from app.ui.agreements.agreement_words import share_word
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column
from app.ui.widgets.lookup_field import Choice


class AgreementVotesDialog(FormDialog):
    """``enter(agreement=id)``."""

    key: ClassVar[str] = "agreement_votes"
    called: ClassVar[str] = N_("Danh sách lấy ý kiến về thỏa ước")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id = self._workers = 0
        votes = [Choice(str(vote), "", _(vote.label)) for vote in Vote]
        self.grid = EntryGrid(
            _("Danh sách người lao động"),
            [
                GridColumn("name", _("Họ và tên"), 220, stretch=True),
                GridColumn("place", _("Chức vụ/bộ phận"), 170),
                lookup_column("vote", _("Ý kiến"), lambda: votes, 140),
                GridColumn("note", _("Ghi chú"), 130),
            ],
            lambda: {"vote": "for"},
        )
        self.grid.setMinimumHeight(250)
        buttons = parts.row(
            parts.button(_("Thêm dòng"), self.grid.add_line, icon="plus", role="link"),
            parts.button(_("Bỏ dòng"), self.grid.remove_line, icon="minus", role="link"), None,
            parts.button(_("Thêm đoàn viên chưa có tên"), self._take_members, icon="users", role="link"),
        )  # fmt: skip
        self._foot = parts.label(role="strong")
        self.lay_out(_("Cất"), self.grid, buttons, self._foot, width=780, stretch=0)
        self.resize(820, 500)
        self.grid.changed.connect(self._tell)
        self.grid.refused.connect(lambda sentence: self.show_error("", sentence) if sentence else self.clear_errors())

    def enter(self, **arguments: Any) -> None:
        """Show the list."""
        self._id = arguments["agreement"]
        with self.desk.read() as read:
            card = agreements.agreement(read, self._id)
            listed = agreements.voters(read, self._id)
        self._workers = card.facts.votes.workers if card.facts.votes else card.workers
        self.title.setText(_("Lấy ý kiến: {title}").format(title=card.title))
        self.grid.set_lines(
            [
                {"name": each.name, "place": each.place, "vote": each.vote, "note": each.note, "member": each.member_id}
                for each in listed
            ]
        )
        self.grid.set_read_only(self.desk.read_only)
        self.submit_button.setEnabled(not self.desk.read_only)
        self.grid.start()
        self._tell()

    def _lines(self) -> list[dict[str, Any]]:
        """Lines with a name or anything else beside the vote a new line begins with."""
        return [line for line in self.grid.lines() if line.get("name") or line.get("place") or line.get("note")]

    def _take_members(self) -> None:
        """Add the active members whose names are not on the list yet."""
        day = self.desk.month.last_day
        lines = self._lines()
        known = {line.get("member") for line in lines}
        with self.desk.read() as read:
            ids = members.member_ids(read, MemberFilter(day, state=MemberState.ACTIVE))
            rows = members.member_rows(read, ids, day)
        lines += [
            {"name": row.full_name, "place": row.group or row.position, "vote": "for", "member": row.id}
            for row in rows
            if row.id not in known
        ]
        self.grid.set_lines(lines)
        self._tell()

    def _tell(self) -> None:
        lines = self._lines()
        agreed = sum(line.get("vote") == "for" for line in lines)
        whole = self._workers or len(lines)
        text = _("{listed} người trong danh sách, {agreed} tán thành trên {workers} người lao động ({share})")
        self._foot.setText(
            text.format(listed=len(lines), agreed=agreed, workers=whole, share=share_word(Votes(whole, agreed)) or "–")
        )

    def submit(self) -> None:
        """Store the list."""
        self.grid.commit()
        self.clear_errors()
        if self.submit_button.isEnabled():
            lines = [
                VoterLine(
                    line.get("name") or "", line.get("place") or "", str(line.get("vote") or "absent"), line.get("member"),
                    line.get("note") or "",
                )
                for line in self._lines()
            ]  # fmt: skip
            self.act(agreement_steps.set_voters, self._id, lines)
