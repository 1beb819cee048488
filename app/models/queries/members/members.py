"""Members as they stood on a day: rows for a list, one member's card, groups, birthdays, counts and movements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.dates import Month, Period
from app.domain.members.member_import import KnownMember, KnownMembers
from app.domain.members.members import Gender, MemberDraft, MemberState, parse_known_date
from app.domain.money import Dong, dong
from app.domain.problems import N_, Refusal
from app.domain.text import fold
from app.models.book import Read


class NoSuchMember(Refusal):
    """No member of that id."""

    code = "member-missing"
    template = N_("Không có đoàn viên số {given} trong sổ.")


@dataclass(frozen=True, slots=True)
class UnionGroup:
    """A tổ công đoàn or công đoàn bộ phận."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """What a list shows of a member on a day. ``wage`` in đồng, None when unknown; ``state`` None before joining."""

    id: int
    number: str
    staff_number: str
    full_name: str
    gender: str
    birth: str
    group: str
    position: str
    state: MemberState | None
    wage: Dong | None
    exempt: str


@dataclass(frozen=True, slots=True)
class StateChange:
    """One dated change of a member's state."""

    id: int
    state: MemberState
    valid_from: dt.date
    change: str
    reason: str
    decision: str


@dataclass(frozen=True, slots=True)
class DatedWage:
    """A wage from a month on, in đồng."""

    id: int
    valid_from: Month
    amount: Dong
    net_pay: Dong | None
    source: str


@dataclass(frozen=True, slots=True)
class ExemptMonths:
    """Months in which a member owes nothing."""

    id: int
    first: Month
    last: Month
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class MemberCard:
    """Everything of one member."""

    id: int
    number: str
    staff_number: str
    full_name: str
    gender: str
    birth: str
    birthday: str
    citizen_number: str
    phone: str
    address: str
    position: str
    group_id: int | None
    group: str
    joined: str
    note: str
    states: tuple[StateChange, ...]
    wages: tuple[DatedWage, ...]
    exemptions: tuple[ExemptMonths, ...]


@dataclass(frozen=True, slots=True)
class MemberFilter:
    """Which members a list shows on a day; ``search`` is looked for without accents in name and numbers."""

    on: dt.date
    search: str = ""
    group_id: int | None = None
    gender: str = ""
    state: MemberState | None = None
    with_gone: bool = False
    gone: bool = False
    without_wage: bool = False


_STATE_ON = "(SELECT s.state FROM member_state s WHERE s.member_id = m.id AND s.valid_from <= :day ORDER BY s.valid_from DESC LIMIT 1)"
IS_MEMBER = f"{_STATE_ON} IN ('active', 'paused')"
"""SQL of being a member on ``:day``; the member is ``m``."""
_WAGE_IN = "(SELECT w.amount FROM wage w WHERE w.member_id = m.id AND w.valid_from <= :month ORDER BY w.valid_from DESC LIMIT 1)"
_EXEMPT_IN = "(SELECT x.reason FROM exemption x WHERE x.member_id = m.id AND x.first_month <= :month AND x.last_month >= :month LIMIT 1)"


def member_ids(read: Read, wanted: MemberFilter) -> Sequence[int]:
    """Ids of the members a list shows, by given name, surname, middle name in the Vietnamese alphabet."""
    parts: list[str] = []
    values: dict[str, object] = {"day": wanted.on.isoformat(), "month": str(Month.of(wanted.on))}
    if wanted.search.strip():
        parts.append("m.search_key LIKE :needle")
        values["needle"] = f"%{fold(wanted.search)}%"
    if wanted.group_id is not None:
        parts.append("m.group_id = :group_id")
        values["group_id"] = wanted.group_id
    if wanted.gender:
        parts.append("m.gender = :gender")
        values["gender"] = wanted.gender
    if wanted.state is not None:
        parts.append(f"{_STATE_ON} = :state")
        values["state"] = str(wanted.state)
    elif wanted.gone:
        parts.append(f"{_STATE_ON} IN ('moved', 'retired', 'left')")
    elif not wanted.with_gone:
        parts.append(IS_MEMBER)
    if wanted.without_wage:
        # Why: who is exempt owes nothing whatever the wage.
        parts.append(f"{_WAGE_IN} IS NULL AND {_EXEMPT_IN} IS NULL")
    where = f"WHERE {' AND '.join(parts)}" if parts else ""
    # Why: few names match a search, so they are sorted after it; walking the name index would fetch every row on the way.
    order = "+m.sort_key" if wanted.search.strip() else "m.sort_key"
    return [row[0] for row in read.rows(f"SELECT m.id FROM member m {where} ORDER BY {order}, m.id", values)]


def member_rows(read: Read, ids: Iterable[int], on: dt.date) -> list[MemberRow]:
    """What a list shows of these members on a day, in the order given."""
    wanted = list(ids)
    marks = ", ".join(str(int(number)) for number in wanted)
    rows = {
        row[0]: MemberRow(
            row[0], row[1] or "", row[2], row[3], row[4], row[5], row[6] or "", row[7],
            MemberState(row[8]) if row[8] else None, None if row[9] is None else dong(row[9]), row[10] or "",
        )
        for row in read.rows(
            "SELECT m.id, m.number, m.staff_number, m.full_name, m.gender, m.birth, g.name, m.position, "
            f"{_STATE_ON}, {_WAGE_IN}, {_EXEMPT_IN} FROM member m LEFT JOIN union_group g ON g.id = m.group_id WHERE m.id IN ({marks})",
            {"day": on.isoformat(), "month": str(Month.of(on))},
        )
    }  # fmt: skip
    return [rows[number] for number in wanted if number in rows]


def member(read: Read, member_id: int) -> MemberCard:
    """Everything of one member; refuses an unknown id."""
    row = read.one(
        "SELECT m.id, m.number, m.staff_number, m.full_name, m.gender, m.birth, m.birthday, m.citizen_number, m.phone, m.address, "
        "m.position, m.group_id, g.name, m.joined, m.note FROM member m LEFT JOIN union_group g ON g.id = m.group_id WHERE m.id = ?",
        (member_id,),
    )
    if row is None:
        raise NoSuchMember(given=member_id)
    states = tuple(
        StateChange(each[0], MemberState(each[1]), dt.date.fromisoformat(each[2]), *each[3:])
        for each in read.rows(
            "SELECT id, state, valid_from, change, reason, decision FROM member_state WHERE member_id = ? ORDER BY valid_from",
            (member_id,),
        )
    )
    wages = tuple(
        DatedWage(each[0], Month.parse(each[1]), dong(each[2]), None if each[3] is None else dong(each[3]), each[4])
        for each in read.rows(
            "SELECT id, valid_from, amount, net_pay, source FROM wage WHERE member_id = ? ORDER BY valid_from",
            (member_id,),
        )
    )
    exemptions = tuple(
        ExemptMonths(each[0], Month.parse(each[1]), Month.parse(each[2]), each[3], each[4])
        for each in read.rows(
            "SELECT id, first_month, last_month, reason, note FROM exemption WHERE member_id = ? ORDER BY first_month",
            (member_id,),
        )
    )
    values: list[Any] = [*row]
    values[1], values[12] = values[1] or "", values[12] or ""
    return MemberCard(*values, states=states, wages=wages, exemptions=exemptions)  # type: ignore[misc]


def union_groups(read: Read) -> tuple[UnionGroup, ...]:
    """The groups in their order."""
    return tuple(
        UnionGroup(*row) for row in read.rows("SELECT id, name FROM union_group ORDER BY position, search_key")
    )


def birthday_ids(read: Read, month: Month) -> list[int]:
    """Ids of the active members whose birthday lies in a month, by day."""
    # Why a span of texts: they start with the month, and the index on them is used.
    return [
        row[0]
        for row in read.rows(
            f"SELECT m.id FROM member m WHERE m.birthday >= :begin AND m.birthday < :end AND {_STATE_ON} = 'active' "
            "ORDER BY m.birthday, m.sort_key",
            {
                "begin": f"{month.month:02d}",
                "end": f"{month.month + 1:02d}",
                "day": month.last_day.isoformat(),
            },
        )
    ]


def birthdays(read: Read, month: Month) -> list[MemberRow]:
    """Active members whose birthday lies in a month, by day."""
    return member_rows(read, birthday_ids(read, month), month.last_day)


@dataclass(frozen=True, slots=True)
class Movements:
    """Members at the start of a period, who came and went by kind, and members at its end."""

    at_start: int
    came: tuple[tuple[str, int], ...]
    went: tuple[tuple[str, int], ...]
    at_end: int
    women_at_end: int


def count_members(read: Read, on: dt.date, gender: str = "") -> int:
    """How many are members on a day (active or paused)."""
    return int(
        read.value(
            f"SELECT count(*) FROM member m WHERE {IS_MEMBER} AND (:gender = '' OR m.gender = :gender)",
            {"day": on.isoformat(), "gender": gender},
        )
    )


def movements(read: Read, period: Period) -> Movements:
    """The movement report of a period: opening, came and went by kind of change, closing."""
    rows = read.rows(
        "SELECT change, state IN ('active', 'paused'), count(*) FROM member_state WHERE valid_from BETWEEN ? AND ? "
        "AND change NOT IN ('pause', 'resume', 'register') GROUP BY 1, 2 ORDER BY 1",
        (period.first.isoformat(), period.last.isoformat()),
    )
    return Movements(
        at_start=count_members(read, period.first - dt.timedelta(days=1)),
        came=tuple((change, count) for change, stays, count in rows if stays),
        went=tuple((change, count) for change, stays, count in rows if not stays),
        at_end=count_members(read, period.last),
        women_at_end=count_members(read, period.last, "female"),
    )


def known_members(read: Read, month: Month) -> KnownMembers:
    """Every member as an import compares with: own fields, and the wage that stands in a month."""
    day = month.last_day.isoformat()
    found = []
    for row in read.rows(
        "SELECT m.id, m.full_name, m.birth, m.gender, m.citizen_number, m.staff_number, m.number, g.name, m.position, m.phone, "
        f"m.address, m.joined, {_WAGE_IN}, m.note, {_STATE_ON} FROM member m LEFT JOIN union_group g ON g.id = m.group_id ORDER BY m.id",
        {"day": day, "month": str(month)},
    ):
        draft = MemberDraft(
            full_name=row[1],
            birth=parse_known_date(row[2]) if row[2] else None,
            gender=Gender(row[3]) if row[3] else None,
            citizen_number=row[4],
            staff_number=row[5],
            member_number=row[6] or "",
            group=row[7] or "",
            position=row[8],
            phone=row[9],
            address=row[10],
            joined=parse_known_date(row[11]) if row[11] else None,
            wage=None if row[12] is None else dong(row[12]),
            note=row[13],
        )
        found.append(KnownMember(row[0], draft, row[14] in ("moved", "retired", "left")))
    return KnownMembers(tuple(found), tuple(group.name for group in union_groups(read)))
