"""A sheet as it stands, with a choice above every column and rows that can be pointed at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.sheets import Cell
from app.i18n import _
from app.ui import theme
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.table_model import LEFT, NOWHERE, RIGHT, Index

_LETTERS = 26
_WIDEST, _LEAST = 240, 104
_ROOM = 62
"""Pixels around the word of a choice."""


def letters(column: int) -> str:
    """What Excel calls a column, counted from 0."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        text = chr(65 + rest) + text
    return text


def shown(cell: Cell) -> str:
    """A cell as Excel shows it, nearly."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return show_date(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return " ".join(str(cell).split())
    if float(cell).is_integer():
        return show_money(int(cell)) if abs(cell) > 9999 else str(int(cell))
    return str(cell).replace(".", ",")


class SheetModel(QAbstractTableModel):
    """Cells of a sheet; the head is bold, what is no part of the table or of no column is faint."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Sequence[Cell]] = ()
        self.width = 0
        self.head: frozenset[int] = frozenset()
        self.bounds = (1, 0)
        self.taken: frozenset[int] = frozenset()
        self.places: frozenset[int] = frozenset()

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Another sheet."""
        self.beginResetModel()
        self.rows, self.width = rows, max((len(row) for row in rows[:2000]), default=0)
        self.endResetModel()

    def mark(self, head: Iterable[int], bounds: tuple[int, int], taken: Iterable[int], places: frozenset[int]) -> None:
        """Which rows are the head, from where to where the table goes, which columns are something, which rows are read."""
        self.head, self.bounds = frozenset(head), bounds
        self.taken, self.places = frozenset(taken), places
        if self.rows and self.width:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.width - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows) - 1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Rows of the sheet."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Columns of its widest row."""
        return 0 if parent.isValid() else self.width

    def cell(self, index: Index) -> Cell:
        """What stands there."""
        row = self.rows[index.row()]
        return row[index.column()] if index.column() < len(row) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and looks of a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown(self.cell(index))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            cell = self.cell(index)
            return RIGHT if isinstance(cell, int | float) and not isinstance(cell, bool) else LEFT
        row = index.row() + 1
        if role == Qt.ItemDataRole.FontRole and row in self.head:
            return theme.font(weight=QFont.Weight.DemiBold)
        if role == Qt.ItemDataRole.ForegroundRole:
            inside = self.bounds[0] <= row <= self.bounds[1] and index.column() in self.taken
            return theme.colour("text" if inside or row in self.head else "muted")
        if role == Qt.ItemDataRole.BackgroundRole and row in self.head:
            return theme.colour("accent_soft")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number of a row, with what it is; a column has its choice."""
        if orientation is Qt.Orientation.Horizontal:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = section + 1
        if row in self.head:
            return f"{row} {_('tiêu đề')}"
        words = {self.bounds[1]: _("cuối"), self.bounds[0]: _("đầu")}
        if row in words:
            return f"{row} {words[row]}"
        return f"{row} •" if row in self.places else str(row)


class ChoiceHeader(QHeaderView):
    """The letters of the columns, each with a choice below it."""

    chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.fields: list[ChoiceField] = []
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionResized.connect(self.place)

    def offer(self, count: int, choices: Sequence[tuple[str, str]]) -> None:
        """A choice for each of so many columns."""
        for field in self.fields:
            field.hide()
            field.deleteLater()
        self.fields = []
        for column in range(count):
            field = ChoiceField(_("Cột {letter} là").format(letter=letters(column)), choices, letters=6, parent=self)
            field.changed.connect(lambda column=column: self.chosen.emit(column, self.fields[column].value()))
            field.show()
            self.fields.append(field)
        self.updateGeometry()
        self.place()

    def sizeHint(self) -> QSize:
        """High enough for a letter and a choice."""
        hint = super().sizeHint()
        return QSize(hint.width(), theme.tokens().control + theme.tokens().base + 12)

    def place(self, *_sizes: object) -> None:
        """Lay each choice over its column."""
        top = theme.tokens().base + 8
        for column, field in enumerate(self.fields):
            wide = self.sectionSize(column) - 4
            field.setGeometry(self.sectionViewportPosition(column) + 2, top, wide, theme.tokens().control)

    def paintSection(self, painter: Any, rect: Any, section: int) -> None:
        """The letter above the choice."""
        super().paintSection(painter, rect, section)
        painter.setPen(theme.colour("muted"))
        above = rect.adjusted(8, 4, 0, 0)
        painter.drawText(above, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), letters(section))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices move with their columns."""
        super().resizeEvent(event)
        self.place()


class SheetGrid(QTableView):
    """``column_chosen(column, key)`` and ``row_pointed(row)`` (from 1) tell what is pointed at; Enter opens the choice of the column."""

    column_chosen = Signal(int, object)
    row_pointed = Signal(int)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = choices
        self.sheet = SheetModel(self)
        self.setModel(self.sheet)
        self.header = ChoiceHeader(self)
        self.setHorizontalHeader(self.header)
        self.setAccessibleName(_("Trang tính"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(theme.tokens().base + 10)
        self.verticalHeader().setSectionsClickable(True)
        self.verticalHeader().sectionClicked.connect(lambda at: self.row_pointed.emit(at + 1))
        self.horizontalScrollBar().valueChanged.connect(self.header.place)
        self.header.chosen.connect(self.column_chosen)

    def show_sheet(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show a sheet from its top."""
        self.sheet.show_rows(rows)
        self.header.offer(self.sheet.width, self.choices)
        for column in range(self.sheet.width):
            texts = (shown(row[column]) for row in rows[:60] if column < len(row))
            longest = max((len(text) for text in texts), default=0)
            self.setColumnWidth(column, max(_LEAST, min(_WIDEST, longest * theme.tokens().base * 3 // 5)))
        self.header.place()

    def show_columns(self, keys: Mapping[int, str]) -> None:
        """What each column is."""
        for column, field in enumerate(self.header.fields):
            field.set_value(keys.get(column, ""))
            wide = field.fontMetrics().horizontalAdvance(field.currentText()) + _ROOM
            if self.columnWidth(column) < wide:
                self.setColumnWidth(column, wide)

    def current_row(self) -> int:
        """The row that has the cursor, from 1; 0 for none."""
        return self.currentIndex().row() + 1

    def look_at(self, row: int, column: int = 0) -> None:
        """Put the cursor on a row and show it."""
        index = self.sheet.index(row - 1, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the choice above the cursor's column."""
        column = self.currentIndex().column()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4) and 0 <= column < len(
            self.header.fields
        ):
            self.header.fields[column].setFocus()
            self.header.fields[column].showPopup()
            return
        super().keyPressEvent(event)
