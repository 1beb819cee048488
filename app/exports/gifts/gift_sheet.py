"""Danh sách ký nhận quà: STT, họ tên, mức quà, ký nhận, by tổ with their sums; children with their parent and year of birth.

The layout is the one treasurers keep for each holiday. Goods stand beside the money with their value.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.domain.dates import long_date
from app.domain.gifts.gifts import GiftTo
from app.domain.members.members import parse_known_date, show_known_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.words import amount_in_words
from app.exports.document import (
    Align,
    Block,
    Column,
    Document,
    Grid,
    Kind,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    RowKind,
    Run,
    Signatures,
    Signer,
    Spacer,
    Title,
    Value,
)
from app.exports.dues.duesform import centred, own_head
from app.exports.form import JsonValue, Table
from app.exports.gifts.giftform import GiftFigures, GiftPaper
from app.exports.heads import NOTE, chair_signer, place_and_date

_WIDTH = 182.0
_NO_GROUP = "Chưa xếp tổ"
_GENDERS = {"female": "Nữ", "male": "Nam"}


class GiftSheet(GiftPaper):
    """Danh sách ký nhận quà."""

    code = "gift-sheet"
    title = N_("Danh sách ký nhận quà")

    def layout(self, gathered: GiftFigures) -> Document:
        card, union = gathered.card, gathered.organisation
        sums = card.sums
        told = f"Cộng {show_money(sums.people)} {_who(gathered)}"
        if sums.total:
            told += f", số tiền {show_money(sums.total)} đồng ({amount_in_words(sums.total, gathered.params.words)})"
        if sums.in_kind:
            goods = f" ({card.goods})" if card.goods else ""
            told += f"{';' if sums.total else ','} quà hiện vật{goods} trị giá {show_money(sums.in_kind)} đồng"
        blocks: tuple[Block, ...] = (
            own_head(union),
            Spacer(4),
            Title((centred("DANH SÁCH KÝ NHẬN", 1), centred(card.title), centred(long_date(card.day)))),
            Spacer(3),
            Grid(_columns(gathered), list(_rows(gathered)), smaller=1, pad=1.5),
            Spacer(2),
            Paragraph((Run(f"{told}.", italic=True),)),
            Spacer(4),
            _signatures(gathered),
        )
        return Document(
            title=f"Danh sách ký nhận – {card.title}", author=union.union, subject=card.title, sheet="Ky nhan",
            setup=PageSetup(size=12, left=15, right=13, top=15, bottom=15, numbers=PageNumbers.BOTTOM), blocks=blocks,
        )  # fmt: skip

    def table(self, gathered: GiftFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "person": each.person,
                "parent": each.parent,
                "group": each.group,
                "gender": each.gender,
                "amount": each.amount,
                "in_kind": each.in_kind,
                "received": "" if each.received is None else "yes" if each.received else "no",
                "voucher": each.voucher,
            }
            for each in gathered.people
        ]
        columns = (
            ("person", "Họ và tên"), ("parent", "Con của"), ("group", "Tổ"), ("gender", "Giới"), ("amount", "Mức quà"),
            ("in_kind", "Hiện vật"), ("received", "Đã nhận"), ("voucher", "Chứng từ"),
        )  # fmt: skip
        sums = gathered.card.sums
        totals: dict[str, JsonValue] = {
            "people": sums.people,
            "amount": sums.total,
            "in_kind": sums.in_kind,
            "received": sums.received,
            "missed": sums.missed,
            "given": sums.given,
        }
        return Table(gathered.card.day.isoformat(), columns, rows, totals)


def _who(gathered: GiftFigures) -> str:
    return "cháu" if gathered.card.rule.to is GiftTo.CHILDREN else "người"


def _columns(gathered: GiftFigures) -> tuple[Column, ...]:
    children = gathered.card.rule.to is GiftTo.CHILDREN
    money, goods = bool(gathered.card.sums.total), bool(gathered.card.sums.in_kind)
    taken = 12 + (24 if children else 14) + 26 * (money + goods) + 42
    rest = _WIDTH - taken
    return (
        Column("number", "STT", 12, Kind.INT, align=Align.CENTER),
        Column("person", "Họ & tên", rest * (0.55 if children else 1)),
        *(
            (Column("birth", "Ngày sinh", 24, align=Align.CENTER), Column("parent", "Con của", rest * 0.45))
            if children
            else (Column("gender", "Giới", 14, align=Align.CENTER),)
        ),
        *((Column("amount", "Mức quà (đồng)", 26, Kind.MONEY),) if money else ()),
        *((Column("in_kind", "Hiện vật (đồng)", 26, Kind.MONEY),) if goods else ()),
        Column("signature", "Ký nhận", 42),
    )


def _rows(gathered: GiftFigures) -> Iterator[Row]:
    columns = _columns(gathered)
    place = 0
    groups = [(name, list(people)) for name, people in groupby(gathered.people, key=lambda each: each.group)]
    for name, people in groups:
        if len(groups) > 1:
            yield Row(_filled(columns, person=name or _NO_GROUP), RowKind.GROUP, keeps_next=True)
        for each in people:
            place += 1
            yield Row(
                _filled(
                    columns,
                    number=place,
                    person=each.person,
                    birth=_birth(each.birth),
                    parent=each.parent,
                    gender=_GENDERS.get(each.gender, ""),
                    amount=each.amount or None,
                    in_kind=each.in_kind or None,
                    signature="(vắng)" if each.received is False else None,
                )
            )
        if len(groups) > 1:
            money, goods = sum(each.amount for each in people), sum(each.in_kind for each in people)
            told = f"Cộng {name or _NO_GROUP}: {len(people)} {_who(gathered)}"
            yield Row(_filled(columns, person=told, amount=money or None, in_kind=goods or None), RowKind.SUBTOTAL)
    sums = gathered.card.sums
    yield Row(
        _filled(columns, person="TỔNG CỘNG", amount=sums.total or None, in_kind=sums.in_kind or None), RowKind.TOTAL
    )


def _filled(columns: tuple[Column, ...], **cells: Value) -> tuple[Value, ...]:
    return tuple(cells.get(column.key) for column in columns)


def _birth(stored: str) -> str:
    return show_known_date(parse_known_date(stored)) if stored else ""


def _signatures(gathered: GiftFigures) -> Signatures:
    officers, union = gathered.officers, gathered.organisation
    place = gathered.params.place if gathered.params.place is not None else union.place
    date = place_and_date(place, gathered.params.signed_on or gathered.card.day)
    preparer = officers.get("preparer") or officers.get("accountant", "")
    return Signatures(
        (
            Signer(("NGƯỜI LẬP",), NOTE, preparer),
            Signer(("THỦ QUỸ",), NOTE, officers.get("cashier", "")),
            chair_signer(officers, date),
        ),
        room=18,
    )


FORM = GiftSheet()
