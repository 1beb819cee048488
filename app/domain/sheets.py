"""Cells of somebody else's sheet, and a field as it was beside the value it gets: what every import works with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.dates import Month, Period
from app.domain.problems import N_, Message

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
"""One cell as the sheet holds it; an empty cell is None."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of an imported row that the corrected sheet says otherwise."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """One sheet that an import of ``kind`` can take, and the time it says it is for; None when it says none."""

    kind: str
    sheet: str
    period: Period | None = None

    @property
    def month(self) -> Month | None:
        """The first month it is for."""
        return Month.of(self.period.first) if self.period is not None else None

    def is_of(self, month: Month) -> bool:
        """True for a sheet of exactly that month."""
        return self.period == Period.of_month(month)


@dataclass(frozen=True, slots=True)
class ColumnReason:
    """One column of a foreign sheet as it was understood: the field it fills, its letter in Excel, what stands over it, and why."""

    key: str
    letter: str
    heading: str
    why: Message

    @property
    def sentence(self) -> Message:
        """The column and why it is taken so."""
        values = {"letter": self.letter, "heading": self.heading, "why": self.why}
        return Message(N_("Cột {letter} «{heading}»: {why}") if self.heading else N_("Cột {letter}: {why}"), values)
