"""Danh sách ký nhận quà: STT, họ tên, mức quà, ký nhận, by tổ with their sums; children with their parent and year of birth.

The layout is the one treasurers keep for each holiday. Goods stand beside the money with their value.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.domain.dates import long_date
from app.domain.members.members import Gender, parse_known_date, show_known_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import Align, Document, PageNumbers, PageSetup, Row, Spacer, prose
from app.exports.form import Table
from app.exports.gifts.giftform import GiftFigures, GiftPaper
from app.exports.listing import NO_GROUP, Data, Listing, Money, Text, numbered
from app.exports.ownform import own_paper, own_signatures
from app.models.queries.gifts.gifts import GiftPerson

_WIDTH = 182.0
_RECEIVED = {None: "", True: "yes", False: "no"}


def _birth(each: GiftPerson) -> str:
    return show_known_date(parse_known_date(each.birth)) if each.birth else ""


def _gender(each: GiftPerson) -> Gender | str:
    return Gender(each.gender) if each.gender else ""


def _list(gathered: GiftFigures) -> Listing[GiftPerson]:
    children, sums = gathered.for_children, gathered.card.sums
    return Listing(
        numbered(width=12),
        Text("person", "Họ & tên", lambda each: each.person, part=0.55 if children else 1, data="Họ và tên"),
        Text("birth", "Ngày sinh", _birth, 24, data="", align=Align.CENTER, paper=children),
        Text("parent", "Con của", lambda each: each.parent, part=0.45, paper=children),
        Data("group", "Tổ", lambda each: each.group),
        Text("gender", "Giới", _gender, 14, align=Align.CENTER, paper=not children),
        Money(
            "amount", "Mức quà (đồng)", lambda each: each.amount, 26, data="Mức quà", blank=True, paper=bool(sums.total)
        ),
        Money(
            "in_kind",
            "Hiện vật (đồng)",
            lambda each: each.in_kind,
            26,
            data="Hiện vật",
            blank=True,
            paper=bool(sums.in_kind),
        ),
        Data("received", "Đã nhận", lambda each: _RECEIVED[each.received]),
        Data("voucher", "Chứng từ", lambda each: each.voucher),
        Text("signature", "Ký nhận", lambda each: "(vắng)" if each.received is False else "", 42, data=""),
    )


class GiftSheet(GiftPaper):
    """Danh sách ký nhận quà."""

    code = "gift-sheet"
    title = N_("Danh sách ký nhận quà")

    def layout(self, gathered: GiftFigures) -> Document:
        who, card, sums = gathered.who, gathered.card, gathered.card.sums
        text = f"Cộng {show_money(sums.people)} {gathered.whom}"
        if sums.total:
            text += f", số tiền {who.amount(sums.total)}"
        if sums.in_kind:
            goods = f" ({card.goods})" if card.goods else ""
            text += f"{';' if sums.total else ','} quà hiện vật{goods} trị giá {show_money(sums.in_kind)} đồng"
        listing = _list(gathered)
        return own_paper(
            who,
            ("Danh sách ký nhận", card.title, long_date(card.day)),
            [
                listing.grid(_rows(gathered, listing), of=_WIDTH, smaller=1, pad=1.5),
                Spacer(2),
                prose(f"{text}.", italic=True),
            ],
            sheet="Ky nhan",
            about=card.title,
            subject=card.title,
            setup=PageSetup(size=12, left=15, right=13, top=15, bottom=15, numbers=PageNumbers.BOTTOM),
            larger=1,
            air=(4, 3, 4),
            signed=own_signatures(who, ("THỦ QUỸ", "cashier"), day=card.day, room=18),
        )

    def table(self, gathered: GiftFigures) -> Table:
        sums = gathered.card.sums
        return _list(gathered).table(
            gathered.card.day,
            gathered.people,
            people=sums.people,
            amount=sums.total,
            in_kind=sums.in_kind,
            received=sums.received,
            missed=sums.missed,
            given=sums.given,
        )


def _rows(gathered: GiftFigures, listing: Listing[GiftPerson]) -> Iterator[Row]:
    by_group = groupby(gathered.people, key=lambda each: each.group)
    groups = [(name or NO_GROUP, list(people)) for name, people in by_group]
    first = 1
    for name, people in groups:
        if len(groups) > 1:
            yield listing.band(name, keeps_next=True)
        yield from listing.rows(people, first)
        first += len(people)
        if len(groups) > 1:
            yield listing.subtotal(f"Cộng {name}: {len(people)} {gathered.whom}", people)
    yield listing.total("TỔNG CỘNG", gathered.people)


FORM = GiftSheet()
