"""Quỹ trợ vốn of a sample union: a loan older than the book, capital by a resolution, two loans of the book.

One of those is paid back in twelve months with one payment late, the other is late now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.loans.granting import LoanRequest
from app.domain.loans.loans import LoanTerms
from app.domain.loans.opening_loans import PaidBefore
from app.domain.members.members import MemberState
from app.domain.money import Rate, dong
from app.models.book import Book
from app.models.queries.loans.loans import loan_cards
from app.models.queries.members.members import MemberFilter, member, member_ids
from app.models.queries.union.organisation import opening_day
from app.services.loans.lend import LoanRepayment, allocate_capital, grant_loan, repay_loans
from app.services.loans.opening_loans import set_opening_loan
from app.services.sample import Days

_BANK = "bank:1"
_MANY = 20
_OLD = "00"
"""How the contract of the loan from before the book begins."""


@dataclass(frozen=True, slots=True)
class _Loan:
    """One loan of every sample: months after the book opens (or before it ends, negative), whose place in the list, terms;
    instalment ``late`` is paid 13 days late."""

    after: int
    day: int
    member: int
    purpose: str
    rate: str
    contract: str
    late: int = 0
    stops: bool = False


_LOANS = (
    _Loan(1, 5, 2, "Sửa mái nhà, làm nhà vệ sinh", "0,5%", "01/HĐV", late=5),
    _Loan(-6, 12, 4, "Đóng học phí cho hai con", "0%", "02/HĐV", stops=True),
)

_AS_AGREED = _Loan(0, 10, 0, "", "0%", _OLD)
_PLACE = 7


def sample_loans(book: Book, month: Month, until: dt.date) -> Days:
    """The month's capital and loans up to a day."""
    yield month.first_day
    with book.read() as read:
        first = Month.of(opening_day(read))
        ids = member_ids(read, MemberFilter(month.last_day, state=MemberState.ACTIVE))
    amount = 900_000 if len(ids) >= _MANY else 120_000
    if month == first:
        _from_before(book, first, ids, amount)
        allocate_capital(
            book,
            month.first_day.replace(day=20),
            dong(2_000_000 + 3 * amount),
            "Nghị quyết số 03/NQ-BCH trích lập Quỹ trợ vốn",
            "Tài chính công đoàn",
        )
    for each in _LOANS:
        day = month.first_day.replace(day=each.day)
        begins = first.plus(each.after) if each.after > 0 else Month.of(until).plus(each.after)
        if month == begins and day <= until and len(ids) > each.member:
            terms = LoanTerms(dong(amount), 12, month.plus(1), each.day, Rate(each.rate))
            yield day
            contract = f"{each.contract[:3]}{month.year}{each.contract[2:]}"
            grant_loan(book, LoanRequest(ids[each.member], terms, day, each.purpose, "", contract, fund=_BANK))


def _from_before(book: Book, first: Month, ids: Sequence[int], amount: int) -> None:
    """A loan of six months before the book, half of it paid back by its first day; for somebody who was a member then."""
    with book.read() as read:
        old = [number for number in ids if member(read, number).states[0].valid_from < first.first_day]
    if len(old) <= _PLACE:
        return
    begun = first.plus(-6)
    terms = LoanTerms(dong(amount), 12, begun.plus(1), 10, Rate("0%"))
    day = begun.first_day.replace(day=10)
    wanted = LoanRequest(old[_PLACE], terms, day, "Mua xe máy đi làm", "", f"{_OLD}/{begun.year}/HĐV", fund=_BANK)
    set_opening_loan(book, wanted, PaidBefore(dong(amount // 12 * 5)))


def sample_repayments(book: Book, month: Month, until: dt.date) -> Days:
    """What borrowers pay back in the month, on its days."""
    yield month.first_day
    with book.read() as read:
        cards = loan_cards(read, month.last_day)
    found: list[tuple[dt.date, LoanRepayment]] = []
    for card in cards:
        plan = next((each for each in _LOANS if each.contract[:2] == card.contract[:2]), _AS_AGREED)
        due = [each for each in card.standing.instalments if Month.of(each.instalment.due_on) == month]
        if not due or not card.is_running or (plan.stops and month >= Month.of(until).plus(-1)):
            continue
        late = due[0].instalment.position == plan.late
        day = due[0].instalment.due_on + dt.timedelta(days=13 if late else 0)
        if day <= until:
            found.append((day, LoanRepayment(card.case_id, due[0].left)))
    for day, repayment in sorted(found, key=lambda pair: pair[0]):
        yield day
        repay_loans(book, day, [repayment])
