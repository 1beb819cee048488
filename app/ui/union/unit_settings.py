"""Thông tin đơn vị: facts with the day they begin, so that old papers keep their old names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from app.domain.problems import N_
from app.domain.union.records import FACT
from app.i18n import _
from app.models.queries.union import organisation
from app.models.queries.union.organisation import FACT_KEYS
from app.services.union import change_settings
from app.services.union.change_settings import NewFact
from app.ui.brought.settings_page import SettingsPage, day_column
from app.ui.desk import Desk
from app.ui.records.grid_field import grid_column
from app.ui.union.union_words import dues_group_choices, region_choices
from app.ui.widgets.entry_grid import EntryGrid
from app.ui.widgets.lookup_field import Choice


def _named_values(line: Mapping[str, Any]) -> Sequence[Choice]:
    if line.get("key") == "group":
        return dues_group_choices()
    return region_choices() if line.get("key") == "region" else ()


class UnitPage(SettingsPage):
    """Facts of the union by day."""

    key: ClassVar[str] = "unit"
    called: ClassVar[str] = N_("Thông tin đơn vị")
    place: ClassVar[int] = 10
    icon: ClassVar[str] = "building-2"
    watches: ClassVar[frozenset[str]] = frozenset({"union_fact"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.grid = EntryGrid(
            _("Thông tin đơn vị"),
            [
                grid_column(FACT["key"], 206, desk.month),
                grid_column(FACT["value"], 260, desk.month, stretch=True, choices_of=_named_values),
                day_column("valid_from", _("Từ ngày"), desk),
                grid_column(FACT["source"], 120, desk.month),
            ],
        )
        self.add_grid(self.grid)
        self.stack.addWidget(self.hint)

    def about(self) -> str:
        """Why days."""
        return _("Mỗi dòng có ngày bắt đầu. Đổi tên, đổi cấp trên thì thêm dòng mới; giấy tờ cũ vẫn in tên cũ.")

    def load(self) -> None:
        """Every fact."""
        with self.desk.read() as read:
            facts = organisation.dated_facts(read)
        order = {str(key): place for place, key in enumerate(FACT_KEYS)}
        rows = sorted(facts, key=lambda fact: (order.get(fact.key, 99), fact.valid_from))
        self.grid.set_lines(
            [{"key": f.key, "value": f.value, "valid_from": f.valid_from, "source": f.source or None} for f in rows]
        )
        self.stored()

    def save(self) -> None:
        """Store the list."""
        with self.desk.read() as read:
            first = organisation.opening_day(read)
        facts = [
            NewFact(
                str(line.get("key") or ""),
                line.get("value") or "",
                line.get("valid_from") or first,
                line.get("source") or "",
            )
            for line in self.grid.lines()
        ]
        self.desk.do(change_settings.set_facts, facts, done=self.stored, failed=self.refused)
