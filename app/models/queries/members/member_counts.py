"""How many members there are by state on a day, and how many wages begin in a month, each by one statement."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.dates import Month
from app.models.read import Read

STATES_ON = "SELECT member_id, state, max(valid_from) FROM member_state WHERE valid_from <= :day GROUP BY member_id"
"""The state of every member on a day. Trap: SQLite takes the other columns from the row with the max."""
_EXEMPT = (
    "EXISTS (SELECT 1 FROM exemption x WHERE x.member_id = m.id AND x.first_month <= :month AND x.last_month >= :month)"
)


@dataclass(frozen=True, slots=True)
class MemberCounts:
    """Members of a day by state; among the active ones: women, exempt in the month, and those who owe without a known wage."""

    active: int
    paused: int
    gone: int
    women: int
    exempt: int
    without_wage: int


def member_counts(read: Read, on: dt.date) -> MemberCounts:
    """Every count of a day by one pass over the members."""
    (found,) = read.records(
        MemberCounts,
        "SELECT coalesce(sum(state = 'active'), 0) AS active, coalesce(sum(state = 'paused'), 0) AS paused, "
        "coalesce(sum(state IN ('moved', 'retired', 'left')), 0) AS gone, "
        "coalesce(sum(state = 'active' AND gender = 'female'), 0) AS women, "
        f"coalesce(sum(state = 'active' AND {_EXEMPT}), 0) AS exempt, coalesce(sum(state = 'active' AND NOT EXISTS (SELECT 1 FROM wage w "
        f"WHERE w.member_id = m.id AND w.valid_from <= :month) AND NOT {_EXEMPT}), 0) AS without_wage "
        f"FROM ({STATES_ON}) s CROSS JOIN member m ON m.id = s.member_id",
        {"day": on, "month": Month.of(on)},
    )
    return found


def wages_changed(read: Read, month: Month) -> int:
    """How many wages begin in a month."""
    return read.number("SELECT count(*) FROM wage WHERE valid_from = ?", (month,))
