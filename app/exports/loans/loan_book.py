"""Sổ theo dõi Quỹ trợ vốn: the fund on the last day of a period, and every loan with what came back, is left and is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain import clock
from app.domain.dates import show_date
from app.domain.loans.loans import LoanFund
from app.domain.problems import N_
from app.exports.care.careform import GROUP
from app.exports.document import Align, Document, PageNumbers, PageSetup, Row, RowKind
from app.exports.form import Form, Params, Table
from app.exports.issuer import Issuer, issuer
from app.exports.listing import Count, Day, Listing, Money, Text, numbered
from app.exports.ownform import OWN_FORM, own_paper
from app.models.queries import Read
from app.models.queries.loans import loans
from app.models.queries.loans.loans import LoanCard


@dataclass(frozen=True, slots=True)
class LoanBookFigures:
    """Everything the book prints, as of the period's last day or today when that is earlier."""

    who: Issuer
    fund: LoanFund
    loans: Sequence[LoanCard]
    until: dt.date


def _paid(card: LoanCard) -> str:
    """``3/12``: instalments settled, of all."""
    every = card.standing.instalments
    return f"{sum(each.is_settled for each in every)}/{len(every)}"


def _next_due(card: LoanCard) -> dt.date | None:
    found = card.standing.next_due
    return found.instalment.due_on if found else None


_LIST: Listing[LoanCard] = Listing(
    numbered(),
    Text("name", "Họ & tên", lambda card: card.name, 52, data="Họ và tên"),
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


class LoanBook(Form[LoanBookFigures]):
    """Sổ theo dõi Quỹ trợ vốn."""

    code = "loan-book"
    title = N_("Sổ theo dõi Quỹ trợ vốn")
    source = OWN_FORM
    group = GROUP
    wants = frozenset({"period", "place", "signed"})
    yearly = True

    def gather(self, read: Read, params: Params) -> LoanBookFigures:
        period = params.period_for(self.title)
        until = min(period.last, clock.today())
        cards = [card for card in reversed(loans.loan_cards(read, until)) if card.lent > 0]
        shown = [card for card in cards if card.is_running or any(move.on in period for move in card.moves)]
        return LoanBookFigures(issuer(read, params, period.last), loans.loan_fund(read, until), shown, until)

    def layout(self, gathered: LoanBookFigures) -> Document:
        when = f"Đến ngày {show_date(gathered.until)}"
        arrears = _LIST.sum_of("arrears", gathered.loans) or None
        total = _LIST.total("Cộng các khoản trên", gathered.loans, arrears=arrears)
        return own_paper(
            gathered.who,
            ("Sổ theo dõi Quỹ trợ vốn", when),
            [_LIST.grid(_rows(gathered), total, pad=0.5)],
            sheet="Quỹ trợ vốn",
            name=f"Sổ theo dõi Quỹ trợ vốn {when}",
            setup=PageSetup(True, top=12, right=14, bottom=12, left=16, size=11.5, numbers=PageNumbers.BOTTOM),
            share=0.45,
            air=(2, 2, 3),
        )

    def table(self, gathered: LoanBookFigures) -> Table:
        fund = gathered.fund
        return _LIST.table(
            gathered.who.period,
            gathered.loans,
            capital=fund.capital,
            lent=fund.lent,
            repaid=fund.repaid,
            out=fund.out,
            available=fund.available,
        )


def _rows(gathered: LoanBookFigures) -> Iterator[Row]:
    fund = gathered.fund
    for label, amount in (
        ("Vốn của quỹ", fund.capital),
        ("Đã cho vay", fund.lent),
        ("Đã thu hồi gốc", fund.repaid),
        ("Còn cho vay được (vốn + thu hồi − cho vay)", fund.available),
    ):
        yield _LIST.band(label, RowKind.SUBTOTAL, {"lent": amount})
    yield from _LIST.rows(gathered.loans)


FORM = LoanBook()
