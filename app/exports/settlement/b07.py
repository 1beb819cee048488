"""B07-TLĐ, the settlement of income and spending of union finance, for any period.

Law: HD 47/HD-TLĐ 30/12/2021, or the chart that a policy file brought. Every row is printed, moved or not; "Dự toán được giao" and "Cấp trên duyệt" stay open.
"""

from __future__ import annotations

from app.domain.dates import Period
from app.domain.ledger.chart import ChartRow
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.settlement.settlement import BasicIndicators, Settlement
from app.exports.document import (
    Align,
    Block,
    Column,
    Document,
    Field,
    Fields,
    Grid,
    Kind,
    Line,
    PageNumbers,
    PageSetup,
    Row,
    RowKind,
    Spacer,
    Title,
    fields,
    heading,
    prose,
)
from app.exports.form import Table
from app.exports.heads import HD_47, from_to_line, report_head
from app.exports.issuer import About
from app.exports.ownform import own_signatures
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.settlement import settlement

_COLUMNS = (
    Column("tt", "TT", 8.5, Kind.CODE),
    Column("label", "NỘI DUNG", 80),
    Column("code", "Mục lục TCCĐ\n(Mã số)", 24.5, Kind.CODE),
    Column("planned", "Dự toán\nđược giao", 21, Kind.MONEY),
    Column("amount", "Quyết toán\nnăm", 23, Kind.MONEY),
    Column("approved", "Cấp trên\nduyệt", 21, Kind.MONEY),
)


_KINDS = {"": RowKind.NORMAL, "group": RowKind.GROUP, "total": RowKind.TOTAL}


class B07(PeriodForm[Settlement]):
    """Báo cáo quyết toán thu, chi tài chính công đoàn."""

    code = "b07"
    title = N_("Báo cáo quyết toán thu, chi tài chính công đoàn (B07-TLĐ)")
    source = HD_47.line
    group = N_("Báo cáo")
    wants = frozenset({"period", "place", "signed", "explanation"})
    yearly = True

    def facts(self, read: Read, period: Period) -> Settlement:
        return settlement.settlement(read, period)

    def layout(self, gathered: About[Settlement]) -> Document:
        who, settlement = gathered.who, gathered.about
        period = settlement.period
        when = f"Năm {period.first.year}" if period.is_year else from_to_line(period)
        title = Line("BÁO CÁO QUYẾT TOÁN THU, CHI TÀI CHÍNH CÔNG ĐOÀN", bold=True, larger=2)
        part_b = Field("B- CÁC CHỈ TIÊU THU CHI TÀI CHÍNH CÔNG ĐOÀN", "", leader=False, label_bold=True)
        unit = Field("", "Đơn vị tính: đồng", leader=False, italic=True, align=Align.RIGHT)
        blocks: tuple[Block, ...] = (
            report_head(who.organisation, "Mẫu: B07-TLĐ", who.params.union_regime_on(period.last), address=True),
            Spacer(3),
            Title((title, Line(when, bold=True))),
            Spacer(2.5),
            heading("A- CÁC CHỈ TIÊU CƠ BẢN"),
            _basic_indicators(settlement.indicators),
            Spacer(1),
            fields((part_b, unit), shares=(0.7, 0.3), keeps_next=True),
            Spacer(1),
            Grid(
                _COLUMNS,
                tuple(_row(each, settlement) for each in settlement.chart.rows),
                smaller=1.5,
                pad=0.45,
                frozen=False,
            ),
            Spacer(2),
            heading("C- THUYẾT MINH"),
            *(prose(text) for text in (_lent(settlement), _in_transit(settlement), who.params.explanation) if text),
            Spacer(1),
            own_signatures(who),
        )
        setup = PageSetup(top=13, bottom=11, left=20, right=13, size=12, fit=1, numbers=PageNumbers.TOP_FROM_SECOND)
        subject = "Báo cáo quyết toán thu, chi tài chính công đoàn"
        return who.document(f"B07-TLĐ {when}", "B07-TLĐ", setup, blocks, subject=subject)

    def table(self, gathered: About[Settlement]) -> Table:
        settlement = gathered.about
        rows = [
            {
                "code": printed.code,
                "label": printed.label,
                "amount": None if printed.kind == "group" else _amount(printed, settlement, unmoved=0),
            }
            for printed in settlement.chart.rows
        ]
        totals = {
            "opening": settlement.opening,
            "income": settlement.income,
            "total_income": settlement.total_income,
            "spending": settlement.spending,
            "total_spending": settlement.total_spending,
            "closing": settlement.closing,
            "owed_up": settlement.payable_to_superior,
        }
        columns = (("code", "Mã số"), ("label", "Nội dung"), ("amount", "Quyết toán"))
        return Table(str(settlement.period), columns, rows, totals)


def _basic_indicators(indicators: BasicIndicators) -> Fields:
    def figure(label: str, value: int | None, unit: str) -> Field:
        return Field(label, value, unit, leader=False)

    return fields(
        (
            figure("- Số lao động Đóng KPCĐ:", indicators.workers, "người"),
            figure("- Quỹ lương đóng KPCĐ:", indicators.workers_payroll, "đồng"),
        ),
        (
            figure("- Số đoàn viên:", indicators.members, "người"),
            figure("- Quỹ lương đóng ĐPCĐ:", indicators.dues_payroll, "đồng"),
        ),
        figure("- Số cán bộ CĐ chuyên trách:", indicators.full_time_officers, "người"),
        shares=(0.47, 0.53),
    )


def _lent(settlement: Settlement) -> str:
    """What code 50 holds that is neither cash nor bank, so that the superior's sum agrees."""
    lent = settlement.proof.out_on_loan
    return f"Mã số 50 gồm {show_money(lent)} đồng Quỹ trợ vốn đang cho đoàn viên vay." if lent else ""


def _in_transit(settlement: Settlement) -> str:
    """Money that code 50 holds while neither the cash book nor the bank books have it, or that both have."""
    amount = settlement.proof.transit
    if amount < 0:
        return f"Mã số 50 đã trừ {show_money(-amount)} đồng đã vào quỹ nhận nhưng sổ của quỹ chuyển chưa ghi rời quỹ."
    return f"Mã số 50 gồm {show_money(amount)} đồng tiền đang chuyển giữa các quỹ." if amount else ""


def _amount(printed: ChartRow, settlement: Settlement, unmoved: int | None) -> int | None:
    """The row's figure; ``unmoved`` for a code without money in the period."""
    if printed.figure:
        figure: int | None = getattr(settlement, printed.figure)
        return figure
    return settlement.sums.get(printed.code, unmoved) if printed.code else None


def _row(printed: ChartRow, settlement: Settlement) -> Row:
    amount = _amount(printed, settlement, unmoved=None)
    return Row((printed.tt, printed.label, printed.code, None, amount, None), _KINDS[printed.kind], printed.level)
