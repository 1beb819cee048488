"""What a sample union does, as the rooms bring it (``services/<room>/sample.py``): before the first month, in every month, at the end.

A part acts through the same services as a treasurer, and the same seed makes the same union; ``home/sample_book.py`` runs them all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
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


MonthStep = Callable[[Book, Month, SampleUnion], None]


@dataclass(frozen=True, slots=True)
class SamplePart:
    """One thing that happens in a sample, by a name of its own; ``place`` orders it among the others of its hook."""

    name: str
    place: int
    begin: Callable[[Book, SampleUnion], None] | None = None
    month: MonthStep | None = None
    end: Callable[[Book, SampleUnion], None] | None = None


def monthly(act: Callable[[Book, Month, dt.date], None]) -> MonthStep:
    """A step of each month that needs to know only the day the sample ends on."""
    return lambda book, month, union: act(book, month, union.today)
