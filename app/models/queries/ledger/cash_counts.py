"""Cash counts as they were written down, the newest first, and whether the cash book still says what it said then."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from app.domain.dates import Month, Period
from app.domain.ledger.accounts import CASH_KEY
from app.domain.ledger.counting import CashCount, Counter
from app.domain.money import Dong, dong
from app.models.book import Read
from app.models.queries.ledger.books import balances
from app.models.queries.union.organisation import officers


@dataclass(frozen=True, slots=True)
class StoredCount:
    """One count in the book, with what the cash book says of that day now."""

    id: int
    count: CashCount
    book_now: Dong

    @property
    def book_moved(self) -> bool:
        """True when vouchers of that day or earlier changed after the count."""
        return self.book_now != self.count.book_balance


def cash_counts(read: Read, period: Period | None = None) -> tuple[StoredCount, ...]:
    """The counts of a period (all without one), the newest first."""
    first, last = ("", "9999") if period is None else (period.first.isoformat(), period.last.isoformat())
    rows = read.rows(
        "SELECT id, counted_on, counted_at, book_balance, denominations, reason, conclusion, committee FROM cash_count "
        "WHERE counted_on BETWEEN ? AND ? ORDER BY counted_on DESC, id DESC",
        (first, last),
    )
    return tuple(_stored(read, *row) for row in rows)


def cash_count(read: Read, count_id: int) -> StoredCount | None:
    """One count by its id."""
    return next((stored for stored in cash_counts(read) if stored.id == count_id), None)


def last_count_of(read: Read, month: Month) -> StoredCount | None:
    """The newest count of a month."""
    return next(iter(cash_counts(read, Period.of_month(month))), None)


def cash_on(read: Read, day: dt.date) -> Dong:
    """What the cash book says of the end of a day."""
    return balances(read, day)[CASH_KEY]


def usual_committee(read: Read, day: dt.date) -> tuple[Counter, ...]:
    """Chair, accountant and cashier of a day, as the form C34-HD names them; who is not known is left out."""
    known = officers(read, day)
    places = (
        ("chair", "Chủ tịch CĐCS", "Trưởng Ban"),
        ("accountant", "Kế toán", "Ủy viên"),
        ("cashier", "Thủ quỹ", ""),
    )
    return tuple(Counter(known[role], office, duty) for role, office, duty in places if known.get(role))


def _stored(
    read: Read,
    number: int,
    day: str,
    hour: str,
    balance: int,
    sheets: str,
    reason: str,
    conclusion: str,
    committee: str,
) -> StoredCount:
    counted_on = dt.date.fromisoformat(day)
    figures: dict[str, int] = json.loads(sheets)
    count = CashCount(
        counted_on=counted_on,
        book_balance=dong(balance),
        sheets={int(value): times for value, times in figures.items() if value != "other"},
        other=dong(figures.get("other", 0)),
        counted_at=hour,
        reason=reason,
        conclusion=conclusion,
        committee=tuple(Counter(*each) for each in json.loads(committee)),
    )
    return StoredCount(number, count, cash_on(read, counted_on))
