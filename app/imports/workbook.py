"""Opening a workbook somebody else made: what kind of file it is, whether it is safe to read, and its sheets as plain cells.

calamine reads the values; openpyxl only looks for hidden rows, formulas without a value, and compares small sheets.
What the cells mean is not decided here. Every bad file ends in a Refusal, never in a traceback.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import msoffcrypto
import msoffcrypto.exceptions
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from app import crash
from app.domain.problems import N_, Finding, Level, Message, Refusal
from app.domain.sheets import Cell
from app.domain.text import clean, fold

MOST_ROWS = 200_000
MOST_CELLS = 12_000_000
MOST_COLUMNS = 16_384
MOST_BYTES = 200_000_000
MOST_PARTS = 1_000
GREATEST_RATIO = 100
COMPARED_ROWS = 5_000
_SMALL_PART = 1_000_000


class WorkbookMissing(Refusal):
    """There is no such file, or it cannot be opened."""

    code = "workbook-missing"
    template = N_("Không mở được tệp «{file}»: hãy xem lại tên và nơi để tệp.")


class WorkbookEmpty(Refusal):
    """The file holds nothing."""

    code = "workbook-empty"
    template = N_("Tệp «{file}» trống: hãy chép lại tệp từ máy gốc.")


class WorkbookEncrypted(Refusal):
    """The file is protected by a password."""

    code = "workbook-encrypted"
    template = N_("Tệp «{file}» có mật khẩu: hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại.")


class NotAWorkbook(Refusal):
    """The file is something else, whatever its name says."""

    code = "workbook-other"
    template = N_("Tệp «{file}» không phải bảng tính Excel: hãy chọn tệp .xlsx, .xls hoặc .ods.")


class PlainTextFile(Refusal):
    """A .csv or other plain text."""

    code = "workbook-csv"
    template = N_("Tệp «{file}» là văn bản (.csv): hãy mở bằng Excel và lưu thành .xlsx rồi nhập lại.")


class WorkbookDamaged(Refusal):
    """It is a workbook, but it cannot be read to its end."""

    code = "workbook-damaged"
    template = N_("Tệp «{file}» bị hỏng, không đọc hết được: hãy mở và lưu lại bằng Excel, hoặc lấy bản sao khác.")


class WorkbookTooLarge(Refusal):
    """It would unpack to more than a union's books can be."""

    code = "workbook-too-large"
    template = N_(
        "Tệp «{file}» quá lớn hoặc nén bất thường ({reason}): hãy chép phần cần nhập sang tệp mới rồi nhập lại."
    )


class TooManyRows(Refusal):
    """More rows than are taken at once."""

    code = "sheet-too-long"
    template = N_("Trang «{sheet}» có {rows} dòng, nhiều hơn {most} dòng cho phép: hãy tách thành nhiều trang.")


class NoSuchSheet(Refusal):
    """The workbook has no sheet of that name."""

    code = "sheet-missing"
    template = N_("Không có trang «{sheet}» trong tệp. Các trang có trong tệp: {names}.")


REFUSALS: tuple[type[Refusal], ...] = (
    WorkbookMissing,
    WorkbookEmpty,
    WorkbookEncrypted,
    NotAWorkbook,
    PlainTextFile,
    WorkbookDamaged,
    WorkbookTooLarge,
    TooManyRows,
)
"""Everything that ``read_workbook`` refuses."""
SEEN = {
    "second-reader-failed": (
        Level.WARN,
        N_("Không kiểm tra chéo được tệp: hãy so tổng thu, chi và số dư trước khi nhập."),
    ),
    "row-hidden": (Level.WARN, N_("Dòng đang bị ẩn trong Excel nhưng vẫn được nhập.")),
    "readers-differ": (
        Level.STOP,
        N_("Ô {cell}: hai cách đọc cho hai giá trị «{mine}» và «{theirs}»; hãy gõ lại ô này trong Excel."),
    ),
    "formula-uncomputed": (
        Level.STOP,
        N_("Ô {cell} là công thức chưa được tính: hãy mở tệp bằng Excel rồi lưu lại."),
    ),
}
"""Everything that ``read_workbook`` may find in a sheet: how much it matters, and its sentence."""


def seen(
    code: str, values: Mapping[str, object], sheet: str | None = None, row: int | None = None, column: str | None = None
) -> Finding:
    """A finding of ``SEEN`` by its code; a KeyError for any other."""
    level, template = SEEN[code]
    return Finding(level, code, Message(template, values), sheet, row, column)


Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells; all counted from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``rows[0]`` is Excel's row 1. The name is kept exactly, blanks at its end included."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merges: tuple[Merge, ...] = ()
    is_hidden: bool = False
    findings: tuple[Finding, ...] = ()

    def at(self, row: int, column: int) -> Cell:
        """The cell, or None beyond the edge; both counted from 0."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return None


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
    """All visible and hidden sheets of an .xlsx, .xlsm, .xlsb, .xls or .ods file. Refuses what is unsafe or no workbook."""
    kind = _kind_of(path)
    if kind == "zip":
        _refuse_bombs(path)
    sheets = tuple(_read_sheets(path))
    if kind == "zip" and path.stat().st_size < MOST_BYTES // 10:
        sheets = _look_closer(path, sheets)
    return Workbook(path.name, sheets)


# ---- what kind of file -----------------------------------------------------------------------------------------


def _kind_of(path: Path) -> str:
    """``zip`` or ``ole``; every other content is refused by what it is, not by what it is called."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError:
        raise WorkbookMissing(file=path.name) from None
    if not start:
        raise WorkbookEmpty(file=path.name)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse_other_ole(path)
        return "ole"
    if start.startswith(b"PK"):
        _refuse_other_zip(path)
        return "zip"
    # Trap: many programs call an HTML page or a text with tabs ".xls".
    binary = start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"Rar!", b"7z", b"\x1f\x8b", b"MZ", b"<", b"{\\rtf"))
    is_text = not binary and (path.suffix.lower() in (".csv", ".txt", ".tsv") or b"\x00" not in start)
    raise (PlainTextFile if is_text and _has_columns(start) else NotAWorkbook)(file=path.name)


def _has_columns(start: bytes) -> bool:
    return any(mark in start for mark in (b",", b";", b"\t", b"\n"))


def _refuse_other_ole(path: Path) -> None:
    try:
        with path.open("rb") as file:
            office = msoffcrypto.OfficeFile(file)
            name, encrypted = type(office).__name__, office.is_encrypted()
    except msoffcrypto.exceptions.FileFormatError:
        raise NotAWorkbook(file=path.name) from None
    except Exception as error:
        raise WorkbookDamaged(file=path.name) from error
    if encrypted:
        raise WorkbookEncrypted(file=path.name)
    if name != "Xls97File":
        raise NotAWorkbook(file=path.name)


def _refuse_other_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            encrypted = any(part.flag_bits & 1 for part in archive.infolist())
            manifest = (
                "META-INF/manifest.xml" in names and archive.getinfo("META-INF/manifest.xml").file_size < _SMALL_PART
            )
            locked = manifest and b"encryption-data" in archive.read("META-INF/manifest.xml")
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError, zlib.error, RuntimeError) as error:
        raise WorkbookDamaged(file=path.name) from error
    if encrypted or locked:
        raise WorkbookEncrypted(file=path.name)
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} or "word/document.xml" in names:
        raise NotAWorkbook(file=path.name)


# ---- what would be too much ------------------------------------------------------------------------------------


def _refuse_bombs(path: Path) -> None:
    """Look at the directory first, then unpack every part with a counter: the directory may lie."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS:
            raise WorkbookTooLarge(file=path.name, reason=f"{len(parts)} phần")
        declared = sum(part.file_size for part in parts)
        if declared > MOST_BYTES:
            raise WorkbookTooLarge(file=path.name, reason=f"{declared // 1_000_000} MB")
        for part in parts:
            if part.file_size > _SMALL_PART and part.file_size > GREATEST_RATIO * max(part.compress_size, 1):
                raise WorkbookTooLarge(file=path.name, reason=f"nén {part.file_size // max(part.compress_size, 1)} lần")
        try:
            for part in parts:
                _refuse_sparse_giants(archive, part, path.name)
        except Refusal:
            raise
        except Exception as error:
            raise WorkbookDamaged(file=path.name) from error


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    total = 0
    with archive.open(part) as stream:
        while piece := stream.read(1 << 20):
            total += len(piece)
            if total > MOST_BYTES:
                raise WorkbookTooLarge(file=archive.filename or "", reason=f"{total // 1_000_000} MB")
            yield piece


_FAR_CELL = re.compile(rb"""r\s*=\s*["']([A-Za-z]{2,12}|[A-Za-z](?=[2-9]\d{5}|\d{7}))(\d{1,12})""")
_NEAR_ROWS, _NEAR_COLUMNS = 199_999, 26
"""Every cell that is not far lies within these."""
_FILLED_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,12})(\d{1,12})["'](?:[^>]*[^/>])?>""")


def _refuse_sparse_giants(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> None:
    """Two cells in far corners make a reader reserve everything between them: measure before reading."""
    if not (part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")):
        for _ in _unpacked(archive, part):
            pass
        return
    # Why: most sheets are narrow or short, which a look at the far cells alone proves; each cell is looked at only in the rest.
    rows, columns = _reach(_unpacked(archive, part), _FAR_CELL)
    if max(rows, _NEAR_ROWS) * max(columns, _NEAR_COLUMNS) > MOST_CELLS:
        rows, columns = _reach(_unpacked(archive, part), _FILLED_CELL)
    if rows * columns > MOST_CELLS or columns > MOST_COLUMNS:
        raise WorkbookTooLarge(file=file, reason=f"{rows} dòng × {columns} cột")


def _reach(pieces: Iterator[bytes], cell: re.Pattern[bytes]) -> tuple[int, int]:
    """The last row and the last column of the cells that the pattern finds."""
    rest, last_row = b"", 0
    letters: set[bytes] = set()
    for piece in pieces:
        text = rest + piece
        for match in cell.finditer(text):
            letters.add(match[1])
            last_row = max(last_row, int(match[2]))
        rest = text[-256:]
    return last_row, max(map(_column_number, letters), default=0)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


# ---- values ----------------------------------------------------------------------------------------------------


def _read_sheets(path: Path) -> Iterator[Sheet]:
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


# ---- a closer look at small workbooks --------------------------------------------------------------------------


def _look_closer(path: Path, sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """Hidden rows, formulas that were never computed, and cells on which the two readers differ, as findings."""
    if not zipfile.is_zipfile(path) or sum(len(sheet.rows) for sheet in sheets) > COMPARED_ROWS:
        return sheets
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return sheets
    try:
        # Why our own file: given a path, openpyxl leaves it open when it fails, and Windows then keeps her from saving it.
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")
            import openpyxl  # Why here: the window starts without it.

            written = openpyxl.load_workbook(file, data_only=False)
            # Why only then: values and formulas are two readings of a file, and one when it has no formula.
            computed = openpyxl.load_workbook(file, data_only=True) if _has_formulas(written) else written
            return tuple(
                replace(sheet, findings=tuple(_compare(sheet, written[sheet.name], computed[sheet.name])))
                if sheet.name in written.sheetnames
                else sheet
                for sheet in sheets
            )
    except Exception as problem:  # noqa: BLE001  Why: the second reader failing is itself worth a word, not a stop
        crash.went_on(problem)
        return tuple(replace(sheet, findings=(seen("second-reader-failed", {}),)) for sheet in sheets)


def _has_formulas(written: Any) -> bool:
    return any(cell.data_type == "f" for sheet in written.worksheets for row in sheet.iter_rows() for cell in row)


def _compare(sheet: Sheet, written: object, computed: object) -> Iterator[Finding]:
    for number, row in enumerate(sheet.rows, 1):
        if not row:
            continue
        if written.row_dimensions[number].hidden:  # type: ignore[attr-defined]
            yield seen("row-hidden", {}, sheet.name, number)
        for column, mine in enumerate(row, 1):
            formula = written.cell(number, column).value  # type: ignore[attr-defined]
            theirs = computed.cell(number, column).value  # type: ignore[attr-defined]
            if not _agree(mine, theirs):
                yield _cell_finding("readers-differ", sheet.name, number, column, mine=str(mine), theirs=str(theirs))
            if theirs is None and isinstance(formula, str) and formula.startswith("="):
                yield _cell_finding("formula-uncomputed", sheet.name, number, column)
    yield from _uncomputed_formulas_beyond(sheet, written, computed)


def _uncomputed_formulas_beyond(sheet: Sheet, written: object, computed: object) -> Iterator[Finding]:
    """Formulas without a value at the end of a row are invisible to the first reader."""
    for cells in written.iter_rows(max_row=min(len(sheet.rows) + 50, COMPARED_ROWS)):  # type: ignore[attr-defined]
        for cell in cells:
            row, column = cell.row, cell.column
            seen = row <= len(sheet.rows) and column <= len(sheet.rows[row - 1])
            if not seen and cell.data_type == "f" and computed.cell(row, column).value is None:  # type: ignore[attr-defined]
                yield _cell_finding("formula-uncomputed", sheet.name, row, column)


def _cell_finding(code: str, sheet: str, row: int, column: int, **values: str) -> Finding:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(column)
    return seen(code, {"cell": f"{letter}{row}", **values}, sheet, row, letter)


def _agree(mine: Cell, theirs: object) -> bool:
    """True unless both readers surely mean different things by the same cell."""
    if mine == theirs:
        return True
    if isinstance(mine, bool) or isinstance(theirs, bool):
        return True
    if isinstance(mine, str) and isinstance(theirs, str):
        return clean(mine) == clean(theirs) or theirs.startswith("#")
    if isinstance(mine, int | float) and isinstance(theirs, int | float):
        return abs(mine - theirs) <= 1e-9 * max(abs(mine), abs(theirs), 1)
    if isinstance(mine, dt.date) and isinstance(theirs, dt.date):
        return str(mine)[:10] == str(theirs)[:10]
    return not (isinstance(mine, int | float) and isinstance(theirs, str))
