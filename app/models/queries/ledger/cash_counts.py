"""Cash counts as they were written down, the newest first, and whether the cash book still says what it said then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.copying import made_of
from app.domain.dates import ALWAYS, Month, Period
from app.domain.ledger.accounts import CASH_KEY
from app.domain.ledger.counting import CashCount, Counter
from app.domain.money import Dong, dong
from app.models.queries.ledger.books import balances
from app.models.queries.union.organisation import officers
from app.models.read import Read


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


@dataclass(frozen=True, slots=True)
class _Stored:
    id: int
    counted_on: dt.date
    counted_at: str
    book_balance: Dong
    denominations: Mapping[str, int]
    reason: str
    conclusion: str
    committee: tuple[tuple[str, str, str], ...]

    def count(self) -> CashCount:
        """The count that was stored."""
        return made_of(
            CashCount,
            self,
            sheets={int(value): times for value, times in self.denominations.items() if value != "other"},
            other=dong(self.denominations.get("other", 0)),
            committee=tuple(Counter(*each) for each in self.committee),
        )


def cash_counts(read: Read, period: Period | None = None) -> tuple[StoredCount, ...]:
    """The counts of a period (all without one), the newest first."""
    found = read.records(
        _Stored,
        "FROM cash_count WHERE counted_on BETWEEN :first AND :last ORDER BY counted_on DESC, id DESC",
        period or ALWAYS,
    )
    return tuple(StoredCount(each.id, each.count(), cash_on(read, each.counted_on)) for each in found)


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
