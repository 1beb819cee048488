"""Quỹ trợ vốn in a real book: twelve repayments, one late; what is refused; the settlement agrees all the while."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.dates import Month, Period
from app.domain.ledger.accounts import LOANS_KEY
from app.domain.ledger.vouchers import VoucherKind
from app.domain.loans.granting import (
    GuarantorMissing,
    LoanAboveCeiling,
    LoanAlreadyRunning,
    LoanDueTooEarly,
    LoanFundShort,
    LoanRequest,
    PurposeMissing,
)
from app.domain.loans.loans import InterestMethod, LoanTerms, LoanTermsWrong, RepaysTooMuch
from app.domain.money import Rate, dong
from app.domain.problems import Refusal, Unsound
from app.domain.timeline import DatedValue
from app.exports.form import Params
from app.exports.settlement.monthfigures import gather_month, proofs
from app.models.book import Book
from app.models.loans.seals import LoanOverpaid
from app.models.queries.ledger.books import book_extract
from app.models.queries.ledger.vouchers import VoucherFilter, voucher, voucher_ids, voucher_rows
from app.models.queries.loans.loans import LoanCard, NoSuchLoan, loan_card, loan_cards, loan_fund
from app.models.queries.settlement.settlement import settlement, sums_by_code
from app.services.home.check_book import check_book
from app.services.ledger.post_voucher import (
    CannotPost,
    post_new,
    post_voucher,
    reverse_voucher,
    unpost_voucher,
    void_voucher,
)
from app.services.loans.lend import (
    BorrowerNotMember,
    CapitalLentOut,
    CapitalUnknown,
    LoanRepayment,
    NothingRepaid,
    RepaidBeforeGranted,
    allocate_capital,
    cancel_allocation,
    grant_loan,
    repay_loans,
)
from app.services.members.keep_members import MemberEntry, add_member, change_member
from app.services.undo_act import undo_last
from app.services.union.change_settings import set_policy
from tests import small_books

JANUARY = Month(2025, 1)
TERMS = LoanTerms(principal=dong(4_800_000), instalments=12, first_month=JANUARY.plus(1), due_day=10, rate=Rate("0.5%"))
GRANTED = dt.date(2025, 1, 10)
EVER = Period(dt.date(2025, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture
def book():
    with small_books.opened() as book:
        for name in ("Lê Thị Na", "Trần Văn Mận", "Phạm Thị Đào"):
            add_member(book, MemberEntry(name, dt.date(2025, 1, 1)))
        allocate_capital(book, dt.date(2025, 1, 2), dong(9_000_000), "Nghị quyết số 02/NQ-BCH")
        yield book


def asked(member: int = 1, **changes: object) -> LoanRequest:
    return replace(LoanRequest(member, TERMS, GRANTED, "Sửa nhà", contract="01/2025/HĐV"), **changes)  # type: ignore[arg-type]


def after(book: Book, case: int, on: dt.date = EVER.last) -> LoanCard:
    with book.read() as read:
        return loan_card(read, case, on)


def everything_agrees(book: Book) -> None:
    """Code 50 is cash, bank and what is out on loan; the monthly report's proofs hold; the check finds nothing."""
    with book.read() as read:
        assert settlement(read, EVER).proof.holds
        assert all(proof.holds for proof in proofs(gather_month(read, Params(period=EVER))))
    assert [str(finding.message) for finding in check_book(book) if finding.stops] == []


def test_money_lent_is_not_spent(book):
    card = grant_loan(book, asked()).value
    with book.read() as read:
        assert sums_by_code(read, EVER) == {}
        sheet = settlement(read, EVER)
        assert sheet.closing == small_books.CASH + small_books.BANK
        assert sheet.proof.lent == (("Quỹ trợ vốn: đang cho vay", 4_800_000),)
        assert dict(sheet.proof.funds)["Tiền mặt"] == small_books.CASH - 4_800_000
        fund = loan_fund(read, EVER.last)
        assert (fund.available, fund.out) == (4_200_000, 4_800_000)
        row = voucher_rows(read, voucher_ids(read))[0]
        assert (row.codes, row.is_transfer) == ("Quỹ trợ vốn: đang cho vay", False)
        assert voucher_ids(read, VoucherFilter(search="quỹ trợ vốn cho vay")) == [row.id]
        assert [entry.case_id for entry in voucher(read, row.id).entries] == [card.case_id]
        line = book_extract(read, "cash", EVER).lines[0]
        assert (line.amount_out, line.is_transfer) == (4_800_000, False)
    everything_agrees(book)


def test_twelve_repayments_one_late(book, fixed_clock):
    fixed_clock("2026-03-15")
    case = grant_loan(book, asked()).value.case_id
    for place, each in enumerate(after(book, case).instalments):
        day = each.due_on if place != 4 else each.due_on + dt.timedelta(days=12)
        repay_loans(book, day, [LoanRepayment(case, each.total)])
    card = after(book, case)
    assert card.state == "paid_off"
    days = [(each.instalment.position, each.days_late(EVER.last)) for each in card.standing.instalments]
    assert [each for each in days if each[1]] == [(5, 12)]
    assert len([move for move in card.moves if move.is_repayment]) == 12
    late = after(book, case, dt.date(2025, 6, 20))
    assert (late.state, late.standing.arrears, late.standing.days_late) == ("late", late.instalments[4].total, 10)
    with book.read() as read:
        interest = sum(each.interest for each in card.instalments)
        assert sums_by_code(read, EVER) == {"25.02": interest}
        assert settlement(read, EVER).closing == small_books.CASH + small_books.BANK + interest
        assert loan_fund(read, EVER.last).available == 9_000_000
    everything_agrees(book)


def test_several_borrowers_pay_by_one_receipt_and_a_void_brings_it_back(book):
    one = grant_loan(book, asked(terms=replace(TERMS, principal=dong(1_200_000)))).value.case_id
    two = grant_loan(
        book, asked(2, terms=replace(TERMS, principal=dong(2_400_000), method=InterestMethod.FLAT))
    ).value.case_id
    day = dt.date(2025, 2, 10)
    repay_loans(book, day, [LoanRepayment(one, dong(106_000)), LoanRepayment(two, dong(212_000))])
    with book.read() as read:
        receipt = voucher(read, max(voucher_ids(read)))
    assert [(entry.source_key, entry.amount, entry.case_id) for entry in receipt.entries] == [
        (LOANS_KEY, 100_000, one), ("code:25.02", 6_000, one), (LOANS_KEY, 200_000, two), ("code:25.02", 12_000, two),
    ]  # fmt: skip
    assert after(book, one, day).standing.repaid == 100_000
    void_voucher(book, receipt.id, "thu nhầm ngày")
    assert after(book, one, day).standing.repaid == after(book, two, day).standing.repaid == 0
    assert after(book, one, dt.date(2025, 2, 11)).state == "late"
    everything_agrees(book)


def test_paid_off_early_and_borrows_again(book):
    case = grant_loan(book, asked()).value.case_id
    day = dt.date(2025, 3, 1)
    whole = after(book, case, day).standing.early_payment()
    repay_loans(book, day, [LoanRepayment(case, principal=whole.principal, interest=whole.interest)])
    assert after(book, case).state == "paid_off"
    grant_loan(book, asked(granted_on=dt.date(2025, 3, 2), terms=replace(TERMS, first_month=Month(2025, 4))))
    everything_agrees(book)


def test_a_loan_taken_back_frees_the_member_and_the_fund(book):
    card = grant_loan(book, asked()).value
    void_voucher(book, card.moves[0].voucher_id, "đoàn viên không vay nữa")
    assert after(book, card.case_id).state == "withdrawn"
    grant_loan(book, asked())
    everything_agrees(book)


def test_what_was_paid_back_keeps_the_loan_in_the_books(book):
    card = grant_loan(book, asked()).value
    repay_loans(book, dt.date(2025, 2, 10), [LoanRepayment(card.case_id, dong(424_000))])
    payout = card.moves[0].voucher_id
    for act in (
        lambda: void_voucher(book, payout, "nhầm"),
        lambda: unpost_voucher(book, payout, "nhầm"),
        lambda: reverse_voucher(book, payout, dt.date(2025, 3, 1), "nhầm"),
    ):
        with pytest.raises(LoanOverpaid):
            act()
    receipt = after(book, card.case_id).moves[-1].voucher_id
    reverse_voucher(book, receipt, dt.date(2025, 2, 20), "thu nhầm người")
    assert after(book, card.case_id).standing.repaid == 0
    everything_agrees(book)


def test_a_receipt_mended_and_posted_again_is_still_the_loans(book):
    case = grant_loan(book, asked()).value.case_id
    repay_loans(book, dt.date(2025, 2, 10), [LoanRepayment(case, dong(424_000))])
    receipt = after(book, case).moves[-1].voucher_id
    unpost_voucher(book, receipt, "xem lại")
    assert after(book, case).standing.repaid == 0
    post_voucher(book, receipt)
    assert after(book, case).standing.repaid == 400_000


LATER: dict[str, Any] = {"granted_on": dt.date(2025, 3, 2), "terms": replace(TERMS, first_month=Month(2025, 4))}


@pytest.mark.parametrize(
    ("refused", "changes"),
    [
        (LoanTermsWrong, {"terms": replace(TERMS, principal=dong(0))}),
        (LoanTermsWrong, {"terms": replace(TERMS, rate=Rate("9%"))}),
        (LoanDueTooEarly, {"granted_on": dt.date(2025, 2, 10)}),
        (LoanFundShort, {"terms": replace(TERMS, principal=dong(9_000_001))}),
        (LoanAboveCeiling, {"terms": replace(TERMS, principal=dong(50_000_001))}),
        (GuarantorMissing, {"terms": replace(TERMS, principal=dong(10_000_000))}),
        (PurposeMissing, {"purpose": "  "}),
        (BorrowerNotMember, {"granted_on": dt.date(2024, 12, 31)}),
        (CannotPost, {"terms": replace(TERMS, principal=dong(5_000_001))}),
        (CannotPost, {"granted_on": dt.date(2026, 4, 1), "terms": replace(TERMS, first_month=Month(2026, 6))}),
    ],
)
def test_a_loan_that_may_not_be_is_refused_whole(book, refused, changes):
    before = small_books.contents(book)
    with pytest.raises(Refusal) as caught:
        grant_loan(book, asked(**changes))
    assert str(caught.value.message)
    assert refused.code in (caught.value.code, *caught.value.codes)
    assert small_books.contents(book) == before


def test_one_running_loan_a_member(book):
    grant_loan(book, asked(terms=replace(TERMS, principal=dong(1_200_000))))
    with pytest.raises(LoanAlreadyRunning):
        grant_loan(book, asked(**LATER))


def test_who_has_left_may_not_borrow(book):
    change_member(book, 3, "leave", dt.date(2025, 1, 5), "thôi việc")
    with pytest.raises(BorrowerNotMember):
        grant_loan(book, asked(3))


def dated(before: str, now: str) -> list[DatedValue[str]]:
    days = (dt.date(2024, 1, 1), dt.date(2025, 2, 1))
    return [DatedValue(day, value, "Quy chế quỹ", "cao") for day, value in zip(days, (before, now), strict=True)]


def test_the_ceiling_and_the_guarantor_are_dated_rules(book):
    set_policy(book, "loan_ceiling", dated("50000000", "2000000"))
    set_policy(book, "loan_guarantor_from", dated("10000000", "1000000"))
    with pytest.raises(Unsound) as caught:
        grant_loan(book, asked(**LATER))
    assert caught.value.codes == (LoanAboveCeiling.code, GuarantorMissing.code)
    small = replace(TERMS, principal=dong(1_200_000), first_month=Month(2025, 4))
    with pytest.raises(GuarantorMissing):
        grant_loan(book, asked(granted_on=dt.date(2025, 3, 2), terms=small))
    grant_loan(book, asked(granted_on=dt.date(2025, 3, 2), terms=small, guarantor="Trần Văn Mận"))
    grant_loan(book, asked(2, terms=replace(TERMS, principal=dong(3_600_000))))


@pytest.mark.parametrize(
    ("refused", "on", "repayment"),
    [
        (NothingRepaid, dt.date(2025, 2, 10), LoanRepayment(1)),
        (RepaidBeforeGranted, dt.date(2025, 1, 9), LoanRepayment(1, dong(5))),
        (RepaysTooMuch, dt.date(2025, 2, 10), LoanRepayment(1, dong(4_956_001))),
        (RepaysTooMuch, dt.date(2025, 2, 10), LoanRepayment(1, principal=dong(4_800_001))),
        (RepaysTooMuch, dt.date(2025, 2, 10), LoanRepayment(1, principal=dong(-5), interest=dong(9))),
        (NoSuchLoan, dt.date(2025, 2, 10), LoanRepayment(99, dong(5))),
    ],
)
def test_a_repayment_that_may_not_be_is_refused_whole(book, refused, on, repayment):
    grant_loan(book, asked())
    before = small_books.contents(book)
    with pytest.raises(refused):
        repay_loans(book, on, [repayment])
    assert small_books.contents(book) == before


def test_capital_is_put_in_and_taken_out_by_resolution(book):
    with pytest.raises(Unsound) as refused:
        allocate_capital(book, GRANTED, dong(0), "NQ 3")
    assert refused.value.codes == ("capital-amount",)
    with pytest.raises(Unsound) as refused:
        allocate_capital(book, GRANTED, dong(5), " ")
    assert refused.value.codes == ("capital-decision",)
    with pytest.raises(CapitalUnknown):
        cancel_allocation(book, 77)
    part = allocate_capital(book, GRANTED, dong(1_000_000), "NQ 3", "Công ty hỗ trợ").value
    grant_loan(book, asked())
    allocate_capital(book, dt.date(2025, 1, 20), dong(5_000_000), "NQ 4", out=True)
    with pytest.raises(CapitalLentOut):
        allocate_capital(book, dt.date(2025, 1, 20), dong(200_001), "NQ 5", out=True)
    with pytest.raises(CapitalLentOut):
        cancel_allocation(book, part)
    with book.read() as read:
        assert loan_fund(read, EVER.last).available == 200_000
    undo_last(book)
    cancel_allocation(book, part)
    undo_last(book)
    with book.read() as read:
        assert loan_fund(read, EVER.last).capital == 10_000_000


def test_money_typed_on_the_loans_without_a_loan_is_refused(book):
    grant_loan(book, asked())
    with pytest.raises(CannotPost) as caught:
        post_new(book, small_books.draft(VoucherKind.RECEIPT, dt.date(2025, 2, 1), (LOANS_KEY, "cash", 5)))
    assert [finding.code for finding in caught.value.findings] == ["loan-unnamed"]


def test_an_empty_book_has_no_fund_and_no_loan():
    with small_books.opened() as book, book.read() as read:
        fund = loan_fund(read, EVER.last)
        assert (fund.capital, fund.available, loan_cards(read, EVER.last)) == (0, 0, ())
        assert settlement(read, EVER).proof.lent == ()


def every_refusal() -> set[type[Refusal]]:
    from app.domain.loans import granting, loans
    from app.services.loans import lend

    return {
        value
        for module in (granting, loans, lend)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Refusal) and value.__module__ == module.__name__
    }


def test_every_refusal_of_loans_is_tried_here():
    assert {each.__name__ for each in every_refusal()} <= set(globals())
