"""A table on somebody else's sheet: where its head stands, which column holds what, and its rows, as its ``ForeignTable`` tells.

The head may stand anywhere in the first rows, over one to three of them, under titles and merged cells, in any order and in an old
encoding. Which rows are people, sums or signatures is decided by the import.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from app.domain.problems import N_, Finding, Level, note
from app.domain.records import ForeignTable
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports.encodings import convert_as
from app.imports.heads import filled, in_unicode, is_column_numbers, letter, plain_words, stacked_heads
from app.imports.units import in_unit
from app.imports.workbook import Sheet

HEAD_WITHIN = 60
"""A head is looked for in so many first rows."""
MOST_HEAD_ROWS = 3
_LONGEST = 120
"""A longer text is a sentence and no heading."""

_LONG = 6
"""A heading of so many letters is also known within a longer one."""

# ---- which field a heading names -------------------------------------------------------------------------------


class Named(NamedTuple):
    """The field a heading names. ``sure``: 3 for the whole heading, 2 for its beginning, 1 for a part; ``order`` of the alias."""

    key: str
    sure: int
    order: int


class _Alias(NamedTuple):
    place: int
    named: Named
    words: str
    pattern: re.Pattern[str] | None
    is_whole: bool

    def sureness(self, text: str) -> int:
        """How surely a heading is this one; 0 where it is not."""
        if text == self.words:
            return 3
        if self.pattern is not None:
            return self.named.sure if self.pattern.fullmatch(text) else 0
        if self.is_whole:
            return 0
        if len(self.words) >= 3 and text.startswith(f"{self.words} "):
            return 2
        return int(len(self.words) >= _LONG and f" {self.words}" in text)


@lru_cache(maxsize=64)
def _aliases(told: ForeignTable) -> Mapping[str, Sequence[_Alias]]:
    """The aliases by their first word; under no word those that may be a part of one."""
    found: dict[str, list[_Alias]] = defaultdict(list)
    told_in_order = ((each.key, order, alias) for each in told.fields for order, alias in enumerate(each.aliases))
    for place, about in enumerate(told_in_order):
        made = _alias(place, *about)
        first, _blank, more = made.words.partition(" ")
        found[first if more or made.pattern is not None or made.is_whole or len(first) < _LONG else ""].append(made)
    return found


def _alias(place: int, key: str, order: int, alias: str) -> _Alias:
    parts = [plain_words(part) for part in alias.split("…")]
    words = " ".join(part for part in parts if part)
    if len(parts) == 1:
        return _Alias(place, Named(key, 0, order), words, None, alias.endswith("."))
    first, last = "" if parts[0] else r"(?:.* )?", "" if parts[-1] else r"(?: .*)?"
    inner = r" (?:.* )?".join(re.escape(part) for part in parts if part)
    return _Alias(
        place, Named(key, 1 if first else 2 if last else 3, order), words, re.compile(first + inner + last), False
    )


@lru_cache(maxsize=1 << 14)
def field_of(told: ForeignTable, heading: str) -> Named | None:
    """The field a folded heading names: whole headings before beginnings, long aliases before short ones, fields as they are told."""
    if not heading or len(heading) > _LONGEST or re.search(told.others, heading):
        return None
    aliases = _aliases(told)
    possible = (each for word in ("", *dict.fromkeys(heading.split(" "))) for each in aliases.get(word, ()))
    found = [(sure, len(each.words), -each.place, each) for each in possible if (sure := each.sureness(heading))]
    if not found:
        return None
    sure, *_rank, alias = max(found, key=lambda each: each[:3])
    return alias.named._replace(sure=sure)


# ---- the head --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Head:
    """A head as it is read: for each column its words from top to bottom, and the field it names."""

    stacks: Mapping[int, tuple[str, ...]]
    named: Mapping[int, Named]

    def text(self, column: int) -> str:
        """A column's words as one text."""
        return " ".join(dict.fromkeys(word for word in self.stacks.get(column, ()) if word))

    def lowest(self, column: int) -> str:
        """The lowest word of a column."""
        return next((word for word in reversed(self.stacks[column]) if word), "")

    def columns(self) -> dict[str, int]:
        """Each field's column; of several the surest, then the one that an alias in front names, then the first."""
        best: dict[str, tuple[tuple[int, int], int]] = {}
        for column, (key, sure, order) in self.named.items():
            if key not in best or (sure, -order) > best[key][0]:
                best[key] = ((sure, -order), column)
        return {key: column for key, (_rank, column) in best.items()}


_SAYS_NOTHING = re.compile(
    r"thong tin( ca nhan| chung| doan vien| nguoi lao dong)?|chi tiet|ly lich|so yeu ly lich|ca nhan|nhan than"
)


def named_by(told: ForeignTable, head: Head, column: int) -> Named | None:
    """The field that a column's heads name; a heading over it that says nothing, «Thông tin», is left away."""
    found = field_of(told, head.text(column))
    words = [word for word in head.stacks[column] if word]
    if found is None and len(words) > 1 and all(map(_SAYS_NOTHING.fullmatch, words[:-1])):
        return field_of(told, words[-1])
    return found


@dataclass(frozen=True, slots=True)
class Table:
    """A table found on a sheet: the rows of its head from ``place`` on, and the column of each key."""

    told: ForeignTable
    sheet: Sheet
    place: int
    height: int
    columns: Mapping[str, int]
    end: int | None = None
    """The first row below it; None for the end of the sheet."""
    units: Mapping[str, int] = field(default_factory=dict)
    """What the amounts of a key are multiplied by."""
    encoding: str = ""
    """The old encoding that all its texts are in."""

    @property
    def letters(self) -> dict[str, str]:
        """Each key's column as Excel calls it."""
        return {key: letter(column) for key, column in self.columns.items()}

    def all_heads(self) -> Iterator[str]:
        """The folded heading of every column, also of those the import knows nothing of."""
        head = Head(dict(stacked_heads(self.sheet, self.place, self.height)), {})
        return map(head.text, head.stacks)

    def heading(self, key: str) -> str:
        """What stands over a column, in Unicode."""
        column = self.columns[key]
        rows = (in_unicode(self.sheet.rows[self.place + step]) for step in range(self.height))
        return " ".join(word for row in rows if column < len(row) and (word := row[column]))

    def headings(self) -> dict[str, str]:
        """What stands over each column."""
        return {key: self.heading(key) for key in self.columns}

    def at(self, row: int, key: str) -> Cell:
        """A cell; None where the table has no such column or the cell holds only blanks."""
        return self._read(key, filled(self.sheet.at(row, self.columns[key]))) if key in self.columns else None

    def cells(self, row: int) -> dict[str, Cell]:
        """The filled cells of a row by key."""
        cells = self.sheet.rows[row]
        width = len(cells)
        found: dict[str, Cell] = {
            key: cell
            for key, column in self.columns.items()
            if column < width and (cell := filled(cells[column])) is not None
        }
        return {key: self._read(key, cell) for key, cell in found.items()} if self.units or self.encoding else found

    def _read(self, key: str, cell: Cell) -> Cell:
        """A cell in Unicode where the table is in an old encoding, an amount in đồng where it is told in another unit."""
        if self.encoding and isinstance(cell, str):
            cell = convert_as(cell, self.encoding)
        return in_unit(cell, self.units[key]) if key in self.units else cell

    def body(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows below the head with their places, without empty ones, "A B C 1 2", and the head printed again on a later page."""
        leading = self.columns.get(self.told.leading)
        again = None if leading is None or not self.height else self.sheet.at(self.place, leading)
        for at in range(self.place + self.height, len(self.sheet.rows) if self.end is None else self.end):
            cells = self.sheet.rows[at]
            if not cells or is_column_numbers(cells):
                continue
            if again is None or leading is None or leading >= len(cells) or cells[leading] != again:
                yield at, cells

    def seen(self, rows: Container[int], needed: Container[str] | None = None) -> Iterator[Finding]:
        """What the reader of the file saw in these rows of the table, by key; beside the ``needed`` columns it stops nothing."""
        keys = {where: key for key, where in self.letters.items() if key != "counter"}
        for finding in self.sheet.findings:
            if finding.row is not None and finding.row not in rows:
                continue
            if finding.column is None:
                yield finding
            elif (key := keys.get(finding.column)) is not None:
                level = finding.level if needed is None or key in needed else Level.NOTE
                yield replace(finding, column=key, level=level)

    def converted(self, first: int | None = None) -> Iterator[Finding]:
        """A note for each row of the head (or from the ``first`` row on) that is written in an old encoding."""
        for at in range(self.place if first is None else first, self.place + self.height):
            cells = self.sheet.rows[at]
            pairs = zip(cells, in_unicode(cells), strict=True)
            texts = [f"«{text}»" for cell, text in pairs if isinstance(cell, str) and text != clean(cell)]
            if texts:
                text = N_("Chữ viết theo bảng mã cũ, đọc là {heads}.")
                yield note("head-converted", text, heads=", ".join(texts)).at(self.sheet.name, at + 1)


def only_text(sheet: str, row: int, text: str) -> Finding:
    """A note that a row says something and is nothing that comes in."""
    return note("row-text-only", N_("Dòng chỉ có chữ «{text}», không có gì để nhập."), text=clean(text)[:60]).at(
        sheet, row
    )


Settle = Callable[[Head], dict[str, int]]


def find_table(sheet: Sheet, told: ForeignTable, settle: Settle = Head.columns, start: int = 0) -> Table | None:
    """The table on a sheet from a row on whose head is the surest, or None.

    ``settle`` gives the columns where they depend on one another.
    """
    best: Table | None = None
    most = 0
    for place in range(start, min(start + HEAD_WITHIN, len(sheet.rows))):
        for height in range(1, MOST_HEAD_ROWS + 1):
            table, worth = _table_at(sheet, told, place, height, settle)
            if table is None:
                continue
            # Why: a row above that adds nothing is a title.
            less = best is not None and worth == most and _end(table) == _end(best)
            if worth > most or less:
                best, most = table, worth
        if best is not None and place > best.place + MOST_HEAD_ROWS:
            break
    return best


def _end(table: Table) -> int:
    return table.place + table.height


def _table_at(sheet: Sheet, told: ForeignTable, place: int, height: int, settle: Settle) -> tuple[Table | None, int]:
    """The table whose head are these rows, and how surely: a title above the head makes every column less sure."""
    if place + height > len(sheet.rows) or not any(isinstance(cell, str) for cell in sheet.rows[place]):
        return None, 0
    # Trap: a row of the table must not be joined to its head; heads hold no numbers and no days.
    if any(cell is not None and not isinstance(cell, str) for at in range(height) for cell in sheet.rows[place + at]):
        return None, 0
    stacks = dict(stacked_heads(sheet, place, height))
    head = Head(stacks, {})
    named = {column: found for column in stacks if (found := named_by(told, head, column)) is not None}
    columns = settle(replace(head, named=named))
    if not all(any(key in columns for key in group) for group in told.needed):
        return None, 0
    leading = columns.get(told.leading)
    if leading is not None:
        over = sum(words[0] == stacks[leading][0] for words in stacks.values())
        is_title = height > 1 and stacks[leading][0] and over * 5 >= len(stacks) * 4
        if is_title or sum(sheet.at(place + step, leading) is not None for step in range(height)) != 1:
            return None, 0
    own = {each.key for each in told.fields if each.aliases}
    # Why not all: a column that is a part of the one beside it makes nothing surer.
    worth = sum(
        found.sure
        for key, column in columns.items()
        if (found := named.get(column)) is not None and (found.key == key or key not in own)
    )
    return Table(told, sheet, place, height, columns), worth
