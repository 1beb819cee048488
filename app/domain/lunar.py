"""The Vietnamese lunar calendar, reckoned offline from the sun and the moon on Vietnam's meridian (UTC+7).

A month begins on the day of the new moon; the month with the winter solstice is the eleventh; when thirteen months lie
between two elevenths, the first without a principal solar term is the leap month. Years 1900 to 2100. What is kept on
which day lives in ``holidays.py``.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from math import cos, floor, radians, sin

from app.domain.problems import N_, Refusal

FIRST_YEAR, LAST_YEAR = 1900, 2100

_VIETNAM = 7 / 24  # days ahead of Greenwich
_J2000 = 2451545.0
_NEW_MOON_2000 = 2451550.09766  # the first new moon of 2000, dynamical time
_SYNODIC = 29.530588861
_ORDINAL_ZERO = 1721424.5  # Julian day of midnight before ordinal 0


class NoSuchLunarDay(Refusal):
    """A day, month or leap month that this lunar year does not have."""

    code = "lunar-day-missing"
    template = N_("Năm âm lịch {year} không có ngày {day} tháng {month}. Hãy xem lại ngày, tháng và tháng nhuận.")


class LunarYearUnknown(Refusal):
    """A year outside the calendar."""

    code = "lunar-year-unknown"
    template = N_("Lịch âm trong chương trình chỉ có từ năm {first} đến năm {last}: hãy chọn ngày khác.")


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar; ``leap`` when its month repeats the number before it."""

    year: int
    month: int
    day: int
    leap: bool = False

    def __str__(self) -> str:
        """``15/8``, and ``15/6 nhuận`` in a leap month."""
        return f"{self.day}/{self.month}" + (" nhuận" if self.leap else "")


@dataclass(frozen=True, slots=True)
class LunarMonth:
    """One month: its number, whether it is the leap one, its first day and its length of 29 or 30 days."""

    year: int
    number: int
    leap: bool
    first_day: dt.date
    length: int


# ---- the sky ---------------------------------------------------------------------------------------------------

# Why: periodic terms after J. Meeus, Astronomical Algorithms, ch. 49: days, multiples of M, M', F, power of the
# eccentricity. Together with the planets they give a new moon within some seconds.
_MOON_TERMS = (
    (-0.40720, 0, 1, 0, 0), (0.17241, 1, 0, 0, 1), (0.01608, 0, 2, 0, 0), (0.01039, 0, 0, 2, 0), (0.00739, -1, 1, 0, 1),
    (-0.00514, 1, 1, 0, 1), (0.00208, 2, 0, 0, 2), (-0.00111, 0, 1, -2, 0), (-0.00057, 0, 1, 2, 0), (0.00056, 1, 2, 0, 1),
    (-0.00042, 0, 3, 0, 0), (0.00042, 1, 0, 2, 1), (0.00038, 1, 0, -2, 1), (-0.00024, -1, 2, 0, 1), (-0.00007, 2, 1, 0, 0),
    (0.00004, 0, 2, -2, 0), (0.00004, 3, 0, 0, 0), (0.00003, 1, 1, -2, 0), (0.00003, 0, 2, 2, 0), (-0.00003, 1, 1, 2, 0),
    (0.00003, -1, 1, 2, 0), (-0.00002, -1, 1, -2, 0), (-0.00002, 1, 3, 0, 0), (0.00002, 0, 4, 0, 0),
)  # fmt: skip
_PLANET_TERMS = (
    (0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886), (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771), (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860),
    (0.000047, 34.52, 27.261239), (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
)  # fmt: skip
_DELTA_T = (
    (1890, -6), (1900, -3), (1910, 10), (1920, 21), (1930, 24), (1940, 24), (1950, 29), (1960, 33), (1970, 40), (1980, 51),
    (1990, 57), (2000, 64), (2010, 66), (2020, 69), (2030, 70), (2050, 78), (2110, 120),
)  # fmt: skip


def _seconds_ahead(year: float) -> float:
    """Dynamical time minus the clock's, in seconds."""
    place = min(max(bisect_right(_DELTA_T, (year, 1e9)), 1), len(_DELTA_T) - 1)
    (before, low), (after, high) = _DELTA_T[place - 1], _DELTA_T[place]
    return low + (high - low) * (year - before) / (after - before)


def _vietnam_day(moment: float) -> dt.date:
    """The day in Vietnam of a moment, a Julian day of dynamical time."""
    year = 2000 + (moment - _J2000) / 365.25
    local = moment - _seconds_ahead(year) / 86400 + _VIETNAM
    return dt.date.fromordinal(floor(local - _ORDINAL_ZERO))


def _new_moon(count: int) -> float:
    """The moment of a new moon counted from the first of 2000, as a Julian day of dynamical time."""
    t = count / 1236.85
    mean = _NEW_MOON_2000 + _SYNODIC * count + t * t * (0.00015437 - t * (0.000000150 - t * 0.00000000073))
    eccentricity = 1 - t * (0.002516 + t * 0.0000074)
    sun = radians(2.5534 + 29.10535670 * count - t * t * (0.0000014 + t * 0.00000011))
    moon = radians(201.5643 + 385.81693528 * count + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058)))
    height = radians(160.7108 + 390.67050284 * count - t * t * (0.0016118 + t * (0.00000227 - t * 0.000000011)))
    node = radians(124.7746 - 1.56375588 * count + t * t * (0.0020672 + t * 0.00000215))
    moved = -0.00017 * sin(node)
    for size, of_sun, of_moon, of_height, power in _MOON_TERMS:
        moved += size * eccentricity**power * sin(of_sun * sun + of_moon * moon + of_height * height)
    for place, (size, start, speed) in enumerate(_PLANET_TERMS):
        moved += size * sin(radians(start + speed * count - (0.009173 * t * t if place == 0 else 0)))
    return mean + moved


def _sun_longitude(moment: float) -> float:
    """The sun's apparent longitude in degrees at a Julian day of dynamical time, within some thousandths of a degree."""
    t = (moment - _J2000) / 36525
    mean = 280.46646 + t * (36000.76983 + t * 0.0003032)
    anomaly = radians(357.52911 + t * (35999.05029 - t * 0.0001537))
    centre = (
        (1.914602 - t * (0.004817 + t * 0.000014)) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    c = (moment - 2415020.0) / 36525  # centuries since 1900, as the pulls of the planets are written
    pulled = (
        0.00134 * cos(radians(153.23 + 22518.7541 * c))
        + 0.00154 * cos(radians(216.57 + 45037.5082 * c))
        + 0.00200 * cos(radians(312.69 + 32964.3577 * c))
        + 0.00179 * sin(radians(350.74 + 445267.1142 * c))
        + 0.00178 * sin(radians(231.19 + 20.20 * c))
    )
    seen = -0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))
    return (mean + centre + pulled + seen) % 360


def _solar_term(year: int, term: int) -> float:
    """The moment of a principal term (0 at the spring equinox, 30° each, 9 the winter solstice) in a calendar year."""
    wanted = 30 * term
    moment = _J2000 + (year - 2000) * 365.2422 + 79 + term * 30.44
    if term > 9:  # from January to the equinox
        moment -= 365.2422
    for _step in range(6):
        moment += ((wanted - _sun_longitude(moment) + 180) % 360 - 180) * 365.2422 / 360
    return moment


# ---- months ----------------------------------------------------------------------------------------------------


@cache
def _moon_day(count: int) -> dt.date:
    return _vietnam_day(_new_moon(count))


@cache
def _term_days(year: int) -> tuple[dt.date, ...]:
    """The days of the twelve principal terms of a calendar year, in their order."""
    return tuple(sorted(_vietnam_day(_solar_term(year, term)) for term in range(12)))


def _month_at(day: dt.date) -> int:
    """The count of the new moon whose month a day lies in."""
    count = floor((day.toordinal() + _ORDINAL_ZERO - _NEW_MOON_2000) / _SYNODIC) + 1
    while _moon_day(count) > day:
        count -= 1
    return count


@cache
def _winter_month(year: int) -> int:
    """The count of the new moon that begins the eleventh month of a year: the month with the winter solstice."""
    return _month_at(_vietnam_day(_solar_term(year, 9)))


def _has_term(count: int) -> bool:
    first, after = _moon_day(count), _moon_day(count + 1)
    return any(first <= day < after for year in {first.year, after.year} for day in _term_days(year))


@cache
def _from_winter_to_winter(year: int) -> tuple[tuple[int, int, bool], ...]:
    """Months from the eleventh before a year up to its own eleventh: count of the new moon, number, leap."""
    first, after = _winter_month(year - 1), _winter_month(year)
    leap = None
    if after - first == 13:
        leap = next(count for count in range(first + 1, after) if not _has_term(count))
    months, number = [], 11
    for count in range(first, after):
        if count == leap:
            months.append((count, (number - 2) % 12 + 1, True))
        else:
            months.append((count, number, False))
            number = number % 12 + 1
    return tuple(months)


@cache
def lunar_months(year: int) -> tuple[LunarMonth, ...]:
    """The twelve or thirteen months of a lunar year, in order. Refuses a year outside the calendar."""
    if not FIRST_YEAR - 1 <= year <= LAST_YEAR:
        raise LunarYearUnknown(first=FIRST_YEAR, last=LAST_YEAR)
    this, following = _from_winter_to_winter(year), _from_winter_to_winter(year + 1)
    begin, end = (next(place for place, each in enumerate(sui) if each[1:] == (1, False)) for sui in (this, following))
    return tuple(
        LunarMonth(year, number, leap, _moon_day(count), (_moon_day(count + 1) - _moon_day(count)).days)
        for count, number, leap in (*this[begin:], *following[:end])
    )


# ---- both ways -------------------------------------------------------------------------------------------------


def lunar_of(day: dt.date) -> LunarDay:
    """The lunar day of a solar day, 1900 to 2100; refuses others."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise LunarYearUnknown(first=FIRST_YEAR, last=LAST_YEAR)
    year = day.year
    if day < lunar_months(year)[0].first_day:
        year -= 1
    month = [each for each in lunar_months(year) if each.first_day <= day][-1]
    return LunarDay(year, month.number, (day - month.first_day).days + 1, month.leap)


def solar_of(wanted: LunarDay) -> dt.date:
    """The solar day of a lunar day; refuses a day or a leap month that the year does not have."""
    for month in lunar_months(wanted.year):
        if (month.number, month.leap) == (wanted.month, wanted.leap) and 1 <= wanted.day <= month.length:
            return month.first_day + dt.timedelta(days=wanted.day - 1)
    shown = f"{wanted.month} nhuận" if wanted.leap else str(wanted.month)
    raise NoSuchLunarDay(year=wanted.year, day=wanted.day, month=shown)


def tet(year: int) -> dt.date:
    """The first day of the lunar year that begins in a solar year."""
    return lunar_months(year)[0].first_day


_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")


def year_name(year: int) -> str:
    """The can chi of a lunar year: 2026 → ``Bính Ngọ``."""
    return f"{_STEMS[(year - 4) % 10]} {_BRANCHES[(year - 4) % 12]}"
