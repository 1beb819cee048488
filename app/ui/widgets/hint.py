"""A message beside a field: what is wrong, or what to look at, and what to do. Empty means it takes no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.problems import Level
from app.ui import icons, theme
from app.ui.widgets import parts

MARKS = {"danger": "circle-alert", "warn": "triangle-alert", "good": "circle-check", "note": "info"}
TONES = {Level.STOP: "danger", Level.WARN: "warn", Level.NOTE: "note"}
"""The tone of a finding, the gravest first."""


class Hint(QWidget):
    """An icon and a sentence in a tone; the icon's shape says the tone too."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clears_on_edit = False
        self._mark = QLabel()
        self._mark.setFixedWidth(16)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = parts.label(role="small", wrap=True)
        self._text.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 1, 0, 1)
        line.setSpacing(5)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str, tone: str = "note") -> None:
        """Show a sentence; an empty one hides the hint. ``tone``: danger, warn, good, note."""
        self._clears_on_edit = False
        self._text.setText(text)
        parts.set_tone(self._text, tone if tone != "note" else "")
        size = theme.tokens().small + 2
        self._mark.setPixmap(icons.pixmap(MARKS[tone], "muted" if tone == "note" else tone, size))
        self.setVisible(bool(text))

    def show_error(self, text: str) -> None:
        """What was wrong when the act was tried; it stands until she types again."""
        self.say(text, "danger")
        self._clears_on_edit = bool(text)

    def clear_error_on_edit(self) -> None:
        """Something is being typed anew: an error goes, what the field says of itself stays."""
        if self._clears_on_edit:
            self.say("")

    def text(self) -> str:
        """The sentence shown."""
        above = self.parentWidget()
        return self._text.text() if above is not None and self.isVisibleTo(above) else ""
