"""Báo cáo tháng: what the chair and the members ask at the end of a month, on two pages at most for a small union.

Our own report, so it may say "Chưa khóa sổ" and carries the proof strip and the log code. Any period; usually a month.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from app.domain.dates import show_date
from app.domain.dues.remittance import Obligation
from app.domain.ledger.chart import Chart
from app.domain.ledger.codes import CodeSide
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Block,
    Document,
    Grid,
    Kind,
    Line,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    RowKind,
    Run,
    Spacer,
    aired,
    heading,
    labelled,
    prose,
)
from app.exports.dues.duesform import exempt_note
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import month_name, period_line
from app.exports.listing import Listing, Money, Text, numbered
from app.exports.ownform import Frame, own_paper, own_signatures
from app.exports.settlement.monthfigures import TITLE, MonthFigures, ProofLine, data_rows, gather_month, proofs
from app.models.queries import Read
from app.models.queries.dues.dues import MonthDues
from app.models.queries.ledger.books import FundFlow

Item = TypeVar("Item")

_NAMES = 8  # people named before the rest is counted
_MONTHS = 12  # months of a debt listed one by one

_PAGE = PageSetup(top=11, right=10, bottom=12, left=18, size=11, fit=1.5, numbers=PageNumbers.BOTTOM)
_KEYS = ("section", "key", "label", "figure", "amount")
_CAME = {"admit": "kết nạp", "arrive": "chuyển đến"}
_WENT = {"move": "chuyển đi", "retire": "nghỉ hưu", "leave": "ra khỏi công đoàn"}


class MonthlyReport(Form[MonthFigures]):
    """Báo cáo tháng của công đoàn cơ sở."""

    code = "monthly-report"
    title = TITLE
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
            file=f"Báo cáo {when}",
            kind="Báo cáo tháng của công đoàn cơ sở",
            frame=Frame(_PAGE, larger=3.5, air=(2, 2, 1.5), share=0.66),
            right=(Line("Chưa khóa sổ", bold=True, italic=True),) if gathered.is_open else (),
            signed=own_signatures(gathered.who, ("THỦ QUỸ", "cashier"), room=11),
        )

    def table(self, gathered: MonthFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [dict(zip(_KEYS, each, strict=True)) for each in data_rows(gathered)]
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


def _heading(text: str, unit: str) -> Paragraph:
    return Paragraph((Run(text, bold=True), Run(f"  ({unit})", italic=True)), keeps_next=True)


def _grid(listing: Listing[Item], rows: Iterable[Row]) -> Grid:
    """A grid of at most six columns; a worksheet has one set of them, so every grid of the report stands on the same edges."""
    return listing.grid(rows, pad=0.35, frozen=False)


# ---- A. money ------------------------------------------------------------------------------------------------------


def _money(figures: MonthFigures) -> Iterator[Block]:
    yield _heading("A. TIỀN", "đơn vị tính: đồng")
    yield from aired(_grid(_FUNDS, _fund_rows(figures)), 1)
    yield _grid(_codes(figures), _code_rows(figures))


_FUNDS: Listing[FundFlow] = Listing(
    numbered("TT", 16, kind=Kind.TEXT),
    Text("name", "Quỹ, tài khoản", lambda flow: flow.fund.name, 66),
    Money("opening", "Tồn đầu kỳ", lambda flow: flow.opening, 25),
    Money("came", "Thu, tăng", lambda flow: flow.amount_in, 25),
    Money("went", "Chi, giảm", lambda flow: flow.amount_out, 25),
    Money("closing", "Tồn cuối kỳ", lambda flow: flow.closing, 25, live="{:opening}+{:came}-{:went}"),
)


def _fund_rows(figures: MonthFigures) -> Iterator[Row]:
    moved, came, went = figures.moved, _FUNDS.sum_of("came", figures.funds), _FUNDS.sum_of("went", figures.funds)
    yield from _FUNDS.rows(figures.funds)
    if moved:
        lent = ", cho vay và thu nợ gốc" if figures.lends else ""
        cells = {"came": -moved, "went": -moved}
        yield _FUNDS.band(f"Trừ chuyển giữa các quỹ{lent}", RowKind.NORMAL, cells)
    total = _FUNDS.total("Cộng", figures.funds, came=came - moved, went=went - moved)
    yield total.reckoned(came="SUM({every})", went="SUM({every})")


@dataclass(frozen=True, slots=True)
class _Booked:
    """A line of the list of codes: one that stands by itself or is the sum of its ``parts``, or a part of another."""

    code: str
    name: str
    side: CodeSide
    codes: tuple[str, ...]
    parts: tuple[_Booked, ...] = ()


def _booked(codes: Iterable[str], chart: Chart) -> Iterator[_Booked]:
    """Every code that moved under the one it is part of; what was booked on that one itself is a part without details."""
    by_parent = groupby(sorted(codes), key=lambda code: chart.code(code).parent or code)
    for parent, group in by_parent:
        own = tuple(group)
        name, side = chart.code(parent).name, chart.code(own[0]).side
        if len(own) == 1:
            yield _Booked(own[0], chart.code(own[0]).name, side, own)
            continue
        parts = tuple(
            _Booked(
                f"{code} –" if code == parent else code,
                "Không chi tiết" if code == parent else chart.code(code).name,
                side,
                (code,),
            )
            for code in own
        )
        yield _Booked(parent, name, side, own, parts)


def _code_rows(figures: MonthFigures) -> Iterator[Row]:
    listing = _codes(figures)
    lines = list(_booked(figures.so_far.keys() | figures.by_code.keys(), figures.settlement.chart))
    for line in lines:
        live = "+".join(f"{{{part.code}}}" for part in line.parts)
        yield listing.row(line).reckoned(line.code, **_of_all(live))
        for part in line.parts:
            yield replace(listing.row(part), level=1).reckoned(part.code)
    came, went = (figures.of_side(figures.so_far, side) for side in (CodeSide.INCOME, CodeSide.SPENDING))
    sums = {"came": figures.income, "went": figures.spending, "came_so_far": came, "went_so_far": went}
    live = "+".join(f"{{{line.code}}}" for line in lines) or "0"
    yield listing.band("Cộng", RowKind.TOTAL, sums).reckoned(**_of_all(live))


def _of_all(live: str) -> dict[str, str]:
    return dict.fromkeys(("came", "went", "came_so_far", "went_so_far"), live) if live else {}


def _codes(figures: MonthFigures) -> Listing[_Booked]:
    def of(side: CodeSide, by_code: Mapping[str, int]) -> Callable[[_Booked], int | None]:
        return lambda line: sum(by_code.get(code, 0) for code in line.codes) or None if line.side is side else None

    now, so_far = "Trong kỳ", f"Lũy kế từ {show_date(figures.since)}"
    return Listing(
        Text("code", "Mã số", lambda line: line.code, 16, align=Align.CENTER),
        Text("name", "Thu, chi theo mục lục", lambda line: line.name, 66),
        Money("came", "Thu", of(CodeSide.INCOME, figures.by_code), 25, over=now),
        Money("went", "Chi", of(CodeSide.SPENDING, figures.by_code), 25, over=now),
        Money("came_so_far", "Thu", of(CodeSide.INCOME, figures.so_far), 25, over=so_far),
        Money("went_so_far", "Chi", of(CodeSide.SPENDING, figures.so_far), 25, over=so_far),
    )


# ---- B. dues and members -------------------------------------------------------------------------------------------


def _dues(figures: MonthFigures) -> Iterator[Block]:
    yield Spacer(2)
    yield heading("B. ĐOÀN PHÍ VÀ ĐOÀN VIÊN")
    yield Spacer(1)
    if figures.dues:
        sums = [_DUES.total("Cộng", figures.dues)] if len(figures.dues) > 1 else []
        yield from aired(_grid(_DUES, [*_DUES.rows(figures.dues), *sums]), below=1.5)
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


def _people(sums: MonthDues) -> str:
    return f"{show_money(sums.members)} người đóng" + (f", {sums.exempt} miễn" if sums.exempt else "")


_DUES: Listing[MonthDues] = Listing(
    Text("month", "Tháng", lambda sums: sums.month, 16, align=Align.CENTER),
    Text("people", "Số người", _people, 66),
    Money("due", "Phải thu", lambda sums: sums.amount, 25),
    Money("paid", "Đã thu", lambda sums: sums.paid, 25),
    Money("left", "Còn phải thu", lambda sums: sums.amount - sums.paid, 25, live="{:due}-{:paid}"),
    Money("up", "Trích nộp cấp trên", lambda sums: sums.up, 25),
)


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
    listing = _obligations(figures.period.last)
    rows = [
        *_owed_rows(figures, listing, "I. Đoàn phí phải nộp cấp trên", figures.up),
        *_owed_rows(figures, listing, "II. Kinh phí công đoàn được cấp trên cấp", figures.down),
    ]
    yield _grid(listing, rows)


def _obligations(day: dt.date) -> Listing[Obligation]:
    """What is owed month by month, as of a day."""

    def age(owed: Obligation) -> str:
        days = owed.days_late(day)
        return f"hạn {show_date(owed.deadline)}" + (f", quá hạn {show_money(days)} ngày" if days else "")

    return Listing(
        Text("month", "Tháng", lambda owed: owed.month, 16, align=Align.CENTER),
        Text("age", "Hạn, tuổi nợ", age, 66),
        Money("due", "Phải thực hiện", lambda owed: owed.due, 25),
        Money("done", "Đã thực hiện", lambda owed: owed.done, 25),
        Money("left", "Còn lại", lambda owed: owed.left, 25, live="{:due}-{:done}"),
        Money("late", "Quá hạn", lambda owed: owed.left if owed.days_late(day) else None, 25),
    )


def _owed_rows(
    figures: MonthFigures, listing: Listing[Obligation], label: str, owed: tuple[Obligation, ...]
) -> Iterator[Row]:
    """Months still open, and those of the period; older ones beyond a year in one row."""
    months = set(figures.period.months())
    shown = [each for each in owed if each.left or each.month in months]
    older = shown[: max(0, len(shown) - _MONTHS)]
    yield listing.band(label)
    if older:
        sums = {key: listing.sum_of(key, older) for key in ("due", "done", "left")}
        late = listing.sum_of("late", older) or None
        text = f"{len(older)} tháng, từ {month_name(older[0].month)}"
        row = listing.band(text, RowKind.NORMAL, {"month": "Trước đó", **sums, "late": late})
        yield row.reckoned(left="{:due}-{:done}")
    yield from listing.rows(shown[len(older) :])
    total = listing.total("Cộng", shown, late=listing.sum_of("late", shown) or None)
    yield total.reckoned(**dict.fromkeys(("due", "done", "left", "late"), "SUM({lines})"))


# ---- D. the proof strip --------------------------------------------------------------------------------------------


def _proved(figures: MonthFigures) -> Iterator[Block]:
    rows = [
        _PROOFS.row(proof, place, RowKind.NORMAL if proof.holds else RowKind.TOTAL)
        for place, proof in enumerate(proofs(figures), 1)
    ]
    text = f"Mã nhật ký {figures.journal[-8:]}: dấu của sổ khi in; in lại mà mã đổi là sổ đã được ghi thêm hoặc sửa."
    journal = prose(text, italic=True, larger=-1)
    yield from (Spacer(2), heading("D. ĐỐI CHIẾU SỐ LIỆU"), Spacer(1), _grid(_PROOFS, rows), Spacer(1), journal)


def _result(proof: ProofLine) -> str:
    return "khớp" if proof.holds else f"LỆCH {show_money(proof.difference)}"


_PROOFS: Listing[ProofLine] = Listing(
    numbered("TT", 16, kind=Kind.TEXT),
    Text("says", "Đối chiếu", lambda proof: f"{proof.says}: {proof.how}", 91),
    Money("left", "Vế trái", lambda proof: proof.left, 25),
    Money("right", "Vế phải", lambda proof: proof.right, 25),
    Text("result", "Kết quả", _result, 25, align=Align.CENTER),
)
