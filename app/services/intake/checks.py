"""What must hold of imported rows."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.problems import N_, Finding, stop
from app.models.book import Read
from app.services.check import Check


def imports_add_up(read: Read) -> Iterator[Finding]:
    """Each imported row's voucher is still there with its original number kept beside it."""
    for sheet, row in read.rows(
        "SELECT r.sheet, r.row FROM import_row r JOIN voucher v ON v.id = r.voucher_id WHERE v.state = 'draft'"
    ):
        yield stop(
            "import-unposted", N_("Dòng {row} của sheet «{sheet}» nhập vào nhưng chưa ghi sổ."), row=row, sheet=sheet
        )


CHECKS = (Check("imports-add-up", 170, imports_add_up),)
