"""What a sample union does, as the rooms bring it (``services/<room>/sample.py``): before the first month, in every month, at the end.

A part acts through the same services as a treasurer, and the same seed makes the same union; ``home/sample_book.py`` runs them all.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.domain.dates import Month
from app.models.book import Book


@dataclass(frozen=True, slots=True)
class SampleUnion:
    """The union that is made up: how many members, from which seed, over which months; the sample ends on ``today``."""

    members: int
    seed: int
    months: tuple[Month, ...]
    today: dt.date

    def is_over(self, month: Month) -> bool:
        """True of every month but the one the sample ends in."""
        return month < self.months[-1]


Days = Iterator[dt.date]
"""An act over a month: it names the day of what it does next, and goes on when that day has come."""
MonthStep = Callable[[Book, Month, SampleUnion], Days]


@dataclass(frozen=True, slots=True)
class SamplePart:
    """One thing that happens in a sample, by a name of its own; ``place`` orders it among the others of its hook."""

    name: str
    place: int
    begin: Callable[[Book, SampleUnion], None] | None = None
    month: MonthStep | None = None
    end: Callable[[Book, SampleUnion], None] | None = None


def daily(act: Callable[[Book, Month, dt.date], Days]) -> MonthStep:
    """A step that names its days, and needs to know only the day the sample ends on."""
    return lambda book, month, union: act(book, month, union.today)


def monthly(act: Callable[[Book, Month, dt.date], None]) -> MonthStep:
    """A step at the end of each month that needs to know only the day the sample ends on."""

    def step(book: Book, month: Month, union: SampleUnion) -> Days:
        yield month.last_day
        act(book, month, union.today)

    return step


def live_month(parts: Iterable[SamplePart], book: Book, month: Month, union: SampleUnion) -> None:
    """What all parts do in a month, day by day and in their places, so that vouchers are numbered in the order of their days."""
    waiting: list[tuple[dt.date, int, Days]] = []

    def wait(place: int, days: Days) -> None:
        day = next(days, None)
        if day is not None:
            heapq.heappush(waiting, (day, place, days))

    for place, part in enumerate(parts):
        if part.month is not None:
            wait(place, part.month(book, month, union))
    while waiting:
        _day, place, days = heapq.heappop(waiting)
        wait(place, days)
