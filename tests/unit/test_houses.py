"""Houses of Mái ấm Công đoàn: what cannot be is refused, stages come one after the other, money adds up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.activities.activities import Funder
from app.domain.care.houses import (
    HouseDraft,
    HouseSource,
    Stage,
    house_money,
    look_over_house,
    progress,
)
from app.domain.money import dong

TODAY = dt.date(2026, 3, 15)
STAGES = (
    Stage("Làm móng", dt.date(2026, 2, 1), dong(30_000_000), dt.date(2026, 2, 3)),
    Stage("Lợp mái", dt.date(2026, 3, 1), dong(20_000_000), dt.date(2026, 3, 5)),
    Stage("Quét vôi"),
)
HOUSE = HouseDraft(1, "Xã Phước Chỉ", support=dong(50_000_000), stages=STAGES)


def test_a_house_in_order_is_sound() -> None:
    assert look_over_house(HOUSE, TODAY) == []
    finished = (*STAGES[:2], replace(STAGES[2], done_on=dt.date(2026, 3, 12)))
    assert look_over_house(replace(HOUSE, stages=finished, handed_over_on=dt.date(2026, 3, 14)), TODAY) == []
    assert look_over_house(replace(HOUSE, stages=(), handed_over_on=TODAY), TODAY) == []
    assert progress(STAGES) == (2, STAGES[2])
    assert progress(finished) == (3, None)


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("house-member", {"member_id": 0}),
        ("house-place", {"place": "  "}),
        ("house-negative", {"support": dong(-1)}),
        ("house-negative", {"sources": (HouseSource(Funder.SPONSOR, in_kind=dong(-1)),)}),
        ("house-union-money", {"sources": (HouseSource(Funder.UNION, money=dong(5)),)}),
        ("stage-title", {"stages": (Stage(" "),)}),
        ("stage-future", {"stages": (Stage("Móng", done_on=dt.date(2026, 3, 16)),)}),
        ("stage-order", {"stages": (Stage("Móng"), Stage("Mái", done_on=TODAY))}),
        ("stage-order", {"stages": (Stage("Móng", done_on=TODAY), Stage("Mái", done_on=dt.date(2026, 3, 1)))}),
        ("house-handover", {"handed_over_on": TODAY}),
        ("house-handover", {"stages": (Stage("Móng", done_on=TODAY),), "handed_over_on": dt.date(2026, 3, 14)}),
    ],
)
def test_what_cannot_be_is_refused(code: str, changes: dict[str, Any]) -> None:
    assert code in [each.code for each in look_over_house(replace(HOUSE, **changes), TODAY)]


@given(
    st.lists(st.integers(0, 10**9).map(dong), max_size=6),
    st.integers(0, 10**9).map(dong),
    st.integers(0, 10**9).map(dong),
    st.lists(st.tuples(st.sampled_from(Funder), st.integers(0, 10**8), st.integers(0, 10**8)), max_size=6),
)
def test_money_adds_up(planned, support, paid, given) -> None:
    sources = [HouseSource(funder, money=dong(money), in_kind=dong(goods)) for funder, money, goods in given]
    sums = house_money([Stage("x", amount=amount) for amount in planned], support, paid, sources)
    assert sums.planned == sum(planned)
    assert sums.total == paid + sum(money + goods for _, money, goods in given)
    assert sums.left == max(0, support - paid)
