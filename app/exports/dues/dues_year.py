"""Bảng tính kinh phí, đoàn phí công đoàn: one row a month, and beside it what came from above and what went up.

Columns and their arithmetic are those treasurers keep; amounts are sums of the members' own charges, rounded once each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from app.domain.dates import Month, Period, show_date
from app.domain.dues.dues import GROUP_BASES, DuesBase
from app.domain.dues.remittance import Obligation
from app.domain.problems import N_
from app.exports.document import Align, Block, Grid, KeepTogether, PageNumbers, PageSetup, Spacer, aired, heading
from app.exports.dues.duesform import MonthsPaper, Rates, RunRates
from app.exports.form import Table
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


def _owed(side: str, figure: str, unknown: int | None = None) -> Callable[[MonthLine], int | None]:
    """A figure of what is owed ``up`` or ``down`` for a month; ``unknown`` where nothing is known of it."""
    owed, take = attrgetter(side), attrgetter(figure)
    return lambda line: take(owed(line)) if owed(line) else unknown


def _named(line: MonthLine) -> str:
    return f"Tháng {line.month.month}/{line.month.year}"


def _members(line: MonthLine) -> int | None:
    return line.list.members if line.list else None


def _list(who: Issuer, rates: Rates) -> Listing[MonthLine]:
    """The eight columns with their arithmetic, as the rates of the months have it; for programs what is owed beside them."""
    ours = company_word(who.organisation)
    fund, kept, dues, up, left = rates.fund, rates.fund_kept, rates.dues, rates.up, rates.kept
    # Why: where dues are not taken of the insured wage, column 3 does not lead to columns 7 and 8.
    insured = all(GROUP_BASES.get(each.group) is DuesBase.INSURED for each in rates.lists)
    has_one_rate = insured and len({(each.rate, each.share_up) for each in rates.lists}) == 1
    seventh, eighth = (f"(7)=(3)×{dues}×{left}", f"(8)=(3)×{dues}×{up}") if has_one_rate else ("(7)", "(8)")

    wages, back = "Quỹ lương làm căn cứ nộp BHXH", f"Nhận {kept} KPCĐ trên {fund} đã nộp"

    def money(
        key: str, label: str, data: str, width: float, letter: str, figure: Callable[[YearMonth], int]
    ) -> Money[MonthLine]:
        return Money(key, label, lambda line: figure(line.list) if line.list else None, width, letter=letter, data=data)

    return Listing(
        Data("month", "Tháng phát sinh", lambda line: line.month),
        Text("named", "Tháng/ Năm\nphát sinh", _named, 25, letter="(1)", align=Align.CENTER, data=""),
        Count("members", "Số lao\nđộng", _members, 12, letter="(2)", align=Align.CENTER),
        money("wages", wages, wages, 25, "(3)", lambda each: each.wages),
        money(
            "fund",
            f"Nộp {fund} kinh phí công đoàn",
            "Kinh phí công đoàn",
            21,
            f"(4)=(3)×{fund}",
            lambda each: each.fund,
        ),
        money("fund_kept", back, "KPCĐ được nhận về", 21, f"(5)=(4)×{kept}", lambda each: each.fund_kept),
        money("fund_up", "Thực đóng", "KPCĐ thực đóng", 21, "(6)=(4)−(5)", lambda each: each.fund_up),
        money("kept", f"{ours} giữ {left} đoàn phí", "Đoàn phí để lại", 28.5, seventh, lambda each: each.kept),
        money(
            "up_share",
            f"Nộp {up} của {dues} đoàn phí",
            "Đoàn phí trích nộp cấp trên",
            28.5,
            eighth,
            lambda each: each.up,
        ),
        Data("down_due", "KPCĐ được nhận", _owed("down", "due", 0)),
        Data("down_done", "KPCĐ đã nhận", _owed("down", "done", 0)),
        Data("down_left", "KPCĐ còn phải nhận", _owed("down", "left", 0)),
        Data("up_due", "Đoàn phí phải nộp (trên số đã thu)", _owed("up", "due", 0)),
        Data("up_done", "Đoàn phí đã nộp", _owed("up", "done", 0)),
        Data("up_left", "Đoàn phí còn phải nộp", _owed("up", "left", 0)),
    )


def _settled(figures: DuesYearFigures) -> Grid:
    """What came down and went up of each month, on the widths of the sheet above."""
    rates = figures.rates
    came, went = f"Nhận {rates.fund_kept} KPCĐ từ cấp trên", f"Nộp {rates.up} đoàn phí đã thu lên cấp trên"
    listing: Listing[MonthLine] = Listing(
        Text("month", "Tháng/ Năm\nphát sinh", lambda line: line.month, 25, align=Align.CENTER),
        Text("deadline", "Hạn", lambda line: show_date(line.owed()[0].deadline)[:5], 12, align=Align.CENTER),
        Money("down_due", "Được nhận", _owed("down", "due"), 25, over=came),
        Money("down_done", "Đã nhận", _owed("down", "done"), 21, over=came),
        Money("down_left", "Còn phải nhận", _owed("down", "left"), 21, over=came),
        Money("up_due", "Phải nộp", _owed("up", "due"), 21, over=went),
        Money("up_done", "Đã nộp", _owed("up", "done"), 28.5, over=went),
        Money("up_left", "Còn phải nộp", _owed("up", "left"), 28.5, over=went),
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
        yield note(f"Đơn vị tính: đồng. Căn cứ: {about.rates.note}.", italic=True, larger=-1.5)

    def table(self, gathered: About[DuesYearFigures]) -> Table:
        about, listing = gathered.about, _list(gathered.who, gathered.about.rates)
        months = ("wages", "fund", "fund_kept", "fund_up", "kept", "up_share")
        owed = ("up_due", "up_done", "up_left", "down_due", "down_done", "down_left")
        return listing.table(gathered.who.period, about.lines, **listing.sums(about.lines, *months, *owed))
