"""A loan as typed and as agreed, and everything that keeps one from being granted.

Pure rules over values: what the fund holds, what the book allows and what its borrower still owes is read by whoever asks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.dates import Month, show_date
from app.domain.ledger.accounts import CASH_KEY
from app.domain.loans.loans import (
    NO_INTEREST,
    InterestMethod,
    LoanFund,
    LoanTerms,
    due_days,
    wrong_terms,
)
from app.domain.money import Dong, Rate, show_money
from app.domain.problems import N_, Finding, Refusal, stop


class LoanDueTooEarly(Refusal):
    """The first instalment would be due on or before the day the money is handed out."""

    code = "loan-due-early"
    template = N_("Kỳ trả đầu tiên {due} phải sau ngày giải ngân {granted}: hãy chọn tháng trả đầu muộn hơn.")


class LoanAlreadyRunning(Refusal):
    """The member still owes on another loan."""

    code = "loan-running"
    template = N_("{name} còn khoản vay chưa trả hết ({left} đồng): hãy thu hết nợ trước khi cho vay lần nữa.")


class LoanFundShort(Refusal):
    """The fund does not hold what is asked."""

    code = "loan-fund-short"
    template = N_(
        "Quỹ trợ vốn chỉ còn {available} đồng, không đủ cho vay {amount} đồng: hãy bổ sung vốn hoặc giảm mức vay."
    )


class LoanAboveCeiling(Refusal):
    """More than the dated ceiling of one loan."""

    code = "loan-ceiling"
    template = N_(
        "Mức vay {amount} đồng vượt trần {ceiling} đồng một đoàn viên ({source}): hãy giảm mức vay hoặc sửa trần ở Quy định."
    )


class GuarantorMissing(Refusal):
    """The rule wants a guarantor from this amount on."""

    code = "loan-guarantor"
    template = N_("Vay từ {amount} đồng phải có người bảo lãnh ({source}): hãy ghi họ tên người bảo lãnh.")


class PurposeMissing(Refusal):
    """A loan says what it is for."""

    code = "loan-purpose"
    template = N_("Hãy ghi mục đích vay: phiếu đề nghị và hợp đồng in mục đích này.")


# ---- what is asked for ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LoanRequest:
    """A loan as agreed. ``fund`` pays it out; ``contract`` is its number on paper."""

    member_id: int
    terms: LoanTerms
    granted_on: dt.date
    purpose: str
    guarantor: str = ""
    contract: str = ""
    note: str = ""
    fund: str = CASH_KEY


@dataclass(frozen=True, slots=True)
class LoanDraft:
    """A loan as typed: anything may still be missing. Amounts in đồng; a rate of None is one that cannot be read."""

    member_id: int | None = None
    principal: Dong | None = None
    granted_on: dt.date | None = None
    instalments: int | None = 12
    first_month: Month | None = None
    due_day: int | None = None
    rate: Rate | None = NO_INTEREST
    method: InterestMethod = InterestMethod.DECLINING
    purpose: str = ""
    guarantor: str = ""
    contract: str = ""
    note: str = ""
    fund: str = CASH_KEY

    def terms(self) -> LoanTerms | None:
        """The terms typed; None while one is missing."""
        if self.principal is None or self.instalments is None or self.rate is None:
            return None
        if self.first_month is None or self.due_day is None:
            return None
        return LoanTerms(self.principal, self.instalments, self.first_month, self.due_day, self.rate, self.method)

    def request(self) -> LoanRequest | None:
        """The loan asked for; None while something is missing."""
        terms = self.terms()
        if self.member_id is None or self.granted_on is None or terms is None:
            return None
        texts = (self.purpose, self.guarantor, self.contract, self.note)
        return LoanRequest(self.member_id, terms, self.granted_on, *texts, self.fund)


def missing_in_loan(draft: LoanDraft, no_day: str) -> list[Finding]:
    """What of a loan was not typed yet; ``no_day`` says it of the day."""
    told = {
        "member_id": ("loan-who", N_("Hãy chọn đoàn viên vay.")),
        "principal": ("loan-amount", N_("Hãy ghi số tiền vay.")),
        "granted_on": ("loan-day", no_day),
        "instalments": ("loan-count", N_("Hãy ghi trả trong mấy kỳ.")),
        "first_month": ("loan-first-month", N_("Hãy ghi tháng trả đầu.")),
        "due_day": ("loan-due-day", N_("Hãy ghi trả vào ngày mấy hằng tháng.")),
    }
    return [stop(*sentence, key) for key, sentence in told.items() if getattr(draft, key) is None]


# ---- what may be granted -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LoanRule:
    """The dated limits of one loan with where they stand; None where the union knows none."""

    ceiling: Dong | None = None
    ceiling_source: str = ""
    guarantor_from: Dong | None = None
    guarantor_source: str = ""


def terms_findings(terms: LoanTerms, granted_on: dt.date) -> Iterator[Finding]:
    """Terms no schedule can be made of, or whose first instalment falls due too early."""
    if wrong := wrong_terms(terms):
        yield wrong.at("terms")
        return
    first = due_days(terms.first_month, terms.due_day, 1)[0]
    if first <= granted_on:
        yield LoanDueTooEarly(due=show_date(first), granted=show_date(granted_on)).at("first_month")


def loan_findings(
    terms: LoanTerms, granted_on: dt.date, *, guarantor: str, fund: LoanFund, rule: LoanRule
) -> Iterator[Finding]:
    """Everything the terms, the rules and the fund do not allow."""
    yield from terms_findings(terms, granted_on)
    amount = terms.principal
    if rule.ceiling is not None and amount > rule.ceiling:
        limit = LoanAboveCeiling(
            amount=show_money(amount), ceiling=show_money(rule.ceiling), source=rule.ceiling_source
        )
        yield limit.at("principal")
    if rule.guarantor_from is not None and amount >= rule.guarantor_from and not guarantor.strip():
        yield GuarantorMissing(amount=show_money(rule.guarantor_from), source=rule.guarantor_source).at("guarantor")
    if amount > fund.available:
        short = LoanFundShort(available=show_money(max(0, fund.available)), amount=show_money(amount))
        yield short.at("principal")
