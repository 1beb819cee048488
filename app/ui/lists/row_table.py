"""Rows in a table with the sums of their money below: what a list page is built around, and what any dialogue or pane may show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.desk import Desk
from app.ui.lists.total_row import TotalRow
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands in a list without rows: that there is nothing yet, what to do about it, and the button that does it."""

    title: str
    why: str = ""
    act: str = ""
    call: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class RowLooks(Generic[Row]):
    """Which rows are faint, struck through or bold."""

    faint: Callable[[Row], bool] | None = None
    struck: Callable[[Row], bool] | None = None
    bold: Callable[[Row], bool] | None = None


class RowTable(QWidget, Generic[Row]):
    """``show_rows`` shows rows that are in memory; ``row()`` is the one pointed at. ``opened`` tells the row that was opened.

    What the user changes of its columns is kept under ``key``; ``empty`` is what it says while it has no rows.
    """

    opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        name: str,
        key: str,
        columns: Sequence[Column],
        *,
        looks: RowLooks[Row] | None = None,
        empty: Empty | None = None,
        fetch: Callable[[Sequence[Any]], Sequence[Row]] | None = None,
    ) -> None:
        super().__init__()
        looks = looks or RowLooks()
        self._empty = empty
        self.model = PagedTableModel(
            columns, fetch or (lambda _ids: []), faded=looks.faint, struck=looks.struck, emphasis=looks.bold
        )
        self.table = TableView(name, key, self.model, desk.preferences)
        self.totals = TotalRow(self.table)
        self.setLayout(parts.column(self.table, self.totals, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self._tell_opened)
        self.table.summed.connect(desk.summed)

    def show_rows(self, rows: Sequence[Row], start: int | None = 0) -> None:
        """Show rows, the one at the place ``start`` pointed at, or none."""
        self.model.set_rows(rows)
        self.say_sums(self.sums_of(rows))
        if not rows and self._empty is not None:
            self.say_empty(self._empty)
        elif rows and start is not None:
            self.table.point_at(start)

    def rows(self) -> list[Row]:
        """The rows shown, from the top."""
        return [self.model.row_at(place) for place in range(self.model.rowCount())]

    def row(self) -> Row | None:
        """The row pointed at."""
        current = self.table.currentIndex()
        found: Row | None = self.model.row_at(current.row()) if current.isValid() else None
        return found

    def say_empty(self, empty: Empty) -> None:
        """What stands there while it has no rows."""
        self.table.say_empty(empty.title, empty.why, empty.act, empty.call)

    def sums_of(self, rows: Sequence[Row]) -> dict[str, int]:
        """The sums of the columns of money over these rows, by the key of the column."""
        return {
            column.key: sum(column.amount(row) or 0 for row in rows)
            for column in self.model.columns
            if rows and column.amount is not None and column.summed
        }

    def say_sums(self, sums: Mapping[str, int]) -> None:
        """Show these sums below their columns."""
        self.totals.say(sums)

    def _tell_opened(self, identifier: Any) -> None:
        self.opened.emit(self.model.row_at(self.model.place(identifier)))
