"""C34-HD, minutes of a cash count: what the cash book says, what lay in the box note by note, the difference and its reason.

The layout is the one grassroots unions use; no document that prescribes it was found. A period without a count gives the blank minutes, to be filled in by hand at the box.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import show_date
from app.domain.ledger.counting import DENOMINATIONS, CashCount, Counter
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Block,
    Column,
    Document,
    Field,
    Fields,
    Grid,
    Kind,
    Letterhead,
    Line,
    PageBreak,
    PageSetup,
    Paragraph,
    Row,
    RowKind,
    Run,
    Signatures,
    Signer,
    Spacer,
    Title,
)
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import NOTE, union_without_kind

if TYPE_CHECKING:
    import datetime as dt

    from app.domain.money import Dong
    from app.models.queries import Read
    from app.models.queries.union.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Minutes:
    """One page: a count with the union and the officers of its day. ``count`` is None on blank minutes."""

    organisation: Organisation
    officers: Mapping[str, str]
    day: dt.date
    book_balance: Dong
    committee: tuple[Counter, ...]
    count: CashCount | None = None


@dataclass(frozen=True, slots=True)
class C34Figures:
    """The minutes to print, by day."""

    minutes: tuple[Minutes, ...]
    params: Params


class C34(Form[C34Figures]):
    """Biên bản kiểm kê quỹ tiền mặt."""

    code = "c34"
    title = N_("Biên bản kiểm kê quỹ tiền mặt (C34-HD)")
    source = N_("Mẫu số C34-HD công đoàn cơ sở đang dùng; chưa có nguồn văn bản.")
    group = N_("Sổ")

    def gather(self, read: Read, params: Params) -> C34Figures:
        from app.models.queries.ledger import cash_counts
        from app.models.queries.union import organisation

        period = params.period_for(self.code)

        def minutes(day: dt.date, balance: Dong, committee: tuple[Counter, ...], count: CashCount | None) -> Minutes:
            union, officers = organisation.organisation(read, day), organisation.officers(read, day)
            return Minutes(union, officers, day, balance, committee, count)

        found = [stored.count for stored in reversed(cash_counts.cash_counts(read, period))]
        if found:
            pages = [minutes(each.counted_on, each.book_balance, each.committee, each) for each in found]
        else:
            committee = cash_counts.usual_committee(read, period.last)
            pages = [minutes(period.last, cash_counts.cash_on(read, period.last), committee, None)]
        return C34Figures(tuple(pages), params)

    def layout(self, gathered: C34Figures) -> Document:
        first = gathered.minutes[0]
        blocks: list[Block] = []
        for place, each in enumerate(gathered.minutes):
            blocks += [PageBreak()] * (place > 0) + [*_page(each)]
        return Document(
            title=f"C34-HD {show_date(first.day)} – {first.organisation.union}",
            author=first.organisation.union,
            subject="Biên bản kiểm kê quỹ tiền mặt",
            sheet="C34-HD",
            setup=PageSetup(top=16, bottom=14, left=25, right=18, size=13),
            blocks=tuple(blocks),
        )

    def table(self, gathered: C34Figures) -> Table:
        rows: list[dict[str, JsonValue]] = []
        for each in gathered.minutes:
            count = each.count
            rows.append(
                {
                    "date": each.day.isoformat(),
                    "time": count.counted_at if count else "",
                    "book": each.book_balance,
                    "counted": count.counted if count else None,
                    "difference": count.difference if count else None,
                    "reason": count.reason if count else "",
                    "conclusion": count.conclusion if count else "",
                }
            )
        days = [each.day.isoformat() for each in gathered.minutes]
        counted: dict[str, JsonValue] = {"counts": sum(each.count is not None for each in gathered.minutes)}
        return Table(days[0] if days[0] == days[-1] else f"{days[0]}..{days[-1]}", _JSON_COLUMNS, rows, counted)


_JSON_COLUMNS = (
    ("date", "Ngày kiểm"),
    ("time", "Giờ"),
    ("book", "Số dư theo sổ quỹ"),
    ("counted", "Số kiểm kê thực tế"),
    ("difference", "Chênh lệch"),
    ("reason", "Lý do"),
    ("conclusion", "Kết luận"),
)
_COLUMNS = (
    Column("number", "STT", 16, letter="A", align=Align.CENTER),
    Column("label", "Diễn giải", 78, letter="B"),
    Column("sheets", "Số lượng (tờ)", 32, Kind.INT, letter="1", align=Align.CENTER),
    Column("amount", "Số tiền", 41, Kind.MONEY, letter="2"),
)
_DOTS = "……"


def _page(minutes: Minutes) -> Iterator[Block]:
    union, count = minutes.organisation, minutes.count
    yield Letterhead(
        (
            Line(union.superior, align=Align.LEFT),
            Line(f"CĐCS: {union_without_kind(union.union)}", bold=True, align=Align.LEFT),
        ),
        (Line("Mẫu số C34-HD", bold=True),),
        0.68,
    )
    yield Spacer(5)
    yield Title((Line("BIÊN BẢN KIỂM KÊ QUỸ TIỀN MẶT", bold=True, larger=3),))
    yield Spacer(3)
    yield Paragraph((Run(_opening(minutes)),))
    yield Spacer(1)
    yield Paragraph((Run("Ban kiểm kê bao gồm:"),), keeps_next=True)
    people = minutes.committee or (Counter(""), Counter(""), Counter(""))
    yield Fields(
        tuple(
            (
                Field("Ông/Bà:", who.name or None, bold=True, leader=not who.name),
                Field("", who.office or None, leader=not who.name),
                Field("", who.duty, leader=False),
            )
            for who in people
        ),
        (0.5, 0.28, 0.22),
    )
    yield Spacer(2)
    yield Grid(_COLUMNS, tuple(_rows(minutes)), smaller=0.5, pad=0.55, frozen=False)
    yield Spacer(2)
    yield from _reason(count)
    yield Spacer(3)
    officers = minutes.officers
    head = people[0].name or officers.get("chair", "")
    yield Signatures(
        (
            Signer(("Kế toán",), NOTE, officers.get("accountant", "")),
            Signer(("Thủ quỹ",), NOTE, officers.get("cashier", "")),
            Signer(("Người chịu trách nhiệm", "kiểm kê quỹ"), NOTE, head),
        ),
        room=18,
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
    yield Row(("I", "Số dư theo sổ quỹ", None, minutes.book_balance), RowKind.GROUP)
    yield Row(("II", "Số kiểm kê thực tế", None, count.counted if count else None), RowKind.GROUP)
    for place, value in enumerate(DENOMINATIONS, 1):
        sheets = count.sheets.get(value, 0) if count else 0
        label = f"- Loại {show_money(value)}đ"
        yield Row((str(place), label, sheets or None, sheets * value or None))
    other = count.other if count else 0
    yield Row((str(len(DENOMINATIONS) + 1), "- …", None, other or None))
    yield Row(("III", "Chênh lệch (III = II − I)", None, count.difference if count else None), RowKind.GROUP)


def _reason(count: CashCount | None) -> Iterator[Block]:
    missing = extra = ""
    if count is not None and count.difference:
        told = f"{show_money(abs(count.difference))}đ, {count.reason}" if count.reason else show_money(count.difference)
        missing, extra = (told, "") if count.difference < 0 else ("", told)
    yield Paragraph((Run("- Lý do:"),), keeps_next=True)
    empty = None if count is None else ""
    yield Fields(
        (
            (Field("+ Thiếu:", missing or empty, leader=count is None),),
            (Field("+ Thừa:", extra or empty, leader=count is None),),
            (Field("- Kết luận sau khi kiểm quỹ:", count.conclusion if count else None),),
        )
    )


FORM = C34()
