"""What the union owes up (share of dues collected) and is due from above (75% of the 2%), by month, read from the books."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from app.domain.dates import Month
from app.domain.money import Dong, dong, split_by_shares
from app.domain.owed import ForMonths, share_of
from app.domain.remittance import Obligation, settle
from app.models.book import Read
from app.models.queries.organisation import openings_owed
from app.models.queries.policies import rate_timeline

_BY_MONTHS = """
SELECT e.amount, coalesce(e.for_first, substr(v.book_date, 1, 7)), coalesce(e.for_last, substr(v.book_date, 1, 7))
FROM bucket c JOIN entry e ON c.id IN (e.source_id, e.target_id) JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
LEFT JOIN allocation_batch b ON b.entry_id = e.id
WHERE c.key IN ({keys}) AND b.id IS {allocated} NULL ORDER BY v.book_date, v.id
"""
_COLLECTED = """
SELECT month, sum(iif(paid >= amount, up, up * paid / amount)) FROM (
    SELECT c.month, c.amount, c.up, (SELECT coalesce(sum(a.amount), 0) FROM allocation a
        JOIN allocation_batch b ON b.id = a.batch_id JOIN entry e ON e.id = b.entry_id
        JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
        WHERE a.member_id = c.member_id AND a.month = c.month) AS paid
    FROM charge c WHERE c.amount > 0
) WHERE paid > 0 GROUP BY month
"""


def _parts(read: Read, *codes: str) -> list[ForMonths]:
    keys = ", ".join(f"'code:{code}'" for code in codes)
    return [
        ForMonths(dong(amount), Month.parse(first), Month.parse(last))
        for amount, first, last in read.rows(_BY_MONTHS.format(keys=keys, allocated=""))
    ]


def _spread(total: Dong, months: tuple[Month, ...]) -> Iterable[tuple[Month, Dong]]:
    return zip(months, split_by_shares(total, [Fraction(1)] * len(months)), strict=True)


def share_due_up(read: Read) -> dict[Month, Dong]:
    """The share of dues collected that goes up, by the month the dues are for; from the opening debts on."""
    due: dict[Month, Dong] = {each.month: each.amount for each in openings_owed(read) if each.direction == "up"}
    shares = rate_timeline(read, "dues_share_up")
    for month, amount in read.rows(_COLLECTED):
        key = Month.parse(month)
        due[key] = dong(due.get(key, 0) + amount)
    for part in _parts(read, "22", "22.01"):
        total = share_of(part, lambda month: shares.at(month.first_day).value)
        for month, amount in _spread(total, part.months()):
            due[month] = dong(due.get(month, 0) + amount)
    return due


def obligations_up(read: Read) -> tuple[Obligation, ...]:
    """Dues share by month: due, sent, left. Sent at another rate than the policy's shows as more than due."""
    return settle(share_due_up(read), _parts(read, "39"))


def obligations_down(read: Read) -> tuple[Obligation, ...]:
    """The union's part of the 2% by month: expected from the wages of the dues lists, received from above, left."""
    due: dict[Month, Dong] = {each.month: each.amount for each in openings_owed(read) if each.direction == "down"}
    for month, amount in read.rows("SELECT month, sum(fund - fund_up) FROM charge GROUP BY month"):
        key = Month.parse(month)
        due[key] = dong(due.get(key, 0) + amount)
    return settle(due, _parts(read, "28.01"))
