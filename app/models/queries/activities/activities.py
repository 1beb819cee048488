"""Activities as rows (what a list shows) and as cards (everything of one): people, money by funder, figures, vouchers.

How many came: those ticked on the list once anybody is ticked, else the count that was typed, else nobody knows.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.activities.activities import (
    FUNDER_BY_CODE,
    ActivityDraft,
    ActivityMoney,
    ActivityState,
    Funder,
    SourceDraft,
    per_head,
)
from app.domain.copying import made_of
from app.domain.dates import Period
from app.domain.ledger.accounts import code_of
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.money import Dong, dong
from app.domain.problems import N_, Refusal
from app.models.conditions import Conditions
from app.models.queries.ledger.entries import POSTED, SIDES
from app.models.queries.ledger.vouchers import STANDS
from app.models.queries.members.members import IN_GROUP
from app.models.read import Read, marks


class NoSuchActivity(Refusal):
    """No activity of that id."""

    code = "activity-missing"
    template = N_("Không có hoạt động số {given} trong sổ.")


@dataclass(frozen=True, slots=True)
class People:
    """Who came: ``listed`` on the list, ``ticked`` of them marked either way; ``came`` and ``women`` None while unknown."""

    listed: int = 0
    ticked: int = 0
    came: int | None = None
    women: int | None = None

    @property
    def by_list(self) -> bool:
        """True when the list says who came, so that no count is typed."""
        return self.ticked > 0


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """What a list shows of one activity; money in đồng."""

    id: int
    title: str
    kind: str
    programme: str
    state: ActivityState
    plan_id: int | None
    starts_on: dt.date | None
    ends_on: dt.date | None
    place: str
    lead: str
    expected: int
    people: People
    money: ActivityMoney

    @property
    def is_held(self) -> bool:
        """True once it took place."""
        return self.state in (ActivityState.HELD, ActivityState.SETTLED)

    @property
    def cost_per_head(self) -> Dong | None:
        """The whole cost shared among those who came."""
        return per_head(self.money.total, self.people.came)


@dataclass(frozen=True, slots=True)
class ActivityVoucher:
    """A voucher that names an activity, with what of it belongs to the activity: money out minus, money in plus."""

    id: int
    kind: VoucherKind
    state: VoucherState
    number: str
    book_date: dt.date
    narration: str
    person: str
    codes: str
    amount: Dong


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """Everything of one activity."""

    row: ActivityRow
    plan_title: str
    content: str
    result: str
    note: str
    typed_people: int | None
    typed_women: int | None
    sources: tuple[SourceDraft, ...]
    figures: Mapping[str, int]
    vouchers: tuple[ActivityVoucher, ...]
    photographs: tuple[str, ...]

    @property
    def draft(self) -> ActivityDraft:
        """What was planned, as it is typed."""
        return made_of(ActivityDraft, self.row, self, budget=dong(self.row.money.budget))

    @property
    def planned_sources(self) -> int:
        """What the funders together mean to bear, in đồng."""
        return sum(each.planned for each in self.sources)

    @property
    def drafts(self) -> int:
        """How many of its vouchers are not posted yet."""
        return sum(each.state in (VoucherState.DRAFT, VoucherState.UNPOSTED) for each in self.vouchers)


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """Which activities a list shows. Days outside the period are left out; those without a day only when asked for."""

    period: Period | None = None
    kind: str = ""
    state: ActivityState | None = None
    plan_id: int | None = None
    programme: str = ""
    search: str = ""
    newest_first: bool = False
    with_undated: bool = True


def activity_ids(read: Read, wanted: ActivityFilter) -> Sequence[int]:
    """Ids of the activities a list shows, by day."""
    asked = Conditions()
    undated = " OR a.starts_on IS NULL" if wanted.with_undated else ""
    asked.within(f"(a.starts_on <= :last AND coalesce(a.ends_on, a.starts_on) >= :first{undated})", wanted.period)
    for column in ("kind", "plan_id", "programme", "state"):
        value = getattr(wanted, column)
        asked.when(value, f"a.{column} = :{column}", **{column: value})
    asked.search("a.search_key", wanted.search)
    way = "DESC" if wanted.newest_first else "ASC"
    sql = f"SELECT a.id FROM activity a WHERE {asked} ORDER BY a.starts_on IS NULL, a.starts_on {way}, a.id {way}"
    return read.column(int, sql, asked.values)


def people_of(read: Read, ids: Iterable[int]) -> dict[int, People]:
    """Who came to each of these activities."""
    among = marks(ids)
    return read.keyed(
        People,
        "SELECT a.id AS owner, coalesce(l.listed, 0) AS listed, coalesce(l.ticked, 0) AS ticked, "
        "iif(l.ticked > 0, l.came, a.people) AS came, iif(l.ticked > 0, l.women, a.women) AS women FROM activity a LEFT JOIN "
        "(SELECT p.activity_id, count(*) AS listed, count(coalesce(p.attended, p.received)) AS ticked, "
        "coalesce(sum(coalesce(p.attended, p.received) = 1), 0) AS came, "
        "coalesce(sum(coalesce(p.attended, p.received) = 1 AND m.gender = 'female'), 0) AS women "
        f"FROM participant p LEFT JOIN member m ON m.id = p.member_id WHERE p.activity_id IN ({among}) GROUP BY 1) l "
        f"ON l.activity_id = a.id WHERE a.id IN ({among})",
    )


@dataclass(frozen=True, slots=True)
class _Booked:
    source: str
    is_spending: bool
    amount: int


@dataclass(frozen=True, slots=True)
class _Beside:
    funder: Funder
    money: int
    in_kind: int


def money_of(read: Read, ids: Iterable[int]) -> dict[int, ActivityMoney]:
    """What each of these activities cost and who bore it; union money by posted vouchers alone."""
    among = marks(ids)
    booked = read.grouped(
        _Booked,
        "SELECT e.activity_id AS owner, s.key AS source, t.kind = 'code' AS is_spending, sum(e.amount) AS amount FROM entry e "
        f"{POSTED} {SIDES} WHERE e.activity_id IN ({among}) GROUP BY 1, 2, 3",
    )
    beside = read.grouped(
        _Beside,
        "SELECT activity_id AS owner, giver AS funder, sum(money) AS money, sum(in_kind) AS in_kind FROM activity_source "
        f"WHERE activity_id IN ({among}) AND giver <> 'union' GROUP BY 1, 2",
    )
    made = {}
    for number, budget in read.mapping(int, int, f"SELECT id, budget FROM activity WHERE id IN ({among})").items():
        received: dict[Funder, int] = defaultdict(int)
        for each in booked[number]:
            if not each.is_spending and (code := code_of(each.source)):
                received[FUNDER_BY_CODE.get(code, Funder.SPONSOR)] += each.amount
        made[number] = ActivityMoney(
            budget,
            sum(each.amount for each in booked[number] if each.is_spending),
            dict(received),
            {each.funder: each.money for each in beside[number]},
            {each.funder: each.in_kind for each in beside[number]},
        )
    return made


def activity_rows(read: Read, ids: Iterable[int]) -> list[ActivityRow]:
    """What a list shows of these activities, in the order given."""
    wanted = list(ids)
    return read.in_order(
        ActivityRow,
        "FROM activity WHERE id IN (:ids)",
        wanted,
        people=people_of(read, wanted),
        money=money_of(read, wanted),
    )


def activity(read: Read, activity_id: int) -> ActivityCard:
    """Everything of one activity; refuses an unknown id."""
    images = "SELECT name FROM kept_file WHERE activity_id = ? AND media_type LIKE 'image/%' ORDER BY id"
    return read.one(
        ActivityCard,
        NoSuchActivity(given=activity_id),
        "SELECT a.id, coalesce(p.title, '') AS plan_title, a.content, a.result, a.note, a.people AS typed_people, "
        "a.women AS typed_women FROM activity a LEFT JOIN plan p ON p.id = a.plan_id WHERE a.id = ?",
        (activity_id,),
        row={row.id: row for row in activity_rows(read, [activity_id])},
        sources={activity_id: sources_of(read, activity_id)},
        figures={activity_id: figures_of(read, [activity_id]).get(activity_id, {})},
        vouchers={activity_id: vouchers_of(read, activity_id)},
        photographs={activity_id: tuple(read.column(str, images, (activity_id,)))},
    )


def sources_of(read: Read, activity_id: int) -> tuple[SourceDraft, ...]:
    """Who bears an activity, in the order typed."""
    columns = "giver AS funder, name, planned, money, in_kind, goods"
    sql = f"SELECT {columns} FROM activity_source WHERE activity_id = ? ORDER BY id"
    return read.records(SourceDraft, sql, (activity_id,))


@dataclass(frozen=True, slots=True)
class _Figure:
    key: str
    value: int


def figures_of(read: Read, ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """The figures typed for each of these activities, by key."""
    found = read.grouped(
        _Figure,
        f"SELECT activity_id AS owner, key, value FROM activity_figure WHERE activity_id IN ({marks(ids)}) ORDER BY id",
    )
    return {number: {each.key: each.value for each in figures} for number, figures in found.items()}


def vouchers_of(read: Read, activity_id: int) -> tuple[ActivityVoucher, ...]:
    """Every voucher that names the activity and still counts or may, by day; voided ones are left out."""
    return read.records(
        ActivityVoucher,
        "SELECT v.id, v.kind, v.state, v.number, v.book_date, v.narration, v.person, "
        "coalesce(group_concat(DISTINCT substr(iif(t.kind = 'code', t.key, s.key), 6)), '') AS codes, "
        "sum(iif(t.kind = 'code', -e.amount, iif(s.kind = 'code', e.amount, 0))) AS amount FROM entry e "
        f"JOIN voucher v ON v.id = e.voucher_id AND v.state <> 'voided' {SIDES} WHERE e.activity_id = ? GROUP BY v.id "
        "ORDER BY v.book_date, v.id",
        (activity_id,),
    )


PAID = f"EXISTS (SELECT 1 FROM voucher v WHERE v.id = p.voucher_id AND {STANDS})"
"""That the voucher which paid a person (``participant p``) stands."""
RECEIVED = f"iif(p.voucher_id IS NULL OR {PAID}, p.received, NULL)"
"""Whether a person of a programme received; nobody has said so any more once the voucher that paid them fell."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One person of an activity. ``attended`` and ``received`` None while nobody has said; ``amount``, ``in_kind`` in đồng.

    ``paid`` while a voucher that names this line stands.
    """

    id: int
    member_id: int | None
    person: str
    gender: str
    role: str
    group: str
    position: str
    attended: bool | None
    received: bool | None
    amount: Dong
    in_kind: Dong
    result: str
    note: str
    paid: bool = False


def participants(read: Read, activity_id: int) -> tuple[Participant, ...]:
    """The people of an activity by given name, members under the name they have now."""
    return read.records(
        Participant,
        "SELECT p.id, p.member_id, coalesce(m.full_name, p.person) AS person, coalesce(m.gender, '') AS gender, p.role, "
        "coalesce(nullif(p.group_name, ''), g.name, '') AS 'group', coalesce(m.position, '') AS position, p.attended, "
        f"{RECEIVED} AS received, p.amount, p.in_kind, p.result, p.note, {PAID} AS paid FROM participant p "
        f"LEFT JOIN member m ON m.id = p.member_id {IN_GROUP} WHERE p.activity_id = ? ORDER BY coalesce(m.sort_key, p.sort_key), "
        "p.id",
        (activity_id,),
    )


def planned_by_funder(read: Read, ids: Iterable[int]) -> dict[Funder, int]:
    """What each funder means to bear of these activities together, in đồng."""
    among = marks(ids)
    return read.mapping(
        Funder,
        int,
        f"SELECT giver, sum(planned) FROM activity_source WHERE activity_id IN ({among}) GROUP BY 1 HAVING sum(planned) > 0",
    )


def results_of(read: Read, ids: Iterable[int]) -> dict[int, str]:
    """What came of each of these activities, in words; those without words are left out."""
    return read.mapping(int, str, f"SELECT id, result FROM activity WHERE id IN ({marks(ids)}) AND result <> ''")


def spent_on_code(read: Read, code: str, period: Period) -> int:
    """What was posted on a spending code in a period, in đồng, activity or not."""
    return read.number(
        f"SELECT coalesce(sum(e.amount), 0) FROM entry e {POSTED} JOIN account t ON t.id = e.target_id WHERE t.key = ? "
        "AND v.book_date BETWEEN ? AND ?",
        (f"code:{code}", period.first, period.last),
    )
