"""What is payable to the superior union (share of dues collected) and receivable from it (75% of the 2%), by month, read from the books.

Code 60 of the settlement is computed here too, so that it and the list of obligations cannot disagree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from app.domain.dates import FOREVER, Month
from app.domain.dues.owed import ForMonths, Payable, payable_to_superior, share_of
from app.domain.dues.remittance import Obligation, deadline_of, settle
from app.domain.money import Dong, dong, split_by_shares
from app.domain.timeline import DatedValue
from app.models.queries.dues.assessment import share_timeline
from app.models.queries.dues.collected import fund_shares, shares_collected
from app.models.queries.ledger.accounts import openings_owed
from app.models.queries.union.organisation import opening_day
from app.models.queries.union.policies import money_timeline
from app.models.read import Read

_MONTHS = "coalesce(e.for_first, substr(v.book_date, 1, 7)) AS 'first', coalesce(e.for_last, substr(v.book_date, 1, 7)) AS 'last'"
# Why two halves: each walks its own index; asking for «source or target» would read every voucher of the book.
_MOVED = """
(SELECT id, amount, voucher_id, for_first, for_last FROM entry WHERE source_id IN (SELECT id FROM account WHERE key IN ({keys}))
UNION ALL
SELECT id, amount, voucher_id, for_first, for_last FROM entry WHERE target_id IN (SELECT id FROM account WHERE key IN ({keys}))) e
CROSS JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
WHERE v.book_date <= :on AND e.id NOT IN (SELECT entry_id FROM allocation_batch)
AND (v.reversal_of IS NULL OR NOT EXISTS (
    SELECT 1 FROM entry o JOIN allocation_batch b ON b.entry_id = o.id WHERE o.voucher_id = v.reversal_of))
"""
BY_MONTHS = f"SELECT e.amount, {_MONTHS} FROM {_MOVED} ORDER BY v.book_date, v.id"
"""What moved on the codes ``keys`` up to a day, with the months it is for."""
_ALIKE = f"SELECT e.amount, {_MONTHS}, count(*) AS times FROM {_MOVED} GROUP BY 1, 2, 3".format(
    keys="'code:22', 'code:22.01'"
)


@dataclass(frozen=True, slots=True)
class _Alike:
    part: ForMonths
    times: int


def _parts(read: Read, on: dt.date, *codes: str) -> tuple[ForMonths, ...]:
    keys = ", ".join(f"'code:{code}'" for code in codes)
    return read.records(ForMonths, BY_MONTHS.format(keys=keys), {"on": on})


def _spread(total: Dong, months: tuple[Month, ...]) -> Iterable[tuple[Month, Dong]]:
    if len(months) == 1:
        return ((months[0], total),)
    return zip(months, split_by_shares(total, [Fraction(1)] * len(months)), strict=True)


def _share_collected(read: Read, on: dt.date) -> dict[Month, Dong]:
    """The share upwards of dues collected by a day: split once per charge where the receipt is allocated to members,
    else by the policy of the months the receipt names."""
    due = {Month.parse(month): dong(amount) for month, amount in shares_collected(read, on).items()}
    shares = share_timeline(read)
    share = cache(lambda month: shares.at(month.first_day).value)
    # Why: equal receipts have equal shares; each is rounded by itself, so they are counted, never summed before.
    for alike in read.records(_Alike, _ALIKE, {"on": on}):
        for month, each in _spread(share_of(alike.part, share), alike.part.months()):
            due[month] = dong(due.get(month, 0) + each * alike.times)
    return due


def _with_opening(read: Read, due: dict[Month, Dong], direction: str) -> dict[Month, Dong]:
    for each in openings_owed(read):
        if each.direction == direction:
            due[each.month] = dong(due.get(each.month, 0) + each.amount)
    return due


DEADLINES = {"up": "dues_deadline", "down": "union_fund_deadline"}
"""Direction → the dated policy of how many months after its own a month is to be settled."""


def deadline_policy(read: Read, direction: str, month: Month) -> DatedValue[int] | None:
    """What sets the deadline of a month, and where it stands; by the end of the month, for a month is due as a whole."""
    return money_timeline(read, DEADLINES[direction]).known(month.last_day)


def deadlines(read: Read, direction: str) -> Callable[[Month], dt.date]:
    """Until when a month is to be settled, by the policy of that month."""
    months = money_timeline(read, DEADLINES[direction])

    def deadline(month: Month) -> dt.date:
        known = months.known(month.last_day)
        return deadline_of(month) if known is None else deadline_of(month, known.value)

    return deadline


def payables_to_superior(read: Read, on: dt.date = FOREVER) -> tuple[Obligation, ...]:
    """Dues share by month: due, sent, left. Sent at another rate than the policy's shows as more than due."""
    due = _with_opening(read, _share_collected(read, on), "up")
    return settle(due, _parts(read, on, "39"), deadlines(read, "up"))


def receivables_from_superior(read: Read, on: dt.date = FOREVER) -> tuple[Obligation, ...]:
    """The union's part of the 2% by month: expected from the wages of the dues lists, received from above, left."""
    months = {Month.parse(month): dong(amount) for month, amount in fund_shares(read).items()}
    due = {month: amount for month, amount in months.items() if month <= Month.of(on)}
    return settle(_with_opening(read, due, "down"), _parts(read, on, "28.01"), deadlines(read, "down"))


@dataclass(frozen=True, slots=True)
class SentOrder:
    """A voucher that sent dues up."""

    number: str
    book_date: dt.date


def sent_orders(read: Read, first: Month, last: Month) -> tuple[SentOrder, ...]:
    """The posted vouchers that sent dues up for any of these months, by day."""
    return read.records(
        SentOrder,
        "SELECT DISTINCT v.number, v.book_date FROM entry e JOIN account c ON c.id = e.target_id AND c.key = 'code:39' "
        "JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' "
        "WHERE coalesce(e.for_first, substr(v.book_date, 1, 7)) <= ? AND coalesce(e.for_last, substr(v.book_date, 1, 7)) >= ? "
        "ORDER BY v.book_date, v.number",
        (last, first),
    )


def share_collected(read: Read, on: dt.date) -> Dong:
    """The share upwards of all dues collected by the end of a day."""
    return dong(sum(_share_collected(read, on).values()))


def dues_payable_to_superior(read: Read, on: dt.date) -> Payable:
    """Code 60: the dues share payable at the end of a day, and what was remitted over it."""
    return payable_to_superior(
        _share_collected(read, on).values(),
        _parts(read, on, "39"),
        owed_at_opening=dong(sum(each.amount for each in openings_owed(read) if each.direction == "up")),
        opening_month=Month.of(opening_day(read)),
    )
