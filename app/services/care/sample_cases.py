"""Care in the sample union: norms accepted when the book begins, about a case a month, and in the last months one in every state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.care.cases import CaseDraft, Resolution
from app.domain.care.norms import Norm
from app.domain.care.welfare import Relation
from app.domain.dates import Month
from app.domain.ledger.accounts import CASH_KEY
from app.domain.members.members import MemberState
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.care.cases import case
from app.models.queries.care.norms import norm_rows
from app.models.queries.ledger.accounts import account_ids
from app.models.queries.ledger.books import lowest_from
from app.models.queries.members.members import MemberFilter, member_ids
from app.services.care.keep_cases import (
    approve_cases,
    proposal_for,
    propose_case,
    receive_case,
    refuse_case,
    set_papers,
)
from app.services.care.keep_norms import accept_norms, starter_norms
from app.services.care.pay_cases import pay_cases
from app.services.sample import Days

_CLAUSES = {
    "birthday": "Điều 4",
    "sick": "Điều 5",
    "maternity": "Điều 6",
    "wedding": "Điều 7",
    "funeral": "Điều 8",
    "hardship": "Điều 9",
    "serious_illness": "Điều 9",
    "holiday": "Điều 10",
    "womens_day": "Điều 10",
}
_ENOUGH = 20
_KEPT = 1_500_000
"""Members from which a case a month is borne; what is left in the cash box, in đồng."""
_RULES = "Quy chế chi tiêu nội bộ, NQ 01/NQ-CĐCS"


@dataclass(frozen=True, slots=True)
class _Event:
    """A case of every sample year: its month and day, and whose it is by place in the list of members."""

    month: int
    day: int
    kind: str
    place: int
    relation: Relation = Relation.SELF
    reason: str = ""
    amount: int = 0
    goods: tuple[str, int] = ("", 0)
    where: str = ""
    person: str = ""


_YEAR = (
    _Event(1, 8, "sick", 3, reason="nằm viện do viêm phổi", where="Bệnh viện Đa khoa Trảng Bàng"),
    _Event(2, 6, "funeral", 7, Relation.PARENT, "mẹ mất", where="Nhà riêng", person="Cụ Trần Thị Lụa"),
    _Event(3, 4, "wedding", 11, where="Nhà hàng Hoa Mai"),
    _Event(4, 9, "sick", 5, Relation.CHILD, "con sốt xuất huyết", where="Bệnh viện Nhi", person="cháu Bảo An"),
    _Event(5, 5, "maternity", 2, reason="sinh con trai", where="Bệnh viện Từ Dũ"),
    _Event(6, 3, "child_award", 9, Relation.CHILD, goods=("Tập vở, cặp sách", 150_000), person="cháu Minh Khôi"),
    _Event(7, 7, "hardship", 13, reason="chồng mất việc, nuôi hai con nhỏ", amount=2_000_000),
    _Event(8, 6, "sick", 8, reason="mổ ruột thừa", where="Trung tâm Y tế Gò Dầu"),
    _Event(9, 4, "funeral", 1, Relation.PARENT_IN_LAW, "bố chồng mất", where="Nhà riêng", person="Cụ Lê Văn Thành"),
    _Event(10, 6, "accident", 6, reason="ngã xe trên đường đi làm", amount=800_000),
    _Event(11, 3, "sick", 10, reason="đau cột sống", where="Bệnh viện Phục hồi chức năng"),
    _Event(12, 2, "serious_illness", 12, reason="chạy thận định kỳ", amount=3_000_000),
)
_WAITING = (
    _Event(0, 2, "maternity", 4, reason="sinh con gái", where="Bệnh viện Đa khoa Tây Ninh"),
    _Event(0, 4, "hardship", 5, reason="nhà tốc mái", amount=2_000_000),
)
_REFUSED = _Event(0, 3, "wedding", 0, Relation.SELF)
_APPROVED = _Event(0, 3, "funeral", 2, Relation.PARENT, "cha mất", person="Cụ Nguyễn Văn Hòa")
_GOODS = _Event(
    0,
    5,
    "sick",
    1,
    Relation.CHILD,
    "con gãy tay",
    amount=0,
    goods=("Sữa và giỏ trái cây", 250_000),
    person="bé Gia Hân",
)
_PAPERS_LATE = _Event(0, 6, "accident", 3, reason="bỏng tay", amount=700_000)


def add_cases(book: Book, month: Month, today: dt.date) -> Days:
    """The norms once, this month's case from the proposal to the receipt, and what still waits in the last two months."""
    yield month.first_day
    with book.read() as read:
        begun = bool(norm_rows(read))
        people = member_ids(read, MemberFilter(month.last_day, state=MemberState.ACTIVE))
    if not begun:
        accept_norms(book, _norms(month))
    if not people:
        return
    current = month == Month.of(today)
    # Why: a handful of members pays too little for a case a month.
    events = _YEAR if len(people) >= _ENOUGH else _YEAR[:1]
    for event in events:
        if event.month == month.month and (not current or event.day + 4 <= today.day):
            yield from _whole(book, month, people, event)
    if month.plus(1) == Month.of(today):
        yield from _whole(book, month, people, _GOODS)
        if len(people) >= _ENOUGH:
            yield from _whole(book, month, people, _PAPERS_LATE, late=True)
    if current:
        _leave_waiting(book, month, people, today)


def _norms(month: Month) -> list[Norm]:
    """Most of the starter set, with the clause of the union's own rules."""
    return [
        replace(
            norm,
            clause=f"{_CLAUSES[norm.kind]} {_RULES}",
            confidence="nghị quyết của đơn vị",
            rule=replace(norm.rule, months=0),
        )
        for norm in starter_norms(month.first_day)
        if norm.kind in _CLAUSES
    ]


def _propose(book: Book, month: Month, people: Sequence[int], event: _Event) -> int:
    day = month.first_day.replace(day=event.day)
    with book.read() as read:
        mothers = member_ids(read, MemberFilter(day, gender="female", state=MemberState.ACTIVE))
    whom = mothers if event.kind == "maternity" and mothers else people
    draft = CaseDraft(
        kind=event.kind,
        member_id=whom[(event.place + 5 * (month.year % 3)) % len(whom)],
        person=event.person,
        relation=event.relation,
        happened_on=day,
        reason=event.reason,
        place=event.where,
        amount=dong(event.amount),
        in_kind=dong(event.goods[1]),
        goods=event.goods[0],
        proposed_by="Lê Ngọc Ánh",
    )
    with book.read() as read:
        draft = proposal_for(read, draft)
    return propose_case(book, draft).value


def _resolution(month: Month, day: dt.date) -> Resolution:
    return Resolution(f"{month.month:02d}/{month.year}/NQ-CĐCS", day, "Ban Chấp hành")


def _whole(book: Book, month: Month, people: Sequence[int], event: _Event, *, late: bool = False) -> Days:
    """Proposed, approved two days later, paid on the next, received on the one after; ``late`` leaves a paper to come."""
    day = month.first_day.replace(day=event.day)
    decided, paid_on = day + dt.timedelta(days=2), day + dt.timedelta(days=3)
    yield paid_on
    number = _propose(book, month, people, event)
    with book.read() as read:
        card = case(read, number)
        lowest = lowest_from(read, account_ids(read)[CASH_KEY], paid_on)
    asked = [each.paper for each in card.papers]
    days = dict.fromkeys(asked[:-1] if late else asked, day + dt.timedelta(days=1))
    if days:
        set_papers(book, number, days)
    approve_cases(book, [number], _resolution(month, decided))
    if card.row.amount:
        pay_cases(book, [number], paid_on, fund=CASH_KEY if lowest >= card.row.amount + _KEPT else "bank:1")
    receive_case(book, number, paid_on + dt.timedelta(days=1), card.row.name)


def _leave_waiting(book: Book, month: Month, people: Sequence[int], today: dt.date) -> None:
    if today.day < _REFUSED.day + 2:
        return
    for event in _WAITING:
        if event.day <= today.day:
            _propose(book, month, people, event)
    refused = _propose(book, month, people, _REFUSED)
    refuse_case(book, refused, "Đoàn viên đã được đơn vị cũ chi trước khi chuyển đến.")
    approved = _propose(book, month, people, _APPROVED)
    approve_cases(book, [approved], _resolution(month, month.first_day.replace(day=_APPROVED.day + 2)))
