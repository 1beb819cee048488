"""A gift list as typed: its day, what each is given, how it is booked, who is on it; and what is wrong with that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.gifts.gifts import EVERY_MEMBER, GiftRule, Recipient
from app.domain.ledger.accounts import CASH_KEY
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, all_at_once, stop

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


@all_at_once
def look_over_terms(terms: GiftTerms) -> Iterator[Finding]:
    """What stops a list from being kept as typed."""
    if not terms.title.strip():
        text = N_("Hãy ghi tên danh sách quà, ví dụ «Quà Tết Trung thu năm 2026».")
        yield stop("gift-title-missing", text, "title")
    for column in ("amount", "in_kind"):
        yield from given_findings(getattr(terms, column), column)
    if not terms.amount + terms.in_kind:
        text = N_("Hãy ghi mức quà: số tiền mỗi người, hoặc trị giá quà hiện vật.")
        yield stop("gift-worthless", text, "amount")


@all_at_once
def given_findings(amount: int | None, column: str) -> Iterator[Finding]:
    """Stops what is given to one person when it is not said or below nothing."""
    if amount is None:
        yield stop("gift-amount-missing", N_("Hãy ghi số tiền, ví dụ 200k; chỉ tặng hiện vật thì ghi 0."), column)
    elif amount < 0:
        yield stop("gift-below-zero", N_("Mức quà không được nhỏ hơn 0: hãy xem lại số tiền."), column)


@all_at_once
def line_findings(member_id: int | None, person: str, amount: int | None) -> Iterator[Finding]:
    """What stops somebody from being put on a list: a member or another person, not both, and an amount."""
    yield from given_findings(amount, "amount")
    if member_id is None and not person.strip():
        yield stop("gift-nobody", N_("Hãy chọn đoàn viên, hoặc ghi tên người khác."), "member_id")
    elif member_id is not None and person.strip():
        yield stop("gift-two-people", N_("Chỉ chọn một: đoàn viên, hoặc người khác."), "person")


@all_at_once
def taken_findings(taken: int | None, given: int) -> Iterator[Finding]:
    """Stops money taken out beforehand that is less than what was given out, both in đồng."""
    if taken and taken < given:
        text = N_("Đã phát {given} đồng nhưng chỉ rút ra {taken} đồng: hãy xem lại số tiền rút hoặc người chưa nhận.")
        yield stop("gift-taken-too-little", text, "taken", given=show_money(given), taken=show_money(taken))
