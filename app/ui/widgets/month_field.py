"""A month as the treasurer types it: ``3`` is March of the working year, also ``3/26``, ``03/2026``, ``032026``. ↑ ↓ step.

Nothing is rewritten while typing; what cannot be read stays as typed, with a sentence.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.domain.dates import Month
from app.domain.text import clean
from app.i18n import _
from app.ui.widgets.line_edit import HintedField, LineEdit


def read_month(text: str, year: int) -> Month | None:
    """The month typed, or None when it is none; ``year`` is meant where no year stands."""
    match = re.fullmatch(r"(\d{1,2})(?:\s*[/.-]\s*(\d{2}|\d{4}))?|(\d{2})(\d{4})", clean(text))
    if match is None:
        return None
    figures, years = match[1] or match[3], match[2] or match[4]
    wanted = year if years is None else int(years) + (2000 if len(years) == 2 else 0)
    try:
        return Month(wanted, int(figures))
    except ValueError:
        return None


class MonthLine(LineEdit):
    """A line edit whose ↑ and ↓ step a month."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only the two arrows are ours."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)


class MonthField(HintedField):
    """``value()`` is a Month, or None when empty or unreadable. ``month`` is the working month."""

    def __init__(self, name: str, month: Month) -> None:
        line = MonthLine()
        super().__init__(name, line, placeholder=_("tháng/năm"))
        self._month = month
        self._shown: Month | None = None
        line.setFixedWidth(104)
        line.stepped.connect(self._step)

    def value(self) -> Month | None:
        """The month, or None."""
        return read_month(self.edit.text(), self._month.year)

    def complaint(self) -> str:
        """What to type instead of what stands there; an empty text when it is a month, or nothing."""
        unread = self.edit.text().strip() and self.value() is None
        return _("Không hiểu tháng: gõ 3 hoặc 03/2026.") if unread else ""

    def set_value(self, month: Month | None) -> None:
        """Show a month without telling anybody it was typed."""
        self._shown = month
        self.edit.setText("" if month is None else f"{month.month:02d}/{month.year}")
        self._say("")

    def _settle(self) -> None:
        month, before = self.value(), self._shown
        if month is not None:
            self.set_value(month)
        else:
            self._shown = None
            self._say(self.complaint())
        # Why: a field that is only passed through changed nothing, and what hangs on it (ticks) must stay.
        if month != before:
            self.changed.emit()

    def _step(self, way: int) -> None:
        self.set_value((self.value() or self._month.moved(-way)).moved(way))
        self.changed.emit()
