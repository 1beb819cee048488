"""What the papers of Quỹ trợ vốn share: the loan they are about, the schedule as a grid, the rate in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.domain.dates import FOREVER, Period, show_date
from app.domain.loans import records
from app.domain.loans.loans import Instalment, InterestMethod
from app.domain.money import show_money
from app.exports.care.careform import GROUP
from app.exports.document import Align, Grid
from app.exports.form import Subject
from app.exports.issuer import About
from app.exports.listing import Count, Day, FieldColumns, Listing, Money
from app.exports.ownform import OWN_FORM
from app.exports.paper import SubjectForm
from app.models.queries import Read
from app.models.queries.loans import loans
from app.models.queries.loans.loans import LoanCard
from app.models.queries.members import members
from app.models.queries.members.members import MemberCard

LOAN = FieldColumns[LoanCard](records.LOAN)
"""Columns of the loans of the book."""


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A loan with its borrower."""

    loan: LoanCard
    borrower: MemberCard


LoanFigures = About[Borrowed]


class LoanPaper(SubjectForm[Borrowed]):
    """A paper of one loan, issued when the loan was granted."""

    source = OWN_FORM
    group = GROUP
    wants = frozenset({"subject", "place"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """The loans a paper may be printed for, those of the period first."""
        cards = loans.loan_cards(read, FOREVER)
        if period is not None:
            cards = tuple(sorted(cards, key=lambda card: card.granted_on not in period))
        return [
            Subject(card.case_id, f"{card.name}, {show_money(card.principal)} đồng, {show_date(card.granted_on)}")
            for card in cards
        ]

    def facts(self, read: Read, subject: int) -> Borrowed:
        """Everything of the chosen loan."""
        card = loans.loan_card(read, subject, FOREVER)
        return Borrowed(card, members.member(read, card.member_id))

    def day(self, about: Borrowed) -> dt.date:
        """When it was granted."""
        return about.loan.granted_on


def rate_words(card: LoanCard) -> str:
    """``không tính lãi`` or ``lãi 0,5%/tháng, tính trên dư nợ giảm dần``."""
    if card.rate == 0:
        return "không tính lãi"
    base = "số tiền vay ban đầu" if card.method is InterestMethod.FLAT else "dư nợ giảm dần"
    return f"lãi {card.rate.show()}/tháng, tính trên {base}"


def schedule(instalments: Sequence[Instalment]) -> Listing[Instalment]:
    """The schedule with what is left after each instalment."""
    repaid = dict(zip(instalments, accumulate(each.principal for each in instalments), strict=True))
    whole = sum(each.principal for each in instalments)
    instalment = FieldColumns[Instalment](records.LOAN_INSTALMENT)
    return Listing(
        Count("position", "Kỳ", lambda each: each.position, 12, align=Align.CENTER),
        Day("due", "Ngày trả", lambda each: each.due_on, 30),
        instalment("principal", 32, label="Gốc", data=None),
        instalment("interest", 28, label="Lãi", data=None, blank=True),
        Money("total", "Cộng phải trả", lambda each: each.total, 34, live="{:principal}+{:interest}"),
        Money("left", "Dư nợ gốc còn lại", lambda each: whole - repaid[each], 34, data="", sums=False),
    )


def schedule_grid(instalments: Sequence[Instalment]) -> Grid:
    """The schedule and its sums."""
    listing = schedule(instalments)
    total = listing.total("", instalments, due="Cộng")
    return listing.grid(listing.rows(instalments), total, frozen=False)
