"""The cells of a worksheet that is written downwards, row by row: formats made once each, texts, figures and joined cells.

A text never becomes a formula, a link or a number; a row once left cannot be written again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.exports.document import Align, Run
from app.exports.reckoned import Reckoner
from app.exports.sheetpages import SheetPages
from app.exports.typeset import printable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FONT = "Times New Roman"
TALLEST = 409.0
"""Points of the highest row; Excel refuses more."""
THIN, DOTTED, DASHED, DOUBLE = 1, 4, 3, 6
NO_ZERO = "#,##0;-#,##0;"
"""A figure that is hidden while it is nothing."""


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that makes one cell format; formats are made once each."""

    size: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    border: int = 0
    under: int = 0
    number: str = ""
    wrap: bool = True
    indent: int = 0
    shrink: bool = False


class SheetCells:
    """One sheet and the row being written. ``live`` writes formulas, else plain figures."""

    def __init__(self, workbook: Workbook, sheet: Worksheet, size: float, *, live: bool) -> None:
        self.workbook, self.sheet, self.size, self.live = workbook, sheet, size, live
        self.reckoner, self.pages = Reckoner(), SheetPages()
        self.row = 0
        self.filled = 0.0  # points written since the last page break
        self.written = False  # whether the row being written has a cell
        self.formats: dict[Look, Format] = {}
        self.looks: dict[Format, Look] = {}

    def next_row(self, height: float) -> None:
        """Leave the row being written, so high."""
        if not self.written:
            # Trap: in this mode a row without a cell loses its height.
            self.sheet.write_blank(self.row, 0, None, self.format(Look(self.size)))
        height = min(max(height, 1.0), TALLEST)
        self.sheet.set_row(self.row, height)
        self.row, self.written, self.filled = self.row + 1, False, self.filled + height
        self.pages.row(height)

    def figure(self, row: int, column: int, value: float, look: Format, formula: str) -> None:
        """A number, with the formula that gives it where it has one."""
        if formula and self.live:
            told = self.reckoner.formula(formula, row, column)
            self.sheet.write_formula(row, column, told, look, value)
        else:
            self.sheet.write_number(row, column, value, look)

    def text(self, column: int, text: str, look: Format) -> None:
        """A text in the row being written."""
        self.written = True
        if text:
            self.sheet.write_string(self.row, column, printable(text), look)
        else:
            self.sheet.write_blank(self.row, column, None, look)

    def note_merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Join cells that are written already, or will be."""
        # Trap: merge_range writes all its cells at once, and a row once left cannot be written again; the cells are
        # written row by row, and only the range is noted.
        if bottom > top or right > left:
            self.sheet.merge.append([top, left, bottom, right])

    def cover(self, row: int, left: int, right: int, look: Format) -> None:
        """Join a cell already written with the sheet columns at its right that its grid column covers."""
        for column in range(left + 1, right + 1):
            self.sheet.write_blank(row, column, None, look)
        self.note_merge(row, left, row, right)

    def merge(self, first: int, last: int, look: Look) -> None:
        """Join cells of the row being written."""
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", self.format(look))

    def merge_text(self, first: int, last: int, text: str, look: Look) -> None:
        """A text over joined cells."""
        self.merge(first, last, look)
        self.text(first, text, self.format(look))

    def merge_runs(self, first: int, last: int, runs: Iterable[Run], look: Look) -> None:
        """Text in several faces in one cell; in one face it is written plainly."""
        merged = [run for run in runs if run.text]
        faces = {(run.bold, run.italic) for run in merged if run.text.strip()}
        if len(faces) <= 1:
            bold, italic = faces.pop() if faces else (False, False)
            self.merge_text(first, last, "".join(run.text for run in merged), replace(look, bold=bold, italic=italic))
            return
        self.merge(first, last, look)
        parts: list[object] = []
        for run in merged:
            parts += [self.format(Look(look.size, run.bold, run.italic)), printable(run.text)]
        self.sheet.write_rich_string(self.row, first, *parts, self.format(look))
        self.written = True

    def format(self, look: Look) -> Format:
        """The format that looks so."""
        made = self.formats.get(look)
        if made is None:
            made = self.formats[look] = self.workbook.add_format(
                {
                    "font_name": FONT,
                    "font_size": look.size,
                    "bold": look.bold,
                    "italic": look.italic,
                    "align": str(look.align),
                    "valign": "vcenter",
                    "text_wrap": look.wrap,
                    "shrink": look.shrink,
                    **({"border": look.border} if look.border else {}),
                    **({"bottom": look.under} if look.under else {}),
                    **({"num_format": look.number} if look.number else {}),
                    **({"indent": look.indent} if look.indent else {}),
                }
            )
            self.looks[made] = look
        return made
