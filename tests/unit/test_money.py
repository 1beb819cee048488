"""Money is whole đồng, rates are exact, and shares always add up to the whole."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Rate, apply_rate, dong, show_money, split_by_shares

amounts = st.integers(-(10**13), 10**13).map(dong)
shares = st.lists(st.fractions(min_value=0, max_value=10, max_denominator=997), min_size=1, max_size=8).filter(
    lambda parts: sum(parts) > 0
)


@pytest.mark.parametrize("wrong", [1.0, True, "1", None])
def test_money_is_never_anything_but_a_whole_number(wrong: object) -> None:
    with pytest.raises(TypeError):
        dong(wrong)  # type: ignore[arg-type]


@given(amounts, shares)
def test_shares_always_add_up_and_stay_within_one_dong(total: int, parts: list[Fraction]) -> None:
    split = split_by_shares(dong(total), parts)
    assert sum(split) == total
    for share, part in zip(parts, split, strict=True):
        assert abs(part - Fraction(total) * share / sum(parts)) < 1


def test_on_equal_remainders_the_earlier_share_gets_the_dong() -> None:
    assert split_by_shares(dong(100), [Fraction(1)] * 3) == (34, 33, 33)
    assert split_by_shares(dong(-100), [Fraction(1)] * 3) == (-34, -33, -33)


@pytest.mark.parametrize("wrong", [[], [Fraction(0)], [Fraction(-1), Fraction(3)]])
def test_shares_that_share_nothing_are_refused(wrong: list[Fraction]) -> None:
    with pytest.raises(ValueError, match="shares"):
        split_by_shares(dong(1), wrong)


@given(amounts, st.fractions(min_value=0, max_value=2, max_denominator=10_000))
def test_a_rate_rounds_half_away_from_zero(base: int, rate: Fraction) -> None:
    got = apply_rate(dong(base), rate)
    assert abs(got - base * rate) <= Fraction(1, 2)
    assert apply_rate(dong(-base), rate) == -got


def test_worked_figures_of_dues() -> None:
    assert apply_rate(dong(60_000_000), Rate("0,5%")) == 300_000
    assert apply_rate(dong(46_800_000), Rate("0.5%")) == 234_000
    assert apply_rate(dong(101), Rate("0.5%")) == 1
    assert apply_rate(dong(100), Rate("0.5%")) == 1, "half a đồng is rounded up"


def test_a_rate_refuses_floats_and_shows_with_a_comma() -> None:
    with pytest.raises(TypeError):
        Rate(0.005)  # type: ignore[arg-type]
    assert Rate("0.5%").show() == "0,5%"
    assert Rate("30%").show() == "30%"
    assert Rate("3/4") == Fraction(3, 4)


def test_money_is_shown_with_dots() -> None:
    assert show_money(1_234_567) == "1.234.567"
    assert show_money(-22_000) == "-22.000"
