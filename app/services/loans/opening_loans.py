"""Loans of Quỹ trợ vốn that were running when the book began: entered, mended, dropped. Each is one act; no money moves.

What is left of the principal is one row of the opening balance of the loans; the trigger that fixes opening balances after
the first close fixes these too.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.dates import FOREVER, show_date
from app.domain.loans.granting import LoanRequest
from app.domain.loans.loans import Instalment, schedule
from app.domain.loans.opening_loans import PaidBefore, opening_loan_findings
from app.domain.money import show_money
from app.domain.problems import N_, Finding, Refusal, all_at_once, refuse_stopped
from app.models.book import Book, Read
from app.models.care import welfare as tables
from app.models.operation import Operation, Outcome
from app.models.queries.loans.loans import LoanCard, NoSuchLoan, loan_card, loan_cards
from app.models.queries.members.members import member
from app.models.queries.union.organisation import opening_day
from app.services.loans.lend import (
    borrower_findings,
    case_values,
    loan_account,
    loan_values,
    store_loan,
    store_schedule,
)


class LoanEnteredTwice(Refusal):
    """The same borrower and day once more: the money would stand twice in the opening balance."""

    code = "loan-entered-twice"
    template = N_("Khoản vay ngày {day} của {name} đã có trong sổ: hãy sửa khoản ấy, đừng ghi lần nữa.")


class BorrowerStays(Refusal):
    """Another borrower for a loan that was entered already."""

    code = "loan-borrower-stays"
    template = N_("Không đổi người vay của khoản đã ghi ({name}): hãy bỏ khoản này rồi ghi lại cho đúng người.")


@all_at_once
def opening_findings(
    read: Read, wanted: LoanRequest, paid: PaidBefore, mended: LoanCard | None = None
) -> Iterator[Finding]:
    """Everything that keeps a loan from standing in the opening. ``mended`` is the one being changed."""
    opens = opening_day(read)
    if mended is not None and mended.member_id != wanted.member_id:
        yield BorrowerStays(name=mended.name).at("member_id")
    yield from borrower_findings(member(read, wanted.member_id), opens)
    yield from opening_loan_findings(wanted.terms, wanted.granted_on, paid, opens)
    for other in loan_cards(read, FOREVER, member_id=wanted.member_id):
        same = mended is not None and other.case_id == mended.case_id
        if other.granted_on == wanted.granted_on and not same:
            yield LoanEnteredTwice(name=other.name, day=show_date(wanted.granted_on)).at("granted_on")


def set_opening_loan(
    book: Book, wanted: LoanRequest, paid: PaidBefore, case_id: int | None = None
) -> Outcome[LoanCard]:
    """Enter a loan granted before the opening day with what came back of it until then, or mend the one of ``case_id``.

    ``wanted.fund`` is not used: the money left before the book began. Refused once a month is closed, and when more would have
    been repaid by vouchers than is left.
    """
    with book.operation("set_opening_loan") as operation:
        read = operation.read
        mended = None if case_id is None else _opened(read, case_id)
        refuse_stopped(opening_findings(read, wanted, paid, mended))
        made = schedule(wanted.terms)
        left = wanted.terms.principal - paid.principal
        if mended is None:
            case, loan = store_loan(operation, wanted, member(read, wanted.member_id).full_name, made)
            operation.add(
                tables.loan_opening,
                loan_id=loan,
                account_id=loan_account(operation),
                amount=left,
                interest=paid.interest,
            )
        else:
            case = mended.case_id
            _mend(operation, mended, wanted, made)
            number = read.number("SELECT id FROM loan_opening WHERE loan_id = ?", (mended.loan_id,))
            operation.change(tables.loan_opening, number, amount=left, interest=paid.interest)
        card = loan_card(read, case, FOREVER)
    texts = {"name": card.name, "amount": show_money(card.left_at_opening)}
    return operation.outcome(card, N_("Đã ghi khoản vay của {name}: còn nợ gốc {amount} đồng khi mở sổ."), **texts)


def delete_opening_loan(book: Book, case_id: int) -> Outcome[None]:
    """Delete a loan of the opening; refused once a month is closed or a voucher names it."""
    with book.operation("drop_opening_loan") as operation:
        card = _opened(operation.read, case_id)
        operation.remove(tables.loan_opening, tables.loan_instalment, loan_id=card.loan_id)
        operation.remove(tables.loan, id=card.loan_id)
        operation.remove(tables.welfare_case, id=card.case_id)
    texts = {"name": card.name, "day": show_date(card.granted_on)}
    return operation.outcome(None, N_("Đã bỏ khoản vay ngày {day} của {name} khỏi số dư đầu kỳ."), **texts)


def _opened(read: Read, case_id: int) -> LoanCard:
    card = loan_card(read, case_id, FOREVER)
    if card.before is None:
        raise NoSuchLoan(given=case_id)
    return card


def _mend(operation: Operation, card: LoanCard, wanted: LoanRequest, made: tuple[Instalment, ...]) -> None:
    operation.change(tables.welfare_case, card.case_id, **case_values(wanted, card.name))
    operation.change(tables.loan, card.loan_id, **loan_values(wanted))
    store_schedule(operation, card.loan_id, made)
