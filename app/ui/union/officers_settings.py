"""Cán bộ: who holds which role from which day to which; papers are signed by who held it on their day."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from app.domain.problems import N_
from app.domain.union.officers import OfficerRole, TermOfOffice
from app.domain.union.records import OFFICER
from app.i18n import _
from app.models.queries.union import organisation
from app.services.union import change_settings
from app.ui.brought.settings_page import SettingsPage
from app.ui.records.binding import Sheet
from app.ui.records.grid_field import GridField, grid_column


class OfficersPage(SettingsPage[None]):
    """Officers by day."""

    key: ClassVar[str] = "officers"
    called: ClassVar[str] = N_("Cán bộ, người ký")
    place: ClassVar[int] = 20
    icon: ClassVar[str] = "users"
    watches: ClassVar[frozenset[str]] = frozenset({"officer"})

    def sheet(self) -> Sheet:
        """The list of officers."""
        column = partial(grid_column, month=self.desk.month)
        columns = [
            column(OFFICER["role"], 150),
            column(OFFICER["name"], 220, stretch=True),
            column(OFFICER["valid_from"], 104),
            column(OFFICER["valid_to"], 104),
        ]
        yield self.lines("officers", GridField(_("Cán bộ công đoàn"), columns, self._officer))

    def _officer(self, **typed: Any) -> TermOfOffice:
        return TermOfOffice(**{"role": "", "name": "", "valid_from": self._first_day, **typed})

    def about(self) -> str:
        """How signers are found."""
        return _("Người ký trên mẫu là người giữ chức vào ngày của chứng từ. Đến ngày để trống nghĩa là còn giữ.")

    def begin(self, **_arguments: Any) -> None:
        """Every officer, by role and day."""
        with self.desk.read() as read:
            officers, self._first_day = organisation.all_officers(read), organisation.opening_day(read)
        order = [*OfficerRole]
        self.set_value("officers", sorted(officers, key=lambda each: (order.index(each.role), each.valid_from)))

    def store(self, _draft: None) -> None:
        """Store the list."""
        self.act(change_settings.set_officers, self.value("officers"))
