"""How an obligation of one month came about: lists and receipts it is taken of, rate and paper, and the vouchers that settle it.

Only reads what ``obligations.py`` reckons with; the sums of the steps are its figures, which a test holds together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dates import FOREVER, Month
from app.domain.dues.remittance import Obligation, deadline_of
from app.domain.money import Dong, Rate, apply_rate, dong
from app.domain.timeline import DatedValue
from app.models.queries.dues import obligations
from app.models.queries.dues.assessment import dues_policy, share_timeline
from app.models.queries.dues.collected import (
    charges_with_paid,
    collected_of,
    month_policies,
    share_rule,
    shares_collected,
)
from app.models.queries.dues.dues import dues_run
from app.models.queries.ledger.accounts import openings_owed
from app.models.read import Read


@dataclass(frozen=True, slots=True)
class Settling:
    """One voucher that names the month: its whole amount and all months it is for."""

    voucher_id: int
    number: str
    day: dt.date
    amount: Dong
    first: Month
    last: Month


@dataclass(frozen=True, slots=True)
class WhyOwed:
    """One month's obligation and what it is made of, in đồng; what does not apply is 0 or empty.

    ``base`` is the dues collected (up) or the insured wages (down); ``whole`` the 2% (down); ``listed`` the part of the
    obligation that comes of the list, ``of_total`` what the rate makes of the month's total (a list made by rows may differ),
    ``other`` of receipts without members; ``opening`` was owed when the book opened.
    """

    obligation: Obligation
    people: int
    base: Dong
    whole: Dong
    listed: Dong
    of_total: Dong
    other: Dong
    opening: Dong
    rates: tuple[DatedValue[Rate], ...]
    receipts: tuple[Settling, ...]
    settling: tuple[Settling, ...]
    deadline_source: str = ""


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the list of the month says, as ``WhyOwed`` tells it."""

    people: int
    base: Dong
    whole: Dong
    listed: Dong


_VOUCHERS = """
SELECT v.id AS voucher_id, v.number, v.book_date AS day, sum(e.amount) AS amount, coalesce(e.for_first, substr(v.book_date, 1, 7)) AS 'first',
    coalesce(e.for_last, substr(v.book_date, 1, 7)) AS 'last'
FROM account c JOIN entry e ON c.id IN (e.source_id, e.target_id) JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
WHERE c.key IN ({keys}) AND NOT EXISTS (SELECT 1 FROM allocation_batch b WHERE b.entry_id = e.id)
GROUP BY v.id, "first", "last" HAVING "first" <= :month AND "last" >= :month ORDER BY v.book_date, v.id
"""
_COLLECTED = f"""
SELECT count(*) AS people, coalesce(sum(paid), 0) AS paid FROM (
    {charges_with_paid("c.amount", "c.month = :month AND c.amount > 0")}) WHERE paid > 0
"""
_FUND = """
SELECT coalesce(sum(exempt = ''), 0) AS people, coalesce(sum(iif(exempt = '', min(wage, :cap), 0)), 0) AS base,
    coalesce(sum(fund), 0) AS whole, coalesce(sum(fund - fund_up), 0) AS listed
FROM charge WHERE month = :month
"""


def why_payable(read: Read, month: Month) -> WhyOwed:
    """The dues share of a month: dues collected for it, the share of its policy, what was sent for it."""
    ((people, paid),) = read.rows(_COLLECTED, {"month": month})
    share = dong(shares_collected(read, FOREVER).get(str(month), 0))
    listed = _Listed(people, dong(paid), dong(0), share)
    rate = share_rule(month_policies(read).get(str(month), "")) or share_timeline(read).at(month.first_day).value
    of_total = apply_rate(collected_of(read, month).base, rate)
    owed = _of_month(obligations.payables_to_superior(read), month)
    rates = (share_timeline(read).at(month.first_day),)
    receipts = _settling(read, month, "22", "22.01")
    return _why(read, owed, listed, of_total, "up", rates, receipts, _settling(read, month, "39"))


def why_receivable(read: Read, month: Month) -> WhyOwed:
    """The union's part of the 2% of a month: the insured wages of its list, both rates, what came from above for it."""
    run = dues_run(read, month)
    owed = _of_month(obligations.receivables_from_superior(read), month)
    listed, rates = _Listed(0, dong(0), dong(0), dong(0)), tuple[DatedValue[Rate], ...]()
    of_total = dong(0)
    if run is not None:
        policy = dues_policy(read, month, run.group)
        (listed,) = read.records(_Listed, _FUND, {"month": month, "cap": int(policy.wage_cap)})
        rates = (policy.fund_rate, policy.fund_kept) if policy.fund_kept is not None else ()
        of_total = apply_rate(listed.base, policy.fund_rate.value)
    return _why(read, owed, listed, of_total, "down", rates, (), _settling(read, month, "28.01"))


def _why(
    read: Read,
    owed: Obligation,
    listed: _Listed,
    of_total: Dong,
    direction: str,
    rates: tuple[DatedValue[Rate], ...],
    receipts: tuple[Settling, ...],
    settling: tuple[Settling, ...],
) -> WhyOwed:
    opening = _opening(read, direction, owed.month)
    other = dong(owed.due - listed.listed - opening)
    until = obligations.deadline_policy(read, direction, owed.month)
    source = until.source if until is not None else ""
    return WhyOwed(
        owed,
        listed.people,
        listed.base,
        listed.whole,
        listed.listed,
        of_total,
        other,
        opening,
        rates,
        receipts,
        settling,
        source,
    )


def _of_month(found: Sequence[Obligation], month: Month) -> Obligation:
    return next(
        (each for each in found if each.month == month), Obligation(month, dong(0), dong(0), deadline_of(month))
    )


def _opening(read: Read, direction: str, month: Month) -> Dong:
    return dong(sum(each.amount for each in openings_owed(read) if each.direction == direction and each.month == month))


def _settling(read: Read, month: Month, *codes: str) -> tuple[Settling, ...]:
    keys = ", ".join(f"'code:{code}'" for code in codes)
    return read.records(Settling, _VOUCHERS.format(keys=keys), {"month": month})
