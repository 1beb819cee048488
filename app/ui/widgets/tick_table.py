"""A table whose rows are ticked or not: Space ticks the rows selected, Ctrl+A selects all. Ticks are kept by id."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.text import searched
from app.i18n import _
from app.ui.widgets import parts
from app.ui.widgets.chips import SearchBox
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView


class TickTable(TableView):
    """``ticked`` are the ids that count, of rows not shown just now too; ``may_tick(row)`` False keeps a row out for good."""

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
        self.show_ticked(rows, {self._identify(row) for row in rows if self._may_tick(row)})

    def show_ticked(self, rows: Sequence[Any], ticked: Collection[Any]) -> None:
        """Show rows, with these ids ticked, whether they are among the rows or not."""
        self.ticked = set(ticked)
        self.rows.set_rows(rows)
        if rows:
            self.point_at(0)
        self.ticks_changed.emit()

    def tick_all(self, on: bool) -> None:
        """Tick or clear every row that may be."""
        self.tick_only(lambda _row: on)

    def tick_only(self, wanted: Callable[[Any], bool]) -> None:
        """Of the rows shown tick these, as far as they may be, and no other."""
        rows = [self.rows.row_at(place) for place in range(self.rows.rowCount())]
        self.ticked -= {self._identify(row) for row in rows}
        self.ticked |= {self._identify(row) for row in rows if self._may_tick(row) and wanted(row)}
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


class TickList(QWidget):
    """A tick table with a search, Chọn hết and Bỏ hết for what the search shows, and a line below. Ticks stay while the search changes.

    ``usual`` narrows Chọn hết to the rows one would tick without a special reason.
    """

    ticks_changed = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        identify: Callable[[Any], Any],
        text: Callable[[Any], str],
        placeholder: str,
        may_tick: Callable[[Any], bool] | None = None,
        usual: Callable[[Any], bool] | None = None,
    ) -> None:
        super().__init__()
        self._identify, self._text = identify, text
        self._usual = usual or (lambda _row: True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._everybody: Sequence[Any] = ()
        self.table = TickTable(name, columns, identify, may_tick)
        self.search = SearchBox(placeholder, placeholder)
        self.search.setFixedWidth(190)
        self._foot = parts.label(role="strong")
        line = parts.row(
            self.search,
            None,
            parts.button(_("Chọn hết"), self.tick_usual, role="link"),
            parts.button(_("Bỏ hết"), lambda: self.table.tick_all(False), role="link"),
        )
        stack = parts.column(line, self.table, self._foot, gap=6)
        stack.setStretch(1, 1)
        self.setLayout(stack)
        self.search.searched.connect(lambda _text: self.look())
        self.table.ticks_changed.connect(self.ticks_changed)

    def offer(self, rows: Sequence[Any], ticked: Collection[Any] = ()) -> None:
        """Offer these rows, with these ids ticked."""
        self._everybody = rows
        self.table.show_ticked(self._found(), ticked)

    @property
    def ticked(self) -> set[Any]:
        """The ids ticked, of rows the search hides too."""
        return self.table.ticked

    def rows(self) -> Sequence[Any]:
        """Every row offered."""
        return self._everybody

    def chosen(self) -> list[Any]:
        """The rows ticked, in order."""
        return [row for row in self._everybody if self._identify(row) in self.ticked]

    def tick_usual(self) -> None:
        """Tick all one would usually tick of what the search shows."""
        self.table.tick_only(self._usual)

    def look(self) -> None:
        """Show what the search finds."""
        self.table.show_ticked(self._found(), self.ticked)

    def _found(self) -> list[Any]:
        return searched(self._everybody, self.search.value(), self._text)

    def say(self, text: str) -> None:
        """The line below."""
        self._foot.setText(text)

    def said(self) -> str:
        """What the line below says."""
        return self._foot.text()
