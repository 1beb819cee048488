"""A grid of lines as one field of an editor: its value is a record for each line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from app.domain.dates import Month, show_date
from app.domain.reading import type_date
from app.domain.records import Field, Kind
from app.i18n import _
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column, money_column
from app.ui.widgets.lookup_field import Choice


def grid_column(told: Field, width: int, month: Month, *, key: str = "", **more: Any) -> GridColumn:
    """A column of a field of a record, read and shown by its kind; a day is typed as in the working ``month``."""
    key, title = key or told.key, _(told.heading)
    if told.kind is Kind.MONEY:
        return money_column(key, title, width)
    if told.kind is Kind.CHOICE:
        choices = more.pop("choices", told.choices)
        return lookup_column(key, title, lambda: [Choice(each, "", _(each.label)) for each in choices], width, **more)
    if told.kind is Kind.DAY:
        more |= {"read": partial(type_date, working_month=month), "show": show_date}
    return GridColumn(key, title, width, **more)


class GridField(EntryGrid):
    """``make`` makes the record of a line from what its columns hold; a column nothing stands in is not given to it."""

    def __init__(self, name: str, columns: Sequence[GridColumn], make: Callable[..., Any]) -> None:
        super().__init__(name, columns)
        self._make = make

    def value(self) -> tuple[Any, ...]:  # type: ignore[override]
        """A record for each line that holds anything."""
        self.commit()
        lines = ({key: held for key, held in line.items() if held is not None} for line in self.lines())
        return tuple(self._make(**line) for line in lines)

    def set_value(self, records: Iterable[Any] | None) -> None:
        """A line for each record; amounts of nothing and empty texts leave their cells empty."""
        keys = [column.key for column in self.model().columns]
        self.set_lines([{key: getattr(record, key) or None for key in keys} for record in records or ()])
