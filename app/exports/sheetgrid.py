"""A grid as rows of a worksheet: its head, its rows with their formulas, joined cells where another grid divides the columns.

Rows are written in one pass and forgotten, so that a long book needs little memory.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.progress import Progress
from app.exports.document import Align, Grid, Kind, Row, RowKind, Share, Value
from app.exports.gridflow import head_places
from app.exports.reckoned import column_letters
from app.exports.sheetcells import NO_ZERO, TALLEST, THIN, Look, SheetCells
from app.exports.sheetflow import LINE, Columns
from app.exports.typeset import MM, printable

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_DAY_ZERO = dt.date(1899, 12, 30).toordinal()
_DEFAULT_ROW = 15.0


class GridWriter:
    """Writes grids onto the columns of one sheet."""

    def __init__(self, cells: SheetCells, columns: Columns, progress: Progress | None) -> None:
        self.cells, self.columns, self.progress = cells, columns, progress

    def write(self, grid: Grid) -> None:
        """The grid from the row being written on."""
        first_row, begun = self.cells.row, len(self.cells.pages)
        self._head(grid)
        self.cells.pages.keep_from(begun)
        self.cells.pages.keep_next()
        if len(self.columns.grids) == 1:
            self.cells.pages.repeated = self.cells.pages.height - self.cells.pages.height_before(begun)
            self.cells.sheet.repeat_rows(first_row, self.cells.row - 1)
            if grid.frozen:
                self.cells.sheet.freeze_panes(self.cells.row, 0)
        self._rows(grid)
        self.cells.pages.keep_table_end()
        # Why: codes such as 25.01 are texts on purpose; no green corners for them.
        self.cells.sheet.ignore_errors(
            {"number_stored_as_text": f"A{first_row + 1}:{column_letters(self.columns.last)}{self.cells.row + 1}"}
        )

    def _head(self, grid: Grid) -> None:
        size = self.cells.size - grid.smaller
        look = Look(size, bold=True, align=Align.CENTER, border=THIN)
        rows = grid.head_rows
        heights = [0.0] * len(rows)
        placed = list(head_places(rows, len(grid.columns)))
        spans = self.columns.of_grid(grid)
        for cell, row, column in sorted(placed, key=lambda each: each[0].down):
            needed = self.columns.height(cell.label, 1, size, spans[column][0], spans[column + cell.across - 1][1]) + 3
            missing = needed - sum(heights[row : row + cell.down])
            for below in range(row, row + cell.down):
                heights[below] += max(missing, 0) / cell.down
        top = self.cells.row
        for row, height in enumerate(heights):
            for column in range(spans[-1][1] + 1):
                self.cells.sheet.write_blank(self.cells.row, column, None, self.cells.format(look))
            for cell, at_row, column in placed:
                if at_row == row:
                    left, right = spans[column][0], spans[column + cell.across - 1][1]
                    self.cells.text(left, cell.label, self.cells.format(look))
                    self.cells.note_merge(top + row, left, top + row + cell.down - 1, right)
            self.cells.next_row(height)
        if grid.lettered:
            letters = Look(size, italic=True, align=Align.CENTER, border=THIN)
            for (left, right), each in zip(spans, grid.columns, strict=True):
                self.cells.text(left, each.letter, self.cells.format(letters))
                self.cells.cover(self.cells.row, left, right, self.cells.format(letters))
            self.cells.next_row(size * LINE + 2)

    def _rows(self, grid: Grid) -> None:
        sheet, progress, row = self.cells.sheet, self.progress, self.cells.row
        size = self.cells.size - grid.smaller
        texts = [place for place, column in enumerate(grid.columns) if column.kind is Kind.TEXT]
        spans = self.columns.of_grid(grid)
        rooms = [self.columns.room(left, right) for left, right in spans]
        wide = [(place, left, right) for place, (left, right) in enumerate(spans) if right > left]
        columns = [left for left, _right in spans]
        looks: dict[tuple[RowKind, int], list[Format]] = {}
        string, number, blank = sheet.write_string, sheet.write_number, sheet.write_blank
        keys = [column.key for column in grid.columns]
        self.cells.reckoner.enter_grid(dict(zip(keys, columns, strict=True)), grid.rows, row)
        usual = size * LINE + 2 * grid.pad * MM
        uneven = abs(usual - _DEFAULT_ROW) > 1.5
        sure = [room / (size * 0.78) for room in rooms]  # Why: shorter than this fits one line whatever the letters.
        for each in grid.rows:
            formats = looks.get((each.kind, each.level))
            if formats is None:
                formats = looks[each.kind, each.level] = self._row_formats(grid, each, size)
            formulas = dict(each.formulas) if self.cells.live else {}
            for key, column, value, look in zip(keys, columns, each.cells, formats, strict=True):
                if key in formulas or isinstance(value, Share):
                    self._reckoned(row, column, value, look, formulas.get(key, ""))
                elif value is None or value == "":
                    blank(row, column, None, look)
                elif isinstance(value, int):
                    number(row, column, value, look)
                elif isinstance(value, str):
                    string(row, column, printable(value), look)
                else:
                    number(row, column, value.toordinal() - _DAY_ZERO, look)
            self.cells.reckoner.note_row(each, row)
            for place, left, right in wide:
                self.cells.cover(row, left, right, formats[place])
            lines = 1
            for place in texts:
                text = each.cells[place]
                if isinstance(text, str) and (len(text) > sure[place] or "\n" in text):
                    lines = max(lines, self._lines(text, each, size, rooms[place]))
            height = min(usual + (lines - 1) * size * LINE, TALLEST)
            self.cells.filled += height
            self.cells.pages.row(height, line=True)
            if each.keeps_next or each.kind is RowKind.GROUP:
                self.cells.pages.keep_next()
            if lines > 1 or uneven:
                sheet.set_row(row, height)
            row += 1
            if progress is not None and row % 500 == 0:
                progress(row, 0)
        self.cells.row = row

    def _reckoned(self, row: int, column: int, value: Value, look: Format, formula: str) -> None:
        """A figure with its formula; one that is nothing is hidden until it is something."""
        known = self.cells.looks[look]
        if isinstance(value, Share):
            shown = self.cells.format(replace(known, number="0%", wrap=False))
            self.cells.figure(row, column, value.per_cent / 100, shown, formula)
        elif isinstance(value, int):
            self.cells.figure(row, column, value, look, formula)
        else:
            self.cells.figure(row, column, 0, self.cells.format(replace(known, number=NO_ZERO)), formula)

    def _lines(self, text: str, row: Row, size: float, room: float) -> int:
        face = 0 if row.kind is RowKind.NORMAL else 1
        return self.columns.ruler.lines_in(text, face, size, room - row.level * 9)

    def _row_formats(self, grid: Grid, row: Row, size: float) -> list[Format]:
        bold = row.kind is not RowKind.NORMAL
        italic = row.kind is RowKind.SUBTOTAL
        numbers = {Kind.MONEY: "#,##0", Kind.INT: "0", Kind.DATE: "dd/mm/yyyy"}
        first_text = next((n for n, c in enumerate(grid.columns) if c.kind is Kind.TEXT and c.side is Align.LEFT), -1)
        return [
            self.cells.format(
                Look(
                    size,
                    bold,
                    italic,
                    column.side,
                    border=THIN,
                    number=numbers.get(column.kind, "@" if column.kind is Kind.CODE else ""),
                    wrap=column.kind is Kind.TEXT,
                    shrink=column.kind is not Kind.TEXT,  # Why: else a long amount shows as ####.
                    indent=row.level if place == first_text else 0,
                )
            )
            for place, column in enumerate(grid.columns)
        ]
