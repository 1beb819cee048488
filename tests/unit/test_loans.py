"""Loans: schedules add up, month ends are right, repayments fill the oldest instalments, what is late is late."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month
from app.domain.loans.granting import (
    GuarantorMissing,
    LoanAboveCeiling,
    LoanDueTooEarly,
    LoanFundShort,
    LoanRule,
    loan_findings,
)
from app.domain.loans.loans import (
    InterestMethod,
    LoanFund,
    LoanTerms,
    LoanTermsWrong,
    Repayment,
    due_days,
    schedule,
    split_principal,
    standing,
)
from app.domain.money import Rate, apply_rate, dong
from app.domain.problems import Refusal, refuse_stopped

JANUARY = Month(2026, 1)
TERMS = LoanTerms(dong(12_000_000), 12, JANUARY, 10)
RATES = st.sampled_from([Rate(0), Rate("0.5%"), Rate("0.65%"), Rate(1, 300), Rate("5%")])
ANY_TERMS = st.builds(
    LoanTerms,
    st.integers(120, 200_000_000).map(dong),
    st.integers(1, 60),
    st.builds(Month, st.integers(2020, 2030), st.integers(1, 12)),
    st.integers(1, 31),
    RATES,
    st.sampled_from(InterestMethod),
)
RICH = LoanFund(dong(10**12), dong(0), dong(0))


def paid(day: dt.date, principal: int, interest: int = 0) -> Repayment:
    return Repayment(day, dong(principal), dong(interest))


# ---- schedule


@given(ANY_TERMS)
def test_a_schedule_adds_up_to_the_loan_and_its_parts_are_alike(terms: LoanTerms) -> None:
    made = schedule(terms)
    assert sum(each.principal for each in made) == terms.principal
    assert all(each.principal > 0 for each in made)
    parts = [each.principal for each in made]
    assert max(parts) - min(parts) < 2_000
    days = [each.due_on for each in made]
    assert [Month.of(day) for day in days] == [terms.first_month.plus(step) for step in range(terms.instalments)]
    assert all(day.day == min(terms.due_day, Month.of(day).last_day.day) for day in days)


@given(ANY_TERMS)
def test_interest_is_the_rate_on_the_whole_loan_or_on_what_is_left(terms: LoanTerms) -> None:
    left = int(terms.principal)
    for each in schedule(terms):
        base = terms.principal if terms.method is InterestMethod.FLAT else dong(left)
        assert each.interest == apply_rate(base, terms.rate)
        left -= each.principal
    assert left == 0


def test_the_31st_becomes_the_end_of_short_months_and_comes_back() -> None:
    days = due_days(Month(2027, 12), 31, 4)
    assert days == (dt.date(2027, 12, 31), dt.date(2028, 1, 31), dt.date(2028, 2, 29), dt.date(2028, 3, 31))
    assert due_days(Month(2026, 2), 30, 1) == (dt.date(2026, 2, 28),)


def test_ten_millions_in_twelve_parts_are_whole_thousands() -> None:
    parts = split_principal(dong(10_000_000), 12)
    assert sum(parts) == 10_000_000
    assert set(parts) == {833_000, 834_000}
    assert split_principal(dong(1_000_500), 2) == (500_000, 500_500)
    assert split_principal(dong(5), 3) == (2, 2, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"principal": dong(0)},
        {"principal": dong(-1)},
        {"instalments": 0},
        {"instalments": 121},
        {"principal": dong(5), "instalments": 6},
        {"due_day": 0},
        {"due_day": 32},
        {"rate": Rate("6%")},
        {"rate": Rate("-1%")},
    ],
)
def test_terms_without_sense_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(LoanTermsWrong):
        schedule(replace(TERMS, **change))  # type: ignore[arg-type]


# ---- repayments


def test_twelve_repayments_one_late() -> None:
    made = schedule(TERMS)
    days = [each.due_on for each in made]
    days[4] = dt.date(2026, 5, 28)
    now = standing(made, [paid(day, 1_000_000) for day in days], dt.date(2026, 12, 31))
    assert now.is_paid_off
    assert now.principal_left == 0
    settled = [each for each in now.instalments if each.is_settled]
    assert len(settled) == 12
    assert [(each.instalment.position, each.days_late(now.on)) for each in settled if each.days_late(now.on)] == [
        (5, 18)
    ]
    then = standing(made, [paid(day, 1_000_000) for day in days], dt.date(2026, 5, 20))
    assert (then.arrears, then.days_late) == (1_000_000, 10)
    assert then.next_due is not None
    assert then.next_due.instalment.position == 5


def test_a_payment_fills_the_oldest_instalment_first_interest_before_principal() -> None:
    made = schedule(replace(TERMS, rate=Rate("1%")))
    now = standing(made, [], dt.date(2026, 3, 1))
    assert (now.usual_payment(dong(1_200_000)).principal, now.usual_payment(dong(1_200_000)).interest) == (
        1_000_000,
        200_000,
    )
    first = standing(made, [now.usual_payment(dong(1_120_000))], dt.date(2026, 3, 1))
    assert first.instalments[0].is_settled
    assert first.next_due is not None
    assert first.next_due.left == made[1].total


def test_paid_off_early_owes_no_interest_of_later_months() -> None:
    made = schedule(replace(TERMS, rate=Rate("1%"), method=InterestMethod.FLAT))
    begun = standing(made, [], dt.date(2026, 2, 10))
    whole = begun.early_payment()
    assert (whole.principal, whole.interest) == (12_000_000, 240_000)
    after = standing(made, [whole], dt.date(2027, 1, 1))
    assert after.is_paid_off
    assert after.arrears == 0
    assert after.instalments[11].interest_due == 0


def test_a_reversed_receipt_makes_the_instalment_open_again() -> None:
    made = schedule(TERMS)
    moves = [paid(dt.date(2026, 1, 9), 1_000_000), paid(dt.date(2026, 1, 20), -1_000_000)]
    now = standing(made, moves, dt.date(2026, 1, 31))
    assert now.repaid == 0
    assert (now.arrears, now.days_late) == (1_000_000, 21)


@given(
    ANY_TERMS, st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 5_000_000)), max_size=20), st.integers(0, 2500)
)
def test_what_is_paid_and_left_is_always_the_whole(terms: LoanTerms, moves: list[tuple[int, int]], later: int) -> None:
    made = schedule(terms)
    start = made[0].due_on - dt.timedelta(days=31)
    payments, left = [], int(terms.principal)
    for day, amount in sorted(moves):
        part = min(amount, left)
        left -= part
        payments.append(paid(start + dt.timedelta(days=day), part))
    on = start + dt.timedelta(days=later)
    now = standing(made, payments, on)
    come = sum(each.principal for each in payments if each.on <= on)
    assert now.repaid == sum(each.paid_principal for each in now.instalments) == come
    assert now.principal_left == terms.principal - come
    assert now.arrears <= now.left
    assert (now.days_late > 0) == bool(now.late)
    filled = [each.paid_principal == each.instalment.principal for each in now.instalments]
    assert filled == sorted(filled, reverse=True)
    if not now.is_paid_off:
        whole = now.early_payment()
        assert standing(made, [*payments, whole], max([on, *(each.on for each in payments)])).is_paid_off or any(
            each.on > on for each in payments
        )


@given(ANY_TERMS, st.integers(1, 300_000_000))
def test_a_usual_payment_is_all_of_the_amount(terms: LoanTerms, amount: int) -> None:
    now = standing(schedule(terms), [], terms.first_month.first_day)
    payment = now.usual_payment(dong(min(amount, now.left)))
    assert payment.total == min(amount, now.left)
    assert payment.principal <= now.principal_left


# ---- the fund and its rules


def test_the_fund_holds_capital_and_what_came_back_less_what_was_lent() -> None:
    fund = LoanFund(dong(30_000_000), dong(25_000_000), dong(4_000_000))
    assert (fund.available, fund.out) == (9_000_000, 21_000_000)


@pytest.mark.parametrize(
    ("refused", "given_on", "fund", "rule"),
    [
        (LoanDueTooEarly, dt.date(2026, 1, 10), RICH, LoanRule()),
        (LoanFundShort, dt.date(2025, 12, 20), LoanFund(dong(11_999_999), dong(0), dong(0)), LoanRule()),
        (LoanAboveCeiling, dt.date(2025, 12, 20), RICH, LoanRule(ceiling=dong(11_999_999), ceiling_source="quy chế")),
        (GuarantorMissing, dt.date(2025, 12, 20), RICH, LoanRule(guarantor_from=dong(12_000_000))),
    ],
)
def test_what_may_not_be_lent_is_refused(
    refused: type[Refusal], given_on: dt.date, fund: LoanFund, rule: LoanRule
) -> None:
    with pytest.raises(refused):
        refuse_stopped(loan_findings(TERMS, given_on, guarantor="  ", fund=fund, rule=rule))


def test_what_is_within_the_rules_is_not_refused() -> None:
    rule = LoanRule(dong(12_000_000), "", dong(12_000_000), "")
    assert not list(loan_findings(TERMS, dt.date(2025, 12, 31), guarantor="Lê Thị Na", fund=RICH, rule=rule))
