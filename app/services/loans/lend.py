"""Quỹ trợ vốn: allocate capital, grant a loan, take repayments of several borrowers. Each is one operation.

Money lent is not spent: it goes from a fund to the loans and comes back; only interest is income (code 25.02).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.dates import FOREVER, show_date
from app.domain.ledger.accounts import CASH_KEY, LOANS_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.loans.capital import look_over_capital
from app.domain.loans.granting import LoanAlreadyRunning, LoanRequest, PurposeMissing, loan_findings
from app.domain.loans.loans import (
    Instalment,
    Repayment,
    RepaysTooMuch,
    schedule,
)
from app.domain.members.members import MemberState
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Refusal, all_at_once, refuse_stopped
from app.domain.text import clean, fold
from app.models.book import Book, Read
from app.models.care import welfare as tables
from app.models.ledger import accounts
from app.models.operation import Operation, Outcome
from app.models.queries.ledger.accounts import account_ids
from app.models.queries.loans.loans import LoanCard, capital_parts, loan_card, loan_cards, loan_fund, loan_rule
from app.models.queries.members.members import MemberCard, member
from app.services.ledger.post_voucher import post_within

INTEREST_CODE = "25.02"
_LENT_NAME = "Quỹ trợ vốn: đang cho vay"


class BorrowerNotMember(Refusal):
    """Only a member of the day may borrow."""

    code = "loan-not-member"
    template = N_("{name} không phải đoàn viên đang sinh hoạt vào ngày {day}: chỉ cho đoàn viên đang sinh hoạt vay.")


class NothingRepaid(Refusal):
    """A receipt without any repayment."""

    code = "loan-nothing-repaid"
    template = N_("Chưa nhập số tiền trả của ai: hãy ghi số tiền ít nhất một người.")


class RepaidBeforeGranted(Refusal):
    """A repayment dated before the loan was paid out."""

    code = "loan-repaid-early"
    template = N_("{name} vay ngày {day}: phiếu thu nợ không được ghi trước ngày đó.")


class CapitalLentOut(Refusal):
    """Capital that is out on loan cannot be taken out."""

    code = "loan-capital-lent"
    template = N_("Quỹ trợ vốn chỉ còn {available} đồng chưa cho vay, không rút được {amount} đồng: hãy chờ thu nợ.")


class CapitalUnknown(Refusal):
    """No such part of the capital."""

    code = "loan-capital-unknown"
    template = N_("Không có lần góp vốn số {given} trong sổ.")


@dataclass(frozen=True, slots=True)
class LoanRepayment:
    """What one borrower pays: an amount split the usual way, or principal and interest as given. Amounts in đồng."""

    case_id: int
    amount: Dong = Dong(0)
    principal: Dong | None = None
    interest: Dong | None = None


# ---- capital ---------------------------------------------------------------------------------------------------


def allocate_capital(
    book: Book, on: dt.date, amount: Dong, decision: str, funder: str = "", *, out: bool = False
) -> Outcome[int]:
    """Set capital of the union aside for loans (or take some out again), as a resolution says. No money moves."""
    refuse_stopped(look_over_capital(on, amount, decision))
    with book.operation("put_loan_capital", subject=clean(decision)) as operation:
        if out:
            _not_lent_out(operation.read, on, amount)
        moved = -amount if out else amount
        number = operation.add(
            tables.loan_capital, put_on=on, amount=moved, decision=clean(decision), giver=clean(funder)
        )
    text = N_("Đã ghi rút {amount} đồng khỏi Quỹ trợ vốn.") if out else N_("Đã ghi {amount} đồng vào Quỹ trợ vốn.")
    return operation.outcome(number, text, amount=show_money(amount))


def cancel_allocation(book: Book, capital_id: int) -> Outcome[None]:
    """Cancel an allocation of capital; refuses what is out on loan."""
    with book.operation("drop_loan_capital") as operation:
        parts = {each.id: each for each in capital_parts(operation.read, FOREVER)}
        if capital_id not in parts:
            raise CapitalUnknown(given=capital_id)
        part = parts[capital_id]
        if part.amount > 0:
            _not_lent_out(operation.read, FOREVER, part.amount)
        operation.remove(tables.loan_capital, id=capital_id)
    return operation.outcome(None, N_("Đã bỏ «{title}» khỏi vốn của quỹ."), title=part.decision)


def _not_lent_out(read: Read, on: dt.date, amount: Dong) -> None:
    available = loan_fund(read, on).available
    if amount > available:
        raise CapitalLentOut(available=show_money(max(0, available)), amount=show_money(amount))


# ---- granting --------------------------------------------------------------------------------------------------


@all_at_once
def grant_findings(read: Read, wanted: LoanRequest) -> Iterator[Finding]:
    """Everything that keeps a loan from being granted as the book stands."""
    who = member(read, wanted.member_id)
    yield from borrower_findings(who, wanted.granted_on)
    for other in loan_cards(read, FOREVER, member_id=wanted.member_id):
        if other.is_running:
            yield LoanAlreadyRunning(name=who.full_name, left=show_money(other.standing.left)).at("member_id")
    if not clean(wanted.purpose):
        yield PurposeMissing().at("purpose")
    yield from loan_findings(
        wanted.terms,
        wanted.granted_on,
        guarantor=wanted.guarantor,
        fund=loan_fund(read, FOREVER),
        rule=loan_rule(read, wanted.granted_on),
    )


def borrower_findings(who: MemberCard, on: dt.date) -> Iterator[Finding]:
    """Only an active member of the day may borrow."""
    past = [each.state for each in who.states if each.valid_from <= on]
    if not past or past[-1] is not MemberState.ACTIVE:
        yield BorrowerNotMember(name=who.full_name, day=show_date(on)).at("member_id")


def grant_loan(book: Book, wanted: LoanRequest) -> Outcome[LoanCard]:
    """Grant a loan and pay it out by one voucher. Refuses who may not borrow, what the rules and the fund do not allow."""
    with book.operation("grant_loan") as operation:
        read = operation.read
        refuse_stopped(grant_findings(read, wanted))
        made = schedule(wanted.terms)
        who = member(read, wanted.member_id)
        case, _loan = store_loan(operation, wanted, who.full_name, made)
        draft = _payout(wanted, case, who.full_name)
        loan_account(operation)
        number = post_within(operation, draft).number
        card = loan_card(read, case, FOREVER)
    values = {"name": who.full_name, "amount": show_money(wanted.terms.principal), "number": number, "count": len(made)}
    return operation.outcome(card, N_("Đã cho {name} vay {amount} đồng, {count} kỳ trả, phiếu {number}."), **values)


def _title(name: str) -> str:
    return f"Vay vốn: {name}"


def case_values(wanted: LoanRequest, name: str) -> dict[str, object]:
    """The columns of its case that a loan says, all but title, kind, state and borrower."""
    return {
        "happened_on": wanted.granted_on,
        "decided_on": wanted.granted_on,
        "amount": wanted.terms.principal,
        "reason": clean(wanted.purpose),
        "note": clean(wanted.note),
        "search_key": fold(f"{_title(name)} {wanted.contract}"),
    }


def loan_values(wanted: LoanRequest) -> dict[str, object]:
    """The columns of a loan, all but its case and borrower."""
    return {
        "principal": wanted.terms.principal,
        "granted_on": wanted.granted_on,
        "rate": wanted.terms.rate.show(),
        "method": wanted.terms.method,
        "purpose": clean(wanted.purpose),
        "guarantor": clean(wanted.guarantor),
        "contract": clean(wanted.contract),
    }


def store_loan(operation: Operation, wanted: LoanRequest, name: str, made: Sequence[Instalment]) -> tuple[int, int]:
    """Write a loan with its case and schedule; gives the case and the loan."""
    case = operation.add(
        tables.welfare_case,
        title=_title(name),
        kind="loan",
        state="paid",
        member_id=wanted.member_id,
        person=name,
        **case_values(wanted, name),
    )
    loan = operation.add(tables.loan, case_id=case, member_id=wanted.member_id, **loan_values(wanted))
    store_schedule(operation, loan, made)
    return case, loan


def store_schedule(operation: Operation, loan: int, made: Sequence[Instalment]) -> None:
    """Write the instalments of a loan."""
    operation.replace(tables.loan_instalment, made, loan_id=loan)


def _payout(wanted: LoanRequest, case: int, name: str) -> VoucherDraft:
    contract = f" theo hợp đồng {clean(wanted.contract)}" if clean(wanted.contract) else ""
    entry = EntryDraft(wanted.fund, LOANS_KEY, wanted.terms.principal, "", member_id=wanted.member_id, case_id=case)
    text = f"Cho đoàn viên {name} vay Quỹ trợ vốn{contract}"
    return VoucherDraft.paid(wanted.granted_on, text, entry, person=name, papers="hợp đồng vay")


def loan_account(operation: Operation) -> int:
    """The account of money out on loan, made when the book never lent before."""
    found = account_ids(operation.read).get(LOANS_KEY)
    return found or operation.add(accounts.account, kind="loan", key=LOANS_KEY, name=_LENT_NAME)


# ---- repayments ------------------------------------------------------------------------------------------------


def repay_loans(
    book: Book, on: dt.date, repayments: Sequence[LoanRepayment], fund: str = CASH_KEY, person: str = ""
) -> Outcome[tuple[LoanCard, ...]]:
    """Take what borrowers pay on a day by one receipt, principal and interest each a line. Refuses more than is owed."""
    with book.operation("repay_loans", subject=show_date(on)) as operation:
        read = operation.read
        entries: list[EntryDraft] = []
        names: list[str] = []
        for each in repayments:
            card = loan_card(read, each.case_id, FOREVER)
            lines = _lines(card, each, on, fund)
            entries += lines
            names += [card.name] if lines else []
        if not entries:
            raise NothingRepaid
        payer = clean(person) or (names[0] if len(names) == 1 else "")
        text = (
            f"Thu nợ Quỹ trợ vốn của {names[0]}"
            if len(names) == 1
            else f"Thu nợ Quỹ trợ vốn của {len(names)} đoàn viên"
        )
        draft = VoucherDraft.received(on, text, *entries, person=payer, documents=1)
        number = post_within(operation, draft).number
        cards = tuple(loan_card(read, each.case_id, on) for each in repayments)
    values = {"count": len(names), "amount": show_money(draft.total), "number": number}
    return operation.outcome(cards, N_("Đã thu nợ {count} người, {amount} đồng, phiếu {number}."), **values)


def split_repayment(card: LoanCard, given: LoanRepayment) -> Repayment:
    """What a borrower pays as principal and interest."""
    if given.principal is None and given.interest is None:
        return card.standing.usual_payment(given.amount)
    return Repayment(card.standing.on, given.principal or dong(0), given.interest or dong(0))


@all_at_once
def repayment_findings(card: LoanCard, given: LoanRepayment, on: dt.date) -> Iterator[Finding]:
    """Everything that keeps a repayment from being taken on a day; paying nothing is none of it."""
    paid = split_repayment(card, given)
    if paid.total == 0:
        return
    if on < card.granted_on:
        yield RepaidBeforeGranted(name=card.name, day=show_date(card.granted_on)).at("on")
    if min(paid.principal, paid.interest) < 0 or paid.principal > card.standing.principal_left or not card.is_running:
        left = card.standing.left if card.is_running else 0
        yield RepaysTooMuch(name=card.name, left=show_money(left), amount=show_money(paid.total)).at("amount")


def _lines(card: LoanCard, given: LoanRepayment, on: dt.date, fund: str) -> list[EntryDraft]:
    refuse_stopped(repayment_findings(card, given, on))
    paid = split_repayment(card, given)
    told = ((LOANS_KEY, paid.principal, "Trả gốc"), (code_key(INTEREST_CODE), paid.interest, "Trả lãi"))
    return [
        EntryDraft(source, fund, part, f"{word} {card.name}", member_id=card.member_id, case_id=card.case_id)
        for source, part, word in told
        if part
    ]
