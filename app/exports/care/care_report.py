"""Báo cáo chăm lo of any period: people, times, money by vouchers and goods, by kind, tổ, sex and month, with the headline."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.care.care_report import CareReport, CareSum, care_report, headline
from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.careform import GROUP
from app.exports.document import Block, Kind, Row, RowKind, aired, prose
from app.exports.form import Table
from app.exports.issuer import About, Issuer
from app.exports.listing import Count, Data, Listing, Money, Text, numbered
from app.exports.ownform import WIDTH, OwnPaper, note
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.care.care import care_facts

_SECTIONS = {
    "kinds": "Theo loại việc, chương trình",
    "groups": "Theo tổ công đoàn",
    "genders": "Theo giới tính",
    "months": "Theo tháng",
}
_NOTE = "Người: mỗi người tính một lần trong từng dòng; Lượt: mỗi lần được chăm lo. Tiền là số trên chứng từ đã ghi sổ; quà là trị giá hiện vật đã nhận."
_LIST: Listing[CareSum] = Listing(
    numbered("TT"),
    Data("key", "Khóa", lambda line: line.key),
    Text("name", "Nội dung", lambda line: line.name, part=1),
    Count("people", "Người", lambda line: line.people, 16, kind=Kind.MONEY),
    Data("members", "Đoàn viên", lambda line: line.members),
    Count("women", "Nữ", lambda line: line.women, 16, kind=Kind.MONEY),
    Count("times", "Lượt", lambda line: line.times, 16, kind=Kind.MONEY),
    Money("money", "Tiền", lambda line: line.money, 25),
    Money("in_kind", "Hiện vật", lambda line: line.in_kind, 22),
    Money("total", "Cộng", lambda line: line.total, 25, live="{:money}+{:in_kind}"),
)


class CareReportForm(PeriodForm[CareReport], OwnPaper[CareReport]):
    """Báo cáo chăm lo đoàn viên, người lao động."""

    code = "care-report"
    title = N_("Báo cáo chăm lo đoàn viên, người lao động")
    group = GROUP
    wants = frozenset({"period", "place", "signed"})
    sheet = "Báo cáo chăm lo đoàn viên, n"

    def facts(self, read: Read, period: Period) -> CareReport:
        return care_report(care_facts(read, period))

    def body(self, who: Issuer, about: CareReport) -> Iterator[Block]:
        text = headline(about)
        text = f"{text[:1].upper()}{text[1:]}." if text else "Trong kỳ chưa chi chăm lo khoản nào."
        yield prose(text, bold=True)
        yield from aired(
            _LIST.grid(_rows(about), _LIST.row(about.whole, kind=RowKind.TOTAL), of=WIDTH, pad=0.6), 2, 1.5
        )
        yield note(_NOTE)
        if about.whole.counted:
            count = show_money(about.whole.counted)
            yield note(f"Gồm {count} người chỉ đếm, không có danh sách: có trong Người và Lượt, không có trong Nữ.")

    def table(self, gathered: About[CareReport]) -> Table:
        report = gathered.about
        rows = [{"section": each, **_LIST.told_line(line)} for each in _SECTIONS for line in report.section(each)]
        whole = _LIST.told_line(report.whole)
        totals = {key: whole[key] for key in ("people", "members", "women", "times", "money", "in_kind", "total")}
        totals |= {"hardship_people": report.hardship.people, "hardship_total": report.hardship.total}
        totals |= {"counted": report.whole.counted, "headline": headline(report)}
        return Table(str(gathered.who.period), (("section", "Phần"), *_LIST.headings), rows, totals)


def _rows(report: CareReport) -> Iterator[Row]:
    for section, title in _SECTIONS.items():
        lines = report.section(section)
        if lines:
            yield _LIST.band(title, keeps_next=True)
            yield from _LIST.rows(lines)
