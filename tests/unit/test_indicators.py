"""Measured values: each is the fraction of two counted figures, and reads as people write it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.activities.indicators import INDICATORS, Unit, YearFacts, chart_scale, figures_of, rounded, value_of

FACTS = YearFacts(
    2026, members=45, cared=39, took_part=31, spent=27_540_000, requests=4, settled=3, benefit=120_000_000, encouragement=4_900_000,
    dues=9_000_000, dues_paid=8_750_000, agreeing={"trust": (26, 30), "protection": (22, 30)},
)  # fmt: skip


def test_every_value_is_shown_with_both_its_figures():
    shown = {
        each.key: (rounded(value, each.unit), *figures_of(each, FACTS))
        for each in INDICATORS
        if (value := value_of(each, FACTS)) is not None
    }
    assert shown == {
        "cared": ("86,7%", 39, 45),
        "took_part": ("68,9%", 31, 45),
        "dues": ("97,2%", 8_750_000, 9_000_000),
        "settled": ("75%", 3, 4),
        "trust": ("86,7%", 26, 30),
        "protection": ("73,3%", 22, 30),
        "spent": ("612.000", 27_540_000, 45),
        "benefit": ("24,5", 120_000_000, 4_900_000),
    }


def test_a_year_without_the_figure_below_the_line_has_no_value():
    assert all(value_of(each, YearFacts(2026)) is None for each in INDICATORS)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [(Fraction(1, 3), Unit.SHARE, "33,3%"), (Fraction(1), Unit.SHARE, "100%"), (Fraction(9995, 10000), Unit.SHARE, "100%"),
     (Fraction(1, 2), Unit.MONEY, "1"), (Fraction(12345678, 10), Unit.MONEY, "1.234.568"), (Fraction(12345), Unit.TIMES, "12.345")],
)  # fmt: skip
def test_values_are_rounded_half_up(value, unit, shown):
    assert rounded(value, unit) == shown


@given(st.lists(st.fractions(0, 3), max_size=6))
def test_no_bar_is_longer_than_the_scale(values):
    for unit in Unit:
        assert all(0 <= value / chart_scale(unit, values) <= 1 for value in values)
