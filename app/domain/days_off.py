"""The public holidays as dated facts, how they are written as values of policies, and the calendar they make.

Law: Bộ luật Lao động 45/2019/QH14, Điều 112 (before 2021: 10/2012/QH13, Điều 115) and NQ 28/2026/QH16, Điều 2. The code gives five days
at Tết and two at Quốc khánh; which ones is decided year by year, and a year nobody has decided has only its certain days.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from app.domain import lunar

OF_THE_YEAR = "days_off_year"
"""The policy of the days that the notice of a year names; a value holds for the year of its first day alone."""
SWAPPED = "days_off_swap"
"""The policy of the civil service's swaps of a year: ``nghỉ 2/1; làm 22/8``."""
PREFIX = "day_off."
NOT_MADE_UP = "không nghỉ bù"
_EVE = "giao thừa"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that is off every year from ``since`` on. ``by_moon`` when month and day are of the lunar calendar, whose day 0 is
    the last day of the month before; ``made_up`` when another day is given for one on a weekend (Điều 111 khoản 3)."""

    month: int
    day: int
    since: dt.date
    source: str
    by_moon: bool = False
    made_up: bool = True
    until: dt.date | None = None
    key: str = ""
    confidence: str = "cao"

    def falls_on(self, year: int) -> dt.date | None:
        """Its day in a solar year; None for a lunar day of a year outside the lunar calendar."""
        if not self.by_moon:
            return dt.date(year, self.month, self.day)
        if not lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
            return None
        return lunar.solar_of(lunar.LunarDay(year, self.month, 1)) + dt.timedelta(days=self.day - 1)

    def in_year(self, year: int) -> dt.date | None:
        """Its day in a solar year when it was off already, and still is; else None."""
        day = self.falls_on(year)
        if day is None or day < self.since or (self.until is not None and day > self.until):
            return None
        return day

    def written(self) -> str:
        """``24/11`` or ``10/3 ÂL``, as a value of a policy."""
        if self.by_moon and (self.month, self.day) == (1, 0):
            return _EVE
        return f"{self.day}/{self.month}" + (" ÂL" if self.by_moon else "")


@dataclass(frozen=True, slots=True)
class YearNotice:
    """What was decided for one year: days off of Tết and Quốc khánh, and the civil service's swaps (off, and worked for them)."""

    off: frozenset[dt.date] = frozenset()
    swapped_off: frozenset[dt.date] = frozenset()
    swapped_in: frozenset[dt.date] = frozenset()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days off that a book reckons with."""

    days: tuple[DayOff, ...] = ()
    notices: Mapping[int, YearNotice] = field(default_factory=dict, hash=False)

    def certain(self, year: int) -> frozenset[dt.date]:
        """Days off under every choice of the employer."""
        return _certain(self, year)

    def decided(self, year: int) -> frozenset[dt.date]:
        """Days off in a year: those certain, and Tết and Quốc khánh as decided, with the days given for weekends; swaps too.

        Where nobody has decided, Tết counts from the day before the new year to its fourth day.
        """
        return _decided(self, year)

    def maybe(self, year: int) -> frozenset[dt.date]:
        """Every day off under some choice."""
        return _maybe(self, year)

    def first_of_tet(self, year: int) -> dt.date:
        """The first day off of a year's Tết: as decided, else its certain eve."""
        new_year = lunar.tet(year)
        near = [day for day in self.decided(year) if abs((day - new_year).days) <= 7 and day <= new_year]
        return min(near, default=new_year)


@cache
def _certain(calendar: Calendar, year: int) -> frozenset[dt.date]:
    return frozenset(day for each in calendar.days if (day := each.in_year(year)) is not None)


@cache
def _decided(calendar: Calendar, year: int) -> frozenset[dt.date]:
    notice = calendar.notices.get(year, YearNotice())
    named = notice.off or _about_tet(calendar, year, range(-1, 4))
    return _with_made_up(calendar, year, _certain(calendar, year) | named) | notice.swapped_off


@cache
def _maybe(calendar: Calendar, year: int) -> frozenset[dt.date]:
    named = set(_about_tet(calendar, year, range(-3, 4)))
    if any(each.key == "national" for each in calendar.days if each.in_year(year)):
        named |= {dt.date(year, 9, 1), dt.date(year, 9, 3)}
    return _with_made_up(calendar, year, _certain(calendar, year) | named) | _decided(calendar, year)


def _about_tet(calendar: Calendar, year: int, steps: range) -> frozenset[dt.date]:
    """Days about New Year's day of the moon, in a year in which the calendar gives it off."""
    tet = (each for each in calendar.days if each.by_moon and (each.month, each.day) == (1, 1))
    first = next((day for each in tet if (day := each.in_year(year)) is not None), None)
    return frozenset() if first is None else frozenset(first + dt.timedelta(days=step) for step in steps)


def _with_made_up(calendar: Calendar, year: int, off: Iterable[dt.date]) -> frozenset[dt.date]:
    """The days with the next working day for each that falls on a weekend, but for those the law makes no such day for."""
    every = set(off)
    never = {each.in_year(year) for each in calendar.days if not each.made_up}
    for day in sorted(each for each in every if each.weekday() >= 5 and each not in never):
        while day.weekday() >= 5 or day in every:
            day += dt.timedelta(days=1)
        every.add(day)
    return frozenset(every)


_CODE_2012 = dt.date(2013, 5, 1)
_SOURCE = "Bộ luật Lao động 45/2019/QH14, Điều 112 khoản 1 (trước 2021: 10/2012/QH13, Điều 115)"
_CULTURE = "NQ 28/2026/QH16 ngày 24/4/2026, Điều 2"

DAYS_OFF: tuple[DayOff, ...] = (
    DayOff(1, 1, _CODE_2012, _SOURCE, key="new_year"),
    DayOff(1, 0, _CODE_2012, _SOURCE, by_moon=True, key="tet"),
    DayOff(1, 1, _CODE_2012, _SOURCE, by_moon=True, key="tet"),
    DayOff(1, 2, _CODE_2012, _SOURCE, by_moon=True, key="tet"),
    DayOff(3, 10, _CODE_2012, _SOURCE, by_moon=True, key="hung_kings"),
    DayOff(4, 30, _CODE_2012, _SOURCE, key="victory"),
    DayOff(5, 1, _CODE_2012, _SOURCE, key="labour"),
    DayOff(9, 2, _CODE_2012, _SOURCE, key="national"),
    DayOff(11, 24, dt.date(2026, 7, 1), _CULTURE, made_up=False, key="culture", confidence="có nguồn"),
)
"""The days that are certainly off, each from its first day on."""

NOTICES: tuple[tuple[str, int, str, str, str], ...] = (
    (OF_THE_YEAR, 2024, "8/2; 9/2; 10/2; 11/2; 12/2; 2/9; 3/9", "TB 5015/TB-LĐTBXH năm 2023", "trung bình"),
    (OF_THE_YEAR, 2025, "27/1; 28/1; 29/1; 30/1; 31/1; 1/9; 2/9", "TB 6150/TB-BLĐTBXH năm 2024", "trung bình"),
    (OF_THE_YEAR, 2026, "16/2; 17/2; 18/2; 19/2; 20/2; 1/9; 2/9", "TB 9441/TB-BNV năm 2025", "cao"),
    (SWAPPED, 2024, "nghỉ 29/4; làm 4/5", "TB 1570/TB-LĐTBXH năm 2024", "trung bình"),
    (SWAPPED, 2025, "nghỉ 2/5; làm 26/4", "TB 6150/TB-BLĐTBXH năm 2024", "trung bình"),
    (
        SWAPPED, 2026, "nghỉ 2/1; nghỉ 31/8; làm 22/8",
        "TB 9441/TB-BNV năm 2025, CV 12729/VPCP-KGVX, CV 3383/BNV-CVL (khu vực công)", "trung bình",
    ),
)  # fmt: skip
"""What the notice of a year decided: policy, year, days, paper, how sure. The swap of 23/11 for 28/11/2026 was only proposed."""


def written(days: Iterable[DayOff]) -> str:
    """Days of one occasion as a value of a policy."""
    each = list(days)
    return "; ".join(day.written() for day in each) + ("" if all(day.made_up for day in each) else f", {NOT_MADE_UP}")


_RECURRING = re.compile(r"(\d{1,2})/(\d{1,2})( ÂL)?")


def read_days(
    key: str, text: str, since: dt.date, source: str = "", until: dt.date | None = None
) -> tuple[DayOff, ...]:
    """The days of a value of the policy ``day_off.<key>``; ``ValueError`` for what is no such value. Empty: not off any more."""
    days, comma, rest = text.partition(",")
    if comma and rest.strip() != NOT_MADE_UP:
        raise ValueError(text)
    found = []
    for part in filter(None, (each.strip() for each in days.split(";"))):
        match = _RECURRING.fullmatch(part)
        if part == _EVE:
            day, month, by_moon = 0, 1, True
        elif match:
            day, month, by_moon = int(match[1]), int(match[2]), match[3] is not None
            # Why 2024: a leap year has every day of the sun.
            dt.date(2024, month, min(day, 28) if by_moon else day)
            if by_moon and day > 30:
                raise ValueError(text)
        else:
            raise ValueError(text)
        found.append(DayOff(month, day, since, source, by_moon, not comma, until, key))
    if not found:
        raise ValueError(text)
    return tuple(found)


_OF_YEAR = re.compile(r"(?:(nghỉ|làm) )?(\d{1,2})/(\d{1,2})")


def read_year(text: str, year: int) -> YearNotice:
    """The days of a value of ``days_off_year`` or ``days_off_swap``; ``ValueError`` for what is no such value."""
    found: dict[str, set[dt.date]] = {"": set(), "nghỉ": set(), "làm": set()}
    for part in (each.strip() for each in text.split(";")):
        match = _OF_YEAR.fullmatch(part)
        if match is None:
            raise ValueError(text)
        found[match[1] or ""].add(dt.date(year, int(match[3]), int(match[2])))
    return YearNotice(frozenset(found[""]), frozenset(found["nghỉ"]), frozenset(found["làm"]))


def calendar_of(values: Iterable[tuple[str, dt.date, str, str]]) -> Calendar:
    """The calendar of dated policy values (policy, first day, value, source); values of other policies are passed over."""
    dated: dict[str, list[tuple[dt.date, str, str]]] = {}
    notices: dict[int, YearNotice] = {}
    for policy, since, value, source in values:
        if policy.startswith(PREFIX):
            dated.setdefault(policy.removeprefix(PREFIX), []).append((since, value, source))
        elif policy in (OF_THE_YEAR, SWAPPED):
            known, told = notices.get(since.year, YearNotice()), read_year(value, since.year)
            swaps = (known.swapped_off | told.swapped_off, known.swapped_in | told.swapped_in)
            notices[since.year] = YearNotice(known.off | told.off, *swaps)
    days = tuple(day for key, each in dated.items() for day in _days_of(key, sorted(each)))
    return Calendar(days, notices)


def _days_of(key: str, dated: list[tuple[dt.date, str, str]]) -> Iterator[DayOff]:
    for place, (since, value, source) in enumerate(dated):
        after = dated[place + 1][0] - dt.timedelta(days=1) if place + 1 < len(dated) else None
        yield from read_days(key, value, since, source, after)


def standard_values() -> Iterator[tuple[str, dt.date, str, str, str]]:
    """The days above as values of policies: policy, first day, value, source, confidence."""
    for key in dict.fromkeys(each.key for each in DAYS_OFF):
        days = [each for each in DAYS_OFF if each.key == key]
        yield PREFIX + key, days[0].since, written(days), days[0].source, days[0].confidence
    for policy, year, value, source, confidence in NOTICES:
        yield policy, dt.date(year, 1, 1), value, source, confidence


STANDARD = calendar_of((policy, since, value, source) for policy, since, value, source, _sure in standard_values())
"""The calendar as the program knows it; a book may say otherwise."""
