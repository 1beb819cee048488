"""The state of a thing as a short word with a mark; the colour only repeats what the word says."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import icons, theme


class StatePill(QWidget):
    """``say(word, tone, icon)``; tones danger, warn, good, note."""

    def __init__(self, word: str = "", tone: str = "note", icon: str = "") -> None:
        super().__init__()
        self._word, self._tone, self._icon = word, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def say(self, word: str, tone: str = "note", icon: str = "") -> None:
        """Show another state."""
        self._word, self._tone, self._icon = word, tone, icon
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return theme.font(theme.tokens().small, QFont.Weight.Medium)

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        width = QFontMetrics(self._font()).horizontalAdvance(self._word) + 16 + (18 if self._icon else 0)
        return QSize(width, theme.tokens().base + 9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft ground, the mark, the word."""
        if not self._word:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("head" if self._tone == "note" else f"{self._tone}_soft"))
        painter.drawRoundedRect(self.rect(), theme.tokens().radius, theme.tokens().radius)
        tone = "muted" if self._tone == "note" else self._tone
        left = 8
        if self._icon:
            painter.drawPixmap(left, (self.height() - 14) // 2, icons.pixmap(self._icon, tone, 14))
            left += 18
        painter.setPen(theme.colour(tone))
        painter.setFont(self._font())
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self._word)
        painter.end()
