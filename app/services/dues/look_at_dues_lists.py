"""Looking into a workbook before importing it: which of its sheets are dues lists, of a month or of several."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.sheets import FoundList
from app.imports.dues.dues_sheet import dues_lists_of
from app.imports.reader_process import read_safely


def dues_lists_in(file: Path, waiting: Callable[[], None] | None = None) -> tuple[FoundList, ...]:
    """The sheets that read as dues lists; refuses a file that is no workbook."""
    return tuple(
        FoundList(sheet.name, sheet.first, sheet.last) for sheet in dues_lists_of(read_safely(file, waiting=waiting))
    )
