"""The cash a sample treasurer keeps in her box: whatever a month spent, something is left to work with."""

from __future__ import annotations

import datetime as dt

from app.domain.dates import Month
from app.domain.ledger.accounts import CASH_KEY
from app.models.book import Book
from app.models.queries.ledger.accounts import account_ids
from app.models.queries.ledger.books import lowest_from
from app.services.ledger.sample_vouchers import BANK, cash_drawn, post_sample
from app.services.sample import Days

_LEAST, _DRAWN = 1_000_000, 1_500_000


def keep_cash(book: Book, month: Month, until: dt.date) -> Days:
    """Draw cash from the bank on the month's first day, when the box is nearly empty and the account can bear it."""
    day = min(month.first_day, until)
    yield day
    with book.read() as read:
        accounts = account_ids(read)
        cash, bank = (lowest_from(read, accounts[key], day) for key in (CASH_KEY, BANK))
    if cash < _LEAST and bank > 2 * _DRAWN:
        drawn = cash_drawn(day, _DRAWN)
        post_sample(book, drawn.narration, [drawn])
