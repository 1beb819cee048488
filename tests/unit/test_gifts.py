"""Whom a rule takes and why not the others, and what a list adds up to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gifts.gifts import (
    Candidate,
    Child,
    GiftLine,
    GiftRule,
    GiftTo,
    RuleUnreadable,
    full_years,
    gift_list,
    months_between,
    sums_of,
)
from app.domain.money import dong
from app.domain.reading import PartialDate

DAY = dt.date(2026, 9, 25)
AN = Candidate(1, "Lê Văn An", gender="male", group="Tổ May 1", group_id=1, joined=dt.date(2024, 1, 1))
BE = Candidate(2, "Trần Thị Bé", gender="female", group="Tổ May 2", group_id=2, joined=dt.date(2026, 1, 1))
DAO = Candidate(3, "Hồ Thị Đào", gender="female", group="Tổ May 1", group_id=1, joined=dt.date(2020, 5, 1))


def taken(rule: GiftRule, *people: Candidate) -> list[str]:
    return [each.person for each in gift_list(rule, DAY, people or (AN, BE, DAO)).people]


def reasons(rule: GiftRule, *people: Candidate) -> list[tuple[str, str, bool]]:
    found = gift_list(rule, DAY, people or (AN, BE, DAO)).left_out
    return [(each.person, str(each.reason), each.unsure) for each in found]


@pytest.mark.parametrize(
    ("rule", "people"),
    [
        (GiftRule(), ["Lê Văn An", "Trần Thị Bé", "Hồ Thị Đào"]),
        (GiftRule(gender="female"), ["Trần Thị Bé", "Hồ Thị Đào"]),
        (GiftRule(gender="male"), ["Lê Văn An"]),
        (GiftRule(months_member=12), ["Lê Văn An", "Hồ Thị Đào"]),
        (GiftRule(groups=(1,)), ["Lê Văn An", "Hồ Thị Đào"]),
        (GiftRule(groups=(1,), gender="female"), ["Hồ Thị Đào"]),
        (GiftRule(people=(2,)), ["Trần Thị Bé"]),
    ],
)
def test_a_rule_takes_whoever_fits_every_condition(rule, people):
    assert taken(rule) == people


def test_everybody_left_out_has_a_reason_and_what_is_unsure_says_so():
    assert reasons(GiftRule(gender="female"), AN, replace(BE, gender="")) == [
        ("Lê Văn An", "là nam", False), ("Trần Thị Bé", "chưa ghi giới tính", True),
    ]  # fmt: skip
    assert reasons(GiftRule(), replace(AN, paused=True)) == [("Lê Văn An", "đang tạm dừng sinh hoạt", False)]
    assert reasons(GiftRule(without_leave=True), replace(AN, on_leave=True)) == [
        ("Lê Văn An", "đang nghỉ không lương", False)
    ]
    assert taken(GiftRule(without_paused=False), replace(AN, paused=True)) == ["Lê Văn An"]
    half_known = replace(BE, joined=PartialDate(2025, 9))
    assert reasons(GiftRule(months_member=12), half_known) == [("Trần Thị Bé", "chưa rõ ngày vào công đoàn", True)]


def test_children_are_taken_under_the_age_once_for_both_parents():
    rule = GiftRule(GiftTo.CHILDREN)
    born = dt.date(2015, 3, 4)
    mother = replace(DAO, children=(Child(11, "Lê Minh", born), Child(12, "Lê Lớn", dt.date(2011, 9, 25))))
    father = replace(
        AN, children=(Child(13, "Lê  Minh", born), Child(14, "Lê Bé", dt.date(2011, 9, 26)), Child(15, "Lê Ẩn", None))
    )
    found = gift_list(rule, DAY, (mother, father, BE))
    assert [(each.person, each.member_id, each.relative_id) for each in found.people] == [
        ("Lê Minh", 3, 11),
        ("Lê Bé", 1, 14),
    ]
    assert [(each.person, str(each.reason)) for each in found.left_out] == [
        ("Hồ Thị Đào", "có con đã đủ 15 tuổi"), ("Lê Văn An", "con đã có tên theo cha hoặc mẹ"),
        ("Lê Văn An", "có con chưa ghi ngày sinh"), ("Trần Thị Bé", "chưa ghi người con nào"),
    ]  # fmt: skip


@given(st.dates(dt.date(2000, 1, 1), DAY))
def test_a_partial_birth_brackets_the_age(birth):
    exact = full_years(birth, DAY)
    for partial in (PartialDate(birth.year, birth.month), PartialDate(birth.year, None)):
        youngest, oldest = full_years(partial, DAY)
        assert youngest <= exact[0] <= oldest
        fewest, most = months_between(partial, DAY)
        assert fewest <= months_between(birth, DAY)[0] <= most


@given(
    st.lists(st.sampled_from((AN, BE, DAO)), unique=True), st.sampled_from(("", "male", "female")), st.integers(0, 40)
)
def test_nobody_is_lost_or_twice(people, gender, months):
    found = gift_list(GiftRule(gender=gender, months_member=months), DAY, people)
    names = [each.person for each in found.people] + [each.person for each in found.left_out]
    assert sorted(names) == sorted(each.full_name for each in people)


_LINES = st.builds(
    GiftLine,
    st.integers(0, 500_000).map(dong),
    st.integers(0, 300_000).map(dong),
    st.sampled_from((None, True, False)),
    st.booleans(),
)


@given(st.lists(_LINES, max_size=40), st.integers(0, 10**7))
def test_a_list_adds_up(lines, taken_out):
    sums = sums_of(lines)
    missed = [line for line in lines if line.received is False]
    assert sums.people == sums.received + sums.missed == len(lines)
    assert sums.total == sums.given + sum(line.amount for line in missed)
    assert sums.in_kind == sums.given_in_kind + sum(line.in_kind for line in missed)
    assert sums.due == sum(line.amount for line in lines if line.received is not False and not line.paid)
    assert sums.left_over(dong(taken_out)) == taken_out - sums.given


@pytest.mark.parametrize("text", ["", "[]", "{", '{"to": "pets"}', '{"colour": "red"}'])
def test_a_rule_nobody_understands_is_refused(text):
    with pytest.raises(RuleUnreadable):
        GiftRule.of_text(text)


@given(st.builds(GiftRule, st.sampled_from(list(GiftTo)), st.sampled_from(("", "female")), st.integers(0, 60), st.booleans(), st.booleans(),
                 st.lists(st.integers(1, 9)).map(tuple), st.lists(st.integers(1, 9)).map(tuple), st.integers(1, 18)))  # fmt: skip
def test_a_rule_comes_back_as_it_was_stored(rule):
    assert GiftRule.of_text(rule.as_text()) == rule
