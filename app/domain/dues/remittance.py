"""What is owed to the superior union and what is due from it, month by month: due, done, left, age.

Pure: amounts due by month and payments with the months they name come in; each payment settles its months in order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.dues.owed import ForMonths
from app.domain.money import Dong, dong


@dataclass(frozen=True, slots=True)
class Payee:
    """Who is paid: the account's holder, its number, its bank; empty where nobody entered it."""

    name: str
    account: str = ""
    bank: str = ""


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


def deadline_of(month: Month) -> dt.date:
    """The last day of the following month.

    Law: NĐ 105/2026/NĐ-CP art. 4(1)(a) for the union fund; the dues share follows the same calendar in practice.
    """
    return month.plus(1).last_day


def settle(due: Mapping[Month, Dong], payments: Iterable[ForMonths]) -> tuple[Obligation, ...]:
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
        Obligation(month, dong(due.get(month, 0)), dong(done.get(month, 0)), deadline_of(month))
        for month in sorted(due.keys() | done.keys())
    )
