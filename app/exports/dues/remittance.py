"""Bảng kê nộp cấp trên: the dues collected of every member and month, the share that goes up, what was sent, what is left.

The workbook's second sheet holds the same figures for the superior union's programs, whole citizen numbers among them; on the list
itself only their last figures stand, enough to tell two of one name apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.domain.dates import Month, show_date
from app.domain.dues.remittance import Obligation
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import Block, DataSheet, Document, Field, Row, Spacer, Value, aired, fields
from app.exports.dues.duesform import MonthsPaper, Rates, dues_page, place_among
from app.exports.form import Table
from app.exports.heads import month_name
from app.exports.issuer import About, Issuer
from app.exports.listing import Anew, Code, Data, Listing, Money, Text
from app.exports.members.memberform import named
from app.exports.ownform import Frame, note
from app.models.queries import Read, trail
from app.models.queries.dues import dues, obligations
from app.models.queries.dues.dues import RemittedLine
from app.models.queries.dues.obligations import SentOrder

_SIZE = 9.5
_WIDTH = 182.0  # millimetres between the margins below


@dataclass(frozen=True, slots=True)
class RemittanceFigures:
    """Everything the list prints; ``owed`` are the obligations of its months, ``journal`` the seal of the newest act."""

    rates: Rates
    lines: Sequence[RemittedLine]
    owed: tuple[Obligation, ...]
    journal: str
    orders: tuple[SentOrder, ...] = ()

    @property
    def share(self) -> int:
        """The share of all dues on the list, in đồng."""
        return sum(line.share for line in self.lines)

    @property
    def due(self) -> int:
        """What goes up for these months in all, in đồng."""
        return sum(each.due for each in self.owed)

    @property
    def sent(self) -> int:
        """What was sent for these months, in đồng."""
        return sum(each.done for each in self.owed)


def _remark(line: RemittedLine) -> str:
    left = line.due - line.collected
    return "" if left <= 0 else f"Còn {show_money(left)}" if line.collected else "Chưa thu"


def _list(count: int = 0, share: str = "") -> Listing[RemittedLine]:
    """The columns of a list of so many lines; ``share`` is the part that goes up, as the rates have it."""
    return Listing(
        place_among(count),
        named(lambda line: line.full_name, 37, key="full_name", part=1, data=""),
        Data("month", "Tháng", lambda line: line.month),
        Data("member_number", "Mã đoàn viên", lambda line: line.number),
        Code("citizen_masked", "Số CCCD\n(4 số cuối)", lambda line: _masked(line.citizen_number), 21, data=""),
        Data("citizen_number", "Số CCCD", lambda line: line.citizen_number),
        named(lambda line: line.full_name, paper=False),
        Money("wage", "Mức lương\nđóng", lambda line: line.wage, 18.5),
        Money("due", "Đoàn phí\nphải thu", lambda line: line.due, 18.5),
        Money("collected", "Đoàn phí\nđã thu", lambda line: line.collected, 18.5),
        Money("share", f"Nộp cấp trên\n{share}", lambda line: line.share, 22.5, data="Nộp cấp trên"),
        Text("remark", "Ghi chú", _remark, 18, data=""),
    )


def _masked(number: str) -> str:
    return f"…{number[-4:]}" if number else ""


_LIST = _list()


def _rows(figures: RemittanceFigures, listing: Listing[RemittedLine], *, several: bool) -> Iterator[Row]:
    """The list by month; where there are several, under their names."""
    for month, of_month in groupby(figures.lines, key=lambda line: line.month):
        lines, name = list(of_month), f"tháng {month_name(Month.parse(month))}"
        if several:
            yield listing.band(name.capitalize())
        yield from listing.rows(lines)
        if several:
            yield listing.subtotal(f"Cộng {name}", lines)


def _sums(lines: Sequence[RemittedLine]) -> tuple[int, ...]:
    return tuple(_LIST.sum_of(key, lines) for key in ("wage", "due", "collected", "share"))


def _data_rows(who: Issuer, figures: RemittanceFigures) -> Iterator[tuple[Value, ...]]:
    """The second sheet's rows: members, months, the total, then what identifies the list."""
    for line in figures.lines:
        named = (line.month, line.number, line.citizen_number, line.full_name, line.group)
        yield ("member", *named, line.wage, line.due, line.collected, line.share)
    owed = {each.month: each for each in figures.owed}
    for month in who.period.months():
        lines = [line for line in figures.lines if line.month == str(month)]
        one = owed.get(month)
        left = (one.due, one.done, one.left) if one else (0, 0, 0)
        yield ("month", str(month), None, None, None, None, *_sums(lines), *left)
    due, sent = figures.due, figures.sent
    yield ("total", None, None, None, None, None, *_sums(figures.lines), due, sent, due - sent)
    for key, value in _manifest(who, figures).items():
        yield ("manifest", *(None,) * 12, key, value)


def _manifest(who: Issuer, figures: RemittanceFigures) -> dict[str, Value]:
    union, params = who.organisation, who.params
    return {
        "form": Remittance.code,
        "union": union.union,
        "superior": union.superior,
        "tax_code": union.tax_code,
        "first_day": who.period.first.isoformat(),
        "last_day": who.period.last.isoformat(),
        "members": len({(line.citizen_number, line.full_name, line.number) for line in figures.lines}),
        "rows": len(figures.lines),
        "collected": _LIST.sum_of("collected", figures.lines),
        "share_up": figures.share,
        "owed_up": figures.due,
        "sent_up": figures.sent,
        "left_up": figures.due - figures.sent,
        "payee_name": union.payee.name,
        "payee_account": union.payee.account,
        "payee_bank": union.payee.bank,
        "signed_on": params.signed_on.isoformat() if params.signed_on else "",
        "trail_head": figures.journal,
    }


DATA_COLUMNS = (
    "record",
    "month",
    "member_number",
    "citizen_number",
    "full_name",
    "union_group",
    "wage",
    "dues",
    "collected",
    "share_up",
    "owed_up",
    "sent_up",
    "left_up",
    "key",
    "value",
)


class Remittance(MonthsPaper[RemittanceFigures]):
    """Bảng kê nộp cấp trên."""

    code = "remittance"
    title = N_("Bảng kê đoàn phí nộp cấp trên")
    heading = "Bảng kê đoàn phí công đoàn nộp cấp trên"
    sheet = "Bảng kê"
    file = "Bảng kê nộp cấp trên {}"
    kind = title
    between = (("KẾ TOÁN", "accountant"),)

    def facts(self, read: Read, first: Month, last: Month, by_group: bool) -> RemittanceFigures:
        return RemittanceFigures(
            Rates.between(read, first, last),
            dues.remitted_lines(read, first, last),
            tuple(each for each in obligations.payables_to_superior(read) if first <= each.month <= last),
            trail.head_hash(read),
            obligations.sent_orders(read, first, last),
        )

    def stands(self, who: Issuer, about: RemittanceFigures) -> tuple[str, Frame]:
        return self.sheet, Frame(dues_page(about.lines), air=(3, 2, 1.5))

    def layout(self, gathered: About[RemittanceFigures]) -> Document:
        rows = Anew(lambda: _data_rows(gathered.who, gathered.about))
        data = DataSheet("du_lieu", DATA_COLUMNS, rows)
        return replace(super().layout(gathered), data_sheets=(data,))

    def body(self, who: Issuer, about: RemittanceFigures) -> Iterator[Block]:
        listing = _list(len(about.lines), about.rates.up)
        total = listing.total("Tổng cộng", about.lines)
        rows = Anew(lambda: _rows(about, listing, several=not who.period.is_month))
        yield from aired(listing.grid(rows, total, of=_WIDTH, size=_SIZE, smaller=12 - _SIZE, pad=0.4))
        yield from _settled(who, about)
        yield Spacer(1)
        yield note(f"Căn cứ: {about.rates.note}.", italic=True, larger=-1.5)
        yield note(f"Mã nhật ký: {about.journal[-8:]}", italic=True, larger=-1.5)

    def table(self, gathered: About[RemittanceFigures]) -> Table:
        about = gathered.about
        sums = _LIST.sums(about.lines, "wage", "due", "collected", "share")
        owed = {"owed": about.due, "sent": about.sent, "left": about.due - about.sent}
        return _LIST.table(gathered.who.period, about.lines, **sums, **owed, journal=about.journal)


def _orders(figures: RemittanceFigures) -> str:
    """By which vouchers and on which days."""
    told = ", ".join(f"{each.number} ngày {show_date(each.book_date)}" for each in figures.orders)
    return f" ({told})" if told else ""


def _settled(who: Issuer, figures: RemittanceFigures) -> Iterator[Block]:
    """From the list's share to what is left to send, and to whom."""
    other, left = figures.due - figures.share, figures.due - figures.sent
    live = {"share": "{total:share}", "due": "{share}+{other}" if other else "{share}"}
    lines = [
        Field(
            "Phần nộp cấp trên theo danh sách:",
            figures.share,
            "đồng",
            leader=False,
            name="share",
            formula=live["share"],
        )
    ]
    if other:
        text = "Phải nộp khác (thu chưa phân bổ, nợ đầu kỳ):"
        lines.append(Field(text, other, "đồng", leader=False, name="other"))
        lines.append(Field("Cộng phải nộp:", figures.due, "đồng", leader=False, formula=live["due"]))
    lines.append(Field(f"Đã nộp{_orders(figures)}:", figures.sent, "đồng", leader=False, name="sent"))
    over, rest = f"{{sent}}-({live['due']})", f"{live['due']}-{{sent}}"
    text, formula = ("Nộp thừa:", over) if left < 0 else ("Còn phải nộp:", rest)
    lines.append(Field(text, abs(left), "đồng", False, True, label_bold=True, formula=formula))
    if left > 0:
        lines.append(Field("Bằng chữ:", f"{who.in_words(left)}.", leader=False, italic=True))
    yield fields(*lines)
    yield Spacer(1.5)
    payee = who.organisation.payee
    yield fields(Field("Đơn vị nhận:", payee.name or None))
    account = (Field("Số tài khoản:", payee.account or None), Field("Tại ngân hàng:", payee.bank or None))
    yield fields(account, shares=(0.42, 0.58))
