"""The strip that proves a report: it says in words whether codes, cash and bank agree, and opens what is behind it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.i18n import _
from app.ui import icons, theme


class ProofStrip(QAbstractButton):
    """``say(sentence, holds)``: green with a tick or red with a mark, always in words; ``clicked`` asks why."""

    def __init__(self) -> None:
        super().__init__()
        self._tone = "good"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Bấm để xem vì sao"))

    def say(self, sentence: str, *, holds: bool, warned: bool = False) -> None:
        """Show whether the proof holds."""
        self._tone = "warn" if warned else "good" if holds else "danger"
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.updateGeometry()
        self.update()

    def _text_box(self, width: int) -> QRect:
        metrics = QFontMetrics(theme.font(theme.tokens().base, QFont.Weight.Medium))
        return metrics.boundingRect(QRect(0, 0, max(width - 46, 60), 1000), Qt.TextFlag.TextWordWrap, self.text())

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """High enough for every line."""
        return max(self._text_box(width).height() + 12, theme.tokens().control)

    def sizeHint(self) -> QSize:
        """As high as its text at the present width."""
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        """May be narrow."""
        return QSize(160, theme.tokens().control)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, mark, sentence, frame on focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour(f"{self._tone}_soft"))
        painter.setPen(QPen(theme.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.tokens().radius, theme.tokens().radius)
        mark = {"good": "circle-check", "warn": "triangle-alert", "danger": "circle-alert"}[self._tone]
        painter.drawPixmap(11, (self.height() - 16) // 2, icons.pixmap(mark, self._tone, 16))
        painter.setPen(theme.colour(self._tone))
        painter.setFont(theme.font(theme.tokens().base, QFont.Weight.Medium))
        box = QRect(35, 0, self.width() - 46, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self.text())
        painter.end()
