"""Findings about a voucher are mended in it, funds below zero are looked up in the books."""

from __future__ import annotations

from app.domain.problems import Finding
from app.models.queries.ledger import vouchers
from app.ui.brought.mending import Mending, Way, codes_open_page
from app.ui.desk import Desk


def _to_voucher(desk: Desk, finding: Finding) -> Way | None:
    """The voucher whose number the finding tells."""
    number = finding.message.values.get("number")
    if not isinstance(number, str):
        return None
    with desk.read() as read:
        found = vouchers.voucher_ids(read, vouchers.VoucherFilter(search=number))
    return ("voucher_editor", {"voucher": found[0]}) if found else None


MENDING = (Mending(10, _to_voucher), Mending(20, codes_open_page("books", "fund-below-zero")))
