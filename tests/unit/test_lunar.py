"""The Vietnamese lunar calendar against days that are known, and what must hold of every year from 1900 to 2100."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gifts.holidays import (
    HOLIDAYS,
    LONGEST_AHEAD,
    HolidayKey,
    gift_day,
    holiday_in,
    holidays_of,
    is_public_holiday,
    next_holidays,
    working_day_before,
)
from app.domain.lunar import (
    FIRST_YEAR,
    LAST_YEAR,
    LunarDay,
    LunarYearUnknown,
    NoSuchLunarDay,
    lunar_months,
    lunar_of,
    solar_of,
    tet,
    year_name,
)

# Days of Tết as Vietnam kept or will keep them; 1985, 2007 and 2030 differ from the Chinese calendar.
TETS = {
    1968: "29/01", 1975: "11/02", 1985: "21/01", 1990: "27/01", 2000: "05/02", 2007: "17/02", 2008: "07/02", 2010: "14/02", 2012: "23/01",
    2015: "19/02", 2017: "28/01", 2018: "16/02", 2019: "05/02", 2020: "25/01", 2021: "12/02", 2022: "01/02", 2023: "22/01",
    2024: "10/02", 2025: "29/01", 2026: "17/02", 2027: "06/02", 2028: "26/01", 2029: "13/02", 2030: "02/02",
}  # fmt: skip
MID_AUTUMNS = {2023: "29/09", 2024: "17/09", 2025: "06/10", 2026: "25/09"}
HUNG_KINGS = {2023: "29/04", 2024: "18/04", 2025: "07/04", 2026: "26/04"}
LEAP_MONTHS = {
    1985: 2,
    1987: 7,
    2004: 2,
    2006: 7,
    2009: 5,
    2012: 4,
    2014: 9,
    2017: 6,
    2020: 4,
    2023: 2,
    2025: 6,
    2028: 5,
}


def in_year(day: str, year: int) -> dt.date:
    return dt.date(year, int(day[3:]), int(day[:2]))


@pytest.mark.parametrize(("year", "day"), TETS.items())
def test_tet_falls_on_the_day_vietnam_keeps_it(year, day):
    assert tet(year) == in_year(day, year)
    assert lunar_of(tet(year)) == LunarDay(year, 1, 1)


@pytest.mark.parametrize(("year", "day"), MID_AUTUMNS.items())
def test_mid_autumn_is_the_fifteenth_of_the_eighth_month(year, day):
    assert holiday_in(HolidayKey.MID_AUTUMN, year).day == in_year(day, year)


@pytest.mark.parametrize(("year", "day"), HUNG_KINGS.items())
def test_the_hung_kings_are_remembered_on_the_tenth_of_the_third_month(year, day):
    assert holiday_in(HolidayKey.HUNG_KINGS, year).day == in_year(day, year)


@pytest.mark.parametrize(("year", "month"), LEAP_MONTHS.items())
def test_a_leap_month_follows_its_own_number(year, month):
    assert [each.number for each in lunar_months(year) if each.leap] == [month]


def test_every_year_is_whole_and_follows_the_one_before():
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        months = lunar_months(year)
        leaps = [each for each in months if each.leap]
        assert [each.number for each in months if not each.leap] == list(range(1, 13)), year
        assert len(months) == 12 + len(leaps), year
        assert len(leaps) <= 1, year
        assert all(each.length in (29, 30) for each in months), year
        for one, following in pairwise(months):
            assert one.first_day + dt.timedelta(days=one.length) == following.first_day, year
        assert dt.date(year, 1, 20) <= months[0].first_day <= dt.date(year, 2, 21), year
        if year < LAST_YEAR:
            last = months[-1]
            assert last.first_day + dt.timedelta(days=last.length) == tet(year + 1), year


@given(st.dates(dt.date(1900, 2, 1), dt.date(2100, 12, 1)))
def test_a_day_goes_there_and_back(day):
    assert solar_of(lunar_of(day)) == day


def test_a_day_that_is_not_there_is_refused():
    short = next(each for each in lunar_months(2026) if each.length == 29)
    with pytest.raises(NoSuchLunarDay):
        solar_of(LunarDay(2026, short.number, 30))
    with pytest.raises(NoSuchLunarDay):
        solar_of(LunarDay(2026, 6, 1, leap=True))
    with pytest.raises(LunarYearUnknown):
        tet(2101)


def test_years_have_their_names():
    assert [year_name(year) for year in (1984, 2024, 2025, 2026, 2027)] == [
        "Giáp Tý",
        "Giáp Thìn",
        "Ất Tỵ",
        "Bính Ngọ",
        "Đinh Mùi",
    ]


def test_the_next_holidays_are_in_order_and_count_the_days():
    coming = next_holidays(dt.date(2026, 2, 10), 3)
    assert [(each.key, each.days_left(dt.date(2026, 2, 10))) for each in coming] == [
        (HolidayKey.TET, 7), (HolidayKey.WOMEN_DAY, 26), (HolidayKey.HUNG_KINGS, 75),
    ]  # fmt: skip
    assert str(holiday_in(HolidayKey.TET, 2026).name) == "Tết Nguyên đán Bính Ngọ"
    days = [each.day for each in holidays_of(2026)]
    assert days == sorted(days)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)))
def test_the_day_before_which_money_is_drawn_is_a_working_day(day):
    before = working_day_before(day)
    assert before < day
    assert before.weekday() < 5
    assert not is_public_holiday(before)


def test_money_for_tet_is_drawn_before_the_week_off():
    assert working_day_before(tet(2026)) == dt.date(2026, 2, 13)


def test_gifts_go_out_as_long_before_the_holiday_as_the_last_time_on_a_working_day():
    coming = holiday_in(HolidayKey.TET, 2027)
    assert gift_day(coming, None) == coming.day == dt.date(2027, 2, 6)
    assert gift_day(coming, dt.date(2026, 2, 10)) == dt.date(2027, 1, 29)  # seven days before is a Saturday
    assert gift_day(holiday_in(HolidayKey.NEW_YEAR, 2028), dt.date(2026, 12, 30)) == dt.date(2027, 12, 30)
    # Far away from the day, or after it: nothing to learn from.
    assert gift_day(coming, dt.date(2026, 10, 1)) == coming.day
    assert gift_day(coming, dt.date(2026, 2, 20)) == coming.day


@given(st.sampled_from(HOLIDAYS), st.integers(2001, 2090), st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31)))
def test_the_day_of_the_gifts_is_the_holiday_or_a_working_day_shortly_before(kind, year, last):
    holiday = holiday_in(kind.key, year)
    found = gift_day(holiday, last)
    assert 0 <= (holiday.day - found).days <= LONGEST_AHEAD + 9
    assert found == holiday.day or (found.weekday() < 5 and not is_public_holiday(found))
