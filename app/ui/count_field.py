"""A field for a whole number of people or things; empty is unknown, anything else is refused beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.widgets.money_field import mark
from app.ui.widgets.text_field import TextField


class CountField(TextField):
    """``count()`` is the number typed, None for nothing or for what is no number; ``readable()`` tells the two apart."""

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder=placeholder, parent=parent)
        self.textChanged.connect(lambda _text: mark(self, "" if self.readable() else "refused"))

    def count(self) -> int | None:
        """The number, dots between thousands allowed."""
        text = self.value().replace(".", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None

    def readable(self) -> bool:
        """True for nothing and for a number."""
        return not self.value() or self.count() is not None

    def set_count(self, count: int | None) -> None:
        """Show a number; None clears."""
        self.set_value("" if count is None else str(count))
