"""Houses of Mái ấm Công đoàn: what cannot be is refused, stages come one after the other, money adds up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.activities.activities import Giver
from app.domain.care.houses import (
    HandedOverEarly,
    HouseDraft,
    HouseMemberMissing,
    HouseMoneyNegative,
    HousePlaceMissing,
    HouseSource,
    Stage,
    StageInFuture,
    StageOutOfOrder,
    StageTitleMissing,
    UnionMoneyBeside,
    house_money,
    house_must_be_sound,
    progress,
)
from app.domain.money import dong
from app.domain.problems import Refusal

TODAY = dt.date(2026, 3, 15)
STAGES = (
    Stage("Làm móng", dt.date(2026, 2, 1), dong(30_000_000), dt.date(2026, 2, 3)),
    Stage("Lợp mái", dt.date(2026, 3, 1), dong(20_000_000), dt.date(2026, 3, 5)),
    Stage("Quét vôi"),
)
HOUSE = HouseDraft(1, "Xã Phước Chỉ", support=dong(50_000_000), stages=STAGES)


def test_a_house_in_order_is_sound() -> None:
    house_must_be_sound(HOUSE, TODAY)
    finished = (*STAGES[:2], replace(STAGES[2], done_on=dt.date(2026, 3, 12)))
    house_must_be_sound(replace(HOUSE, stages=finished, handed_over_on=dt.date(2026, 3, 14)), TODAY)
    house_must_be_sound(replace(HOUSE, stages=(), handed_over_on=TODAY), TODAY)
    assert progress(STAGES) == (2, STAGES[2])
    assert progress(finished) == (3, None)


@pytest.mark.parametrize(
    ("refused", "changes"),
    [
        (HouseMemberMissing, {"member_id": 0}),
        (HousePlaceMissing, {"place": "  "}),
        (HouseMoneyNegative, {"support": dong(-1)}),
        (HouseMoneyNegative, {"sources": (HouseSource(Giver.SPONSOR, in_kind=dong(-1)),)}),
        (UnionMoneyBeside, {"sources": (HouseSource(Giver.UNION, money=dong(5)),)}),
        (StageTitleMissing, {"stages": (Stage(" "),)}),
        (StageInFuture, {"stages": (Stage("Móng", done_on=dt.date(2026, 3, 16)),)}),
        (StageOutOfOrder, {"stages": (Stage("Móng"), Stage("Mái", done_on=TODAY))}),
        (StageOutOfOrder, {"stages": (Stage("Móng", done_on=TODAY), Stage("Mái", done_on=dt.date(2026, 3, 1)))}),
        (HandedOverEarly, {"handed_over_on": TODAY}),
        (HandedOverEarly, {"stages": (Stage("Móng", done_on=TODAY),), "handed_over_on": dt.date(2026, 3, 14)}),
    ],
)
def test_what_cannot_be_is_refused(refused: type[Refusal], changes: dict[str, Any]) -> None:
    with pytest.raises(refused):
        house_must_be_sound(replace(HOUSE, **changes), TODAY)


@given(
    st.lists(st.integers(0, 10**9).map(dong), max_size=6),
    st.integers(0, 10**9).map(dong),
    st.integers(0, 10**9).map(dong),
    st.lists(st.tuples(st.sampled_from(Giver), st.integers(0, 10**8), st.integers(0, 10**8)), max_size=6),
)
def test_money_adds_up(planned, support, paid, given) -> None:
    sources = [HouseSource(giver, money=dong(money), in_kind=dong(goods)) for giver, money, goods in given]
    sums = house_money([Stage("x", amount=amount) for amount in planned], support, paid, sources)
    assert sums.planned == sum(planned)
    assert sums.total == paid + sum(money + goods for _, money, goods in given)
    assert sums.left == max(0, support - paid)
