"""Rows in a table with the sums of their money below: what a list page is built around, and what any dialogue or pane may show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.progress import Progress
from app.exports.shown_list import ShownColumn, ShownList
from app.models.queries import Read
from app.services import export_list
from app.ui.desk import Desk
from app.ui.lists.total_row import TotalRow
from app.ui.widgets import parts
from app.ui.widgets.table_model import PAGE, Column, PagedTableModel
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

    What the user changes of its columns is kept under ``key``; ``empty`` is what it says while it has no rows. With ``identify``
    what is pointed at, selected and scrolled to stays while other rows are shown.
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
        identify: Callable[[Row], Any] | None = None,
    ) -> None:
        super().__init__()
        self.name = name
        self._identify = identify
        self._rows: dict[Any, Row] = {}
        looks = looks or RowLooks()
        self._empty = empty
        self.model = PagedTableModel(
            columns, fetch or self._held, faded=looks.faint, struck=looks.struck, emphasis=looks.bold
        )
        self.table = TableView(name, key, self.model, desk.preferences)
        self.totals = TotalRow(self.table)
        self.setLayout(parts.column(self.table, self.totals, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self._tell_opened)
        self.table.summed.connect(desk.summed)

    def show_rows(self, rows: Sequence[Row], start: int | None = 0) -> None:
        """Show rows, the one at the place ``start`` pointed at, or none; another that is pointed at stays."""
        told = self._identify
        self._rows = {place if told is None else told(row): row for place, row in enumerate(rows)}
        ids = list(self._rows)
        if told is not None:
            self.table.show_ids(ids, ids[start] if ids and start is not None else None)
        else:
            self.model.set_ids(ids)
            if ids and start is not None:
                self.table.point_at(start)
        self.say_sums(self.sums_of(rows))
        if not rows and self._empty is not None:
            self.say_empty(self._empty)

    def _held(self, ids: Sequence[Any]) -> Sequence[Row]:
        return [self._rows[each] for each in ids]

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

    def as_shown(
        self,
        about: Iterable[str],
        ids: Sequence[Any] | None = None,
        rows_of: Callable[[Read, Sequence[Any]], Sequence[Row]] | None = None,
    ) -> export_list.Gather:
        """The table as it stands: its visible columns in their order, its rows and its sums; ``about`` tells what narrows them.

        All but the rows is taken down now; those of ``ids`` come by the page where the list is gathered, which is the worker.
        """
        narrowed = ", ".join(filter(None, about))
        columns, sums = self.table.shown_columns(), self.totals.sums()
        shown = tuple(ShownColumn(each.title, each.kind, self.table.width_of(each.key)) for each in columns)
        totals = tuple(sums.get(each.key) if each.amount is not None else None for each in columns)
        wanted: Sequence[Any] = self.rows() if ids is None else ids

        def gather(read: Read, progress: Progress | None) -> ShownList:
            rows: list[tuple[Any, ...]] = []
            for start in range(0, len(wanted), PAGE):
                if progress is not None:
                    progress(start, len(wanted))
                page = wanted[start : start + PAGE]
                found: Sequence[Row] = rows_of(read, page) if rows_of is not None else page
                rows += (tuple(column.cell(row) for column in columns) for row in found)
            return ShownList(self.name, narrowed, shown, rows, totals if sums else ())

        return gather

    def _tell_opened(self, identifier: Any) -> None:
        self.opened.emit(self.model.row_at(self.model.place(identifier)))
