"""A table whose rows are ticked or not: Space ticks the rows selected, Ctrl+A selects all. Ticks are kept by id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.i18n import _
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView


class TickTable(TableView):
    """``ticked`` are the ids that count; ``may_tick(row)`` False keeps a row out for good."""

    ticks_changed = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        identify: Callable[[Any], Any],
        may_tick: Callable[[Any], bool] | None = None,
    ) -> None:
        self.ticked: set[Any] = set()
        self._identify = identify
        self._may_tick = may_tick or (lambda _row: True)
        first = replace(columns[0], icon=self._mark, tone=self._tone)
        self.rows = PagedTableModel(
            [first, *columns[1:]], lambda _ids: [], faded=lambda row: self._identify(row) not in self.ticked
        )
        super().__init__(name, f"tick.{name}", self.rows)
        self.setToolTip(_("Phím cách đánh dấu hoặc bỏ dấu những dòng đang chọn."))

    def _mark(self, row: Any) -> str:
        if not self._may_tick(row):
            return "circle-check"
        return "square-check" if self._identify(row) in self.ticked else "square"

    def _tone(self, row: Any) -> str:
        return "accent" if self._identify(row) in self.ticked else "muted"

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows, all ticked that may be."""
        self.ticked = {self._identify(row) for row in rows if self._may_tick(row)}
        self.rows.set_rows(rows)
        if rows:
            self.point_at(0)
        self.ticks_changed.emit()

    def tick_all(self, on: bool) -> None:
        """Tick or clear every row that may be."""
        rows = [self.rows.row_at(place) for place in range(self.rows.rowCount())]
        self.ticked = {self._identify(row) for row in rows if on and self._may_tick(row)}
        self._ticks_moved()

    def flip(self, places: Sequence[int]) -> None:
        """Turn the ticks of rows round, all to what the first becomes."""
        rows = [row for row in (self.rows.row_at(place) for place in places) if self._may_tick(row)]
        if not rows:
            return
        on = self._identify(rows[0]) not in self.ticked
        for row in rows:
            (self.ticked.add if on else self.ticked.discard)(self._identify(row))
        self._ticks_moved()

    def _ticks_moved(self) -> None:
        self.viewport().update()
        self.ticks_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; everything else is the table's."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.flip(self.selected_ids())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the mark of a row ticks it."""
        super().mouseReleaseEvent(event)
        index: QModelIndex = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and event.position().x() < 26:
            self.flip([index.row()])
