"""Care programmes read from the book: their activities of a year, what their people got, and the price of a union meal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.activities.activities import ActivityState
from app.domain.activities.programmes import PROGRAMMES, Benefit, BenefitSums, sum_benefits
from app.domain.dates import Period
from app.domain.money import Dong
from app.models.queries.activities.activities import RECEIVED, ActivityRow, activity_rows
from app.models.queries.union.policies import money_on
from app.models.read import Read, marks


def programme_ids(read: Read, period: Period, key: str = "") -> Sequence[int]:
    """Ids of the care programmes of a period (those without a day too), by day."""
    keys = ", ".join(f"'{each}'" for each in ([key] if key in PROGRAMMES else PROGRAMMES))
    return read.column(
        int,
        f"SELECT id FROM activity WHERE programme IN ({keys}) AND (starts_on IS NULL OR starts_on BETWEEN ? AND ?) "
        "ORDER BY starts_on IS NULL, starts_on, id",
        (period.first, period.last),
    )


def benefit_sums(read: Read, ids: Iterable[int]) -> dict[int, BenefitSums]:
    """Activity → its list added up; activities without a list are absent."""
    found = read.grouped(
        Benefit,
        f"SELECT p.activity_id AS owner, p.amount, p.in_kind, {RECEIVED} AS received FROM participant p "
        f"WHERE p.activity_id IN ({marks(ids)})",
    )
    return {activity: sum_benefits(each) for activity, each in found.items()}


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme in a list: its activity and its people's benefits added up."""

    activity: ActivityRow
    sums: BenefitSums | None

    @property
    def id(self) -> int:
        """The activity's id."""
        return self.activity.id

    @property
    def people(self) -> int:
        """Who was cared for: those on its list, else those counted."""
        return self.sums.people if self.sums is not None else self.activity.people.came or 0


def programme_rows(read: Read, period: Period, key: str = "") -> tuple[ProgrammeRow, ...]:
    """The care programmes of a period, by day."""
    ids = programme_ids(read, period, key)
    sums = benefit_sums(read, ids)
    return tuple(ProgrammeRow(row, sums.get(row.id)) for row in activity_rows(read, ids))


def meal_price(read: Read, on: dt.date) -> tuple[Dong | None, str]:
    """What union money may pay for a meal on a day, and where that stands; None when the book knows none."""
    return money_on(read, "meal_price", on)


def is_live(row: ActivityRow) -> bool:
    """True for an activity that counts in reports: not cancelled."""
    return row.state is not ActivityState.CANCELLED
