"""A loan running when the book began: in the opening balance once, repaid like any loan, mended, dropped, refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.domain.dates import Month, Period
from app.domain.loans.granting import LoanAlreadyRunning, LoanDueTooEarly, LoanRequest
from app.domain.loans.loans import LoanTerms, RepaysTooMuch
from app.domain.loans.opening_loans import GrantedInTheBook, InterestBeforeWrong, NothingLeftAtOpening, PaidBefore
from app.domain.money import Rate, dong
from app.domain.problems import Refusal
from app.exports.form import Params, forms, to_json
from app.exports.settlement.monthfigures import gather_month, proofs
from app.models.book import Book
from app.models.guards import OpeningFixed
from app.models.loans.seals import LoanOverpaid
from app.models.operation import StillUsed
from app.models.queries.ledger.books import balances, fund_flows, lent_before
from app.models.queries.loans.loans import LoanCard, NoSuchLoan, loan_card, loan_cards, loan_fund
from app.models.queries.settlement.settlement import settlement, sums_by_code
from app.services.home.check_book import check_book
from app.services.ledger.post_voucher import void_voucher
from app.services.loans.lend import BorrowerNotMember, LoanRepayment, allocate_capital, grant_loan, repay_loans
from app.services.loans.opening_loans import BorrowerStays, LoanEnteredTwice, delete_opening_loan, set_opening_loan
from app.services.members.keep_members import MemberEntry, add_member
from app.services.settlement.close_month import close_month
from app.services.undo_act import ActOfRecord, redo_last, undo_act, undo_last
from tests import small_books

GRANTED = dt.date(2024, 9, 10)
TERMS = LoanTerms(principal=dong(4_800_000), instalments=12, first_month=Month(2024, 10), due_day=10, rate=Rate("0.5%"))
PAID = PaidBefore(dong(1_200_000), dong(66_000))
LEFT = 3_600_000
JANUARY = Period.of_month(Month(2025, 1))
EVER = Period(dt.date(2025, 1, 1), dt.date(2026, 12, 31))
HELD = small_books.CASH + small_books.BANK


@pytest.fixture
def book():
    with small_books.opened() as book:
        for name in ("Lê Thị Na", "Trần Văn Mận"):
            add_member(book, MemberEntry(name, dt.date(2025, 1, 1)))
        add_member(book, MemberEntry("Phạm Thị Đào", dt.date(2025, 2, 1)))
        allocate_capital(book, dt.date(2024, 1, 2), dong(9_000_000), "Nghị quyết số 02/NQ-BCH")
        yield book


def asked(member: int = 1, **changes: object) -> LoanRequest:
    return replace(LoanRequest(member, TERMS, GRANTED, "Sửa nhà", contract="07/2024/HĐV"), **changes)  # type: ignore[arg-type]


def opened(book: Book, member: int = 1, paid: PaidBefore = PAID, **changes: object) -> int:
    return set_opening_loan(book, asked(member, **changes), paid).value.case_id


def after(book: Book, case: int, on: dt.date = EVER.last) -> LoanCard:
    with book.read() as read:
        return loan_card(read, case, on)


def everything_agrees(book: Book, lent_at_opening: int = LEFT) -> None:
    """Opening and closing are cash, bank and what is on loan; the check of the whole book finds nothing at all."""
    with book.read() as read:
        sheet = settlement(read, EVER)
        assert sheet.opening == HELD + lent_at_opening
        assert sheet.proof.holds
        assert sheet.closing == sum(balances(read, EVER.last).values()) + sum(
            card.standing.principal_left for card in loan_cards(read, EVER.last) if card.lent
        )
        assert all(proof.holds for proof in proofs(gather_month(read, Params(period=EVER))))
        assert all(proof.holds for proof in proofs(gather_month(read, Params(period=JANUARY))))
    assert check_book(book) == []


def test_it_stands_in_the_opening_once_and_nowhere_else(book):
    case = opened(book)
    with book.read() as read:
        assert lent_before(read, dt.date(2025, 1, 1)) == (("Quỹ trợ vốn: đang cho vay", LEFT),)
        assert sums_by_code(read, EVER) == {}
        assert read.number("SELECT count(*) FROM voucher") == 0
        assert (read.number("SELECT sum(amount) FROM opening"), sum(balances(read, EVER.last).values())) == (HELD, HELD)
        flow = fund_flows(read, JANUARY)[-1]
        assert (flow.opening, flow.amount_in, flow.amount_out, flow.closing) == (LEFT, 0, 0, LEFT)
        fund = loan_fund(read, EVER.first)
        assert (fund.lent, fund.repaid, fund.out, fund.available) == (4_800_000, 1_200_000, LEFT, 5_400_000)
    card = after(book, case, dt.date(2025, 1, 5))
    assert (card.state, card.lent, card.standing.repaid, card.standing.interest_paid) == (
        "running", 4_800_000, 1_200_000, 66_000,
    )  # fmt: skip
    assert [each.is_settled for each in card.standing.instalments] == [True] * 3 + [False] * 9
    assert after(book, case, dt.date(2025, 1, 20)).standing.days_late == 10
    everything_agrees(book)


def test_it_is_repaid_like_any_loan_to_the_last_dong(book):
    case = opened(book)
    for each in after(book, case).standing.instalments[3:]:
        repay_loans(book, each.instalment.due_on, [LoanRepayment(case, each.left)])
    card = after(book, case)
    assert (card.state, len(card.moves)) == ("paid_off", 9)
    assert [each.days_late(EVER.last) for each in card.standing.instalments] == [0] * len(card.instalments)
    interest = sum(each.interest for each in card.instalments[3:])
    with book.read() as read:
        assert sums_by_code(read, EVER) == {"25.02": interest}
        assert sum(balances(read, EVER.last).values()) == HELD + LEFT + interest
        assert lent_before(read, EVER.last) == (("Quỹ trợ vốn: đang cho vay", 0),)
        assert loan_fund(read, EVER.last).available == 9_000_000
    everything_agrees(book)


def test_the_papers_of_loans_know_it(book, fixed_clock):
    fixed_clock("2025-03-31")
    opened(book)
    with book.read() as read:
        made = {
            code: to_json(forms()[code], forms()[code].gather(read, Params(period=Period.of_month(Month(2025, 3)))))
            for code in ("loan-book", "loan-arrears")
        }
    row = made["loan-book"]["rows"][0]  # type: ignore[index]
    assert (row["lent"], row["repaid"], row["left"], row["granted"]) == (4_800_000, 1_200_000, LEFT, "2024-09-10")
    assert made["loan-book"]["totals"]["out"] == LEFT  # type: ignore[index]
    assert made["loan-arrears"]["rows"][0]["due"] == "2025-01-10"  # type: ignore[index]


def test_more_than_is_left_is_refused_by_the_verb_and_by_the_seal(book):
    case = opened(book)
    day = dt.date(2025, 2, 10)
    with pytest.raises(RepaysTooMuch):
        repay_loans(book, day, [LoanRepayment(case, principal=dong(LEFT + 1))])
    repay_loans(book, day, [LoanRepayment(case, principal=dong(2_000_000))])
    before = small_books.contents(book)
    with pytest.raises(LoanOverpaid):
        set_opening_loan(book, asked(), PaidBefore(dong(2_800_001), PAID.interest), case)
    assert small_books.contents(book) == before
    set_opening_loan(book, asked(), PaidBefore(dong(2_800_000), PAID.interest), case)
    assert after(book, case).standing.principal_left == 0
    everything_agrees(book, 2_000_000)


def test_it_is_mended_with_its_terms_and_taken_back(book):
    case = opened(book)
    receipt = repay_loans(book, dt.date(2025, 2, 10), [LoanRepayment(case, dong(418_000))]).value[0].moves[-1]
    mended = asked(contract="08/2024/HĐV", terms=replace(TERMS, instalments=24, rate=Rate(0)))
    set_opening_loan(book, mended, PaidBefore(dong(800_000)), case)
    card = after(book, case)
    assert (card.contract, len(card.instalments), card.left_at_opening) == ("08/2024/HĐV", 24, 4_000_000)
    everything_agrees(book, 4_000_000)
    undo_last(book)
    assert after(book, case).left_at_opening == LEFT
    redo_last(book)
    assert after(book, case).left_at_opening == 4_000_000
    undo_last(book)
    with pytest.raises(StillUsed):
        delete_opening_loan(book, case)
    void_voucher(book, receipt.voucher_id, "thu nhầm")
    assert after(book, case).standing.repaid == 1_200_000
    everything_agrees(book)


def test_entering_and_dropping_are_undone(book):
    before = small_books.contents(book)
    case = opened(book)
    undo_last(book)
    gone = small_books.contents(book)
    assert all(gone[table] == before[table] for table in ("loan", "loan_opening", "welfare_case", "account"))
    redo_last(book)
    everything_agrees(book)
    delete_opening_loan(book, case)
    everything_agrees(book, 0)
    undo_last(book)
    assert after(book, case).left_at_opening == LEFT
    everything_agrees(book)


def test_what_a_receipt_stands_on_is_not_undone(book):
    outcome = set_opening_loan(book, asked(), PAID)
    repay_loans(book, dt.date(2025, 2, 10), [LoanRepayment(outcome.value.case_id, dong(418_000))])
    with pytest.raises(ActOfRecord):
        undo_last(book)
    with pytest.raises(Exception, match="Không lấy lại được"):
        undo_act(book, outcome.operation)
    everything_agrees(book)


def test_two_loans_and_a_new_one_stand_side_by_side(book):
    first = set_opening_loan(book, asked(), PAID)
    opened(book, 2, PaidBefore())
    everything_agrees(book, LEFT + 4_800_000)
    with pytest.raises(Exception, match="Không lấy lại được"):
        undo_act(book, first.operation)
    with pytest.raises(Refusal) as caught:
        grant_loan(book, LoanRequest(1, replace(TERMS, first_month=Month(2025, 3)), dt.date(2025, 2, 1), "Học phí"))
    assert caught.value.codes[0] == LoanAlreadyRunning.code
    delete_opening_loan(book, first.value.case_id)
    grant_loan(book, LoanRequest(1, replace(TERMS, principal=dong(600_000), first_month=Month(2025, 3)), dt.date(2025, 2, 1), "Học phí"))  # fmt: skip
    everything_agrees(book, 4_800_000)


@pytest.mark.parametrize(
    ("refused", "changes", "paid"),
    [
        (GrantedInTheBook, {"granted_on": dt.date(2025, 1, 1), "terms": replace(TERMS, first_month=Month(2025, 2))}, PAID),
        (GrantedInTheBook, {"granted_on": dt.date(2025, 3, 1), "terms": replace(TERMS, first_month=Month(2025, 4))}, PAID),
        (LoanDueTooEarly, {"terms": replace(TERMS, first_month=Month(2024, 9))}, PAID),
        (NothingLeftAtOpening, {}, PaidBefore(dong(4_800_001))),
        (NothingLeftAtOpening, {}, PaidBefore(dong(4_800_000))),
        (InterestBeforeWrong, {}, PaidBefore(dong(0), dong(4_800_000))),
        (BorrowerNotMember, {"member_id": 3}, PAID),
        (LoanEnteredTwice, {"member_id": 2}, PAID),
    ],
)  # fmt: skip
def test_what_may_not_be_entered_is_refused_whole(book, refused, changes, paid):
    opened(book, 2)
    before = small_books.contents(book)
    with pytest.raises(refused) as caught:
        set_opening_loan(book, asked(**changes), paid)
    assert str(caught.value.message)
    assert small_books.contents(book) == before


def test_another_borrower_and_a_loan_of_the_book_are_not_mended_here(book):
    case = opened(book)
    with pytest.raises(BorrowerStays):
        set_opening_loan(book, asked(2), PAID, case)
    lent = grant_loan(
        book, LoanRequest(2, replace(TERMS, principal=dong(600_000), first_month=Month(2025, 3)), dt.date(2025, 2, 1), "Học phí")
    ).value.case_id  # fmt: skip
    for act in (lambda: set_opening_loan(book, asked(2), PAID, lent), lambda: delete_opening_loan(book, lent)):
        with pytest.raises(NoSuchLoan):
            act()


def test_the_first_close_fixes_it(book):
    case = opened(book)
    close_month(book, Month(2025, 1))
    before = small_books.contents(book)
    for act in (
        lambda: opened(book, 2),
        lambda: set_opening_loan(book, asked(), PaidBefore(), case),
        lambda: delete_opening_loan(book, case),
    ):
        with pytest.raises(OpeningFixed):
            act()
    assert small_books.contents(book) == before
    repay_loans(book, dt.date(2025, 2, 10), [LoanRepayment(case, dong(418_000))])
    everything_agrees(book)
