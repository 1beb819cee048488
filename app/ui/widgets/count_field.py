"""A count as the treasurer types it: ``45``, ``1.200``. What cannot be read stays as typed, with a sentence; it is never guessed."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt

from app.domain.money import show_money
from app.i18n import _
from app.ui.widgets.line_edit import HintedField, LineEdit

LARGEST = 10_000_000


class CountField(HintedField):
    """``value()`` is a whole number from 0 up, or None when the field is empty or cannot be read."""

    def __init__(self, name: str, *, placeholder: str = "") -> None:
        super().__init__(name, LineEdit(), placeholder=placeholder)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> int | None:
        """The count, or None."""
        return _count(self.edit.text())

    def complaint(self) -> str:
        """What to write instead of what stands there; an empty text when it is a count, or nothing."""
        read = not self.edit.text().strip() or self.value() is not None
        return "" if read else _("Hãy ghi một số nguyên, ví dụ 45 hoặc 1.200.")

    def set_value(self, count: int | None) -> None:
        """Show a count without telling anybody it was typed."""
        self.edit.setText("" if count is None else show_money(count))
        self._say(self.complaint())

    def _typed(self, _text: str) -> None:
        self._say(self.complaint())
        self.changed.emit()

    def _settle(self) -> None:
        value = self.value()
        if value is not None:
            self.edit.setText(show_money(value))
        self._say(self.complaint())

    def _go_on(self) -> None:
        self.focusNextChild()


def _count(text: str) -> int | None:
    bare = text.strip()
    if not re.fullmatch(r"\d{1,8}|\d{1,3}(?:[.\u00a0 ]\d{3})+", bare):
        return None
    count = int(re.sub(r"\D", "", bare))
    return count if count <= LARGEST else None
