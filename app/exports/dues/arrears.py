"""Who still owes dues for listed months up to a month: Danh sách còn nợ đoàn phí, and a slip for each that reminds of it.

The list is a paper to collect by: its last column is left open for the signature of whoever pays. The slips are cut and handed out by tổ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.dates import Month
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.text import fold, name_sort_key
from app.exports.document import (
    Align,
    Block,
    Document,
    Field,
    KeepTogether,
    Line,
    PageSetup,
    Spacer,
    Title,
    aired,
    fields,
    prose,
)
from app.exports.dues.duesform import MonthsPaper, whole_months
from app.exports.form import Form, Params, Table
from app.exports.heads import month_name, signatures, signer
from app.exports.issuer import About, Issuer, Listed, issuer
from app.exports.listing import Count, Listing, Money, Screen, Text, numbered, pen
from app.exports.members.memberform import in_group, named
from app.exports.ownform import OWN_FORM, WIDTH, note, own_head
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
        yield note(owed if about else _NOBODY)

    def table(self, gathered: Listed[Arrear]) -> Table:
        lines = gathered.about
        through = str(Month.of(gathered.who.period.last))
        return ARREARS.table(through, lines, members=len(lines), left=ARREARS.sum_of("left", lines))


def in_order(lines: Sequence[Arrear], by_group: bool) -> list[Arrear]:
    """By name; under their tổ when asked, those without one last."""
    named = sorted(lines, key=lambda line: name_sort_key(line.full_name))
    return sorted(named, key=lambda line: (not line.group, fold(line.group))) if by_group else named


# ---- slips that remind ------------------------------------------------------------------------------------------

_NOBODY = "Đến tháng này không còn ai nợ đoàn phí của các tháng đã lập bảng."
_CUT = "– " * 62


class DuesReminder(Form[Listed[Arrear]]):
    """Phiếu nhắc nộp đoàn phí."""

    code = "dues-reminder"
    title = N_("Phiếu nhắc nộp đoàn phí")
    source = OWN_FORM
    group = N_("Đoàn phí")
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> Listed[Arrear]:
        _first, last = whole_months(params, self.title)
        owing = in_order(dues.arrears(read, last), by_group=True)
        return About(issuer(read, params, last.last_day), owing)

    def layout(self, gathered: Listed[Arrear]) -> Document:
        last = Month.of(gathered.who.period.last)
        setup = PageSetup(top=12, right=15, bottom=12, left=20, size=11.5)
        name = f"Phiếu nhắc nộp đoàn phí đến tháng {month_name(last)}"
        blocks = _slips(gathered.who, gathered.about, last)
        return gathered.who.document(name, "Phiếu nhắc", setup, blocks, subject="Phiếu nhắc nộp đoàn phí")

    def table(self, gathered: Listed[Arrear]) -> Table:
        lines = gathered.about
        sums = {"members": len(lines), "left": ARREARS.sum_of("left", lines)}
        return ARREARS.table(str(Month.of(gathered.who.period.last)), lines, **sums)


def _slips(who: Issuer, owing: Sequence[Arrear], last: Month) -> Iterator[Block]:
    if not owing:
        yield own_head(who)
        yield prose(_NOBODY)
    for place, line in enumerate(owing):
        cut = (prose(_CUT, larger=-4), Spacer(2)) if place else ()
        yield KeepTogether((*cut, *_slip(who, line, last), Spacer(3)))


def _slip(who: Issuer, line: Arrear, last: Month) -> Iterator[Block]:
    of = month_name(line.first)
    months = f"tháng {of}" if line.months == 1 else f"{line.months} tháng, từ tháng {of} đến tháng {month_name(last)}"
    yield own_head(who)
    yield Title((Line("PHIẾU NHẮC NỘP ĐOÀN PHÍ", bold=True, larger=2),))
    yield Spacer(1)
    yield fields(
        (Field("Gửi đoàn viên:", line.full_name, bold=True), Field("Tổ:", line.group or None)),
        Field("Chưa nộp đoàn phí của:", months),
        Field("Số tiền:", f"{show_money(line.left)} đồng ({who.in_words(line.left)})", bold=True),
        shares=(0.6, 0.4),
    )
    yield prose(
        f"Đề nghị nộp cho thủ quỹ {who.officer('cashier') or '……………………'}. Nếu đã nộp, xin báo lại.", larger=-0.5
    )
    yield Spacer(1)
    yield signatures(signer("NGƯỜI NHẬN PHIẾU"), signer("NGƯỜI LẬP", who.preparer, who.signed()), room=9)
