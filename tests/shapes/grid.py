"""Sheets before they are a file: cells by row and column from 0, joined areas, hidden sheets; and where a table stands on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Formula:
    """A formula with the value that Excel computed when the file was last saved."""

    text: str
    value: float


Cell = None | str | int | float | dt.date | Formula


@dataclass
class Sheet:
    """One sheet as it is being filled."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    joined: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False
    day_format: str = "dd/mm/yyyy"

    def put(self, row: int, column: int, value: Cell) -> None:
        """Write a cell; nothing is written for an empty value."""
        if value is not None and value != "":
            self.cells[row, column] = value

    def put_row(self, row: int, values: Iterable[Cell], column: int = 0) -> None:
        """Write cells side by side."""
        for at, value in enumerate(values, column):
            self.put(row, at, value)

    def join(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Join an area; its value stands in its first cell."""
        if (row, column) != (last_row, last_column):
            self.joined.append((row, column, last_row, last_column))

    @property
    def height(self) -> int:
        """Rows up to the last that holds anything."""
        return max((row for row, _ in self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        """Columns up to the last that holds anything."""
        return max((column for _, column in self.cells), default=-1) + 1

    def moved(self, rows: int, columns: int) -> Sheet:
        """The same sheet with empty rows above and empty columns before it."""
        if not rows and not columns:
            return self
        cells = {(row + rows, column + columns): value for (row, column), value in self.cells.items()}
        joined = [(a + rows, b + columns, c + rows, d + columns) for a, b, c, d in self.joined]
        return Sheet(self.name, cells, joined, self.hidden, self.day_format)


def letter(column: int) -> str:
    """The letter Excel gives a column: 0 is A."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


@dataclass
class Place:
    """Where one table stands and which column is what, told by whoever drew it: rows from 1, columns by letter.

    ``head_row`` is the last row of heads; below it a row of letters or figures may stand before ``first_row``. A file of one
    unnamed sheet (csv, a page) has the sheet ``""``.
    """

    kind: str
    """``cash``, ``bank``, ``members``, ``dues`` or ``gifts``; ``cash+bank`` for one table of both."""
    sheet: str
    head_row: int = 0
    first_row: int = 0
    last_row: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    special: dict[str, str] = field(default_factory=dict)

    def moved(self, rows: int, columns: int) -> Place:
        """The place on the sheet that was moved."""
        shifted = {name: letter(_index(at) + columns) for name, at in self.columns.items()}
        bounds = (self.head_row + rows, self.first_row + rows, self.last_row + rows)
        return Place(self.kind, self.sheet, *bounds, shifted, dict(self.special))


def _index(text: str) -> int:
    number = 0
    for each in text:
        number = number * 26 + ord(each) - 64
    return number - 1
