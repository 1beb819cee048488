"""Đổi tỷ lệ: a decision from a month on, and what it adds to (or takes from) the charges of months that have lists.

Charges stay as they were collected; a decision adds one adjustment a month. Pure: policies come in as the decision leaves them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.dues.dues import DuesPolicy, dues_on
from app.domain.dues.shares import share_rows
from app.domain.money import Dong, Rate, dong
from app.domain.problems import N_, Finding, all_at_once, stop


@dataclass(frozen=True, slots=True)
class RateDecision:
    """What was decided: the rate of dues, their ceiling on the base salary, the share that goes up; what is None stays as it was."""

    number: str
    decided_on: dt.date | None
    first_month: Month | None
    rate: Rate | None = None
    ceiling: Rate | None = None
    share_up: Rate | None = None


def read_rate(text: str) -> Rate | None:
    """``0,5%`` or ``0,5``, in hundredths; None for nothing and for what is no rate."""
    try:
        return Rate(f"{text.strip().rstrip('% ')}%") if text.strip() else None
    except (ValueError, ZeroDivisionError):
        return None


@dataclass(frozen=True, slots=True)
class StandingCharge:
    """A member's month as it is owed before a decision, with what was collected for it. Amounts in đồng."""

    member_id: int
    full_name: str
    group: str
    month: Month
    exempt: str
    base: Dong
    amount: Dong
    standard: Dong
    up: Dong
    paid: Dong


@dataclass(frozen=True, slots=True)
class ChargeChange:
    """What a decision does to a member's month, in đồng: ``standard`` and ``up`` are what it adds to them."""

    member_id: int
    full_name: str
    group: str
    month: Month
    old: Dong
    new: Dong
    standard: Dong
    up: Dong
    paid: Dong

    @property
    def difference(self) -> Dong:
        """What the decision adds; below nothing when it takes."""
        return dong(self.new - self.old)

    @property
    def over(self) -> Dong:
        """What was collected more than is due now, beyond what already was too much."""
        return dong(max(0, self.paid - self.new) - max(0, self.paid - self.old))

    @property
    def to_collect(self) -> Dong:
        """What is still to collect for the month now."""
        return dong(max(0, self.new - self.paid))


@all_at_once
def decision_findings(decision: RateDecision) -> Iterator[Finding]:
    """Everything a decision lacks before it can hold: its number, day and month, something decided, and rates that can be."""
    if not decision.number.strip():
        yield stop("decision-number", N_("Hãy ghi số quyết định: mỗi con số đều phải nói được vì sao."), "number")
    if decision.decided_on is None:
        yield stop("decision-day", N_("Hãy ghi ngày quyết định."), "decided_on")
    if decision.first_month is None:
        yield stop("decision-month", N_("Hãy ghi tháng bắt đầu áp dụng."), "first_month")
    if decision.rate is None and decision.ceiling is None and decision.share_up is None:
        yield stop("decision-empty", N_("Hãy ghi ít nhất một tỷ lệ đổi, ví dụ 0,5%."), "rate")
    for column in ("rate", "ceiling", "share_up"):
        rate: Rate | None = getattr(decision, column)
        if rate is not None and not (0 <= rate <= 1):
            yield stop("decision-rate", N_("Tỷ lệ phải từ 0% đến 100%, ví dụ 0,5%."), column)


def changes_of(charges: Iterable[StandingCharge], policy: DuesPolicy) -> tuple[ChargeChange, ...]:
    """What the charges of one month become by its policy now: only those that change. The share of the month is that of its new
    total, rounded once."""
    owing = sorted((each for each in charges if not each.exempt), key=lambda each: each.member_id)
    dues = [dues_on(each.base, policy) for each in owing]
    ups = share_rows([standard for standard, _amount in dues], policy.share_up.value) if dues else ()
    made = (
        ChargeChange(
            was.member_id,
            was.full_name,
            was.group,
            was.month,
            was.amount,
            amount,
            dong(standard - was.standard),
            dong(up - was.up),
            was.paid,
        )
        for was, (standard, amount), up in zip(owing, dues, ups, strict=True)
    )
    return tuple(each for each in made if each.difference or each.standard or each.up)


@dataclass(frozen=True, slots=True)
class MonthChange:
    """One month of a decision in figures, in đồng."""

    month: Month
    members: int
    old: Dong
    new: Dong
    up: Dong
    over: Dong


def by_month(changes: Sequence[ChargeChange]) -> tuple[MonthChange, ...]:
    """The sums of changes by month, in order."""
    found = []
    for month in sorted({each.month for each in changes}):
        of_month = [each for each in changes if each.month == month]
        old, new, up, over = (
            dong(sum(getattr(each, name) for each in of_month)) for name in ("old", "new", "up", "over")
        )
        found.append(MonthChange(month, len(of_month), old, new, up, over))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class MemberChange:
    """One member over the months of a decision, in đồng: what was collected too much, and what is to be collected still."""

    member_id: int
    full_name: str
    group: str
    months: int
    old: Dong
    new: Dong
    paid: Dong
    over: Dong
    to_collect: Dong
    up: Dong


def by_member(changes: Sequence[ChargeChange]) -> tuple[MemberChange, ...]:
    """The sums of changes by member, in the order they first come."""
    names = ("old", "new", "paid", "over", "to_collect", "up")
    found = []
    for member in dict.fromkeys(each.member_id for each in changes):
        mine = [each for each in changes if each.member_id == member]
        sums = [dong(sum(getattr(each, name) for each in mine)) for name in names]
        found.append(MemberChange(member, mine[0].full_name, mine[0].group, len(mine), *sums))
    return tuple(found)
