"""Danh sách nợ quá hạn Quỹ trợ vốn: who should have paid by a day and did not, since when, how many days, how much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import clock
from app.domain.dates import Period, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Column,
    Document,
    Grid,
    Kind,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    RowKind,
    Run,
    Spacer,
    Title,
)
from app.exports.dues.duesform import HOUSE_FORM, centred, own_head, own_signatures
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.loans.loanform import GROUP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.queries import Read
    from app.models.queries.loans.loans import LoanCard
    from app.models.queries.union.organisation import Organisation


@dataclass(frozen=True, slots=True)
class LoanArrearsFigures:
    """Everything the list prints, the longest late first; ``until`` is the day it is reckoned to."""

    organisation: Organisation
    officers: Mapping[str, str]
    period: Period
    loans: Sequence[LoanCard]
    params: Params
    until: dt.date

    @property
    def late(self) -> int:
        """All that is late, in đồng."""
        return sum(card.standing.arrears for card in self.loans)


class LoanArrears(Form[LoanArrearsFigures]):
    """Danh sách nợ quá hạn."""

    code = "loan-arrears"
    title = N_("Danh sách nợ quá hạn Quỹ trợ vốn")
    source = HOUSE_FORM
    group = GROUP
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> LoanArrearsFigures:
        from app.models.queries.loans import loans
        from app.models.queries.union import organisation

        period = params.period_for(self.title)
        until = min(period.last, clock.today())
        late = [card for card in loans.loan_cards(read, until) if card.is_late]
        return LoanArrearsFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            period,
            sorted(late, key=lambda card: -card.standing.days_late),
            params,
            until,
        )

    def layout(self, gathered: LoanArrearsFigures) -> Document:
        union, when = gathered.organisation, f"Tính đến ngày {show_date(gathered.until)}"
        told = "Đến ngày này không có khoản vay nào quá hạn."
        if gathered.loans:
            told = f"{len(gathered.loans)} người còn {show_money(gathered.late)} đồng quá hạn chưa trả."
        return Document(
            title=f"Danh sách nợ quá hạn Quỹ trợ vốn – {union.union}",
            author=union.union,
            subject="Danh sách nợ quá hạn Quỹ trợ vốn",
            sheet="Nợ quá hạn",
            setup=PageSetup(top=12, right=15, bottom=13, left=18, size=12, numbers=PageNumbers.BOTTOM),
            blocks=(
                own_head(union),
                Spacer(3),
                Title((centred("DANH SÁCH NỢ QUÁ HẠN QUỸ TRỢ VỐN", 3), centred(when))),
                Spacer(2),
                Grid(_COLUMNS, tuple(_rows(gathered)), smaller=1.5, pad=0.6),
                Spacer(1.5),
                Paragraph((Run(told),), larger=-1),
                Spacer(2),
                own_signatures(union, gathered.officers, gathered.params),
            ),
        )

    def table(self, gathered: LoanArrearsFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "name": card.name,
                "group": card.group,
                "due": card.standing.late[0].instalment.due_on.isoformat(),
                "instalments": len(card.standing.late),
                "days_late": card.standing.days_late,
                "arrears": card.standing.arrears,
                "left": card.standing.left,
                "guarantor": card.guarantor,
            }
            for card in gathered.loans
        ]
        return Table(str(gathered.period), _JSON_COLUMNS, rows, {"people": len(rows), "arrears": gathered.late})


_JSON_COLUMNS = (
    ("name", "Họ và tên"),
    ("group", "Tổ"),
    ("due", "Quá hạn từ"),
    ("instalments", "Số kỳ"),
    ("days_late", "Số ngày trễ"),
    ("arrears", "Quá hạn"),
    ("left", "Tổng còn nợ"),
    ("guarantor", "Người bảo lãnh"),
)
_COLUMNS = (
    Column("number", "STT", 10, Kind.INT, align=Align.CENTER),
    Column("name", "Họ & tên", 42),
    Column("group", "Tổ", 24),
    Column("due", "Quá hạn từ", 23, Kind.DATE),
    Column("instalments", "Số kỳ", 12, Kind.INT, align=Align.CENTER),
    Column("days", "Ngày trễ", 14, Kind.INT, align=Align.CENTER),
    Column("arrears", "Quá hạn", 25, Kind.MONEY),
    Column("left", "Tổng còn nợ", 26, Kind.MONEY),
    Column("guarantor", "Người bảo lãnh", 30),
)


def _rows(figures: LoanArrearsFigures) -> Iterator[Row]:
    for number, card in enumerate(figures.loans, 1):
        now = card.standing
        yield Row(
            (
                number, card.name, card.group, now.late[0].instalment.due_on, len(now.late), now.days_late, now.arrears, now.left,
                card.guarantor,
            )
        )  # fmt: skip
    left = sum(card.standing.left for card in figures.loans)
    yield Row((None, "Cộng", None, None, None, None, figures.late, left, None), RowKind.TOTAL)


FORM = LoanArrears()
