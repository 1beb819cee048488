"""Tổ thương lượng: who sits on each side of the talks, who leads, who takes the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from app.domain.agreements.agreement_lines import TeamLine, team_findings
from app.domain.agreements.agreements import TeamSide
from app.domain.problems import N_, Finding
from app.i18n import _
from app.models.queries import Read
from app.models.queries.agreements.agreements import AgreementCard
from app.models.queries.union import organisation
from app.services.agreements import agreement_contents
from app.ui.agreements.lines_dialog import Line, LinesDialog
from app.ui.records.binding import Sheet
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column
from app.ui.widgets.lookup_field import Choice

LEADS = "leads"


class AgreementTeamDialog(LinesDialog):
    """A new line is of the workers' side."""

    key: ClassVar[str] = "agreement_team"
    called: ClassVar[str] = N_("Tổ thương lượng tập thể")
    telling: ClassVar[tuple[str, ...]] = ("name", "role")

    def sheet(self) -> Sheet:
        """What the law says, above the grid."""
        text = _(
            "Số người mỗi bên do hai bên thỏa thuận (Điều 69 Bộ luật Lao động 2019). Quyết định thành lập in tên bên người lao động."
        )
        yield parts.label(text, "muted", wrap=True)
        yield from super().sheet()

    def make_grid(self) -> EntryGrid:
        """Side, name, role, who leads."""
        sides = [Choice(side, "", _(side.label)) for side in TeamSide]
        columns = [
            lookup_column("side", _("Bên"), lambda: sides, 190),
            GridColumn("name", _("Họ và tên"), 190, stretch=True),
            GridColumn("role", _("Chức vụ"), 190),
            lookup_column(LEADS, _("Tổ trưởng"), lambda: [Choice(LEADS, "", _("Tổ trưởng"))], 100),
        ]
        return EntryGrid(_("Tổ thương lượng"), columns, lambda: {"side": TeamSide.UNION})

    def buttons(self) -> Sequence[QPushButton]:
        """The officers are known already."""
        return [parts.button(_("Lấy Ban Chấp hành"), self._take_officers, icon="users", role="link")]

    def heading(self, card: AgreementCard) -> str:
        """The same for every agreement."""
        return self.name()

    def read_lines(self, read: Read, card: AgreementCard) -> Sequence[Line]:
        """Side by side."""
        return [
            {"side": each.side, "name": each.name, "role": each.role, LEADS: LEADS if each.leads else None}
            for side in TeamSide
            for each in card.side(side)
        ]

    def _take_officers(self) -> None:
        """Add the chair and the other officers who are not on the list yet."""
        roles = {"chair": "Chủ tịch công đoàn cơ sở", "vice_chair": "Phó Chủ tịch công đoàn cơ sở"}
        with self.desk.read() as read:
            officers = organisation.officers(read, self.desk.month.last_day)
        lines = self.lines()
        known = {line["name"] for line in lines}
        for role, name in officers.items():
            if name not in known:
                known.add(name)
                called, leads = roles.get(role, "Ủy viên Ban Chấp hành"), LEADS if role == "chair" else None
                lines.append({"side": TeamSide.UNION, "name": name, "role": called, LEADS: leads})
        self.grid.set_lines(lines)

    def _team(self) -> list[TeamLine]:
        return [
            TeamLine(
                str(line.get("side") or TeamSide.UNION),
                line.get("name") or "",
                line.get("role") or "",
                bool(line.get(LEADS)),
            )
            for line in self.lines()
        ]

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """By the rules of teams."""
        return team_findings(self._team())

    def store(self, _draft: None) -> None:
        """Keep both sides."""
        self.act(agreement_contents.set_team, self.card.id, self._team())
