"""What a file says was left beside what the book will have left: month by month and at the end. Plain values.

The file is compared with the book as it will be, never with itself.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from app.domain.dates import show_date
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, warn

Moves = Iterable[tuple[dt.date, Dong]]


@dataclass(frozen=True, slots=True)
class FileClosing:
    """What the file says was left at the end of a day, and where it says so."""

    sheet: str
    row: int
    day: dt.date
    amount: Dong


@dataclass(frozen=True, slots=True)
class FileBalances:
    """The opening of a file, its closings as they are written, and what its rows move on each day."""

    opening: Dong
    closings: tuple[FileClosing, ...]
    moves: tuple[tuple[dt.date, Dong], ...]


def differing(file: FileBalances, opened_with: Dong, opening_day: dt.date, moves: Moves) -> Iterator[Finding]:
    """Each closing of the file that is not what the book has left on its day, with the first day on which they part."""
    ours = _reached(opened_with, moves)
    theirs = _reached(file.opening, file.moves)
    before = 0
    for closing in file.closings:
        book = _on(ours, opened_with, closing.day)
        difference = book - closing.amount
        if closing.day >= opening_day and difference not in (0, before):
            first = _first_day(ours, theirs, opened_with, file, closing)
            text = N_(
                "Sau khi nhập, ngày {day} sổ còn {book}, tệp ghi {file}: lệch {difference} đồng, từ ngày {first}."
            )
            shown = {"book": show_money(book), "file": show_money(closing.amount), "difference": show_money(difference)}
            days = {"day": show_date(closing.day), "first": show_date(first)}
            yield warn("book-balance-differs", text, "balance", **shown, **days).at(closing.sheet, closing.row)
        before = difference


def _reached(opening: Dong, moves: Moves) -> list[tuple[dt.date, int]]:
    """What is left at the end of each day on which anything moves."""
    days: Counter[dt.date] = Counter()
    for day, amount in moves:
        days[day] += amount
    order = sorted(days)
    left = accumulate((days[day] for day in order), initial=int(opening))
    return list(zip(order, islice(left, 1, None), strict=True))


def _on(reached: list[tuple[dt.date, int]], opening: int, day: dt.date) -> int:
    return next((left for on, left in reversed(reached) if on <= day), opening)


def _first_day(
    ours: list[tuple[dt.date, int]],
    theirs: list[tuple[dt.date, int]],
    opened_with: Dong,
    file: FileBalances,
    closing: FileClosing,
) -> dt.date:
    """The first day of the file at whose end book and file differ; the closing's own where its rows say nothing of it."""
    begins = theirs[0][0] if theirs else closing.day
    days = sorted({day for day, _left in (*ours, *theirs) if begins <= day <= closing.day})
    return next((day for day in days if _on(ours, opened_with, day) != _on(theirs, file.opening, day)), closing.day)
