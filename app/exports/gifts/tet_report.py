"""Báo cáo kết quả chăm lo Tết: who was cared for by programme, money by funder, meals, gifts, vouchers, the plan of pay and bonus.

Law: KH 34/KH-TLĐ 15/10/2025 asks every grassroots union for it; no layout was found, so this one is the program's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain import lunar
from app.domain.activities.activities import Funder
from app.domain.activities.programmes import PROGRAMMES
from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.careform import GROUP
from app.exports.document import Align, Block, Document, Grid, aired
from app.exports.form import Form, Params, Table
from app.exports.issuer import About, issuer
from app.exports.letterform import addressed_to, closing, letter, listed, paper_number, paragraph, section
from app.exports.listing import Count, Data, Listing, Money, Text, as_data, numbered
from app.models.queries import Read
from app.models.queries.gifts import tet_report
from app.models.queries.gifts.tet_report import TetLine, TetReport
from app.models.queries.members.members import count_members

_NAMES = {
    "gift": "Quà Tết theo danh sách, thăm hỏi",
    "cases": "Thăm hỏi, trợ cấp theo hồ sơ",
}
_PEN = "………………………………………………………………………………"


def name_of(line: TetLine) -> str:
    """What a line is called on paper."""
    known = PROGRAMMES.get(line.key)
    return known.name if known is not None else _NAMES[line.key]


def _sponsored(line: TetLine) -> int:
    return line.money.get(Funder.SPONSOR, 0) + line.money.get(Funder.PEOPLE, 0)


_WHOLE = "{:union}+{:employer}+{:superior}+{:sponsored}"
_FUNDED = "Kinh phí theo nguồn, gồm hiện vật (đồng)"


def _borne(key: str, label: str, funder: Funder, width: float, data: str) -> Money[TetLine]:
    """What one funder bore."""
    return Money(key, label, lambda line: line.money.get(funder, 0), width, over=_FUNDED, data=data, blank=True)


_LIST: Listing[TetLine] = Listing(
    numbered(width=9),
    Data("programme", "Khóa", lambda line: line.key),
    Text("name", "Chương trình", name_of, 43),
    Data("count", "Số cuộc", lambda line: line.count),
    Count("people", "Số\nngười", lambda line: line.people, 13, align=Align.CENTER, sums=True),
    Data("women", "Nữ", lambda line: line.women),
    _borne("union", "Công đoàn", Funder.UNION, 22, "Công đoàn cơ sở"),
    _borne("employer", "Doanh nghiệp", Funder.EMPLOYER, 22, "Người sử dụng lao động"),
    _borne("superior", "Cấp trên", Funder.SUPERIOR, 21, "Công đoàn cấp trên"),
    Money("sponsored", "Tài trợ, khác", _sponsored, 21, over=_FUNDED, data="", blank=True),
    Data("sponsor", "Nhà tài trợ", lambda line: line.money.get(Funder.SPONSOR, 0)),
    Money("total", "Cộng", lambda line: line.total, 23, data="Tổng trị giá", live=_WHOLE),
    Data("meals", "Suất ăn", lambda line: line.meals),
    Data("gifts", "Suất quà", lambda line: line.gifts),
    Data("vouchers", "Phiếu mua hàng đã dùng", lambda line: line.vouchers),
    Data("visits", "Lượt thăm hỏi", lambda line: line.visits),
)


TetFigures = About[tuple[TetReport, int]]
"""What was done for a Tết, and how many members there were."""


class TetReportForm(Form[TetFigures]):
    """Báo cáo kết quả chăm lo Tết."""

    code = "tet-report"
    title = N_("Báo cáo kết quả chăm lo Tết")
    source = N_("Tết 2026: KH 34/KH-TLĐ ngày 15/10/2025; mẫu trình bày của chương trình.")
    group = GROUP
    wants = frozenset({"period", "place", "signed", "explanation"})
    yearly = True

    def gather(self, read: Read, params: Params) -> TetFigures:
        first = lunar.tet(params.period_for(self.title).last.year)
        report = tet_report.tet_report(read, first)
        return About(issuer(read, params, report.window.last), (report, count_members(read, first)))

    def layout(self, gathered: TetFigures) -> Document:
        who, year = gathered.who, gathered.about[0].tet.year
        return letter(
            who,
            ("BÁO CÁO", f"Kết quả chăm lo Tết Nguyên đán năm {year}"),
            _body(gathered),
            number=paper_number("", "BC", year),
            day=who.params.signed_on,
            sheet="Chăm lo Tết",
            name=f"Báo cáo kết quả chăm lo Tết {year}",
            subject="Báo cáo kết quả chăm lo Tết",
            below=2,
        )

    def table(self, gathered: TetFigures) -> Table:
        report, _members = gathered.about
        return _LIST.table(
            report.window,
            report.lines,
            tet=as_data(report.tet),
            announced=as_data(report.announced),
            days_before=report.terms.ahead(report.announced),
            **_LIST.sums(report.lines, "people", "total", "meals", "gifts", "vouchers", "visits"),
        )


def _body(figures: TetFigures) -> Iterator[Block]:
    who, (report, members) = figures.who, figures.about
    yield from addressed_to(who.superior)
    yield section("1. Kết quả theo chương trình")
    if report.lines:
        people, total = show_money(report.sum_of("people")), show_money(report.sum_of("total"))
        yield paragraph(
            f"Từ ngày {show_date(report.window.first)} đến ngày {show_date(report.window.last)}, công đoàn cơ sở "
            f"({show_money(members)} đoàn viên) chăm lo {people} lượt đoàn viên, người lao động, tổng trị giá {total} đồng:"
        )
        yield from aired(_table(report), 1)
        yield from _counts(report)
    else:
        yield paragraph("Chưa ghi hoạt động chăm lo Tết nào trong sổ.")
    yield section("2. Phương án lương, thưởng Tết")
    yield paragraph(_announced(report))
    yield section("3. Cách làm, kết quả từng việc")
    for text in report.results:
        yield listed(f"- {text}")
    if not report.results:
        yield paragraph(_PEN)
    yield section("4. Đánh giá, kiến nghị")
    yield paragraph(who.params.explanation or _PEN)
    yield from closing(who, "Như trên", "Ban Chấp hành", "Lưu: CĐCS")


def _table(report: TetReport) -> Grid:
    return _LIST.grid(_LIST.rows(report.lines), _LIST.total("Cộng", report.lines), smaller=2.5, frozen=False)


def _counts(report: TetReport) -> Iterator[Block]:
    counted = {
        "meals": "suất ăn Bữa cơm Công đoàn",
        "gifts": "suất quà",
        "vouchers": "phiếu mua hàng Chợ Tết đã dùng",
        "visits": "lượt thăm hỏi",
    }
    sums = {words: report.sum_of(figure) for figure, words in counted.items()}
    texts = [f"{show_money(count)} {words}" for words, count in sums.items() if count]
    if texts:
        yield paragraph(f"Trong đó: {', '.join(texts)}.")


def _announced(report: TetReport) -> str:
    terms, days = report.terms, report.terms.ahead(report.announced)
    first = f"ngày nghỉ Tết đầu tiên ({show_date(terms.first_off)})"
    if report.announced is None or days is None:
        return f"Chưa ghi ngày công bố (chậm nhất {show_date(terms.last)}, {terms.days} ngày trước {first})."
    text = f"Công bố ngày {show_date(report.announced)}, trước {first} {days} ngày: "
    text += "đúng yêu cầu" if days >= terms.days else "chậm so với yêu cầu"
    text += f" trước ít nhất {terms.days} ngày."
    return f"{text} {report.announced_words}".strip()
