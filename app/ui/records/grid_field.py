"""A grid of lines as one field of an editor: its value is a record for each line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QPushButton

from app.domain import clock
from app.domain.dates import Month, show_date
from app.domain.reading import type_date
from app.domain.records import Field, Kind
from app.i18n import _
from app.ui.widgets import parts
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
        more |= {"read": partial(type_date, working_month=month), "show": show_date, "today": clock.today}
    return GridColumn(key, title, width, **more)


def line_buttons(grid: EntryGrid, remove: Callable[[], object] | None = None) -> tuple[QPushButton, QPushButton]:
    """The buttons that add a line to a grid and take one away, by ``remove`` where that is more than the grid's own act."""
    add = parts.button(_("Thêm dòng"), grid.add_line, icon="plus", role="link")
    return add, parts.button(_("Bỏ dòng"), remove or grid.remove_line, icon="minus", role="link")


class GridField(EntryGrid):
    """``make`` makes the record of a line from what its columns hold; a column nothing stands in is not given to it.

    What the record has in ``carries`` goes along with its line and stands in no column.
    """

    def __init__(
        self, name: str, columns: Sequence[GridColumn], make: Callable[..., Any], *, carries: Sequence[str] = ()
    ) -> None:
        super().__init__(name, columns)
        self._make = make
        self._carries = tuple(carries)

    def value(self) -> tuple[Any, ...]:  # type: ignore[override]
        """A record for each line that holds anything."""
        self.commit()
        lines = ({key: held for key, held in line.items() if held is not None} for line in self.lines())
        return tuple(self._make(**line) for line in lines)

    def set_value(self, records: Iterable[Any] | None) -> None:
        """A line for each record; amounts of nothing and empty texts leave their cells empty."""
        keys = [*(column.key for column in self.model().columns), *self._carries]
        self.set_lines([{key: getattr(record, key) or None for key in keys} for record in records or ()])
