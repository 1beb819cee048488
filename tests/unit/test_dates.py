"""Months, quarters and periods."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month, Period, UnreadablePeriod, day_of_iso, iso_of, long_date, show_date

months = st.builds(Month, st.integers(1950, 2150), st.integers(1, 12))


@given(months, st.integers(-600, 600))
def test_adding_months_comes_back(month: Month, count: int) -> None:
    assert month.plus(count).plus(-count) == month
    assert (month.plus(count) > month) == (count > 0)
    assert Month.parse(str(month)) == month


@given(months)
def test_a_month_ends_the_day_before_the_next_begins(month: Month) -> None:
    assert month.last_day + dt.timedelta(days=1) == month.plus(1).first_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024Q3", "2024-07-01", "2024-09-30"),
        ("2025-06-01..2025-06-13", "2025-06-01", "2025-06-13"),
    ],
)
def test_a_period_reads_from_its_four_patterns_and_back(text: str, first: str, last: str) -> None:
    period = Period.parse(text)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2024Q5", "2024-05-31..2024-01-01", "tháng 3"])
def test_other_periods_are_refused_with_the_patterns(text: str) -> None:
    with pytest.raises(UnreadablePeriod) as refused:
        Period.parse(text)
    assert "2024Q1" in str(refused.value)


def test_days_are_written_as_papers_write_them() -> None:
    assert show_date(dt.date(2025, 9, 3)) == "03/09/2025"
    assert long_date(dt.date(2025, 9, 3)) == "Ngày 03 tháng 9 năm 2025"
    assert long_date(dt.date(2026, 2, 14)) == "Ngày 14 tháng 02 năm 2026"


@given(st.dates() | st.none())
def test_a_day_is_kept_and_read_again(day):
    assert day_of_iso(iso_of(day)) == day
    assert day_of_iso("") is None
