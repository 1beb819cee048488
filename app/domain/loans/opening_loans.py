"""Loans that were running when the book began: what may be entered of them, and what came back before the first day.

Their money left the cash box before the book's first voucher, so no voucher lends it: what is left of the principal is
a part of the opening balance. Pure arithmetic over values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.dates import show_date
from app.domain.loans.granting import LoanDraft, terms_findings
from app.domain.loans.loans import Instalment, LoanTerms, Repayment, schedule, wrong_terms
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Refusal


class GrantedInTheBook(Refusal):
    """A loan granted on the opening day or later is paid out by a voucher of the book."""

    code = "loan-granted-in-book"
    template = N_(
        "Khoản vay ngày {day} không trước ngày mở sổ {opening}: hãy lập bằng «Cho vay» để có phiếu chi, hoặc sửa ngày vay."
    )


class NothingLeftAtOpening(Refusal):
    """As much was repaid as was lent, or more, or less than nothing."""

    code = "loan-nothing-left"
    template = N_(
        "Số gốc đã trả {repaid} đồng phải từ 0 và nhỏ hơn số vay {amount} đồng: khoản đã trả hết trước ngày mở sổ thì không ghi."
    )


class InterestBeforeWrong(Refusal):
    """More interest paid before the opening than the whole schedule asks."""

    code = "loan-interest-before"
    template = N_(
        "Lãi đã trả {paid} đồng trước ngày mở sổ phải từ 0 đến {interest} đồng, là tiền lãi của cả khoản vay."
    )


@dataclass(frozen=True, slots=True)
class PaidBefore:
    """What came back on a loan before the book began, in đồng."""

    principal: Dong = Dong(0)
    interest: Dong = Dong(0)


@dataclass(frozen=True, slots=True)
class OpeningLoanDraft(LoanDraft):
    """A loan of the opening as typed, in đồng. Without ``interest`` what goes with the principal repaid is meant."""

    repaid: Dong = Dong(0)
    interest: Dong | None = None

    def paid(self, opening_day: dt.date) -> PaidBefore:
        """What came back of it before the book began."""
        terms = self.terms()
        if self.interest is not None or terms is None or wrong_terms(terms):
            return PaidBefore(self.repaid, self.interest or dong(0))
        return PaidBefore(self.repaid, usual_interest_before(schedule(terms), self.repaid, opening_day))


def opening_loan_findings(
    terms: LoanTerms, granted_on: dt.date, paid: PaidBefore, opening_day: dt.date
) -> Iterator[Finding]:
    """Everything that keeps a loan from standing in the opening.

    The ceiling and the guarantor are not asked: it was agreed under the rules of its own day.
    """
    if wrong := wrong_terms(terms):
        yield wrong.at("terms")
        return
    if granted_on >= opening_day:
        yield GrantedInTheBook(day=show_date(granted_on), opening=show_date(opening_day)).at("granted_on")
    else:
        yield from terms_findings(terms, granted_on)
    if not 0 <= paid.principal < terms.principal:
        yield NothingLeftAtOpening(repaid=show_money(paid.principal), amount=show_money(terms.principal)).at("repaid")
    interest = sum(each.interest for each in schedule(terms))
    if not 0 <= paid.interest <= interest:
        yield InterestBeforeWrong(paid=show_money(paid.interest), interest=show_money(interest)).at("interest")


def usual_interest_before(instalments: Sequence[Instalment], principal: Dong, opening_day: dt.date) -> Dong:
    """The interest that goes with the principal repaid: of the instalments it covers that fell due before the opening."""
    covered = interest = 0
    for each in instalments:
        covered += each.principal
        if covered > principal or each.due_on >= opening_day:
            break
        interest += each.interest
    return dong(interest)


def repayments_before(
    instalments: Sequence[Instalment], paid: PaidBefore, opening_day: dt.date
) -> tuple[Repayment, ...]:
    """What was paid before the opening as repayments, oldest instalment first; they add up to ``paid``.

    On which days it came nobody wrote down here, so nothing counts as late: what an instalment got came on its due day, and
    what goes to one that falls due later came on the day before the opening.
    """
    principal, interest, made = int(paid.principal), int(paid.interest), []
    eve = opening_day - dt.timedelta(days=1)
    for each in instalments:
        parts = (min(principal, each.principal), min(interest, each.interest))
        principal, interest = principal - parts[0], interest - parts[1]
        if any(parts):
            made.append(Repayment(min(each.due_on, eve), dong(parts[0]), dong(parts[1])))
    return tuple(made)
