"""What a book already knows of an imported cash or bank book, for planning the next import; and the imports made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.intake.book_import import KnownBook, KnownRow, KnownTransfer, RowIdentity, VoucherContent
from app.domain.ledger.accounts import AccountKind, code_of, is_fund
from app.domain.ledger.coding import Way
from app.domain.ledger.vouchers import VoucherKind
from app.domain.money import Dong
from app.models.queries.ledger.accounts import CashAccount, cash_accounts
from app.models.queries.ledger.books import balance_before
from app.models.queries.union.organisation import opening_day
from app.models.read import Read

_STORED = """
SELECT v.id, v.kind, CAST(substr(v.series, -4) AS INTEGER) AS year, v.sequence, v.suffix, v.original_number, v.book_date, v.voucher_date,
    v.narration, e.amount, iif(t.id = :fund, 'in', 'out') AS direction, iif(t.id = :fund, s.key, t.key) AS other, e.money_source,
    e.for_first, e.for_last, v.note, v.number, {more}
FROM voucher v JOIN entry e ON e.voucher_id = v.id AND e.line = 1
JOIN account s ON s.id = e.source_id JOIN account t ON t.id = e.target_id
"""


_NO_ROW = "'' AS identity, 0 AS occurrence"


@dataclass(frozen=True, slots=True)
class _Stored:
    """A voucher with its first line, as seen from the fund; ``other`` is the account on the other side."""

    id: int
    kind: VoucherKind
    year: int
    sequence: int
    suffix: str
    original_number: str
    book_date: dt.date
    voucher_date: dt.date
    narration: str
    amount: Dong
    direction: Way
    other: str
    money_source: str | None
    for_first: Month | None
    for_last: Month | None
    note: str
    number: str
    identity: str
    occurrence: int

    def content(self) -> VoucherContent:
        """What a row of a sheet would have to become to be the same."""
        moves = is_fund(self.other)
        return VoucherContent(
            self.kind,
            self.year,
            self.sequence,
            self.suffix,
            self.original_number,
            self.book_date,
            self.voucher_date,
            self.narration,
            self.amount,
            self.direction,
            code_of(self.other) or None,
            self.money_source,
            self.for_first,
            self.for_last,
            moves,
            self.other if moves else None,
            self.note,
        )


def _known_rows(read: Read, fund: CashAccount) -> Iterator[KnownRow]:
    rows = read.records(
        _Stored,
        f"{_STORED.format(more='r.identity, r.occurrence')} JOIN import_row r ON r.voucher_id = v.id AND r.fund_id = :fund "
        "WHERE v.series IS NOT NULL ORDER BY v.id",
        {"fund": fund.id},
    )
    for each in rows:
        yield KnownRow(RowIdentity.parse(each.identity, each.occurrence), each.id, each.content())


@dataclass(frozen=True, slots=True)
class _Taken:
    series: str
    sequence: int


def _numbers(read: Read, fund: CashAccount) -> dict[tuple[VoucherKind, int], frozenset[int]]:
    found: dict[tuple[VoucherKind, int], set[int]] = {}
    for each in read.records(
        _Taken,
        "FROM voucher WHERE series LIKE ? OR series LIKE 'PT|cash|%'",
        (f"%|{fund.key}|%",),
    ):
        kind, _, year = each.series.split("|")
        found.setdefault((VoucherKind(kind), int(year)), set()).add(each.sequence)
    return {series: frozenset(taken) for series, taken in found.items()}


def _transfers(read: Read, fund: CashAccount) -> Iterator[KnownTransfer]:
    rows = read.records(
        _Stored,
        f"{_STORED.format(more=_NO_ROW)} LEFT JOIN import_row r ON r.voucher_id = v.id AND r.fund_id = :fund "
        "WHERE s.kind IN ('cash', 'bank') AND t.kind IN ('cash', 'bank') AND :fund IN (e.source_id, e.target_id) "
        "AND v.state = 'posted' AND r.id IS NULL ORDER BY v.book_date, v.id",
        {"fund": fund.id},
    )
    for each in rows:
        yield KnownTransfer(
            each.id,
            each.kind,
            each.year,
            each.sequence,
            each.suffix,
            each.number,
            each.book_date,
            each.amount,
            each.direction,
            each.other if is_fund(each.other) else "",
        )


def known_book(read: Read, fund: CashAccount, first_day: dt.date | None = None) -> KnownBook:
    """What planning an import into ``fund`` needs; ``first_day`` is the first day the sheet is for, when it says so."""
    opens = opening_day(read)
    return KnownBook(
        fund=fund.key,
        fund_kind=AccountKind(fund.kind),
        opening_day=opens,
        opening_balance=balance_before(read, fund.id, max(opens, first_day or opens)),
        rows=tuple(_known_rows(read, fund)),
        numbers=_numbers(read, fund),
        transfers=tuple(_transfers(read, fund)),
        bank_accounts=tuple(each.key for each in cash_accounts(read) if each.kind is AccountKind.BANK),
    )
