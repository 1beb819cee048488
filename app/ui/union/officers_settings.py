"""Cán bộ: who holds which role from which day to which; papers are signed by who held it on their day."""

from __future__ import annotations

from typing import ClassVar

from app.domain.problems import N_
from app.domain.union.officers import OfficerRole
from app.domain.union.records import OFFICER
from app.i18n import _
from app.models.queries.union import organisation
from app.services.union import change_settings
from app.services.union.change_settings import NewOfficer
from app.ui.brought.settings_page import SettingsPage, day_column
from app.ui.desk import Desk
from app.ui.records.grid_field import grid_column
from app.ui.widgets.entry_grid import EntryGrid


class OfficersPage(SettingsPage):
    """Officers by day."""

    key: ClassVar[str] = "officers"
    called: ClassVar[str] = N_("Cán bộ, người ký")
    place: ClassVar[int] = 20
    icon: ClassVar[str] = "users"
    watches: ClassVar[frozenset[str]] = frozenset({"officer"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.grid = EntryGrid(
            _("Cán bộ công đoàn"),
            [
                grid_column(OFFICER["role"], 150, desk.month),
                grid_column(OFFICER["name"], 220, desk.month, stretch=True),
                day_column("valid_from", _("Từ ngày"), desk),
                day_column("valid_to", _("Đến ngày"), desk),
            ],
        )
        self.add_grid(self.grid)
        self.stack.addWidget(self.hint)

    def about(self) -> str:
        """How signers are found."""
        return _("Người ký trên mẫu là người giữ chức vào ngày của chứng từ. Đến ngày để trống nghĩa là còn giữ.")

    def load(self) -> None:
        """Every officer."""
        with self.desk.read() as read:
            officers = organisation.all_officers(read)
        rows = sorted(
            officers, key=lambda officer: ([*OfficerRole].index(OfficerRole(officer.role)), officer.valid_from)
        )
        self.grid.set_lines(
            [{"role": o.role, "name": o.name, "valid_from": o.valid_from, "valid_to": o.valid_to} for o in rows]
        )
        self.stored()

    def save(self) -> None:
        """Store the list."""
        with self.desk.read() as read:
            first = organisation.opening_day(read)
        officers = [
            NewOfficer(
                str(line.get("role") or ""),
                line.get("name") or "",
                line.get("valid_from") or first,
                line.get("valid_to"),
            )
            for line in self.grid.lines()
        ]
        self.desk.do(change_settings.set_officers, officers, done=self.stored, failed=self.refused)
