"""Working days: Monday to Friday, without the public holidays that are off under every choice of the employer."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.days_off import DAYS_OFF
from app.domain.gifts.holidays import is_public_holiday
from app.domain.lunar import tet
from app.domain.working_days import add_work_days, is_working_day, last_work_day, take_work_days

DAYS = st.dates(dt.date(2021, 1, 1), dt.date(2099, 6, 30))


def test_the_certain_days_of_2026():
    weekdays = [dt.date(2026, 1, 1) + dt.timedelta(days=step) for step in range(365)]
    off = [day for day in weekdays if day.weekday() < 5 and not is_working_day(day)]
    assert off == [
        dt.date(2026, 1, 1), dt.date(2026, 2, 16), dt.date(2026, 2, 17), dt.date(2026, 2, 18), dt.date(2026, 4, 30),
        dt.date(2026, 5, 1), dt.date(2026, 9, 2), dt.date(2026, 11, 24),
    ]  # fmt: skip
    # 10/3 lunar of 2026 is a Sunday, that of 2027 a Friday.
    assert not is_working_day(dt.date(2027, 4, 16))


@pytest.mark.parametrize(
    "day",
    [
        dt.date(2026, 2, 13), dt.date(2026, 2, 19), dt.date(2026, 9, 1), dt.date(2026, 9, 3), dt.date(2026, 4, 27), dt.date(2025, 11, 24),
    ],
)  # fmt: skip
def test_what_each_unit_chooses_or_no_source_says_counts_as_working(day):
    assert is_working_day(day)


def test_limits_over_a_weekend_and_over_holidays():
    assert add_work_days(dt.date(2026, 5, 15), 3) == dt.date(2026, 5, 20)
    assert add_work_days(dt.date(2026, 5, 11), 3) == dt.date(2026, 5, 14)
    assert add_work_days(dt.date(2026, 4, 29), 1) == dt.date(2026, 5, 4)
    assert add_work_days(dt.date(2026, 2, 13), 1) == dt.date(2026, 2, 19)
    assert add_work_days(dt.date(2026, 2, 13), 0) == dt.date(2026, 2, 13)


@given(DAYS, st.integers(1, 60))
def test_a_limit_ends_on_a_working_day_and_counts_right(start, count):
    end = add_work_days(start, count)
    between = [start + dt.timedelta(days=step) for step in range(1, (end - start).days + 1)]
    assert is_working_day(end)
    assert sum(map(is_working_day, between)) == count


@pytest.mark.parametrize(
    ("start", "count", "first", "last"),
    [
        # Tết 17/02/2026 with one day before it or three, and days in place of the weekend 14 and 15/02.
        ("2026-02-12", 1, "2026-02-13", "2026-02-13"), ("2026-02-13", 1, "2026-02-19", "2026-02-25"),
        # 2/9 with the day before or the day after; Giỗ Tổ on a Sunday, 26/04/2026, has its Monday.
        ("2026-08-31", 1, "2026-09-01", "2026-09-04"), ("2026-04-24", 1, "2026-04-27", "2026-04-28"),
        ("2026-05-11", 3, "2026-05-14", "2026-05-14"),
    ],
)  # fmt: skip
def test_a_limit_may_end_later_where_days_off_are_chosen(start, count, first, last):
    begun = dt.date.fromisoformat(start)
    assert add_work_days(begun, count).isoformat() == first
    assert last_work_day(begun, count).isoformat() == last


@given(DAYS, st.integers(0, 40))
def test_what_may_be_off_only_ever_gives_more_time(start, count):
    assert add_work_days(start, count) <= last_work_day(start, count)


@given(DAYS)
def test_the_certain_days_are_among_those_money_is_drawn_before(day):
    if day.weekday() < 5 and not is_working_day(day):
        assert is_public_holiday(day)


@given(st.integers(2021, 2099))
def test_tet_has_three_certain_days(year):
    first = tet(year)
    off = {each.in_year(year) for each in DAYS_OFF if each.by_moon and each.month == 1}
    assert off == {first + dt.timedelta(days=step) for step in (-1, 0, 1)}


@given(DAYS, st.integers(0, 40))
def test_days_are_counted_back_as_they_are_counted_on(start, count):
    before = take_work_days(start, count)
    assert sum(is_working_day(before + dt.timedelta(days=step)) for step in range((start - before).days)) == count


def test_days_before_the_codes_and_beyond_the_lunar_calendar_are_no_error():
    assert add_work_days(dt.date(2012, 4, 27), 1) == dt.date(2012, 4, 30)
    assert add_work_days(dt.date(2020, 4, 29), 1) == dt.date(2020, 5, 4)
    assert is_working_day(dt.date(2101, 2, 1))
    assert not is_working_day(dt.date(2103, 1, 1))
    assert all(each.source for each in DAYS_OFF)
