"""The policy by which a month's dues are assessed."""

from __future__ import annotations

from app.domain.dates import Month
from app.domain.dues.dues import GROUPS_WITH_CEILING, DuesPolicy
from app.models.queries.union.policies import money_timeline, rate_timeline
from app.models.read import Read


def dues_policy(read: Read, month: Month, group: int) -> DuesPolicy:
    """Everything of law and the union's own rules that the dues of a month need; refuses a month no value is known for."""
    day = month.first_day
    return DuesPolicy(
        month=month,
        group=group,
        rate=rate_timeline(read, f"dues_rate.{group}").at(day),
        share_up=rate_timeline(read, "dues_share_up").at(day),
        base_salary=money_timeline(read, "base_salary").at(day),
        ceiling_rate=rate_timeline(read, "dues_ceiling").at(day) if group in GROUPS_WITH_CEILING else None,
        wage_cap_times=rate_timeline(read, "insured_wage_cap").at(day),
        fund_rate=rate_timeline(read, "union_fund_rate").at(day),
        fund_kept=rate_timeline(read, "union_fund_kept").known(day),
        local_rate=rate_timeline(read, "dues_house_rate").known(day),
        fixed=money_timeline(read, "dues_fixed").known(day),
    )
