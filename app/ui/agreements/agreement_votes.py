"""Danh sách lấy ý kiến: every worker asked about the draft, members taken from the book and others typed, with what each one said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from app.domain.agreements.agreement_lines import VoterLine, voter_findings
from app.domain.agreements.agreements import Vote, Votes
from app.domain.members.members import MemberState
from app.domain.problems import N_, Finding
from app.i18n import _
from app.models.queries import Read
from app.models.queries.agreements import agreements
from app.models.queries.agreements.agreements import AgreementCard
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter
from app.services.agreements import agreement_steps
from app.ui.agreements.agreement_words import share_word
from app.ui.agreements.lines_dialog import Line, LinesDialog
from app.ui.records.binding import Sheet
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column
from app.ui.widgets.lookup_field import Choice


class AgreementVotesDialog(LinesDialog):
    """A new line is of somebody who agrees."""

    key: ClassVar[str] = "agreement_votes"
    called: ClassVar[str] = N_("Danh sách lấy ý kiến về thỏa ước")
    telling: ClassVar[tuple[str, ...]] = ("name", "place", "note")
    high: ClassVar[int] = 500

    def sheet(self) -> Sheet:
        """How many agree, below the grid."""
        yield from super().sheet()
        self._counted = parts.label(role="strong")
        yield self._counted
        self.follows("lines")

    def make_grid(self) -> EntryGrid:
        """Name, place of work, vote."""
        votes = [Choice(vote, "", _(vote.label)) for vote in Vote]
        columns = [
            GridColumn("name", _("Họ và tên"), 220, stretch=True),
            GridColumn("place", _("Chức vụ/bộ phận"), 170),
            lookup_column("vote", _("Ý kiến"), lambda: votes, 140),
            GridColumn("note", _("Ghi chú"), 130),
        ]
        return EntryGrid(_("Danh sách người lao động"), columns, lambda: {"vote": Vote.FOR})

    def buttons(self) -> Sequence[QPushButton]:
        """The members are known already."""
        return [parts.button(_("Thêm đoàn viên chưa có tên"), self._take_members, icon="users", role="link")]

    def heading(self, card: AgreementCard) -> str:
        """Which agreement they are asked about."""
        return _("Lấy ý kiến: {title}").format(title=card.title)

    def read_lines(self, read: Read, card: AgreementCard) -> Sequence[Line]:
        """By name."""
        return [
            {"name": each.name, "place": each.place, "vote": each.vote, "note": each.note, "member": each.member_id}
            for each in agreements.voters(read, card.id)
        ]

    def _take_members(self) -> None:
        """Add the active members whose names are not on the list yet."""
        day, lines = self.desk.month.last_day, self.lines()
        known = {line.get("member") for line in lines}
        with self.desk.read() as read:
            ids = members.member_ids(read, MemberFilter(day, state=MemberState.ACTIVE))
            rows = members.member_rows(read, ids, day)
        lines += [
            {"name": row.full_name, "place": row.group or row.position, "vote": Vote.FOR, "member": row.id}
            for row in rows
            if row.id not in known
        ]
        self.grid.set_lines(lines)
        self.follow()

    def follow(self) -> None:
        """How many agree, of how many."""
        lines, votes = self.lines(), self.card.facts.votes
        agreed = sum(line.get("vote") == Vote.FOR for line in lines)
        whole = (votes.workers if votes else self.card.workers) or len(lines)
        text = _("{listed} người trong danh sách, {agreed} tán thành trên {workers} người lao động ({share})")
        share = share_word(Votes(whole, agreed)) or "–"
        self._counted.setText(text.format(listed=len(lines), agreed=agreed, workers=whole, share=share))

    def _voters(self) -> list[VoterLine]:
        return [
            VoterLine(
                line.get("name") or "",
                line.get("place") or "",
                str(line.get("vote") or Vote.ABSENT),
                line.get("member"),
                line.get("note") or "",
            )
            for line in self.lines()
        ]

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """By the rules of the list."""
        return voter_findings(self._voters(), self.card.workers)

    def store(self, _draft: None) -> None:
        """Keep the list."""
        self.act(agreement_steps.set_voters, self.card.id, self._voters())
