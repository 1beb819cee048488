"""What the union owes up (share of dues collected) and is due from above (75% of the 2%), by month, read from the books.

Code 60 of the settlement is computed here too, so that it and the list of obligations cannot disagree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from app.domain.dates import Month
from app.domain.money import Dong, dong, split_by_shares
from app.domain.owed import ForMonths, OwedUp, owed_up, share_of
from app.domain.remittance import Obligation, settle
from app.models.book import Read
from app.models.queries.organisation import opening_day, openings_owed
from app.models.queries.policies import rate_timeline

LAST_DAY = dt.date(2199, 12, 31)

_BY_MONTHS = """
SELECT e.amount, coalesce(e.for_first, substr(v.book_date, 1, 7)), coalesce(e.for_last, substr(v.book_date, 1, 7))
FROM bucket c JOIN entry e ON c.id IN (e.source_id, e.target_id) JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
WHERE c.key IN ({keys}) AND v.book_date <= :on AND NOT EXISTS (SELECT 1 FROM allocation_batch b WHERE b.entry_id = e.id)
ORDER BY v.book_date, v.id
"""
_ALIKE = """
SELECT e.amount, coalesce(e.for_first, substr(v.book_date, 1, 7)), coalesce(e.for_last, substr(v.book_date, 1, 7)), count(*)
FROM bucket c JOIN entry e ON c.id IN (e.source_id, e.target_id) JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
WHERE c.key IN ('code:22', 'code:22.01') AND v.book_date <= :on
AND NOT EXISTS (SELECT 1 FROM allocation_batch b WHERE b.entry_id = e.id) GROUP BY 1, 2, 3
"""
_COLLECTED = """
SELECT month, sum(iif(paid >= amount, up, up * paid / amount)) FROM (
    SELECT c.month, c.amount, c.up, (SELECT coalesce(sum(a.amount), 0) FROM allocation a
        JOIN allocation_batch b ON b.id = a.batch_id JOIN entry e ON e.id = b.entry_id
        JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' AND v.book_date <= :on
        WHERE a.member_id = c.member_id AND a.month = c.month) AS paid
    FROM charge c WHERE c.amount > 0
) WHERE paid > 0 GROUP BY month
"""


def _parts(read: Read, on: dt.date, *codes: str) -> list[ForMonths]:
    keys = ", ".join(f"'code:{code}'" for code in codes)
    return [
        ForMonths(dong(amount), Month.parse(first), Month.parse(last))
        for amount, first, last in read.rows(_BY_MONTHS.format(keys=keys), {"on": on.isoformat()})
    ]


def _spread(total: Dong, months: tuple[Month, ...]) -> Iterable[tuple[Month, Dong]]:
    if len(months) == 1:
        return ((months[0], total),)
    return zip(months, split_by_shares(total, [Fraction(1)] * len(months)), strict=True)


def _share_collected(read: Read, on: dt.date) -> dict[Month, Dong]:
    """The share upwards of dues collected by a day: split once per charge where the receipt is allocated to members,
    else by the policy of the months the receipt names."""
    due: dict[Month, Dong] = {
        Month.parse(month): dong(amount) for month, amount in read.rows(_COLLECTED, {"on": on.isoformat()})
    }
    shares = rate_timeline(read, "dues_share_up")
    month_of, share = cache(Month.parse), cache(lambda month: shares.at(month.first_day).value)
    # Why: equal receipts have equal shares; each is rounded by itself, so they are counted, never summed before.
    for amount, first, last, times in read.rows(_ALIKE, {"on": on.isoformat()}):
        part = ForMonths(dong(amount), month_of(first), month_of(last))
        for month, each in _spread(share_of(part, share), part.months()):
            due[month] = dong(due.get(month, 0) + each * times)
    return due


def _with_opening(read: Read, due: dict[Month, Dong], direction: str) -> dict[Month, Dong]:
    for each in openings_owed(read):
        if each.direction == direction:
            due[each.month] = dong(due.get(each.month, 0) + each.amount)
    return due


def obligations_up(read: Read, on: dt.date = LAST_DAY) -> tuple[Obligation, ...]:
    """Dues share by month: due, sent, left. Sent at another rate than the policy's shows as more than due."""
    return settle(_with_opening(read, _share_collected(read, on), "up"), _parts(read, on, "39"))


def obligations_down(read: Read, on: dt.date = LAST_DAY) -> tuple[Obligation, ...]:
    """The union's part of the 2% by month: expected from the wages of the dues lists, received from above, left."""
    due = {
        Month.parse(month): dong(amount)
        for month, amount in read.rows(
            "SELECT month, sum(fund - fund_up) FROM charge WHERE month <= ? GROUP BY month", (str(Month.of(on)),)
        )
    }
    return settle(_with_opening(read, due, "down"), _parts(read, on, "28.01"))


def dues_owed_up(read: Read, on: dt.date) -> OwedUp:
    """Code 60: the dues share owed up at the end of a day, and what was sent beyond it."""
    return owed_up(
        _share_collected(read, on).values(),
        _parts(read, on, "39"),
        owed_at_opening=dong(sum(each.amount for each in openings_owed(read) if each.direction == "up")),
        opening_month=Month.of(opening_day(read)),
    )
