"""What is owed to the superior union and what is due from it, month by month: due, done, left, age.

Pure: amounts due by month and payments with the months they name come in; each payment settles its months in order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.dues.owed import ForMonths
from app.domain.money import Dong, dong


@dataclass(frozen=True, slots=True)
class Obligation:
    """One month: what was due, what was sent or received for it, in đồng, and the day it had to be done."""

    month: Month
    due: Dong
    done: Dong
    deadline: dt.date

    @property
    def left(self) -> Dong:
        """What is still open; negative when more was done than due."""
        return dong(self.due - self.done)

    def days_late(self, today: dt.date) -> int:
        """Days since the deadline while something is open; 0 otherwise."""
        return max(0, (today - self.deadline).days) if self.left > 0 else 0


MONTHS_AFTER = 1
"""So many months after its own a month is to be settled where no policy says otherwise."""


def deadline_of(month: Month, after: int = MONTHS_AFTER) -> dt.date:
    """The last day of the month so many months later: a dated policy of the union fund (NĐ 105/2026/NĐ-CP, Điều 4 khoản 2)."""
    return month.plus(after).last_day


def settle(
    due: Mapping[Month, Dong], payments: Iterable[ForMonths], deadline: Callable[[Month], dt.date] = deadline_of
) -> tuple[Obligation, ...]:
    """Every month that is due or was paid for. A payment fills its months in order; what is left over stays on its last month."""
    done: dict[Month, int] = {}
    for payment in payments:
        left = int(payment.amount)
        months = payment.months()
        for month in months:
            open_now = max(0, due.get(month, 0) - done.get(month, 0))
            part = min(left, open_now) if left > 0 else 0
            if part:
                done[month] = done.get(month, 0) + part
                left -= part
        if left:
            done[months[-1]] = done.get(months[-1], 0) + left
    return tuple(
        Obligation(month, dong(due.get(month, 0)), dong(done.get(month, 0)), deadline(month))
        for month in sorted(due.keys() | done.keys())
    )
