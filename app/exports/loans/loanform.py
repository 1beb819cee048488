"""What the papers of Quỹ trợ vốn share: the loan they are about, the fund on a day, the schedule as a grid, the rate in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import Period, show_date
from app.domain.loans.loans import Instalment, InterestMethod
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.words import amount_in_words
from app.exports.document import Align, Column, Grid, Kind, Row, RowKind
from app.exports.form import Params, Subject

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.loans.loans import LoanCard
    from app.models.queries.members.members import MemberCard
    from app.models.queries.union.organisation import Organisation

GROUP = N_("Chăm lo")
EVER = dt.date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class LoanPaper:
    """A loan with its borrower, as its own papers print it."""

    organisation: Organisation
    officers: Mapping[str, str]
    loan: LoanCard
    borrower: MemberCard
    params: Params


def gather_loan(read: Read, params: Params, form: str) -> LoanPaper:
    """Everything of the chosen loan, the union as it was when the loan was granted."""
    from app.models.queries.loans import loans
    from app.models.queries.members import members
    from app.models.queries.union import organisation

    card = loans.loan_card(read, params.subject_for(form), EVER)
    return LoanPaper(
        organisation.organisation(read, card.granted_on),
        organisation.officers(read, card.granted_on),
        card,
        members.member(read, card.member_id),
        params,
    )


def loan_subjects(read: Read, period: Period | None) -> Sequence[Subject]:
    """The loans a paper may be printed for, those of the period first."""
    from app.models.queries.loans import loans

    cards = loans.loan_cards(read, EVER)
    if period is not None:
        cards = tuple(sorted(cards, key=lambda card: card.granted_on not in period))
    return [
        Subject(card.case_id, f"{card.name}, {show_money(card.principal)} đồng, {show_date(card.granted_on)}")
        for card in cards
    ]


def rate_words(card: LoanCard) -> str:
    """``không tính lãi`` or ``lãi 0,5%/tháng, tính trên dư nợ giảm dần``."""
    if card.rate == 0:
        return "không tính lãi"
    base = "số tiền vay ban đầu" if card.method is InterestMethod.FLAT else "dư nợ giảm dần"
    return f"lãi {card.rate.show()}/tháng, tính trên {base}"


def amount_words(amount: int, params: Params) -> str:
    """``10.000.000 đồng (Mười triệu đồng)``."""
    return f"{show_money(amount)} đồng ({amount_in_words(amount, params.words)})"


_SCHEDULE = (
    Column("position", "Kỳ", 12, Kind.INT, align=Align.CENTER),
    Column("due", "Ngày trả", 30, Kind.DATE),
    Column("principal", "Gốc", 32, Kind.MONEY),
    Column("interest", "Lãi", 28, Kind.MONEY),
    Column("total", "Cộng phải trả", 34, Kind.MONEY),
    Column("left", "Dư nợ gốc còn lại", 34, Kind.MONEY),
)


def schedule_grid(instalments: Sequence[Instalment]) -> Grid:
    """The schedule with what is left after each instalment, and its sums."""
    return Grid(_SCHEDULE, tuple(_schedule_rows(instalments)), smaller=1.5, frozen=False)


def _schedule_rows(instalments: Sequence[Instalment]) -> Iterator[Row]:
    left: int = sum(each.principal for each in instalments)
    principal, interest = left, sum(each.interest for each in instalments)
    for each in instalments:
        left -= each.principal
        yield Row((each.position, each.due_on, each.principal, each.interest or None, each.total, left))
    yield Row((None, "Cộng", principal, interest or None, principal + interest, None), RowKind.TOTAL)
