"""What a voucher is for beside its code, as one line on its sheet: an activity, with the way there and the way to let go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.widgets import parts


class Belonging(QWidget):
    """``say(sentence)`` shows it, an empty one hides it; ``open_asked`` and ``dropped`` when a button is pressed."""

    open_asked = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = parts.Elided("", "muted")
        self.opener = parts.button(_("Mở"), self._ask, role="inline")
        self._drop = parts.tool("x", _("Chứng từ không còn thuộc hoạt động này"), self._let_go)
        line = parts.row(self._told, self.opener, self._drop, gap=6)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    def say(self, sentence: str) -> None:
        """What the voucher belongs to, in words."""
        self._told.setText(sentence)
        self._told.setToolTip(sentence)
        self.opener.setAccessibleName(_("Mở: {what}").format(what=sentence))
        self.setVisible(bool(sentence))

    def set_read_only(self, read_only: bool) -> None:
        """A posted voucher stays with what it is for."""
        self._drop.setVisible(not read_only)

    def _ask(self) -> None:
        self.open_asked.emit()

    def _let_go(self) -> None:
        self.dropped.emit()
