"""The plain line edit that every typed field is built on: its Enter is its own and never reaches the screen around it.

Around it the field whose line is read as something else, such as a day or an amount, with a sentence below while it cannot be read.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.widgets import parts
from app.ui.widgets.hint import Hint


class LineEdit(QLineEdit):
    """Enter is signalled by ``returnPressed`` and stops here; Ctrl+Enter goes on to the screen, which saves."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key is Qt's; only the Enter that Qt would pass on after telling it is kept."""
        super().keyPressEvent(event)
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def mark(edit: QLineEdit, state: str) -> None:
    """Set the field's border to refused, warned or none."""
    if edit.property("state") != state:
        edit.setProperty("state", state)
        edit.style().unpolish(edit)
        edit.style().polish(edit)


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
        # Why both: the line takes the room there is, and one that is kept short stands at the left.
        line.setStretch(0, 1)
        line.addStretch(0)
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
