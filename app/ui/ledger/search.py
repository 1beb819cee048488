"""Vouchers found by number, person and narration."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.domain.dates import show_date
from app.domain.money import show_money
from app.i18n import _
from app.models.queries.ledger import vouchers
from app.ui.desk import Desk
from app.ui.search_palette import Hit, Search

MOST = 20


def find_vouchers(desk: Desk, text: str) -> Sequence[Hit]:
    """The newest vouchers a text fits."""
    with desk.read() as read:
        wanted = vouchers.VoucherFilter(search=text, newest_first=True)
        rows = vouchers.voucher_rows(read, vouchers.voucher_ids(read, wanted)[:MOST])
    return [
        Hit(
            f"{row.number or _('Nháp')}  {row.narration}",
            f"{show_date(row.book_date)}  {show_money(row.total)}",
            "receipt-text",
            partial(desk.go, "voucher_editor", voucher=row.id),
        )
        for row in rows
    ]


SEARCHES = (Search(30, find_vouchers),)
