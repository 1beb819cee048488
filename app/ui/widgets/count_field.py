"""A count as the treasurer types it: ``45``, ``1.200``. What cannot be read stays as typed, with a sentence; it is never guessed."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.money import show_money
from app.i18n import _
from app.ui.widgets.hint import Hint
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.money_field import mark

LARGEST = 10_000_000


class CountField(QWidget):
    """``value()`` is a whole number from 0 up, or None when the field is empty or cannot be read."""

    changed = Signal()

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = LineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setPlaceholderText(placeholder)
        self.setFocusProxy(self.edit)
        self.hint = Hint(name)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(1)
        stack.addWidget(self.edit)
        stack.addWidget(self.hint)
        self.edit.textEdited.connect(self._look)
        self.edit.editingFinished.connect(self._settle)
        self.edit.returnPressed.connect(self.focusNextChild)

    def value(self) -> int | None:
        """The count, or None."""
        return _count(self.edit.text())

    def readable(self) -> bool:
        """False when something stands there that is no count."""
        return not self.edit.text().strip() or self.value() is not None

    def complaint(self) -> str:
        """What to write instead of what stands there; an empty text when it is a count, or nothing."""
        return "" if self.readable() else _("Hãy ghi một số nguyên, ví dụ 45 hoặc 1.200.")

    def set_value(self, count: int | None) -> None:
        """Show a count without telling anybody it was typed."""
        self.edit.setText("" if count is None else show_money(count))
        self._judge()

    def _look(self) -> None:
        self._judge()
        self.changed.emit()

    def _settle(self) -> None:
        value = self.value()
        if value is not None:
            self.edit.setText(show_money(value))
        self._judge()

    def _judge(self) -> None:
        wrong = self.complaint()
        mark(self.edit, "refused" if wrong else "")
        self.hint.say(wrong, "danger")


def _count(text: str) -> int | None:
    bare = text.strip()
    if not re.fullmatch(r"\d{1,8}|\d{1,3}(?:[.\u00a0 ]\d{3})+", bare):
        return None
    count = int(re.sub(r"\D", "", bare))
    return count if count <= LARGEST else None
