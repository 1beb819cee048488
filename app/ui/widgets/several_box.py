"""A drop-down in which several entries may be ticked: Space or a click ticks, nothing ticked means all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

NAMED = 2
"""So many ticked entries are named in the closed box; of more it tells the number."""


class SeveralBox(QComboBox):
    """``value()`` are the keys ticked, in the order offered; empty when nothing is ticked, which means all.

    ``all_word`` is what the closed box says then, ``count_word`` (with ``{count}``) what it says of many.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[Any, str]],
        all_word: str,
        count_word: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._all_word, self._count_word = all_word, count_word
        self._entries = QStandardItemModel(self)
        for key, word in choices:
            entry = QStandardItem(word)
            entry.setData(key, Qt.ItemDataRole.UserRole)
            entry.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setCheckState(Qt.CheckState.Unchecked)
            self._entries.appendRow(entry)
        self.setModel(self._entries)
        self.setAccessibleName(name)
        self.view().installEventFilter(self)
        self.view().viewport().installEventFilter(self)
        self._tell()

    def value(self) -> tuple[Any, ...]:
        """The keys ticked."""
        return tuple(entry.data(Qt.ItemDataRole.UserRole) for entry in self._ticked())

    def set_value(self, keys: Collection[Any] | None) -> None:
        """Tick these and no others, without telling anybody."""
        for entry in self._all():
            on = entry.data(Qt.ItemDataRole.UserRole) in (keys or ())
            entry.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._tell()

    def complaint(self) -> str:
        """Entries are ticked or they are not."""
        return ""

    def keys(self) -> list[Any]:
        """The keys offered."""
        return [entry.data(Qt.ItemDataRole.UserRole) for entry in self._all()]

    def shown_text(self) -> str:
        """What the closed box says."""
        ticked = [entry.text() for entry in self._ticked()]
        if not ticked or len(ticked) == self._entries.rowCount():
            return self._all_word
        return ", ".join(ticked) if len(ticked) <= NAMED else self._count_word.format(count=len(ticked))

    def _all(self) -> list[QStandardItem]:
        return [self._entries.item(row) for row in range(self._entries.rowCount())]

    def _ticked(self) -> list[QStandardItem]:
        return [entry for entry in self._all() if entry.checkState() == Qt.CheckState.Checked]

    def _flip(self, row: int) -> None:
        entry = self._entries.item(row)
        on = entry.checkState() != Qt.CheckState.Checked
        entry.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self.setAccessibleDescription(self.shown_text())
        self.setToolTip(", ".join(entry.text() for entry in self._ticked()))
        self.update()

    # ---- Qt --------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the open list, Space and a click tick instead of choosing, and the list stays open."""
        if isinstance(event, QKeyEvent) and watched is self.view() and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space and self.view().currentIndex().isValid():
                self._flip(self.view().currentIndex().row())
                return True
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            index = self.view().indexAt(event.position().toPoint())
            if index.isValid():
                self._flip(index.row())
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Down open the list; nothing is ever chosen while it is closed."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.showPopup()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page around it."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As any drop-down, with what is ticked for its text."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.shown_text(), Qt.TextElideMode.ElideRight, room.width() - 4
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
