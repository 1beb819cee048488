"""Opening a workbook somebody else made, whatever kind of file it is: its sheets as plain cells.

calamine reads the values of Excel's own kinds; texts, web pages and old XML have readers of their own, each in its file.
What the cells mean is not decided here. Every bad file ends in a Refusal, never in a traceback.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from app.domain.problems import N_, Refusal
from app.domain.sheets import Cell
from app.domain.text import fold
from app.imports.closer_look import look_closer
from app.imports.containers import Container, container_of
from app.imports.encodings import HalfDecodable, Undecodable, decoded
from app.imports.file_faults import (
    MOST_CELLS,
    MOST_ROWS,
    NotAWorkbook,
    TooManyRows,
    WorkbookDamaged,
    WorkbookEmpty,
    WorkbookEncrypted,
    WorkbookMissing,
)
from app.imports.old_workbooks import look_into
from app.imports.sheet import Merge, Sheet
from app.imports.texts import text_sheet
from app.imports.web_archives import is_archive, pages_of
from app.imports.web_tables import is_page, page_sheets
from app.imports.xml_tables import SPREADSHEET, xml_sheets

__all__ = ["Merge", "NoSuchSheet", "Sheet", "Workbook", "read_workbook"]


class NoSuchSheet(Refusal):
    """The workbook has no sheet of that name."""

    code = "sheet-missing"
    template = N_("Không có trang «{sheet}» trong tệp. Các trang có trong tệp: {names}.")


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a file in their order."""

    file: str
    sheets: tuple[Sheet, ...] = field(repr=False)

    def sheet(self, name: str) -> Sheet:
        """The sheet by its name, blanks around it, case and accents aside; refuses when there is none."""
        exact = [sheet for sheet in self.sheets if sheet.name == name]
        alike = exact or [sheet for sheet in self.sheets if fold(sheet.name) == fold(name)]
        if not alike:
            raise NoSuchSheet(sheet=name, names=", ".join(f"«{sheet.name.strip()}»" for sheet in self.sheets))
        return alike[0]


def read_workbook(path: Path) -> Workbook:
    """All visible and hidden sheets of a file, whatever its name says it is. Refuses what is unsafe or holds no table."""
    kind = container_of(path)
    if kind is Container.TEXT:
        return Workbook(path.name, tuple(_written_sheets(path)))
    sheets = tuple(_calamine_sheets(path))
    return Workbook(path.name, look_closer(path, sheets) if kind is Container.ZIP else look_into(path, sheets))


# ---- what people can read ----------------------------------------------------------------------------------------


def _written_sheets(path: Path) -> Sequence[Sheet]:
    """The sheets of a file without a container: an archive of web pages, a web page, XML of Excel 2003, cells with a sign between."""
    try:
        content = path.read_bytes()
    except OSError:
        raise WorkbookMissing(file=path.name) from None
    if is_archive(content):
        return page_sheets(pages_of(content), path.name)
    try:
        written = decoded(content)
    except Undecodable:
        raise NotAWorkbook(file=path.name) from None
    except HalfDecodable:
        raise WorkbookDamaged(file=path.name) from None
    start = written.text[:4096].lstrip()
    if not written.text.strip():
        raise WorkbookEmpty(file=path.name)
    if start.startswith("<") and SPREADSHEET in start:
        return xml_sheets(content, path.name)
    if is_page(written.text):
        return page_sheets([written.text], path.name)
    if start.startswith(("<", "{", "[")):
        raise NotAWorkbook(file=path.name)
    return [text_sheet(written, path.name, path.stem)]


# ---- values ----------------------------------------------------------------------------------------------------


def _calamine_sheets(path: Path) -> Iterator[Sheet]:
    try:
        with path.open("rb") as file:
            workbook = CalamineWorkbook.from_filelike(file)
            for about in workbook.sheets_metadata:
                if "WorkSheet" not in str(about.typ):
                    continue
                sheet = workbook.get_sheet_by_name(about.name)
                yield _sheet_of(sheet, about.visible != SheetVisibleEnum.Visible)
    except Refusal:
        raise
    except CalamineError as error:
        if type(error).__name__ == "PasswordError":
            raise WorkbookEncrypted(file=path.name) from error
        raise WorkbookDamaged(file=path.name) from error
    except BaseException as error:
        # Trap: a panic inside the reader arrives as PanicException, which is no Exception.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise WorkbookDamaged(file=path.name) from error
        raise


def _sheet_of(sheet: CalamineSheet, is_hidden: bool) -> Sheet:
    if sheet.end is not None and (sheet.end[0] + 1) * (sheet.end[1] + 1) > MOST_CELLS:
        raise TooManyRows(sheet=sheet.name.strip(), rows=sheet.end[0] + 1, most=MOST_ROWS)
    rows: list[tuple[Cell, ...]] = []
    filled = 0
    for values in cast("list[list[Cell]]", sheet.to_python(skip_empty_area=False)):
        while values and values[-1] == "":
            values.pop()
        row = tuple(None if value == "" else value for value in values) if "" in values else tuple(values)
        filled += bool(row)
        if filled > MOST_ROWS:
            raise TooManyRows(sheet=sheet.name.strip(), rows=f"{MOST_ROWS}+", most=MOST_ROWS)
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    merges = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Sheet(sheet.name, rows, merges, is_hidden)
