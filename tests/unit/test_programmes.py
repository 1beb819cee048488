"""Care programmes: lists add up, union money for meals has a price, Tết pay plans are announced twenty days ahead."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.activities.activities import KINDS
from app.domain.activities.programmes import (
    PROGRAMMES,
    TET_PROGRAMMES,
    Benefit,
    ProgrammeUnknown,
    TetTerms,
    announcement_findings,
    meal_findings,
    programme,
    sum_benefits,
    tet_for,
)
from app.domain.money import dong
from app.domain.problems import Level

TET = dt.date(2026, 2, 17)
TERMS = TetTerms(TET, dt.date(2026, 2, 16), 20, "KH 34/KH-TLĐ")
BENEFITS = st.builds(
    Benefit, st.integers(0, 10**7).map(dong), st.integers(0, 10**7).map(dong), st.sampled_from([None, True, False])
)


@given(st.lists(BENEFITS, max_size=30))
def test_a_list_adds_up_and_what_was_taken_is_part_of_it(benefits: list[Benefit]) -> None:
    sums = sum_benefits(benefits)
    assert sums.people == len(benefits)
    assert sums.money == sum(each.amount for each in benefits)
    left = sum(each.in_kind for each in benefits if not each.received)
    assert sums.in_kind_taken + left == sums.in_kind
    assert sums.taken <= sums.people


def test_union_money_for_a_meal_has_its_price_and_sponsors_have_none() -> None:
    assert meal_findings(50, 3_500_000, dong(70_000), "KH 34") == []
    assert meal_findings(50, 9_000_000, None, "") == []
    assert meal_findings(0, 9_000_000, dong(70_000), "KH 34") == []
    found = meal_findings(50, 3_500_001, dong(70_000), "KH 34")
    assert [(each.code, each.stops) for each in found] == [("meal-over-price", False)]
    assert "KH 34" in str(found[0].message)


@pytest.mark.parametrize(
    ("announced", "late"), [(None, False), (dt.date(2026, 1, 27), False), (dt.date(2026, 1, 28), True), (TET, True)]
)
def test_the_pay_plan_is_due_twenty_days_before_the_first_day_off(announced: dt.date | None, late: bool) -> None:
    found = announcement_findings(announced, TERMS, dt.date(2026, 3, 15))
    assert [each.code for each in found] == (["tet-plan-late"] if late else [])


@pytest.mark.parametrize(
    ("today", "level"),
    [
        (dt.date(2026, 1, 1), None), (dt.date(2026, 1, 2), Level.NOTE), (dt.date(2026, 1, 27), Level.NOTE),
        (dt.date(2026, 1, 28), Level.WARN), (TET, Level.WARN), (dt.date(2026, 2, 18), None),
    ],
)  # fmt: skip
def test_a_plan_nobody_wrote_down_is_asked_for_until_tet(today: dt.date, level: Level | None) -> None:
    found = announcement_findings(None, TERMS, today)
    assert [(each.code, each.level) for each in found] == ([] if level is None else [("tet-plan-missing", level)])


def test_a_day_counts_to_the_tet_that_comes_or_has_just_been() -> None:
    assert tet_for(dt.date(2025, 12, 30)) == tet_for(TET) == tet_for(dt.date(2026, 3, 4)) == TET
    assert tet_for(dt.date(2026, 3, 5)) == dt.date(2027, 2, 6)


def test_days_before_the_first_day_off_are_counted_and_the_year_is_named() -> None:
    assert TERMS.ahead(dt.date(2026, 1, 27)) == 20
    assert TERMS.ahead(None) is None
    (found,) = announcement_findings(None, TERMS, dt.date(2026, 1, 10))
    assert "Tết 2026" in str(found.message)
    assert "KH 34/KH-TLĐ" in str(found.message)


def test_every_programme_is_of_a_known_kind_and_others_are_refused() -> None:
    assert all(each.kind in KINDS for each in PROGRAMMES.values())
    assert set(TET_PROGRAMMES) <= set(PROGRAMMES)
    assert programme("relief").key == "relief"
    with pytest.raises(ProgrammeUnknown):
        programme("lottery")
