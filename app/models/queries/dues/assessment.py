"""The policy by which a month's dues are assessed: the dated values of the book, and over them what decisions changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dates import Month, show_date
from app.domain.dues.dues import GROUPS_WITH_CEILING, DuesPolicy
from app.domain.dues.rate_change import RateDecision
from app.domain.money import Rate
from app.domain.timeline import DatedValue, Timeline
from app.models.queries.union.policies import money_timeline, rate_timeline
from app.models.read import Read


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """A decision that changed rates from a month on; rates as they were written, empty where nothing changed."""

    id: int
    number: str
    decided_on: dt.date
    first_month: Month
    rate: str
    ceiling: str
    share_up: str
    counts_from: dt.date

    @property
    def source(self) -> str:
        """The paper, as lists name it."""
        return f"QĐ {self.number} ngày {show_date(self.decided_on)}"

    def as_decision(self) -> RateDecision:
        """What was decided."""
        rates = (Rate(text) if text else None for text in (self.rate, self.ceiling, self.share_up))
        return RateDecision(self.number, self.decided_on, self.first_month, *rates)


def decisions(read: Read) -> tuple[DecisionCard, ...]:
    """Every decision, in the order they were entered."""
    return read.records(DecisionCard, "FROM dues_decision ORDER BY id")


def _decided_timeline(read: Read, policy: str, column: str, coming: Sequence[DecisionCard] = ()) -> Timeline[Rate]:
    """A rate with what decisions made of it (and those ``coming``): a later one of the same month takes the place of an earlier."""
    values = {value.valid_from: value for value in rate_timeline(read, policy).values}
    for each in (*decisions(read), *coming):
        if text := getattr(each, column):
            day = each.first_month.first_day
            values[day] = DatedValue(day, Rate(text), each.source)
    return Timeline(policy, values.values())


def share_timeline(read: Read) -> Timeline[Rate]:
    """The share of dues that goes up."""
    return _decided_timeline(read, "dues_share_up", "share_up")


def dues_policy(read: Read, month: Month, group: int, coming: Sequence[DecisionCard] = ()) -> DuesPolicy:
    """Everything of law and the union's own rules that the dues of a month need, also if decisions ``coming`` held; refuses a month
    no value is known for."""
    day = month.first_day
    ceiling = _decided_timeline(read, "dues_ceiling", "ceiling", coming) if group in GROUPS_WITH_CEILING else None
    return DuesPolicy(
        month=month,
        group=group,
        rate=_decided_timeline(read, f"dues_rate.{group}", "rate", coming).at(day),
        share_up=_decided_timeline(read, "dues_share_up", "share_up", coming).at(day),
        base_salary=money_timeline(read, "base_salary").at(day),
        ceiling_rate=None if ceiling is None else ceiling.at(day),
        wage_cap_times=rate_timeline(read, "insured_wage_cap").at(day),
        fund_rate=rate_timeline(read, "union_fund_rate").at(day),
        fund_kept=rate_timeline(read, "union_fund_kept").known(day),
        local_rate=rate_timeline(read, "dues_house_rate").known(day),
        fixed=money_timeline(read, "dues_fixed").known(day),
    )
