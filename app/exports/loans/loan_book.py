"""Sổ theo dõi Quỹ trợ vốn: the fund on the last day of a period, and every loan with what came back, is left and is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import clock
from app.domain.dates import Period, show_date
from app.domain.loans.loans import LoanFund
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Column,
    Document,
    Grid,
    Kind,
    PageNumbers,
    PageSetup,
    Row,
    RowKind,
    Spacer,
    Title,
)
from app.exports.dues.duesform import HOUSE_FORM, centred, own_head, own_signatures
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.loans.loanform import GROUP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.queries import Read
    from app.models.queries.loans.loans import CapitalPart, LoanCard
    from app.models.queries.union.organisation import Organisation


@dataclass(frozen=True, slots=True)
class LoanBookFigures:
    """Everything the book prints, as of the period's last day or today when that is earlier."""

    organisation: Organisation
    officers: Mapping[str, str]
    period: Period
    fund: LoanFund
    capital: Sequence[CapitalPart]
    loans: Sequence[LoanCard]
    params: Params
    until: dt.date


class LoanBook(Form[LoanBookFigures]):
    """Sổ theo dõi Quỹ trợ vốn."""

    code = "loan-book"
    title = N_("Sổ theo dõi Quỹ trợ vốn")
    source = HOUSE_FORM
    group = GROUP
    wants = frozenset({"period", "place", "signed"})
    yearly = True

    def gather(self, read: Read, params: Params) -> LoanBookFigures:
        from app.models.queries.loans import loans
        from app.models.queries.union import organisation

        period = params.period_for(self.title)
        until = min(period.last, clock.today())
        cards = [card for card in loans.loan_cards(read, until) if card.lent > 0]
        return LoanBookFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            period,
            loans.loan_fund(read, until),
            loans.capital_parts(read, period.last),
            [card for card in reversed(cards) if card.is_running or any(move.on in period for move in card.moves)],
            params,
            until,
        )

    def layout(self, gathered: LoanBookFigures) -> Document:
        union, when = gathered.organisation, f"Đến ngày {show_date(gathered.until)}"
        return Document(
            title=f"Sổ theo dõi Quỹ trợ vốn {when} – {union.union}",
            author=union.union,
            subject="Sổ theo dõi Quỹ trợ vốn",
            sheet="Quỹ trợ vốn",
            setup=PageSetup(
                landscape=True, top=12, right=14, bottom=12, left=16, size=11.5, numbers=PageNumbers.BOTTOM
            ),
            blocks=(
                own_head(union, share=0.45),
                Spacer(2),
                Title((centred("SỔ THEO DÕI QUỸ TRỢ VỐN", 3), centred(when))),
                Spacer(2),
                Grid(_COLUMNS, tuple(_rows(gathered)), smaller=1.5, pad=0.5),
                Spacer(3),
                own_signatures(union, gathered.officers, gathered.params),
            ),
        )

    def table(self, gathered: LoanBookFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "name": card.name,
                "granted": card.granted_on.isoformat(),
                "lent": card.lent,
                "repaid": card.standing.repaid,
                "interest": card.standing.interest_paid,
                "left": card.standing.principal_left,
                "arrears": card.standing.arrears,
                "days_late": card.standing.days_late,
                "next_due": card.standing.next_due.instalment.due_on.isoformat() if card.standing.next_due else None,
            }
            for card in gathered.loans
        ]
        fund = gathered.fund
        totals: dict[str, JsonValue] = {
            "capital": fund.capital, "lent": fund.lent, "repaid": fund.repaid, "out": fund.out, "available": fund.available,
        }  # fmt: skip
        return Table(str(gathered.period), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("name", "Họ và tên"),
    ("granted", "Ngày vay"),
    ("lent", "Số vay"),
    ("repaid", "Đã trả gốc"),
    ("interest", "Đã trả lãi"),
    ("left", "Còn nợ gốc"),
    ("arrears", "Quá hạn"),
    ("days_late", "Ngày trễ"),
    ("next_due", "Kỳ tới"),
)
_COLUMNS = (
    Column("number", "STT", 10, Kind.INT, align=Align.CENTER),
    Column("name", "Họ & tên", 52),
    Column("granted", "Ngày vay", 23, Kind.DATE),
    Column("lent", "Số vay", 27, Kind.MONEY),
    Column("rate", "Lãi tháng", 19, align=Align.CENTER),
    Column("paid", "Kỳ đã trả", 18, align=Align.CENTER),
    Column("repaid", "Đã trả gốc", 27, Kind.MONEY),
    Column("interest", "Đã trả lãi", 23, Kind.MONEY),
    Column("left", "Còn nợ gốc", 27, Kind.MONEY),
    Column("next", "Kỳ tới", 23, Kind.DATE),
    Column("late", "Quá hạn", 25, Kind.MONEY),
    Column("days", "Ngày trễ", 15, Kind.INT),
)


def _rows(figures: LoanBookFigures) -> Iterator[Row]:
    fund = figures.fund
    empty = (None,) * 8
    for label, amount in (
        ("Vốn của quỹ", fund.capital),
        ("Đã cho vay", fund.lent),
        ("Đã thu hồi gốc", fund.repaid),
        ("Còn cho vay được (vốn + thu hồi − cho vay)", fund.available),
    ):
        yield Row((None, label, None, amount, *empty), RowKind.SUBTOTAL)
    for number, card in enumerate(figures.loans, 1):
        now = card.standing
        paid = sum(each.is_settled for each in now.instalments)
        due = now.next_due.instalment.due_on if now.next_due is not None else None
        yield Row(
            (
                number, card.name, card.granted_on, card.lent, card.rate.show(), f"{paid}/{len(now.instalments)}", now.repaid or None,
                now.interest_paid or None, now.principal_left, due, now.arrears or None, now.days_late or None,
            )
        )  # fmt: skip
    sums = [
        sum(card.lent for card in figures.loans), None, None, sum(card.standing.repaid for card in figures.loans),
        sum(card.standing.interest_paid for card in figures.loans), sum(card.standing.principal_left for card in figures.loans), None,
        sum(card.standing.arrears for card in figures.loans) or None, None,
    ]  # fmt: skip
    yield Row((None, "Cộng các khoản trên", None, *sums), RowKind.TOTAL)


FORM = LoanBook()
