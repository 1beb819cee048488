"""What the month still asks for: counts of a dues list and of who owes, each by one statement.

Lists page through ids given here; nothing here decides what is due, that stands in the rows themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.labelled import Labelled
from app.domain.money import Dong, dong
from app.domain.problems import N_
from app.models.conditions import Conditions
from app.models.queries.dues.collected import charges_with_paid
from app.models.queries.members.member_counts import STATES_ON
from app.models.queries.members.members import IN_GROUP
from app.models.read import Read, marks


class RunState(Labelled):
    """How far the dues of a month have come."""

    NONE = "none", N_("Chưa lập bảng")
    MADE = "made", N_("Đã lập, chưa thu")
    PART = "part", N_("Đã thu một phần")
    PAID = "paid", N_("Đã thu đủ")


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
    def state(self) -> RunState:
        """How far it is."""
        if not self.is_made:
            return RunState.NONE
        if self.owing == 0:
            return RunState.PAID
        return RunState.PART if self.paid else RunState.MADE


def dues_progress(read: Read, month: Month) -> DuesProgress:
    """How far the dues of a month have come."""
    charged = charges_with_paid("c.exempt, c.amount", "c.month = :month")
    (found,) = read.records(
        DuesProgress,
        "SELECT :month AS month, count(*) > 0 AS is_made, coalesce(sum(exempt = ''), 0) AS members, "
        "coalesce(sum(exempt <> ''), 0) AS exempt, coalesce(sum(amount), 0) AS amount, coalesce(sum(min(paid, amount)), 0) AS paid, "
        "coalesce(sum(paid < amount), 0) AS owing, "
        f"(SELECT count(*) FROM ({STATES_ON}) s WHERE state = 'active' AND NOT EXISTS (SELECT 1 FROM charge c WHERE c.month = :month "
        "AND c.member_id = s.member_id) AND EXISTS (SELECT 1 FROM wage w WHERE w.member_id = s.member_id AND w.valid_from <= :month)) "
        f"AS unlisted FROM ({charged})",
        {"day": month.last_day, "month": month},
    )
    return found


_WHICH = {"": "1", "owing": "amount > paid", "paid": "amount > 0 AND amount <= paid", "exempt": "exempt <> ''"}
"""The choices of a month's list, over its charges and what was paid for them."""


def listed_counts(read: Read, month: Month) -> Mapping[str, int]:
    """How many of a month's list each choice of ``listed_ids`` keeps."""
    charged = charges_with_paid("c.exempt, c.amount", "c.month = ?")
    return read.sums(_WHICH, f"SELECT :sums FROM ({charged})", (month,))


def listed_sums(read: Read, month: Month, ids: Sequence[int]) -> Mapping[str, int]:
    """The sums of some rows of a month's list, in đồng, by the names of ``ChargeRow``; wages of those who are exempt count nothing."""
    wanted = charges_with_paid("c.*", f"c.month = ? AND c.member_id IN ({marks(ids)})")
    what = {
        "wage": "iif(exempt = '', wage, 0)",
        **{name: name for name in ("fund", "fund_up", "amount", "up", "paid")},
        "fund_kept": "fund - fund_up",
        "kept": "amount - up",
        "total": "fund + amount",
        "left": "amount - paid",
    }
    return read.sums(what, f"SELECT :sums FROM ({wanted})", (month,))


def listed_ids(read: Read, month: Month, which: str = "", search: str = "") -> Sequence[int]:
    """Member ids of a month's list in name order; ``which`` is owing, paid, exempt or nothing for all."""
    # Why so: what was paid is asked for only where the choice depends on it; a long list must not wait for it.
    by_paid = which in ("owing", "paid")
    asked = Conditions(_WHICH[which], month=month)
    asked.when(not by_paid, "c.month = :month")
    asked.search("m.search_key", search)
    charged = f"({charges_with_paid('c.member_id, c.amount', 'c.month = :month')})" if by_paid else "charge"
    sql = f"SELECT c.member_id FROM {charged} c JOIN member m ON m.id = c.member_id WHERE {asked} ORDER BY m.sort_key, m.id"
    return read.column(int, sql, asked.values)


@dataclass(frozen=True, slots=True)
class Owing:
    """What one member still owes for a span of months, in đồng."""

    member_id: int
    full_name: str
    group: str
    months: int
    left: Dong


def owing(read: Read, first: Month, last: Month) -> tuple[Owing, ...]:
    """Everybody who owes for months from ``first`` to ``last``, in name order."""
    return read.records(
        Owing,
        "SELECT c.member_id, m.full_name, coalesce(g.name, '') AS 'group', count(*) AS months, sum(c.amount - c.paid) AS 'left' "
        f"FROM ({charges_with_paid('c.member_id, c.amount', 'c.month BETWEEN ? AND ? AND c.amount > 0')}) c "
        f"JOIN member m ON m.id = c.member_id {IN_GROUP} WHERE c.amount > c.paid GROUP BY c.member_id ORDER BY m.sort_key, m.id",
        (first, last),
    )
