"""Thông tin đơn vị: facts with the day they begin, so that old papers keep their old names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from app.domain.problems import N_
from app.domain.union.records import FACT
from app.i18n import _
from app.models.queries.union import organisation
from app.models.queries.union.organisation import FACT_KEYS
from app.services.union import change_settings
from app.services.union.change_settings import NewFact
from app.ui.brought.settings_page import SettingsPage
from app.ui.records.binding import Sheet
from app.ui.records.grid_field import GridField, grid_column
from app.ui.union.union_words import dues_group_choices, region_choices
from app.ui.widgets.lookup_field import Choice


def _named_values(line: Mapping[str, Any]) -> Sequence[Choice]:
    if line.get("key") == "group":
        return dues_group_choices()
    return region_choices() if line.get("key") == "region" else ()


class UnitPage(SettingsPage[None]):
    """Facts of the union by day."""

    key: ClassVar[str] = "unit"
    called: ClassVar[str] = N_("Thông tin đơn vị")
    place: ClassVar[int] = 10
    icon: ClassVar[str] = "building-2"
    watches: ClassVar[frozenset[str]] = frozenset({"union_fact"})

    def sheet(self) -> Sheet:
        """The list of facts."""
        column = partial(grid_column, month=self.desk.month)
        columns = [
            column(FACT["key"], 206),
            column(FACT["value"], 260, stretch=True, choices_of=_named_values),
            column(FACT["valid_from"], 104),
            column(FACT["source"], 120),
        ]
        yield self.lines("facts", GridField(self.name(), columns, self._fact))

    def _fact(self, **typed: Any) -> NewFact:
        return NewFact(**{"key": "", "value": "", "valid_from": self._first_day, **typed})

    def about(self) -> str:
        """Why days."""
        return _("Mỗi dòng có ngày bắt đầu. Đổi tên, đổi cấp trên thì thêm dòng mới; giấy tờ cũ vẫn in tên cũ.")

    def begin(self, **_arguments: Any) -> None:
        """Every fact, in the order of their keys and by day."""
        with self.desk.read() as read:
            facts, self._first_day = organisation.dated_facts(read), organisation.opening_day(read)
        order = {str(key): place for place, key in enumerate(FACT_KEYS)}
        self.set_value("facts", sorted(facts, key=lambda each: (order.get(each.key, 99), each.valid_from)))

    def store(self, _draft: None) -> None:
        """Store the list."""
        self.act(change_settings.set_facts, self.value("facts"))
