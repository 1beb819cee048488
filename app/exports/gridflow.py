"""Grids into pieces: the head that repeats on every page, and one piece per row.

A band is the stretch of one grid on one page: it owns the head and the upright rules. Written for long books: a row's
texts are broken once and remembered, everything that does not change by row is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.blockflow import Setting
from app.exports.document import Align, Grid, HeadCell, Kind, Row, RowKind, show_value
from app.exports.pen import Pen
from app.exports.typeset import ASCENT, DESCENT, MM, shifted

_PAD_X = 0.8 * MM
_ROW_LEADING = 1.16
_INDENT = 3.5 * MM
_FRAME, _RULE = 0.7, 0.35
_FACES = {RowKind.NORMAL: 0, RowKind.OPENING: 1, RowKind.SUBTOTAL: 3, RowKind.TOTAL: 1, RowKind.GROUP: 1}

Placed = tuple[str, ...]


class Band:
    """One grid's columns, head and measures."""

    def __init__(self, grid: Grid, setting: Setting) -> None:
        self.grid, self.ruler = grid, setting.ruler
        self.size = setting.size - grid.smaller
        self.leading = _ROW_LEADING * self.size
        self.pad = grid.pad * MM * setting.tight
        whole = sum(column.share for column in grid.columns)
        widths = [column.share / whole * setting.width for column in grid.columns]
        self.edges = [0.0]
        for width in widths:
            self.edges.append(self.edges[-1] + width)
        self.kinds = [column.kind for column in grid.columns]
        self.sides = [column.side for column in grid.columns]
        self.rooms = [width - 2 * _PAD_X for width in widths]
        self.indented = next(
            (n for n, c in enumerate(grid.columns) if c.kind is Kind.TEXT and c.side is Align.LEFT), None
        )
        self._head_texts, self._head_rules, self.head_height = self._set_head()
        self.most_lines = max(1, int((setting.height - self.head_height - 2 * self.pad) / self.leading) - 1)

    def _set_head(self) -> tuple[list[tuple[float, float, str, int]], list[tuple[float, ...]], float]:
        """Texts and inner rules of the head, relative to its corner, and its height."""
        placed = list(head_places(self.grid.head_rows, len(self.kinds)))
        depth = len(self.grid.head_rows)
        heights = [0.0] * depth
        for cell, row, column in sorted(placed, key=lambda each: each[0].down):
            lines = self._head_lines(cell, column)
            missing = len(lines) * self.leading + 3 * self.pad - sum(heights[row : row + cell.down])
            if missing > 0:
                for below in range(row, row + cell.down):
                    heights[below] += missing / cell.down
        tops = [sum(heights[:row]) for row in range(depth + 1)]
        texts: list[tuple[float, float, str, int]] = []
        rules: list[tuple[float, ...]] = []
        for cell, row, column in placed:
            left, right = self.edges[column], self.edges[column + cell.across]
            top, bottom = tops[row], tops[row + cell.down]
            texts += self._centred(self._head_lines(cell, column), left, right, top, bottom, 1)
            rules += [(left, top, right, top), (left, top, left, bottom)]
        height = tops[depth]
        if self.grid.lettered:
            foot = height + self.leading + self.pad
            for place, each in enumerate(self.grid.columns):
                start, end = self.edges[place], self.edges[place + 1]
                texts += self._centred((each.letter,), start, end, height, foot, 2)
                rules += [(start, height, end, height), (start, height, start, foot)]
            height = foot
        return texts, rules, height

    def _head_lines(self, cell: HeadCell, column: int) -> tuple[str, ...]:
        room = self.edges[column + cell.across] - self.edges[column] - 1.2 * _PAD_X
        return self.ruler.wrap(cell.label, 1, self.size, room)

    def _centred(
        self, lines: tuple[str, ...], left: float, right: float, top: float, bottom: float, face: int
    ) -> list[tuple[float, float, str, int]]:
        y = (top + bottom - len(lines) * self.leading) / 2 + self.baseline
        marks = []
        for text in lines:
            marks.append(((left + right - self.ruler.width(text, face, self.size)) / 2, y, text, face))
            y += self.leading
        return marks

    @property
    def baseline(self) -> float:
        """From the top of a line to the feet of its letters."""
        return (self.leading - (ASCENT + DESCENT) * self.size) / 2 + ASCENT * self.size

    def draw_head(self, pen: Pen, x: float, y: float) -> None:
        """Draw the head with its corner at x, y."""
        for dx, dy, text, face in self._head_texts:
            if text:
                pen.text(x + dx, y + dy, text, face, self.size)
        for x0, y0, x1, y1 in self._head_rules:
            pen.line(x + x0, y + y0, x + x1, y + y1, _FRAME if not y0 and not y1 else _RULE)
        right = x + self.edges[-1]
        pen.line(x, y + self.head_height, right, y + self.head_height, _FRAME)

    def draw_sides(self, pen: Pen, x: float, top: float, bottom: float) -> None:
        """Draw the upright rules of a whole band, and close it below."""
        for edge in self.edges[1:-1]:
            pen.line(x + edge, top + self.head_height, x + edge, bottom, _RULE)
        for edge in (self.edges[0], self.edges[-1]):
            pen.line(x + edge, top, x + edge, bottom, _FRAME)
        pen.line(x, bottom, x + self.edges[-1], bottom, _FRAME)


class RowPiece:
    """One row, or one page's part of a row too tall for a page."""

    __slots__ = ("band", "cells", "glue", "height", "level", "row")

    def __init__(self, band: Band, row: Row, cells: list[Placed], height: float) -> None:
        self.band, self.row, self.cells, self.height = band, row, cells, height
        self.level = row.level
        self.glue = row.keeps_next or row.kind is RowKind.GROUP

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the cells, centred on the row's height, and the rule below them."""
        band = self.band
        face, size, leading = _FACES[self.row.kind], band.size, band.leading
        width_of = band.ruler.width
        baseline = y + self.height / 2 + band.baseline
        for place, lines in enumerate(self.cells):
            if not lines:
                continue
            at = baseline - len(lines) * leading / 2
            left, room, side = x + band.edges[place] + _PAD_X, band.rooms[place], band.sides[place]
            if self.level and place == band.indented:
                left, room = left + self.level * _INDENT, room - self.level * _INDENT
            for text in lines:
                if side is Align.LEFT:
                    pen.text(left, at, text, face, size)
                else:
                    width = width_of(text, face, size)
                    if width > room + 0.01:
                        # Why: a number is never broken or cut; it is set smaller until it fits.
                        pen.text(left, at, text, face, size * room / width)
                    else:
                        pen.text(left + shifted(room, width, side), at, text, face, size)
                at += leading
        bottom = y + self.height
        pen.line(x, bottom, x + band.edges[-1], bottom, _RULE)


def grid_pieces(grid: Grid, setting: Setting) -> Iterator[RowPiece]:
    """One piece per row; taller than a page becomes several."""
    band = Band(grid, setting)
    wrap, size, leading, rooms = band.ruler.wrap, band.size, band.leading, band.rooms
    for row in grid.rows:
        face = _FACES[row.kind]
        cells: list[Placed] = []
        tallest = 1
        for place, value in enumerate(row.cells):
            if value is None or value == "":
                cells.append(())
            elif band.kinds[place] is Kind.TEXT:
                room = rooms[place] - (row.level * _INDENT if place == band.indented else 0)
                lines = wrap(str(value), face, size, room)
                cells.append(lines)
                tallest = max(tallest, len(lines))
            else:
                cells.append((show_value(value, band.kinds[place]),))
        yield from _cut(band, row, cells, tallest, leading)


def _cut(band: Band, row: Row, cells: list[Placed], tallest: int, leading: float) -> Iterator[RowPiece]:
    if tallest <= band.most_lines:
        yield RowPiece(band, row, cells, tallest * leading + 2 * band.pad)
        return
    for start in range(0, tallest, band.most_lines):
        part = [lines[start : start + band.most_lines] for lines in cells]
        yield RowPiece(band, row, part, max(len(lines) for lines in part) * leading + 2 * band.pad)


def head_places(rows: tuple[tuple[HeadCell, ...], ...], columns: int) -> Iterator[tuple[HeadCell, int, int]]:
    """Each head cell with the row and column of its top left corner, as in an HTML table."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            if column + cell.across > columns or row + cell.down > len(rows):
                raise ValueError(f"the head does not fit the columns at {cell.label!r}")
            taken |= {(row + down, column + right) for down in range(cell.down) for right in range(cell.across)}
            yield cell, row, column
            column += cell.across
