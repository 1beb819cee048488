"""What was collected for each charge: the one statement every read of dues builds on, so that no two can disagree.

``dues``, ``month_jobs`` and ``obligations`` put these texts into statements of their own.
"""

from __future__ import annotations

import datetime as dt

from app.models.read import Read

_STANDING = (
    "SELECT b.id FROM allocation_batch b CROSS JOIN entry e ON e.id = b.entry_id "
    "CROSS JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'"
)
# Why grouped and not a subselect a row: both indexes are walked once, in order; a subselect is run again for each place
# that names it. Why few columns: each one is carried through a million groups.
_JOINED = (
    "SELECT {columns}, coalesce(sum(a.amount), 0) AS paid FROM charge c {join} allocation a "
    "ON a.member_id = c.member_id AND a.month = c.month AND a.batch_id IN ({standing}) WHERE {where} GROUP BY c.month, c.member_id"
)


def charges_with_paid(columns: str, where: str) -> str:
    """A statement: these columns of every ``charge c`` that meets ``where``, and ``paid``, đồng collected for it or 0."""
    return _JOINED.format(columns=columns, join="LEFT JOIN", standing=_STANDING, where=where)


def charges_collected(columns: str, where: str, until: str) -> str:
    """The same by the receipts up to a day (``:on``), without charges for which nothing was allocated."""
    standing = f"{_STANDING} AND v.book_date <= {until}"
    return _JOINED.format(columns=columns, join="CROSS JOIN", standing=standing, where=where)


_SHARES = f"""
SELECT r.month, (SELECT sum(iif(paid >= amount, up, up * paid / amount)) FROM (
    {charges_collected("c.amount, c.up", "c.month = r.month AND c.amount > 0", until=":on")}) WHERE paid > 0)
FROM dues_run r ORDER BY r.month
"""
_RUNS = "SELECT 'run', id, digest FROM dues_run"
_SEALS = f"""
{_RUNS} UNION ALL SELECT 'batch', id, digest FROM allocation_batch WHERE id IN ({_STANDING} AND v.book_date <= :on)
"""


def shares_collected(read: Read, on: dt.date) -> dict[str, int]:
    """Month → the share upwards of what was collected by a day for its charges, in đồng, each charge rounded by itself."""
    day = {"on": on}

    def reckon() -> dict[str, int]:
        return {month: share for month, share in read.rows(_SHARES, day) if share is not None}

    # Why: a run and a collection never change under their digest, so the same seals have the same sums.
    return read.once(("shares_collected", *read.rows(_SEALS, day)), reckon)


def fund_shares(read: Read) -> dict[str, int]:
    """Month → the part of the 2% fund that comes back to the union, by the dues lists, in đồng."""

    def reckon() -> dict[str, int]:
        return read.mapping(str, int, "SELECT month, sum(fund - fund_up) FROM charge GROUP BY month")

    return read.once(("fund_shares", *read.rows(_RUNS)), reckon)
