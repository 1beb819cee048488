"""What a voucher is for beside its code, as one line on its sheet: a case, an activity; with a button to open it and one to clear it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.widgets import parts


class BelongingLine(QWidget):
    """``say(sentence)`` shows it, an empty one hides it; ``open_asked`` and ``cleared`` when a button is pressed."""

    open_asked = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.summary = parts.Elided("", "muted")
        self.opener = parts.button(_("Mở"), self._ask, role="inline")
        self._clear_button = parts.tool("x", _("Chứng từ không còn thuộc hoạt động này"), self._clear)
        line = parts.row(self.summary, self.opener, self._clear_button, gap=6)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    def say(self, sentence: str) -> None:
        """What the voucher belongs to, in words."""
        self.summary.setText(sentence)
        self.summary.setToolTip(sentence)
        self.opener.setAccessibleName(_("Mở: {what}").format(what=sentence))
        self.setVisible(bool(sentence))

    def set_read_only(self, read_only: bool) -> None:
        """A posted voucher stays with what it is for."""
        self._clear_button.setVisible(not read_only)

    def _ask(self) -> None:
        self.open_asked.emit()

    def _clear(self) -> None:
        self.cleared.emit()
