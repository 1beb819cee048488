"""The treasurer of ``bookkeeping.py`` who lends from Quỹ trợ vốn too: grants, repayments of one or two, loans from before the book.

Loans bear no interest by their terms, so that what is left is a plain sum; interest comes in as she types it.
"""

from __future__ import annotations

import datetime as dt

import hypothesis.strategies as st
from hypothesis.stateful import invariant, precondition, rule

from app.domain.dates import Month
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.loans.granting import LoanRequest
from app.domain.loans.loans import LoanTerms
from app.domain.loans.opening_loans import PaidBefore
from app.domain.money import Dong, dong
from app.models.queries.ledger.books import lent_before
from app.models.queries.loans.loans import loan_cards, loan_fund
from app.services.loans.lend import LoanRepayment, grant_loan, repay_loans
from app.services.loans.opening_loans import delete_opening_loan, set_opening_loan
from tests import small_books
from tests.scenarios.bookkeeping import DAYS, PICK, Bookkeeping
from tests.scenarios.plain_ledger import LOANS, PlainLoan, PlainVoucher

FOREVER = dt.date(2199, 12, 31)
MEMBERS = st.sampled_from([1, 2])
PRINCIPALS = st.sampled_from([600_000, 2_500_000, 4_000_000])
FUNDS = st.sampled_from(["cash", "bank:1", "bank:1"])
BEFORE = st.sampled_from([dt.date(2024, 6, 10), dt.date(2024, 9, 10)])
ALL = -1


class AnyTreasurer(Bookkeeping):
    """Lending against the plain ledger, among everything else."""

    def loan(self, pick: int, *, opened: bool = False) -> int | None:
        known = sorted(case for case, loan in self.ledger.loans.items() if loan.opened is not None or not opened)
        return known[pick % len(known)] if known else None

    def request(self, member: int, day: dt.date, amount: int, fund: str = "cash") -> LoanRequest:
        terms = LoanTerms(dong(amount), 3, Month.of(day).plus(1), 10)
        return LoanRequest(member, terms, day, "Sửa nhà", fund=fund)

    # ---- lending and taking back -------------------------------------------------------------------------------------

    @rule(member=MEMBERS, day=DAYS, amount=PRINCIPALS, fund=FUNDS)
    def grant(self, member: int, day: dt.date, amount: int, fund: str) -> None:
        kind = VoucherKind.PAYMENT if fund == "cash" else VoucherKind.BANK_OUT
        typed = VoucherDraft(
            kind=kind,
            book_date=day,
            voucher_date=day,
            narration="Cho vay",
            entries=(EntryDraft(fund, LOANS, dong(amount)),),
        )
        refusals = self.ledger.stops_lending(member, day, amount) | self.ledger.stops_posting(typed)
        wanted = self.ledger.posted(PlainVoucher(typed, "draft"))
        outcome = self.act(
            "grant_loan", lambda: grant_loan(self.book, self.request(member, day, amount, fund)), refusals
        )
        if outcome is not None:
            card = outcome.value
            named = (EntryDraft(fund, LOANS, dong(amount), case_id=card.case_id),)
            self.ledger.loans[card.case_id] = PlainLoan(card.loan_id, member, day, amount)
            self.keep(card.moves[0].voucher_id, self.naming(wanted, named))

    def naming(self, voucher: PlainVoucher, entries: tuple[EntryDraft, ...]) -> PlainVoucher:
        draft = voucher.draft
        typed = VoucherDraft(
            kind=draft.kind,
            book_date=draft.book_date,
            voucher_date=draft.voucher_date,
            narration=draft.narration,
            entries=entries,
        )
        return PlainVoucher(typed, voucher.state, voucher.series, voucher.sequence, voucher.number, voucher.origin)

    @precondition(lambda self: self.ledger.loans)
    @rule(
        picks=st.lists(PICK, min_size=1, max_size=2),
        day=DAYS,
        principal=st.sampled_from([ALL, 200_000, 200_000, 600_000, 2_500_000, 0]),
        interest=st.sampled_from([0, 0, 15_000]),
        fund=FUNDS,
    )
    def take_repayments(self, picks: list[int], day: dt.date, principal: int, interest: int, fund: str) -> None:
        cases = [case for case in map(self.loan, picks) if case is not None]
        paid = [(case, self.ledger.left(case) if principal == ALL else principal, interest) for case in cases]
        entries = tuple(
            EntryDraft(source, fund, dong(amount), case_id=case)
            for case, *parts in paid
            for source, amount in zip((LOANS, "code:25.02"), parts, strict=True)
            if amount
        )
        kind = VoucherKind.RECEIPT if fund == "cash" else VoucherKind.BANK_IN
        typed = VoucherDraft(kind=kind, book_date=day, voucher_date=day, narration="Thu nợ", entries=entries)
        refusals = self.ledger.stops_repaying(paid, day) | self.ledger.stops_posting(typed)
        given = [LoanRepayment(case, principal=Dong(back), interest=Dong(more)) for case, back, more in paid]
        if self.act("repay_loans", lambda: repay_loans(self.book, day, given, fund), refusals) is not None:
            newest = small_books.rows(self.book, "SELECT max(id) FROM voucher")[0][0]
            self.keep(newest, self.ledger.posted(PlainVoucher(typed, "draft")))

    # ---- loans from before the book ----------------------------------------------------------------------------------

    @rule(member=MEMBERS, granted=BEFORE, amount=PRINCIPALS, repaid=st.sampled_from([0, 200_000, 2_500_000]))
    def enter_an_older_loan(self, member: int, granted: dt.date, amount: int, repaid: int) -> None:
        refusals = set()
        if any((loan.member, loan.granted) == (member, granted) for loan in self.ledger.loans.values()):
            refusals.add("loan-entered-twice")
        if repaid >= amount:
            refusals.add("loan-nothing-left")
        if self.ledger.closed:
            refusals.add("opening-fixed")
        wanted, paid = self.request(member, granted, amount), PaidBefore(dong(repaid))
        outcome = self.act("set_opening_loan", lambda: set_opening_loan(self.book, wanted, paid), refusals)
        if outcome is not None:
            loan = PlainLoan(outcome.value.loan_id, member, granted, amount, amount - repaid)
            self.ledger.loans[outcome.value.case_id] = loan

    @rule(pick=PICK, repaid=st.sampled_from([0, 400_000, 2_500_000]))
    def mend_an_older_loan(self, pick: int, repaid: int) -> None:
        case = self.loan(pick, opened=True)
        if case is None or self.ledger.loans[case].opened == self.ledger.loans[case].principal - repaid:
            return
        was = self.ledger.loans[case]
        now = PlainLoan(was.loan_id, was.member, was.granted, was.principal, was.principal - repaid)
        after = self.ledger.copy()
        after.loans[case] = now
        refusals = {"loan-nothing-left"} if repaid >= was.principal else set()
        if self.ledger.closed:
            refusals.add("opening-fixed")
        if after.is_overpaid():
            refusals.add("loan-overpaid")
        wanted, paid = self.request(was.member, was.granted, was.principal), PaidBefore(dong(repaid))
        if self.act("set_opening_loan", lambda: set_opening_loan(self.book, wanted, paid, case), refusals) is not None:
            self.ledger.loans[case] = now

    @rule(pick=PICK)
    def drop_an_older_loan(self, pick: int) -> None:
        case = self.loan(pick, opened=True)
        if case is None:
            return
        refusals = {"opening-fixed"} if self.ledger.closed else set()
        if self.ledger.names(case):
            refusals.add("still-used")
        if self.act("drop_opening_loan", lambda: delete_opening_loan(self.book, case), refusals) is not None:
            del self.ledger.loans[case]

    # ---- what always holds -------------------------------------------------------------------------------------------

    @invariant()
    def loans_are_the_ledgers(self) -> None:
        if not self.ledger.loans:
            return
        with self.book.read() as read:
            found = {
                card.case_id: (card.lent, card.standing.repaid, card.standing.principal_left, card.is_running)
                for card in loan_cards(read, FOREVER)
            }
        wanted = {
            case: (self.ledger.lent(case), self.ledger.repaid(case), self.ledger.left(case), self.ledger.runs(case))
            for case in self.ledger.loans
        }
        assert found == wanted
        assert not self.ledger.is_overpaid()

    @invariant()
    def money_on_loan_is_the_ledgers(self) -> None:
        with self.book.read() as read:
            for day in (dt.date(2025, 2, 15), dt.date(2027, 1, 1)):
                until = day - dt.timedelta(days=1)
                assert sum(amount for _, amount in lent_before(read, day)) == self.ledger.on_loan(until)
            assert loan_fund(read, FOREVER).available == self.ledger.may_be_lent()
