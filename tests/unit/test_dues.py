"""Dues under all four groups and every dated change from 2018 to 2026: worked figures and properties."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month
from app.domain.dues.dues import Charge, DuesPolicy, assess
from app.domain.money import Rate, dong
from app.models.book import Book
from app.models.queries.dues.assessment import dues_policy
from tests.small_books import new_book


@cache
def _policies() -> dict[tuple[Month, int], DuesPolicy]:
    """The shipped policy of every month from 2018 to 2026 in every group, as a new book has them."""
    with Book.open(new_book()) as book, book.read() as read:
        months = [Month(2018, 1).plus(step) for step in range(9 * 12)]
        return {(month, group): dues_policy(read, month, group) for month in months for group in (1, 2, 3, 4)}


def charge(wage: int, month: str, group: int = 3, net: int | None = None) -> Charge:
    return assess(dong(wage), _policies()[Month.parse(month), group], net_pay=None if net is None else dong(net))


@pytest.mark.parametrize(
    ("wage", "month", "group", "amount"),
    [
        (30_000_000, "2026-03", 3, 150_000),
        (60_000_000, "2026-03", 3, 234_000),
        (60_000_000, "2026-07", 3, 253_000),
        (17_600_000, "2026-03", 3, 88_000),
        (5_700_000, "2026-01", 3, 28_500),
        (5_700_000, "2025-06", 3, 57_000),
        (5_700_000, "2025-07", 3, 28_500),
        (30_000_000, "2025-06", 3, 234_000),
        (30_000_000, "2024-06", 3, 180_000),
        (30_000_000, "2023-06", 3, 149_000),
        (30_000_000, "2019-06", 3, 139_000),
        (30_000_000, "2018-06", 3, 130_000),
        (60_000_000, "2026-03", 1, 234_000),
        (30_000_000, "2025-06", 1, 300_000),
        (60_000_000, "2026-03", 2, 234_000),
        (40_000_000, "2026-03", 2, 200_000),
        (1, "2026-06", 4, 11_700),
        (1, "2026-07", 4, 12_650),
    ],
)
def test_worked_figures(wage: int, month: str, group: int, amount: int) -> None:
    assert charge(wage, month, group).amount == amount


def test_group_2_pays_on_net_pay() -> None:
    assert charge(30_000_000, "2026-03", 2, net=26_000_000).amount == 130_000


def test_a_row_of_her_january_list() -> None:
    row = charge(5_310_000, "2026-01")
    assert (row.fund_kept, row.fund_up, row.kept, row.up) == (79_650, 26_550, 18_585, 7_965)
    assert row.fund + row.amount == 132_750


def test_a_share_that_no_paper_tells_is_not_reckoned_and_does_not_stop_the_dues() -> None:
    """The union's part of the 2% from 2014 to 2020 was not found."""
    row = charge(5_700_000, "2019-03")
    assert (row.amount, row.fund, row.fund_kept, row.fund_up) == (57_000, 0, 0, 0)
    assert _policies()[Month(2019, 3), 3].fund_kept is None
    assert _policies()[Month(2021, 3), 3].fund_kept is not None


def _months() -> Iterator[Month]:
    yield from (Month(2018, 1).plus(step) for step in range(9 * 12))


wages = st.integers(0, 200_000_000)
months = st.sampled_from(list(_months()))
groups = st.sampled_from((1, 2, 3, 4))


@given(wages, months, groups)
def test_shares_add_up_and_no_ceiling_is_passed(wage: int, month: Month, group: int) -> None:
    policy = _policies()[month, group]
    row = assess(dong(wage), policy)
    assert row.kept + row.up == row.amount
    assert row.fund_kept + row.fund_up == row.fund
    assert row.extra == 0
    assert policy.ceiling is None or row.amount <= policy.ceiling
    assert row.base <= policy.wage_cap or group == 2
    assert 0 <= row.up <= row.amount
    assert all(step.source for step in row.steps)


@given(wages, wages, months, groups)
def test_a_higher_wage_never_owes_less(low: int, high: int, month: Month, group: int) -> None:
    low, high = sorted((low, high))
    policy = _policies()[month, group]
    assert assess(dong(low), policy).amount <= assess(dong(high), policy).amount


def test_what_a_local_rate_adds_stays_whole_at_the_union() -> None:
    from dataclasses import replace

    from app.domain.timeline import DatedValue

    plain = _policies()[Month(2026, 3), 3]
    local = DatedValue(Month(2026, 1).first_day, Rate("1%"), "NQ 05/NQ-BCH ngày 10/01/2026")
    row = assess(dong(10_000_000), replace(plain, local_rate=local))
    assert (row.amount, row.standard, row.extra, row.up, row.kept) == (100_000, 50_000, 50_000, 15_000, 85_000)
    assert any("NQ 05" in step.source for step in row.steps)
