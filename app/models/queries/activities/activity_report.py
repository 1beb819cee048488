"""What a period's activities come to, each figure with its lines: people and typed figures of activities, registers beside them.

A register (initiatives, dialogues, Party steps) counts before a number typed for the same activity, so nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.activities.activities import ActivityState, CostShares, activity_kind, cost_shares
from app.domain.activities.activity_sums import SUM_NAMES, CountedFigure, SumLine, counted
from app.domain.dates import Period, show_date
from app.models.book import Read
from app.models.queries.activities.activities import (
    ActivityFilter,
    ActivityRow,
    activity_ids,
    activity_rows,
    figures_of,
)

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


def _gifts_received(read: Read, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """How many received something from a list of an activity, and its value in đồng."""
    marks = ", ".join(str(int(number)) for number in ids)
    return {
        row[0]: (row[1], row[2])
        for row in read.rows(
            "SELECT activity_id, sum(received = 1), sum(iif(received = 1, amount + in_kind, 0)) FROM participant "
            f"WHERE activity_id IN ({marks}) AND amount + in_kind > 0 GROUP BY 1"
        )
    }


def _registers(read: Read, period: Period, held: Sequence[ActivityRow]) -> dict[str, list[SumLine]]:
    days = (period.first.isoformat(), period.last.isoformat())
    typed = figures_of(read, [row.id for row in held])
    initiatives = read.rows(
        "SELECT title, benefit, activity_id FROM initiative WHERE state <> 'refused' AND submitted_on BETWEEN ? AND ? ORDER BY submitted_on, id",
        days,
    )
    steps = read.rows(
        "SELECT m.full_name, p.member_id, p.activity_id FROM party_step p JOIN member m ON m.id = p.member_id "
        "WHERE p.step = 'introduced' AND p.done_on BETWEEN ? AND ? ORDER BY p.done_on, p.id",
        days,
    )
    talks = read.rows(
        "SELECT d.title, d.held_on, d.activity_id, count(r.id), coalesce(sum(r.state = 'settled'), 0) FROM dialogue d "
        "LEFT JOIN dialogue_request r ON r.dialogue_id = d.id WHERE d.state = 'held' AND d.held_on BETWEEN ? AND ? "
        "GROUP BY d.id ORDER BY d.held_on, d.id",
        days,
    )
    # Why the day: a dialogue activity and a dialogue of the register on one day are the same talk, unless it is tied to another.
    talked, loose_days = {row[2] for row in talks}, {row[1] for row in talks if row[2] is None}
    same_day: dict[str, int] = {}
    for row in held:
        day = row.starts_on.isoformat() if row.starts_on is not None else ""
        if row.kind == "dialogue" and day in loose_days and row.id not in talked:
            same_day.setdefault(day, row.id)
            talked.add(row.id)
    talks = [(row[0], row[1], row[2] or same_day.get(row[1]), *row[3:]) for row in talks]
    registered = {row[2] for row in initiatives}
    introduced = {row[2] for row in steps}
    with_talks = [row for row in held if row.kind == "dialogue" and row.id not in talked]
    admitted = read.rows(
        "SELECT m.full_name, m.id FROM member_state s JOIN member m ON m.id = s.member_id WHERE s.change = 'admit' "
        "AND s.valid_from BETWEEN ? AND ? ORDER BY s.valid_from, m.sort_key",
        days,
    )
    return {
        "initiatives": [
            *(SumLine(row[0], 1, row[2]) for row in initiatives),
            *_others(typed, held, "initiatives", registered),
        ],
        "initiative_benefit": [
            *(SumLine(row[0], row[1], row[2]) for row in initiatives),
            *_others(typed, held, "initiative_benefit", registered),
        ],
        "dialogues": [*(SumLine(row[0], 1, row[2]) for row in talks), *(_line(row, 1) for row in with_talks)],
        "requests": [*(SumLine(row[0], row[3], row[2]) for row in talks), *_others(typed, held, "requests", talked)],
        "requests_settled": [
            *(SumLine(row[0], row[4], row[2]) for row in talks),
            *_others(typed, held, "requests_settled", talked),
        ],
        "party_introduced": [
            *(SumLine(row[0], 1, row[2], row[1]) for row in steps),
            *_others(typed, held, "party_introduced", introduced),
        ],
        "new_members": [SumLine(row[0], 1, None, row[1]) for row in admitted],
    }


def _others(
    typed: Mapping[int, Mapping[str, int]], held: Sequence[ActivityRow], key: str, registered: set[int]
) -> Iterator[SumLine]:
    """What was typed for activities that no register counts."""
    for row in held:
        if row.id not in registered:
            yield _line(row, typed.get(row.id, {}).get(key, 0))
