"""Điều chỉnh đoàn phí theo quyết định: the list of a decision by month (old, new, difference, what goes up), and a slip for each member.

House forms; no law prescribes their layout.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.domain.dates import Month, Period, show_date
from app.domain.dues.rate_change import ChargeChange, MemberChange, by_member
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import Block, Grid, KeepTogether, Row, Spacer, aired, heading, prose
from app.exports.dues.duesform import dues_page, place_among
from app.exports.form import Subject, Table
from app.exports.heads import month_name
from app.exports.issuer import About, Issuer
from app.exports.listing import Anew, Data, Listing, Money, Text
from app.exports.members.memberform import in_group, named
from app.exports.ownform import Frame, OwnPaper, note
from app.exports.paper import SubjectForm
from app.models.queries import Read
from app.models.queries.dues.assessment import DecisionCard, decisions
from app.models.queries.dues.rate_changes import adjusted, decision_card

_SIZE = 9.5
_WIDTH = 182.0  # millimetres between the margins below


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision and what it did to each member's month."""

    card: DecisionCard
    changes: Sequence[ChargeChange]


class _DecisionPaper(SubjectForm[Decided], OwnPaper[Decided]):
    """A paper of one decision."""

    group = N_("Đoàn phí")
    wants = frozenset({"subject", "place", "signed"})
    own_name = True

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """Every decision, the newest first."""
        return [
            Subject(card.id, f"{card.source}, từ tháng {month_name(card.first_month)}")
            for card in decisions(read)[::-1]
        ]

    def facts(self, read: Read, subject: int) -> Decided:
        """The decision chosen."""
        return Decided(decision_card(read, subject), adjusted(read, subject))

    def day(self, about: Decided) -> dt.date:
        """When it was decided."""
        return about.card.decided_on

    def under(self, who: Issuer, about: Decided) -> tuple[str, ...]:
        """The decision, and from when it holds."""
        card = about.card
        return (
            f"Theo quyết định số {card.number} ngày {show_date(card.decided_on)}, áp dụng từ tháng {month_name(card.first_month)}",
        )

    def stands(self, who: Issuer, about: Decided) -> tuple[str, Frame]:
        return self.sheet, Frame(dues_page(about.changes), air=(3, 2, 1.5))


def _list(count: int = 0) -> Listing[ChargeChange]:
    return Listing(
        place_among(count),
        Data("month", "Tháng", lambda line: line.month),
        named(lambda line: line.full_name, part=1),
        in_group(lambda line: line.group, paper=False, data="Tổ"),
        Money("old", "Đã tính", lambda line: line.old, 20),
        Money("new", "Tính lại", lambda line: line.new, 20),
        Money("difference", "Chênh lệch", lambda line: line.difference, 20),
        Money("paid", "Đã thu", lambda line: line.paid, 20, blank=True),
        Money("over", "Thu thừa", lambda line: line.over, 20, blank=True),
        Money("up", "Nộp cấp trên\nthêm (bớt)", lambda line: line.up, 24, data="Nộp cấp trên thêm (bớt)", blank=True),
    )


_DATA = _list()


def _rows(about: Decided, listing: Listing[ChargeChange]) -> Iterator[Row]:
    several = len({line.month for line in about.changes}) > 1
    for month, of_month in groupby(about.changes, key=lambda line: line.month):
        lines, name = list(of_month), f"tháng {month_name(month)}"
        if several:
            yield listing.band(name.capitalize())
        yield from listing.rows(lines)
        if several:
            yield listing.subtotal(f"Cộng {name}", lines)


def _rates(card: DecisionCard) -> str:
    told = (("mức đoàn phí", card.rate), ("trần", card.ceiling), ("nộp cấp trên", card.share_up))
    return "; ".join(f"{name} {rate}" for name, rate in told if rate)


class DuesAdjustment(_DecisionPaper):
    """Danh sách điều chỉnh đoàn phí."""

    code = "dues-adjustment"
    title = N_("Danh sách điều chỉnh đoàn phí")
    sheet = "Dieu chinh"
    between = (("KẾ TOÁN", "accountant"),)

    def body(self, who: Issuer, about: Decided) -> Iterator[Block]:
        listing = _list(len(about.changes))
        total = listing.total("Tổng cộng", about.changes)
        rows = Anew(lambda: _rows(about, listing))
        yield from aired(listing.grid(rows, total, of=_WIDTH, size=_SIZE, smaller=12 - _SIZE, pad=0.4))
        difference, up = listing.sum_of("difference", about.changes), listing.sum_of("up", about.changes)
        people = len({line.member_id for line in about.changes})
        text = f"{show_money(people)} người; đoàn phí chênh lệch {show_money(difference)} đồng, phần nộp cấp trên chênh lệch {show_money(up)} đồng."
        yield note(text)
        yield note(
            f"Quyết định: {_rates(about.card)}. Số đã thu của từng tháng giữ nguyên; thu thừa thành tiền nộp trước.",
            italic=True,
        )

    def table(self, gathered: About[Decided]) -> Table:
        about = gathered.about
        sums = _DATA.sums(about.changes, "old", "new", "difference", "over", "up")
        return _DATA.table(about.card.decided_on, about.changes, **sums)


class DuesSlips(_DecisionPaper):
    """Phiếu báo điều chỉnh đoàn phí, one for each member."""

    code = "dues-slips"
    title = N_("Phiếu báo điều chỉnh đoàn phí")
    sheet = "Phieu bao"
    signed = False

    def body(self, who: Issuer, about: Decided) -> Iterator[Block]:
        for member in by_member(sorted(about.changes, key=lambda line: line.full_name)):
            mine = [line for line in about.changes if line.member_id == member.member_id]
            yield KeepTogether(tuple(_slip(about.card, member, mine)))
            yield Spacer(7)

    def table(self, gathered: About[Decided]) -> Table:
        about = gathered.about
        return _MEMBERS.table(about.card.decided_on, by_member(about.changes), members=len(by_member(about.changes)))


_MEMBERS: Listing[MemberChange] = Listing(
    named(lambda line: line.full_name, paper=False),
    in_group(lambda line: line.group, paper=False, data="Tổ"),
    Data("months", "Số tháng", lambda line: line.months),
    Data("old", "Đã tính", lambda line: line.old),
    Data("new", "Tính lại", lambda line: line.new),
    Data("paid", "Đã thu", lambda line: line.paid),
    Data("to_collect", "Còn phải nộp", lambda line: line.to_collect),
)
_MONTHS: Listing[ChargeChange] = Listing(
    Text("month", "Tháng", lambda line: month_name(line.month), 26),
    Money("old", "Đã tính", lambda line: line.old, 30),
    Money("new", "Tính lại", lambda line: line.new, 30),
    Money("difference", "Chênh lệch", lambda line: line.difference, 30),
)


def _slip(card: DecisionCard, member: MemberChange, mine: Sequence[ChargeChange]) -> Iterator[Block]:
    group = f" ({member.group})" if member.group else ""
    yield heading(f"{member.full_name}{group}")
    yield prose(f"Theo quyết định số {card.number} ngày {show_date(card.decided_on)}: {_rates(card)}.")
    yield _grid(mine)
    if member.to_collect:
        yield prose(f"Còn phải nộp thêm: {show_money(member.to_collect)} đồng.", bold=True)
    elif member.over:
        yield prose(f"Đã nộp thừa {show_money(member.over)} đồng: trừ vào tháng sau hoặc được hoàn trả.", bold=True)
    yield prose("Người nhận ký: ……………………………", italic=True)


def _grid(mine: Sequence[ChargeChange]) -> Grid:
    first: Month = mine[0].month
    total = _MONTHS.total("Cộng", mine) if mine[-1].month != first else None
    return _MONTHS.grid(_MONTHS.rows(mine), total, smaller=1, pad=0.4)
