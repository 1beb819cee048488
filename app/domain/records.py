"""What a record of the book is made of, told once: its fields with their words.

One description gives the caption and the widget of an editor, the heading of a list and of its workbook, the key in JSON, the heads
an import recognises, what the time line calls the column, and the help. How a field is read or drawn is told where that is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    LINES = "lines"
    """Text of several lines."""
    MONEY = "money"
    COUNT = "count"
    DAY = "day"
    MONTH = "month"
    CHOICE = "choice"
    """One member of an enumeration whose members have a ``label``."""
    YES = "yes"
    OTHER = "other"
    """Anything a field of its own is needed for, such as a member of the union."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record. ``key`` is the attribute of its draft, the column of its table and the key in JSON.

    ``label`` is the caption (Vietnamese, marked for translation), ``head`` a shorter one over a column, ``example`` what stands in the
    empty field, ``help`` what the field is for. ``personal`` marks what may have to be erased; it must agree with the column of the table.

    ``aliases`` are the headings under which a workbook may have it, as they are written there, the most telling first; a field that
    has some is taken by every import of its record. A heading is also known at the beginning of a longer one and, from six letters on,
    within it. Where that would be too much it says itself what else may stand there: ``…`` any words, a full stop nothing.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    head: str = ""
    choices: Any = None
    required: bool = False
    example: str = ""
    help: str = ""
    aliases: tuple[str, ...] = ()
    personal: bool = False

    @property
    def heading(self) -> str:
        """What stands over a column of it."""
        return self.head or self.label


@dataclass(frozen=True)
class Record:
    """The fields of the rows of one table. ``word`` is what one row is called; ``also`` names columns only the time line shows."""

    table: str
    word: str
    fields: tuple[Field, ...]
    also: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Field:
        """The field with a key; a KeyError when there is none."""
        return {each.key: each for each in self.fields}[key]

    @property
    def importable(self) -> tuple[Field, ...]:
        """The fields that a workbook may have."""
        return tuple(each for each in self.fields if each.aliases)

    def labels(self) -> dict[str, str]:
        """What each column is called, by its name."""
        return {each.key: each.label for each in self.fields} | dict(self.also)


def headings(*texts: str) -> tuple[str, ...]:
    """Headings written one after another with commas between them."""
    return tuple(heading for text in texts for heading in text.split(", "))


@dataclass(frozen=True, eq=False)
class ForeignTable:
    """A table of a workbook that an import takes: ``fields`` are the columns it may have, those of our records and its own.

    It is one when of every group in ``needed`` one column is there; the first key of all is what each row has. ``others`` (a pattern
    of folded words) are headings about something else, whatever else they say.
    """

    key: str
    word: str
    fields: tuple[Field, ...]
    needed: tuple[tuple[str, ...], ...]
    others: str = r"(?!)"

    def __getitem__(self, key: str) -> Field:
        """The column with a key; a KeyError when there is none."""
        return {each.key: each for each in self.fields}[key]

    @property
    def leading(self) -> str:
        """The key of the column that each row has."""
        return self.needed[0][0]

    def labels(self) -> dict[str, str]:
        """What each column is called, by its key."""
        return {each.key: each.label for each in self.fields}
