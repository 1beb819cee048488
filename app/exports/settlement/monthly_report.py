"""Báo cáo tháng: what the chair and the members ask at the end of a month, on two pages at most for a small union.

Our own report, so it may say "Chưa khóa sổ" and carries the proof strip and the log code. Any period; usually a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from app.domain.dates import show_date
from app.domain.ledger.codes import CODES, Side
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Block,
    Column,
    Document,
    Grid,
    HeadCell,
    KeepTogether,
    Kind,
    Line,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    RowKind,
    Run,
    Spacer,
    Value,
    heading,
    labelled,
    prose,
)
from app.exports.dues.duesform import exempt_note
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import month_name, period_line
from app.exports.ownform import own_paper, own_signatures
from app.exports.settlement.monthfigures import MonthFigures, gather_month, of_side, proofs

if TYPE_CHECKING:
    from app.domain.dues.remittance import Obligation
    from app.models.queries import Read

# Why: a worksheet has one set of columns, so every grid of the report stands on these six.
_WIDTHS = (16.0, 66.0, 25.0, 25.0, 25.0, 25.0)
_NAMES = 8  # people named before the rest is counted
_MONTHS = 12  # months of a debt listed one by one
_YES, _NO = "khớp", "LỆCH"

_KEYS = ("section", "key", "label", "figure", "amount")
_CAME = {"admit": "kết nạp", "arrive": "chuyển đến"}
_WENT = {"move": "chuyển đi", "retire": "nghỉ hưu", "leave": "ra khỏi công đoàn"}


class MonthlyReport(Form[MonthFigures]):
    """Báo cáo tháng của công đoàn cơ sở."""

    code = "monthly-report"
    title = N_("Báo cáo tháng")
    source = N_("Báo cáo của chương trình, không thay mẫu quy định.")
    group = N_("Báo cáo")
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> MonthFigures:
        return gather_month(read, params)

    def layout(self, gathered: MonthFigures) -> Document:
        when = period_line(gathered.period)
        name = "Báo cáo tháng" if gathered.period.is_month else "Báo cáo tài chính và đoàn phí"
        return own_paper(
            gathered.who,
            (name, when),
            [*_money(gathered), *_dues(gathered), *_owed(gathered), *_proved(gathered)],
            sheet="Báo cáo",
            name=f"Báo cáo {when}",
            subject="Báo cáo tháng của công đoàn cơ sở",
            setup=PageSetup(top=11, right=10, bottom=12, left=18, size=11, fit=1, numbers=PageNumbers.BOTTOM),
            right=(Line("Chưa khóa sổ", bold=True, italic=True),) if gathered.is_open else (),
            share=0.66,
            larger=3.5,
            air=(2, 2, 1.5),
            signed=own_signatures(gathered.who, ("THỦ QUỸ", "cashier")),
        )

    def table(self, gathered: MonthFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [dict(zip(_KEYS, each, strict=True)) for each in _data_rows(gathered)]
        totals: dict[str, JsonValue] = {
            "opening": gathered.opening,
            "income": gathered.income,
            "spending": gathered.spending,
            "closing": gathered.closing,
            "dues_due": sum(each.amount for each in gathered.dues),
            "dues_collected": sum(each.paid for each in gathered.dues),
            "arrears": sum(each.left for each in gathered.arrears),
            "members": gathered.movements.at_end,
            "owed_up": gathered.settlement.payable_to_superior,
            "due_down": sum(each.left for each in gathered.down),
            "open": "yes" if gathered.is_open else "no",
            "proofs": "hold" if all(proof.holds for proof in proofs(gathered)) else "fail",
            "journal": gathered.journal,
        }
        headings = ("Phần", "Khóa", "Nội dung", "Chỉ tiêu", "Số tiền")
        return Table(str(gathered.period), tuple(zip(_KEYS, headings, strict=True)), rows, totals)


def _data_rows(figures: MonthFigures) -> Iterator[tuple[str, str, str, str, int]]:
    """Every figure of the report, one a line."""
    for flow in figures.funds:
        for figure in ("opening", "amount_in", "amount_out", "closing"):
            yield ("fund", flow.fund.key, flow.fund.name, figure, getattr(flow, figure))
    for code in sorted(figures.so_far):
        side, name = str(CODES[code].side), CODES[code].name
        yield (side, code, name, "period", figures.by_code.get(code, 0))
        yield (side, code, name, "so_far", figures.so_far[code])
    for sums in figures.dues:
        for figure in ("members", "exempt", "wages", "amount", "paid", "up"):
            yield ("dues", str(sums.month), month_name(sums.month), figure, getattr(sums, figure))
    for section, owed in (("up", figures.up), ("down", figures.down)):
        for each in owed:
            for figure in ("due", "done", "left"):
                yield (section, str(each.month), month_name(each.month), figure, getattr(each, figure))
            yield (section, str(each.month), month_name(each.month), "days_late", each.days_late(figures.period.last))
    for proof in proofs(figures):
        for figure in ("left", "right", "difference"):
            yield ("proof", proof.key, proof.says, figure, getattr(proof, figure))


def _heading(text: str, unit: str) -> Paragraph:
    return Paragraph((Run(text, bold=True), Run(f"  ({unit})", italic=True)), keeps_next=True)


def _columns(*labels: str) -> tuple[Column, ...]:
    kinds = (Kind.TEXT, Kind.TEXT, *(Kind.MONEY,) * 4)
    return tuple(
        Column(f"c{place}", label, width, kind, align=Align.CENTER if place == 0 else None)
        for place, (label, kind, width) in enumerate(zip(labels, kinds, _WIDTHS, strict=True))
    )


def _grid(columns: tuple[Column, ...], rows: Iterable[Row], head: tuple[tuple[HeadCell, ...], ...] = ()) -> Grid:
    return Grid(columns, tuple(rows), head, smaller=1.5, pad=0.35, frozen=False)


# ---- A. money ------------------------------------------------------------------------------------------------------


def _money(figures: MonthFigures) -> Iterator[Block]:
    yield _heading("A. TIỀN", "đơn vị tính: đồng")
    yield Spacer(1)
    yield _grid(_columns("TT", "Quỹ, tài khoản", "Tồn đầu kỳ", "Thu", "Chi", "Tồn cuối kỳ"), _fund_rows(figures))
    yield Spacer(2)
    columns = _columns("Mã số", "Thu, chi theo mục lục", "Thu", "Chi", "Thu", "Chi")
    head = (
        (
            HeadCell("Mã số", down=2),
            HeadCell("Thu, chi theo mục lục", down=2),
            HeadCell("Trong kỳ", across=2),
            HeadCell(f"Lũy kế từ {show_date(figures.since)}", across=2),
        ),
        (HeadCell("Thu"), HeadCell("Chi"), HeadCell("Thu"), HeadCell("Chi")),
    )
    yield _grid(columns, _code_rows(figures), head)


def _fund_rows(figures: MonthFigures) -> Iterator[Row]:
    for number, flow in enumerate(figures.funds, 1):
        cells = (str(number), flow.fund.name, flow.opening, flow.amount_in, flow.amount_out, flow.closing)
        yield Row(cells)
    if figures.moved:
        lent = ", cho vay và thu nợ gốc" if figures.lends else ""
        yield Row((None, f"Trừ chuyển giữa các quỹ{lent}", None, -figures.moved, -figures.moved, None))
    came = sum(flow.amount_in for flow in figures.funds) - figures.moved
    went = sum(flow.amount_out for flow in figures.funds) - figures.moved
    yield Row((None, "Cộng", figures.opening, came, went, figures.closing), RowKind.TOTAL)


def _code_rows(figures: MonthFigures) -> Iterator[Row]:
    for code in sorted(figures.so_far.keys() | figures.by_code.keys()):
        now, so_far = figures.by_code.get(code) or None, figures.so_far.get(code) or None
        income = CODES[code].side is Side.INCOME
        yield Row((code, CODES[code].name, *((now, None, so_far, None) if income else (None, now, None, so_far))))
    until_now = (of_side(figures.so_far, Side.INCOME), of_side(figures.so_far, Side.SPENDING))
    yield Row((None, "Cộng", figures.income, figures.spending, *until_now), RowKind.TOTAL)


# ---- B. dues and members -------------------------------------------------------------------------------------------


def _dues(figures: MonthFigures) -> Iterator[Block]:
    yield Spacer(2)
    yield heading("B. ĐOÀN PHÍ VÀ ĐOÀN VIÊN")
    yield Spacer(1)
    if figures.dues:
        columns = _columns("Tháng", "Số người", "Phải thu", "Đã thu", "Còn phải thu", "Trích nộp cấp trên")
        yield _grid(columns, _dues_rows(figures))
        yield Spacer(1.5)
    else:
        yield prose("Chưa lập bảng trích nộp cho kỳ này.")
    if figures.exempt:
        reasons = ((name, exempt_note(reason, note).removeprefix("Miễn: ")) for name, reason, note in figures.exempt)
        people = [f"{name} ({reason})" for name, reason in reasons]
        yield labelled("Được miễn: ", _named(people), bold=True, larger=-0.5)
    if figures.arrears:
        owed = show_money(sum(each.left for each in figures.arrears))
        people = [f"{each.full_name} {show_money(each.left)}" for each in figures.arrears]
        until = month_name(figures.dues[-1].month) if figures.dues else show_date(figures.period.last)
        label = f"Còn nợ đến hết {until}, {len(figures.arrears)} người, {owed} đồng: "
        yield labelled(label, _named(people), bold=True, larger=-0.5)
    yield labelled("Đoàn viên: ", _moved(figures), bold=True, larger=-0.5)


def _dues_rows(figures: MonthFigures) -> Iterator[Row]:
    for sums in figures.dues:
        people = f"{show_money(sums.members)} người đóng" + (f", {sums.exempt} miễn" if sums.exempt else "")
        yield Row((month_name(sums.month), people, sums.amount, sums.paid, sums.amount - sums.paid, sums.up))
    if len(figures.dues) > 1:
        due, paid = sum(sums.amount for sums in figures.dues), sum(sums.paid for sums in figures.dues)
        yield Row((None, "Cộng", due, paid, due - paid, sum(sums.up for sums in figures.dues)), RowKind.TOTAL)


def _named(people: Sequence[str]) -> str:
    rest = len(people) - _NAMES
    return ", ".join(people[:_NAMES]) + (f" và {show_money(rest)} người khác." if rest > 0 else ".")


def _moved(figures: MonthFigures) -> str:
    moved = figures.movements

    def counted(word: str, changes: tuple[tuple[str, int], ...], names: dict[str, str]) -> str:
        kinds = ", ".join(f"{names.get(change, change)} {count}" for change, count in changes)
        return f"{word} {sum(count for _, count in changes)}" + (f" ({kinds})" if kinds else "")

    return (
        f"đầu kỳ {show_money(moved.at_start)}; {counted('tăng', moved.came, _CAME)}; {counted('giảm', moved.went, _WENT)}; "
        f"cuối kỳ {show_money(moved.at_end)}, trong đó nữ {show_money(moved.women_at_end)}."
    )


# ---- C. what is owed -----------------------------------------------------------------------------------------------


def _owed(figures: MonthFigures) -> Iterator[Block]:
    yield Spacer(2)
    yield _heading("C. NGHĨA VỤ VỚI CẤP TRÊN", f"đến ngày {show_date(figures.period.last)}")
    yield Spacer(1)
    columns = _columns("Tháng", "Hạn, tuổi nợ", "Phải thực hiện", "Đã thực hiện", "Còn lại", "Quá hạn")
    rows = [
        *_owed_rows(figures, "I. Đoàn phí phải nộp cấp trên", figures.up),
        *_owed_rows(figures, "II. Kinh phí công đoàn được cấp trên cấp", figures.down),
    ]
    yield _grid(columns, rows)


def _owed_rows(figures: MonthFigures, label: str, owed: tuple[Obligation, ...]) -> Iterator[Row]:
    """Months still open, and those of the period; older ones beyond a year in one row."""
    day = figures.period.last
    months = set(figures.period.months())
    shown = [each for each in owed if each.left or each.month in months]
    yield Row((None, label, *(None,) * 4), RowKind.GROUP)
    older = shown[: max(0, len(shown) - _MONTHS)]
    if older:
        sums = (sum(each.due for each in older), sum(each.done for each in older), sum(each.left for each in older))
        late = sum(each.left for each in older if each.days_late(day))
        yield Row(("Trước đó", f"{len(older)} tháng, từ {month_name(older[0].month)}", *sums, late or None))
    for each in shown[len(older) :]:
        days = each.days_late(day)
        age = f", quá hạn {show_money(days)} ngày" if days else ""
        cells = (each.due, each.done, each.left, each.left if days else None)
        yield Row((month_name(each.month), f"hạn {show_date(each.deadline)}{age}", *cells))
    totals: tuple[Value, ...] = (
        sum(each.due for each in shown),
        sum(each.done for each in shown),
        sum(each.left for each in shown),
        sum(each.left for each in shown if each.days_late(day)) or None,
    )
    yield Row((None, "Cộng", *totals), RowKind.TOTAL)


# ---- D. the proof strip --------------------------------------------------------------------------------------------


def _proved(figures: MonthFigures) -> Iterator[Block]:
    columns = _columns("TT", "Đối chiếu", "Một bên", "Bên kia", "Chênh lệch", "")
    columns = (*columns[:5], Column("result", "Kết quả", _WIDTHS[5], Kind.TEXT, align=Align.CENTER))
    yield KeepTogether(
        (
            Spacer(2),
            heading("D. ĐỐI CHIẾU SỐ LIỆU"),
            Spacer(1),
            _grid(columns, _proof_rows(figures)),
            Spacer(1),
            prose(f"Mã nhật ký: {figures.journal[-8:]}", italic=True),
        )
    )


def _proof_rows(figures: MonthFigures) -> Iterator[Row]:
    for number, proof in enumerate(proofs(figures), 1):
        text, result = f"{proof.says}\n{proof.how}", _YES if proof.holds else _NO
        kind = RowKind.NORMAL if proof.holds else RowKind.TOTAL
        yield Row((str(number), text, proof.left, proof.right, proof.difference, result), kind)


FORM = MonthlyReport()
