"""Looking into a workbook before importing it: which of its sheets are member lists, and which are dues lists of a month or a quarter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.dates import Month
from app.imports.dues.dues_sheet import dues_lists_of
from app.imports.members.member_sheet import member_lists_of
from app.imports.reader_process import read_safely


@dataclass(frozen=True, slots=True)
class FoundList:
    """One sheet that can be taken; ``month`` is the first it says it is for, ``last`` the last; None when it says none."""

    sheet: str
    month: Month | None = None
    last: Month | None = None


def member_lists_in(file: Path, waiting: Callable[[], None] | None = None) -> tuple[FoundList, ...]:
    """The sheets that read as member lists; refuses a file that is no workbook. ``waiting`` may raise to stop."""
    return tuple(FoundList(sheet.name) for sheet in member_lists_of(read_safely(file, waiting=waiting)))


def dues_lists_in(file: Path, waiting: Callable[[], None] | None = None) -> tuple[FoundList, ...]:
    """The sheets that read as dues lists; refuses a file that is no workbook."""
    return tuple(
        FoundList(sheet.name, sheet.first, sheet.last) for sheet in dues_lists_of(read_safely(file, waiting=waiting))
    )
