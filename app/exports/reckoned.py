"""How a workbook reckons a figure anew: formulas told by names become formulas of cells. Arithmetic of addresses; no XlsxWriter here.

A formula is Excel's own, with names in braces for cells: ``{10}`` is the cell of the same column in the row called ``10`` (the nearest
above, else the next below), ``{:wage}`` that of the same row in the column ``wage``, ``{total:wage}`` both; ``{share}`` may be a field of
that name. ``{lines}`` are the plain rows of the column since the last subtotal or group, ``{every}`` all plain rows of the grid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from app.exports.document import Row, RowKind

_NAME = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")
_MOST = 200
"""Ranges in one sum; Excel takes 255."""
_PARTS = frozenset({RowKind.SUBTOTAL, RowKind.GROUP})


def column_letters(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    while column >= 0:
        column, place = divmod(column, 26)
        letters, column = chr(65 + place) + letters, column - 1
    return letters


class Lines:
    """Stretches of plain rows of a grid, as they are written: all of them, and those since the last subtotal or group."""

    def __init__(self) -> None:
        self.every: list[list[int]] = []
        self._part = 0  # where the stretches since the last subtotal begin
        self._broken = True

    def note(self, row: int, kind: RowKind) -> None:
        """A row of the sheet was written."""
        if kind is not RowKind.NORMAL:
            self._broken = True
        elif self._broken:
            self.every.append([row, row])
            self._broken = False
        else:
            self.every[-1][1] = row
        if kind in _PARTS:
            self._part = len(self.every)

    @property
    def part(self) -> list[list[int]]:
        """The stretches since the last subtotal or group."""
        return self.every[self._part :]


class Reckoner:
    """The cells of one sheet by their names."""

    def __init__(self) -> None:
        self._fields: dict[str, str] = {}
        self._rows: dict[str, int] = {}
        self._earlier: dict[str, int] = {}
        self._columns: Mapping[str, int] = {}
        self._below: Callable[[], Iterable[Row]] = tuple
        self._first = 0
        self.lines = Lines()

    def enter_grid(self, columns: Mapping[str, int], rows: Iterable[Row], first: int) -> None:
        """A grid begins: the sheet column of each of its columns, and the sheet row of its first row."""
        self._earlier.update(self._rows)
        self._columns, self._first, self._rows, self.lines = columns, first, {}, Lines()
        self._below = lambda: rows

    def note_field(self, name: str, row: int, column: int) -> None:
        """A field of that name stands there."""
        if name:
            self._fields[name] = f"{column_letters(column)}{row + 1}"

    def note_row(self, row: Row, place: int) -> None:
        """A row of the grid was written there."""
        self.lines.note(place, row.kind)
        if row.name:
            self._rows[row.name] = place

    def formula(self, told: str, row: int, column: int) -> str:
        """The formula in cells, for the cell of a sheet row and column."""

        def cell(found: re.Match[str]) -> str:
            name, key = found.group(1), found.group(2)
            at = self._columns[key] if key is not None else column
            if name in ("lines", "every"):
                stretches = self.lines.every if name == "every" else self.lines.part
                return _ranges(stretches, column_letters(at))
            if key is None and name in self._fields:
                return self._fields[name]
            return f"{column_letters(at)}{(self._row(name) if name else row) + 1}"

        return "=" + _NAME.sub(cell, told)

    def _row(self, name: str) -> int:
        if name not in self._rows:
            # Why: a parent stands above its parts; where they will be is known, for a grid takes one sheet row a row.
            found = (place for place, row in enumerate(self._below(), self._first) if row.name == name)
            below = next(found, None)
            if below is None:
                return self._earlier[name]
            self._rows[name] = below
        return self._rows[name]


def _ranges(stretches: Iterable[list[int]], letters: str) -> str:
    """``F5:F9,F11:F12``; a zero where there is no row."""
    found = [
        f"{letters}{first + 1}:{letters}{last + 1}" if last > first else f"{letters}{first + 1}"
        for first, last in stretches
    ]
    together = ",".join(found) or "0"
    return together if len(found) <= _MOST else f"({together})"
