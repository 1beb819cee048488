"""Vouchers that name an activity, filled in to look at and post: what it costs, and what others put into the union's cash for it.

What stands in a voucher is Vietnamese in every language of the window.
"""

from __future__ import annotations

import datetime as dt

from app.domain.activities.activities import activity_kind
from app.domain.dates import Month
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import dong
from app.models.queries.activities.activities import ActivityRow

SUPPORT_CODE = "25.01"


def expense_draft(row: ActivityRow, month: Month, today: dt.date) -> VoucherDraft:
    """A payment of what the budget leaves, to whoever leads the activity."""
    left = dong(max(row.money.budget - row.money.total, 0))
    entry = EntryDraft(CASH_KEY, code_key(activity_kind(row.kind).code), left, activity_id=row.id)
    day = _day(row, month, today)
    return VoucherDraft.paid(day, f"Chi {row.title}", entry, person=row.lead, documents=0)


def support_draft(row: ActivityRow, month: Month, today: dt.date) -> VoucherDraft:
    """A receipt of what the employer or others put into the union's cash for the activity."""
    entry = EntryDraft(code_key(SUPPORT_CODE), CASH_KEY, dong(0), activity_id=row.id)
    day = _day(row, month, today)
    return VoucherDraft.received(day, f"Nhận hỗ trợ {row.title}", entry)


def _day(row: ActivityRow, month: Month, today: dt.date) -> dt.date:
    """The activity's own day when it lies in the working month and has come, else the nearest to today in the month."""
    day = row.starts_on
    if day is not None and Month.of(day) == month and day <= today:
        return day
    return month.nearest(today)
