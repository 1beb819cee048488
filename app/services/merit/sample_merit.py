"""What a sample union honours: a few initiatives a year, emulation registered in February and judged in December, two for the Party."""

from __future__ import annotations

import datetime as dt

from app.domain.dates import Month
from app.domain.members.members import MemberState
from app.domain.merit.merit import EmulationDraft, InitiativeDraft, InitiativeState, MeritLevel, PartyStage, Result
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.ledger.books import balances
from app.models.queries.members.members import MemberFilter, member_ids, union_groups
from app.models.queries.merit.merit import emulation, party
from app.services.care.pay_cases import pay_cases
from app.services.merit.keep_merit import judge, note_stage, propose_reward, register, save_initiative

_DRIVE = "Lao động giỏi, lao động sáng tạo"
_IDEAS = (
    (3, "Gá kẹp cữ vắt sổ lai áo", "Kỹ thuật may", 18_000_000, "giảm 60 giờ máy một năm × 300.000"),
    (
        6,
        "Sắp lại chuyền cắt theo thứ tự mã hàng",
        "Tổ chức sản xuất",
        42_000_000,
        "giảm 140 giờ công một năm × 300.000",
    ),
    (9, "Tận dụng vải đầu khúc may khẩu trang, túi", "Tiết kiệm", 9_600_000, "bớt mua 800 m vải một năm × 12.000"),
)


_BANK, REWARD, REWARD_FROM = "bank:1", 500_000, 10_000_000
"""A reward in đồng, paid at once while the account holds so much; else it waits among the approved cases."""


def add_merit(book: Book, month: Month, until: dt.date) -> None:
    """What is submitted, recognised, registered or judged in a month that is over by then."""
    if month.last_day > until:
        return
    with book.read() as read:
        members = list(member_ids(read, MemberFilter(month.last_day, state=MemberState.ACTIVE)))
        groups = [group.id for group in union_groups(read)]
    if not members:
        return
    for place, (when, title, field, benefit, basis) in enumerate(_IDEAS):
        if month.month == when:
            _idea(
                book,
                month,
                members[(place * 7 + month.year) % len(members)],
                (title, field, benefit, basis),
                waiting=place == 2,
            )
    if month.month == 2:
        like = EmulationDraft(month.year, _DRIVE, title="Lao động giỏi", registered_on=month.first_day.replace(day=12))
        register(book, like, members, groups)
    if month.month == 10:
        _judge(book, month)
    if month.month == 9:
        with book.read() as read:
            ready = [
                row.member_id
                for row in party(read)
                if PartyStage.TRAINED in row.days and PartyStage.ADMITTED not in row.days
            ]
        for trained in ready[:1]:
            note_stage(
                book, trained, PartyStage.ADMITTED, month.first_day.replace(day=2), f"QĐ {month.month:02d}-QĐ/ĐU"
            )
    if month.month in (4, 8):
        with book.read() as read:
            known = {row.member_id for row in party(read)}
        who = next((each for each in members[month.month :] if each not in known), None)
        if who is None:
            return
        note_stage(book, who, PartyStage.INTRODUCED, month.first_day.replace(day=18), f"NQ {month.month:02d}/NQ-CĐCS")
        if month.month == 4:
            note_stage(book, who, PartyStage.TRAINED, month.last_day, "")


def _idea(book: Book, month: Month, member: int, idea: tuple[str, str, int, str], *, waiting: bool) -> None:
    title, field, benefit, basis = idea
    day = month.first_day
    draft = InitiativeDraft(
        title=title,
        submitted_on=day.replace(day=5),
        member_id=member,
        field=field,
        benefit=dong(benefit),
        benefit_basis=basis,
        level=MeritLevel.UNION,
        state=InitiativeState.SUBMITTED if waiting else InitiativeState.RECOGNISED,
        recognised_on=None if waiting else day.replace(day=25),
        decision="" if waiting else f"{month.month:02d}/QĐ-CĐCS",
    )
    number = save_initiative(book, None, draft).value
    if waiting:
        return
    case = propose_reward(book, number, dong(REWARD)).value
    with book.read() as read:
        held = balances(read, month.last_day)[_BANK]
    if held >= REWARD_FROM:
        pay_cases(book, [case], month.last_day, fund=_BANK)


def _judge(book: Book, month: Month) -> None:
    with book.read() as read:
        rows = emulation(read, month.year)
    people = [row.id for row in rows if row.draft.member_id]
    teams = [row.id for row in rows if not row.draft.member_id]
    best = people[:: max(len(people) // 4, 6)]
    rest = [number for number in people if number not in best]
    excellent, good = Result.EXCELLENT, Result.GOOD
    day, decision = month.first_day.replace(day=28), f"{month.month + 20}/QĐ-CĐCS"
    for judged, result in (
        (teams[:1], excellent),
        (teams[1:], good),
        (best, excellent),
        (rest[: len(rest) * 3 // 4], good),
    ):
        if judged:
            judge(book, judged, result, decision=decision, decided_on=day)
