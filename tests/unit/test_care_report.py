"""Adding up care: distinct people and times, and that every share of an activity comes to what its vouchers carry."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.care.care_report import CareFact, Share, care_report, care_sum, headline, share_out, short_money
from app.domain.money import dong

MONEY = st.integers(0, 10**8)


def fact(**more: object) -> CareFact:
    base = CareFact(
        line="sick",
        name="Ốm đau",
        title="Thăm ốm",
        person="m1",
        who="Hoa",
        member_id=1,
        group="Tổ 1",
        gender="female",
        day=dt.date(2025, 3, 1),
        money=dong(500_000),
    )
    return replace(base, **more)  # type: ignore[arg-type]


@given(st.lists(st.tuples(MONEY, MONEY), max_size=12), st.integers(0, 10**10))
def test_shares_and_the_rest_are_what_was_spent(pairs: list[tuple[int, int]], spent: int) -> None:
    shares = [Share(dong(money), dong(goods)) for money, goods in pairs]
    shared, rest = share_out(shares, spent)
    assert sum(each.money for each in shared) + rest == spent
    assert [each.money + each.in_kind for each in shared] == [each.money + each.in_kind for each in shares]
    assert all(each.in_kind >= 0 for each in shared)


def test_people_are_distinct_and_times_are_not() -> None:
    facts = [
        fact(),
        fact(day=dt.date(2025, 5, 1)),
        fact(person="m2", member_id=2, gender="male"),
        fact(person="", counted=30, money=dong(0)),
    ]
    whole = care_sum("", "", facts)
    assert (whole.people, whole.members, whole.women, whole.times, whole.counted) == (32, 2, 1, 33, 30)
    assert [line.key for line in care_report(facts).months] == ["2025-03", "2025-05"]


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (3_896_840_000, "3,9 tỷ đồng"), (479_000_000, "479 triệu đồng"), (650_000, "650.000 đồng"), (2_000_000_000, "2 tỷ đồng"),
        (999_950_000_000, "1.000 tỷ đồng"), (1_349_999, "1,3 triệu đồng"), (11_100_000, "11,1 triệu đồng"),
    ],
)  # fmt: skip
def test_round_figures(amount: int, text: str) -> None:
    assert short_money(amount) == text


def test_a_headline_says_people_when_not_all_are_members() -> None:
    text = headline(care_report([fact(line="hardship", name="Hoàn cảnh khó khăn", person="ptran", member_id=None)]))
    assert text == "1 người khó khăn, 500.000 đồng"
    assert headline(care_report([])) == ""
