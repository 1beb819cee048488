"""What the chart of the home screen shows: income and spending by month."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.money import Dong, dong
from app.models.queries.ledger.entries import SIDES
from app.models.read import Read


@dataclass(frozen=True, slots=True)
class MonthFlow:
    """What was posted on income codes and on spending codes in a month; transfers between funds count in neither."""

    month: Month
    income: Dong
    spending: Dong


_FLOW = f"""
SELECT substr(v.book_date, 1, 7) AS month, sum(iif(s.kind = 'code', e.amount, 0)) AS income, sum(iif(t.kind = 'code', e.amount, 0)) AS spending
FROM voucher v JOIN entry e ON e.voucher_id = v.id
{SIDES}
WHERE v.state = 'posted' AND v.book_date BETWEEN ? AND ? GROUP BY 1
"""


def month_flows(read: Read, last: Month, months: int = 12) -> tuple[MonthFlow, ...]:
    """Income and spending of the months up to ``last``, oldest first; months without vouchers are 0."""
    first = last.plus(1 - months)
    days = (first.first_day.isoformat(), last.last_day.isoformat())
    flows = {flow.month: flow for flow in read.records(MonthFlow, _FLOW, days)}
    wanted = [first.plus(step) for step in range(months)]
    return tuple(flows.get(month, MonthFlow(month, dong(0), dong(0))) for month in wanted)
