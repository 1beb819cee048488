"""The lists of Quỹ trợ vốn: the book of every loan under what the fund has, and who should have paid by a day and did not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from app.domain import clock
from app.domain.dates import Period, show_date
from app.domain.loans.loans import LoanFund
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.careform import GROUP
from app.exports.document import Align, Block, PageNumbers, PageSetup, Row, RowKind, aired
from app.exports.form import Table
from app.exports.issuer import About, Issuer
from app.exports.listing import Count, Day, Listing, Money, Text, numbered
from app.exports.loans.loanform import LOAN
from app.exports.members.memberform import in_group, named
from app.exports.ownform import Frame, OwnPaper, note
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.loans import loans
from app.models.queries.loans.loans import LoanCard


def _until(period: Period) -> dt.date:
    """The day a list is reckoned to: the last of the period, or today when that is earlier."""
    return min(period.last, clock.today())


@dataclass(frozen=True, slots=True)
class LoansOn:
    """Loans as they stand on a day."""

    loans: Sequence[LoanCard]
    until: dt.date


@dataclass(frozen=True, slots=True)
class FundAndLoans(LoansOn):
    """The fund beside them."""

    fund: LoanFund


Listed = TypeVar("Listed", bound=LoansOn)


class _LoanList(PeriodForm[Listed], OwnPaper[Listed]):
    group = GROUP
    wants = frozenset({"period", "place", "signed"})
    to: ClassVar[str]

    def under(self, who: Issuer, about: Listed) -> tuple[str, ...]:
        return (f"{self.to} ngày {show_date(about.until)}",)


# ---- who is late ---------------------------------------------------------------------------------------------------

_LATE: Listing[LoanCard] = Listing(
    numbered(),
    named(lambda card: card.name, 42),
    in_group(lambda card: card.group, 24, data=None),
    Day("due", "Quá hạn từ", lambda card: card.standing.late[0].instalment.due_on, 23),
    Count("instalments", "Số kỳ", lambda card: len(card.standing.late), 12, align=Align.CENTER),
    Count("days_late", "Ngày trễ", lambda card: card.standing.days_late, 14, align=Align.CENTER, data="Số ngày trễ"),
    Money("arrears", "Quá hạn", lambda card: card.standing.arrears, 25),
    Money("left", "Tổng còn nợ", lambda card: card.standing.left, 26),
    LOAN("guarantor", 30, label="Người bảo lãnh", data=None),
)


class LoanArrears(_LoanList[LoansOn]):
    """Danh sách nợ quá hạn: since when, how many days, how much; the longest late first."""

    code = "loan-arrears"
    title = N_("Danh sách nợ quá hạn Quỹ trợ vốn")
    sheet = "Nợ quá hạn"
    to = "Tính đến"

    def facts(self, read: Read, period: Period) -> LoansOn:
        late = [card for card in loans.loan_cards(read, _until(period)) if card.is_late]
        return LoansOn(sorted(late, key=lambda card: -card.standing.days_late), _until(period))

    def body(self, who: Issuer, about: LoansOn) -> Iterator[Block]:
        text = "Đến ngày này không có khoản vay nào quá hạn."
        if about.loans:
            text = f"{len(about.loans)} người còn {show_money(_LATE.sum_of('arrears', about.loans))} đồng quá hạn chưa trả."
        yield from aired(_LATE.grid(_LATE.rows(about.loans), _LATE.total("Cộng", about.loans), pad=0.6), below=1.5)
        yield note(text)

    def table(self, gathered: About[LoansOn]) -> Table:
        late = gathered.about.loans
        return _LATE.table(gathered.who.period, late, people=len(late), **_LATE.sums(late, "arrears"))


# ---- every loan ----------------------------------------------------------------------------------------------------


def _paid(card: LoanCard) -> str:
    """``3/12``: instalments settled, of all."""
    every = card.standing.instalments
    return f"{sum(each.is_settled for each in every)}/{len(every)}"


def _next_due(card: LoanCard) -> dt.date | None:
    found = card.standing.next_due
    return found.instalment.due_on if found else None


_LIST: Listing[LoanCard] = Listing(
    numbered(),
    named(lambda card: card.name, 52),
    Day("granted", "Ngày vay", lambda card: card.granted_on, 23),
    Money("lent", "Số vay", lambda card: card.lent, 27),
    Text("rate", "Lãi tháng", lambda card: card.rate.show(), 19, align=Align.CENTER, data=""),
    Text("paid", "Kỳ đã trả", _paid, 18, align=Align.CENTER, data=""),
    Money("repaid", "Đã trả gốc", lambda card: card.standing.repaid, 27, blank=True),
    Money("interest", "Đã trả lãi", lambda card: card.standing.interest_paid, 23, blank=True),
    Money("left", "Còn nợ gốc", lambda card: card.standing.principal_left, 27),
    Day("next", "Kỳ tới", _next_due, 23, data=""),
    Money("arrears", "Quá hạn", lambda card: card.standing.arrears, 25, blank=True),
    Count("days_late", "Ngày trễ", lambda card: card.standing.days_late, 15, blank=True),
    Day("next_due", "Kỳ tới", _next_due, paper=False),
)


class LoanBook(_LoanList[FundAndLoans]):
    """Sổ theo dõi Quỹ trợ vốn: the fund, and every loan with what came back, is left and is late."""

    code = "loan-book"
    title = N_("Sổ theo dõi Quỹ trợ vốn")
    yearly = True
    to = "Đến"
    sheet = "Quỹ trợ vốn"
    file = "Sổ theo dõi Quỹ trợ vốn {}"
    frame = Frame(
        PageSetup(True, top=12, right=14, bottom=12, left=16, size=11.5, numbers=PageNumbers.BOTTOM),
        air=(2, 2, 3),
        share=0.45,
    )

    def facts(self, read: Read, period: Period) -> FundAndLoans:
        until = _until(period)
        cards = [card for card in reversed(loans.loan_cards(read, until)) if card.lent > 0]
        shown = [card for card in cards if card.is_running or any(move.on in period for move in card.moves)]
        return FundAndLoans(shown, until, loans.loan_fund(read, until))

    def body(self, who: Issuer, about: FundAndLoans) -> Iterator[Block]:
        yield _LIST.grid(_rows(about), _LIST.total("Cộng các khoản trên", about.loans), pad=0.5)

    def table(self, gathered: About[FundAndLoans]) -> Table:
        fund = gathered.about.fund
        sums = {key: getattr(fund, key) for key in ("capital", "lent", "repaid", "out", "available")}
        return _LIST.table(gathered.who.period, gathered.about.loans, **sums)


def _rows(book: FundAndLoans) -> Iterator[Row]:
    for name, label, amount in (
        ("capital", "Vốn của quỹ", book.fund.capital),
        ("granted", "Đã cho vay", book.fund.lent),
        ("back", "Đã thu hồi gốc", book.fund.repaid),
        ("available", "Còn cho vay được (vốn + thu hồi − cho vay)", book.fund.available),
    ):
        live = {"lent": "{capital}+{back}-{granted}"} if name == "available" else {}
        yield _LIST.band(label, RowKind.SUBTOTAL, {"lent": amount}).reckoned(name, **live)
    yield from _LIST.rows(book.loans)
