"""Danh sách việc thăm hỏi, trợ cấp of a period: whom, what kind, how much, by which resolution and voucher. Never a diagnosis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.care.welfare import CaseState
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.careform import GROUP, event_words
from app.exports.document import Document, Spacer
from app.exports.form import Form, Params, Table
from app.exports.heads import period_line
from app.exports.issuer import Issuer, issuer
from app.exports.listing import Data, Day, Listing, Money, Text, numbered
from app.exports.ownform import OWN_FORM, OWN_PAGE_ACROSS, WIDTH_ACROSS, note, own_paper
from app.models.queries import Read
from app.models.queries.care.cases import CaseFilter, CaseRow, case_ids, case_rows, voucher_numbers


@dataclass(frozen=True, slots=True)
class CaseListFigures:
    """The cases to print, by day; ``numbers`` are the posted vouchers of each."""

    who: Issuer
    rows: Sequence[CaseRow]
    numbers: Mapping[int, str]


def _list(numbers: Mapping[int, str]) -> Listing[CaseRow]:
    return Listing(
        numbered("TT"),
        Day("date", "Ngày", lambda row: row.happened_on, 22),
        Text("name", "Họ & tên", lambda row: row.name, part=0.55, data="Họ và tên"),
        Text("group", "Tổ", lambda row: row.group, 26, data="Tổ công đoàn"),
        Text("event", "Việc", event_words, part=0.45),
        Money("amount", "Tiền", lambda row: row.amount, 23, blank=True),
        Money("in_kind", "Hiện vật", lambda row: row.in_kind, 21, blank=True),
        Data("paid", "Đã chi", lambda row: row.paid),
        Text("decision", "Nghị quyết", lambda row: row.decision, 38),
        Text("vouchers", "Chứng từ", lambda row: numbers.get(row.id, ""), 28),
        Text("state", "Trạng thái", lambda row: row.state, 22),
    )


class CaseList(Form[CaseListFigures]):
    """Danh sách thăm hỏi, trợ cấp."""

    code = "case-list"
    title = N_("Danh sách thăm hỏi, trợ cấp")
    source = OWN_FORM
    group = GROUP
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> CaseListFigures:
        period = params.period_for(self.code)
        rows = case_rows(read, case_ids(read, CaseFilter(period=period)))
        kept = [row for row in reversed(rows) if row.state is not CaseState.REFUSED]
        return CaseListFigures(issuer(read, params, period.last), kept, voucher_numbers(read))

    def layout(self, gathered: CaseListFigures) -> Document:
        who, rows, listing = gathered.who, gathered.rows, _list(gathered.numbers)
        paid, amount = show_money(listing.sum_of("paid", rows)), show_money(listing.sum_of("amount", rows))
        return own_paper(
            who,
            ("Danh sách thăm hỏi, trợ cấp", period_line(who.period)),
            [
                listing.grid(listing.rows(rows), listing.total("Tổng cộng", rows), of=WIDTH_ACROSS, pad=0.6),
                Spacer(1.5),
                note(f"{len(rows)} việc, đã chi {paid} đồng trên {amount} đồng được duyệt hoặc đề nghị."),
            ],
            sheet="Danh sách thăm hỏi, trợ cấp",
            setup=OWN_PAGE_ACROSS,
        )

    def table(self, gathered: CaseListFigures) -> Table:
        rows, listing = gathered.rows, _list(gathered.numbers)
        sums = listing.sums(rows, "amount", "in_kind", "paid")
        return listing.table(gathered.who.period, rows, cases=len(rows), **sums)


FORM = CaseList()
