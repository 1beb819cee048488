"""What birthdays were given before."""

from __future__ import annotations

from app.domain.money import Dong
from app.models.queries.ledger.entries import POSTED
from app.models.read import Read


def last_birthday_amount(read: Read) -> Dong | None:
    """What was given for the latest birthday, in đồng."""
    return read.value(
        Dong,
        f"SELECT e.amount FROM entry e {POSTED} WHERE e.member_id IS NOT NULL AND e.narration LIKE 'Mừng sinh nhật%' "
        "ORDER BY v.book_date DESC, e.id DESC LIMIT 1",
    )
