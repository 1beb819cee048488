"""What was collected for each charge: the one statement every read of dues builds on, so that no two can disagree.

``dues``, ``month_jobs`` and ``obligations`` put these texts into statements of their own. A charge is what its list said and what
decisions added to it since; a receipt counts while it is posted and not reversed.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from app.domain.dates import FOREVER, Month
from app.domain.money import Dong, Rate, apply_rate
from app.models.read import Read

ADJUSTED = (
    "(SELECT d.member_id, d.month, sum(d.amount) AS amount, sum(d.standard) AS standard, sum(d.up) AS up FROM adjusted_charge d "
    "{until} GROUP BY d.member_id, d.month)"
)
"""What decisions add to charges, one row a member and month."""
_CHARGED = (
    "(SELECT k.member_id, k.month, k.run_id, k.exempt, k.wage, k.base, k.amount + coalesce(j.amount, 0) AS amount, "
    "k.standard + coalesce(j.standard, 0) AS standard, k.up + coalesce(j.up, 0) AS up, k.fund, k.fund_up "
    f"FROM charge k LEFT JOIN {ADJUSTED} j ON j.member_id = k.member_id AND j.month = k.month)"
)
CHARGED = _CHARGED.format(until="")
"""Every charge as it is owed now."""
_UNTIL = "JOIN dues_adjustment u ON u.id = d.adjustment_id JOIN dues_decision v ON v.id = u.decision_id AND v.counts_from <= {until}"
STANDS = "v.state = 'posted' AND NOT EXISTS (SELECT 1 FROM voucher o WHERE o.reversal_of = v.id AND o.state = 'posted'{until})"
"""That a receipt (``v``) is in the books and was not reversed."""
STANDING = (
    "SELECT b.id FROM allocation_batch b CROSS JOIN entry e ON e.id = b.entry_id CROSS JOIN voucher v ON v.id = e.voucher_id "
    f"AND {STANDS}"
)
"""The batches that count; ``until`` is filled in first."""
STANDING_NOW = STANDING.format(until="")
# Why grouped and not a subselect a row: both indexes are walked once, in order; a subselect is run again for each place
# that names it. Why few columns: each one is carried through a million groups.
_JOINED = (
    "SELECT {columns}, coalesce(sum(a.amount), 0) AS paid FROM {charged} c {join} allocation a "
    "ON a.member_id = c.member_id AND a.month = c.month AND a.batch_id IN ({standing}) WHERE {where} GROUP BY c.month, c.member_id"
)


def charges_with_paid(columns: str, where: str) -> str:
    """A statement: these columns of every ``charge c`` that meets ``where``, and ``paid``, đồng collected for it or 0."""
    return _JOINED.format(columns=columns, charged=CHARGED, join="LEFT JOIN", standing=STANDING_NOW, where=where)


def _standing(until: str) -> str:
    """The batches that count on a day: by receipts of that day at the latest, credit from the day it met its month."""
    return (
        STANDING.format(until=f" AND o.book_date <= {until}")
        + f" AND v.book_date <= {until} AND coalesce(b.counts_from, '') <= {until}"
    )


def charges_collected(columns: str, where: str, until: str) -> str:
    """The same by the receipts up to a day (``:on``), without charges for which nothing was allocated."""
    charged = _CHARGED.format(until=_UNTIL.format(until=until))
    return _JOINED.format(columns=columns, charged=charged, join="CROSS JOIN", standing=_standing(until), where=where)


@dataclass(frozen=True, slots=True)
class Collected:
    """What of a month's dues was collected: the part that the share is taken of, and the rows' own shares, in đồng."""

    base: Dong
    parts: Dong


def share_rule(policy: str) -> Rate | None:
    """The rate by which the share of a month is taken of its total, as its list (or the last decision) stored it; None for a
    list made before, whose rows stay as they were sent."""
    return Rate(rate) if (rate := json.loads(policy or "{}").get("share_of_total")) else None


def share_of_month(collected: Collected, policy: str) -> Dong:
    """The share upwards of what was collected for a month: of its total, rounded once."""
    rule = share_rule(policy)
    return collected.parts if rule is None else apply_rate(collected.base, rule)


_BASE = "iif(paid >= amount, standard, standard * paid / amount)"
_PART = "iif(paid >= amount, up, up * paid / amount)"
COLLECTED_PARTS = f"{_PART} AS part, {_BASE} AS base"
"""Columns: the own share of a charge, and what the share is taken of, over ``amount``, ``standard``, ``up`` and ``paid``."""
_OF_MONTH = (
    f"SELECT coalesce(sum({_BASE}), 0) AS base, coalesce(sum({_PART}), 0) AS parts FROM ({{collected}}) WHERE paid > 0"
)
_COLLECTED = _OF_MONTH.format(
    collected=charges_collected("c.amount, c.standard, c.up", "c.month = :month AND c.amount > 0", until=":on")
)
_POLICIES = """
SELECT r.month, coalesce((SELECT u.policy FROM dues_adjustment u JOIN dues_decision v ON v.id = u.decision_id
    WHERE u.month = r.month AND v.counts_from <= :on ORDER BY u.id DESC LIMIT 1), r.policy)
FROM dues_run r ORDER BY r.month
"""
_RUNS = "SELECT 'run', id, digest FROM dues_run"
_SEALS = f"""
{_RUNS} UNION ALL SELECT 'batch', id, digest FROM allocation_batch WHERE id IN ({_standing(":on")})
UNION ALL SELECT 'adjustment', id, digest FROM dues_adjustment
"""


def month_policies(read: Read, on: dt.date = FOREVER) -> dict[str, str]:
    """Month → the policy by which its dues stand on a day: of its list, or of the last decision."""
    return read.mapping(str, str, _POLICIES, {"on": on})


def collected_of(read: Read, month: Month, on: dt.date = FOREVER) -> Collected:
    """What was collected of a month's charges by a day."""
    (found,) = read.records(Collected, _COLLECTED, {"on": on, "month": month})
    return found


def shares_collected(read: Read, on: dt.date) -> dict[str, int]:
    """Month → the share upwards of what was collected by a day for its charges, in đồng, rounded once a month."""
    day = {"on": on}

    def reckon() -> dict[str, int]:
        found: dict[str, int] = {}
        for month, policy in month_policies(read, on).items():
            collected = collected_of(read, Month.parse(month), on)
            if collected.base or collected.parts:
                found[month] = share_of_month(collected, policy)
        return found

    # Why: a run and a collection never change under their digest, so the same seals have the same sums.
    return read.once(("shares_collected", *read.rows(_SEALS, day)), reckon)


def fund_shares(read: Read) -> dict[str, int]:
    """Month → the part of the 2% fund that comes back to the union, by the dues lists, in đồng."""

    def reckon() -> dict[str, int]:
        return read.mapping(str, int, "SELECT month, sum(fund - fund_up) FROM charge GROUP BY month")

    return read.once(("fund_shares", *read.rows(_RUNS)), reckon)
