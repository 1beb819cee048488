"""Tổ thương lượng: who sits on each side of the talks, who leads, who takes the minutes."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.agreements.agreements import TeamSide
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.agreements import agreements
from app.models.queries.union import organisation
from app.services.agreements import agreement_contents
from app.services.agreements.agreement_contents import TeamLine
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column
from app.ui.widgets.lookup_field import Choice

LEADS = "leads"


class AgreementTeamDialog(FormDialog):
    """``enter(agreement=id)``."""

    key: ClassVar[str] = "agreement_team"
    called: ClassVar[str] = N_("Tổ thương lượng tập thể")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id = 0
        sides = [Choice(str(side), "", _(side.label)) for side in TeamSide]
        self.grid = EntryGrid(
            _("Tổ thương lượng"),
            [
                lookup_column("side", _("Bên"), lambda: sides, 190),
                GridColumn("name", _("Họ và tên"), 190, stretch=True),
                GridColumn("role", _("Chức vụ"), 190),
                lookup_column(LEADS, _("Tổ trưởng"), lambda: [Choice(LEADS, "", _("Tổ trưởng"))], 100),
            ],
            lambda: {"side": "union"},
        )
        self.grid.setMinimumHeight(240)
        text = _(
            "Số người mỗi bên do hai bên thỏa thuận (Điều 69 Bộ luật Lao động 2019). Quyết định thành lập in tên bên người lao động."
        )
        buttons = parts.row(
            parts.button(_("Thêm dòng"), self.grid.add_line, icon="plus", role="link"),
            parts.button(_("Bỏ dòng"), self.grid.remove_line, icon="minus", role="link"), None,
            parts.button(_("Lấy Ban Chấp hành"), self._take_officers, icon="users", role="link"),
        )  # fmt: skip
        self.lay_out(_("Cất"), parts.label(text, "muted", wrap=True), self.grid, buttons, width=760, stretch=1)
        self.grid.refused.connect(lambda sentence: self.show_error("", sentence) if sentence else self.clear_errors())

    def enter(self, **arguments: Any) -> None:
        """Show the teams."""
        self._id = arguments["agreement"]
        with self.desk.read() as read:
            card = agreements.agreement(read, self._id)
        self.grid.set_lines(
            [
                {"side": each.side, "name": each.name, "role": each.role, LEADS: LEADS if each.leads else None}
                for side in TeamSide
                for each in card.side(side)
            ]
        )
        self.grid.set_read_only(self.desk.read_only)
        self.submit_button.setEnabled(not self.desk.read_only)
        self.grid.start()

    def _take_officers(self) -> None:
        """Add the chair and the other officers who are not on the list yet."""
        roles = {"chair": "Chủ tịch công đoàn cơ sở", "vice_chair": "Phó Chủ tịch công đoàn cơ sở"}
        with self.desk.read() as read:
            officers = organisation.officers(read, self.desk.month.last_day)
        lines = self._lines()
        known = {line["name"] for line in lines}
        for role, name in officers.items():
            if name not in known:
                known.add(name)
                leads = LEADS if role == "chair" else None
                lines.append(
                    {"side": "union", "name": name, "role": roles.get(role, "Ủy viên Ban Chấp hành"), LEADS: leads}
                )
        self.grid.set_lines(lines)

    def _lines(self) -> list[dict[str, Any]]:
        """Lines with more on them than the side a new line begins with."""
        return [line for line in self.grid.lines() if line.get("name") or line.get("role")]

    def submit(self) -> None:
        """Store both sides."""
        self.grid.commit()
        self.clear_errors()
        if self.submit_button.isEnabled():
            lines = [
                TeamLine(
                    str(line.get("side") or "union"),
                    line.get("name") or "",
                    line.get("role") or "",
                    bool(line.get(LEADS)),
                )
                for line in self._lines()
            ]
            self.act(agreement_contents.set_team, self._id, lines)
