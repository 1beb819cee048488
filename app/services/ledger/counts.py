"""What of the ledger a copy of a book must have as the book has it: vouchers, source documents, and the money in every fund."""

from __future__ import annotations

import datetime as dt

from app.models.book import Read
from app.models.queries.ledger.books import balances
from app.services.back_up import Count


def _money(read: Read) -> object:
    return tuple(sorted(balances(read, dt.date(2199, 12, 30)).items()))


COUNTS = (
    Count("vouchers", lambda read: read.number("SELECT count(*) FROM voucher")),
    Count("attachments", lambda read: read.number("SELECT count(*) FROM attachment")),
    Count("money", _money),
)
