"""What a book already knows of an imported cash or bank book, for planning the next import; and the imports made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.intake.book_import import ContentPart, KnownBook, KnownRow, KnownTransfer, RowIdentity, VoucherContent
from app.domain.intake.records import FURTHER
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.vouchers import VoucherKind
from app.domain.money import Dong
from app.models.queries.ledger.accounts import CashAccount, cash_accounts
from app.models.queries.ledger.books import balance_before
from app.models.queries.union.organisation import opening_day
from app.models.read import Read

_SEEN = """v.id AS voucher_id, v.kind, CAST(substr(v.series, -4) AS INTEGER) AS year, v.sequence, v.suffix,
    (SELECT sum(each.amount) FROM entry each WHERE each.voucher_id = v.id) AS amount,
    iif(e.target_id = :fund, 'in', 'out') AS direction"""
"""What a row of a sheet and a transfer have alike, as seen from the fund."""
_FIRST_LINE = """
FROM voucher v JOIN entry e ON e.voucher_id = v.id AND e.line = 1
JOIN account o ON o.id = iif(e.target_id = :fund, e.source_id, e.target_id)
"""
"""A voucher with its first line; ``o`` is the account on the other side of the fund."""
_MORE = ", ".join(f"'{each.key}', v.{each.key}" for each in FURTHER)
_ROWS = f"""
SELECT {_SEEN}, v.original_number, v.book_date, v.voucher_date, v.narration, iif(o.kind = 'code', substr(o.key, 6), NULL) AS code,
    e.money_source, e.for_first, e.for_last, o.kind IN ('cash', 'bank') AS is_transfer,
    iif(o.kind IN ('cash', 'bank'), o.key, NULL) AS other_fund, v.note, json_object({_MORE}) AS more, r.identity, r.occurrence
{_FIRST_LINE} JOIN import_row r ON r.voucher_id = v.id AND r.fund_id = :fund WHERE v.series IS NOT NULL ORDER BY v.id
"""
_TRANSFERS = f"""
SELECT {_SEEN}, v.number, v.book_date AS date, o.key AS other_fund, 0 AS matched
{_FIRST_LINE} LEFT JOIN import_row r ON r.voucher_id = v.id AND r.fund_id = :fund
WHERE o.kind IN ('cash', 'bank') AND :fund IN (e.source_id, e.target_id) AND v.state = 'posted' AND r.id IS NULL
ORDER BY v.book_date, v.id
"""


@dataclass(frozen=True, slots=True)
class _Imported:
    """A voucher that came in by a row of a sheet, and by what the row is known again."""

    voucher_id: int
    stored: VoucherContent
    identity: str
    occurrence: int


_LINES = """
SELECT e.voucher_id, coalesce(nullif(e.narration, ''), v.narration) AS narration, e.amount, substr(o.key, 6) AS code, e.money_source
FROM entry e JOIN voucher v ON v.id = e.voucher_id JOIN account o ON o.id = iif(e.target_id = :fund, e.source_id, e.target_id)
WHERE e.voucher_id IN (SELECT voucher_id FROM import_row WHERE fund_id = :fund)
    AND e.voucher_id IN (SELECT voucher_id FROM entry WHERE line = 2) AND o.kind = 'code'
ORDER BY e.voucher_id, e.line
"""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a voucher of several that came in by one row."""

    voucher_id: int
    part: ContentPart


def _known_rows(read: Read, fund: CashAccount) -> Iterator[KnownRow]:
    lines: dict[int, tuple[ContentPart, ...]] = {}
    for line in read.records(_Line, _LINES, {"fund": fund.id}):
        lines[line.voucher_id] = (*lines.get(line.voucher_id, ()), line.part)

    def parts(found: Mapping[str, Sequence[Any]]) -> Iterator[tuple[ContentPart, ...]]:
        return (lines.get(voucher, ()) for voucher in found["voucher_id"])

    for each in read.records(_Imported, _ROWS, {"fund": fund.id}, parts=parts):
        yield KnownRow(RowIdentity.parse(each.identity, each.occurrence), each.voucher_id, each.stored)


@dataclass(frozen=True, slots=True)
class _Taken:
    series: str
    sequence: int


def _numbers(read: Read, fund: CashAccount) -> dict[tuple[VoucherKind, int], frozenset[int]]:
    found: dict[tuple[VoucherKind, int], set[int]] = {}
    for each in read.records(
        _Taken,
        "FROM voucher WHERE instr(series, ?) > 0 OR series LIKE 'PT|cash|%'",
        (f"|{fund.key}|",),
    ):
        kind, _, year = each.series.split("|")
        found.setdefault((VoucherKind(kind), int(year)), set()).add(each.sequence)
    return {series: frozenset(taken) for series, taken in found.items()}


_MOVES = "SELECT day, amount_in - amount_out AS net FROM daily_balance WHERE fund_id = :fund ORDER BY day"


@dataclass(frozen=True, slots=True)
class _Move:
    day: dt.date
    net: Dong


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
        transfers=read.records(KnownTransfer, _TRANSFERS, {"fund": fund.id}),
        bank_accounts=tuple(each.key for each in cash_accounts(read) if each.kind is AccountKind.BANK),
        opened_with=balance_before(read, fund.id, opens),
        moves=tuple((each.day, each.net) for each in read.records(_Move, _MOVES, {"fund": fund.id})),
    )
