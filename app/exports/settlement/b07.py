"""B07-TLĐ, the settlement of income and spending of union finance, for any period.

Law: HD 47/HD-TLĐ 30/12/2021. Every row is printed, moved or not; "Dự toán được giao" and "Cấp trên duyệt" stay open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from app.domain.dates import Period
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


@dataclass(frozen=True, slots=True)
class _Printed:
    """A row of the form: what stands in TT, the label, the code, and a total's name when it has no code."""

    tt: str
    label: str
    code: str = ""
    figure: str = ""
    kind: RowKind = RowKind.NORMAL
    level: int = 0
    formula: str = ""

    @property
    def name(self) -> str:
        """What formulas call the row."""
        return self.code or self.figure


_GROUP, _TOTAL = RowKind.GROUP, RowKind.TOTAL
_ROWS = (
    _Printed("I", "TÍCH LŨY TÀI CHÍNH ĐẦU KỲ", "10", "opening", _TOTAL),
    _Printed("II", "PHẦN THU", kind=_GROUP),
    _Printed("2.1", "Đoàn phí công đoàn", "22"),
    _Printed("2.2", "Kinh phí công đoàn", "23"),
    _Printed("2.3", "Ngân sách nhà nước cấp hỗ trợ", "24"),
    _Printed("2.4", "Các khoản thu khác", "25", formula="{25.01}+{25.02}"),
    _Printed("", "- Chuyên môn hỗ trợ", "25.01", level=1),
    _Printed("", "- Thu khác", "25.02", level=1),
    _Printed("", "CỘNG THU TÀI CHÍNH CÔNG ĐOÀN", figure="income", kind=_TOTAL, formula="{22}+{23}+{24}+{25}"),
    _Printed("2.5", "Tài chính công đoàn cấp trên cấp", "28", formula="{28.01}+{28.02}"),
    _Printed("", "a- Kinh phí công đoàn cấp trên cấp theo phân phối", "28.01", level=1),
    _Printed("", "b- Tài chính công đoàn cấp trên cấp hỗ trợ", "28.02", level=1),
    _Printed("2.6", "Nhận bàn giao tài chính", "40"),
    _Printed("2.7", "Các khoản khác tăng nguồn tài chính công đoàn", "47"),
    _Printed("", "TỔNG CỘNG THU", figure="total_income", kind=_TOTAL, formula="{income}+{28}+{40}+{47}"),
    _Printed("III", "PHẦN CHI", kind=_GROUP),
    _Printed("3.1", "Chi bảo vệ, chăm lo đoàn viên và người lao động", "31"),
    _Printed("3.2", "Chi tuyên truyền, đào tạo đoàn viên và người lao động", "32"),
    _Printed("3.3", "Chi quản lý hành chính", "33"),
    _Printed("3.4", "Chi lương, phụ cấp và các khoản phải nộp theo lương", "34", formula="{34.01}+{34.02}+{34.03}"),
    _Printed("", "a- Lương, phụ cấp... của cán bộ trong biên chế", "34.01", level=1),
    _Printed("", "b- Phụ cấp cán bộ công đoàn", "34.02", level=1),
    _Printed("", "c- Các khoản phải nộp theo lương", "34.03", level=1),
    _Printed("3.5", "Chi khác", "37"),
    _Printed("", "CỘNG CHI TÀI CHÍNH CÔNG ĐOÀN", figure="spending", kind=_TOTAL, formula="{31}+{32}+{33}+{34}+{37}"),
    _Printed("3.6", "ĐPCĐ đã nộp cấp trên quản lý trực tiếp", "39"),
    _Printed("3.7", "Bàn giao tài chính công đoàn", "42"),
    _Printed("3.8", "Các khoản khác giảm nguồn tài chính công đoàn", "48"),
    _Printed("", "TỔNG CỘNG CHI", figure="total_spending", kind=_TOTAL, formula="{spending}+{39}+{42}+{48}"),
    _Printed(
        "IV",
        "TÀI CHÍNH CÔNG ĐOÀN TÍCH LŨY CUỐI KỲ",
        "50",
        "closing",
        _TOTAL,
        formula="{10}+{total_income}-{total_spending}",
    ),
    _Printed("V", "TÀI CHÍNH CÔNG ĐOÀN PHẢI NỘP CẤP TRÊN QUẢN LÝ TRỰC TIẾP", "60", "payable_to_superior", _TOTAL),
)


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
            Grid(_COLUMNS, tuple(_row(each, settlement) for each in _ROWS), smaller=1.5, pad=0.45, frozen=False),
            Spacer(2),
            heading("C- THUYẾT MINH"),
            *(
                prose(text, larger=-1)
                for text in (*_derived(settlement), _lent(settlement), who.params.explanation)
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
                "amount": None if printed.kind is _GROUP else _amount(printed, settlement, unmoved=0),
            }
            for printed in _ROWS
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


def _amount(printed: _Printed, settlement: Settlement, unmoved: int | None) -> int | None:
    """The row's figure; ``unmoved`` for a code without money in the period."""
    if printed.figure:
        figure: int | None = getattr(settlement, printed.figure)
        return figure
    return settlement.sums.get(printed.code, unmoved) if printed.code else None


def _row(printed: _Printed, settlement: Settlement) -> Row:
    amount = _amount(printed, settlement, unmoved=None)
    row = Row((printed.tt, printed.label, printed.code, None, amount, None), printed.kind, printed.level)
    return row.reckoned(printed.name, **({"amount": printed.formula} if printed.formula else {}))
