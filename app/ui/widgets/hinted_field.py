"""A line that is typed and read as something else, such as a day or an amount, with a sentence below while it cannot be read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.line_edit import LineEdit, mark


class HintedField(QWidget):
    """``complaint`` tells what to type instead. Nothing is rewritten while typing; Enter goes on only from what can be read."""

    changed = Signal()

    def __init__(self, name: str, edit: LineEdit, *beside: QWidget, placeholder: str = "") -> None:
        super().__init__()
        self.edit = edit
        edit.setAccessibleName(name)
        edit.setPlaceholderText(placeholder)
        self.setFocusProxy(edit)
        self.hint = Hint(name)
        line = parts.row(edit, *beside, gap=2)
        line.setStretch(0, 1)
        self.setLayout(parts.column(line, self.hint, gap=1))
        edit.editingFinished.connect(self._settle)
        edit.textEdited.connect(self._typed)
        edit.returnPressed.connect(self._go_on)

    def complaint(self) -> str:
        """Why what stands there cannot be taken; an empty text when it can, or nothing stands there."""
        raise NotImplementedError

    def readable(self) -> bool:
        """False when something stands in the field that cannot be taken."""
        return not self.complaint()

    def set_read_only(self, read_only: bool) -> None:
        """Let it only be read: nothing is said of it then."""
        self.edit.setReadOnly(read_only)
        if read_only:
            self._say("")

    def _say(self, text: str, tone: str = "danger") -> None:
        mark(self.edit, {"danger": "refused", "warn": "warned"}.get(tone, "") if text else "")
        self.hint.say(text, tone)

    def _typed(self, _text: str) -> None:
        """A letter was typed: what was said of the text before holds no longer."""
        self._say("")

    def _settle(self) -> None:
        """The line is left."""

    def _go_on(self) -> None:
        if self.readable():
            self.edit.focusNextChild()
