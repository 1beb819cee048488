"""Plans of the union's work: rows of a list, one whole plan, the plan of a year."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from app.domain.activities.plans import PlanDraft, PlanKind
from app.domain.dates import day_of_iso
from app.domain.problems import N_, Refusal
from app.models.book import Read


class NoSuchPlan(Refusal):
    """No plan of that id."""

    code = "plan-missing"
    template = N_("Không có kế hoạch số {given} trong sổ.")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What a list shows of a plan: its activities by count, how many of them were held, and their budget in đồng."""

    id: int
    kind: PlanKind
    title: str
    theme: str
    first_day: dt.date
    last_day: dt.date
    number: str
    activities: int
    held: int
    budget: int


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A whole plan."""

    id: int
    draft: PlanDraft

    @property
    def year(self) -> int:
        """The year it begins in."""
        return self.draft.first_day.year


def plan_rows(read: Read, kind: PlanKind | None = None) -> list[PlanRow]:
    """Every plan (of a kind), the newest first."""
    return [
        PlanRow(
            row[0],
            PlanKind(row[1]),
            row[2],
            row[3],
            dt.date.fromisoformat(row[4]),
            dt.date.fromisoformat(row[5]),
            *row[6:],
        )
        for row in read.rows(
            "SELECT p.id, p.kind, p.title, p.theme, p.first_day, p.last_day, p.number, "
            "coalesce(sum(a.state <> 'cancelled'), 0), coalesce(sum(a.state IN ('held', 'settled')), 0), "
            "coalesce(sum(iif(a.state <> 'cancelled', a.budget, 0)), 0) "
            "FROM plan p LEFT JOIN activity a ON a.plan_id = p.id WHERE :kind = '' OR p.kind = :kind "
            "GROUP BY p.id ORDER BY p.first_day DESC, p.id DESC",
            {"kind": str(kind or "")},
        )
    ]


def plan(read: Read, plan_id: int) -> PlanCard:
    """A whole plan; refuses an unknown id."""
    row: Any = read.one(
        "SELECT kind, title, first_day, last_day, theme, aims, programmes, targets, number, decided_on, decision, assessment "
        "FROM plan WHERE id = ?",
        (plan_id,),
    )
    if row is None:
        raise NoSuchPlan(given=plan_id)
    draft = PlanDraft(
        kind=PlanKind(row[0]),
        title=row[1],
        first_day=dt.date.fromisoformat(row[2]),
        last_day=dt.date.fromisoformat(row[3]),
        theme=row[4],
        aims=row[5],
        programmes=tuple((key, words) for key, words in json.loads(row[6])),
        targets=json.loads(row[7]),
        number=row[8],
        decided_on=day_of_iso(row[9]),
        decision=row[10],
        assessment=row[11],
    )
    return PlanCard(plan_id, draft)


def plan_of_year(read: Read, kind: PlanKind, year: int) -> PlanCard | None:
    """The plan of a kind that begins in a year."""
    number = read.value(
        "SELECT id FROM plan WHERE kind = ? AND first_day BETWEEN ? AND ? ORDER BY id",
        (str(kind), f"{year}-01-01", f"{year}-12-31"),
    )
    return None if number is None else plan(read, int(number))


@dataclass(frozen=True, slots=True)
class MayProgress:
    """How far a year's Workers' Month has come: activities by count, and those whose day has passed without a result."""

    year: int
    has_plan: bool
    activities: int
    held: int
    overdue: int


def may_progress(read: Read, year: int, today: dt.date) -> MayProgress:
    """The state of a year's Workers' Month by its plan and by the days of May."""
    card = plan_of_year(read, PlanKind.WORKERS_MONTH, year)
    row: Any = read.one(
        "SELECT count(*), coalesce(sum(state IN ('held', 'settled')), 0), "
        "coalesce(sum(state = 'planned' AND coalesce(ends_on, starts_on) < :today), 0) FROM activity "
        "WHERE state <> 'cancelled' AND (plan_id = :plan OR starts_on BETWEEN :first AND :last)",
        {
            "today": today.isoformat(),
            "plan": card.id if card is not None else None,
            "first": f"{year}-05-01",
            "last": f"{year}-05-31",
        },
    )
    return MayProgress(year, card is not None, *row)
