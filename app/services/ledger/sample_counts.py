"""The sample union counts its cash at the end of every quarter; once a few coins lay beside."""

from __future__ import annotations

import datetime as dt

from app.domain.dates import Month
from app.domain.ledger.counting import DENOMINATIONS, CashCount, usual_reason
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.ledger.cash_counts import cash_on, usual_committee
from app.services.ledger.count_cash import count_cash


def count_quarter(book: Book, month: Month, today: dt.date) -> None:
    """Count on the last day of a quarter that is over."""
    day = month.last_day
    if month.month % 3 or day > today:
        return
    with book.read() as read:
        balance, committee = cash_on(read, day), usual_committee(read, day)
    if balance < 0:
        return
    # Why: no note is smaller than 500 đồng here, so the box holds the book rounded up to the next one.
    left = (balance + 499) // 500 * 500
    difference = dong(left - balance)
    sheets = {}
    for value in DENOMINATIONS:
        sheets[value], left = divmod(left, value)
    count_cash(
        book,
        CashCount(day, balance, sheets, counted_at="16:30", reason=usual_reason(difference), committee=committee),
    )
