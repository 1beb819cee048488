"""What goes up is the month's total × rate, rounded once; the rows of the list add up to it, each within a đồng of its own share."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.domain.dues.shares import evened, share_rows
from app.domain.money import Dong, apply_rate, dong

amounts = st.lists(st.integers(0, 400_000).map(dong), min_size=1, max_size=60)
rates = st.builds(Fraction, st.integers(0, 100), st.just(100))


@given(amounts, rates)
def test_the_rows_add_up_to_the_total_rounded_once(bases: list[Dong], rate: Fraction) -> None:
    rows = share_rows(bases, rate)
    assert sum(rows) == apply_rate(dong(sum(bases)), rate)
    assert all(0 <= row <= base and abs(row - base * rate) < 1 for row, base in zip(rows, bases, strict=True))


@given(amounts, rates)
def test_who_has_the_larger_remainder_is_never_passed_over(bases: list[Dong], rate: Fraction) -> None:
    exact = [base * rate for base in bases]
    up = [row > part for row, part in zip(share_rows(bases, rate), map(int, exact), strict=True)]
    given_up = [part - int(part) for part, more in zip(exact, up, strict=True) if more]
    left_down = [part - int(part) for part, more in zip(exact, up, strict=True) if not more]
    assert not given_up or not left_down or min(given_up) >= max(left_down)


@given(amounts, rates, st.data())
def test_rows_made_otherwise_are_moved_no_further_than_they_must(
    bases: list[Dong], rate: Fraction, data: st.DataObject
) -> None:
    parts = [dong(int(base * rate) + data.draw(st.integers(0, 1))) for base in bases]
    rows = evened(parts, bases, rate)
    off = apply_rate(dong(sum(bases)), rate) - sum(parts)
    assert sum(rows) == apply_rate(dong(sum(bases)), rate)
    assert sum(abs(row - part) for row, part in zip(rows, parts, strict=True)) == abs(off)


def test_a_list_of_hers() -> None:
    bases = [dong(each) for each in (26_550, 28_335, 30_685, 27_405)]
    assert share_rows(bases, Fraction(30, 100)) == (7_965, 8_501, 9_206, 8_221)
    assert sum(share_rows(bases, Fraction(30, 100))) == apply_rate(dong(sum(bases)), Fraction(30, 100))
