"""Danh sách trích nộp phí công đoàn: who pays what dues for a month, or for several months summed by member.

The layout is the one that treasurers keep: wage, the employer's 2% and its shares, the dues and their shares, total, note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.dues.dues import GROUP_BASES, DuesBase
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import Align, Block, aired
from app.exports.dues.duesform import MonthsPaper, Rates, dues_page, exempt_note, months_of, place_among
from app.exports.form import Table
from app.exports.issuer import About, Issuer
from app.exports.listing import Anew, Count, Data, Listing, Money, Text
from app.exports.members.memberform import in_group, named
from app.exports.ownform import Frame, company_word, note, superior_word
from app.models.queries import Read
from app.models.queries.dues import dues
from app.models.queries.dues.dues import DuesLine

_SIZE = 9.5
_PORTRAIT, _LANDSCAPE = 182.0, 267.0  # millimetres between the margins below
_NAME, _NOTE = 34.0, 18.0  # the least they need


@dataclass(frozen=True, slots=True)
class DuesListFigures:
    """The rates of the lists by month, and one line a member in the order to print."""

    rates: Rates
    lines: Sequence[DuesLine]


def _exempt(line: DuesLine) -> str:
    return exempt_note(line.exempt, line.note) if line.exempt_months else ""


def _list(who: Issuer, about: DuesListFigures, note: float = 0.5) -> Listing[DuesLine]:
    """The columns; ``note`` is the part of the last one of what the figures leave."""
    rates, several = about.rates, not who.period.is_month
    ours, theirs = company_word(who.organisation), superior_word(who.organisation)
    basis = GROUP_BASES.get(rates.lists[-1].group)
    fund = f"Trích đóng {rates.fund}"
    dues = f"Trích đóng {rates.dues}\nđoàn phí"
    dues = "Đoàn phí mức ấn định" if basis is DuesBase.FIXED else dues
    wage = "Tổng mức\nlương đóng" if several else "Mức lương\nđóng"
    fund_ours, fund_theirs = f"{ours} giữ {rates.fund_kept}", f"{theirs} giữ {rates.fund_up}"
    dues_ours, dues_theirs = f"{ours} giữ {rates.kept}", f"Nộp {theirs} {rates.up}"

    def remark(line: DuesLine) -> str:
        if line.exempt_months:
            return f"{_exempt(line)} ({line.exempt_months} tháng)" if several else _exempt(line)
        capped = basis is DuesBase.INSURED and line.base < line.wage
        return f"Tính trên {show_money(line.base)}" if capped else ""

    return Listing(
        place_among(len(about.lines)),
        named(lambda line: line.full_name, part=1 - note),
        in_group(lambda line: line.group, paper=False),
        Count("months", "Số\ntháng", lambda line: line.months, 11.5, align=Align.CENTER, sums=True, paper=several),
        Money("wage", wage, lambda line: line.wage, 19.5, data="Mức lương đóng", blank=True),
        Money("fund_kept", fund_ours, lambda line: line.fund_kept, 18, over=fund, data="KPCĐ để lại", blank=True),
        Money("fund_up", fund_theirs, lambda line: line.fund_up, 18, over=fund, data="KPCĐ cấp trên giữ", blank=True),
        Money("kept", dues_ours, lambda line: line.kept, 18, over=dues, data="Đoàn phí để lại", blank=True),
        Money("up", dues_theirs, lambda line: line.up, 18, over=dues, data="Đoàn phí nộp cấp trên", blank=True),
        Money("total", "Tổng cộng", _due, 18.5, blank=True, live="{:fund_kept}+{:fund_up}+{:kept}+{:up}"),
        Text("remark", "Ghi chú", remark, part=note, data=""),
        Data("note", "Ghi chú", _exempt),
    )


def _due(line: DuesLine) -> int:
    """The 2% and the dues together."""
    return line.fund_kept + line.fund_up + line.kept + line.up


class DuesList(MonthsPaper[DuesListFigures]):
    """Danh sách trích nộp phí công đoàn, tháng hoặc nhiều tháng."""

    code = "dues-list"
    title = N_("Danh sách trích nộp phí công đoàn")
    wants = frozenset({"period", "by_group", "place", "signed"})
    file = "Danh sách trích nộp {}"

    def facts(self, read: Read, first: Month, last: Month, by_group: bool) -> DuesListFigures:
        return DuesListFigures(Rates.between(read, first, last), dues.dues_list(read, first, last, by_group))

    def stands(self, who: Issuer, about: DuesListFigures) -> tuple[str, Frame]:
        month, page = who.period.first, _page(_list(who, about), about.lines)
        sheet = f"{month.month:02d}{month.year}" if who.period.is_month else months_of(who)
        return sheet, Frame(dues_page(about.lines, landscape=page == _LANDSCAPE))

    def body(self, who: Issuer, about: DuesListFigures) -> Iterator[Block]:
        lines, listing = about.lines, _list(who, about)
        total, page = listing.total("Tổng cộng", lines), _page(listing, lines)
        left = page - sum(listing.taken(total, _SIZE))
        listing = _list(who, about, min(max(_NOTE, min(left * 0.4, left - _NAME)), 60) / left)
        by_group = who.params.by_group and any(line.group for line in lines)
        rows = Anew(lambda: listing.grouped(lines, lambda line: line.group) if by_group else listing.rows(lines))
        yield from aired(listing.grid(rows, total, of=page, size=_SIZE, smaller=12 - _SIZE, pad=0.35), below=1.5)
        yield from _notes(about, listing)

    def table(self, gathered: About[DuesListFigures]) -> Table:
        lines, listing = gathered.about.lines, _list(gathered.who, gathered.about)
        paying = sum(line.months > 0 for line in lines)
        sums = listing.sums(lines, "wage", "fund_kept", "fund_up", "kept", "up", "total")
        return listing.table(gathered.who.period, lines, members=paying, exempt=len(lines) - paying, **sums)


def _page(listing: Listing[DuesLine], lines: Sequence[DuesLine]) -> float:
    """Upright while names and notes have room beside the figures."""
    taken = sum(listing.taken(listing.total("", lines), _SIZE))
    return _LANDSCAPE if _PORTRAIT - taken < _NAME + _NOTE else _PORTRAIT


def _notes(figures: DuesListFigures, listing: Listing[DuesLine]) -> Iterator[Block]:
    """How many pay, what is due and goes up, and the papers the rates stand on."""
    lines = figures.lines
    paying = sum(line.months > 0 for line in lines)
    kept, up = listing.sum_of("kept", lines), listing.sum_of("up", lines)
    people = f"Số người đóng đoàn phí: {show_money(paying)}"
    if len(lines) > paying:
        people += f"; được miễn: {show_money(len(lines) - paying)}"
    dues = f"Đoàn phí phải thu: {show_money(kept + up)} đồng, trong đó nộp cấp trên {show_money(up)} đồng."
    yield note(f"{people}. {dues}", larger=-1.5)
    extra = sum(line.extra for line in lines)
    if extra:
        text = f"Phần thu cao hơn mức chuẩn, để lại toàn bộ tại đơn vị: {show_money(extra)} đồng."
        yield note(text, larger=-1.5)
    yield note(f"Căn cứ: {figures.rates.note}.", italic=True, larger=-1.5)
