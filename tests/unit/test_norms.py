"""What the union's own norms say of a case while it is typed: amounts, times, membership, twice; and what a case's state follows from."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.care.cases import (
    CaseDraft,
    case_title,
    look_over_case,
)
from app.domain.care.norms import Asked, Earlier, Norm, NormRule, Person, judge, look_over_norm, norm_on
from app.domain.care.welfare import KINDS, Paper, Relation, care_kind
from app.domain.dates import months_between
from app.domain.money import dong
from app.domain.problems import Level

DAY = dt.date(2025, 6, 10)
SICK = Norm("sick", dt.date(2025, 1, 1), amount=dong(500_000), per_year=2, clause="Điều 5 quy chế")
HOA = Person("Nguyễn Thị Hoa", True, dt.date(2024, 1, 1))


def asked(amount: int = 500_000, **more: object) -> Asked:
    base: dict[str, object] = {"kind": "sick", "relation": Relation.SELF, "day": DAY, "amount": dong(amount)}
    return Asked(**(base | more))  # type: ignore[arg-type]


def codes(judged: object) -> set[str]:
    return {each.code for each in judged.stops}  # type: ignore[attr-defined]


def earlier(*days: dt.date, relation: Relation = Relation.SELF) -> list[Earlier]:
    return [Earlier("sick", relation, day, "Thăm ốm Hoa") for day in days]


def test_the_sentence_while_typing() -> None:
    judged = judge(asked(), SICK, earlier(dt.date(2025, 3, 1)), HOA)
    assert not judged.stops
    assert [str(each.message) for each in judged.findings] == [
        "«Ốm đau» 1/2 lần năm nay, định mức 500.000, còn 1 lần (Điều 5 quy chế)."
    ]


def test_last_year_does_not_count() -> None:
    judged = judge(asked(), SICK, earlier(dt.date(2024, 3, 1), dt.date(2024, 9, 1)), HOA)
    assert judged.used == 0
    assert not judged.stops


@pytest.mark.parametrize(
    ("given_", "norm", "before", "person", "code"),
    [
        (asked(600_000), SICK, [], HOA, "case-beyond-amount"),
        (asked(), SICK, earlier(dt.date(2025, 1, 5), dt.date(2025, 3, 1)), HOA, "case-beyond-times"),
        (asked(), SICK, [], Person("Hoa", False), "case-not-member"),
        (asked(), SICK, [], None, "case-not-member"),
        (asked(in_kind=dong(100_000)), SICK, [], HOA, "case-beyond-in-kind"),
    ],
)
def test_beyond_the_norm_needs_a_resolution(
    given_: Asked, norm: Norm, before: list[Earlier], person: Person | None, code: str
) -> None:
    assert codes(judge(given_, norm, before, person)) == {code}
    allowed = Asked(
        kind=given_.kind,
        relation=given_.relation,
        day=given_.day,
        amount=given_.amount,
        in_kind=given_.in_kind,
        beyond_norm="Nghị quyết 05/NQ-CĐCS ngày 09/6/2025",
    )
    judged = judge(allowed, norm, before, person)
    assert not judged.stops
    assert code in {each.code for each in judged.findings if each.level is Level.WARN}


@pytest.mark.parametrize(
    ("rule", "person", "code"),
    [
        (NormRule(months=6), Person("Hoa", True, dt.date(2025, 1, 1)), "case-too-new"),
        (NormRule(not_on_unpaid_leave=True), Person("Hoa", True, None, True), "case-on-leave"),
        (NormRule(women_only=True), Person("Hòa", True), "case-women"),
    ],
)
def test_who_qualifies(rule: NormRule, person: Person, code: str) -> None:
    norm = Norm("sick", dt.date(2025, 1, 1), amount=dong(500_000), rule=rule, clause="Điều 5")
    assert codes(judge(asked(), norm, [], person)) == {code}
    assert NormRule.of_text(rule.as_text()) == rule


def test_the_same_event_is_never_paid_twice() -> None:
    again = judge(asked(beyond_norm="Nghị quyết 9"), SICK, earlier(DAY), HOA)
    assert codes(again) == {"case-twice"}
    assert not judge(asked(), SICK, earlier(DAY, relation=Relation.CHILD), HOA).stops


def test_without_a_norm_it_is_said_and_papers_are_named() -> None:
    judged = judge(asked(papers_missing=("proposal", "Giấy {lạ}")), None, [], HOA)
    texts = [str(each.message) for each in judged.findings]
    assert not judged.stops
    assert texts[0] == "Còn thiếu 2 giấy tờ: Phiếu thăm hỏi (đề nghị); Giấy {lạ}."
    assert texts[1].startswith("Chưa có định mức «Ốm đau»")


def test_a_non_member_may_be_helped_where_the_norm_says_so() -> None:
    norm = Norm("disaster", DAY, amount=dong(1_000_000), rule=NormRule(members_only=False), clause="Điều 9")
    assert not judge(asked(1_000_000, kind="disaster"), norm, [], None).stops


@given(
    amount=st.integers(1, 10**9), least=st.integers(0, 10**8), more=st.integers(0, 10**8), kind=st.integers(0, 10**8)
)
def test_money_within_the_norm_never_stops_and_beyond_always_does(
    amount: int, least: int, more: int, kind: int
) -> None:
    norm = Norm("sick", DAY, amount=dong(least), amount_most=dong(least + more), in_kind=dong(kind), clause="Điều 5")
    stops = codes(judge(asked(amount), norm, [], HOA))
    assert ("case-beyond-amount" in stops) == (0 < least + more < amount)


@given(st.lists(st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31)), max_size=8), st.integers(0, 4))
def test_times_are_counted_by_the_year_of_the_event(days: list[dt.date], times: int) -> None:
    days = [day for day in days if day != DAY]
    norm = Norm("sick", dt.date(2025, 1, 1), amount=dong(500_000), per_year=times, clause="Điều 5")
    judged = judge(asked(), norm, earlier(*days), HOA)
    assert judged.used == sum(day.year == 2025 for day in days)
    assert bool(judged.stops) == bool(times and judged.used >= times)


def test_the_norm_of_a_day() -> None:
    later = Norm("sick", dt.date(2025, 7, 1), amount=dong(700_000), clause="Điều 5")
    end = Norm("sick", dt.date(2026, 1, 1), clause="Điều 5", ended=True)
    child = Norm("sick", dt.date(2025, 1, 1), Relation.CHILD, dong(300_000), clause="Điều 5")
    norms = [end, later, SICK, child]
    found = [norm_on(norms, "sick", Relation.SELF, day) for day in (dt.date(2024, 12, 31), DAY, dt.date(2025, 7, 1))]
    assert found == [None, SICK, later]
    assert norm_on(norms, "sick", Relation.SELF, dt.date(2026, 1, 1)) is None
    assert norm_on(norms, "sick", Relation.CHILD, DAY) is child


@pytest.mark.parametrize(
    ("norm", "code"),
    [
        (Norm("nothing", DAY, amount=dong(1), clause="Điều 1"), "norm-kind"),
        (Norm("birthday", DAY, Relation.CHILD, dong(1), clause="Điều 1"), "norm-relation"),
        (Norm("sick", DAY, clause="Điều 1"), "norm-empty"),
        (Norm("sick", DAY, amount=dong(5), amount_most=dong(3), clause="Điều 1"), "norm-range"),
        (Norm("sick", DAY, amount=dong(5)), "norm-source"),
    ],
)
def test_norms_that_are_refused(norm: Norm, code: str) -> None:
    assert code in [each.code for each in look_over_norm(norm) if each.stops]


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (CaseDraft("nothing", 1), "case-kind"),
        (CaseDraft("sick", happened_on=DAY, amount=dong(1)), "case-person"),
        (CaseDraft("sick", 1, amount=dong(1)), "case-day"),
        (CaseDraft("sick", 1, happened_on=DAY), "case-nothing"),
        (CaseDraft("sick", 1, happened_on=DAY, in_kind=dong(1)), "case-goods"),
    ],
)
def test_cases_that_are_refused(draft: CaseDraft, code: str) -> None:
    assert code in [each.code for each in look_over_case(draft) if each.stops]


def test_kinds_are_whole_and_unknown_ones_are_read_safely() -> None:
    for kind in KINDS.values():
        assert kind.relations
        assert kind.papers
    assert care_kind("newer").sensitive
    assert Relation.of_text("") is Relation.SELF
    assert Paper.label_of("Giấy khác") == "Giấy khác"
    assert case_title("sick", "Nguyễn  Thị Hoa") == "Thăm ốm Nguyễn Thị Hoa"


def test_months_between() -> None:
    assert months_between(dt.date(2025, 1, 31), dt.date(2025, 2, 28)) == 0
    assert months_between(dt.date(2025, 1, 15), dt.date(2025, 7, 15)) == 6
