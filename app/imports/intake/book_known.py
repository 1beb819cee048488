"""Rows known from an earlier import: what each line was imported as, what it takes the place of, and what is gone from the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from app.domain.dates import Period
from app.domain.intake.book_import import KnownRow, RowIdentity
from app.domain.problems import N_, Finding, warn
from app.imports.intake.book_rows import BookLine, Context


def with_known(context: Context) -> Context:
    """Give every line the row it was imported as, or the vanished row it takes the place of."""
    waiting = {(row.identity.key, row.identity.occurrence): row for row in context.known.rows}
    lines = [
        replace(line, known=waiting.pop((line.identity.key, line.identity.occurrence), None)) for line in context.lines
    ]
    gone = [row for row in waiting.values() if row.stored.book_date.year in years_of(context.allowed)]
    for alike in _SURE_WAYS_TO_PAIR:
        lines, gone = _paired(lines, gone, alike)
    # Trap: a sheet of one month may count its numbers from 1 again; only rows of the days it covers are replaced.
    days = [line.book_date for line in lines if line.book_date is not None]
    gone = [row for row in gone if days and min(days) <= row.stored.book_date <= max(days)]
    for alike in _LOOSE_WAYS_TO_PAIR:
        lines, gone = _paired(lines, gone, alike)
    return replace(context, lines=tuple(lines))


def years_of(period: Period) -> range:
    """The years that a period touches."""
    return range(period.first.year, period.last.year + 1)


Alike = Callable[[RowIdentity], object]


def _way(identity: RowIdentity) -> str:
    return identity.amount[:1]


# Why: the surest pairs first, so that one row put in between does not make every later row look changed.
_SURE_WAYS_TO_PAIR: tuple[Alike, ...] = (
    lambda row: (row.number, _way(row), row.date, row.text) if row.number else None,
    lambda row: (row.number, row.amount, row.text) if row.number else None,
    lambda row: (row.number, row.amount, row.date) if row.number else None,
    lambda row: (row.text, row.date, row.amount),
)
_LOOSE_WAYS_TO_PAIR: tuple[Alike, ...] = (
    lambda row: (row.number, _way(row)) if row.number else None,
    lambda row: (row.text, row.date) if row.text and row.date else None,
)


def _paired(lines: list[BookLine], gone: list[KnownRow], alike: Alike) -> tuple[list[BookLine], list[KnownRow]]:
    by_likeness: dict[object, list[KnownRow]] = defaultdict(list)
    for row in gone:
        by_likeness[alike(row.identity)].append(row)
    by_likeness.pop(None, None)
    turned = []
    for line in lines:
        found = by_likeness.get(alike(line.identity)) if line.known is None and line.changed_from is None else None
        turned.append(replace(line, changed_from=found.pop(0)) if found else line)
    taken = {id(line.changed_from) for line in turned if line.changed_from is not None}
    return turned, [row for row in gone if id(row) not in taken]


def rows_gone(context: Context) -> Iterable[Finding]:
    """Rows imported before, of days this sheet covers, that the sheet no longer has: the vouchers stay."""
    days = [line.book_date for line in context.lines if line.book_date is not None]
    if not days:
        return
    kept = {id(line.known or line.changed_from) for line in context.lines}
    for row in context.known.rows:
        if id(row) not in kept and min(days) <= row.stored.book_date <= max(days):
            text = N_("Dòng đã nhập trước đây «{number} {text}» không còn trong tệp: chứng từ vẫn giữ trong sổ.")
            found = warn("row-gone", text, number=row.identity.number, text=row.identity.text)
            yield found.at(context.sheet.name)
