"""A day as the treasurer types it: ``5`` is the 5th of the working month, also ``0505``, ``5/5``, ``05052026``.

A day outside the working month is warned about, one more than a year away is refused. Nothing is rewritten while typing.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout

from app.domain import clock
from app.domain.dates import Month, show_date
from app.domain.problems import Refusal
from app.domain.reading import YEARS, type_date
from app.i18n import _, render
from app.ui.widgets import parts
from app.ui.widgets.line_edit import HintedField, LineEdit

FURTHEST = dt.timedelta(days=366)


class DateLine(LineEdit):
    """A line edit that knows Ctrl+; as today and Alt+Down as the calendar."""

    today_asked = Signal()
    calendar_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Catch only chords with Ctrl or Alt; every plain key goes to Qt."""
        if event.key() == Qt.Key.Key_Semicolon and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.today_asked.emit()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.calendar_asked.emit()
        else:
            super().keyPressEvent(event)


class DateField(HintedField):
    """``value()`` is a date, or None when empty or refused. ``month`` is the working month."""

    def __init__(self, name: str, month: Month, *, any_day: bool = False) -> None:
        line = DateLine()
        self._opener = parts.tool("calendar", _("Chọn ngày (Alt+↓)"), self._open_calendar)
        super().__init__(name, line, self._opener, placeholder=_("ngày"))
        self._month = month
        self._any_day = any_day
        self._calendar: QCalendarWidget | None = None
        self._popup: QFrame | None = None
        self._opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.setMinimumWidth(102)
        line.today_asked.connect(self._take_today)
        line.calendar_asked.connect(self._open_calendar)

    def set_month(self, month: Month) -> None:
        """Another working month: what ``5`` means."""
        self._month = month

    def value(self) -> dt.date | None:
        """The day, or None."""
        try:
            return self._read()
        except Refusal:
            return None

    def complaint(self) -> str:
        """Why what stands there is no acceptable day; an empty text when it is one, or nothing."""
        try:
            day = self._read()
        except Refusal as refusal:
            return render(refusal)
        return _too_far_sentence() if self._too_far(day) else ""

    def accepted(self) -> dt.date | None:
        """The day when one stands there that may be written, else None: empty, no day, or too far from the month."""
        return self.value() if self.readable() else None

    def set_value(self, day: dt.date | None) -> None:
        """Show a day."""
        self.edit.setText("" if day is None else show_date(day))
        self._judge(day)

    def set_read_only(self, read_only: bool) -> None:
        """The calendar stays shut too."""
        super().set_read_only(read_only)
        self._opener.setEnabled(not read_only)

    def _read(self) -> dt.date | None:
        text = self.edit.text().strip()
        return type_date(text, self._month) if text else None

    def _settle(self) -> None:
        try:
            day = self._read()
        except Refusal as refusal:
            self._say(render(refusal))
        else:
            self.set_value(day)
        self.changed.emit()

    def _too_far(self, day: dt.date | None) -> bool:
        if day is None or self._any_day:
            return False
        return day < self._month.first_day - FURTHEST or day > self._month.last_day + FURTHEST

    def _judge(self, day: dt.date | None) -> None:
        if day is None or self._any_day or Month.of(day) == self._month:
            self._say("")
        elif self._too_far(day):
            self._say(_too_far_sentence())
        else:
            text = _("Ngoài tháng làm việc {month:02d}/{year}.")
            self._say(text.format(month=self._month.month, year=self._month.year), "warn")

    def _take_today(self) -> None:
        self.set_value(clock.today())
        self.changed.emit()

    def _open_calendar(self) -> None:
        if self._popup is None:
            self._popup = QFrame(self, Qt.WindowType.Popup)
            self._popup.setProperty("role", "panel")
            self._calendar = QCalendarWidget(self._popup)
            self._calendar.setDateRange(QDate(YEARS[0], 1, 1), QDate(YEARS[-1], 12, 31))
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            plain = QTextCharFormat()
            self._calendar.setWeekdayTextFormat(Qt.DayOfWeek.Saturday, plain)
            self._calendar.activated.connect(self._pick)
            self._calendar.clicked.connect(self._pick)
            frame = QVBoxLayout(self._popup)
            frame.setContentsMargins(4, 4, 4, 4)
            frame.addWidget(self._calendar)
        day = self.value() or self._month.first_day
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._popup.adjustSize()
        self._popup.move(self.edit.mapToGlobal(self.edit.rect().bottomLeft()))
        self._popup.show()
        self._calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self._popup.hide()
        self.set_value(dt.date(day.year(), day.month(), day.day()))
        self.edit.setFocus()
        self.changed.emit()


def _too_far_sentence() -> str:
    return _("Xa tháng làm việc hơn một năm. Hãy gõ lại hoặc đổi tháng làm việc.")
