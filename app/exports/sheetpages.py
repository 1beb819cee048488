"""Where the pages of a worksheet break: rows of known height onto pages, those that belong together on one. Arithmetic only.

Excel breaks a page wherever it is full; signatures then stand alone above an empty page, or a total without its rows.
"""

from __future__ import annotations

from array import array

_MOST = 1000
"""Breaks a worksheet may have; Excel takes 1023."""
_FOOT = 24
"""Rows between a table and signatures that are its foot."""


class SheetPages:
    """The rows of one sheet as they are written, in points."""

    def __init__(self) -> None:
        self._heights = array("d")
        self._glued = bytearray()
        self._forced: set[int] = set()
        self._lines = 0
        self._glue_next = False
        self.repeated = 0.0
        """Height of the head that stands on every page after its own."""

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def height(self) -> float:
        """All rows together."""
        return sum(self._heights)

    def height_before(self, row: int) -> float:
        """The rows above a row together."""
        return sum(self._heights[:row])

    def row(self, height: float, *, line: bool = False) -> None:
        """A row was written; ``line`` is one of a table."""
        self._heights.append(height)
        self._glued.append(self._glue_next)
        self._glue_next = False
        if line:
            self._lines = len(self._heights)

    def keep_next(self) -> None:
        """What is written next stays with what was written last."""
        self._glue_next = len(self._heights) > 0

    def force(self) -> None:
        """What is written next begins a page."""
        self._forced.add(len(self._heights))
        self._glue_next = False

    def keep_from(self, first: int) -> None:
        """Everything written from a row on stays together."""
        for row in range(first + 1, len(self._glued)):
            self._glued[row] = True

    def keep_table_end(self) -> None:
        """The last rows of a table stay together: a total never stands alone."""
        if self._lines == len(self._heights):
            self.keep_from(max(0, self._lines - 3))

    def keep_signatures(self, first: int) -> None:
        """Signatures, written from a row on, stay with the foot and the last rows of the table above, or with the lines above."""
        near = self._lines and first - self._lines <= _FOOT
        self.keep_from(max(0, (self._lines if near else first) - 2))

    def breaks(self, room: float) -> list[int]:
        """The rows before which a page begins, on pages of so many points."""
        found: list[int] = []
        start, may, filled = 0, 0, 0.0
        for row, height in enumerate(self._heights):
            if row in self._forced:
                found.append(row)
                start, may, filled = row, row, 0.0
            if not self._glued[row]:
                may = row
            if filled + height > room and row > start:
                begin = may if may > start else row
                found.append(begin)
                start, may = begin, begin
                filled = self.repeated + sum(self._heights[begin:row])
            filled += height
        return found[-_MOST:]
