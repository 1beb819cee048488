"""What a cell may be by what stands in it, and what a column is by its cells: days, sums, people, numbers of vouchers, small counts.

Heads are one kind of evidence of what a column holds, its content the other; nothing here looks at heads. A cell may be several
things: ``45292`` a sum and a day of Excel, ``12`` a sum, a count and a day of a month.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache

from app import paths
from app.domain.money import Dong
from app.domain.reading import UnreadableDate, UnreadableMoney, read_date, read_money
from app.domain.sheets import Cell
from app.domain.text import clean, fold
from app.imports.encodings import convert


class Content(StrEnum):
    """What a cell may be."""

    DAY = "day"
    """A day of the calendar, in whatever form, also one that is only proposed."""
    PART_OF_DAY = "part_of_day"
    """A whole number from 1 to 31, alone or with a month: ``5``, ``5/3``."""
    SUM = "sum"
    """An amount of money or another number; a text only where it can be nothing else."""
    ZERO = "zero"
    """No amount: ``-``, ``0``."""
    COUNT = "count"
    """A whole number from 1 to 9,999."""
    NUMBER = "number"
    """The number of a voucher: ``PT01``, ``01/PC``, ``2026/UNC-3``."""
    PERSON = "person"
    """A name whose first word is a known surname."""
    GENDER = "gender"
    MARK = "mark"
    """``x``, ``✓`` and the like."""
    WORDS = "words"
    """A text of at least two words."""
    WORD = "word"


_NOTHING = re.compile(r"[-–—.]+|0")
_PART_OF_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:[/.-](0?[1-9]|1[0-2]))?")
_DECIMAL = re.compile(r"-?\d+,\d{1,3}")
_MARK = re.compile(r"[xXvV✓✔√]|ok", re.IGNORECASE)
_VOUCHER = re.compile(
    r"(?:\d{1,4}[./ -]?)?(?:pt|pc|bc|bn|unc|ct|gbn|gbc|pnh|thu|chi|t|c)[./ -]?\d{1,6}(?: ?[./ -] ?\d{1,6})*[a-z]?|\d{1,6}[./ -](?:pt|pc|bc|bn|unc|ct|gbn|gbc|t|c)(?:[./ -]\d{1,4})?",
    re.IGNORECASE,
)


@cache
def surnames() -> frozenset[str]:
    """The surnames known, with their tones, in lower case; also those of the smaller peoples."""
    text = paths.resource("names/surnames.txt").read_text("utf-8")
    return frozenset(line.strip().casefold() for line in text.splitlines() if line.strip())


def is_person(text: str) -> bool:
    """True for two to seven words without figures, the first (or the first two) a known surname."""
    words = clean(convert(text).text).casefold().replace("'", "’").split(" ")
    if not 2 <= len(words) <= 7 or any(map(str.isdigit, "".join(words))):
        return False
    return words[0] in surnames() or " ".join(words[:2]) in surnames() or words[0].startswith(("h’", "k’"))


def money_of(cell: Cell) -> Dong | None:
    """The amount a cell surely holds; None for anything else, a truth value too."""
    try:
        return read_money(cell).amount
    except UnreadableMoney:
        return None


def day_of(cell: Cell) -> dt.date | None:
    """The day a cell holds or is proposed for it; None for anything else. A bare number is none."""
    if isinstance(cell, int | float):
        return None
    try:
        return read_date(cell)
    except UnreadableDate as refusal:
        return refusal.proposal


def contents(cell: Cell) -> frozenset[Content]:
    """All that a cell may be; nothing for an empty one."""
    if cell is None or isinstance(cell, bool | dt.time | dt.timedelta):
        return frozenset()
    if isinstance(cell, dt.date):
        return frozenset({Content.DAY})
    if isinstance(cell, int | float):
        return _of_figure(float(cell))
    return _of_text(cell)


def _of_figure(value: float) -> frozenset[Content]:
    found = {Content.ZERO if value == 0 else Content.SUM}
    if value.is_integer() and 1 <= value <= 9_999:
        found.add(Content.COUNT)
        if value <= 31:
            found.add(Content.PART_OF_DAY)
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def _of_text(written: str) -> frozenset[Content]:
    text = clean(written)
    if not text:
        return frozenset()
    found: set[Content] = set()
    if _NOTHING.fullmatch(text):
        return frozenset({Content.ZERO})
    if money_of(text) is not None:
        found |= _of_figure(float(money_of(text) or 0))
    if _PART_OF_DAY.fullmatch(text):
        found.add(Content.PART_OF_DAY)
    elif _DECIMAL.fullmatch(text):
        found.add(Content.SUM)
    if day_of(text) is not None:
        found.add(Content.DAY)
    if _MARK.fullmatch(text):
        found.add(Content.MARK)
    if fold(text) in ("nam", "nu"):
        found.add(Content.GENDER)
    if _VOUCHER.fullmatch(text):
        found.add(Content.NUMBER)
    if not found & {Content.SUM, Content.DAY, Content.PART_OF_DAY}:
        found.add(Content.WORDS if " " in text else Content.WORD)
        if is_person(text):
            found.add(Content.PERSON)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Profile:
    """A column by its cells: how many are filled, what they may be, how long its texts are, how many stand only once."""

    filled: int = 0
    counts: Mapping[Content, int] = field(default_factory=dict)
    letters: int = 0
    """Of all its texts together."""
    different: int = 0

    def share(self, *contents: Content) -> float:
        """The share of the filled cells that may be one of these (the commonest of them); 0 for an empty column."""
        return max((self.counts.get(each, 0) for each in contents), default=0) / self.filled if self.filled else 0.0

    @property
    def length(self) -> float:
        """The mean length of a text."""
        return self.letters / self.filled if self.filled else 0.0


def profile(cells: Iterable[Cell]) -> Profile:
    """The profile of a column's cells, empty ones among them."""
    counts: Counter[Content] = Counter()
    filled = letters = 0
    different: set[object] = set()
    for cell in cells:
        found = contents(cell)
        if not found:
            continue
        filled += 1
        counts.update(found)
        different.add(cell)
        letters += len(cell) if isinstance(cell, str) else 0
    return Profile(filled, dict(counts), letters, len(different))
