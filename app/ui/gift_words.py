"""How gift lists are called and marked in the window: states, ticks, a holiday with its lunar day."""

from __future__ import annotations

import datetime as dt

from app.domain.dates import show_date
from app.domain.holidays import Holiday, lunar_words
from app.i18n import _, render
from app.models.queries.gifts import GiftPerson, GiftState

STATE_LOOKS = {
    GiftState.DRAFTED: ("note", "pencil"),
    GiftState.TO_POST: ("warn", "clock"),
    GiftState.SETTLED: ("good", "circle-check"),
    GiftState.CANCELLED: ("note", "ban"),
}


def gift_state_word(state: GiftState) -> str:
    """Đang lập, Chờ ghi sổ, …"""
    return _(state.label)


def tick_word(person: GiftPerson) -> str:
    """Whether a person received, as a list says it."""
    if person.received is None:
        return ""
    if not person.received:
        return _("chưa nhận")
    return _("đã nhận {day}").format(day=show_date(person.received_on)[:5]) if person.received_on else _("đã nhận")


def tick_tone(person: GiftPerson) -> str:
    """The tone of that word."""
    return "" if person.received is None else "good" if person.received else "warn"


def both_days(day: dt.date) -> str:
    """``25/09/2026 (15/8 ÂL)``."""
    return f"{show_date(day)} ({lunar_words(day)})"


def holiday_caption(holiday: Holiday) -> str:
    """A holiday with its solar and lunar day, as it is chosen from a list."""
    return f"{render(holiday.name)}: {both_days(holiday.day)}"
