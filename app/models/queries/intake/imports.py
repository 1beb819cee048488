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
from app.models.queries.ledger.entries import GIVEN_ON, NAMED
from app.models.queries.members.named import known_people
from app.models.queries.union.organisation import closed_through, opening_day
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
_DAY = f"iif(e.source_id = :fund, {GIVEN_ON}, v.book_date)"
_OTHER_DAY = f"iif(e.source_id = :fund, v.book_date, {GIVEN_ON})"
"""Of a transfer the day of this fund's half, and of the other's."""
_HERE, _THERE = "iif(e.source_id = :fund, 'giver', 'receiver')", "iif(e.source_id = :fund, 'receiver', 'giver')"
_MORE = ", ".join(f"'{each.key}', v.{each.key}" for each in FURTHER)
_PEOPLE = f"(SELECT json_group_array(n.member_id) FROM {NAMED} n WHERE n.entry_id = e.id)"
_ROWS = f"""
SELECT {_SEEN}, v.original_number, {_DAY} AS book_date,
    iif(e.source_id = :fund AND v.left_on IS NOT NULL, v.left_on, v.voucher_date) AS voucher_date, v.narration, iif(o.kind = 'code', substr(o.key, 6), NULL) AS code,
    e.money_source, e.for_first, e.for_last, o.kind IN ('cash', 'bank') AS is_transfer,
    iif(o.kind IN ('cash', 'bank'), o.key, NULL) AS other_fund,
    iif(o.kind IN ('cash', 'bank') AND v.waits_for <> {_THERE}, {_OTHER_DAY}, NULL) AS other_day, v.note, json_object({_MORE}) AS more, {_PEOPLE} AS members, r.identity, r.occurrence
{_FIRST_LINE} JOIN import_row r ON r.voucher_id = v.id AND r.fund_id = :fund WHERE v.series IS NOT NULL ORDER BY v.id
"""
_TRANSFERS = f"""
SELECT {_SEEN}, iif(v.number_origin = 'import', v.original_number, v.number) AS number, iif(v.waits_for = {_THERE}, {_DAY}, {_OTHER_DAY}) AS date,
    iif(v.waits_for = {_HERE}, NULL, {_DAY}) AS mine, o.key AS other_fund, 0 AS matched, t.row, coalesce(t.sheet, '') AS sheet, v.narration, 0 AS is_plain
{_FIRST_LINE} LEFT JOIN import_row r ON r.voucher_id = v.id AND r.fund_id = :fund
LEFT JOIN import_row t ON t.voucher_id = v.id AND t.fund_id = o.id
WHERE o.kind IN ('cash', 'bank') AND :fund IN (e.source_id, e.target_id) AND v.state = 'posted' AND r.id IS NULL
    AND v.reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM voucher x WHERE x.reversal_of = v.id)
ORDER BY v.book_date, v.id
"""
_PLAIN = """
SELECT v.id AS voucher_id, v.kind, CAST(substr(v.series, -4) AS INTEGER) AS year, v.sequence, v.suffix, v.number, v.book_date AS date,
    e.amount, iif(e.source_id = f.id, 'in', 'out') AS direction, f.key AS other_fund, 0 AS matched, NULL AS mine, t.row, t.sheet,
    v.narration, 1 AS is_plain
FROM voucher v JOIN entry e ON e.voucher_id = v.id JOIN account f ON f.id IN (e.source_id, e.target_id) AND f.kind IN ('cash', 'bank')
JOIN account c ON c.id IN (e.source_id, e.target_id) AND c.kind = 'code'
JOIN import_row t ON t.voucher_id = v.id AND t.fund_id = f.id
WHERE f.id <> :fund AND (f.kind = 'cash' OR :cash) AND v.state = 'posted' AND v.number_origin = 'import'
    AND e.case_id IS NULL AND e.activity_id IS NULL AND v.reversal_of IS NULL
    AND NOT EXISTS (SELECT 1 FROM voucher x WHERE x.reversal_of = v.id)
    AND NOT EXISTS (SELECT 1 FROM entry m WHERE m.voucher_id = v.id AND m.id <> e.id)
ORDER BY v.book_date, v.id
"""
"""What came in from the other book as money of its fund alone, and may be the half of a transfer."""


@dataclass(frozen=True, slots=True)
class _Imported:
    """A voucher that came in by a row of a sheet, and by what the row is known again."""

    voucher_id: int
    stored: VoucherContent
    identity: str
    occurrence: int


_LINES = f"""
SELECT e.voucher_id, coalesce(nullif(e.narration, ''), v.narration) AS narration, e.amount, substr(o.key, 6) AS code, e.money_source, {_PEOPLE} AS members
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
    """The numbers in use, also those of receipts of the other side, which its transfers get.

    Those of transfers that wait for this fund's book are free: it is this book that gives them theirs.
    """
    beside = "BC|bank:" if fund.kind is AccountKind.CASH else "PT|cash|"
    found: dict[tuple[VoucherKind, int], set[int]] = {}
    for each in read.records(
        _Taken,
        "FROM voucher WHERE (instr(series, ?) > 0 OR substr(series, 1, ?) = ?) AND NOT (waits_for = 'receiver' AND fund_id = ?)",
        (f"|{fund.key}|", len(beside), beside, fund.id),
    ):
        kind, _, year = each.series.split("|")
        found.setdefault((VoucherKind(kind), int(year)), set()).add(each.sequence)
    return {series: frozenset(taken) for series, taken in found.items()}


_MOVES = "SELECT day, amount_in - amount_out AS net FROM daily_balance WHERE fund_id = :fund ORDER BY day"


@dataclass(frozen=True, slots=True)
class _Move:
    day: dt.date
    net: Dong


@dataclass(frozen=True, slots=True)
class Waiting:
    """A transfer that waits for its receiving fund's book, with the number it has meanwhile."""

    voucher_id: int
    kind: VoucherKind
    series: str
    sequence: int


def waiting_for(read: Read, fund_id: int) -> tuple[Waiting, ...]:
    """The transfers that a receiving fund's book has not shown yet."""
    return read.records(
        Waiting,
        "SELECT id AS voucher_id, kind, series, sequence FROM voucher WHERE (left_on IS NOT NULL OR waits_for <> '') "
        "AND waits_for = 'receiver' AND fund_id = ? AND state = 'posted' ORDER BY id",
        (fund_id,),
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
        transfers=(
            *read.records(KnownTransfer, _TRANSFERS, {"fund": fund.id}),
            *read.records(KnownTransfer, _PLAIN, {"fund": fund.id, "cash": fund.kind is AccountKind.CASH}),
        ),
        bank_accounts=tuple(each.key for each in cash_accounts(read) if each.kind is AccountKind.BANK),
        opened_with=balance_before(read, fund.id, opens),
        moves=tuple((each.day, each.net) for each in read.records(_Move, _MOVES, {"fund": fund.id})),
        closed_through=closed_through(read),
        people=known_people(read),
    )
