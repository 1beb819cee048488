"""Danh sách ký nhận quà: STT, họ tên, mức quà, ký nhận, by tổ with their sums; children with their parent and year of birth.

The layout is the one treasurers keep for each holiday. Goods stand beside the money with their value.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.domain.activities.records import PARTICIPANT
from app.domain.members.members import parse_known_date, show_known_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import Align, Block, PageNumbers, PageSetup, Row, Signatures, aired, prose
from app.exports.form import Table
from app.exports.gifts.giftform import GiftFigures, GiftList, GiftPaper
from app.exports.issuer import Issuer
from app.exports.listing import NO_GROUP, Data, FieldColumns, Listing, Text, numbered
from app.exports.members.memberform import in_group, named, sex
from app.exports.ownform import Frame, own_signatures
from app.models.queries.gifts.gifts import GiftPerson

_WIDTH = 182.0
_RECEIVED = {None: "", True: "yes", False: "no"}


def _birth(each: GiftPerson) -> str:
    return show_known_date(parse_known_date(each.birth)) if each.birth else ""


_given = FieldColumns[GiftPerson](PARTICIPANT)


def _list(about: GiftList) -> Listing[GiftPerson]:
    children, sums = about.for_children, about.card.sums
    return Listing(
        numbered(width=12),
        named(lambda each: each.person, key="person", part=0.55 if children else 1),
        Text("birth", "Ngày sinh", _birth, 24, data="", align=Align.CENTER, paper=children),
        Text("parent", "Con của", lambda each: each.parent, part=0.45, paper=children),
        in_group(lambda each: each.group, paper=False, data="Tổ"),
        sex(lambda each: each.gender, 14, data=None, paper=not children),
        _given("amount", 26, label="Mức quà (đồng)", data="Mức quà", blank=True, paper=bool(sums.total)),
        _given("in_kind", 26, label="Hiện vật (đồng)", data="Hiện vật", blank=True, paper=bool(sums.in_kind)),
        Data("received", "Đã nhận", lambda each: _RECEIVED[each.received]),
        Data("voucher", "Chứng từ", lambda each: each.voucher),
        Text("signature", "Ký nhận", lambda each: "(vắng)" if each.received is False else "", 42, data=""),
    )


class GiftSheet(GiftPaper):
    """Danh sách ký nhận quà."""

    code = "gift-sheet"
    title = N_("Danh sách ký nhận quà")

    heading = "Danh sách ký nhận"
    sheet = "Ky nhan"
    frame = Frame(
        PageSetup(size=12, left=15, right=13, top=15, bottom=15, numbers=PageNumbers.BOTTOM), larger=1, air=(4, 3, 4)
    )

    def body(self, who: Issuer, about: GiftList) -> Iterator[Block]:
        card, sums = about.card, about.card.sums
        text = f"Cộng {show_money(sums.people)} {about.whom}"
        if sums.total:
            text += f", số tiền {who.amount(sums.total)}"
        if sums.in_kind:
            goods = f" ({card.goods})" if card.goods else ""
            text += f"{';' if sums.total else ','} quà hiện vật{goods} trị giá {show_money(sums.in_kind)} đồng"
        listing = _list(about)
        yield from aired(listing.grid(_rows(about, listing), of=_WIDTH, smaller=1, pad=1.5))
        yield prose(f"{text}.", italic=True)

    def signatures(self, who: Issuer, about: GiftList) -> Signatures:
        return own_signatures(who, *self.between, day=about.card.day, room=18)

    def table(self, gathered: GiftFigures) -> Table:
        about, sums = gathered.about, gathered.about.card.sums
        counted = {key: getattr(sums, key) for key in ("received", "missed", "given")}
        whole = {"people": sums.people, "amount": sums.total, "in_kind": sums.in_kind}
        return _list(about).table(about.card.day, about.people, **whole, **counted)


def _rows(about: GiftList, listing: Listing[GiftPerson]) -> Iterator[Row]:
    by_group = groupby(about.people, key=lambda each: each.group)
    groups = [(name or NO_GROUP, list(people)) for name, people in by_group]
    first = 1
    for name, people in groups:
        if len(groups) > 1:
            yield listing.band(name, keeps_next=True)
        yield from listing.rows(people, first)
        first += len(people)
        if len(groups) > 1:
            yield listing.subtotal(f"Cộng {name}: {len(people)} {about.whom}", people)
    yield listing.total("TỔNG CỘNG", about.people)
