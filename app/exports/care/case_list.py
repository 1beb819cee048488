"""Danh sách việc thăm hỏi, trợ cấp of a period, and those of them whose papers have not all come in. Never a diagnosis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.domain.care.records import CASE
from app.domain.care.welfare import CaseState, Paper
from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.careform import CareList, event_words
from app.exports.document import Row
from app.exports.issuer import Issuer
from app.exports.listing import Data, FieldColumns, Listing, Text, numbered
from app.exports.members.memberform import in_group, named
from app.exports.ownform import OWN_PAGE_ACROSS, WIDTH_ACROSS, Frame
from app.models.queries import Read
from app.models.queries.care.cases import CaseFilter, CaseRow, case_ids, case_papers, case_rows, voucher_numbers

CaseWithVouchers = tuple[CaseRow, str]
"""A case with the numbers of its posted vouchers."""
Missing = tuple[CaseRow, tuple[str, ...]]
"""A case with the papers that are missing."""


_case = FieldColumns[tuple[CaseRow, Any]](CASE, lambda line: line[0])


class CaseList(CareList[CaseWithVouchers]):
    """Danh sách thăm hỏi, trợ cấp: whom, what kind, how much, by which resolution and voucher, by day."""

    code = "case-list"
    title = N_("Danh sách thăm hỏi, trợ cấp")
    sheet = title
    frame = Frame(OWN_PAGE_ACROSS)
    width = WIDTH_ACROSS
    counted, summed = "cases", ("amount", "in_kind", "paid")
    listing = Listing(
        numbered("TT"),
        _case("happened_on", 22, key="date", data=None),
        named(lambda line: line[0].name, part=0.55),
        in_group(lambda line: line[0].group, 26),
        Text("event", "Việc", lambda line: event_words(line[0]), part=0.45),
        _case("amount", 23, data=None, blank=True),
        _case("in_kind", 21, label="Hiện vật", data=None, blank=True),
        Data("paid", "Đã chi", lambda line: line[0].paid),
        Text("decision", "Nghị quyết", lambda line: line[0].decision, 38),
        Text("vouchers", "Chứng từ", lambda line: line[1], 28),
        _case("state", 22),
    )

    def facts(self, read: Read, period: Period) -> Sequence[CaseWithVouchers]:
        rows, numbers = case_rows(read, case_ids(read, CaseFilter(period=period))), voucher_numbers(read)
        return [(row, numbers.get(row.id, "")) for row in reversed(rows) if row.state is not CaseState.REFUSED]

    def total(self, who: Issuer, lines: Sequence[CaseWithVouchers]) -> Row:
        return self.listing.total("Tổng cộng", lines)

    def foot(self, who: Issuer, lines: Sequence[CaseWithVouchers]) -> str:
        paid, amount = (show_money(self.listing.sum_of(key, lines)) for key in ("paid", "amount"))
        return f"{len(lines)} việc, đã chi {paid} đồng trên {amount} đồng được duyệt hoặc đề nghị."


class CasePapers(CareList[Missing]):
    """Giấy tờ thăm hỏi còn thiếu, to ask for them."""

    code = "case-papers"
    title = N_("Giấy tờ thăm hỏi còn thiếu")
    sheet = title
    frame = Frame(OWN_PAGE_ACROSS)
    listing = Listing(
        numbered("TT"),
        _case("happened_on", 22, key="date", data=None),
        named(lambda line: line[0].name, 46),
        in_group(lambda line: line[0].group, 28),
        Text("event", "Việc", lambda line: event_words(line[0]), 40),
        Text("papers", "Giấy tờ còn thiếu", lambda line: "; ".join(map(Paper.label_of, line[1])), 94),
        Data("count", "Số giấy", lambda line: len(line[1])),
        _case("state", 24, data=""),
    )

    def facts(self, read: Read, period: Period) -> Sequence[Missing]:
        rows = case_rows(read, case_ids(read, CaseFilter("missing", period=period)))[::-1]
        papers = ((row, case_papers(read, row.id)) for row in rows)
        return [(row, tuple(each.paper for each in asked if each.received_on is None)) for row, asked in papers]

    def foot(self, who: Issuer, lines: Sequence[Missing]) -> str:
        count = self.listing.sum_of("count", lines)
        return f"{len(lines)} việc còn thiếu {count} giấy tờ." if lines else "Mọi việc trong kỳ đã đủ giấy tờ."

    def totals(self, who: Issuer, lines: Sequence[Missing]) -> dict[str, int]:
        return {"cases": len(lines), "papers": self.listing.sum_of("count", lines)}
