"""What kind of file somebody else made, by its content alone, and whether it is safe to unpack.

Nothing is read here. Every bad file ends in a Refusal, never in a traceback.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import msoffcrypto
import msoffcrypto.exceptions

from app.domain.problems import Refusal
from app.imports.file_faults import (
    GREATEST_RATIO,
    MOST_BYTES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_PARTS,
    NotAWorkbook,
    WorkbookDamaged,
    WorkbookEmpty,
    WorkbookEncrypted,
    WorkbookMissing,
    WorkbookTooLarge,
)

_SMALL_PART = 1_000_000


# ---- what kind of file -----------------------------------------------------------------------------------------


class Container(StrEnum):
    """What holds the sheets."""

    ZIP = "zip"
    """.xlsx, .xlsm, .xlsb, .ods."""
    OLE = "ole"
    """.xls of Excel 97 to 2003."""
    TEXT = "text"
    """Everything that people read: cells with a sign between them, web pages, XML of Excel 2003."""


_NO_TABLES = (
    b"%PDF",
    b"%!PS",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!\x1a",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
)
"""How files begin that are surely something else, some of them texts."""


def container_of(path: Path) -> Container:
    """What the content says it is, whatever its name says. Refuses what is missing, empty, locked, or surely something else."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
        size = path.stat().st_size
    except OSError:
        raise WorkbookMissing(file=path.name) from None
    if not start:
        raise WorkbookEmpty(file=path.name)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse_other_ole(path)
        return Container.OLE
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        _refuse_other_zip(path)
        _refuse_bombs(path)
        return Container.ZIP
    if start.startswith(_NO_TABLES):
        raise NotAWorkbook(file=path.name)
    if size > MOST_BYTES:
        raise WorkbookTooLarge(file=path.name, reason=f"{size // 1_000_000} MB")
    return Container.TEXT


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


def unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part, piece by piece; refuses one that never ends."""
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
        for _ in unpacked(archive, part):
            pass
        return
    # Why: most sheets are narrow or short, which a look at the far cells alone proves; each cell is looked at only in the rest.
    rows, columns = _reach(unpacked(archive, part), _FAR_CELL)
    if max(rows, _NEAR_ROWS) * max(columns, _NEAR_COLUMNS) > MOST_CELLS:
        rows, columns = _reach(unpacked(archive, part), _FILLED_CELL)
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
