"""Home's card of the next days on which a union gives."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import clock
from app.domain.dates import show_date
from app.i18n import _, render
from app.ui.brought.home_card import CardBox, HomeCard
from app.ui.gifts.coming import COMING_RESTS_ON, read_coming
from app.ui.gifts.gift_words import both_days, days_left_word
from app.ui.widgets import parts


class HolidaysBox(CardBox):
    """Name, day, days left."""

    def title(self) -> str:
        """What stands above the panel."""
        return _("Ngày lễ sắp tới")

    def way(self) -> tuple[str, str] | None:
        """To the calendar."""
        return _("Xem lịch"), "holiday_calendar"

    def make_panel(self) -> QWidget:
        """Names on the left, days on the right."""
        self.holidays = QGridLayout()
        self.holidays.setContentsMargins(12, 8, 12, 8)
        self.holidays.setHorizontalSpacing(10)
        self.holidays.setColumnStretch(0, 1)
        panel = QWidget()
        panel.setLayout(self.holidays)
        panel.setProperty("role", "panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        return panel

    def show_facts(self, facts: Any) -> bool:
        """The next first."""
        parts.empty(self.holidays)
        today = clock.today()
        for place, each in enumerate(facts.coming):
            holiday = each.holiday
            when = parts.label(f"{show_date(holiday.day)[:5]} · {days_left_word(holiday.days_left(today))}", "small")
            when.setToolTip(both_days(holiday.day))
            when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.holidays.addWidget(parts.Elided(render(holiday.name), "muted"), place, 0)
            self.holidays.addWidget(when, place, 1)
        return True


HOME_CARDS = (HomeCard("holidays", 40, read_coming, HolidaysBox, COMING_RESTS_ON),)
