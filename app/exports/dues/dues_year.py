"""Bảng tính kinh phí, đoàn phí công đoàn: one row a month, and beside it what came from above and what went up.

Columns and their arithmetic are those treasurers keep; amounts are sums of the members' own charges, rounded once each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from app.domain.dates import Month, Period, show_date
from app.domain.dues.remittance import Obligation
from app.domain.problems import N_
from app.exports.document import Align, Block, Grid, KeepTogether, PageNumbers, PageSetup, Spacer, aired, heading
from app.exports.dues.duesform import MonthsPaper, Rates, RunRates
from app.exports.form import Table
from app.exports.heads import month_name
from app.exports.issuer import About, Issuer
from app.exports.listing import Count, Data, Listing, Money, Text
from app.exports.ownform import Frame, company_word, note
from app.models.queries import Read
from app.models.queries.dues import assessment, dues, obligations
from app.models.queries.dues.dues import MonthDues


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month's sums over its list, in đồng; ``wages`` is what the 2% is taken of."""

    month: Month
    members: int
    wages: int
    fund: int
    fund_up: int
    kept: int
    up: int

    @property
    def fund_kept(self) -> int:
        """The part of the 2% that comes back."""
        return self.fund - self.fund_up


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month of the sheet: its list when there is one, what is to go up for it and to come down."""

    month: Month
    list: YearMonth | None
    up: Obligation | None
    down: Obligation | None

    def owed(self) -> tuple[Obligation, ...]:
        """What is known of what is owed."""
        return tuple(each for each in (self.down, self.up) if each is not None)


@dataclass(frozen=True, slots=True)
class DuesYearFigures:
    """Everything the sheet prints: the rates of the lists, and every month of the period."""

    rates: Rates
    lines: Sequence[MonthLine]


def _of(part: str, figure: str, unknown: int | None = None) -> Callable[[MonthLine], int | None]:
    """A figure of a month's ``list``, or of what is owed ``up`` or ``down``; ``unknown`` where there is none."""
    whole, take = attrgetter(part), attrgetter(figure)
    return lambda line: take(whole(line)) if whole(line) else unknown


def _named(line: MonthLine) -> str:
    return month_name(line.month)


def _list(who: Issuer, rates: Rates) -> Listing[MonthLine]:
    """The eight columns with their arithmetic, as the rates of the months have it; for programs what is owed beside them."""
    ours = company_word(who.organisation)
    fund, kept, dues, up, left = rates.fund, rates.fund_kept, rates.dues, rates.up, rates.kept
    seventh, eighth = ("(7)=ĐP−(8)", f"(8)=ĐP×{up}") if _is_of_total(rates) else ("(7)", "(8)")

    wages, back = "Quỹ lương làm căn cứ nộp BHXH", f"Nhận {kept} KPCĐ trên {fund} đã nộp"
    paid, sent = f"Nộp {fund} kinh phí công đoàn", f"Nộp {up} của {dues} đoàn phí"
    fourth, fifth = f"(4)=(3)×{fund}", f"(5)=(4)×{kept}"
    own, up_share = f"{ours} giữ {left} đoàn phí", "Đoàn phí trích nộp cấp trên"
    return Listing(
        Data("month", "Tháng phát sinh", lambda line: line.month),
        Text("named", "Tháng/ Năm\nphát sinh", _named, 25, letter="(1)", align=Align.CENTER, data=""),
        Count("members", "Số lao\nđộng", _of("list", "members"), 12, letter="(2)", align=Align.CENTER),
        Money("wages", wages, _of("list", "wages"), 25, letter="(3)"),
        Money("fund", paid, _of("list", "fund"), 21, letter=fourth, data="Kinh phí công đoàn"),
        Money("fund_kept", back, _of("list", "fund_kept"), 21, letter=fifth, data="KPCĐ được nhận về"),
        Money("fund_up", "Thực đóng", _of("list", "fund_up"), 21, letter="(6)=(4)−(5)", data="KPCĐ thực đóng"),
        Money("kept", own, _of("list", "kept"), 28.5, letter=seventh, data="Đoàn phí để lại"),
        Money("up_share", sent, _of("list", "up"), 28.5, letter=eighth, data=up_share),
        Data("down_due", "KPCĐ được nhận", _of("down", "due", 0)),
        Data("down_done", "KPCĐ đã nhận", _of("down", "done", 0)),
        Data("down_left", "KPCĐ còn phải nhận", _of("down", "left", 0)),
        Data("up_due", "Đoàn phí phải nộp (trên số đã thu)", _of("up", "due", 0)),
        Data("up_done", "Đoàn phí đã nộp", _of("up", "done", 0)),
        Data("up_left", "Đoàn phí còn phải nộp", _of("up", "left", 0)),
    )


def _is_of_total(rates: Rates) -> bool:
    """That what goes up is one share of every month's total: lists made before were rounded by the row, and obey no formula."""
    return all(each.of_total for each in rates.lists) and len({each.share_up for each in rates.lists}) == 1


def _settled(figures: DuesYearFigures) -> Grid:
    """What came down and went up of each month, on the widths of the sheet above."""
    rates = figures.rates
    came, went = f"Nhận {rates.fund_kept} KPCĐ từ cấp trên", f"Nộp {rates.up} đoàn phí đã thu lên cấp trên"
    listing: Listing[MonthLine] = Listing(
        Text("month", "Tháng/ Năm\nphát sinh", lambda line: line.month, 25, align=Align.CENTER),
        Text("deadline", "Hạn", lambda line: show_date(line.owed()[0].deadline)[:5], 12, align=Align.CENTER),
        Money("down_due", "Được nhận", _of("down", "due"), 25, over=came),
        Money("down_done", "Đã nhận", _of("down", "done"), 21, over=came),
        Money("down_left", "Còn phải nhận", _of("down", "left"), 21, over=came, live="{:down_due}-{:down_done}"),
        Money("up_due", "Phải nộp", _of("up", "due"), 21, over=went),
        Money("up_done", "Đã nộp", _of("up", "done"), 28.5, over=went),
        Money("up_left", "Còn phải nộp", _of("up", "left"), 28.5, over=went, live="{:up_due}-{:up_done}"),
    )
    lines = [line for line in figures.lines if line.owed()]
    total = listing.total("", lines, month="TỔNG CỘNG")
    return listing.grid(listing.rows(lines), total, smaller=2.5, pad=0.5, frozen=False)


def month_lines(
    months: Iterable[Month], sheet: Iterable[YearMonth], up: Iterable[Obligation], down: Iterable[Obligation]
) -> list[MonthLine]:
    """Every month with what is known of it."""
    known = {each.month: each for each in sheet}
    ups, downs = {each.month: each for each in up}, {each.month: each for each in down}
    return [MonthLine(month, known.get(month), ups.get(month), downs.get(month)) for month in months]


def _month(read: Read, run: RunRates, each: MonthDues) -> YearMonth:
    cap = assessment.dues_policy(read, each.month, run.group).wage_cap
    wages = dues.insured_wages(read, each.month, cap)
    return YearMonth(each.month, each.members, wages, each.fund, each.fund_up, each.amount - each.up, each.up)


class DuesYear(MonthsPaper[DuesYearFigures]):
    """Bảng tính kinh phí, đoàn phí công đoàn."""

    code = "dues-year"
    title = N_("Bảng tính kinh phí, đoàn phí công đoàn")
    yearly = True
    sheet = "TC"
    file = "Bảng tính kinh phí, đoàn phí {}"
    frame = Frame(
        PageSetup(top=14, right=10, bottom=14, left=18, size=12, fit=1, numbers=PageNumbers.TOP_FROM_SECOND),
        air=(4, 3, 3),
    )

    def facts(self, read: Read, first: Month, last: Month, by_group: bool) -> DuesYearFigures:
        rates = Rates.between(read, first, last)
        runs = {each.month: each for each in rates.lists}
        sheet = [_month(read, runs[each.month], each) for each in dues.month_dues(read, first, last)]
        up, down = obligations.payables_to_superior(read), obligations.receivables_from_superior(read)
        months = Period(first.first_day, last.last_day).months()
        return DuesYearFigures(rates, month_lines(months, sheet, up, down))

    def body(self, who: Issuer, about: DuesYearFigures) -> Iterator[Block]:
        listing = _list(who, about.rates)
        total = listing.total("", about.lines, named="TỔNG CỘNG")
        beside = heading("Đối chiếu với cấp trên: đã nhận về và đã nộp lên, theo tháng phát sinh")
        yield from aired(listing.grid(listing.rows(about.lines), total, smaller=2.5, pad=0.6, frozen=False), below=3)
        yield KeepTogether((beside, Spacer(1.5), _settled(about)))
        yield Spacer(1.5)
        of_total = (
            " ĐP: đoàn phí phải thu của cả bảng tháng; (8) làm tròn một lần mỗi tháng."
            if _is_of_total(about.rates)
            else ""
        )
        yield note(f"Đơn vị tính: đồng.{of_total} Căn cứ: {about.rates.note}.", italic=True, larger=-1.5)

    def table(self, gathered: About[DuesYearFigures]) -> Table:
        about, listing = gathered.about, _list(gathered.who, gathered.about.rates)
        months = ("wages", "fund", "fund_kept", "fund_up", "kept", "up_share")
        owed = ("up_due", "up_done", "up_left", "down_due", "down_done", "down_left")
        return listing.table(gathered.who.period, about.lines, **listing.sums(about.lines, *months, *owed))
