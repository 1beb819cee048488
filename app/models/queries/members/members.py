"""Members as they stood on a day: rows for a list, one member's card, groups, birthdays, counts and movements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.dates import Month, Period
from app.domain.members.member_import import KnownMember, KnownMembers
from app.domain.members.members import MemberState
from app.domain.money import Dong
from app.domain.problems import N_, Refusal
from app.models.conditions import Conditions
from app.models.read import Read


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


IN_GROUP = "LEFT JOIN union_group g ON g.id = m.group_id"
"""The group of a member ``m``, when there is one."""
_STATE_ON = "(SELECT s.state FROM member_state s WHERE s.member_id = m.id AND s.valid_from <= :day ORDER BY s.valid_from DESC LIMIT 1)"
IS_MEMBER = f"{_STATE_ON} IN ('active', 'paused')"
"""SQL of being a member on ``:day``; the member is ``m``."""
_WAGE_IN = "(SELECT w.amount FROM wage w WHERE w.member_id = m.id AND w.valid_from <= :month ORDER BY w.valid_from DESC LIMIT 1)"
_EXEMPT_IN = "(SELECT x.reason FROM exemption x WHERE x.member_id = m.id AND x.first_month <= :month AND x.last_month >= :month LIMIT 1)"


def member_ids(read: Read, wanted: MemberFilter) -> Sequence[int]:
    """Ids of the members a list shows, by given name, surname, middle name in the Vietnamese alphabet."""
    asked = Conditions(day=wanted.on, month=Month.of(wanted.on))
    asked.search("m.search_key", wanted.search)
    asked.when(wanted.group_id, "m.group_id = :group_id", group_id=wanted.group_id)
    asked.when(wanted.gender, "m.gender = :gender", gender=wanted.gender)
    if wanted.state is not None:
        asked.when(wanted.state, f"{_STATE_ON} = :state", state=wanted.state)
    elif wanted.gone:
        asked.when(wanted.gone, f"{_STATE_ON} IN ('moved', 'retired', 'left')")
    else:
        asked.when(not wanted.with_gone, IS_MEMBER)
    # Why: who is exempt owes nothing whatever the wage.
    asked.when(wanted.without_wage, f"{_WAGE_IN} IS NULL AND {_EXEMPT_IN} IS NULL")
    # Why: few names match a search, so they are sorted after it; walking the name index would fetch every row on the way.
    order = "+m.sort_key" if wanted.search.strip() else "m.sort_key"
    return read.column(int, f"SELECT m.id FROM member m WHERE {asked} ORDER BY {order}, m.id", asked.values)


def member_rows(read: Read, ids: Iterable[int], on: dt.date) -> list[MemberRow]:
    """What a list shows of these members on a day, in the order given."""
    return read.in_order(
        MemberRow,
        "SELECT m.id, coalesce(m.number, '') AS number, m.staff_number, m.full_name, m.gender, m.birth, "
        f"coalesce(g.name, '') AS 'group', m.position, {_STATE_ON} AS state, {_WAGE_IN} AS wage, coalesce({_EXEMPT_IN}, "
        f"'') AS exempt FROM member m {IN_GROUP} WHERE m.id IN (:ids)",
        ids,
        {"day": on, "month": Month.of(on)},
    )


_STATES = "SELECT member_id AS owner, id, state, valid_from, change, reason, decision FROM member_state WHERE member_id = ? ORDER BY valid_from"
_WAGES = "SELECT member_id AS owner, id, valid_from, amount, net_pay, source FROM wage WHERE member_id = ? ORDER BY valid_from"
_EXEMPTIONS = """
SELECT member_id AS owner, id, first_month AS 'first', last_month AS 'last', reason, note FROM exemption WHERE member_id = ?
ORDER BY first_month
"""


def member(read: Read, member_id: int) -> MemberCard:
    """Everything of one member; refuses an unknown id."""
    return read.one(
        MemberCard,
        NoSuchMember(given=member_id),
        "SELECT m.id, coalesce(m.number, '') AS number, m.staff_number, m.full_name, m.gender, m.birth, m.birthday, "
        "m.citizen_number, m.phone, m.address, m.position, m.group_id, coalesce(g.name, '') AS 'group', m.joined, m.note "
        f"FROM member m {IN_GROUP} WHERE m.id = ?",
        (member_id,),
        states=read.grouped(StateChange, _STATES, (member_id,)),
        wages=read.grouped(DatedWage, _WAGES, (member_id,)),
        exemptions=read.grouped(ExemptMonths, _EXEMPTIONS, (member_id,)),
    )


def union_groups(read: Read) -> tuple[UnionGroup, ...]:
    """The groups in their order."""
    return read.records(UnionGroup, "FROM union_group ORDER BY position, search_key")


def birthday_ids(read: Read, month: Month) -> list[int]:
    """Ids of the active members whose birthday lies in a month, by day."""
    # Why a span of texts: they start with the month, and the index on them is used.
    return read.column(
        int,
        f"SELECT m.id FROM member m WHERE m.birthday >= :begin AND m.birthday < :end AND {_STATE_ON} = 'active' "
        "ORDER BY m.birthday, m.sort_key",
        {"begin": f"{month.month:02d}", "end": f"{month.month + 1:02d}", "day": month.last_day},
    )


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
    return read.number(
        f"SELECT count(*) FROM member m WHERE {IS_MEMBER} AND (:gender = '' OR m.gender = :gender)",
        {"day": on, "gender": gender},
    )


@dataclass(frozen=True, slots=True)
class _Moved:
    change: str
    stays: bool
    count: int


def movements(read: Read, period: Period) -> Movements:
    """The movement report of a period: opening, came and went by kind of change, closing."""
    rows = read.records(
        _Moved,
        "SELECT change, state IN ('active', 'paused') AS stays, count(*) AS count FROM member_state WHERE valid_from BETWEEN ? AND ? "
        "AND change NOT IN ('pause', 'resume') GROUP BY 1, 2 ORDER BY 1",
        (period.first, period.last),
    )
    return Movements(
        at_start=count_members(read, period.first - dt.timedelta(days=1)),
        came=tuple((each.change, each.count) for each in rows if each.stays),
        went=tuple((each.change, each.count) for each in rows if not each.stays),
        at_end=count_members(read, period.last),
        women_at_end=count_members(read, period.last, "female"),
    )


def goes_beyond(read: Read, month: Month) -> bool:
    """True when the book knows of members in a later month than that: a wage, a movement, months without dues, a list of dues."""
    later = (str(month.plus(1)), month.last_day.isoformat(), str(month.plus(1)), str(month.plus(1)))
    return bool(
        read.number(
            "SELECT EXISTS(SELECT 1 FROM wage WHERE valid_from >= ?) OR EXISTS(SELECT 1 FROM member_state WHERE valid_from > ?) "
            "OR EXISTS(SELECT 1 FROM exemption WHERE last_month >= ?) OR EXISTS(SELECT 1 FROM dues_run WHERE month >= ?)",
            later,
        )
    )


def known_members(read: Read, month: Month) -> KnownMembers:
    """Every member as an import compares with: own fields, and the wage that stands in a month."""
    found = read.records(
        KnownMember,
        "SELECT m.id, m.full_name, m.birth, nullif(m.gender, '') AS gender, m.citizen_number, m.staff_number, "
        "coalesce(m.number, '') AS member_number, coalesce(g.name, '') AS 'group', m.position, m.phone, m.address, m.joined, "
        f"{_WAGE_IN} AS wage, m.note, coalesce({_STATE_ON} IN ('moved', 'retired', 'left'), 0) AS is_ended FROM member m {IN_GROUP} "
        "ORDER BY m.id",
        {"day": month.last_day, "month": month},
    )
    return KnownMembers(tuple(found), tuple(group.name for group in union_groups(read)))
