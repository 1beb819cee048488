"""What stands over a screen while long work runs: what is being done, how far, and Cancel. Shown only after 0.4 s."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets import parts

PATIENCE = 400


class ProgressOverlay(QWidget):
    """Covers its parent between ``begin`` and ``end``; ``cancelled`` when the user has had enough."""

    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = parts.label(role="strong", wrap=True)
        self._detail = parts.label(role="small", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Tiến độ"))
        self._cancel = parts.button(_("Dừng lại"), self._give_up, icon="x")
        card = parts.box(
            parts.column(self._title, self._bar, self._detail, parts.row(None, self._cancel), margins=(20, 18, 20, 16)),
            "panel",
        )
        card.setFixedWidth(380)
        stack = QVBoxLayout(self)
        stack.addStretch(1)
        stack.addLayout(parts.row(None, card, None))
        stack.addStretch(2)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._appear)
        parent.installEventFilter(self)
        self.hide()

    def begin(self, title: str, *, may_cancel: bool = True) -> None:
        """Work starts; the overlay appears if it lasts."""
        self._title.setText(title)
        self._detail.setText("")
        self._bar.setRange(0, 0)
        self._cancel.setVisible(may_cancel)
        self._cancel.setEnabled(True)
        self._timer.start()

    def tell(self, done: int, total: int, text: str = "") -> None:
        """How far the work is; ``total`` 0 is unknown."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._detail.setText(text)

    def end(self) -> None:
        """Work is over."""
        self._timer.stop()
        self.hide()

    def _appear(self) -> None:
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.show()
        self._cancel.setFocus()

    def _give_up(self) -> None:
        self._cancel.setEnabled(False)
        self._detail.setText(_("Đang dừng, sổ giữ nguyên như trước…"))
        self.cancelled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.parentWidget().rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil over what lies below."""
        veil = QColor(theme.colour("window"))
        veil.setAlpha(200)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()
