"""Receipts of dues and whom they are for: money not allocated yet, what allocates a receipt, and credit with the months it may meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.dues.allocation import Books
from app.domain.dues.credit import Claim, Credit
from app.domain.dues.naming import Payer
from app.domain.money import Dong, dong
from app.models.queries.dues.collected import STANDING_NOW, STANDS, charges_with_paid
from app.models.queries.members.members import IN_GROUP
from app.models.read import Read, marks

FIRST_LIST = "(SELECT min(month) FROM dues_run)"
"""SQL of the first month that has a dues list; money for months before it needs no members."""
_RECEIPTS = f"""
SELECT e.id AS entry_id, v.id AS voucher_id, v.number, v.book_date AS day, v.person,
    trim(v.narration || ' ' || iif(e.narration = v.narration, '', e.narration)) AS text, e.for_first, e.for_last, e.member_id, e.amount,
    e.amount - coalesce((SELECT sum(b.total) FROM allocation_batch b WHERE b.entry_id = e.id), 0) AS 'left'
FROM entry e JOIN voucher v ON v.id = e.voucher_id
WHERE e.source_id IN (SELECT id FROM account WHERE key IN ('code:22', 'code:22.01')) AND e.amount > 0
    AND v.reversal_of IS NULL AND {STANDS.format(until="")}
"""
_OPEN = """
(coalesce(for_last, substr(day, 1, 7)) >= {first} AND "left" > 0 AND ("left" = amount OR coalesce(for_first, substr(day, 1, 7)) >= {first}))
"""


@dataclass(frozen=True, slots=True)
class DuesReceipt:
    """One line of dues of a receipt in the books: what it says, its amount, and what of it is for nobody yet, in đồng."""

    entry_id: int
    voucher_id: int
    number: str
    day: dt.date
    person: str
    text: str
    for_first: Month | None
    for_last: Month | None
    member_id: int | None
    amount: Dong
    left: Dong

    @property
    def allocated(self) -> Dong:
        """What was allocated of it."""
        return dong(self.amount - self.left)


def unallocated(read: Read, first: Month | None = None, last: Month | None = None) -> tuple[DuesReceipt, ...]:
    """Receipts with money that no member and month has yet, the oldest first; those whose months meet a span when one is given.
    Money for months before the first dues list needs no members."""
    span = ""
    if first is not None and last is not None:
        span = "AND coalesce(for_first, substr(day, 1, 7)) <= :last AND coalesce(for_last, substr(day, 1, 7)) >= :first"
    return read.records(
        DuesReceipt,
        f"SELECT * FROM ({_RECEIPTS}) WHERE {_OPEN.format(first=FIRST_LIST)} {span} ORDER BY day, voucher_id, entry_id",
        {"first": first, "last": last} if span else (),
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many receipts wait to be allocated, and how much of them, in đồng."""

    count: int
    amount: Dong


def waiting_receipts(read: Read, month: Month) -> Waiting:
    """Receipts that are for nobody and whose months have come by a month."""
    found = [each for each in unallocated(read) if Month.of(each.day) <= month]
    return Waiting(len(found), dong(sum(each.left for each in found)))


def receipts_of(read: Read, voucher_id: int) -> tuple[DuesReceipt, ...]:
    """The lines of dues of a voucher; none when it is not in the books or brings no dues."""
    return read.records(
        DuesReceipt, f"SELECT * FROM ({_RECEIPTS}) WHERE voucher_id = ? ORDER BY entry_id", (voucher_id,)
    )


@dataclass(frozen=True, slots=True)
class AllocatedLine:
    """What of a voucher is for a member's month, in đồng; without a month it is credit."""

    full_name: str
    group: str
    month: Month | None
    amount: Dong


def allocated_lines(read: Read, voucher_id: int) -> tuple[AllocatedLine, ...]:
    """Whom and which months a voucher's money is for, in name and month order; credit that met a month stands there."""
    return read.records(
        AllocatedLine,
        "SELECT m.full_name, coalesce(g.name, '') AS 'group', a.month, sum(a.amount) AS amount FROM entry e "
        "JOIN allocation_batch b ON b.entry_id = e.id JOIN allocation a ON a.batch_id = b.id JOIN member m ON m.id = a.member_id "
        f"{IN_GROUP} WHERE e.voucher_id = ? GROUP BY m.id, a.month HAVING sum(a.amount) <> 0 "
        "ORDER BY m.sort_key, m.id, a.month IS NULL, a.month",
        (voucher_id,),
    )


def open_claims(read: Read, among: Collection[int] | None = None) -> tuple[Claim, ...]:
    """What is still owed by member and month, the oldest months first."""
    some = "" if among is None else f"AND c.member_id IN ({marks(among)})"
    charged = charges_with_paid("c.member_id, c.month, c.amount", f"c.amount > 0 {some}")
    return read.records(
        Claim,
        f"SELECT member_id, month, amount - paid AS 'left' FROM ({charged}) WHERE amount > paid ORDER BY month, member_id",
    )


def allocating_books(read: Read) -> Books:
    """What the books know when a receipt is to be allocated."""
    payers = read.records(
        Payer,
        "SELECT m.id, m.full_name, coalesce(g.name, '') AS 'group', m.staff_number FROM member m "
        f"{IN_GROUP} ORDER BY m.sort_key, m.id",
    )
    listed = frozenset(read.column(Month, "SELECT month FROM dues_run"))
    return Books(payers, open_claims(read), listed)


def credit_lines(read: Read, among: Collection[int] | None = None) -> tuple[Credit, ...]:
    """Credit by member and receipt, the oldest receipt first, as the receipts left it; what was given back is below nothing."""
    some = "" if among is None else f"AND a.member_id IN ({marks(among)})"
    return read.records(
        Credit,
        "SELECT a.member_id, b.entry_id, sum(a.amount) AS amount FROM allocation a JOIN allocation_batch b ON b.id = a.batch_id "
        f"JOIN entry e ON e.id = b.entry_id JOIN voucher v ON v.id = e.voucher_id WHERE a.month IS NULL {some} "
        f"AND b.id IN ({STANDING_NOW}) GROUP BY a.member_id, b.entry_id HAVING sum(a.amount) <> 0 "
        "ORDER BY min(v.book_date), min(v.id), b.entry_id",
    )


def credit_sums(read: Read) -> dict[int, int]:
    """Member → what they have paid in advance and no month has met yet, in đồng."""
    found: dict[int, int] = {}
    for each in credit_lines(read):
        found[each.member_id] = found.get(each.member_id, 0) + each.amount
    return {member: amount for member, amount in found.items() if amount > 0}
