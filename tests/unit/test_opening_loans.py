"""Loans running when a book begins: what may be entered, and what came back before splits over the schedule without a đồng lost."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month
from app.domain.loans.granting import LoanDueTooEarly
from app.domain.loans.loans import InterestMethod, LoanTerms, LoanTermsWrong, schedule, standing
from app.domain.loans.opening_loans import (
    GrantedInTheBook,
    InterestBeforeWrong,
    NothingLeftAtOpening,
    PaidBefore,
    opening_loan_findings,
    repayments_before,
    usual_interest_before,
)
from app.domain.money import Rate, dong
from app.domain.problems import refuse_stopped

OPENS = dt.date(2025, 1, 1)
GRANTED = dt.date(2024, 9, 10)
TERMS = LoanTerms(
    principal=dong(12_000_000), instalments=12, first_month=Month(2024, 10), due_day=10, rate=Rate("0.5%")
)
FLAT = LoanTerms(
    principal=dong(12_000_000),
    instalments=12,
    first_month=Month(2024, 10),
    due_day=10,
    rate=Rate("0.5%"),
    method=InterestMethod.FLAT,
)


def before(principal: int, interest: int = 0) -> PaidBefore:
    return PaidBefore(dong(principal), dong(interest))


@given(st.integers(0, 11_999_999), st.integers(0, 720_000), st.dates(dt.date(2024, 10, 1), dt.date(2026, 1, 1)))
def test_what_was_paid_before_is_neither_more_nor_less(principal: int, interest: int, opens: dt.date) -> None:
    made = repayments_before(schedule(FLAT), before(principal, interest), opens)
    assert (sum(each.principal for each in made), sum(each.interest for each in made)) == (principal, interest)
    assert all(each.on < opens for each in made)
    now = standing(schedule(FLAT), made, opens)
    assert now.principal_left == 12_000_000 - principal
    assert not any(each.is_settled and each.days_late(now.on) for each in now.instalments)


def test_a_borrower_up_to_date_owes_nothing_late_on_the_opening_day() -> None:
    made = schedule(TERMS)
    interest = usual_interest_before(made, dong(3_000_000), OPENS)
    assert interest == sum(each.interest for each in made[:3])
    now = standing(made, repayments_before(made, before(3_000_000, interest), OPENS), OPENS)
    assert (now.arrears, now.late, now.next_due and now.next_due.instalment.position) == (0, (), 4)


def test_a_borrower_behind_is_late_from_the_first_day() -> None:
    made = schedule(TERMS)
    interest = usual_interest_before(made, dong(1_500_000), OPENS)
    assert interest == made[0].interest
    now = standing(made, repayments_before(made, before(1_500_000, interest), OPENS), OPENS)
    assert now.arrears == 1_500_000 + made[1].interest + made[2].interest
    assert now.late[0].instalment.position == 2


def test_interest_of_instalments_paid_ahead_is_not_taken_as_paid() -> None:
    made = schedule(TERMS)
    assert usual_interest_before(made, dong(6_000_000), OPENS) == sum(each.interest for each in made[:3])
    assert usual_interest_before(made, dong(0), OPENS) == 0


@pytest.mark.parametrize(
    ("refused", "terms", "granted", "paid"),
    [
        (GrantedInTheBook, TERMS, OPENS, before(0)),
        (GrantedInTheBook, TERMS, dt.date(2025, 3, 1), before(0)),
        (LoanDueTooEarly, TERMS, dt.date(2024, 10, 10), before(0)),
        (NothingLeftAtOpening, TERMS, GRANTED, before(12_000_000)),
        (NothingLeftAtOpening, TERMS, GRANTED, before(12_000_001)),
        (NothingLeftAtOpening, TERMS, GRANTED, before(-1)),
        (InterestBeforeWrong, FLAT, GRANTED, before(0, 720_001)),
        (InterestBeforeWrong, FLAT, GRANTED, before(0, -1)),
        (LoanTermsWrong, LoanTerms(dong(0), 12, Month(2024, 10), 10), GRANTED, before(0)),
    ],
)
def test_what_has_no_place_in_the_opening_is_refused(refused, terms, granted, paid) -> None:
    with pytest.raises(refused):
        refuse_stopped(opening_loan_findings(terms, granted, paid, OPENS))


def test_what_has_its_place_is_not_refused() -> None:
    assert not list(opening_loan_findings(TERMS, GRANTED, before(11_999_999), OPENS))
