"""What a book already knows of an imported cash or bank book, for planning the next import; and the imports made."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.domain.dates import Month
from app.domain.ledger.book_import import KnownBook, KnownRow, KnownTransfer, RowIdentity, VoucherContent
from app.domain.ledger.vouchers import BucketKind, VoucherKind, code_of, is_fund
from app.domain.money import dong
from app.models.book import Read
from app.models.queries.ledger.books import balance_before
from app.models.queries.union.organisation import Fund, funds, opening_day

_STORED = """
SELECT v.id, v.kind, substr(v.series, -4), v.sequence, v.suffix, v.original_number, v.book_date, v.voucher_date, v.narration,
    e.amount, s.key, t.key, e.money_source, e.for_first, e.for_last, v.note, v.number, v.state
FROM voucher v JOIN entry e ON e.voucher_id = v.id AND e.line = 1
JOIN bucket s ON s.id = e.source_id JOIN bucket t ON t.id = e.target_id
"""


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row of a sheet with its original cells, as kept beside the voucher it became."""

    sheet: str
    row: int
    original: dict[str, str]
    findings: list[dict[str, Any]]


def _month(text: str | None) -> Month | None:
    return Month.parse(text) if text else None


def _content(row: tuple[Any, ...], fund: str) -> VoucherContent:
    source, target = row[10], row[11]
    brings_in = target == fund
    other = source if brings_in else target
    return VoucherContent(
        kind=VoucherKind(row[1]),
        year=int(row[2]),
        sequence=row[3],
        suffix=row[4],
        original_number=row[5],
        book_date=dt.date.fromisoformat(row[6]),
        voucher_date=dt.date.fromisoformat(row[7]),
        narration=row[8],
        amount=dong(row[9]),
        direction="in" if brings_in else "out",
        code=code_of(other) or None,
        money_source=row[12],
        for_first=_month(row[13]),
        for_last=_month(row[14]),
        is_transfer=is_fund(other),
        other_fund=other if is_fund(other) else None,
        note=row[15],
    )


def _known_rows(read: Read, fund: Fund) -> Iterator[KnownRow]:
    identities = {
        voucher_id: RowIdentity.parse(identity, occurrence)
        for voucher_id, identity, occurrence in read.rows(
            "SELECT voucher_id, identity, occurrence FROM import_row WHERE fund_id = ?", (fund.id,)
        )
    }
    rows = read.rows(
        f"{_STORED} JOIN import_row r ON r.voucher_id = v.id AND r.fund_id = ? WHERE v.series IS NOT NULL ORDER BY v.id",
        (fund.id,),
    )
    for row in rows:
        yield KnownRow(identities[row[0]], row[0], _content(row, fund.key))


def _numbers(read: Read, fund: Fund) -> dict[tuple[VoucherKind, int], frozenset[int]]:
    found: dict[tuple[VoucherKind, int], set[int]] = {}
    for series, sequence in read.rows(
        "SELECT series, sequence FROM voucher WHERE series LIKE ? OR series LIKE 'PT|cash|%'", (f"%|{fund.key}|%",)
    ):
        kind, _, year = series.split("|")
        found.setdefault((VoucherKind(kind), int(year)), set()).add(sequence)
    return {series: frozenset(taken) for series, taken in found.items()}


def _transfers(read: Read, fund: Fund) -> Iterator[KnownTransfer]:
    rows = read.rows(
        f"{_STORED} LEFT JOIN import_row r ON r.voucher_id = v.id AND r.fund_id = :fund "
        "WHERE s.kind IN ('cash', 'bank') AND t.kind IN ('cash', 'bank') AND :fund IN (e.source_id, e.target_id) "
        "AND v.state = 'posted' AND r.id IS NULL ORDER BY v.book_date, v.id",
        {"fund": fund.id},
    )
    for row in rows:
        content = _content(row, fund.key)
        yield KnownTransfer(
            voucher_id=row[0],
            kind=content.kind,
            year=content.year,
            sequence=content.sequence,
            suffix=content.suffix,
            number=row[16],
            date=content.book_date,
            amount=content.amount,
            direction=content.direction,
            other_fund=content.other_fund or "",
        )


def known_book(read: Read, fund: Fund, first_day: dt.date | None = None) -> KnownBook:
    """What planning an import into ``fund`` needs; ``first_day`` is the first day the sheet is for, when it says so."""
    opens = opening_day(read)
    return KnownBook(
        fund=fund.key,
        fund_kind=BucketKind(fund.kind),
        opening_day=opens,
        opening_balance=balance_before(read, fund.id, max(opens, first_day or opens)),
        rows=tuple(_known_rows(read, fund)),
        numbers=_numbers(read, fund),
        transfers=tuple(_transfers(read, fund)),
        bank_accounts=tuple(each.key for each in funds(read) if each.kind is BucketKind.BANK),
    )


def imported_rows(read: Read, voucher_id: int) -> tuple[ImportedRow, ...]:
    """The rows of her own sheets that stand behind a voucher (two for a transfer shown in both books)."""
    return tuple(
        ImportedRow(sheet, row, json.loads(original), json.loads(findings))
        for sheet, row, original, findings in read.rows(
            "SELECT sheet, row, original, findings FROM import_row WHERE voucher_id = ? ORDER BY id", (voucher_id,)
        )
    )
