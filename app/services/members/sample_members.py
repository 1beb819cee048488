"""The members of a sample book: invented people with numbers, groups, wages, comings, goings and months without dues.

One act, a few statements for any number of people. Nothing here is random twice: the same seed makes the same union.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.members.exemptions import ExemptReason
from app.domain.money import Dong, Rate, apply_rate, dong
from app.models.book import Book
from app.models.members import member as tables
from app.models.operation import Operation
from app.services.members.keep_members import MemberEntry, group_id
from app.services.members.sample_people import OFFICERS, Person
from app.services.members.store_members import MEMBER_COLUMNS, STATE_COLUMNS, WAGE_COLUMNS, member_row

GROUPS = ("Tổ May 1", "Tổ May 2", "Tổ Văn phòng")
_POSITIONS = ("Công nhân may", "Công nhân cắt", "Nhân viên")
_LOWEST = (5_310_000, 5_310_000, 8_200_000)
_LAST_NUMBER = 999_999

_EXEMPTION_COLUMNS = ("member_id", "first_month", "last_month", "reason", "note")


@dataclass(frozen=True, slots=True)
class SampleMember:
    """One invented member: what a treasurer types, the tổ (0 to 2), and wages by the month they begin."""

    entry: MemberEntry
    born: dt.date
    place: int
    wages: tuple[tuple[Month, Dong], ...]


def sample_members(union: tuple[Person, ...], months: list[Month], seed: int) -> tuple[SampleMember, ...]:
    """The members behind ``union`` over the months of a book; most joined before it began, a few in between."""
    chance = random.Random(seed + 1)
    return tuple(_member(place, person, months, chance) for place, person in enumerate(union))


def _member(place: int, person: Person, months: list[Month], chance: random.Random) -> SampleMember:
    group = 2 if place % 6 == 0 else place % 2
    born = dt.date(months[0].year - chance.randint(21, 52), person.birth_month, person.birth_day)
    joined = dt.date(months[0].year - chance.randint(1, 4), chance.randint(1, 12), chance.randint(1, 28))
    if place % 15 == 7:
        joined = months[len(months) // 2].first_day
    wage = dong(_LOWEST[group] + chance.randint(0, 24) * (150_000 if group == 2 else 60_000))
    if place == 0:
        wage = dong(24_500_000)
    # Why: no registry has reached the numbers counted down from 999.999, so nobody's own is ever shown.
    century = (born.year - 1900) // 100 * 2 + person.is_woman
    citizen = f"072{century}{born.year % 100:02d}{_LAST_NUMBER - place:06d}"
    entry = MemberEntry(
        person.name,
        joined,
        number=f"HST{place + 1:05d}",
        staff_number=f"NV{place + 1:05d}",
        gender="female" if person.is_woman else "male",
        birth=born,
        citizen_number=citizen,
        phone=f"0900{place:06d}",
        position=_POSITIONS[group],
        joined=joined,
    )
    # Why: one who has just come has no wage yet, so that the list shows what is missing.
    return SampleMember(entry, born, group, () if _has_just_come(place) else _wages(wage, months, chance))


def _has_just_come(place: int) -> bool:
    return place % 40 == 9


def _wages(wage: Dong, months: list[Month], chance: random.Random) -> tuple[tuple[Month, Dong], ...]:
    found = []
    for month in months:
        if month == months[0] or month.month == 1:
            wage = wage if month == months[0] else apply_rate(wage, Rate(100 + chance.randint(3, 7), 100))
            wage = dong(wage // 1000 * 1000)
            found.append((month, wage))
    return tuple(found)


def store_sample_members(book: Book, members: tuple[SampleMember, ...], months: list[Month]) -> None:
    """Write all of them as one act into a book that has no members."""
    with book.operation("import_members", subject="Danh sách đoàn viên") as operation:
        groups = [group_id(operation, name) for name in GROUPS]
        rows = [member_row(number, each.entry, groups[each.place]) for number, each in enumerate(members, 1)]
        operation.add_many(tables.member, MEMBER_COLUMNS, rows)
        _store_states(operation, members, months)
        dated = ((number, each.wages) for number, each in enumerate(members, 1))
        wages = [(number, str(month), amount, "Bảng lương") for number, own in dated for month, amount in own]
        operation.add_many(tables.wage, WAGE_COLUMNS, wages)
        _store_exemptions(operation, members, months)


def _store_states(operation: Operation, members: tuple[SampleMember, ...], months: list[Month]) -> None:
    rows = []
    for number, member in enumerate(members, 1):
        joined = months[-1].first_day if _has_just_come(number - 1) else member.entry.joined_on
        change = "admit" if joined >= months[0].first_day else "register"
        rows.append((number, "active", joined.isoformat(), change, "", ""))
        if number % 23 == 11 and len(months) > 4:
            day = months[-3].first_day.replace(day=16)
            rows.append((number, "left", day.isoformat(), "leave", "Thôi việc", f"{number:02d}/QĐ-CĐCS"))
        elif number % 29 == 8 and len(months) > 6:
            rows.append((number, "paused", months[-5].first_day.isoformat(), "pause", "Đi học tập trung", ""))
    operation.add_many(tables.member_state, STATE_COLUMNS, rows)


def _store_exemptions(operation: Operation, members: tuple[SampleMember, ...], months: list[Month]) -> None:
    """A woman of every seventeen is on maternity leave, somebody of every thirty-seven away without pay."""
    if len(months) < 3:
        return
    first, count = months[max(len(months) - 4, 0)], len(members)
    officers = {name for _role, name, _woman in OFFICERS}
    mothers = [
        number
        for number, each in enumerate(members, 1)
        if each.entry.gender == "female" and each.entry.full_name not in officers and each.wages
    ]
    rows: list[tuple[object, ...]] = [
        (number, str(first), str(first.plus(5)), str(ExemptReason.BENEFIT), "Nghỉ thai sản")
        for number in mothers[1 :: max(len(mothers) * 17 // max(count, 1), 1)][: -(-(count - 3) // 17)]
    ]
    away = {int(str(row[0])) for row in rows}
    rows += [
        (number, str(months[-2]), str(months[-2]), str(ExemptReason.UNPAID_LEAVE), "Nghỉ không lương")
        for number in range(12, count + 1, 37)
        if number not in away
    ]
    operation.add_many(tables.exemption, _EXEMPTION_COLUMNS, rows)
