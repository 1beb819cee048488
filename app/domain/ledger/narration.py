"""The months a narration speaks of: "Nộp 30% ĐPCĐ Quý 1, 2 năm 2024" is for January to June 2024.

Only reads; which vouchers keep those months is decided by whoever books them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from app.domain.dates import Month
from app.domain.text import fold

_TOKEN = re.compile(
    r"(?P<part>\b(?P<count>\d{1,2}) thang (?P<end>dau|cuoi)(?: cua)? nam\b)"
    r"|(?P<unit>\bthang\b|\bquy\b|\b[tq](?=[ .]?\d))"
    r"|(?P<dated>(?<!\d)(?P<of>\d{1,2}) ?[/.-] ?(?P<of_year>(?:19|20)\d\d)\b)"
    r"|(?P<year>\b(?P<named>nam )?(?P<figures>(?:19|20)\d\d)\b)"
    r"|(?P<number>(?<!\d)\d{1,2}\b|\b(?:iv|iii|ii|i)\b)"
    r"|(?P<range>\bden(?: het)?\b|[-–])"
    r"|(?P<join>[,+&;]|\bva\b)"
    r"|(?P<filler>\bcua\b|\bcac\b|/|\bnam\b)"
    r"|(?P<other>\S+)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class _Span:
    """Months first to last of a year that may still be unknown."""

    first: int
    last: int
    year: int | None = None
    last_year: int | None = None


@dataclass(slots=True)
class _Reader:
    """Walks over the words once; a year that follows belongs to all months before it that have none yet."""

    spans: list[_Span] = field(default_factory=list)
    unit: int = 0
    """Months to a number: 1 after "tháng", 3 after "quý", 0 when numbers mean nothing here."""
    awaited: bool = False
    """True right after a unit, a comma or "đến": only then is a number one of the list."""
    to_come: bool = False

    def take(self, match: re.Match[str]) -> None:
        if match["part"]:
            count = min(max(int(match["count"]), 1), 12)
            self.spans.append(_Span(1, count) if match["end"] == "dau" else _Span(13 - count, 12))
            self.unit, self.to_come = 0, False
        elif match["unit"]:
            self.unit, self.awaited = 3 if match["unit"] in ("quy", "q") else 1, True
        elif match["join"]:
            self.awaited = True
        elif match["dated"]:
            self._number(int(match["of"]), int(match["of_year"]))
        elif match["year"]:
            self._year(int(match["figures"]), bool(match["named"]))
        elif match["number"]:
            self._number(_ROMAN.get(match["number"]) or int(match["number"]), None)
        elif match["range"]:
            self.to_come, self.awaited = bool(self.spans) and self.unit > 0, True
        elif match["other"]:
            self.unit, self.to_come, self.awaited = 0, False, False

    def _number(self, number: int, year: int | None) -> None:
        listed, self.awaited = self.awaited, False
        if not self.unit or not listed or not 1 <= number <= 12 // self.unit:
            self.unit = 0
            return
        first, last = (number - 1) * self.unit + 1, number * self.unit
        if self.to_come:
            begun = self.spans.pop()
            self.spans.append(_Span(begun.first, last, begun.year, year))
        else:
            self.spans.append(_Span(first, last, year, year))
        self.to_come = False
        if year is not None:
            self._give_year(year)

    def _year(self, year: int, named: bool) -> None:
        if any(span.year is None or span.last_year is None for span in self.spans):
            self._give_year(year)
        elif named or (self.awaited and self.spans):
            self.spans.append(_Span(1, 12, year, year))
        self.awaited = False

    def _give_year(self, year: int) -> None:
        self.spans = [
            replace(
                span,
                year=year if span.year is None else span.year,
                last_year=year if span.last_year is None else span.last_year,
            )
            for span in self.spans
        ]


def months_named(text: str, year: int | None) -> tuple[Month, Month] | None:
    """First and last month a narration names; ``year`` stands in where the text prints none.

    None when no month is named, when its year is unknown, or when the months named leave gaps.
    """
    reader = _Reader()
    for match in _TOKEN.finditer(fold(text)):
        reader.take(match)
    months: set[Month] = set()
    for span in reader.spans:
        first_year, last_year = span.year or span.last_year or year, span.last_year or span.year or year
        if first_year is None or last_year is None:
            return None
        first, last = Month(first_year, span.first), Month(last_year, span.last)
        if last < first or first.plus(36) < last:
            return None
        months.update(first.through(last))
    if not months:
        return None
    first, last = min(months), max(months)
    return (first, last) if first.plus(len(months) - 1) == last else None
