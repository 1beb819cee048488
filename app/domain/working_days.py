"""Counting working days as the law's limits do: Monday to Friday, without the public holidays that are certain.

Law: Bộ luật Lao động 45/2019/QH14, Điều 112. It gives five days at Tết and two at Quốc khánh, but which ones the notice of each
year and the employer say: 1 to 3 days before the new year, the day before or after 2/9. Only days that are off under every
choice are left out by ``add_work_days``: the last day of the old lunar year, the first and second of the new one, and 2/9.
Days off in place of a holiday on a weekend (Điều 111) are left in, for which weekdays a unit works is not in the book.

Why the narrow set: a limit counted with it ends on the right day or before it. A step is never refused that the law allows,
and she is reminded of a deadline too early rather than too late. To say that something was late the other side is the safe
one: ``last_work_day`` leaves out every day that may be off. Money is drawn by ``holidays.is_public_holiday``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from app.domain import lunar


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that is off every year from ``since`` on. ``by_moon`` when month and day are of the lunar calendar, whose day 0 is
    the last day of the month before."""

    month: int
    day: int
    since: dt.date
    source: str
    by_moon: bool = False

    def falls_on(self, year: int) -> dt.date | None:
        """Its day in a solar year; None for a lunar day of a year outside the lunar calendar."""
        if not self.by_moon:
            return dt.date(year, self.month, self.day)
        if not lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
            return None
        return lunar.solar_of(lunar.LunarDay(year, self.month, 1)) + dt.timedelta(days=self.day - 1)

    def in_year(self, year: int) -> dt.date | None:
        """Its day in a solar year when it was off already; else None."""
        day = self.falls_on(year)
        return day if day is not None and day >= self.since else None


_SINCE = dt.date(2021, 1, 1)  # the day the code of 2019 took effect (Điều 220)
_SOURCE = "Bộ luật Lao động 45/2019/QH14, Điều 112"

DAYS_OFF: tuple[DayOff, ...] = (
    DayOff(1, 1, _SINCE, _SOURCE),
    DayOff(1, 0, _SINCE, _SOURCE, by_moon=True),
    DayOff(1, 1, _SINCE, _SOURCE, by_moon=True),
    DayOff(1, 2, _SINCE, _SOURCE, by_moon=True),
    DayOff(3, 10, _SINCE, _SOURCE, by_moon=True),
    DayOff(4, 30, _SINCE, _SOURCE),
    DayOff(5, 1, _SINCE, _SOURCE),
    DayOff(9, 2, _SINCE, _SOURCE),
)
"""The days that are certainly off. A new one is a line with its first day; no other source than the code is known yet."""


@cache
def _days_off(year: int) -> frozenset[dt.date]:
    return frozenset(day for each in DAYS_OFF if (day := each.in_year(year)) is not None)


@cache
def _days_maybe_off(year: int) -> frozenset[dt.date]:
    """Every day off under some choice, days in place of those on a weekend among them."""
    off = set(_days_off(year))
    if lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
        off |= {lunar.tet(year) + dt.timedelta(days=step) for step in range(-3, 4)}
    off |= {dt.date(year, 9, 1), dt.date(year, 9, 3)}
    for day in sorted(each for each in off if each.weekday() >= 5):
        while day.weekday() >= 5 or day in off:
            day += dt.timedelta(days=1)
        off.add(day)
    return frozenset(off)


def is_working_day(day: dt.date) -> bool:
    """True from Monday to Friday, unless the day is certainly a public holiday."""
    return day.weekday() < 5 and day not in _days_off(day.year)


def add_work_days(day: dt.date, count: int) -> dt.date:
    """The day that many working days later; the day itself is not counted."""
    while count > 0:
        day += dt.timedelta(days=1)
        count -= is_working_day(day)
    return day


def last_work_day(day: dt.date, count: int) -> dt.date:
    """The last day a limit of that many working days can end on, whatever days off the unit chose: only later is late."""
    while count > 0:
        day += dt.timedelta(days=1)
        count -= day.weekday() < 5 and day not in _days_maybe_off(day.year)
    return day
