"""Looking into a workbook before importing it: which of its sheets are member lists, and which are dues lists of a month or a quarter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.sheets import FoundList
from app.imports.members.member_sheet import member_lists_of
from app.imports.reader_process import read_safely


def member_lists_in(file: Path, waiting: Callable[[], None] | None = None) -> tuple[FoundList, ...]:
    """The sheets that read as member lists; refuses a file that is no workbook. ``waiting`` may raise to stop."""
    return tuple(FoundList(sheet.name) for sheet in member_lists_of(read_safely(file, waiting=waiting)))
