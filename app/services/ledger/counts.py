"""What of the ledger a copy of a book must have as the book has it: vouchers, kept files, and the money in every fund."""

from __future__ import annotations

from app.domain.dates import FOREVER
from app.models.book import Read
from app.models.queries.ledger.books import balances
from app.models.queries.union.kept_files import file_tables
from app.services.back_up import Count


def _money(read: Read) -> object:
    return tuple(sorted(balances(read, FOREVER).items()))


def _files(read: Read) -> object:
    return sum(read.number(f"SELECT count(*) FROM {name}") for name in file_tables())


COUNTS = (
    Count("vouchers", lambda read: read.number("SELECT count(*) FROM voucher")),
    Count("attachments", _files),
    Count("money", _money),
)
