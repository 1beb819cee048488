"""The next days on which a union gives and what the first of them asks of the cash box, read once for home's job and card."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain import clock
from app.domain.dates import Month
from app.domain.gifts.holidays import CashNeed
from app.models.queries import Read
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import ComingHoliday

COMING_RESTS_ON = frozenset({"activity", "gift_terms", "participant", "voucher", "entry"})
"""The tables that this rests on."""


@dataclass(frozen=True, slots=True)
class Coming:
    """The next holidays from today on, and the cash that the first of them asks for."""

    coming: tuple[ComingHoliday, ...]
    need: CashNeed | None


def read_coming(read: Read, _month: Month) -> Coming:
    """From today on, whatever the working month."""
    today = clock.today()
    return Coming(gifts.coming_holidays(read, today), gifts.cash_need(read, today))
