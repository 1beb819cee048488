"""What the month still asks for: counts of members, of a dues list and of who owes, each by one statement.

Lists page through ids given here; nothing here decides what is due, that stands in the rows themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.money import Dong, dong
from app.domain.text import fold
from app.models.book import Read
from app.models.queries.dues.collected import charges_with_paid

_STATES = "SELECT member_id, state, max(valid_from) FROM member_state WHERE valid_from <= :day GROUP BY member_id"
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
    row = read.one(
        "SELECT coalesce(sum(state = 'active'), 0), coalesce(sum(state = 'paused'), 0), "
        "coalesce(sum(state IN ('moved', 'retired', 'left')), 0), coalesce(sum(state = 'active' AND gender = 'female'), 0), "
        f"coalesce(sum(state = 'active' AND {_EXEMPT}), 0), coalesce(sum(state = 'active' AND NOT EXISTS (SELECT 1 FROM wage w "
        f"WHERE w.member_id = m.id AND w.valid_from <= :month) AND NOT {_EXEMPT}), 0) "
        f"FROM ({_STATES}) s CROSS JOIN member m ON m.id = s.member_id",
        {"day": on.isoformat(), "month": str(Month.of(on))},
    )
    return MemberCounts(*(row or (0,) * 6))


def wages_changed(read: Read, month: Month) -> int:
    """How many wages begin in a month."""
    return int(read.value("SELECT count(*) FROM wage WHERE valid_from = ?", (str(month),)))


@dataclass(frozen=True, slots=True)
class DuesProgress:
    """A month's list as it stands, money in đồng; ``unlisted`` active members with a wage are not on it yet."""

    month: Month
    is_made: bool
    members: int
    exempt: int
    amount: Dong
    paid: Dong
    owing: int
    unlisted: int

    @property
    def left(self) -> Dong:
        """What is still to collect."""
        return dong(self.amount - self.paid)

    @property
    def state(self) -> str:
        """``none``, ``made``, ``part`` or ``paid``."""
        if not self.is_made:
            return "none"
        if self.owing == 0:
            return "paid"
        return "part" if self.paid else "made"


def dues_progress(read: Read, month: Month) -> DuesProgress:
    """How far the dues of a month have come."""
    row = (
        read.one(
            "SELECT count(*), coalesce(sum(exempt = ''), 0), coalesce(sum(exempt <> ''), 0), coalesce(sum(amount), 0), "
            f"coalesce(sum(min(paid, amount)), 0), coalesce(sum(paid < amount), 0) FROM ({charges_with_paid('c.exempt, c.amount', 'c.month = ?')})",
            (str(month),),
        )
        or (0,) * 6
    )
    unlisted = read.value(
        f"SELECT count(*) FROM ({_STATES}) s WHERE state = 'active' AND NOT EXISTS (SELECT 1 FROM charge c WHERE c.month = :month "
        "AND c.member_id = s.member_id) AND EXISTS (SELECT 1 FROM wage w WHERE w.member_id = s.member_id AND w.valid_from <= :month)",
        {"day": month.last_day.isoformat(), "month": str(month)},
    )
    return DuesProgress(month, row[0] > 0, row[1], row[2], dong(row[3]), dong(row[4]), row[5], unlisted)


def listed_ids(read: Read, month: Month, which: str = "", search: str = "") -> Sequence[int]:
    """Member ids of a month's list in name order; ``which`` is owing, paid, exempt or nothing for all."""
    paid = charges_with_paid("c.member_id, c.amount", "c.month = :month")
    wanted = {
        "owing": f"({paid}) c JOIN member m ON m.id = c.member_id WHERE c.amount > c.paid",
        "paid": f"({paid}) c JOIN member m ON m.id = c.member_id WHERE c.amount > 0 AND c.amount <= c.paid",
        "exempt": "charge c JOIN member m ON m.id = c.member_id WHERE c.month = :month AND c.exempt <> ''",
    }.get(which, "charge c JOIN member m ON m.id = c.member_id WHERE c.month = :month")
    needle = "AND m.search_key LIKE :needle" if search.strip() else ""
    return [
        row[0]
        for row in read.rows(
            f"SELECT c.member_id FROM {wanted} {needle} ORDER BY m.sort_key, m.id",
            {"month": str(month), "needle": f"%{fold(search)}%"},
        )
    ]


@dataclass(frozen=True, slots=True)
class Owing:
    """What one member still owes for a span of months, in đồng."""

    member_id: int
    full_name: str
    group: str
    months: int
    left: Dong


def owing(read: Read, first: Month, last: Month) -> list[Owing]:
    """Everybody who owes for months from ``first`` to ``last``, in name order."""
    return [
        Owing(row[0], row[1], row[2] or "", row[3], dong(row[4]))
        for row in read.rows(
            "SELECT c.member_id, m.full_name, g.name, count(*), sum(c.amount - c.paid) FROM "
            f"({charges_with_paid('c.member_id, c.amount', 'c.month BETWEEN ? AND ? AND c.amount > 0')}) c "
            "JOIN member m ON m.id = c.member_id LEFT JOIN union_group g ON g.id = m.group_id "
            "WHERE c.amount > c.paid GROUP BY c.member_id ORDER BY m.sort_key, m.id",
            (str(first), str(last)),
        )
    ]


def last_birthday_amount(read: Read) -> Dong | None:
    """What was given for the latest birthday, in đồng."""
    amount = read.value(
        "SELECT e.amount FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' "
        "WHERE e.member_id IS NOT NULL AND e.narration LIKE 'Mừng sinh nhật%' ORDER BY v.book_date DESC, e.id DESC LIMIT 1"
    )
    return None if amount is None else dong(amount)
