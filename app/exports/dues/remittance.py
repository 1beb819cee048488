"""Bảng kê nộp cấp trên: the dues collected of every member and month, the share that goes up, what was sent, what is left.

The workbook's second sheet holds the same figures for the superior union's programs. The only paper with citizen numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from app.domain.dates import Month
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.words import amount_in_words
from app.exports.document import (
    Align,
    Block,
    Column,
    DataSheet,
    Document,
    Field,
    Fields,
    Grid,
    Kind,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    RowKind,
    Run,
    Spacer,
    Title,
    Value,
)
from app.exports.dues.duesform import (
    HOUSE_FORM,
    RunRates,
    centred,
    months_line,
    months_period,
    own_head,
    own_signatures,
    rates_between,
    rates_note,
    room_for,
    shown_rates,
    whole_months,
)
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import month_name

if TYPE_CHECKING:
    from app.domain.dues.remittance import Obligation, Payee
    from app.models.queries import Read
    from app.models.queries.dues.dues import RemittedLine
    from app.models.queries.union.organisation import Organisation

_SIZE = 9.5
_ON_ONE_PAGE = 60
_WIDTH = 182.0  # millimetres between the margins below


@dataclass(frozen=True, slots=True)
class RemittanceFigures:
    """Everything the list prints; ``owed`` are the obligations of its months, ``journal`` the seal of the newest act."""

    organisation: Organisation
    officers: Mapping[str, str]
    first: Month
    last: Month
    rates: tuple[RunRates, ...]
    lines: Sequence[RemittedLine]
    owed: tuple[Obligation, ...]
    payee: Payee
    journal: str
    params: Params

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


class RemittedRows:
    """The list by month, made anew each time it is read."""

    def __init__(self, figures: RemittanceFigures) -> None:
        self._figures = figures

    def __iter__(self) -> Iterator[Row]:
        figures = self._figures
        several = figures.first != figures.last
        for month, lines in groupby(figures.lines, key=lambda line: line.month):
            name = f"tháng {month_name(Month.parse(month))}"
            if several:
                yield Row((None, name.capitalize(), *(None,) * 6), RowKind.GROUP)
            wage = due = collected = share = 0
            for number, line in enumerate(lines, 1):
                wage, due = wage + line.wage, due + line.due
                collected, share = collected + line.collected, share + line.share
                left = line.due - line.collected
                note = "" if left <= 0 else f"Còn {show_money(left)}" if line.collected else "Chưa thu"
                yield Row(
                    (number, line.full_name, line.citizen_number, line.wage, line.due, line.collected, line.share, note)
                )
            if several:
                yield Row((None, f"Cộng {name}", None, wage, due, collected, share, None), RowKind.SUBTOTAL)
        all_lines = figures.lines
        sums = (
            sum(line.wage for line in all_lines), sum(line.due for line in all_lines),
            sum(line.collected for line in all_lines), figures.share,
        )  # fmt: skip
        yield Row((None, "Tổng cộng", None, *sums, None), RowKind.TOTAL)


class DataRows:
    """The second sheet's rows: members, months, the total, then what identifies the list. Made anew each time."""

    def __init__(self, figures: RemittanceFigures) -> None:
        self._figures = figures

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        figures = self._figures
        for line in figures.lines:
            yield (
                "member", line.month, line.number, line.citizen_number, line.full_name, line.group, line.wage, line.due,
                line.collected, line.share,
            )  # fmt: skip
        owed = {str(each.month): each for each in figures.owed}
        for month in months_period(figures.first, figures.last).months():
            lines = [line for line in figures.lines if line.month == str(month)]
            one = owed.get(str(month))
            left = (one.due, one.done, one.left) if one else (0, 0, 0)
            yield ("month", str(month), None, None, None, None, *_sums(lines), *left)
        due, sent = figures.due, figures.sent
        yield ("total", None, None, None, None, None, *_sums(figures.lines), due, sent, due - sent)
        for key, value in _manifest(figures).items():
            yield ("manifest", *(None,) * 12, key, value)


def _sums(lines: Sequence[RemittedLine]) -> tuple[int, int, int, int]:
    return (
        sum(line.wage for line in lines),
        sum(line.due for line in lines),
        sum(line.collected for line in lines),
        sum(line.share for line in lines),
    )


def _manifest(figures: RemittanceFigures) -> dict[str, Value]:
    union = figures.organisation
    return {
        "form": FORM.code,
        "union": union.union,
        "superior": union.superior,
        "tax_code": union.tax_code,
        "first_day": figures.first.first_day.isoformat(),
        "last_day": figures.last.last_day.isoformat(),
        "members": len({(line.citizen_number, line.full_name, line.number) for line in figures.lines}),
        "rows": len(figures.lines),
        "collected": sum(line.collected for line in figures.lines),
        "share_up": figures.share,
        "owed_up": figures.due,
        "sent_up": figures.sent,
        "left_up": figures.due - figures.sent,
        "payee_name": figures.payee.name,
        "payee_account": figures.payee.account,
        "payee_bank": figures.payee.bank,
        "signed_on": figures.params.signed_on.isoformat() if figures.params.signed_on else "",
        "trail_head": figures.journal,
    }


DATA_COLUMNS = (
    "record", "month", "member_number", "citizen_number", "full_name", "union_group", "wage", "dues", "collected", "share_up",
    "owed_up", "sent_up", "left_up", "key", "value",
)  # fmt: skip


class Remittance(Form[RemittanceFigures]):
    """Bảng kê nộp cấp trên."""

    code = "remittance"
    title = N_("Bảng kê đoàn phí nộp cấp trên")
    source = HOUSE_FORM
    group = N_("Đoàn phí")
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> RemittanceFigures:
        from app.models.queries import trail
        from app.models.queries.dues import dues, obligations
        from app.models.queries.union import organisation

        first, last = whole_months(params, self.code)
        union = organisation.organisation(read, last.last_day)
        return RemittanceFigures(
            union,
            organisation.officers(read, last.last_day),
            first,
            last,
            rates_between(read, first, last),
            dues.remitted_lines(read, first, last),
            tuple(each for each in obligations.obligations_up(read) if first <= each.month <= last),
            union.payee,
            trail.head_hash(read),
            params,
        )

    def layout(self, gathered: RemittanceFigures) -> Document:
        union = gathered.organisation
        when = months_line(gathered.first, gathered.last)
        return Document(
            title=f"Bảng kê nộp cấp trên {when} – {union.union}",
            author=union.union,
            subject="Bảng kê đoàn phí nộp cấp trên",
            sheet="Bảng kê",
            setup=PageSetup(
                top=12,
                right=10,
                bottom=13,
                left=18,
                size=12,
                numbers=PageNumbers.BOTTOM,
                # Why: a short list goes on one page; a long one is not measured over and over.
                fit=1 if len(gathered.lines) <= _ON_ONE_PAGE else 0,
            ),
            blocks=(
                own_head(union),
                Spacer(3),
                Title((centred("BẢNG KÊ ĐOÀN PHÍ CÔNG ĐOÀN NỘP CẤP TRÊN", 3), centred(when))),
                Spacer(2),
                Grid(_columns(gathered), RemittedRows(gathered), smaller=12 - _SIZE, pad=0.4),
                Spacer(2),
                *_settled(gathered),
                Spacer(1),
                Paragraph((Run(f"Căn cứ: {rates_note(gathered.rates)}.", italic=True),), larger=-1.5),
                Paragraph((Run(f"Mã nhật ký: {gathered.journal[-8:]}", italic=True),), larger=-1.5),
                Spacer(1.5),
                own_signatures(union, gathered.officers, gathered.params, ("KẾ TOÁN", "accountant")),
            ),
            data_sheets=(DataSheet("du_lieu", DATA_COLUMNS, DataRows(gathered)),),
        )

    def table(self, gathered: RemittanceFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "month": line.month,
                "member_number": line.number,
                "citizen_number": line.citizen_number,
                "name": line.full_name,
                "wage": line.wage,
                "due": line.due,
                "collected": line.collected,
                "share": line.share,
            }
            for line in gathered.lines
        ]
        wage, due, collected, share = _sums(gathered.lines)
        totals: dict[str, JsonValue] = {
            "wage": wage,
            "due": due,
            "collected": collected,
            "share": share,
            "owed": gathered.due,
            "sent": gathered.sent,
            "left": gathered.due - gathered.sent,
            "journal": gathered.journal,
        }
        return Table(str(months_period(gathered.first, gathered.last)), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("month", "Tháng"),
    ("member_number", "Mã đoàn viên"),
    ("citizen_number", "Số CCCD"),
    ("name", "Họ và tên"),
    ("wage", "Mức lương đóng"),
    ("due", "Đoàn phí phải thu"),
    ("collected", "Đoàn phí đã thu"),
    ("share", "Nộp cấp trên"),
)


def _columns(figures: RemittanceFigures) -> tuple[Column, ...]:
    wage, due, collected, share = (max(18.5, room_for(each, _SIZE)) for each in _sums(figures.lines))
    share = max(share, 22.5)
    number = max(8.5, len(str(len(figures.lines))) * 1.9 + 3.5)
    left = max(_WIDTH - number - 25 - wage - due - collected - share, 55)
    return (
        Column("number", "STT", number, Kind.INT, align=Align.CENTER),
        Column("name", "Họ & tên", left - 18),
        Column("citizen_number", "Số CCCD", 25, Kind.CODE),
        Column("wage", "Mức lương\nđóng", wage, Kind.MONEY),
        Column("due", "Đoàn phí\nphải thu", due, Kind.MONEY),
        Column("collected", "Đoàn phí\nđã thu", collected, Kind.MONEY),
        Column("share", f"Nộp cấp trên\n{shown_rates(each.share_up for each in figures.rates)}", share, Kind.MONEY),
        Column("note", "Ghi chú", 18),
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
        words = amount_in_words(left, figures.params.words)
        lines.append(Field("Bằng chữ:", f"{words}.", leader=False, italic=True))
    yield Fields(tuple((line,) for line in lines))
    yield Spacer(1.5)
    payee = figures.payee
    yield Fields(((Field("Đơn vị nhận:", payee.name or None),),))
    account = (Field("Số tài khoản:", payee.account or None), Field("Tại ngân hàng:", payee.bank or None))
    yield Fields((account,), (0.42, 0.58))


FORM = Remittance()
