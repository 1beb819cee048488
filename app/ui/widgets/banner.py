"""A sentence across the top of the window: what happened, and at most one thing to do about it. It can be closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.i18n import _
from app.ui import icons, theme
from app.ui.widgets import parts
from app.ui.widgets.hint import MARKS

STAYS = 9000


class Banner(QWidget):
    """``say(sentence, tone, act, call)``. Good news goes away by itself, trouble stays until closed; what ``stays`` cannot be."""

    def __init__(self, parent: QWidget | None = None, *, stays: bool = False) -> None:
        super().__init__(parent)
        self._stays = stays
        self._tone = "note"
        self._call: Callable[[], object] | None = None
        self._mark = QLabel()
        self._text = parts.label(wrap=True)
        self._act = parts.button("", self._press, role="link")
        self._close = parts.tool("x", _("Đóng thông báo"), self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 5, 6, 5)
        line.setSpacing(8)
        line.addWidget(self._mark)
        line.addWidget(self._text, 1)
        line.addWidget(self._act)
        line.addWidget(self._close)
        self._close.setVisible(not stays)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str, tone: str = "note", act: str = "", call: Callable[[], object] | None = None) -> None:
        """Show a sentence; an empty one hides the banner."""
        self._tone, self._call = tone, call
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)
        self._mark.setPixmap(icons.pixmap(MARKS[tone], "muted" if tone == "note" else tone, 16))
        self._act.setText(act)
        self._act.setVisible(bool(act))
        self.setVisible(bool(sentence))
        self._timer.stop()
        if tone in ("good", "note") and sentence:
            self._timer.start(STAYS)
        self.update()

    def text(self) -> str:
        """The sentence shown, or nothing."""
        return self._text.text() if not self.isHidden() else ""

    def _press(self) -> None:
        self.setVisible(self._stays)
        if self._call is not None:
            self._call()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft ground and a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("accent_soft" if self._tone == "note" else f"{self._tone}_soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()
