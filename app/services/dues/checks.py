"""The checks of dues: runs, decisions and allocations have the rows they were sealed with, and no money of dues stands for nobody."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_, Finding, note, stop, warn
from app.models.book import Read
from app.models.queries.dues.allocations import unallocated
from app.services.check import Check
from app.services.dues.allocations import allocation_digest
from app.services.dues.change_rate import adjustment_digest
from app.services.dues.run_dues import charges_digest


def runs_unchanged(read: Read) -> Iterator[Finding]:
    """Each dues run still has the rows it was sealed with, and no row is without a run."""
    for number, month, digest in read.rows("SELECT id, month, digest FROM dues_run ORDER BY month"):
        if charges_digest(read, number) != digest:
            yield stop("run-changed", N_("Bảng trích nộp tháng {month} bị sửa sau khi lập."), month=month)
    for month in read.column(str, "SELECT DISTINCT month FROM charge WHERE run_id NOT IN (SELECT id FROM dues_run)"):
        yield stop("run-changed", N_("Bảng trích nộp tháng {month} bị sửa sau khi lập."), month=month)


_BATCHES = """
SELECT b.id, b.digest, v.number, coalesce(b.run_id, b.adjustment_id) IS NOT NULL AND b.total <> 0
    OR (SELECT sum(x.total) FROM allocation_batch x WHERE x.entry_id = e.id) > e.amount
FROM allocation_batch b JOIN entry e ON e.id = b.entry_id JOIN voucher v ON v.id = e.voucher_id
"""


def collections_unchanged(read: Read) -> Iterator[Finding]:
    """Each allocation still has its rows, none gives more than its voucher holds, and credit that met a month made no money."""
    for batch, digest, number, is_beyond in read.rows(_BATCHES):
        if is_beyond or allocation_digest(read, batch) != digest:
            yield stop("collection-changed", N_("Phân bổ đoàn phí của {number} bị sửa sau khi thu."), number=number)
    if read.number("SELECT count(*) FROM allocation WHERE batch_id NOT IN (SELECT id FROM allocation_batch)"):
        yield stop("collection-stray", N_("Có phân bổ đoàn phí không thuộc phiếu thu nào."))


def adjustments_unchanged(read: Read) -> Iterator[Finding]:
    """Each adjustment of a decision still has the rows it was sealed with, and no row is without one."""
    text = N_("Điều chỉnh tháng {month} theo quyết định đổi tỷ lệ bị sửa sau khi ghi.")
    for number, month, digest in read.rows("SELECT id, month, digest FROM dues_adjustment ORDER BY id"):
        if adjustment_digest(read, number) != digest:
            yield stop("adjustment-changed", text, month=month)
    stray = "SELECT DISTINCT month FROM adjusted_charge WHERE adjustment_id NOT IN (SELECT id FROM dues_adjustment)"
    for month in read.column(str, stray):
        yield stop("adjustment-changed", text, month=month)


def receipts_allocated(read: Read) -> Iterator[Finding]:
    """Money of dues, for months that have lists or come after one, is somebody's."""
    for each in unallocated(read):
        values = {"number": each.number, "day": show_date(each.day), "amount": show_money(each.left)}
        if each.allocated:
            text = N_("{number} ngày {day}: còn {amount} đồng của người nộp chưa phân bổ cho ai.")
            yield note("payer-credit", text, **values)
        else:
            text = N_(
                "{number} ngày {day}: {amount} đồng đoàn phí chưa phân bổ cho đoàn viên nào; hãy mở phiếu và bấm Phân bổ."
            )
            yield warn("dues-unallocated", text, **values)


CHECKS = (
    Check("runs-unchanged", 150, runs_unchanged),
    Check("collections-unchanged", 160, collections_unchanged),
    Check("adjustments-unchanged", 155, adjustments_unchanged),
    Check("receipts-allocated", 165, receipts_allocated),
)
