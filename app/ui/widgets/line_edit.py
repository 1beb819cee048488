"""The plain line edit that every typed field is built on: its Enter is its own and never reaches the screen around it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


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
