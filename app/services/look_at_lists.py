"""Looking into a workbook before importing it: which of its sheets are member lists, and which are monthly dues lists."""

from __future__ import annotations

from pathlib import Path

from app.imports.dues_sheet import dues_lists_of
from app.imports.member_sheet import member_lists_of
from app.imports.reader_process import read_safely


def member_lists_in(file: Path) -> tuple[str, ...]:
    """Names of the sheets that read as member lists; refuses a file that is no workbook."""
    return tuple(sheet.name for sheet in member_lists_of(read_safely(file)))


def dues_lists_in(file: Path) -> tuple[str, ...]:
    """Names of the sheets that read as monthly dues lists; refuses a file that is no workbook."""
    return tuple(sheet.name for sheet in dues_lists_of(read_safely(file)))
