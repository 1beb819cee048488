"""Days off: each has its first year, a year its notice, and the package ``holidays`` as a witness; where it errs, the text that says so."""

from __future__ import annotations

import datetime as dt

import holidays
import pytest

from app.domain.days_off import DAYS_OFF, STANDARD, calendar_of, read_days, read_year, standard_values, written
from app.domain.gifts.holidays import is_public_holiday, working_day_before
from app.domain.union.policies import check_value
from app.domain.working_days import is_working_day

THE_WITNESS_ERRS = {
    # Bộ luật Lao động 45/2019/QH14, Điều 112 khoản 1 điểm b: five days at Tết, and TB 6150/TB-BLĐTBXH names 27 to 31/1; mùng 4 is a
    # Saturday off as any other.
    dt.date(2025, 2, 1): False,
    # CV 12729/VPCP-KGVX and CV 3383/BNV-CVL: the civil service swapped Friday 2/1/2026, which the package leaves out.
    dt.date(2026, 1, 2): True,
}
"""Where the package is wrong: day → whether it is off by the text named above it."""


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_years_that_were_decided_are_as_the_witness_says_but_where_a_text_says_otherwise(year: int) -> None:
    witness = set(holidays.country_holidays("VN", years=year))
    wrong = {day for day in THE_WITNESS_ERRS if day.year == year}
    for day in wrong:
        assert is_public_holiday(day) is THE_WITNESS_ERRS[day]
        assert (day in witness) is not THE_WITNESS_ERRS[day]
    assert STANDARD.decided(year) - wrong == witness - wrong


def test_a_year_nobody_has_decided_has_its_certain_days_and_the_witness_guesses_the_rest() -> None:
    """Bộ luật Lao động 45/2019/QH14, Điều 112 khoản 3: Tết and the second day of Quốc khánh of 2027 are still to be decided."""
    witness = set(holidays.country_holidays("VN", years=2027))
    certain = STANDARD.certain(2027)
    assert certain <= witness
    guessed = {day for day in witness - certain if (day.month, day.day) != (5, 3)}
    assert {(day.month, day.day) for day in guessed} == {(2, 4), (2, 8), (2, 9), (2, 10), (9, 3)}
    assert guessed <= STANDARD.maybe(2027)


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_day_of_culture_is_off_from_2026_on(year: int) -> None:
    assert not is_public_holiday(dt.date(year, 11, 24))
    assert is_working_day(dt.date(2025, 11, 24))
    for later in range(2026, 2040):
        assert is_public_holiday(dt.date(later, 11, 24))
    assert working_day_before(dt.date(2026, 11, 25)) == dt.date(2026, 11, 23)


def test_the_day_of_culture_on_a_weekend_has_no_day_in_its_place() -> None:
    assert dt.date(2029, 11, 24).weekday() == 5
    assert not is_public_holiday(dt.date(2029, 11, 26))
    assert is_public_holiday(dt.date(2027, 5, 3)), "1/5/2027 is a Saturday"


def test_a_swap_of_the_civil_service_is_no_lost_working_day_for_limits() -> None:
    assert is_public_holiday(dt.date(2026, 8, 31))
    assert is_working_day(dt.date(2026, 8, 31))
    assert not is_public_holiday(dt.date(2026, 11, 23)), "this swap was only proposed"


def test_every_day_off_has_its_first_day_source_and_how_sure_it_is() -> None:
    assert all(each.source and each.key and each.confidence for each in DAYS_OFF)
    for policy, _since, value, source, confidence in standard_values():
        check_value(policy, value)
        assert source
        assert confidence in {"có nguồn", "cao", "trung bình"}


def test_a_day_is_written_and_read() -> None:
    for key in {each.key for each in DAYS_OFF}:
        days = tuple(each for each in DAYS_OFF if each.key == key)
        back = read_days(key, written(days), days[0].since)
        assert [(each.month, each.day, each.by_moon, each.made_up) for each in back] == [
            (each.month, each.day, each.by_moon, each.made_up) for each in days
        ]


@pytest.mark.parametrize("text", ["", "32/1", "29/13", "1-1", "31/2 ÂL", "24/11, nghỉ bù hai ngày", "30/2"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_days("x", text, dt.date(2026, 1, 1))


@pytest.mark.parametrize("text", ["", "nghỉ", "ra 2/1", "30/2"])
def test_what_is_no_day_of_a_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_year(text, 2027)


def test_a_new_value_of_a_day_replaces_the_old_one_from_its_day_on() -> None:
    moved = calendar_of(
        [("day_off.culture", dt.date(2026, 7, 1), "24/11", ""), ("day_off.culture", dt.date(2028, 1, 1), "25/11", "")]
    )
    assert [dt.date(year, 11, 24) in moved.certain(year) for year in (2026, 2027, 2028)] == [True, True, False]
    assert dt.date(2028, 11, 25) in moved.certain(2028)
