"""What the home screen counts: income and spending by month, vouchers waiting, rows that came from workbooks."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.money import Dong, dong
from app.models.book import Read
from app.models.queries.ledger.vouchers import NO_PAPERS, NO_SCAN


@dataclass(frozen=True, slots=True)
class MonthFlow:
    """What was posted on income codes and on spending codes in a month; transfers between funds count in neither."""

    month: Month
    income: Dong
    spending: Dong


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """How many vouchers of a month are drafts, unposted, posted, and how many of the posted ones came from a workbook.

    ``no_papers`` are cash payments without any document, ``no_scan`` vouchers whose documents are on paper only.
    """

    drafts: int
    unposted: int
    posted: int
    imported: int
    no_papers: int = 0
    no_scan: int = 0


_FLOW = """
SELECT substr(v.book_date, 1, 7),
    sum(iif(s.kind = 'code', e.amount, 0)), sum(iif(t.kind = 'code', e.amount, 0))
FROM voucher v JOIN entry e ON e.voucher_id = v.id
JOIN bucket s ON s.id = e.source_id JOIN bucket t ON t.id = e.target_id
WHERE v.state = 'posted' AND v.book_date BETWEEN ? AND ? GROUP BY 1
"""


def month_flows(read: Read, last: Month, months: int = 12) -> tuple[MonthFlow, ...]:
    """Income and spending of the months up to ``last``, oldest first; months without vouchers are 0."""
    first = last.plus(1 - months)
    sums = {
        month: (income, spending)
        for month, income, spending in read.rows(_FLOW, (first.first_day.isoformat(), last.last_day.isoformat()))
    }
    wanted = [first.plus(step) for step in range(months)]
    return tuple(MonthFlow(month, *(dong(amount) for amount in sums.get(str(month), (0, 0)))) for month in wanted)


def month_counts(read: Read, month: Month) -> MonthCounts:
    """The vouchers of a month by state."""
    days = (month.first_day.isoformat(), month.last_day.isoformat())
    by_state = dict(
        read.rows("SELECT state, count(*) FROM voucher WHERE book_date BETWEEN ? AND ? GROUP BY state", days)
    )
    imported = read.value(
        "SELECT count(*) FROM voucher WHERE book_date BETWEEN ? AND ? AND state = 'posted' AND number_origin = 'import'",
        days,
    )
    no_papers, no_scan = read.one(
        f"SELECT coalesce(sum({NO_PAPERS}), 0), coalesce(sum({NO_SCAN}), 0) FROM voucher v WHERE v.book_date BETWEEN ? AND ?",
        days,
    ) or (0, 0)
    return MonthCounts(
        by_state.get("draft", 0), by_state.get("unposted", 0), by_state.get("posted", 0), imported, no_papers, no_scan
    )
