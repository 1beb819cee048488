"""Where tables may lie on a sheet: rows that may be a head, and the blocks of rows and columns below them. What they are is decided later.

Tables may lie one below the other and side by side; a head printed again on a later page begins none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.domain.sheets import Cell
from app.imports.content import Content, Profile, contents, profile
from app.imports.heads import in_unicode, is_column_numbers, plain_words, stacked_heads
from app.imports.intake.book_days import is_day, part_of_day
from app.imports.intake.book_words import HeadWords, folded, head_words, month_heading
from app.imports.workbook import Sheet

LOOKED_AT = 400
"""So many rows tell what a column holds."""
_MOST_HEAD_ROWS = 3
_APART = frozenset({"text", "book_date", "voucher_date", "number"})
"""Keys of which a table has one column; a second begins the table beside it."""
_MONEY = frozenset({"amount_in", "amount_out", "amount", "debit", "balance"})
"""Keys of which a table has shown one before another may begin beside it."""


@dataclass(frozen=True)
class Block:
    """Rows and columns that may be a table. All counted from 0; ``bottom`` and ``right`` are the first beyond it."""

    sheet: Sheet
    top: int
    head: int
    first: int
    bottom: int
    left: int = 0
    right: int = 1 << 14

    @cached_property
    def columns(self) -> Sequence[int]:
        """The columns that hold anything in the head or the first rows."""
        rows = self.sheet.rows[self.head : min(self.bottom, self.first + LOOKED_AT)]
        found = {at for row in rows for at, cell in enumerate(row) if cell is not None and self.left <= at < self.right}
        return sorted(found)

    @cached_property
    def stacks(self) -> Mapping[int, tuple[str, ...]]:
        """The words over each column, from top to bottom."""
        height = self.first - self.head
        return dict(stacked_heads(self.sheet, self.head, height)) if height else {}

    @cached_property
    def words(self) -> Mapping[int, HeadWords]:
        """What the words over each column say."""
        return {column: self._words(column) for column in self.columns}

    def _words(self, column: int) -> HeadWords:
        stack = [word for word in self.stacks.get(column, ()) if word]
        return head_words(" ".join(dict.fromkeys(stack)), stack[-1]) if stack else HeadWords()

    @cached_property
    def profiles(self) -> Mapping[int, Profile]:
        """What each column holds."""
        rows = self.sample
        return {column: profile(row[column] for row in rows if column < len(row)) for column in self.columns}

    @cached_property
    def sample(self) -> Sequence[Sequence[Cell]]:
        """The first rows, without those of column numbers."""
        rows = self.sheet.rows[self.first : min(self.bottom, self.first + LOOKED_AT)]
        kept = [row for row in rows if not is_column_numbers(row)]
        # Why: signers below the table say nothing of its columns.
        while kept and not any(contents(cell) & {Content.DAY, Content.SUM} for cell in kept[-1]):
            kept.pop()
        return kept

    def heading(self, column: int) -> str:
        """The words over a column as one text."""
        return " ".join(dict.fromkeys(word for word in self.stacks.get(column, ()) if word))

    def shown_heading(self, column: int) -> str:
        """What stands over a column, in Unicode."""
        rows = (in_unicode(self.sheet.rows[at]) for at in range(self.head, self.first))
        return " ".join(word for row in rows if column < len(row) and (word := row[column]))


def groups_of(sheet: Sheet) -> Iterator[list[Block]]:
    """The blocks of a sheet from top to bottom, each with the ways its head may be read."""
    groups = _head_groups(sheet)
    ends = [0, *(group[-1] + 1 for group in groups)]
    tops = [max(end, _top_of(sheet, group[0])) for end, group in zip(ends, groups, strict=False)]
    for place, group in enumerate(groups):
        top, bottom = tops[place], tops[place + 1] if place + 1 < len(groups) else len(sheet.rows)
        blocks = [
            Block(sheet, top, head, head + height, bottom)
            for head in group
            for height in range(1, _MOST_HEAD_ROWS + 1)
            if head + height <= bottom and _only_words(sheet, head, height) and group[-1] < head + height + 1
        ]
        if blocks:
            yield blocks


def _top_of(sheet: Sheet, head: int) -> int:
    """The first row of the titles over a head: behind the last row above it with a figure or a day."""
    for at in range(head - 1, -1, -1):
        if any(isinstance(cell, dt.date) or contents(cell) & {Content.DAY, Content.SUM} for cell in sheet.rows[at]):
            return at + 1
    return 0


def side_by_side(block: Block) -> list[Block]:
    """The tables of a block that lie beside one another."""
    starts, seen = [block.left], set[str]()
    for column in block.columns:
        if not block.profiles[column].filled and seen:
            continue
        named = block.words[column].named
        key = named.key if named is not None and named.sure >= 2 else ""
        if key in _APART and key in seen and "text" in seen and seen & _MONEY:
            starts.append(column)
            seen = set()
        if key:
            seen.add(key)
    ends = [*starts[1:], block.right]
    return [replace(block, left=left, right=right) for left, right in zip(starts, ends, strict=True)]


def _head_groups(sheet: Sheet) -> list[list[int]]:
    """Rows whose words name columns, those near one another together."""
    groups: list[list[int]] = []
    for at, row in enumerate(sheet.rows):
        if not _names_columns(row):
            continue
        if groups and at - groups[-1][-1] <= 1 and at - groups[-1][0] < _MOST_HEAD_ROWS:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _names_columns(row: Sequence[Cell]) -> bool:
    """True for words of heads, and nothing in the row that a head never holds: in a file of texts an entry is words too."""
    keys: set[str] = set()
    for cell in row:
        if cell is None:
            continue
        if not isinstance(cell, str) or contents(cell) & {Content.DAY, Content.SUM}:
            return False
        if len(cell) > 90:
            continue
        found = head_words(plain_words(cell)).named
        if found is not None and found.sure >= 2:
            keys.add(found.key)
    return len(keys) >= 2


def _only_words(sheet: Sheet, head: int, height: int) -> bool:
    """Trap: a row of the table must not be joined to its head; heads hold no numbers and no days, and no month begins in them."""
    below = [cell for at in range(head + 1, head + height) for cell in sheet.rows[at] if isinstance(cell, str)]
    if any(_names_a_month(cell) for cell in below):
        return False
    return all(
        cell is None or (isinstance(cell, str) and not contents(cell) & {Content.DAY, Content.SUM, Content.ZERO})
        for at in range(head, head + height)
        for cell in sheet.rows[at]
    )


def _names_a_month(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and month_heading(folded(cell)) is not None


def without_head(sheet: Sheet) -> Block | None:
    """The whole sheet from its first row with a day and an amount; rows of words right above it are taken for its head."""
    for at, row in enumerate(sheet.rows[:200]):
        day = any(is_day(cell) or part_of_day(cell) is not None for cell in row)
        amounts = sum(
            isinstance(cell, int | float) or Content.SUM in contents(cell) for cell in row if cell is not None
        )
        if day and amounts and sum(cell is not None for cell in row) >= 4:
            head = at
            while head > 0 and at - head < 2 and _is_words(sheet.rows[head - 1]):
                head -= 1
            return Block(sheet, 0, head, at, len(sheet.rows))
    return None


def _is_words(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell is not None]
    return len(filled) >= 3 and all(
        isinstance(cell, str) and not contents(cell) & {Content.DAY, Content.SUM} for cell in filled
    )
