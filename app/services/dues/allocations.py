"""Writing what receipts of dues are for, inside an open act: batches of a line, sealed by their digest; credit meets what is owed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import attrgetter

from app.domain.dates import Month
from app.domain.dues.allocation import Part
from app.domain.dues.credit import Met, meet
from app.domain.money import Dong, dong
from app.models.dues import dues as tables
from app.models.operation import Operation
from app.models.queries.dues.allocations import credit_lines, open_claims
from app.models.read import Read


def allocation_digest(read: Read, batch: int) -> str:
    """A digest of every row of a batch, in member and month order."""
    text = read.value(
        str,
        "SELECT group_concat(line, ';') FROM (SELECT concat_ws(',', member_id, coalesce(month, '-'), amount) AS line FROM allocation "
        "WHERE batch_id = ? ORDER BY member_id, month, amount)",
        (batch,),
    )
    return hashlib.sha256((text or "").encode()).hexdigest()


def add_batch(
    operation: Operation,
    entry_id: int,
    parts: Iterable[Part],
    *,
    run_id: int | None = None,
    adjustment_id: int | None = None,
    counts_from: dt.date | None = None,
) -> int:
    """Say what an amount of a line is for; gives the batch."""
    rows = [(each.member_id, None if each.month is None else str(each.month), int(each.amount)) for each in parts]
    batch = operation.add(
        tables.allocation_batch,
        entry_id=entry_id,
        run_id=run_id,
        adjustment_id=adjustment_id,
        counts_from=counts_from,
        rows=len(rows),
        total=sum(row[2] for row in rows),
        digest="-",
    )
    operation.run(
        "INSERT INTO allocation (batch_id, member_id, month, amount) VALUES (?, ?, ?, ?)",
        [(batch, *row) for row in rows],
    )
    operation.change(tables.allocation_batch, batch, digest=allocation_digest(operation.read, batch))
    return batch


def remove_batch(operation: Operation, batch: int) -> None:
    """Take a batch back whole."""
    operation.remove("allocation", batch_id=batch)
    operation.remove(tables.allocation_batch, id=batch)


def meet_credit(operation: Operation, among: Collection[int] | None = None) -> Dong:
    """Let credit meet what is owed, the oldest first, for everybody or for some members; gives how much met, in đồng."""
    read = operation.read
    waiting = credit_lines(read, among)
    members = {each.member_id for each in waiting if each.amount > 0}
    if not members:
        return dong(0)
    met = sorted(meet(waiting, open_claims(read, members)), key=attrgetter("month", "entry_id", "member_id"))
    runs = read.mapping(str, int, "SELECT month, id FROM dues_run")
    for month, of_month in groupby(met, key=attrgetter("month")):
        for entry_id, found in groupby(of_month, key=attrgetter("entry_id")):
            _meet(operation, entry_id, month, tuple(found), runs[str(month)])
    return dong(sum(each.amount for each in met))


def _meet(operation: Operation, entry_id: int, month: Month, met: tuple[Met, ...], run_id: int) -> None:
    parts = [Part(each.member_id, month, each.amount) for each in met]
    parts += [Part(each.member_id, None, dong(-each.amount)) for each in met]
    add_batch(operation, entry_id, parts, run_id=run_id, counts_from=month.first_day)


def give_credit_back(operation: Operation, where: str, values: tuple[object, ...]) -> frozenset[int]:
    """Take back the batches by which credit met months (those that meet ``where``, over ``b``); gives whose they were."""
    read = operation.read
    batches = read.column(int, f"SELECT b.id FROM allocation_batch b WHERE b.run_id IS NOT NULL AND {where}", values)
    members: set[int] = set()
    for batch in batches:
        members |= set(read.column(int, "SELECT DISTINCT member_id FROM allocation WHERE batch_id = ?", (batch,)))
        remove_batch(operation, batch)
    return frozenset(members)


def mend_credit(operation: Operation, among: Collection[int]) -> None:
    """After credit was taken away: where more of a line met months than it has, all of that line is given back and meets anew."""
    short = {
        each.entry_id
        for each in credit_lines(operation.read, among)
        if each.amount < 0 and _is_receipt(operation, each.entry_id)
    }
    members = set(among)
    for entry_id in sorted(short):
        members |= give_credit_back(operation, "b.entry_id = ?", (entry_id,))
    meet_credit(operation, members)


def _is_receipt(operation: Operation, entry_id: int) -> bool:
    """That a line brought dues in; a line that gave money back is below nothing by its nature."""
    return bool(
        operation.read.number(
            "SELECT count(*) FROM entry e JOIN account a ON a.id = e.source_id WHERE e.id = ? AND a.kind = 'code'",
            (entry_id,),
        )
    )
