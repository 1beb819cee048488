"""One reading of a sheet as plain data: which rows are a table, which column holds what, and how cells are to be taken.

To recognise a sheet is to find the best ``Layout``; to apply one to a sheet is a pure function of the import that takes it (for a
cash or bank book ``imports/intake/book_layout.py``). A page on which she points, and a file that keeps what she pointed at, make
exactly such a ``Layout``; nothing else of a reading is needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.sheets import ColumnReason
from app.imports.heads import in_unicode, letter
from app.imports.workbook import Sheet


@dataclass(frozen=True, slots=True)
class Layout:
    """One table of a sheet. Rows count as Excel does, from 1; columns from 0.

    ``kind`` is the word of the command line (``cash-book``); ``columns`` the column of each key of its ``ForeignTable``. A key
    that is missing is not there; two keys may share a column (``number`` and ``side``). Of a book:

    * ``amount_in`` and ``amount_out``, or ``amount`` with ``side`` (its words say thu or chi), or ``amount`` alone, whose sign or whose balance (``by_balance``) says it;
    * a ``book_date`` or ``voucher_date`` that holds only a day (``5``) or day and month (``5/3``) takes ``month`` and ``year`` from
      the columns of these keys, else from the headings among the rows, the title and the sheet's name.
    """

    kind: str
    sheet: str
    columns: Mapping[str, int]
    first: int
    """The first row below the head."""
    last: int
    """The last row that belongs to the table; rows behind it are somebody else's."""
    head: tuple[int, ...] = ()
    """The rows of the head; none where the table has no head."""
    top: int = 1
    """The first row of the titles above the table."""
    factor: int = 1
    """What an amount is multiplied by: 1000 where the sheet counts in thousands."""
    by_balance: bool = False
    """True where only the balance beside an amount tells whether it came in or went out."""
    carries_days: bool = False
    """True where a day is written once and holds for the rows below it that have none."""
    beside: tuple[int, ...] = ()
    """Columns with the amounts of another book in the same rows."""
    span: tuple[int, int] = (0, 1 << 14)
    """The first column of the table and the first that is no longer its own, where another table lies beside it."""
    year: int | None = None
    """The year of days that tell none, where neither title nor rows say it."""
    reasons: tuple[ColumnReason, ...] = field(default=(), compare=False)

    @property
    def letters(self) -> dict[str, str]:
        """Each key's column as Excel calls it."""
        return {key: letter(column) for key, column in self.columns.items()}

    def headings(self, sheet: Sheet) -> dict[str, str]:
        """What stands over each column, in Unicode."""
        rows = [in_unicode(sheet.rows[row - 1]) for row in self.head if row <= len(sheet.rows)]
        return {
            key: " ".join(word for row in rows if column < len(row) and (word := row[column]))
            for key, column in self.columns.items()
        }


def joined_down(sheet: Sheet, columns: Collection[int]) -> dict[tuple[int, int], int]:
    """For every cell of these columns that a merge from above covers, the row of the merge's first cell; all counted from 0."""
    return {place: top for place, top in _covered(sheet) if place[1] in columns}


def _covered(sheet: Sheet) -> Iterator[tuple[tuple[int, int], int]]:
    for top, left, bottom, _right in sheet.merges:
        for row in range(top + 1, min(bottom, len(sheet.rows) - 1) + 1):
            yield (row, left), top
