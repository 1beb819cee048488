"""What a period's activities come to, each figure with its lines: people and typed figures of activities, registers beside them.

A register (initiatives, dialogues, Party steps) counts before a number typed for the same activity, so nothing counts twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.activities.activities import ActivityState, CostShares, activity_kind, cost_shares
from app.domain.activities.activity_sums import SUM_NAMES, CountedFigure, SumLine, counted
from app.domain.dates import Period, show_date
from app.models.queries.activities.activities import (
    ActivityFilter,
    ActivityRow,
    activity_ids,
    activity_rows,
    figures_of,
)
from app.models.read import Read, marks

_ACTIVITIES = ("plan", "activity", "activity_source", "activity_figure", "participant", "voucher", "entry")
_REGISTERS = ("member_state", "initiative", "dialogue", "dialogue_request", "party_step")
RESTS_ON = frozenset((*_ACTIVITIES, *_REGISTERS))
"""The tables a report rests on."""


@dataclass(frozen=True, slots=True)
class ProgrammeSum:
    """The activities of one programme; ``key`` empty for those of none."""

    key: str
    rows: tuple[ActivityRow, ...]

    @property
    def held(self) -> int:
        """How many were held."""
        return sum(row.is_held for row in self.rows)

    @property
    def people(self) -> int:
        """How many came, all together."""
        return sum(row.people.came or 0 for row in self.rows if row.is_held)

    @property
    def cost(self) -> int:
        """What they cost, in đồng."""
        return sum(row.money.total for row in self.rows)


@dataclass(frozen=True, slots=True)
class ActivityReport:
    """Everything a report of a period says. ``rows`` are its activities by day, the cancelled ones apart."""

    period: Period
    rows: tuple[ActivityRow, ...]
    cancelled: tuple[ActivityRow, ...]
    shares: CostShares
    figures: Mapping[str, CountedFigure]

    @property
    def held(self) -> tuple[ActivityRow, ...]:
        """Those that were held."""
        return tuple(row for row in self.rows if row.is_held)

    def by_programme(self, order: Sequence[str] = ()) -> tuple[ProgrammeSum, ...]:
        """The activities by programme: those of ``order`` first (also when empty), then the others, then those of none."""
        keys = dict.fromkeys([*order, *(row.programme for row in self.rows if row.programme), ""])
        sums = [ProgrammeSum(key, tuple(row for row in self.rows if row.programme == key)) for key in keys]
        return tuple(each for each in sums if each.key or each.rows)

    @staticmethod
    def of_one_heading(rows: Sequence[ActivityRow]) -> tuple[ProgrammeSum, ...]:
        """Some activities as one list without programmes."""
        return (ProgrammeSum("", tuple(rows)),)

    def only(self, wanted: Callable[[ActivityRow], bool]) -> tuple[ActivityRow, ...]:
        """The activities that answer to something."""
        return tuple(row for row in self.rows if wanted(row))


def activity_report(read: Read, period: Period, plan_id: int | None = None) -> ActivityReport:
    """The activities of a period (and of a plan, whenever they are) and every figure of them."""
    dated = activity_ids(read, ActivityFilter(period, with_undated=False))
    planned = activity_ids(read, ActivityFilter(plan_id=plan_id)) if plan_id is not None else ()
    ids = [*dated, *(number for number in planned if number not in set(dated))]
    every = activity_rows(read, ids)
    rows = tuple(row for row in every if row.state is not ActivityState.CANCELLED)
    held = [row for row in rows if row.is_held]
    lines = {**_of_rows(rows, held), **_typed(read, held), **_registers(read, period, held)}
    return ActivityReport(
        period,
        rows,
        tuple(row for row in every if row.state is ActivityState.CANCELLED),
        cost_shares(row.money for row in rows),
        {key: counted(key, lines.get(key, ())) for key in SUM_NAMES},
    )


def _line(row: ActivityRow, value: int) -> SumLine:
    return SumLine(_row_text(row), value, row.id)


def _row_text(row: ActivityRow) -> str:
    return f"{show_date(row.starts_on)}  {row.title}" if row.starts_on is not None else row.title


def _of_rows(rows: Iterable[ActivityRow], held: Sequence[ActivityRow]) -> dict[str, list[SumLine]]:
    return {
        "planned": [_line(row, 1) for row in rows],
        "activities": [_line(row, 1) for row in held],
        "people": [_line(row, row.people.came or 0) for row in held],
        "women": [_line(row, row.people.women or 0) for row in held],
        "training": [_line(row, 1) for row in held if activity_kind(row.kind).subject == "training"],
    }


_OF_ACTIVITIES = ("gifts", "gift_value", "meals", "rewards", "checked", "passed", "posts", "bulletins")


def _typed(read: Read, held: Sequence[ActivityRow]) -> dict[str, list[SumLine]]:
    """Figures typed for activities; gifts of a list are counted from who received them."""
    typed = figures_of(read, [row.id for row in held])
    gifts = _gifts_received(read, [row.id for row in held])
    found: dict[str, list[SumLine]] = {key: [] for key in _OF_ACTIVITIES}
    for row in held:
        own = dict(typed.get(row.id, {}))
        if row.id in gifts:
            own["gifts"], own["gift_value"] = gifts[row.id]
        for key in _OF_ACTIVITIES:
            found[key].append(_line(row, own.get(key, 0)))
    return found


@dataclass(frozen=True, slots=True)
class _Received:
    gifts: int
    value: int


def _gifts_received(read: Read, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """How many received something from a list of an activity, and its value in đồng."""
    found = read.keyed(
        _Received,
        "SELECT activity_id AS owner, sum(received = 1) AS gifts, sum(iif(received = 1, amount + in_kind, 0)) AS value FROM participant "
        f"WHERE activity_id IN ({marks(ids)}) AND amount + in_kind > 0 GROUP BY 1",
    )
    return {number: (each.gifts, each.value) for number, each in found.items()}


@dataclass(frozen=True, slots=True)
class _Talk:
    title: str
    held_on: dt.date
    activity_id: int | None
    requests: int
    settled: int


def _registers(read: Read, period: Period, held: Sequence[ActivityRow]) -> dict[str, list[SumLine]]:
    typed = figures_of(read, [row.id for row in held])
    initiatives, benefits = (
        read.records(
            SumLine,
            f"SELECT title AS what, {value} AS value, activity_id, NULL AS member_id FROM initiative "
            "WHERE state <> 'refused' AND submitted_on BETWEEN :first AND :last ORDER BY submitted_on, id",
            period,
        )
        for value in ("1", "benefit")
    )
    introduced = read.records(
        SumLine,
        "SELECT m.full_name AS what, 1 AS value, p.activity_id, p.member_id FROM party_step p JOIN member m ON m.id = p.member_id "
        "WHERE p.step = 'introduced' AND p.done_on BETWEEN :first AND :last ORDER BY p.done_on, p.id",
        period,
    )
    admitted = read.records(
        SumLine,
        "SELECT m.full_name AS what, 1 AS value, NULL AS activity_id, m.id AS member_id FROM member_state s "
        "JOIN member m ON m.id = s.member_id WHERE s.change = 'admit' AND s.valid_from BETWEEN :first AND :last "
        "ORDER BY s.valid_from, m.sort_key",
        period,
    )
    talks, talked = _talks(read, period, held)

    def with_others(key: str, lines: Iterable[SumLine], within: Collection[int | None]) -> list[SumLine]:
        """The lines of a register, and what was typed for activities that are not ``within`` it."""
        others = (row for row in held if row.id not in within)
        return [*lines, *(_line(row, typed.get(row.id, {}).get(key, 0)) for row in others)]

    ideas, people = ({line.activity_id for line in lines} for lines in (initiatives, introduced))
    asked = (SumLine(each.title, each.requests, each.activity_id) for each in talks)
    settled = (SumLine(each.title, each.settled, each.activity_id) for each in talks)
    return {
        "initiatives": with_others("initiatives", initiatives, ideas),
        "initiative_benefit": with_others("initiative_benefit", benefits, ideas),
        "dialogues": [
            *(SumLine(each.title, 1, each.activity_id) for each in talks),
            *(_line(row, 1) for row in held if row.kind == "dialogue" and row.id not in talked),
        ],
        "requests": with_others("requests", asked, talked),
        "requests_settled": with_others("requests_settled", settled, talked),
        "party_introduced": with_others("party_introduced", introduced, people),
        "new_members": list(admitted),
    }


def _talks(read: Read, period: Period, held: Sequence[ActivityRow]) -> tuple[tuple[_Talk, ...], set[int | None]]:
    """The dialogues of the register, each with its activity (the one it is tied to, else one of its kind on its day), and the
    activities that they are."""
    talks = read.records(
        _Talk,
        "SELECT d.title, d.held_on, d.activity_id, count(r.id) AS requests, coalesce(sum(r.state = 'settled'), 0) AS settled "
        "FROM dialogue d LEFT JOIN dialogue_request r ON r.dialogue_id = d.id WHERE d.state = 'held' AND d.held_on BETWEEN :first AND :last "
        "GROUP BY d.id ORDER BY d.held_on, d.id",
        period,
    )
    tied, loose = {each.activity_id for each in talks}, {each.held_on for each in talks if each.activity_id is None}
    # Why the day: a dialogue activity and a dialogue of the register on one day are the same talk, unless it is tied to another.
    same = [row for row in held if row.kind == "dialogue" and row.starts_on in loose and row.id not in tied]
    by_day = {row.starts_on: row.id for row in reversed(same)}
    placed = tuple(replace(each, activity_id=each.activity_id or by_day.get(each.held_on)) for each in talks)
    return placed, {*tied, *(row.id for row in same)}
