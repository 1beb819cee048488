"""Made-up gift lists for the tests of their papers, built by hand: no book file is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from app.domain.gifts.gifts import EVERY_MEMBER, GiftLine, GiftRule, GiftTo, sums_of
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import dong
from app.exports.form import Params
from app.exports.gifts.giftform import GiftFigures, GiftList
from app.exports.issuer import About, Issuer
from app.models.queries.gifts.gifts import GiftCard, GiftPerson, GiftVoucher
from tests.form_samples import OFFICERS, UNION

_FAMILY = ("Lê Thị", "Trần Văn", "Nguyễn Hữu", "Đặng Quốc", "Phạm Thị Kim")
_GIVEN = ("An", "Bé", "Chế", "Đào", "Giang", "Hạnh", "Khánh", "Liễu", "Mận", "Ngạn", "Oanh", "Phương")


def person(
    place: int,
    amount: int = 200_000,
    in_kind: int = 0,
    received: bool | None = None,
    parent: str = "",
    group: str = "Tổ May 1",
) -> GiftPerson:
    """One line; women stand on even places."""
    name = f"{_FAMILY[place % 5]} {_GIVEN[place % 12]}"
    return GiftPerson(
        id=place,
        member_id=place,
        relative_id=1 if parent else None,
        person=name,
        parent=parent,
        gender="female" if place % 2 == 0 else "male",
        group=group,
        amount=dong(amount),
        in_kind=dong(in_kind),
        received=received,
        received_on=None,
        voucher="PC2026/09" if received else "",
        paid=bool(received),
        birth="2016-09-04" if parent else "",
        note="",
    )


def figures(
    people: Sequence[GiftPerson],
    title: str = "Quà Tết Nguyên đán Bính Ngọ năm 2026",
    rule: GiftRule = EVERY_MEMBER,
    taken: int = 0,
    vouchers: tuple[GiftVoucher, ...] = (),
    goods: str = "",
) -> Callable[[], GiftFigures]:
    """What a paper of a list prints."""
    sums = sums_of([GiftLine(each.amount, each.in_kind, each.received, each.paid) for each in people])
    posted = sum(each.amount for each in vouchers if each.state is VoucherState.POSTED)
    card = GiftCard(
        id=1,
        title=title,
        day=dt.date(2026, 2, 10),
        place="",
        note="",
        held=bool(vouchers),
        cancelled=False,
        rule=rule,
        norm_kind="tet",
        amount=dong(200_000),
        in_kind=dong(0),
        goods=goods,
        fund_key="cash",
        code="31",
        money_source="DP",
        taken=dong(taken),
        sums=sums,
        posted=dong(posted),
        vouchers=vouchers,
    )
    return lambda: About(Issuer(UNION, OFFICERS, Params(subject=1)), GiftList(card, people))


_GROUPS = ("Tổ May 1", "Tổ May 2", "")
_MANY = [person(place, group=_GROUPS[place * 3 // 96], in_kind=120_000) for place in range(96)]
_SETTLED = [person(place, received=place != 3) for place in range(8)]
_VOUCHERS = (
    GiftVoucher(
        id=1,
        number="PC2026/08",
        book_date=dt.date(2026, 2, 10),
        state=VoucherState.VOIDED,
        narration="Chi quà Tết (8 đoàn viên)",
        amount=dong(1_600_000),
        people=0,
    ),
    GiftVoucher(
        id=2,
        number="PC2026/09",
        book_date=dt.date(2026, 2, 11),
        state=VoucherState.POSTED,
        narration="Chi quà Tết (7 đoàn viên)",
        amount=dong(1_400_000),
        people=7,
    ),
)
_CHILDREN = [person(place, 100_000, parent="Lê Thị Ân") for place in range(3)]

CASES: dict[str, Callable[[], object]] = {
    "gift-sheet/tet": figures(_MANY, goods="Túi quà"),
    "gift-sheet/one-group": figures(_SETTLED[:5]),
    "gift-sheet/children": figures(_CHILDREN, "Quà Tết Trung thu năm 2026", GiftRule(GiftTo.CHILDREN)),
    "gift-sheet/goods": figures([person(0, 0, 150_000)], "Quà 1/6", goods="Hộp bánh"),
    "gift-settlement/settled": figures(_SETTLED, taken=1_600_000, vouchers=_VOUCHERS),
    "gift-settlement/drafted": figures(_SETTLED[:3]),
}
