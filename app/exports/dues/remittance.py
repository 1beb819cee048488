"""Bảng kê nộp cấp trên: the dues collected of every member and month, the share that goes up, what was sent, what is left.

The workbook's second sheet holds the same figures for the superior union's programs. The only paper with citizen numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.domain.dates import Month
from app.domain.dues.remittance import Obligation
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import Block, DataSheet, Document, Field, PageNumbers, PageSetup, Row, Spacer, Value, fields
from app.exports.dues.duesform import (
    MonthsFigures,
    fit_of,
    place_among,
    rates_between,
    rates_note,
    shown_rates,
    whole_months,
)
from app.exports.form import Form, Params, Table
from app.exports.heads import month_name
from app.exports.issuer import issuer
from app.exports.listing import Anew, Code, Data, Listing, Money, Text
from app.exports.ownform import OWN_FORM, note, own_paper, own_signatures
from app.models.queries import Read, trail
from app.models.queries.dues import dues, obligations
from app.models.queries.dues.dues import RemittedLine

_SIZE = 9.5
_WIDTH = 182.0  # millimetres between the margins below


@dataclass(frozen=True, slots=True)
class RemittanceFigures(MonthsFigures):
    """Everything the list prints; ``owed`` are the obligations of its months, ``journal`` the seal of the newest act."""

    lines: Sequence[RemittedLine]
    owed: tuple[Obligation, ...]
    journal: str

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
        Text("full_name", "Họ & tên", lambda line: line.full_name, 37, part=1, data=""),
        Data("month", "Tháng", lambda line: line.month),
        Data("member_number", "Mã đoàn viên", lambda line: line.number),
        Code("citizen_number", "Số CCCD", lambda line: line.citizen_number, 25),
        Data("name", "Họ và tên", lambda line: line.full_name),
        Money("wage", "Mức lương\nđóng", lambda line: line.wage, 18.5),
        Money("due", "Đoàn phí\nphải thu", lambda line: line.due, 18.5),
        Money("collected", "Đoàn phí\nđã thu", lambda line: line.collected, 18.5),
        Money("share", f"Nộp cấp trên\n{share}", lambda line: line.share, 22.5, data="Nộp cấp trên"),
        Text("remark", "Ghi chú", _remark, 18, data=""),
    )


_LIST = _list()


def _rows(figures: RemittanceFigures, listing: Listing[RemittedLine]) -> Iterator[Row]:
    """The list by month."""
    for month, of_month in groupby(figures.lines, key=lambda line: line.month):
        lines, name = list(of_month), f"tháng {month_name(Month.parse(month))}"
        if figures.several:
            yield listing.band(name.capitalize())
        yield from listing.rows(lines)
        if figures.several:
            yield listing.subtotal(f"Cộng {name}", lines)


def _sums(lines: Sequence[RemittedLine]) -> tuple[int, ...]:
    return tuple(_LIST.sum_of(key, lines) for key in ("wage", "due", "collected", "share"))


def _data_rows(figures: RemittanceFigures) -> Iterator[tuple[Value, ...]]:
    """The second sheet's rows: members, months, the total, then what identifies the list."""
    for line in figures.lines:
        who = (line.month, line.number, line.citizen_number, line.full_name, line.group)
        yield ("member", *who, line.wage, line.due, line.collected, line.share)
    owed = {each.month: each for each in figures.owed}
    for month in figures.who.period.months():
        lines = [line for line in figures.lines if line.month == str(month)]
        one = owed.get(month)
        left = (one.due, one.done, one.left) if one else (0, 0, 0)
        yield ("month", str(month), None, None, None, None, *_sums(lines), *left)
    due, sent = figures.due, figures.sent
    yield ("total", None, None, None, None, None, *_sums(figures.lines), due, sent, due - sent)
    for key, value in _manifest(figures).items():
        yield ("manifest", *(None,) * 12, key, value)


def _manifest(figures: RemittanceFigures) -> dict[str, Value]:
    union, params = figures.who.organisation, figures.who.params
    return {
        "form": FORM.code,
        "union": union.union,
        "superior": union.superior,
        "tax_code": union.tax_code,
        "first_day": figures.first.first_day.isoformat(),
        "last_day": figures.last.last_day.isoformat(),
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


class Remittance(Form[RemittanceFigures]):
    """Bảng kê nộp cấp trên."""

    code = "remittance"
    title = N_("Bảng kê đoàn phí nộp cấp trên")
    source = OWN_FORM
    group = N_("Đoàn phí")
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> RemittanceFigures:
        first, last = whole_months(params, self.code)
        return RemittanceFigures(
            issuer(read, params, last.last_day),
            rates_between(read, first, last),
            dues.remitted_lines(read, first, last),
            tuple(each for each in obligations.payables_to_superior(read) if first <= each.month <= last),
            trail.head_hash(read),
        )

    def layout(self, gathered: RemittanceFigures) -> Document:
        when, lines = gathered.when, gathered.lines
        listing = _list(len(lines), shown_rates(each.share_up for each in gathered.rates))
        total = listing.total("Tổng cộng", lines)
        rows = Anew(lambda: _rows(gathered, listing))
        document = own_paper(
            gathered.who,
            ("Bảng kê đoàn phí công đoàn nộp cấp trên", when),
            [
                listing.grid(rows, total, of=_WIDTH, size=_SIZE, smaller=12 - _SIZE, pad=0.4),
                Spacer(2),
                *_settled(gathered),
                Spacer(1),
                note(f"Căn cứ: {rates_note(gathered.rates)}.", italic=True, larger=-1.5),
                note(f"Mã nhật ký: {gathered.journal[-8:]}", italic=True, larger=-1.5),
            ],
            sheet="Bảng kê",
            name=f"Bảng kê nộp cấp trên {when}",
            subject="Bảng kê đoàn phí nộp cấp trên",
            setup=PageSetup(
                top=12, right=10, bottom=13, left=18, size=12, numbers=PageNumbers.BOTTOM, fit=fit_of(lines)
            ),
            air=(3, 2, 1.5),
            signed=own_signatures(gathered.who, ("KẾ TOÁN", "accountant")),
        )
        return replace(document, data_sheets=(DataSheet("du_lieu", DATA_COLUMNS, Anew(lambda: _data_rows(gathered))),))

    def table(self, gathered: RemittanceFigures) -> Table:
        return _LIST.table(
            gathered.who.period,
            gathered.lines,
            **_LIST.sums(gathered.lines, "wage", "due", "collected", "share"),
            owed=gathered.due,
            sent=gathered.sent,
            left=gathered.due - gathered.sent,
            journal=gathered.journal,
        )


def _settled(figures: RemittanceFigures) -> Iterator[Block]:
    """From the list's share to what is left to send, and to whom."""
    other, left = figures.due - figures.share, figures.due - figures.sent
    lines = [Field("Phần nộp cấp trên theo danh sách:", figures.share, "đồng", leader=False)]
    if other:
        lines.append(Field("Phải nộp khác (thu chưa phân bổ, nợ đầu kỳ):", other, "đồng", leader=False))
        lines.append(Field("Cộng phải nộp:", figures.due, "đồng", leader=False))
    lines.append(Field("Đã nộp:", figures.sent, "đồng", leader=False))
    lines.append(Field("Nộp thừa:" if left < 0 else "Còn phải nộp:", abs(left), "đồng", False, True, label_bold=True))
    if left > 0:
        lines.append(Field("Bằng chữ:", f"{figures.who.in_words(left)}.", leader=False, italic=True))
    yield fields(*lines)
    yield Spacer(1.5)
    payee = figures.who.organisation.payee
    yield fields(Field("Đơn vị nhận:", payee.name or None))
    account = (Field("Số tài khoản:", payee.account or None), Field("Tại ngân hàng:", payee.bank or None))
    yield fields(account, shares=(0.42, 0.58))


FORM = Remittance()
