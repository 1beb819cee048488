"""A gift list as typed: its day, what each is given, how it is booked, who is on it; and what is wrong with that."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.gifts.gifts import EVERY_MEMBER, GiftRule, Recipient
from app.domain.ledger.accounts import CASH_KEY
from app.domain.money import Dong
from app.domain.problems import N_, Finding, stop

USUAL_CODE = "31"


@dataclass(frozen=True, slots=True)
class GiftTerms:
    """A list as typed: what it is for, its day, what each is given (``amount`` and ``in_kind`` in đồng) and how it is booked.

    ``in_kind`` is the value of goods given by others; what the union's own money buys is ``amount``.
    """

    title: str
    day: dt.date
    rule: GiftRule = EVERY_MEMBER
    norm_kind: str = ""
    amount: Dong = Dong(0)
    in_kind: Dong = Dong(0)
    goods: str = ""
    fund: str = CASH_KEY
    code: str = USUAL_CODE
    money_source: str = "DP"
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class GiftLineDraft:
    """Somebody to put on a list; ``amount`` None takes the list's own."""

    person: str
    member_id: int | None = None
    relative_id: int | None = None
    sort_key: str = ""
    group: str = ""
    amount: Dong | None = None
    note: str = ""

    @classmethod
    def of(cls, who: Recipient, amount: Dong | None = None) -> GiftLineDraft:
        """The line of somebody a rule took."""
        return cls(who.person, who.member_id, who.relative_id, who.sort_key, who.group, amount)


def look_over_terms(terms: GiftTerms) -> list[Finding]:
    """What stops a list from being kept as typed."""
    found = []
    if not terms.title.strip():
        text = N_("Hãy ghi tên danh sách quà, ví dụ «Quà Tết Trung thu năm 2026».")
        found.append(stop("gift-title-missing", text, "title"))
    for column in ("amount", "in_kind"):
        found += given_findings(getattr(terms, column), column)
    if not terms.amount + terms.in_kind:
        text = N_("Hãy ghi mức quà: số tiền mỗi người, hoặc trị giá quà hiện vật.")
        found.append(stop("gift-worthless", text, "amount"))
    return found


def given_findings(amount: int, column: str) -> list[Finding]:
    """Stops what is given to one person when it is below nothing."""
    if amount >= 0:
        return []
    return [stop("gift-below-zero", N_("Mức quà không được nhỏ hơn 0: hãy xem lại số tiền."), column)]
