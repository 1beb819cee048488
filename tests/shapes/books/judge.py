"""Import a case of books and hold rows, sums, months and closing against the truth."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.shapes.case import BookCase, Row
from tests.shapes.harness import Answer, Desk, desk
from tests.shapes.verdict import Judged, plain, verdict_of

KEYS = {"cash": "cash", "bank": "bank:1"}
FUNDS = {"cash-book": "cash", "bank-book": "bank"}
_ROWS = """
SELECT voucher.book_date, voucher.voucher_date, voucher.number, voucher.original_number, voucher.narration,
       entry.narration, source.key, target.key, entry.amount, {left_on}, {waits_for}
FROM entry JOIN voucher ON voucher.id = entry.voucher_id
JOIN account AS source ON source.id = entry.source_id JOIN account AS target ON target.id = entry.target_id
WHERE voucher.state = 'posted' ORDER BY entry.id
"""


class Stored(NamedTuple):
    """A row of the book as it moves one fund."""

    day: str
    paper_day: str
    numbers: frozenset[str]
    texts: frozenset[str]
    amount: int
    transfer: bool


def judge_books(case: BookCase, points: bool = False) -> Judged:
    """Import everything the case has, and compare; ``points`` where its tables are pointed at."""
    answers: list[Answer] = []
    with desk(case.books.year, case.books.cash.opening, case.books.bank.opening, points) as at:
        for file in case.files:
            answers += [at.take(file, kind) for kind in file.kinds]
        differences = list(_differences(case, answers, at))
        funds = {fund: _found(at, fund) for fund in KEYS if any(each.startswith(fund) for each in differences)}
    warned = {FUNDS[each.kind]: _warnings(each) for each in answers}
    told = all(_is_told(case, fund, found, warned.get(fund, [])) for fund, found in funds.items())
    verdict, why = verdict_of(answers, differences, [each for said in warned.values() for each in said], told=told)
    return Judged(case.seed, "books", case.traits, verdict, why)


def _warnings(answer: Answer) -> list[str]:
    found = answer.said.get("findings", ()) if answer.code == 0 else ()
    return [each["message"] for each in found if each["code"] == "book-balance-differs"]


def _is_told(case: BookCase, fund: str, found: Sequence[Stored], messages: Sequence[str]) -> bool:
    """True where the program itself named by how much the book differs at the end, and the first day on which it does."""
    truth, moves = case.books.fund(fund), Counter[str]()
    for row in found:
        moves[row.day] += row.amount
    for entry in truth.entries:
        moves[entry.day.isoformat()] -= entry.amount
    first = next((day for day in sorted(moves) if moves[day]), None)
    shown = f"{sum(moves.values()):,}".replace(",", ".")
    return first is not None and any(
        f"lệch {shown} đồng" in said and f"{dt.date.fromisoformat(first):%d/%m/%Y}" in said for said in messages
    )


def _found(at: Desk, fund: str) -> list[Stored]:
    return [Stored(*_told(row, KEYS[fund])) for row in _stored(at) if _shows(row, KEYS[fund])]


def _differences(case: BookCase, answers: Sequence[Answer], at: Desk) -> Iterator[str]:
    done = {FUNDS[each.kind] for each in answers if each.code == 0}
    for fund in ("cash", "bank"):
        found = _found(at, fund)
        if fund in done:
            yield from (f"{fund}: {what}" for what in _compared(case, fund, found))
        elif any(not row.transfer for row in found):
            yield f"{fund}: {len(found)} rows written though it was not done"


def _stored(at: Desk) -> list[tuple[str, ...]]:
    """Every posted entry; where the book knows transfers of two days, with the day the money left and the side still open."""
    known = {row[1] for row in at.rows("PRAGMA table_info(voucher)")}
    named = {name: f"voucher.{name}" if name in known else "''" for name in ("left_on", "waits_for")}
    return at.rows(_ROWS.format(**named))


def _shows(row: tuple[str, ...], key: str) -> bool:
    """True where the book of the fund shows this entry."""
    source, target, waits_for = row[6], row[7], row[10]
    return (source == key and waits_for != "giver") or (target == key and waits_for != "receiver")


def _told(row: tuple[str, ...], key: str) -> tuple[str, str, frozenset[str], frozenset[str], int, bool]:
    day, paper_day, number, original, narration, words, source, target, amount, left_on, _ = row
    if source == key and left_on:
        day = left_on
    signed = int(amount) if target == key else -int(amount)
    texts = frozenset(plain(each) for each in (narration, words) if each)
    inside = not source.startswith("code:") and not target.startswith("code:")
    return day, paper_day, frozenset({plain(number), plain(original)}), texts, signed, inside


def _compared(case: BookCase, fund: str, found: list[Stored]) -> Iterator[str]:
    truth, expected = case.books.fund(fund), case.expected[fund]
    if len(found) != len(expected):
        yield f"{len(found)} rows for {len(expected)}"
    for side, wanted in (("in", 1), ("out", -1)):
        ours = sum(row.amount for row in expected if row.amount * wanted > 0)
        theirs = sum(row.amount for row in found if row.amount * wanted > 0)
        if ours != theirs:
            yield f"{side} {theirs:,} for {ours:,}"
    closing = truth.opening + sum(row.amount for row in found)
    if closing != truth.closing:
        yield f"closing {closing:,} for {truth.closing:,}"
    for month in truth.months:
        held = truth.opening + sum(row.amount for row in found if int(row.day[5:7]) <= month)
        if held != truth.until(month):
            yield f"month {month}: {held:,} for {truth.until(month):,}"
            break
    yield from _rows(list(expected), list(found))


def _rows(expected: list[Row], found: list[Stored]) -> Iterator[str]:
    """Row by row: what is missing, what nobody wrote, and fields that differ."""
    left = list(found)
    missing: list[Row] = []
    for row in expected:
        match = next((each for each in left if _same(row, each)), None)
        if match is None:
            missing.append(row)
            continue
        left.remove(match)
        if row.paper_day is not None and not row.transfer and match.paper_day != row.paper_day.isoformat():
            yield f"voucher day {match.paper_day} for {row.paper_day} of {row.text!r}"
        if row.number is not None and plain(row.number) not in match.numbers:
            yield f"number {sorted(match.numbers)} for {row.number!r}"
    if missing:
        first = missing[0]
        yield f"{len(missing)} rows missing, first {first.day} {first.amount:,} {first.text!r}"
    if left:
        yield f"{len(left)} rows too many, first {left[0].day} {left[0].amount:,} {sorted(left[0].texts)}"
    transfers = Counter(row.transfer for row in expected), Counter(row.transfer for row in found)
    if not missing and not left and transfers[0] != transfers[1]:
        yield f"{transfers[1][True]} transfers for {transfers[0][True]}"


def _same(row: Row, stored: Stored) -> bool:
    return row.day.isoformat() == stored.day and row.amount == stored.amount and plain(row.text) in stored.texts
