"""What birthdays were given before."""

from __future__ import annotations

from app.domain.money import Dong
from app.models.read import Read


def last_birthday_amount(read: Read) -> Dong | None:
    """What was given for the latest birthday, in đồng."""
    return read.value(
        Dong,
        "SELECT e.amount FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' "
        "WHERE e.member_id IS NOT NULL AND e.narration LIKE 'Mừng sinh nhật%' ORDER BY v.book_date DESC, e.id DESC LIMIT 1",
    )
