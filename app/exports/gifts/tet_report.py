"""Báo cáo kết quả chăm lo Tết: who was cared for by programme, money by giver, meals, gifts, vouchers, the plan of pay and bonus.

Law: KH 34/KH-TLĐ 15/10/2025 asks every grassroots union for it; no layout was found, so this one is the program's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import lunar
from app.domain.activities.activities import Giver
from app.domain.activities.programmes import DAYS_BEFORE_TET, PROGRAMMES, announced_days
from app.domain.dates import iso_of, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import Align, Block, Column, Document, Grid, HeadCell, Kind, Row, RowKind, Spacer
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.letterform import LETTER, addressed_to, closing, letter_head, listed, paper_number, paper_title, said
from app.exports.loans.loanform import GROUP

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.gifts.tet_report import TetLine, TetReport
    from app.models.queries.union.organisation import Organisation

_NAMES = {
    "gift": "Quà Tết theo danh sách, thăm hỏi",
    "cases": "Thăm hỏi, trợ cấp theo hồ sơ",
}
_OTHERS = (Giver.EMPLOYER, Giver.SUPERIOR, Giver.SPONSOR)


@dataclass(frozen=True, slots=True)
class TetFigures:
    """Everything the report prints."""

    organisation: Organisation
    officers: Mapping[str, str]
    report: TetReport
    members: int
    params: Params

    @property
    def year(self) -> int:
        """The year that begins with this Tết."""
        return self.report.tet.year


class TetReportForm(Form[TetFigures]):
    """Báo cáo kết quả chăm lo Tết."""

    code = "tet-report"
    title = N_("Báo cáo kết quả chăm lo Tết")
    source = N_("Kế hoạch 34/KH-TLĐ ngày 15/10/2025; mẫu trình bày của chương trình.")
    group = GROUP
    wants = frozenset({"period", "place", "signed", "explanation"})
    yearly = True

    def gather(self, read: Read, params: Params) -> TetFigures:
        from app.models.queries.gifts import tet_report
        from app.models.queries.members import members
        from app.models.queries.union import organisation

        first = lunar.tet(params.period_for(self.title).last.year)
        report = tet_report.tet_report(read, first)
        return TetFigures(
            organisation.organisation(read, report.window.last),
            organisation.officers(read, report.window.last),
            report,
            members.count_members(read, first),
            params,
        )

    def layout(self, gathered: TetFigures) -> Document:
        union, year = gathered.organisation, gathered.year
        return Document(
            title=f"Báo cáo kết quả chăm lo Tết {year} – {union.union}",
            author=union.union,
            subject="Báo cáo kết quả chăm lo Tết",
            sheet="Chăm lo Tết",
            setup=LETTER,
            blocks=(
                *letter_head(
                    union, paper_number("", "BC", year), gathered.params.signed_on, place=gathered.params.place
                ),
                paper_title("BÁO CÁO", f"Kết quả chăm lo Tết Nguyên đán năm {year}"),
                Spacer(2),
                *addressed_to(union.superior),
                *_body(gathered),
                *closing(gathered.officers, ("Như trên", "Ban Chấp hành", "Lưu: CĐCS")),
            ),
        )

    def table(self, gathered: TetFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "programme": line.key,
                "name": name_of(line),
                "count": line.count,
                "people": line.people,
                "women": line.women,
                "union": line.money.get(Giver.UNION, 0),
                **{str(giver): line.money.get(giver, 0) for giver in _OTHERS},
                "total": line.total,
                "meals": line.meals,
                "gifts": line.gifts,
                "vouchers": line.vouchers,
                "visits": line.visits,
            }
            for line in gathered.report.lines
        ]
        report = gathered.report
        totals: dict[str, JsonValue] = {
            "tet": report.tet.isoformat(),
            "announced": iso_of(report.announced),
            "days_before": announced_days(report.announced, report.tet),
            **{figure: report.sum_of(figure) for figure in ("people", "total", "meals", "gifts", "vouchers", "visits")},
        }
        return Table(str(report.window), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("programme", "Khóa"),
    ("name", "Chương trình"),
    ("count", "Số cuộc"),
    ("people", "Số người"),
    ("women", "Nữ"),
    ("union", "Công đoàn cơ sở"),
    ("employer", "Người sử dụng lao động"),
    ("superior", "Công đoàn cấp trên"),
    ("sponsor", "Nhà tài trợ"),
    ("total", "Tổng trị giá"),
    ("meals", "Suất ăn"),
    ("gifts", "Suất quà"),
    ("vouchers", "Phiếu mua hàng đã dùng"),
    ("visits", "Lượt thăm hỏi"),
)
_COLUMNS = (
    Column("number", "STT", 9, Kind.INT, align=Align.CENTER),
    Column("name", "Chương trình", 43),
    Column("people", "Số\nngười", 13, Kind.INT, align=Align.CENTER),
    Column("union", "Công đoàn", 22, Kind.MONEY),
    Column("employer", "Doanh\nnghiệp", 22, Kind.MONEY),
    Column("superior", "Cấp trên", 21, Kind.MONEY),
    Column("sponsor", "Tài trợ", 21, Kind.MONEY),
    Column("total", "Cộng", 23, Kind.MONEY),
)


def name_of(line: TetLine) -> str:
    """What a line is called on paper."""
    known = PROGRAMMES.get(line.key)
    return known.name if known is not None else _NAMES[line.key]


def _body(figures: TetFigures) -> Iterator[Block]:
    report = figures.report
    yield said("1. Kết quả theo chương trình", bold=True, keeps_next=True)
    if report.lines:
        people, total = show_money(report.sum_of("people")), show_money(report.sum_of("total"))
        yield said(
            f"Từ ngày {show_date(report.window.first)} đến ngày {show_date(report.window.last)}, công đoàn cơ sở "
            f"({show_money(figures.members)} đoàn viên) chăm lo {people} lượt đoàn viên, người lao động, tổng trị giá {total} đồng:"
        )
        yield Spacer(1)
        yield Grid(_COLUMNS, tuple(_rows(report)), _HEAD, smaller=2.5, frozen=False)
        yield Spacer(2)
        yield from _counts(report)
    else:
        yield said("Chưa ghi hoạt động chăm lo Tết nào trong sổ.")
    yield said("2. Phương án lương, thưởng Tết", bold=True, keeps_next=True)
    yield said(_announced(report))
    yield said("3. Cách làm, kết quả từng việc", bold=True, keeps_next=True)
    for text in report.results:
        yield listed(f"- {text}")
    if not report.results:
        yield said("………………………………………………………………………………")
    yield said("4. Đánh giá, kiến nghị", bold=True, keeps_next=True)
    yield said(figures.params.explanation or "………………………………………………………………………………")


_HEAD = (
    (
        HeadCell("STT", down=2),
        HeadCell("Chương trình", down=2),
        HeadCell("Số\nngười", down=2),
        HeadCell("Kinh phí theo nguồn, gồm hiện vật (đồng)", across=4),
        HeadCell("Cộng", down=2),
    ),
    (HeadCell("Công đoàn"), HeadCell("Doanh nghiệp"), HeadCell("Cấp trên"), HeadCell("Tài trợ, khác")),
)


def _money(line: TetLine) -> tuple[int | None, ...]:
    sponsor = line.money.get(Giver.SPONSOR, 0) + line.money.get(Giver.PEOPLE, 0)
    values = (*(line.money.get(giver, 0) for giver in (Giver.UNION, Giver.EMPLOYER, Giver.SUPERIOR)), sponsor)
    return tuple(value or None for value in values)


def _rows(report: TetReport) -> Iterator[Row]:
    for number, line in enumerate(report.lines, 1):
        yield Row((number, name_of(line), line.people, *_money(line), line.total))
    sums = [sum(each[place] or 0 for each in map(_money, report.lines)) or None for place in range(4)]
    yield Row((None, "Cộng", report.sum_of("people"), *sums, report.sum_of("total")), RowKind.TOTAL)


def _counts(report: TetReport) -> Iterator[Block]:
    told = [
        f"{show_money(report.sum_of(figure))} {word}"
        for figure, word in (
            ("meals", "suất ăn Bữa cơm Công đoàn"), ("gifts", "suất quà"), ("vouchers", "phiếu mua hàng Chợ Tết đã dùng"),
            ("visits", "lượt thăm hỏi"),
        )
        if report.sum_of(figure)
    ]  # fmt: skip
    if told:
        yield said(f"Trong đó: {', '.join(told)}.")


def _announced(report: TetReport) -> str:
    days = announced_days(report.announced, report.tet)
    if report.announced is None or days is None:
        return f"Chưa ghi ngày công bố (yêu cầu trước Tết ít nhất {DAYS_BEFORE_TET} ngày; Tết ngày {show_date(report.tet)})."
    told = f"Công bố ngày {show_date(report.announced)}, trước Tết ({show_date(report.tet)}) {days} ngày: "
    told += "đúng yêu cầu" if days >= DAYS_BEFORE_TET else "chậm so với yêu cầu"
    told += f" trước ít nhất {DAYS_BEFORE_TET} ngày."
    return f"{told} {report.announced_words}".strip()


FORM = TetReportForm()
