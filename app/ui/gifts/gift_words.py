"""How gift lists are called and marked in the window: states, ticks, a holiday with its lunar day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.domain.dates import show_date
from app.domain.gifts.holidays import CashNeed, Holiday, lunar_words
from app.domain.money import show_money
from app.i18n import _, render
from app.models.queries.gifts.gifts import GiftPerson, GiftState

STATE_LOOKS = {
    GiftState.DRAFTED: ("note", "pencil"),
    GiftState.TO_POST: ("warn", "clock"),
    GiftState.SETTLED: ("good", "circle-check"),
    GiftState.CANCELLED: ("note", "ban"),
}


NAMES_SHOWN = 5


def names_word(names: Sequence[str]) -> str:
    """The first few names, with ``…`` for the others."""
    return ", ".join(names[:NAMES_SHOWN]) + (", …" if len(names) > NAMES_SHOWN else "")


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


def days_left_word(days: int) -> str:
    """``12 ngày``, ``hôm nay``; nothing once it has passed."""
    return "" if days < 0 else _("{days} ngày").format(days=days) if days else _("hôm nay")


def need_sentence(need: CashNeed) -> str:
    """What the next day asks of the cash box."""
    texts = {"name": render(need.holiday.name), "day": show_date(need.withdraw_by)}
    amounts = {key: show_money(getattr(need, key)) for key in ("held", "needed", "short")}
    if need.short:
        text = _(
            "Quỹ tiền mặt còn {held} đồng, {name} cần khoảng {needed} đồng: hãy rút thêm {short} đồng chậm nhất ngày {day}."
        )
    else:
        text = _("Quỹ tiền mặt còn {held} đồng, {name} cần khoảng {needed} đồng: đủ.")
    return text.format(**texts, **amounts)
