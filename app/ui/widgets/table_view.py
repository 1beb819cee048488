"""The table of every screen: remembered columns, widths and sort; sum and count of the selection; copies to Excel; says why it is empty."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QVBoxLayout, QWidget

from app.domain.money import show_money
from app.domain.separated import copied_text
from app.i18n import _
from app.ui import theme
from app.ui.preferences import Preferences
from app.ui.widgets import parts
from app.ui.widgets.table_model import MEASURED, Column, PagedTableModel, column_width, fit_stretch, readable_width

WIDEST = 4000
"""Pixels no column needs more of."""


class TableView(QTableView):
    """``opened(id)`` on Enter or double click, ``pointed(id)`` when the current row changes, ``summed(text)`` for the status bar."""

    opened = Signal(object)
    pointed = Signal(object)
    summed = Signal(str)
    sorted_by = Signal(str, bool)

    def __init__(
        self,
        name: str,
        key: str,
        model: PagedTableModel,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._key = key
        self._preferences = preferences
        self._table = model
        self._needed: dict[str, int] = {}
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.tokens().row)
        self._set_up_header()
        self._empty = self._make_empty()
        self._widen()
        model.modelReset.connect(self._rows_changed)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(self._activate)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(36)
        header.setFixedHeight(theme.tokens().row + 2)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        widths = self._widths()
        for place, column in enumerate(self._table.columns):
            header.resizeSection(place, int(widths.get(column.key, column_width(column))))
            if column.stretch and column.key not in widths:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.hide_for_room(())
        if any(column.sortable for column in self._table.columns):
            header.setSectionsClickable(True)
            header.setSortIndicatorShown(True)
            header.sectionClicked.connect(self._sort_by)
            self._show_sort()
        header.sectionResized.connect(self._resized)

    def columns(self) -> Sequence[Column]:
        """Every column, in the order of the model."""
        return self._table.columns

    def shown_columns(self) -> list[Column]:
        """The columns she sees, in the order she sees them."""
        header = self.horizontalHeader()
        places = [header.logicalIndex(visual) for visual in range(header.count())]
        return [self._table.columns[place] for place in places if not self.isColumnHidden(place)]

    def width_of(self, key: str) -> int:
        """Pixels of a column."""
        return self.columnWidth(next(i for i, column in enumerate(self._table.columns) if column.key == key))

    def _remembered(self, what: str, default: Any) -> Any:
        if self._preferences is None:
            return default
        kept = self._preferences.get(f"table.{self._key}.{what}", default)
        return kept if isinstance(kept, type(default)) or default is None else default

    def _widths(self) -> dict[str, int]:
        """The widths set by hand; a file of settings may hold anything, and a column as wide as no screen is none."""
        kept = self._remembered("widths", {})
        return {key: wide for key, wide in kept.items() if type(wide) is int and 0 < wide <= WIDEST}

    def _remember(self, what: str, value: object) -> None:
        if self._preferences is not None:
            self._preferences.set(f"table.{self._key}.{what}", value)

    # Why asked of others: sorting belongs to whoever gives the ids; the table never holds all rows.
    def sort(self) -> tuple[str, bool]:
        """The column key sorted by, and whether downwards; ("", False) when none was chosen."""
        kept = self._remembered("sort", [])
        return (str(kept[0]), bool(kept[1])) if len(kept) == 2 else ("", False)

    def _sort_by(self, place: int) -> None:
        column = self._table.columns[place]
        if not column.sortable:
            self._show_sort()
            return
        key, down = self.sort()
        down = not down if key == column.key else False
        self._remember("sort", [column.key, down])
        self._show_sort()
        self.sorted_by.emit(column.key, down)

    def _show_sort(self) -> None:
        key, down = self.sort()
        place = next((i for i, column in enumerate(self._table.columns) if column.key == key), -1)
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(place, order)

    def _resized(self, place: int, _old: int, new: int) -> None:
        # Why: only a width set by hand is kept; a stretched column follows the window.
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            widths = self._widths()
            widths[self._table.columns[place].key] = new
            self._remember("widths", widths)

    def _choose_columns(self, spot: QPoint) -> None:
        menu = QMenu(self)
        for place, column in enumerate(self._table.columns):
            action = QAction(column.title or column.key, menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.setData(place)
            menu.addAction(action)
        chosen = menu.exec(self.horizontalHeader().mapToGlobal(spot))
        if chosen is not None:
            self.show_column(chosen.data(), chosen.isChecked())

    def hide_for_room(self, keys: Collection[str]) -> None:
        """Hide these columns for now, besides those the user does without; an empty ``keys`` shows what she chose."""
        for place, column in enumerate(self._table.columns):
            self.setColumnHidden(place, self._does_without(place) or column.key in keys)

    def show_column(self, place: int, shown: bool) -> None:
        """Show or hide a column and remember it; the last one stays."""
        if not shown and sum(not self.isColumnHidden(i) for i in range(len(self._table.columns))) <= 1:
            return
        self.setColumnHidden(place, not shown)
        self._remember("hidden", [c.key for i, c in enumerate(self._table.columns) if self.isColumnHidden(i)])

    def _make_empty(self) -> QWidget:
        empty = QWidget(self.viewport())
        self._empty_title = parts.label(role="strong")
        self._empty_why = parts.label(role="muted", wrap=True)
        self._empty_act = parts.button("", self._empty_pressed)
        for text in (self._empty_title, self._empty_why):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty_why.setMinimumWidth(300)
        self._empty_why.setMaximumWidth(460)
        stack = QVBoxLayout(empty)
        stack.addStretch(2)
        stack.addWidget(self._empty_title)
        stack.addLayout(parts.row(None, self._empty_why, None, gap=0))
        stack.addSpacing(4)
        stack.addWidget(self._empty_act, 0, Qt.AlignmentFlag.AlignHCenter)
        stack.addStretch(3)
        self._empty_call: Any = None
        self._empty_act.hide()
        empty.hide()
        return empty

    def say_empty(self, title: str, why: str = "", act: str = "", call: Any = None) -> None:
        """What stands in the table when it has no rows: why, and what to do."""
        self._empty_title.setText(title)
        self._empty_why.setText(why)
        self._empty_act.setText(act)
        self._empty_act.setAccessibleName(act)
        self._empty_act.setVisible(bool(act))
        self._empty_call = call
        self._rows_changed()

    def empty_words(self) -> str:
        """What it says while it has no rows: that there is nothing, why, and what to do; nothing while it has."""
        return "" if self._empty.isHidden() else f"{self._empty_title.text()}\n{self._empty_why.text()}"

    def _empty_pressed(self) -> None:
        if self._empty_call is not None:
            self._empty_call()

    def _widen(self) -> None:
        """Columns of numbers and dates grow with what is shown first; a width set by hand stays."""
        widths = self._widths()
        rows = [self._table.row_at(place) for place in range(min(self._table.rowCount(), MEASURED))]
        for place, column in enumerate(self._table.columns):
            if column.key in widths:
                self._needed[column.key] = widths[column.key]
                continue
            needed = column_width(column, rows)
            self._needed[column.key] = readable_width(column) if column.stretch else needed
            if rows and column.widest and needed > self.columnWidth(place):
                self.setColumnWidth(place, needed)
        if rows:
            self._fit()

    def needed(self, away: Collection[str] = ()) -> int:
        """Pixels at which all columns can be read but these and those she does without."""
        shown = (column.key for place, column in enumerate(self._table.columns) if not self._does_without(place))
        bar = self.verticalScrollBar().sizeHint().width()
        return sum(self._needed[key] for key in shown if key not in away) + bar + 2 * self.frameWidth()

    def _does_without(self, place: int) -> bool:
        hidden, column = self._remembered("hidden", None), self._table.columns[place]
        return column.key in hidden if isinstance(hidden, list) else column.hidden

    def _fit(self) -> None:
        widths = self._widths()
        fit_stretch(
            self, [(column.width, column.stretch and column.key not in widths) for column in self._table.columns]
        )

    def _rows_changed(self) -> None:
        self._widen()
        self._empty.setVisible(self._table.rowCount() == 0)
        self._empty.setGeometry(self.viewport().rect())
        self.summed.emit("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The empty state fills the viewport; the stretching column takes what is free."""
        super().resizeEvent(event)
        self._fit()
        self._empty.setGeometry(self.viewport().rect())

    def selected_ids(self) -> list[Any]:
        """Ids of the selected rows, from the top."""
        return [self._table.identifier(place) for place in self._selected_places()]

    def _selected_places(self) -> list[int]:
        # Why by ranges: Qt would make an index for each of a hundred thousand rows.
        ranges = self.selectionModel().selection().toList()
        return sorted({place for each in ranges for place in range(each.top(), each.bottom() + 1)})

    def current_id(self) -> Any:
        """The id of the current row, or None."""
        index = self.currentIndex()
        return self._table.identifier(index.row()) if index.isValid() else None

    def point_at(self, identifier: Any) -> bool:
        """Make a row current and visible; False when it is not here."""
        place = self._table.place(identifier)
        if place < 0:
            return False
        column = next((i for i in range(len(self._table.columns)) if not self.isColumnHidden(i)), 0)
        index = self._table.index(place, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def show_ids(self, ids: Sequence[Any], start: Any = None) -> None:
        """Show these rows; whatever was pointed at, selected and scrolled to stays while it is there, else ``start`` is pointed at."""
        pointed, selected, scrolled = self.current_id(), self.selected_ids(), self.verticalScrollBar().value()
        self._table.set_ids(ids)
        if pointed is not None and self.point_at(pointed):
            self.verticalScrollBar().setValue(scrolled)
        elif len(ids):
            self.point_at(start if start is not None else ids[0])
        if len(selected) > 1:
            self._select(set(selected))

    def _select(self, wanted: Collection[Any]) -> None:
        """Add these rows to the selection, those that are here: one range for rows that stand together, told once."""
        places = (place for place, each in enumerate(self._table.ids()) if each in wanted)
        ranges = QItemSelection()
        for _run, run in groupby(enumerate(places), lambda each: each[1] - each[0]):
            together = [place for _count, place in run]
            ranges.select(self._table.index(together[0], 0), self._table.index(together[-1], 0))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(ranges, flags)

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.pointed.emit(self._table.identifier(current.row()) if current.isValid() else None)

    def _selection_changed(self, *_ranges: object) -> None:
        places = self._selected_places()
        if len(places) < 2:
            self.summed.emit("")
            return
        texts = [_("Đang chọn {count} dòng").format(count=len(places))]
        for number, column in enumerate(self._table.columns):
            summed = column.amount if column.summed and not self.isColumnHidden(number) else None
            if summed is not None and len(places) <= 20_000:
                total = sum(summed(self._table.row_at(place)) or 0 for place in places)
                texts.append(f"{column.title}: {show_money(total)}")
        self.summed.emit("  ·  ".join(texts))

    def _activate(self, index: QModelIndex) -> None:
        self.opened.emit(self._table.identifier(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies the selected rows for Excel."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_tsv())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard to a table with nothing selected selects its row, so that the next key has something to act on."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.point_at(self._table.identifier(self.currentIndex().row()))

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Ctrl+Home and Ctrl+End point at the first and the last row, as in Excel, instead of only moving the frame."""
        far = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
        if far and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        return super().selectionCommand(index, event)

    def as_tsv(self) -> str:
        """The selected rows as Excel pastes them, with heads; amounts as bare numbers."""
        shown = self.shown_columns()
        rows = [[column.title for column in shown]]
        for place in self._selected_places():
            row = self._table.row_at(place)
            amounts = (None if column.amount is None else column.amount(row) for column in shown)
            rows.append(
                [
                    column.text(row) if amount is None else str(amount)
                    for column, amount in zip(shown, amounts, strict=True)
                ]
            )
        return copied_text(rows)

    def changeEvent(self, event: QEvent) -> None:
        """A new appearance: heights, fonts and brushes follow."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_table"):
            self._table.look_again()
            widths = self._widths()
            for place, column in enumerate(self._table.columns):
                if column.key not in widths and not column.stretch:
                    self.setColumnWidth(place, column_width(column))
            self._widen()
            self.verticalHeader().setDefaultSectionSize(theme.tokens().row)
            self.horizontalHeader().setFixedHeight(theme.tokens().row + 2)
