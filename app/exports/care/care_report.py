"""Báo cáo chăm lo of any period: people, times, money by vouchers and goods, by kind, tổ, sex and month, with the headline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.care.care_report import CareReport, CareSum, headline
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.careform import SIZE, Printer, list_document, printer
from app.exports.document import Align, Block, Column, Document, Kind, Paragraph, Row, RowKind, Run, Spacer
from app.exports.dues.duesform import HOUSE_FORM, room_for
from app.exports.form import Form, JsonValue, Params, Table

if TYPE_CHECKING:
    from app.models.queries import Read

_SECTIONS = (
    ("kinds", "Theo loại việc, chương trình"),
    ("groups", "Theo tổ công đoàn"),
    ("genders", "Theo giới tính"),
    ("months", "Theo tháng"),
)
_WIDTH = 177.0


@dataclass(frozen=True, slots=True)
class CareFigures:
    """The report to print."""

    who: Printer
    report: CareReport


class CareReportForm(Form[CareFigures]):
    """Báo cáo chăm lo đoàn viên, người lao động."""

    code = "care-report"
    title = N_("Báo cáo chăm lo đoàn viên, người lao động")
    source = HOUSE_FORM
    group = N_("Chăm lo")
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> CareFigures:
        from app.domain.care.care_report import care_report
        from app.models.queries.care.care import care_facts

        period = params.period_for(self.code)
        return CareFigures(printer(read, params, period), care_report(care_facts(read, period)))

    def layout(self, gathered: CareFigures) -> Document:
        said = headline(gathered.report)
        told = f"{said[:1].upper()}{said[1:]}." if said else "Trong kỳ chưa chi chăm lo khoản nào."
        lead: tuple[Block, ...] = (Paragraph((Run(told, bold=True),)), Spacer(2))
        notes = [
            "Người: mỗi người tính một lần trong từng dòng; Lượt: mỗi lần được chăm lo. Tiền là số trên chứng từ đã ghi sổ; quà là trị giá hiện vật đã nhận.",
        ]  # fmt: skip
        if gathered.report.whole.counted:
            count = show_money(gathered.report.whole.counted)
            notes.append(f"Gồm {count} người chỉ đếm, không có danh sách: có trong Người và Lượt, không có trong Nữ.")
        return list_document(
            gathered.who, "Báo cáo chăm lo đoàn viên, người lao động", _columns(gathered.report), _rows(gathered.report), notes,
            more=lead,
        )  # fmt: skip

    def table(self, gathered: CareFigures) -> Table:
        report = gathered.report
        rows: list[dict[str, JsonValue]] = [
            {"section": section, **_figures(line)} for section, _title in _SECTIONS for line in report.section(section)
        ]
        totals: dict[str, JsonValue] = {
            **{key: value for key, value in _figures(report.whole).items() if key not in ("key", "name")},
            "hardship_people": report.hardship.people,
            "hardship_total": report.hardship.total,
            "counted": report.whole.counted,
            "headline": headline(report),
        }
        return Table(str(gathered.who.period), _JSON_COLUMNS, rows, totals)


def _figures(line: CareSum) -> dict[str, JsonValue]:
    return {
        "key": line.key,
        "name": line.name,
        "people": line.people,
        "members": line.members,
        "women": line.women,
        "times": line.times,
        "money": line.money,
        "in_kind": line.in_kind,
        "total": line.total,
    }


_JSON_COLUMNS = (
    ("section", "Phần"),
    ("key", "Khóa"),
    ("name", "Nội dung"),
    ("people", "Người"),
    ("members", "Đoàn viên"),
    ("women", "Nữ"),
    ("times", "Lượt"),
    ("money", "Tiền"),
    ("in_kind", "Hiện vật"),
    ("total", "Cộng"),
)


def _columns(report: CareReport) -> tuple[Column, ...]:
    money = max(25.0, room_for(report.whole.total, SIZE))
    number, count = 10.0, 16.0
    goods = max(22.0, room_for(report.whole.in_kind, SIZE))
    name = _WIDTH - number - 3 * count - 2 * money - goods
    return (
        Column("number", "TT", number, Kind.INT, align=Align.CENTER),
        Column("name", "Nội dung", name),
        Column("people", "Người", count, Kind.MONEY),
        Column("women", "Nữ", count, Kind.MONEY),
        Column("times", "Lượt", count, Kind.MONEY),
        Column("money", "Tiền", money, Kind.MONEY),
        Column("in_kind", "Hiện vật", goods, Kind.MONEY),
        Column("total", "Cộng", money, Kind.MONEY),
    )


def _line(number: int | None, line: CareSum, kind: RowKind = RowKind.NORMAL) -> Row:
    figures = (line.people, line.women, line.times, line.money, line.in_kind, line.total)
    return Row((number, line.name, *figures), kind)


def _rows(report: CareReport) -> Iterator[Row]:
    for section, title in _SECTIONS:
        lines = report.section(section)
        if not lines:
            continue
        yield Row((None, title, *(None,) * 6), RowKind.GROUP, keeps_next=True)
        for number, line in enumerate(lines, 1):
            yield _line(number, line)
    yield _line(None, report.whole, RowKind.TOTAL)


FORM = CareReportForm()
