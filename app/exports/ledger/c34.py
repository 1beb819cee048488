"""C34-HD, minutes of a cash count: what the cash book says, what was in the cash box note by note, the difference and its reason.

The layout is the one grassroots unions use; no document that prescribes it was found. A period without a count gives the blank minutes, to be filled in by hand at the box.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.dates import show_date
from app.domain.ledger.counting import DENOMINATIONS, CashCount, Counter
from app.domain.money import Dong, show_money
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Block,
    Column,
    Document,
    Field,
    Grid,
    Kind,
    Line,
    PageBreak,
    PageSetup,
    Row,
    RowKind,
    Spacer,
    Title,
    fields,
    prose,
)
from app.exports.form import Form, Params, Table
from app.exports.heads import plain_head, signatures, signer, union_without_kind
from app.exports.issuer import Issuer, issuer
from app.exports.listing import Data, Listing
from app.models.queries import Read
from app.models.queries.ledger import cash_counts


@dataclass(frozen=True, slots=True)
class Minutes:
    """One page: a count with the union and the officers of its day. ``count`` is None on blank minutes."""

    who: Issuer
    day: dt.date
    book_balance: Dong
    committee: tuple[Counter, ...]
    count: CashCount | None = None


_DATA: Listing[Minutes] = Listing(
    Data("date", "Ngày kiểm", lambda page: page.day),
    Data("time", "Giờ", lambda page: page.count.counted_at if page.count else ""),
    Data("book", "Số dư theo sổ quỹ", lambda page: page.book_balance),
    Data("counted", "Số kiểm kê thực tế", lambda page: page.count.counted if page.count else None),
    Data("difference", "Chênh lệch", lambda page: page.count.difference if page.count else None),
    Data("reason", "Lý do", lambda page: page.count.reason if page.count else ""),
    Data("conclusion", "Kết luận", lambda page: page.count.conclusion if page.count else ""),
)


class C34(Form[tuple[Minutes, ...]]):
    """Biên bản kiểm kê quỹ tiền mặt, by day."""

    code = "c34"
    title = N_("Biên bản kiểm kê quỹ tiền mặt (C34-HD)")
    source = N_(
        "HD 47/HD-TLĐ ngày 30/12/2021, phụ lục 01: «Biên bản kiểm quỹ tiền mặt»; mẫu số C34-HD công đoàn cơ sở đang dùng."
    )
    group = N_("Sổ")

    def gather(self, read: Read, params: Params) -> tuple[Minutes, ...]:
        period = params.period_for(self.title)
        found = [stored.count for stored in reversed(cash_counts.cash_counts(read, period))]
        if found:
            return tuple(
                Minutes(issuer(read, params, each.counted_on), each.counted_on, each.book_balance, each.committee, each)
                for each in found
            )
        day, committee = period.last, cash_counts.usual_committee(read, period.last)
        return (Minutes(issuer(read, params, day), day, cash_counts.cash_on(read, day), committee),)

    def layout(self, gathered: tuple[Minutes, ...]) -> Document:
        blocks: list[Block] = []
        for each in gathered:
            blocks += [*([PageBreak()] if blocks else []), *_page(each)]
        first, setup = gathered[0], PageSetup(top=16, bottom=14, left=25, right=18, size=13)
        name, subject = f"C34-HD {show_date(first.day)}", "Biên bản kiểm kê quỹ tiền mặt"
        return first.who.document(name, "C34-HD", setup, blocks, subject=subject)

    def table(self, gathered: tuple[Minutes, ...]) -> Table:
        first, last = gathered[0].day.isoformat(), gathered[-1].day.isoformat()
        counts = sum(each.count is not None for each in gathered)
        return _DATA.table(first if first == last else f"{first}..{last}", gathered, counts=counts)


_COLUMNS = (
    Column("number", "STT", 16, letter="A", align=Align.CENTER),
    Column("label", "Diễn giải", 78, letter="B"),
    Column("sheets", "Số lượng (tờ)", 32, Kind.INT, letter="1", align=Align.CENTER),
    Column("amount", "Số tiền", 41, Kind.MONEY, letter="2"),
)
_DOTS = "……"


def _page(minutes: Minutes) -> Iterator[Block]:
    who, count = minutes.who, minutes.count
    yield plain_head(who.superior, f"CĐCS: {union_without_kind(who.union)}", "Mẫu số C34-HD")
    yield Spacer(5)
    yield Title((Line("BIÊN BẢN KIỂM KÊ QUỸ TIỀN MẶT", bold=True, larger=3),))
    yield Spacer(3)
    yield prose(_opening(minutes))
    yield Spacer(1)
    yield prose("Ban kiểm kê bao gồm:", keeps_next=True)
    people = minutes.committee or (Counter(""), Counter(""), Counter(""))
    yield fields(*(_person(each) for each in people), shares=(0.5, 0.28, 0.22))
    yield Spacer(2)
    yield Grid(_COLUMNS, tuple(_rows(minutes)), smaller=0.5, pad=0.55, frozen=False)
    yield Spacer(2)
    yield from _reason(count)
    yield Spacer(3)
    yield signatures(
        signer("Kế toán", who.accountant),
        signer("Thủ quỹ", who.officer("cashier")),
        signer("Người chịu trách nhiệm\nkiểm kê quỹ", people[0].name or who.chair),
    )


def _person(counter: Counter) -> tuple[Field, ...]:
    return (
        Field("Ông/Bà:", counter.name or None, bold=True, leader=not counter.name),
        Field("", counter.office or None, leader=not counter.name),
        Field("", counter.duty, leader=False),
    )


def _opening(minutes: Minutes) -> str:
    if minutes.count is None:
        return f"Hôm nay, ngày {_DOTS} tháng {_DOTS} năm {_DOTS}{_DOTS}, vào hồi {_DOTS} giờ {_DOTS} phút."
    day, hour = minutes.day, minutes.count.counted_at
    when = f"{hour[:2]} giờ {hour[3:]} phút" if hour else f"{_DOTS} giờ {_DOTS} phút"
    return f"Hôm nay, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}, vào hồi {when}."


def _rows(minutes: Minutes) -> Iterator[Row]:
    count = minutes.count
    # Why: the balance of blank minutes is what the book says at the end of the period; the day itself is left to the pen.
    counted = "+".join(f"{{{place}}}" for place in range(1, len(DENOMINATIONS) + 2))
    yield Row(("I", "Số dư theo sổ quỹ", None, minutes.book_balance), RowKind.GROUP).reckoned("I")
    second = Row(("II", "Số kiểm kê thực tế", None, count.counted if count else None), RowKind.GROUP)
    yield second.reckoned("II", amount=counted)
    for place, value in enumerate(DENOMINATIONS, 1):
        sheets = count.sheets.get(value, 0) if count else 0
        label = f"- Loại {show_money(value)}đ"
        row = Row((str(place), label, sheets or None, sheets * value or None))
        yield row.reckoned(str(place), amount=f"{{:sheets}}*{value}")
    other = count.other if count else 0
    last = len(DENOMINATIONS) + 1
    yield Row((str(last), "- …", None, other or None)).reckoned(str(last))
    third = Row(("III", "Chênh lệch (III = II − I)", None, count.difference if count else None), RowKind.GROUP)
    # Why: blank minutes are filled in by hand or in the sheet; until then there is no difference to show.
    yield third.reckoned("III", **({"amount": "{II}-{I}"} if count else {}))


def _reason(count: CashCount | None) -> Iterator[Block]:
    missing = extra = ""
    if count is not None and count.difference:
        text = f"{show_money(abs(count.difference))}đ, {count.reason}" if count.reason else show_money(count.difference)
        missing, extra = (text, "") if count.difference < 0 else ("", text)
    yield prose("- Lý do:", keeps_next=True)
    empty = None if count is None else ""
    yield fields(
        Field("+ Thiếu:", missing or empty, leader=count is None),
        Field("+ Thừa:", extra or empty, leader=count is None),
        Field("- Kết luận sau khi kiểm quỹ:", count.conclusion if count else None),
    )
