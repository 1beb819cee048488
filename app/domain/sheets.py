"""Cells of somebody else's sheet, and a field as it was beside the value it gets: what every import works with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.dates import Month

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
"""One cell as the sheet holds it; an empty cell is None."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of an imported row that the corrected sheet says otherwise."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class FoundList:
    """One sheet that can be taken; ``month`` is the first it says it is for, ``last`` the last; None when it says none."""

    sheet: str
    month: Month | None = None
    last: Month | None = None
