"""The workbook that Excel 2003 saved as one XML text ("XML Spreadsheet"): its sheets with values, joined cells and hidden rows."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from app.domain.problems import Finding
from app.domain.sheets import Cell
from app.imports.file_faults import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, TooManyRows, WorkbookDamaged, WorkbookTooLarge
from app.imports.sheet import Merge, Sheet, cell_seen, seen

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{{{SPREADSHEET}}}"


def xml_sheets(content: bytes, file: str) -> list[Sheet]:
    """The sheets of such a text. Refuses one that is cut off, and one larger than any sheet."""
    try:
        return list(_sheets(content, file))
    except (ParseError, DefusedXmlException, ValueError, OverflowError) as problem:
        raise WorkbookDamaged(file=file) from problem


def _sheets(content: bytes, file: str) -> Iterator[Sheet]:
    reading: _Reading | None = None
    for event, element in iterparse(BytesIO(content), ("start", "end")):
        if event == "start":
            if element.tag == _SS + "Worksheet":
                reading = _Reading(element.get(_SS + "Name") or "", file)
        elif reading is not None and element.tag == _SS + "Row":
            reading.take(element)
            element.clear()
        elif reading is not None and element.tag == _SS + "Worksheet":
            yield reading.sheet()
            element.clear()
            reading = None


class _Reading:
    """One sheet while it is read."""

    def __init__(self, name: str, file: str) -> None:
        self._name, self._file = name, file
        self._rows: list[tuple[Cell, ...]] = []
        self._merges: list[Merge] = []
        self._findings: list[Finding] = []
        self._filled = self._cells = 0

    def take(self, row: Any) -> None:
        """A row: its place is told, or is the next one."""
        at = _whole(row, "Index", len(self._rows) + 1) - 1
        if at < len(self._rows) or at > MOST_CELLS:
            raise ValueError(at)
        self._rows += [()] * (at - len(self._rows))
        cells: list[Cell] = []
        place = 0
        for cell in row.iter(_SS + "Cell"):
            place = _whole(cell, "Index", place + 1) - 1
            wide, high = _whole(cell, "MergeAcross", 0), _whole(cell, "MergeDown", 0)
            if place < len(cells) or place + wide >= MOST_COLUMNS or high > MOST_CELLS:
                raise WorkbookTooLarge(file=self._file, reason=f"{at + 1} dòng × {place + wide + 1} cột")
            cells += [None] * (place - len(cells))
            cells.append(self._value(cell, at + 1, place + 1))
            if wide or high:
                self._merges.append((at, place, at + high, place + wide))
            place += wide + 1
        while cells and cells[-1] is None:
            cells.pop()
        self._count(cells)
        if cells and row.get(_SS + "Hidden") == "1":
            self._findings.append(seen("row-hidden", {}, self._name, at + 1))
        self._rows.append(tuple(cells))

    def _count(self, cells: list[Cell]) -> None:
        self._filled += bool(cells)
        self._cells += len(cells)
        if self._filled > MOST_ROWS:
            raise TooManyRows(sheet=self._name, rows=f"{MOST_ROWS}+", most=MOST_ROWS)
        if self._cells > MOST_CELLS:
            raise WorkbookTooLarge(file=self._file, reason=f"{self._cells} ô")

    def _value(self, cell: Any, row: int, column: int) -> Cell:
        data = cell.find(_SS + "Data")
        text = "" if data is None else "".join(data.itertext())
        kind = "" if data is None else data.get(_SS + "Type")
        if kind == "Error":
            self._findings.append(cell_seen("cell-error", self._name, row, column, error=text))
            return None
        if not text:
            if cell.get(_SS + "Formula") and kind != "String":
                self._findings.append(cell_seen("formula-uncomputed", self._name, row, column))
            return None
        return _typed(kind or "String", text)

    def sheet(self) -> Sheet:
        """The sheet, when it is over."""
        while self._rows and not self._rows[-1]:
            self._rows.pop()
        return Sheet(self._name, self._rows, tuple(self._merges), findings=tuple(self._findings))


def _whole(element: Any, name: str, otherwise: int) -> int:
    told = element.get(_SS + name)
    number = otherwise if told is None else int(told)
    if number < 0:
        raise ValueError(number)
    return number


def _typed(kind: str, text: str) -> Cell:
    """A value of the kind that the cell says it is."""
    if kind == "Number":
        number = float(text)
        if not math.isfinite(number):
            raise ValueError(text)
        return number
    if kind == "DateTime":
        moment = dt.datetime.fromisoformat(text)
        return moment.date() if moment.time() == dt.time() else moment
    if kind == "Boolean":
        return text == "1"
    return text if text.strip() else None
