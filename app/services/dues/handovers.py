"""Charges and collections of somebody who turns out to be somebody else: they change hands, and their seals are made anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.dates import Month
from app.domain.problems import N_, Refusal
from app.models.dues import dues as tables
from app.models.operation import Operation
from app.services.dues.allocations import allocation_digest
from app.services.dues.change_rate import adjustment_digest
from app.services.dues.run_dues import charges_digest
from app.services.members.merge_members import Handover


class BothCharged(Refusal):
    """Both rows of one person are on the list of a month."""

    code = "merge-both-charged"
    template = N_(
        "Cả hai đều có trong bảng trích nộp tháng {months}: hãy rút các bảng ấy, gộp, rồi lập lại bảng để người này chỉ tính một lần."
    )


def _charges_over(operation: Operation, gone: int, kept: int) -> list[Any]:
    both = operation.read.column(
        Month,
        "SELECT month FROM charge WHERE member_id = ? AND month IN (SELECT month FROM charge WHERE member_id = ?) ORDER BY month",
        (gone, kept),
    )
    if both:
        raise BothCharged(months=", ".join(f"{each.month:02d}/{each.year}" for each in both))
    months = operation.read.column(str, "SELECT month FROM charge WHERE member_id = ? ORDER BY month", (gone,))
    _move_charges(operation, gone, kept, months)
    return months


def _move_charges(operation: Operation, old: int, new: int, months: Sequence[str]) -> None:
    for month in months:
        operation.run("UPDATE charge SET member_id = ? WHERE member_id = ? AND month = ?", (new, old, month))
        run = operation.read.number("SELECT id FROM dues_run WHERE month = ?", (month,))
        operation.change(tables.dues_run, run, digest=charges_digest(operation.read, run))


def _allocations_over(operation: Operation, gone: int, kept: int) -> list[Any]:
    rows = operation.read.rows(
        "SELECT batch_id, month, amount, count(*) FROM allocation WHERE member_id = ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        (gone,),
    )
    operation.run("UPDATE allocation SET member_id = ? WHERE member_id = ?", (kept, gone))
    _seal_batches(operation, {row[0] for row in rows})
    return [list(row) for row in rows]


def _allocations_back(operation: Operation, old: int, new: int, moved: Sequence[Any]) -> None:
    for batch, month, amount, count in moved:
        operation.run(
            "UPDATE allocation SET member_id = ? WHERE rowid IN (SELECT rowid FROM allocation "
            "WHERE batch_id = ? AND member_id = ? AND month IS ? AND amount = ? LIMIT ?)",
            (new, batch, old, month, amount, count),
        )
    _seal_batches(operation, {row[0] for row in moved})


def _seal_batches(operation: Operation, batches: Iterable[int]) -> None:
    for batch in sorted(batches):
        operation.change(tables.allocation_batch, batch, digest=allocation_digest(operation.read, batch))


def _adjusted_over(operation: Operation, gone: int, kept: int) -> list[Any]:
    adjustments = operation.read.column(
        int, "SELECT adjustment_id FROM adjusted_charge WHERE member_id = ? ORDER BY adjustment_id", (gone,)
    )
    _move_adjusted(operation, gone, kept, adjustments)
    return list(adjustments)


def _move_adjusted(operation: Operation, old: int, new: int, adjustments: Sequence[int]) -> None:
    for each in adjustments:
        operation.run(
            "UPDATE adjusted_charge SET member_id = ? WHERE member_id = ? AND adjustment_id = ?", (new, old, each)
        )
        operation.change(tables.dues_adjustment, each, digest=adjustment_digest(operation.read, each))


HANDOVERS = (
    Handover("charge", _charges_over, _move_charges),
    Handover("adjusted_charge", _adjusted_over, _move_adjusted),
    Handover("allocation", _allocations_over, _allocations_back),
)
