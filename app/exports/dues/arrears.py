"""Danh sách còn nợ đoàn phí: who still owes dues for listed months up to a month, from which month, how much; per tổ on request.

A paper to collect by: the last column is left open for the signature of whoever pays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.dates import Month
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.text import fold, name_sort_key
from app.exports.document import Align, Block, aired
from app.exports.dues.duesform import MonthsPaper
from app.exports.form import Table
from app.exports.heads import month_name
from app.exports.issuer import Issuer, Listed
from app.exports.listing import Count, Listing, Money, Screen, Text, numbered, pen
from app.exports.members.memberform import in_group, named
from app.exports.ownform import WIDTH, note
from app.models.queries import Read
from app.models.queries.dues import dues
from app.models.queries.dues.dues import Arrear


def _list(by_group: bool) -> Listing[Arrear]:
    room = 1 if by_group else 0.62
    return Listing(
        numbered(width=11),
        named(lambda line: line.full_name, part=room, screen=Screen(230, stretch=True)),
        in_group(lambda line: line.group, part=0.38, paper=not by_group, screen=Screen(130)),
        Text("first", N_("Nợ từ tháng"), lambda line: line.first, 25, align=Align.CENTER, screen=Screen(110)),
        Count("months", N_("Số tháng"), lambda line: line.months, 18, align=Align.CENTER, sums=True, screen=Screen(90)),
        Money("left", N_("Còn nợ"), lambda line: line.left, 24, screen=Screen(120)),
        pen("Ký nộp", 32),
    )


ARREARS = _list(by_group=True)


class ArrearsList(MonthsPaper[Sequence[Arrear]]):
    """Danh sách còn nợ đoàn phí, one line a member."""

    code = "arrears"
    title = N_("Danh sách còn nợ đoàn phí")
    wants = frozenset({"period", "by_group", "place", "signed"})
    sheet = "Nợ đoàn phí"
    file = "Danh sách còn nợ đoàn phí đến tháng {month}"

    def facts(self, read: Read, first: Month, last: Month, by_group: bool) -> Sequence[Arrear]:
        return in_order(dues.arrears(read, last), by_group)

    def under(self, who: Issuer, about: Sequence[Arrear]) -> tuple[str, ...]:
        return (f"Tính đến hết tháng {month_name(Month.of(who.period.last))}",)

    def body(self, who: Issuer, about: Sequence[Arrear]) -> Iterator[Block]:
        by_group = who.params.by_group and any(line.group for line in about)
        listing = _list(by_group)
        rows = listing.grouped(about, lambda line: line.group) if by_group else listing.rows(about)
        yield from aired(listing.grid(rows, listing.total("Tổng cộng", about), of=WIDTH, pad=0.6), below=1.5)
        owed = f"{show_money(len(about))} người còn nợ {who.amount(listing.sum_of('left', about))}."
        yield note(owed if about else "Đến tháng này không còn ai nợ đoàn phí của các tháng đã lập bảng.")

    def table(self, gathered: Listed[Arrear]) -> Table:
        lines = gathered.about
        through = str(Month.of(gathered.who.period.last))
        return ARREARS.table(through, lines, members=len(lines), left=ARREARS.sum_of("left", lines))


def in_order(lines: Sequence[Arrear], by_group: bool) -> list[Arrear]:
    """By name; under their tổ when asked, those without one last."""
    named = sorted(lines, key=lambda line: name_sort_key(line.full_name))
    return sorted(named, key=lambda line: (not line.group, fold(line.group))) if by_group else named
