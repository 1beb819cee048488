"""B07-TLĐ, the settlement of income and spending of union finance, for any period.

Law: HD 47/HD-TLĐ 30/12/2021, or the chart that a policy file brought. Every row is printed, moved or not; "Dự toán được giao" and "Cấp trên duyệt" stay open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import takewhile

from app.domain.dates import Period
from app.domain.ledger.chart import SUMS, Chart, ChartRow
from app.domain.money import show_money
from app.domain.problems import N_, Message
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
    PageBreak,
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
from app.exports.form import JsonValue, Table
from app.exports.heads import BLANK_DATE, HD_47, from_to_line, report_head, signatures, signer
from app.exports.issuer import About
from app.exports.ownform import own_signatures
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.settlement import settlement

_OPEN = N_("Mẫu còn để trống {what}.")
_APPROVAL: tuple[Block, ...] = (
    heading("D- PHẦN DUYỆT CỦA CÔNG ĐOÀN CẤP TRÊN"),
    fields(Field("", None), Field("", None)),
    Spacer(2),
    signatures(
        signer("CÁN BỘ QUẢN LÝ"),
        signer("TRƯỞNG BAN TÀI CHÍNH"),
        signer("TM. BAN THƯỜNG VỤ", date=BLANK_DATE, seal=True),
    ),
)
"""Left to the superior union, as the form of 2006 has it."""
_COLUMNS = (
    Column("tt", "TT", 8.5, Kind.CODE),
    Column("label", "NỘI DUNG", 80),
    Column("code", "Mục lục TCCĐ\n(Mã số)", 24.5, Kind.CODE),
    Column("planned", "Dự toán\nđược giao", 21, Kind.MONEY),
    Column("amount", "Quyết toán\nnăm", 23, Kind.MONEY),
    Column("approved", "Cấp trên\nduyệt", 21, Kind.MONEY),
)


_KINDS = {"": RowKind.NORMAL, "group": RowKind.GROUP, "total": RowKind.TOTAL}


def _name(printed: ChartRow) -> str:
    """What formulas call the row."""
    return printed.code or printed.figure


def _formula(printed: ChartRow, chart: Chart) -> str:
    """How a row is reckoned from the rows of the form; empty for one that is booked."""
    if printed.figure in SUMS:
        before = [printed.figure.removeprefix("total_")] if printed.figure.startswith("total_") else []
        return _added(*before, *printed.adds)
    if printed.figure == "closing":
        opening = next(_name(each) for each in chart.rows if each.figure == "opening")
        return f"{{{opening}}}+{{total_income}}-{{total_spending}}"
    below = chart.rows[chart.rows.index(printed) + 1 :]
    parts = takewhile(lambda each: each.level > printed.level, below) if printed.code else ()
    return _added(*(each.code for each in parts))


def _added(*names: str) -> str:
    return "+".join(f"{{{name}}}" for name in names)


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
            *(
                prose(text, larger=-1)
                for text in (*_derived(settlement), _lent(settlement), _in_transit(settlement), who.params.explanation)
                if text
            ),
            Spacer(1),
            own_signatures(who),
            PageBreak(),
            *_APPROVAL,
        )
        setup = PageSetup(top=13, bottom=11, left=20, right=13, size=12, fit=1.5, numbers=PageNumbers.TOP_FROM_SECOND)
        subject = "Báo cáo quyết toán thu, chi tài chính công đoàn"
        return who.document(f"B07-TLĐ {when}", "B07-TLĐ", setup, blocks, subject=subject)

    def missing(self, gathered: About[Settlement]) -> Sequence[Message]:
        who, indicators = gathered.who, gathered.about.indicators
        told = {
            N_("chỉ tiêu cơ bản (nhập ở Báo cáo & nộp cấp trên, nút Nhập chỉ tiêu)"): None
            not in (indicators.workers, indicators.workers_payroll, indicators.members, indicators.dues_payroll),
            N_("địa chỉ (Thiết lập, Công đoàn)"): who.organisation.address,
            N_("nơi ký (Thiết lập, Công đoàn)"): who.place,
            N_("chủ tịch (Thiết lập, Cán bộ)"): who.chair,
            N_("người lập (Thiết lập, Cán bộ)"): who.preparer,
            N_("ngày ký (chọn bên cạnh mẫu)"): who.params.signed_on,
        }
        return [Message(_OPEN, {"what": Message(what)}) for what, known in told.items() if not known]

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
        totals: dict[str, JsonValue] = {
            "opening": settlement.opening,
            "income": settlement.income,
            "total_income": settlement.total_income,
            "spending": settlement.spending,
            "total_spending": settlement.total_spending,
            "closing": settlement.closing,
            "owed_up": settlement.payable_to_superior,
        }
        for key, owing in (("owed_up", settlement.owed_up), ("due_down", settlement.due_down)):
            parts = asdict(owing) if owing is not None else {}
            totals.update({f"{key}_{part}": amount for part, amount in parts.items()})
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


def _derived(settlement: Settlement) -> Iterator[str]:
    """From what was open at the start to codes 60 and 28.01, so that whoever reads the page can reckon them again."""
    up, down = settlement.owed_up, settlement.due_down
    if up is not None:
        over = settlement.over_remitted
        left = f"{show_money(settlement.payable_to_superior or 0)} đồng"
        if over:
            left += f" và {show_money(over)} đồng nộp thừa"
        yield (
            f"Mã số 60: còn phải nộp đầu kỳ {show_money(up.opening)} + phát sinh trong kỳ {show_money(up.arisen)} "
            f"− đã nộp (mã số 39) {show_money(up.settled)} = {left}."
        )
    if down is not None and (down.opening or down.arisen or down.settled):
        received = f"{show_money(down.settled)}"
        if down.of_earlier:
            received += f" (của các năm trước {show_money(down.of_earlier)})"
        left = f"{show_money(down.left)} đồng"
        if down.left_of_earlier:
            left += f" (của các năm trước {show_money(down.left_of_earlier)})"
        yield (
            f"Mã số 28.01: được cấp theo phân phối kỳ trước chuyển sang {show_money(down.opening)} + phát sinh trong kỳ "
            f"{show_money(down.arisen)} − đã nhận {received} = còn được cấp {left}."
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
    row = Row((printed.tt, printed.label, printed.code, None, amount, None), _KINDS[printed.kind], printed.level)
    formula = _formula(printed, settlement.chart)
    return row.reckoned(_name(printed), **({"amount": formula} if formula else {}))
