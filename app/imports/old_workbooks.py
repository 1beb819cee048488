"""What the values of an .xls do not tell: hidden rows, cells in error, formulas whose value is empty; one pass over its records."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import olefile

from app import crash
from app.domain.problems import Finding
from app.imports.closer_look import doubtful, not_looked_at
from app.imports.sheet import Sheet, cell_seen, seen

_SHEET, _END, _BEGIN = 0x85, 0x0A, 0x0809
_ROW, _FORMULA, _BOOLEAN_OR_ERROR = 0x0208, (0x0006, 0x0206, 0x0406), 0x0205
_HIDDEN = 0x20
_SPECIAL, _IS_ERROR, _IS_EMPTY = 0xFFFF, 2, 3
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def look_into(path: Path, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets with what was seen in them. Never raises for what the file holds."""
    content, places = b"", []
    try:
        with olefile.OleFileIO(path) as container:
            name = next(name for name in ("Workbook", "Book") if container.exists(name))
            content = container.openstream(name).read()
        places = _places(content)
    except Exception as problem:  # noqa: BLE001  Why: the values were read; that nobody looked is said, and stops nothing.
        crash.went_on(problem)
    worksheets = [place for place, is_worksheet in places if is_worksheet]
    if len(worksheets) != len(sheets):
        return tuple(not_looked_at(sheet, ".xls") for sheet in sheets)
    return tuple(_looked_into(content, place, sheet) for place, sheet in zip(worksheets, sheets, strict=True))


def _places(content: bytes) -> list[tuple[int, bool]]:
    """Where each sheet begins, and whether it is one of cells."""
    found = []
    for kind, body in _records(content, 0):
        if kind == _SHEET:
            place, _visible, sort = struct.unpack_from("<IBB", content, body)
            found.append((place, sort == 0))
    return found


def _records(content: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Each record up to the end of its part: what it is, and where its body stands. Charts within a sheet are passed over."""
    depth = 0
    while place + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, place)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, place + 4
        place += 4 + length


def _looked_into(content: bytes, place: int, sheet: Sheet) -> Sheet:
    found: list[Finding] = []
    empty: list[tuple[int, int]] = []
    try:
        for kind, body in _records(content, place):
            if kind == _ROW:
                row, flags = struct.unpack_from("<H10xH", content, body)
                if flags & _HIDDEN and row < len(sheet.rows) and sheet.rows[row]:
                    found.append(seen("row-hidden", {}, sheet.name, row + 1))
            elif kind in _FORMULA:
                row, column, result, code, special = struct.unpack_from("<HH2xBxB3xH", content, body)
                if special == _SPECIAL and result == _IS_ERROR:
                    found.append(_error(sheet, row, column, code))
                elif special == _SPECIAL and result == _IS_EMPTY:
                    empty.append((row + 1, column + 1))
            elif kind == _BOOLEAN_OR_ERROR:
                row, column, code, is_error = struct.unpack_from("<HH2xBB", content, body)
                if is_error:
                    found.append(_error(sheet, row, column, code))
    except (struct.error, IndexError) as problem:
        crash.went_on(problem)
        return not_looked_at(sheet, ".xls")
    if empty:
        # Why one word for all: Excel keeps a formula that gave an empty text in the same way as one that was never computed.
        found.append(doubtful(sheet.name, empty))
    return replace(sheet, findings=(*sheet.findings, *found))


def _error(sheet: Sheet, row: int, column: int, code: int) -> Finding:
    return cell_seen("cell-error", sheet.name, row + 1, column + 1, error=_ERRORS.get(code, "#?"))
