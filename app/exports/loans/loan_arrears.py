"""Danh sách nợ quá hạn Quỹ trợ vốn: who should have paid by a day and did not, since when, how many days, how much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import clock
from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.careform import GROUP
from app.exports.document import Align, Document, Spacer
from app.exports.form import Form, Params, Table
from app.exports.issuer import Issuer, issuer
from app.exports.listing import Count, Day, Listing, Money, Text, numbered
from app.exports.ownform import OWN_FORM, note, own_paper
from app.models.queries import Read
from app.models.queries.loans import loans
from app.models.queries.loans.loans import LoanCard

_LIST: Listing[LoanCard] = Listing(
    numbered(),
    Text("name", "Họ & tên", lambda card: card.name, 42, data="Họ và tên"),
    Text("group", "Tổ", lambda card: card.group, 24),
    Day("due", "Quá hạn từ", lambda card: card.standing.late[0].instalment.due_on, 23),
    Count("instalments", "Số kỳ", lambda card: len(card.standing.late), 12, align=Align.CENTER),
    Count("days_late", "Ngày trễ", lambda card: card.standing.days_late, 14, align=Align.CENTER, data="Số ngày trễ"),
    Money("arrears", "Quá hạn", lambda card: card.standing.arrears, 25),
    Money("left", "Tổng còn nợ", lambda card: card.standing.left, 26),
    Text("guarantor", "Người bảo lãnh", lambda card: card.guarantor, 30),
)


@dataclass(frozen=True, slots=True)
class LoanArrearsFigures:
    """Everything the list prints, the longest late first; ``until`` is the day it is reckoned to."""

    who: Issuer
    loans: Sequence[LoanCard]
    until: dt.date


class LoanArrears(Form[LoanArrearsFigures]):
    """Danh sách nợ quá hạn."""

    code = "loan-arrears"
    title = N_("Danh sách nợ quá hạn Quỹ trợ vốn")
    source = OWN_FORM
    group = GROUP
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> LoanArrearsFigures:
        last = params.period_for(self.title).last
        until = min(last, clock.today())
        late = [card for card in loans.loan_cards(read, until) if card.is_late]
        late.sort(key=lambda card: -card.standing.days_late)
        return LoanArrearsFigures(issuer(read, params, last), late, until)

    def layout(self, gathered: LoanArrearsFigures) -> Document:
        cards = gathered.loans
        text = "Đến ngày này không có khoản vay nào quá hạn."
        if cards:
            text = f"{len(cards)} người còn {show_money(_LIST.sum_of('arrears', cards))} đồng quá hạn chưa trả."
        return own_paper(
            gathered.who,
            ("Danh sách nợ quá hạn Quỹ trợ vốn", f"Tính đến ngày {show_date(gathered.until)}"),
            [_LIST.grid(_LIST.rows(cards), _LIST.total("Cộng", cards), pad=0.6), Spacer(1.5), note(text)],
            sheet="Nợ quá hạn",
        )

    def table(self, gathered: LoanArrearsFigures) -> Table:
        cards = gathered.loans
        return _LIST.table(gathered.who.period, cards, people=len(cards), **_LIST.sums(cards, "arrears"))


FORM = LoanArrears()
