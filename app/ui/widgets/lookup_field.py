"""A choice by code or by part of a name, without accents. The list drops below the field; Tab takes the first.

No inline completion and no per-key rewriting (UniKey); the search waits 200 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.text import fold
from app.i18n import _
from app.ui import theme
from app.ui.widgets.line_edit import mark

WAIT = 200
SHOWN = 9
NO_MATCH = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its key in the book, what is typed for it, and its name."""

    key: str
    code: str
    name: str

    @property
    def caption(self) -> str:
        return f"{self.code}  {self.name}" if self.code else self.name


def search(choices: Sequence[Choice], text: str) -> list[Choice]:
    """Choices by code, then names that begin with the text, then hold it in one piece, then hold every word of it."""
    wanted = fold(text)
    if not wanted:
        return list(choices)
    ranked = [(_rank(choice, wanted), place, choice) for place, choice in enumerate(choices)]
    return [choice for rank, _place, choice in sorted(ranked, key=lambda each: each[:2]) if rank < NO_MATCH]


def _rank(choice: Choice, wanted: str) -> int:
    code, name = fold(choice.code), fold(choice.name)
    if code == wanted:
        return 0
    if code and code.startswith(wanted):
        return 1
    if name.startswith(wanted):
        return 2
    if wanted in name:
        return 3
    return 4 if all(word in f"{code} {name}" for word in wanted.split()) else NO_MATCH


class LookupField(QLineEdit):
    """``value()`` is the key of the choice taken, or None. ``chosen`` is emitted once per new choice."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Callable[[], Sequence[Choice]] | Sequence[Choice],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._choices = choices if callable(choices) else lambda: choices
        self._taken: Choice | None = None
        self._found: list[Choice] = []
        self._list: QListWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self.look)
        self.textEdited.connect(self._typed)

    def value(self) -> Any:
        """The key taken, or None."""
        return self._taken.key if self._taken else None

    def set_value(self, key: Any) -> None:
        """Show the choice with this key."""
        self._taken = next((choice for choice in self._choices() if choice.key == key), None) if key else None
        self.setText(self._taken.caption if self._taken else "")
        self.setCursorPosition(0)
        mark(self, "")

    def readable(self) -> bool:
        """False when something stands in the field that is no choice."""
        return self._taken is not None or not self.text().strip()

    def complaint(self) -> str:
        """What to do when what was typed matches nothing; an empty text when something was taken, or nothing typed."""
        self.settle()
        return "" if self.readable() else _("Không có trong danh sách: gõ một phần tên hoặc mã rồi chọn.")

    def list_is_open(self) -> bool:
        """True while the list hangs below the field."""
        return self._list is not None and self._list.isVisible()

    def look(self) -> None:
        """Search now and drop the list."""
        self._timer.stop()
        self._found = search(self._choices(), self.text())
        self._show_list()

    def take(self, choice: Choice) -> None:
        """Take a choice."""
        fresh = choice != self._taken
        self._taken = choice
        self.setText(choice.caption)
        self.setCursorPosition(0)
        self._hide_list()
        mark(self, "")
        if fresh:
            self.chosen.emit(choice.key)

    def settle(self) -> None:
        """Take the first match of what was typed, or mark the field when there is none."""
        if self._taken is not None:
            return
        self._timer.stop()
        text = self.text().strip()
        if not text:
            mark(self, "")
            return
        row = self._list.currentRow() if self._list is not None and self._list.isVisible() else 0
        self._found = (
            self._found if self._list is not None and self._list.isVisible() else search(self._choices(), text)
        )
        if self._found:
            self.take(self._found[max(row, 0)] if row < len(self._found) else self._found[0])
        else:
            mark(self, "refused")

    def _typed(self, _text: str) -> None:
        self._taken = None
        mark(self, "")
        self._timer.start()
        if not self.text().strip():
            self.chosen.emit(None)

    def _show_list(self) -> None:
        if not self._found or not self.hasFocus():
            self._hide_list()
            return
        if self._list is None:
            # Why: a ToolTip window shows above everything and never takes the keyboard from the field or the input method.
            self._list = QListWidget(self)
            self._list.setWindowFlags(Qt.WindowType.ToolTip)
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setAccessibleName(self.accessibleName())
            self._list.itemClicked.connect(self._clicked)
        self._list.clear()
        for choice in self._found[:60]:
            QListWidgetItem(choice.caption, self._list)
        self._list.setCurrentRow(0)
        shown = min(len(self._found), SHOWN)
        self._list.setFixedSize(max(self.width(), 320), shown * (theme.tokens().row + 2) + 6)
        self._list.move(self.mapToGlobal(QPoint(0, self.height() + 1)))
        self._list.show()

    def _hide_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _clicked(self, item: QListWidgetItem) -> None:
        self.take(self._found[self._list.row(item)])

    def event(self, event: QEvent) -> bool:
        """Tab takes the first match before the focus moves on; Esc belongs to the open list before any shortcut."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.ShortcutOverride and self.list_is_open() and key == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and key == Qt.Key.Key_Tab:
            self.settle()
            self._hide_list()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the list, Enter takes, Esc closes it; everything else is Qt's."""
        open_now = self.list_is_open()
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and open_now:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + step) % len(self._found[:60]))
        elif key == Qt.Key.Key_Down:
            self._found = list(self._choices()) if self._taken else search(self._choices(), self.text())
            self._show_list()
        elif key == Qt.Key.Key_Escape and open_now:
            self._hide_list()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(open_now)
        else:
            super().keyPressEvent(event)

    def _enter(self, open_now: bool) -> None:
        if open_now:
            self.take(self._found[max(self._list.currentRow(), 0)])
        else:
            self.settle()
        if self.readable():
            self.returnPressed.emit()
            self.focusNextChild()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving settles the choice and closes the list."""
        self.settle()
        self._hide_list()
        super().focusOutEvent(event)
