"""The grid for typing lines: Enter goes on, the last cell opens a new line, F2 edits, Esc restores, Ctrl+D fills down,
Ctrl+; is today, blocks come from and go to Excel.

Each column reads and shows its own values; what cannot be read is refused beside the grid and the old value stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.money import show_money
from app.domain.problems import Refusal
from app.domain.reading import type_money
from app.domain.separated import copied_text, pasted_rows
from app.domain.text import clean
from app.i18n import _, render
from app.ui import theme
from app.ui.widgets.lookup_field import Choice, LookupField, search
from app.ui.widgets.table_model import CELL_MARGIN, LEFT, NOWHERE, RIGHT, Index, fit_stretch


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column: how a value is read from text and shown. ``choices`` makes it a look-up; ``read`` may raise Refusal."""

    key: str
    title: str
    width: int = 120
    read: Callable[[str], Any] = clean
    show: Callable[[Any], str] = str
    align: int = LEFT
    stretch: bool = False
    choices: Callable[[], Sequence[Choice]] | None = None
    choices_of: Callable[[Mapping[str, Any]], Sequence[Choice]] | None = None
    """Choices that depend on the line; a line without any takes plain text."""
    today: Callable[[], Any] | None = None


def money_column(key: str, title: str, width: int = 120) -> GridColumn:
    """A column of amounts; reads what MoneyField reads."""
    return GridColumn(key, title, width, read=type_money, show=show_money, align=RIGHT)


def lookup_column(
    key: str,
    title: str,
    choices: Callable[[], Sequence[Choice]],
    width: int = 150,
    *,
    stretch: bool = False,
    long: bool = True,
) -> GridColumn:
    """A column that holds the key of a choice and shows its caption, or only its code when not ``long``."""

    def show(value: Any) -> str:
        taken = next((choice for choice in choices() if choice.key == value), None)
        if taken is None:
            return str(value)
        return taken.caption if long or not taken.code else taken.code

    def read(text: str) -> Any:
        found = search(choices(), text.partition("  ")[0]) or search(choices(), text)
        return found[0].key if found else None

    return GridColumn(key, title, width, read=read, show=show, stretch=stretch, choices=choices)


class GridModel(QAbstractTableModel):
    """Lines as dictionaries by column key; a missing or None value is an empty cell."""

    refused = Signal(str)
    settled = Signal()

    def __init__(self, columns: Sequence[GridColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.lines: list[dict[str, Any]] = []
        self.read_only = False

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and alignment; the whole text again as a tooltip, since a cell may be too narrow for it."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            column = self.columns[index.column()]
            value = self.lines[index.row()].get(column.key)
            if value is None:
                return ""
            taken = next((choice for choice in self.choices_at(index) if choice.key == value), None)
            return taken.caption if taken is not None else column.show(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[index.column()].align
        return None

    def holds(self, line: Mapping[str, Any]) -> bool:
        """True when a column of the line is filled."""
        return any(line.get(column.key) not in (None, "") for column in self.columns)

    def choices_at(self, index: Index) -> Sequence[Choice]:
        """What this cell's line offers in this column."""
        offer = self.columns[index.column()].choices_of
        return offer(self.lines[index.row()]) if offer is not None else ()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles across, line numbers down."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title if orientation == Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].align
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited unless the grid is read-only."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.read_only else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Read the text typed; a refused one shows an error and the old value stays."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        column, text = self.columns[index.column()], str(value).strip()
        try:
            offered = self.choices_at(index)
            found = search(offered, text.partition("  ")[0]) or search(offered, text) if offered else []
            read = (found[0].key if found else None) if offered else column.read(text) if text else None
            if not text:
                read = None
        except Refusal as refusal:
            self.refused.emit(render(refusal))
            return False
        if text and read is None:
            self.refused.emit(_("Không có «{text}» trong danh sách. Hãy gõ mã hoặc một phần tên.").format(text=text))
            return False
        self.lines[index.row()][column.key] = read
        self.dataChanged.emit(index, index)
        self.refused.emit("")
        self.settled.emit()
        return True

    def set_lines(self, lines: Sequence[dict[str, Any]]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = [dict(line) for line in lines]
        self.endResetModel()

    def append(self, line: dict[str, Any] | None = None) -> None:
        """A new line at the end."""
        self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines))
        self.lines.append(dict(line or {}))
        self.endInsertRows()

    def remove(self, place: int) -> None:
        """Take a line out."""
        self.beginRemoveRows(QModelIndex(), place, place)
        del self.lines[place]
        self.endRemoveRows()
        self.settled.emit()


class GridDelegate(QStyledItemDelegate):
    """Editors of cells: a look-up for choices, else a line. Enter commits and goes on."""

    def __init__(self, grid: EntryGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor of one cell."""
        column = self._grid.model().columns[index.column()]
        name = _("{column}, dòng {line}").format(column=column.title, line=index.row() + 1)
        offered = self._grid.model().choices_at(index)
        if column.choices is not None or offered:
            editor: QLineEdit = LookupField(name, column.choices or offered, parent=parent)
        else:
            editor = QLineEdit(parent)
            editor.setAccessibleName(name)
            editor.setAlignment(Qt.AlignmentFlag(column.align))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from what stands in the cell."""
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the text to the model; a look-up settles first."""
        if isinstance(editor, LookupField):
            editor.settle()
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter and Tab commit and move on; a look-up first takes what its list points at."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if (
                event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            ):
                if isinstance(editor, LookupField):
                    editor.settle()
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.EditNextItem)
                return True
            walking = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape)
            # Why: the look-up uses these keys for its own list before the grid may.
            if (
                walking
                and isinstance(editor, LookupField)
                and (editor.list_is_open() or event.key() == Qt.Key.Key_Down)
            ):
                editor.keyPressEvent(event)
                return True
        return super().eventFilter(editor, event)


class EntryGrid(QTableView):
    """``changed`` after any change; ``refused(sentence)`` when a cell took nothing; ``finished`` on Enter in an empty last line."""

    changed = Signal()
    refused = Signal(str)
    finished = Signal()

    def __init__(
        self, name: str, columns: Sequence[GridColumn], new_line: Callable[[], dict[str, Any]] | None = None
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model = GridModel(columns, self)
        self._new_line = new_line or dict
        self.setModel(self._model)
        self._delegate = GridDelegate(self)
        self.setItemDelegate(self._delegate)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        heads = self.verticalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(1)
        heads.setDefaultSectionSize(theme.tokens().row + 2)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        heads.setFixedWidth(30)
        heads.setHighlightSections(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(theme.tokens().row + 2)
        head = QFontMetrics(theme.font(theme.tokens().small, QFont.Weight.DemiBold))
        for place, column in enumerate(columns):
            needed = head.horizontalAdvance(column.title) + CELL_MARGIN
            header.resizeSection(place, max(column.width * theme.tokens().base // 13, needed))
            if column.stretch:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self._model.settled.connect(self.changed)
        self._model.refused.connect(self.refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The stretching column takes the free room, but never less than two thirds of its own width: then the grid scrolls."""
        super().resizeEvent(event)
        fit_stretch(self, [(column.width, column.stretch) for column in self._model.columns])

    def sizeHint(self) -> QSize:
        """Three lines and the heads; the layout gives more when there is room."""
        return QSize(400, 4 * (theme.tokens().row + 2) + 6)

    def model(self) -> GridModel:
        """The grid's own model."""
        return self._model

    def lines(self) -> list[dict[str, Any]]:
        """Lines that hold anything at all in a column; what a line carries beside its columns comes along."""
        return [dict(line) for line in self._model.lines if self._model.holds(line)]

    def set_lines(self, lines: Sequence[dict[str, Any]]) -> None:
        """Show lines; an editable grid always has at least one."""
        self._model.set_lines(lines or ([] if self._model.read_only else [self._new_line()]))

    def value(self) -> list[dict[str, Any]]:
        """What an editor holds of it: its lines."""
        return self.lines()

    def set_value(self, lines: Sequence[dict[str, Any]] | None) -> None:
        """Show lines, or one to begin with."""
        self.set_lines(lines or [])

    def complaint(self) -> str:
        """What could not be read was refused while it was typed."""
        return ""

    def set_read_only(self, read_only: bool) -> None:
        """Lines of a posted voucher are only read; a grid that may be written again has a line to begin with."""
        self._model.read_only = read_only
        if not read_only and not self._model.lines:
            self.set_lines([])

    def start(self, place: int = 0, column: int = 0) -> None:
        """Put the cursor in a cell."""
        self.setCurrentIndex(self._model.index(place, column))
        self.setFocus()

    def commit(self) -> None:
        """Take what stands in an editor that is still open."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()

    def step(self) -> None:
        """The next cell; after the last one a new line."""
        index = self.currentIndex()
        shown = [place for place in range(self._model.columnCount()) if not self.isColumnHidden(place)]
        row, column = index.row(), index.column()
        later = [place for place in shown if place > column]
        if later:
            self.setCurrentIndex(self._model.index(row, later[0]))
        elif row + 1 < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row + 1, shown[0]))
        elif not self._model.read_only:
            self.add_line()

    def add_line(self) -> None:
        """A new line at the end, with the cursor in it."""
        self._model.append(self._new_line())
        self.setCurrentIndex(self._model.index(self._model.rowCount() - 1, 0))

    def remove_line(self) -> None:
        """Take the current line out; the last one is only emptied."""
        row = self.currentIndex().row()
        if row < 0 or self._model.read_only:
            return
        if self._model.rowCount() > 1:
            self._model.remove(row)
        else:
            self.set_lines([])
        self.changed.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter and Tab in an editor go to our next cell."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint if hint in (hints.EditNextItem, hints.EditPreviousItem) else hint)
        if hint == hints.EditNextItem:
            self.step()
        elif hint == hints.EditPreviousItem and self.currentIndex().column() > 0:
            self.setCurrentIndex(self.currentIndex().siblingAtColumn(self.currentIndex().column() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The grid's own keys; every other key starts editing by Qt's rule."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            if self._at_empty_end():
                self.finished.emit()
            else:
                self.step()
        elif control and key == Qt.Key.Key_D:
            self.fill_down()
        elif control and key == Qt.Key.Key_Semicolon:
            self._put_today()
        elif control and key in (Qt.Key.Key_Delete, Qt.Key.Key_Minus):
            self.remove_line()
        elif key == Qt.Key.Key_Delete:
            self._clear_cells()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_tsv())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def _at_empty_end(self) -> bool:
        row = self.currentIndex().row()
        if row != self._model.rowCount() - 1 or row <= 0:
            return False
        return not self._model.holds(self._model.lines[row])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by the keyboard starts in the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    def fill_down(self) -> None:
        """Each selected column takes its topmost value; with one cell, the value above it."""
        if self._model.read_only:
            return
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        top = min(index.row() for index in indexes)
        rows = sorted({index.row() for index in indexes})
        source = top - 1 if len(rows) == 1 else top
        if source < 0:
            return
        for index in indexes:
            if index.row() != source:
                key = self._model.columns[index.column()].key
                self._model.lines[index.row()][key] = self._model.lines[source].get(key)
                self._model.dataChanged.emit(index, index)
        self.changed.emit()

    def _put_today(self) -> None:
        column = self._model.columns[self.currentIndex().column()]
        if column.today is not None and not self._model.read_only:
            self._model.lines[self.currentIndex().row()][column.key] = column.today()
            self._model.dataChanged.emit(self.currentIndex(), self.currentIndex())
            self.changed.emit()

    def _clear_cells(self) -> None:
        if self._model.read_only:
            return
        for index in self.selectionModel().selectedIndexes():
            self._model.lines[index.row()][self._model.columns[index.column()].key] = None
            self._model.dataChanged.emit(index, index)
        self.changed.emit()

    def paste(self, text: str) -> None:
        """A block from Excel from the current cell on; lines are added as needed, unreadable cells show an error and are left empty."""
        if self._model.read_only or not text.strip("\r\n"):
            return
        start = self.currentIndex() if self.currentIndex().isValid() else self._model.index(0, 0)
        texts: list[str] = []
        self._model.refused.connect(texts.append)
        for offset, cells in enumerate(pasted_rows(text.rstrip("\r\n"))):
            row = start.row() + offset
            while row >= self._model.rowCount():
                self._model.append(self._new_line())
            for place, cell in enumerate(cells):
                if start.column() + place < self._model.columnCount():
                    self._model.setData(self._model.index(row, start.column() + place), cell)
        self._model.refused.disconnect(texts.append)
        texts = [sentence for sentence in texts if sentence]
        self.refused.emit(texts[0] if texts else "")

    def as_tsv(self) -> str:
        """The selected block as Excel pastes it; amounts as bare numbers."""
        indexes = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes})
        return copied_text((self._bare(row, column) for column in columns) for row in rows)

    def _bare(self, row: int, column: int) -> str:
        value = self._model.lines[row].get(self._model.columns[column].key)
        if value is None:
            return ""
        return str(value) if isinstance(value, int) else self._model.columns[column].show(value)
