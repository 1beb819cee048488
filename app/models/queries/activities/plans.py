"""Plans of the union's work: rows of a list, one whole plan, the plan of a year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.activities.plans import PlanDraft, PlanKind
from app.domain.problems import N_, Refusal
from app.models.read import Read


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


def plan_rows(read: Read, kind: PlanKind | None = None) -> tuple[PlanRow, ...]:
    """Every plan (of a kind), the newest first."""
    return read.records(
        PlanRow,
        "SELECT p.id, p.kind, p.title, p.theme, p.first_day, p.last_day, p.number, coalesce(sum(a.state <> 'cancelled'), 0) AS activities, "
        "coalesce(sum(a.state IN ('held', 'settled')), 0) AS held, coalesce(sum(iif(a.state <> 'cancelled', a.budget, 0)), 0) AS budget "
        "FROM plan p LEFT JOIN activity a ON a.plan_id = p.id WHERE :kind = '' OR p.kind = :kind "
        "GROUP BY p.id ORDER BY p.first_day DESC, p.id DESC",
        {"kind": str(kind or "")},
    )


def plan(read: Read, plan_id: int) -> PlanCard:
    """A whole plan; refuses an unknown id."""
    return read.one(
        PlanCard,
        NoSuchPlan(given=plan_id),
        "FROM plan WHERE id = ?",
        (plan_id,),
    )


def plan_of_year(read: Read, kind: PlanKind, year: int) -> PlanCard | None:
    """The plan of a kind that begins in a year."""
    return read.record(
        PlanCard,
        "FROM plan WHERE kind = ? AND first_day BETWEEN ? AND ? ORDER BY id",
        (kind, f"{year}-01-01", f"{year}-12-31"),
    )


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
    (found,) = read.records(
        MayProgress,
        "SELECT :year AS year, :plan IS NOT NULL AS has_plan, count(*) AS activities, "
        "coalesce(sum(state IN ('held', 'settled')), 0) AS held, "
        "coalesce(sum(state = 'planned' AND coalesce(ends_on, starts_on) < :today), 0) AS overdue FROM activity "
        "WHERE state <> 'cancelled' AND (plan_id = :plan OR starts_on BETWEEN :first AND :last)",
        {
            "year": year,
            "today": today,
            "plan": card.id if card is not None else None,
            "first": f"{year}-05-01",
            "last": f"{year}-05-31",
        },
    )
    return found
