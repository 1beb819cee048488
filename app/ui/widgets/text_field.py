"""Vietnamese text in one line or several: cleaned (NFC, Đ/đ, spaces) when it is taken and never while typing.

Trap: UniKey sends Backspace and new letters; nothing here handles single keys or rewrites text in between.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.text import clean
from app.ui import theme
from app.ui.widgets.line_edit import LineEdit


class TextField(LineEdit):
    """A field whose ``value()`` is always clean text; Enter goes to the next field."""

    settled = Signal(str)

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._settled_text = ""
        self.editingFinished.connect(self._settle)
        self.returnPressed.connect(self._go_on)

    def value(self) -> str:
        """The text, clean."""
        return clean(self.text())

    def set_value(self, text: str) -> None:
        """Show a text without telling anybody it was typed."""
        self._settled_text = text
        self.setText(text)
        self.setCursorPosition(0)

    def complaint(self) -> str:
        """Any text can be read."""
        return ""

    def _settle(self) -> None:
        text = self.value()
        if text != self.text():
            self.setText(text)
        if text != self._settled_text:
            self._settled_text = text
            self.settled.emit(text)

    def _go_on(self) -> None:
        self.focusNextChild()


class TextBox(QPlainTextEdit):
    """Several lines; Tab leaves the field. ``value()`` is clean text, its lines kept; ``changed`` with every letter."""

    changed = Signal()

    def __init__(self, name: str, *, lines: int = 3, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.changed)
        # Why not the widget's own font: the style sheet sets it only once the field is shown.
        t = theme.tokens()
        self.setFixedHeight(QFontMetrics(theme.font(t.base)).lineSpacing() * lines + 22)

    def value(self) -> str:
        """The text, each line clean, without empty lines at its ends."""
        return "\n".join(clean(line) for line in self.toPlainText().splitlines()).strip()

    def set_value(self, text: str) -> None:
        """Show a text."""
        self.setPlainText(text)

    def complaint(self) -> str:
        """Any text can be read."""
        return ""
