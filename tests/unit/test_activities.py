"""Activities and plans by rule: every refusal of what is typed, money by funder to the đồng, cost per head."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.activities.activities import (
    KINDS,
    ActivityDraft,
    ActivityMoney,
    Figure,
    Funder,
    ResultDraft,
    SourceDraft,
    activity_kind,
    budget_findings,
    cost_shares,
    held_findings,
    look_over_activity,
    look_over_result,
    per_head,
    sources_findings,
)
from app.domain.activities.plans import (
    PlanDraft,
    PlanKind,
    look_over_plan,
    next_years,
    usual_period,
)
from app.domain.ledger.chart import STANDARD_CHART
from app.domain.money import dong

MAY = dt.date(2026, 5, 1)
amounts = st.integers(0, 5_000_000_000)
shares = st.dictionaries(st.sampled_from([g for g in Funder if g is not Funder.UNION]), amounts)


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (ActivityDraft("  "), "activity-title-missing"),
        (ActivityDraft("Hội thao", kind="disco"), "activity-kind-unknown"),
        (ActivityDraft("Hội thao", starts_on=dt.date(2026, 5, 2), ends_on=MAY), "activity-days-reversed"),
    ],
)
def test_what_cannot_be_an_activity_is_refused(draft: ActivityDraft, code: str) -> None:
    assert [each.code for each in look_over_activity(draft)] == [code]


@pytest.mark.parametrize(
    ("kind", "result", "code"),
    [
        ("sports", ResultDraft(MAY, people=10, women=11), "activity-women"),
        ("sports", ResultDraft(MAY, women=1), "activity-women"),
        ("sports", ResultDraft(dt.date(2026, 5, 9), MAY, people=10), "activity-days-reversed"),
        ("legal", ResultDraft(MAY, people=9, figures={Figure.CHECKED: 5, Figure.PASSED: 6}), "activity-figure-part"),
        ("dialogue", ResultDraft(MAY, people=9, figures={Figure.REQUESTS_SETTLED: 1}), "activity-figure-part"),
        ("meeting", ResultDraft(MAY, people=9, figures={"gifts": 3}), "activity-figure-unknown"),
    ],
)
def test_a_result_that_contradicts_itself_is_refused(kind: str, result: ResultDraft, code: str) -> None:
    assert code in [each.code for each in look_over_result("x", activity_kind(kind), result, dt.date(2026, 6, 1))]


def test_an_activity_is_held_on_a_day_that_has_come() -> None:
    days = (None, MAY + dt.timedelta(days=1), MAY)
    found = [[each.code for each in held_findings("x", day, MAY)] for day in days]
    assert found == [["activity-held-without-day"], ["activity-held-too-soon"], []]


def test_union_money_is_no_source_beside_its_vouchers() -> None:
    assert sources_findings([SourceDraft(Funder.UNION, planned=dong(1_000_000))]) == []
    (found,) = sources_findings([SourceDraft(Funder.UNION, money=dong(1))])
    assert found.code == "activity-union-money"


def test_every_kind_names_a_code_a_voucher_may_use() -> None:
    assert {kind.key for kind in KINDS.values() if not STANDARD_CHART.may_carry_vouchers(kind.code)} == set()
    assert activity_kind("of-a-newer-program").name == KINDS["other"].name


money = st.builds(ActivityMoney, amounts, amounts, shares, shares, shares)


@given(st.lists(money, max_size=5))
def test_the_givers_together_bear_all_of_it(many: list[ActivityMoney]) -> None:
    together = cost_shares(many)
    assert sum(together.by_funder.values()) == together.total + together.left_over
    for each in many:
        assert sum(each.borne_by(funder) for funder in Funder) == each.total + each.left_over


@given(amounts, st.integers(1, 10_000))
def test_cost_per_head_is_within_half_a_dong(total: int, people: int) -> None:
    each = per_head(total, people)
    assert each is not None
    assert abs(each * people - total) * 2 <= people


def test_nobody_has_no_cost_per_head() -> None:
    assert per_head(5_000, None) is None
    assert per_head(5_000, 0) is None
    assert per_head(10, 4) == 3


def test_spending_over_the_budget_and_sources_that_differ_are_told() -> None:
    over = budget_findings(ActivityMoney(budget=100, spent=80, in_kind={Funder.SPONSOR: 21}), plans=90)
    assert [each.code for each in over] == ["activity-over-budget", "activity-sources-differ"]
    assert "vượt dự toán 1 đồng" in str(over[0].message)
    assert budget_findings(ActivityMoney(budget=100, spent=100), plans=100) == []


def plan(**more: object) -> PlanDraft:
    period = usual_period(PlanKind.WORKERS_MONTH, 2026)
    return PlanDraft(PlanKind.WORKERS_MONTH, "Tháng Công nhân 2026", period.first, period.last, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (PlanDraft(PlanKind.YEAR, "", MAY, MAY), "plan-title-missing"),
        (PlanDraft(PlanKind.YEAR, "x", MAY, dt.date(2026, 4, 30)), "plan-days-reversed"),
        (plan(targets={"fireworks": 1}), "plan-target-unknown"),
        (plan(targets={"activities": 0}), "plan-target-not-positive"),
    ],
)
def test_what_cannot_be_a_plan_is_refused(draft: PlanDraft, code: str) -> None:
    assert [each.code for each in look_over_plan(draft)] == [code]


def test_next_years_plan_keeps_aims_and_loses_what_belongs_to_its_year() -> None:
    draft = next_years(plan(theme="Cũ", aims="Chăm lo", targets={"activities": 3}, number="05/KH-CĐCS"), 2027)
    assert (draft.title, draft.first_day, draft.last_day) == (
        "Tháng Công nhân 2027", dt.date(2027, 5, 1), dt.date(2027, 5, 31),
    )  # fmt: skip
    assert (draft.theme, draft.number, draft.aims, draft.targets) == ("", "", "Chăm lo", {"activities": 3})
