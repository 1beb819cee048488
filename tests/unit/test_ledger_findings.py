"""What keeps a cash count, a coding rule, changed wages and a span of months from being stored: every reason at once."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.dates import Month
from app.domain.dues.owed import span_findings
from app.domain.dues.wages import WageWay, new_wage, read_raise, wage_findings
from app.domain.ledger.coding import CodingRule, RuleDirection, rule_findings
from app.domain.ledger.counting import CashCount, count_findings
from app.domain.money import Rate, dong

OPENED, TODAY = dt.date(2025, 1, 1), dt.date(2025, 2, 1)
JANUARY = Month(2025, 1)


def test_a_count_is_told_everything_that_is_wrong_with_it():
    count = CashCount(dt.date(2025, 3, 1), dong(500_000), {200_000: 1}, counted_at="99")
    assert {(each.code, each.column) for each in count_findings(count, OPENED, TODAY)} == {
        ("count-day", "counted_on"),
        ("count-wrong", "counted_at"),
        ("count-difference-unexplained", "reason"),
    }


def test_nothing_counted_is_no_difference_and_an_empty_box_is_counted_with_nought():
    nothing = CashCount(dt.date(2025, 1, 31), dong(0), {})
    assert [each.code for each in count_findings(nothing, OPENED, TODAY)] == ["count-nothing"]
    assert count_findings(CashCount(dt.date(2025, 1, 31), dong(0), {500: 0}), OPENED, TODAY) == []


def test_a_rule_needs_words_and_a_code_and_a_transfer_only_words():
    rule = CodingRule(0, RuleDirection.OUT, (" * ",), "34")
    assert [each.column for each in rule_findings(rule)] == ["phrases", "code"]
    assert rule_findings(CodingRule(0, RuleDirection.TRANSFER, ("nộp tiền",), None)) == []


@pytest.mark.parametrize(
    ("first", "last", "columns"),
    [
        (None, JANUARY, ["first"]),
        (JANUARY, None, ["last"]),
        (JANUARY, JANUARY.plus(-1), ["last"]),
        (JANUARY, JANUARY.plus(37), ["last"]),
        (JANUARY, JANUARY, []),
    ],
)
def test_a_span_of_months(first, last, columns):
    assert [each.column for each in span_findings(first, last)] == columns


def test_wages_are_set_raised_by_an_amount_or_by_a_share():
    old = dong(10_000_000)
    assert new_wage(old, WageWay.SET, dong(5), None) == 5
    assert new_wage(old, WageWay.ADD, dong(200_000), None) == 10_200_000
    assert new_wage(old, WageWay.RATE, None, read_raise("7,2%")) == 10_720_000
    assert new_wage(None, WageWay.ADD, dong(1), None) is None
    assert (read_raise("5"), read_raise("a%"), read_raise("5%")) == (None, None, Rate("5%"))


def test_changed_wages_need_a_month_and_a_change_and_are_never_below_nothing():
    assert [each.column for each in wage_findings(None, [])] == ["month", "amount"]
    assert [each.code for each in wage_findings(JANUARY, [dong(-1)])] == ["wage-negative"]
    assert wage_findings(JANUARY, [dong(1)]) == []
