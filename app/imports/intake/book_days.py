"""The days of a book's rows where a sheet writes them short: in parts, only the day below a month's heading, once for several rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.domain.dates import Period
from app.domain.sheets import Cell
from app.domain.text import clean, fold
from app.imports.content import Content, contents, money_of
from app.imports.intake.book_words import day_or_none, folded, month_heading, month_of_name, summary_words
from app.imports.layout import Layout
from app.imports.workbook import Sheet

DAYS = ("book_date", "voucher_date")
_DITTO = re.compile(r"[\"”“'’〃]+|-?(nt|n\.t|n/t|nhu tren|-)-?")


def is_ditto(cell: Cell) -> bool:
    """True for a sign that says: as above."""
    return isinstance(cell, str) and _DITTO.fullmatch(fold(cell)) is not None


def is_day(cell: Cell) -> bool:
    """True for a whole day, surely or as a proposal."""
    return isinstance(cell, dt.date) or (isinstance(cell, str) and Content.DAY in contents(cell))


def part_of_day(cell: Cell) -> tuple[int, int | None] | None:
    """Day, and month where it is told, of ``5``, ``"05"``, ``5/3``; None for anything else."""
    if isinstance(cell, bool) or Content.PART_OF_DAY not in contents(cell):
        return None
    if isinstance(cell, int | float):
        return int(cell), None
    found = re.fullmatch(r"(\d{1,2})(?:[/.-](\d{1,2}))?", clean(str(cell)))
    return (int(found[1]), int(found[2]) if found[2] else None) if found else None


def in_parts(sheet: Sheet, layout: Layout) -> frozenset[str]:
    """The keys of day columns that hold parts of days rather than days, by the rows that have an amount."""
    money = [layout.columns[key] for key in ("amount_in", "amount_out", "amount") if key in layout.columns]
    paid = [
        row
        for row in range(layout.first - 1, min(layout.last, layout.first + 400))
        if any(sheet.at(row, column) is not None for column in money)
    ]
    found = set()
    for key in DAYS:
        if key in layout.columns:
            cells = [sheet.at(row, layout.columns[key]) for row in paid]
            if sum(part_of_day(cell) is not None for cell in cells) > sum(map(is_day, cells)):
                found.add(key)
    return frozenset(found)


@dataclass(slots=True)
class Calendar:
    """What month and year a part of a day is of, as the rows go on."""

    parts: frozenset[str]
    month: int | None = None
    year: int | None = None
    last: dict[str, Cell] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet, layout: Layout, period: Period | None) -> Calendar:
        """As title and name of the sheet say it."""
        month = year = None
        if period is not None:
            year = period.first.year if period.first.year == period.last.year else None
            month = period.first.month if (period.first.month, year) == (period.last.month, period.last.year) else None
        return cls(in_parts(sheet, layout), month or month_of_name(sheet.name), year or layout.year)

    def heading(self, month: int, year: int | None) -> None:
        """A month begins."""
        self.month, self.year = month, year or self.year

    def days(self, cells: Mapping[str, Cell], carries: bool) -> Iterator[tuple[str, Cell]]:
        """The day of each key of a row; the cell as it stands where it makes no day."""
        if "month" in cells and (part := part_of_day(cells["month"])):
            self.month = part[0] if part[0] <= 12 else self.month
        if "year" in cells and (year := _year(cells["year"])):
            self.year = year
        for key in DAYS:
            cell = cells.get(key)
            if is_ditto(cell) or (cell is None and carries and self._holds(key, cells)):
                cell = self.last.get(key)
            elif key in self.parts and (part := part_of_day(cell)):
                cell = day_or_none(self.year, part[1] or self.month, part[0]) or cell
            if cell is not None:
                self.last[key] = cell
                yield key, cell

    def _holds(self, key: str, cells: Mapping[str, Cell]) -> bool:
        """True where the day above holds for a row: it has none, or only that of its voucher, which is not later."""
        other = cells.get(DAYS[1 - DAYS.index(key)])
        if other is None:
            return True
        above = self.last.get(key)
        both = isinstance(above, dt.date) and isinstance(other, dt.date)
        return key == "book_date" and both and str(above)[:10] >= str(other)[:10]


def _year(cell: Cell) -> int | None:
    text = str(int(cell)) if isinstance(cell, int | float) else clean(str(cell))
    if re.fullmatch(r"(19|20)\d\d", text):
        return int(text)
    return 2000 + int(text) if re.fullmatch(r"\d\d", text) else None


# ---- what a column of days shows -------------------------------------------------------------------------------


def are_days_of_months(column: Sequence[Cell]) -> bool:
    """True for days of a month, months' headings between them, that do not just count up."""
    cells = [cell for cell in column if cell is not None]
    days = [part for cell in cells if (part := part_of_day(cell)) is not None]
    headings = sum(isinstance(cell, str) and month_heading(folded(cell)) is not None for cell in cells)
    if len(days) < 3 or len(days) * 10 < 9 * (len(cells) - headings):
        return False
    counts_up = all(other[0] == one[0] + 1 for one, other in pairwise(days))
    return not counts_up and (
        bool(headings) or any(one == other for one, other in pairwise(days)) or days != sorted(days, key=str)
    )


def never_later(rows: Sequence[Sequence[Cell]], one: int, other: int) -> bool:
    """True where the days of one column are never later than those of another; of columns that never differ, the right one."""
    pairs = [(row[one], row[other]) for row in rows if max(one, other) < len(row)]
    differing = [(a, b) for a, b in pairs if type(a) is type(b) and is_day(a) and not isinstance(a, str) and a != b]
    return all(a <= b for a, b in differing) if differing else one > other  # type: ignore[operator]


def carries_days(sample: Sequence[Sequence[Cell]], days: Sequence[int], amounts: Sequence[int]) -> bool:
    """True where many rows with an amount have no day of their own: it stands once for several."""
    blank = dated = again = 0
    last: Cell = None
    rows = list(sample)
    while rows and not any(c < len(rows[-1]) and rows[-1][c] is not None for c in days):
        rows.pop()
    for row in rows:
        if any(c < len(row) and money_of(row[c]) for c in amounts):
            if any(c < len(row) and row[c] is not None for c in days):
                dated += 1
                day = next((row[c] for c in days if c < len(row) and row[c] is not None), None)
                again += day == last
                last = day
            elif not any(isinstance(cell, str) and summary_words(cell) for cell in row):
                blank += bool(dated)
    return blank >= 2 and (blank * 8 >= dated or not again)
