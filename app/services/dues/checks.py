"""The checks of dues: runs and collections have the rows they were sealed with."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.problems import N_, Finding, stop
from app.models.book import Read
from app.services.check import Check
from app.services.dues.collect_dues import allocation_digest
from app.services.dues.run_dues import charges_digest


def runs_unchanged(read: Read) -> Iterator[Finding]:
    """Each dues run still has the rows it was sealed with, and no row is without a run."""
    for number, month, digest in read.rows("SELECT id, month, digest FROM dues_run ORDER BY month"):
        if charges_digest(read, number) != digest:
            yield stop("run-changed", N_("Bảng trích nộp tháng {month} bị sửa sau khi lập."), month=month)
    for month in read.column(str, "SELECT DISTINCT month FROM charge WHERE run_id NOT IN (SELECT id FROM dues_run)"):
        yield stop("run-changed", N_("Bảng trích nộp tháng {month} bị sửa sau khi lập."), month=month)


def collections_unchanged(read: Read) -> Iterator[Finding]:
    """Each collection of dues still has its rows, and none allocates more than its voucher holds."""
    for batch, digest, total, amount, number in read.rows(
        "SELECT b.id, b.digest, b.total, e.amount, v.number FROM allocation_batch b JOIN entry e ON e.id = b.entry_id "
        "JOIN voucher v ON v.id = e.voucher_id"
    ):
        if allocation_digest(read, batch) != digest or total > amount:
            yield stop("collection-changed", N_("Phân bổ đoàn phí của {number} bị sửa sau khi thu."), number=number)
    if read.number("SELECT count(*) FROM allocation WHERE batch_id NOT IN (SELECT id FROM allocation_batch)"):
        yield stop("collection-stray", N_("Có phân bổ đoàn phí không thuộc phiếu thu nào."))


CHECKS = (
    Check("runs-unchanged", 150, runs_unchanged),
    Check("collections-unchanged", 160, collections_unchanged),
)
