"""The cash a sample treasurer keeps in her box: whatever a month spent, something is left to work with."""

from __future__ import annotations

import datetime as dt

from app.domain.dates import Month
from app.domain.ledger.accounts import CASH_KEY
from app.models.book import Book
from app.models.queries.ledger.accounts import account_ids
from app.models.queries.ledger.books import lowest_from
from app.services.ledger.sample_vouchers import BANK, cash_drawn, post_sample

_LEAST, _DRAWN = 1_000_000, 1_500_000


def keep_cash(book: Book, month: Month, until: dt.date) -> None:
    """Draw cash from the bank on the month's first day, when the box is ever nearly empty in it and the account can bear it."""
    day = min(month.first_day, until)
    with book.read() as read:
        accounts = account_ids(read)
        cash, bank = (lowest_from(read, accounts[key], day) for key in (CASH_KEY, BANK))
    post_sample(book, str(month), [cash_drawn(day, _DRAWN)] if cash < _LEAST and bank > 2 * _DRAWN else [])
