"""What the values of an .xlsx do not tell: hidden rows, formulas never computed, cells in error, and cells that two readers read differently.

The first three come from one pass over the XML of each sheet, whatever its size; a second reader is asked below ``COMPARED_ROWS``.
What could not be looked at is said.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from xml.parsers import expat

from defusedxml.ElementTree import fromstring

from app import crash
from app.domain.problems import Finding
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports.containers import unpacked
from app.imports.sheet import Sheet, cell_seen, column_letters, seen

COMPARED_ROWS = 5_000
_NAMED = 5
_WORKBOOK = "xl/workbook.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OF_PACKAGE = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_WORTH_A_PASS = (b"<f", b":f", b'"e"', b"'e'", b"hidden", b"\x00")
"""One of these stands in a sheet with a formula, an error or a hidden row, and in one whose signs are two bytes long."""


def look_closer(path: Path, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets with what was seen in them. Never raises for what the file holds."""
    with zipfile.ZipFile(path) as archive:
        if _WORKBOOK not in archive.namelist():
            kind = ".xlsb" if "xl/workbook.bin" in archive.namelist() else ".ods"
            return tuple(not_looked_at(sheet, kind) for sheet in sheets)
        try:
            parts, is_computed = _parts(archive)
        except Exception as problem:  # noqa: BLE001  Why: the second reader failing is itself worth a word, not a stop
            crash.went_on(problem)
            parts, is_computed = {}, True
        looked = [_looked_through(archive, parts.get(sheet.name), sheet, is_computed) for sheet in sheets]
    return tuple(_compared(path, looked) if sum(len(sheet.rows) for sheet in looked) <= COMPARED_ROWS else looked)


def not_looked_at(sheet: Sheet, kind: str) -> Sheet:
    """The sheet, saying how many of its cells nobody looked at."""
    count = sum(cell is not None for row in sheet.rows for cell in row)
    said = (seen("not-looked-at", {"kind": kind, "count": count}, sheet.name),) if count else ()
    return replace(sheet, findings=(*sheet.findings, *said))


# ---- one pass over the XML of a sheet ----------------------------------------------------------------------------


def _parts(archive: zipfile.ZipFile) -> tuple[Mapping[str, str], bool]:
    """The part of each sheet by its name, and whether whoever wrote the file has computed its formulas."""
    targets = {
        each.get("Id"): each.get("Target", "") for each in fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    found: dict[str, str] = {}
    is_computed = True
    for element in fromstring(archive.read(_WORKBOOK)).iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag == "sheet":
            target = targets.get(element.get(_RELATION) or element.get(_OF_PACKAGE), "")
            found[element.get("name", "")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        elif tag == "calcPr":
            is_computed = element.get("fullCalcOnLoad") not in ("1", "true")
    return found, is_computed


def _looked_through(archive: zipfile.ZipFile, part: str | None, sheet: Sheet, is_computed: bool) -> Sheet:
    try:
        info = archive.getinfo(part or "")
        if not _is_worth_a_pass(unpacked(archive, info)):
            return sheet
        pass_ = _Pass(sheet.name, sheet.rows)
        pass_.over(unpacked(archive, info))
    except Exception as problem:  # noqa: BLE001  Why: as above; the values were read, and that nobody looked is said.
        crash.went_on(problem)
        return not_looked_at(sheet, ".xlsx")
    found = pass_.findings
    if pass_.zeros and not is_computed:
        found.append(doubtful(sheet.name, pass_.zeros))
    return replace(sheet, findings=(*sheet.findings, *found))


def doubtful(sheet: str, cells: Sequence[tuple[int, int]]) -> Finding:
    """One word for the formulas of a sheet of which nobody can tell whether they were computed; no row bears it."""
    first = ", ".join(f"{column_letters(column)}{row}" for row, column in cells[:_NAMED])
    more = "…" if len(cells) > _NAMED else ""
    return seen("formulas-doubtful", {"count": len(cells), "cells": first + more}, sheet)


def _is_worth_a_pass(pieces: Iterator[bytes]) -> bool:
    rest = b""
    for piece in pieces:
        text = rest + piece
        if any(mark in text for mark in _WORTH_A_PASS):
            return True
        rest = piece[-8:]
    return False


@dataclass(slots=True)
class _Now:
    """The cell that is being read."""

    row: int = 0
    column: int = 0
    kind: str = ""
    is_formula: bool = False
    value: list[str] | None = None
    is_in_value: bool = False


@dataclass(slots=True)
class _Pass:
    """One pass over a sheet's XML: what is hidden, without a value or in error."""

    sheet: str
    rows: Sequence[Sequence[Cell]]
    findings: list[Finding] = field(default_factory=list)
    zeros: list[tuple[int, int]] = field(default_factory=list)
    """Formulas whose value is 0: where nobody has computed the file, that may be no value at all."""
    _now: _Now = field(default_factory=_Now)

    def over(self, pieces: Iterator[bytes]) -> None:
        """Read it all."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = _refuse_declaration
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)

    def _begin(self, name: str, told: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        now = self._now
        if tag == "c":
            now.column = _column(told["r"]) if "r" in told else now.column + 1
            now.kind, now.is_formula, now.value, now.is_in_value = told.get("t", ""), False, None, False
        elif tag == "f":
            now.is_formula = True
        elif tag == "v":
            now.value, now.is_in_value = [], True
        elif tag == "row":
            now.row, now.column = int(told.get("r", now.row + 1)), 0
            if told.get("hidden") in ("1", "true") and now.row <= len(self.rows) and self.rows[now.row - 1]:
                self.findings.append(seen("row-hidden", {}, self.sheet, now.row))

    def _text(self, text: str) -> None:
        if self._now.is_in_value and self._now.value is not None:
            self._now.value.append(text)

    def _end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        now = self._now
        if tag == "v":
            now.is_in_value = False
        elif tag == "c":
            value = None if now.value is None else "".join(now.value)
            if now.kind == "e":
                error = (value or "").strip()[:20]
                self.findings.append(cell_seen("cell-error", self.sheet, now.row, now.column, error=error))
            elif now.is_formula and (value is None or (not value and now.kind != "str")):
                self.findings.append(cell_seen("formula-uncomputed", self.sheet, now.row, now.column))
            elif now.is_formula and value == "0":
                self.zeros.append((now.row, now.column))


def _refuse_declaration(*_told: object) -> None:
    raise ValueError("a sheet declares entities")


def _column(reference: str) -> int:
    number = 0
    for sign in reference:
        if not sign.isalpha():
            break
        number = number * 26 + ord(sign.upper()) - 64
    return number


# ---- two readers -------------------------------------------------------------------------------------------------


def _compared(path: Path, sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """The sheets with the cells on which a second reader differs."""
    try:
        # Why our own file: given a path, openpyxl leaves it open when it fails, and Windows then keeps her from saving it.
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")
            import openpyxl  # Why here: the window starts without it.

            second = openpyxl.load_workbook(file, data_only=True)
            return [
                replace(sheet, findings=_in_order(sheet.findings, _differing(sheet, second[sheet.name])))
                if sheet.name in second.sheetnames
                else sheet
                for sheet in sheets
            ]
    except Exception as problem:  # noqa: BLE001  Why: the second reader failing is itself worth a word, not a stop
        crash.went_on(problem)
        return [replace(sheet, findings=(*sheet.findings, seen("second-reader-failed", {}))) for sheet in sheets]


def _in_order(*found: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted((each for some in found for each in some), key=lambda finding: finding.row or 0))


def _differing(sheet: Sheet, second: Any) -> list[Finding]:
    found = []
    for number, row in enumerate(sheet.rows, 1):
        for column, mine in enumerate(row, 1):
            theirs = second.cell(number, column).value
            if not _agree(mine, theirs):
                found.append(
                    cell_seen("readers-differ", sheet.name, number, column, mine=str(mine), theirs=str(theirs))
                )
    return found


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _unescaped(text: str) -> str:
    """A text whose signs that XML cannot hold were written as ``_x000D_``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _agree(mine: Cell, theirs: object) -> bool:
    """True unless both readers surely mean different things by the same cell."""
    if mine == theirs:
        return True
    if isinstance(mine, bool) or isinstance(theirs, bool):
        return True
    if isinstance(mine, str) and isinstance(theirs, str):
        # Why twice: the second reader leaves some of the escapes of a file as they are.
        return clean(mine) in (clean(theirs), clean(_unescaped(theirs))) or theirs.startswith("#")
    if isinstance(mine, int | float) and isinstance(theirs, int | float):
        return abs(mine - theirs) <= 1e-9 * max(abs(mine), abs(theirs), 1)
    if isinstance(mine, dt.date) and isinstance(theirs, dt.date):
        return str(mine)[:10] == str(theirs)[:10]
    if mine is None:
        return isinstance(theirs, str) and (theirs.startswith("#") or not clean(_unescaped(theirs)))
    return not (isinstance(mine, int | float) and isinstance(theirs, str))
