"""Activities as rows (what a list shows) and as cards (everything of one): people, money by funder, figures, vouchers.

How many came: those ticked on the list once anybody is ticked, else the count that was typed, else nobody knows.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.activities.activities import (
    FUNDER_BY_CODE,
    ActivityDraft,
    ActivityMoney,
    ActivityState,
    Funder,
    SourceDraft,
    per_head,
)
from app.domain.dates import Period, day_of_iso
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.money import Dong, dong
from app.domain.problems import N_, Refusal
from app.domain.text import fold
from app.models.book import Read
from app.models.queries.ledger.vouchers import STANDS


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
        row = self.row
        return ActivityDraft(
            title=row.title,
            kind=row.kind,
            programme=row.programme,
            plan_id=row.plan_id,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            place=row.place,
            lead=row.lead,
            content=self.content,
            expected=row.expected,
            budget=dong(row.money.budget),
            note=self.note,
        )

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
    parts: list[str] = []
    values: dict[str, object] = {}
    if wanted.period is not None:
        undated = " OR a.starts_on IS NULL" if wanted.with_undated else ""
        parts.append(f"(a.starts_on <= :last AND coalesce(a.ends_on, a.starts_on) >= :first{undated})")
        values |= {"first": wanted.period.first.isoformat(), "last": wanted.period.last.isoformat()}
    for column in ("kind", "plan_id", "programme", "state"):
        value = getattr(wanted, column)
        if value not in (None, ""):
            parts.append(f"a.{column} = :{column}")
            values[column] = str(value) if column == "state" else value
    if wanted.search.strip():
        parts.append("a.search_key LIKE :needle")
        values["needle"] = f"%{fold(wanted.search)}%"
    where = f"WHERE {' AND '.join(parts)}" if parts else ""
    way = "DESC" if wanted.newest_first else "ASC"
    return [
        row[0]
        for row in read.rows(
            f"SELECT a.id FROM activity a {where} ORDER BY a.starts_on IS NULL, a.starts_on {way}, a.id {way}", values
        )
    ]


def _marks(ids: Iterable[int]) -> str:
    return ", ".join(str(int(number)) for number in ids)


def people_of(read: Read, ids: Iterable[int]) -> dict[int, People]:
    """Who came to each of these activities."""
    marks = _marks(ids)
    found = {
        row[0]: (row[1], row[2])
        for row in read.rows(f"SELECT a.id, a.people, a.women FROM activity a WHERE a.id IN ({marks})")
    }
    lists = {
        row[0]: row[1:]
        for row in read.rows(
            "SELECT p.activity_id, count(*), count(coalesce(p.attended, p.received)), "
            "coalesce(sum(coalesce(p.attended, p.received) = 1), 0), "
            "coalesce(sum(coalesce(p.attended, p.received) = 1 AND m.gender = 'female'), 0) "
            f"FROM participant p LEFT JOIN member m ON m.id = p.member_id WHERE p.activity_id IN ({marks}) GROUP BY 1"
        )
    }
    made = {}
    for number, (typed, typed_women) in found.items():
        listed, ticked, came, women = lists.get(number, (0, 0, 0, 0))
        made[number] = People(listed, ticked, came, women) if ticked else People(listed, 0, typed, typed_women)
    return made


def money_of(read: Read, ids: Iterable[int]) -> dict[int, ActivityMoney]:
    """What each of these activities cost and who bore it; union money by posted vouchers alone."""
    marks = _marks(ids)
    budgets = dict(read.rows(f"SELECT id, budget FROM activity WHERE id IN ({marks})"))
    spent: dict[int, int] = defaultdict(int)
    received: dict[int, dict[Funder, int]] = defaultdict(lambda: defaultdict(int))
    for number, in_code, is_spending, amount in read.rows(
        "SELECT e.activity_id, s.key, t.kind = 'code', sum(e.amount) FROM entry e "
        "JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' "
        "JOIN account s ON s.id = e.source_id JOIN account t ON t.id = e.target_id "
        f"WHERE e.activity_id IN ({marks}) GROUP BY 1, 2, 3"
    ):
        if is_spending:
            spent[number] += amount
        elif in_code.startswith("code:"):
            received[number][FUNDER_BY_CODE.get(in_code[5:], Funder.SPONSOR)] += amount
    beside: dict[int, dict[Funder, int]] = defaultdict(dict)
    in_kind: dict[int, dict[Funder, int]] = defaultdict(dict)
    for number, funder, money, goods in read.rows(
        "SELECT activity_id, giver, sum(money), sum(in_kind) FROM activity_source "
        f"WHERE activity_id IN ({marks}) AND giver <> 'union' GROUP BY 1, 2"
    ):
        beside[number][Funder(funder)] = money
        in_kind[number][Funder(funder)] = goods
    return {
        number: ActivityMoney(
            budget, spent[number], dict(received[number]), dict(beside[number]), dict(in_kind[number])
        )
        for number, budget in budgets.items()
    }


def activity_rows(read: Read, ids: Iterable[int]) -> list[ActivityRow]:
    """What a list shows of these activities, in the order given."""
    wanted = list(ids)
    people, money = people_of(read, wanted), money_of(read, wanted)
    rows = {
        row[0]: ActivityRow(
            row[0],
            row[1],
            row[2],
            row[3],
            ActivityState(row[4]),
            row[5],
            day_of_iso(row[6]),
            day_of_iso(row[7]),
            row[8],
            row[9],
            row[10],
            people[row[0]],
            money[row[0]],
        )
        for row in read.rows(
            "SELECT id, title, kind, programme, state, plan_id, starts_on, ends_on, place, lead, expected "
            f"FROM activity WHERE id IN ({_marks(wanted)})"
        )
    }
    return [rows[number] for number in wanted if number in rows]


def activity(read: Read, activity_id: int) -> ActivityCard:
    """Everything of one activity; refuses an unknown id."""
    rows = activity_rows(read, [activity_id])
    if not rows:
        raise NoSuchActivity(given=activity_id)
    own: Any = read.one(
        "SELECT coalesce(p.title, ''), a.content, a.result, a.note, a.people, a.women FROM activity a "
        "LEFT JOIN plan p ON p.id = a.plan_id WHERE a.id = ?",
        (activity_id,),
    )
    photographs = read.rows(
        "SELECT name FROM kept_file WHERE activity_id = ? AND media_type LIKE 'image/%' ORDER BY id", (activity_id,)
    )
    return ActivityCard(
        rows[0],
        plan_title=own[0],
        content=own[1],
        result=own[2],
        note=own[3],
        typed_people=own[4],
        typed_women=own[5],
        sources=sources_of(read, activity_id),
        figures=figures_of(read, [activity_id]).get(activity_id, {}),
        vouchers=vouchers_of(read, activity_id),
        photographs=tuple(row[0] for row in photographs),
    )


def sources_of(read: Read, activity_id: int) -> tuple[SourceDraft, ...]:
    """Who bears an activity, in the order typed."""
    return tuple(
        SourceDraft(Funder(row[0]), row[1], dong(row[2]), dong(row[3]), dong(row[4]), row[5])
        for row in read.rows(
            "SELECT giver, name, planned, money, in_kind, goods FROM activity_source WHERE activity_id = ? ORDER BY id",
            (activity_id,),
        )
    )


def figures_of(read: Read, ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """The figures typed for each of these activities, by key."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for number, key, value in read.rows(
        f"SELECT activity_id, key, value FROM activity_figure WHERE activity_id IN ({_marks(ids)}) ORDER BY id"
    ):
        found[number][key] = value
    return dict(found)


def vouchers_of(read: Read, activity_id: int) -> tuple[ActivityVoucher, ...]:
    """Every voucher that names the activity and still counts or may, by day; voided ones are left out."""
    return tuple(
        ActivityVoucher(
            row[0],
            VoucherKind(row[1]),
            VoucherState(row[2]),
            row[3],
            dt.date.fromisoformat(row[4]),
            row[5],
            row[6],
            row[7] or "",
            dong(row[8]),
        )
        for row in read.rows(
            "SELECT v.id, v.kind, v.state, v.number, v.book_date, v.narration, v.person, "
            "group_concat(DISTINCT substr(iif(t.kind = 'code', t.key, s.key), 6)), "
            "sum(iif(t.kind = 'code', -e.amount, iif(s.kind = 'code', e.amount, 0))) FROM entry e "
            "JOIN voucher v ON v.id = e.voucher_id AND v.state <> 'voided' "
            "JOIN account s ON s.id = e.source_id JOIN account t ON t.id = e.target_id "
            "WHERE e.activity_id = ? GROUP BY v.id ORDER BY v.book_date, v.id",
            (activity_id,),
        )
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
    return tuple(
        Participant(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            row[5],
            row[6],
            attended=None if row[7] is None else bool(row[7]),
            received=None if row[8] is None else bool(row[8]),
            amount=dong(row[9]),
            in_kind=dong(row[10]),
            result=row[11],
            note=row[12],
            paid=bool(row[13]),
        )
        for row in read.rows(
            "SELECT p.id, p.member_id, coalesce(m.full_name, p.person), coalesce(m.gender, ''), p.role, "
            "coalesce(nullif(p.group_name, ''), g.name, ''), coalesce(m.position, ''), p.attended, "
            f"{RECEIVED}, p.amount, p.in_kind, p.result, p.note, {PAID} FROM participant p LEFT JOIN member m ON m.id = p.member_id "
            "LEFT JOIN union_group g ON g.id = m.group_id WHERE p.activity_id = ? "
            "ORDER BY coalesce(m.sort_key, p.sort_key), p.id",
            (activity_id,),
        )
    )


def kind_counts(read: Read, period: Period) -> dict[str, int]:
    """How many activities of each kind a period has, those without a day among them."""
    return dict(
        read.rows(
            "SELECT kind, count(*) FROM activity WHERE starts_on IS NULL OR (starts_on <= ? "
            "AND coalesce(ends_on, starts_on) >= ?) GROUP BY 1 ORDER BY 2 DESC, 1",
            (period.last.isoformat(), period.first.isoformat()),
        )
    )


def planned_by_funder(read: Read, ids: Iterable[int]) -> dict[Funder, int]:
    """What each funder means to bear of these activities together, in đồng."""
    return {
        Funder(funder): planned
        for funder, planned in read.rows(
            f"SELECT giver, sum(planned) FROM activity_source WHERE activity_id IN ({_marks(ids)}) GROUP BY 1 HAVING sum(planned) > 0"
        )
    }


def results_of(read: Read, ids: Iterable[int]) -> dict[int, str]:
    """What came of each of these activities, in words; those without words are left out."""
    return dict(read.rows(f"SELECT id, result FROM activity WHERE id IN ({_marks(ids)}) AND result <> ''"))


def spent_on_code(read: Read, code: str, period: Period) -> int:
    """What was posted on a spending code in a period, in đồng, activity or not."""
    return int(
        read.value(
            "SELECT coalesce(sum(e.amount), 0) FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' "
            "JOIN account t ON t.id = e.target_id WHERE t.key = ? AND v.book_date BETWEEN ? AND ?",
            (f"code:{code}", period.first.isoformat(), period.last.isoformat()),
        )
    )
