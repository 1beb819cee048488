"""What a look into a workbook finds before anything is read from it: the sheets that can be taken."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import Month


@dataclass(frozen=True, slots=True)
class FoundList:
    """One sheet that can be taken; ``month`` is the first it says it is for, ``last`` the last; None when it says none."""

    sheet: str
    month: Month | None = None
    last: Month | None = None
