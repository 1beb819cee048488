"""Lines in the books with their texts, which may name somebody, and whom they are for by now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.dates import ALWAYS, Period
from app.models.queries.ledger.entries import NAMED, POSTED
from app.models.queries.ledger.vouchers import STANDS
from app.models.read import Read


@dataclass(frozen=True, slots=True)
class WordedLine:
    """A posted line on a code for no case and no activity; ``text`` is its own, else its voucher's, ``people`` whom it names."""

    entry_id: int
    voucher_id: int
    number: str
    day: dt.date
    text: str
    people: tuple[int, ...]


_WORDED = f"""
SELECT e.id AS entry_id, v.id AS voucher_id, v.number, v.book_date AS day, coalesce(nullif(e.narration, ''), v.narration) AS text,
    (SELECT json_group_array(n.member_id) FROM {NAMED} n WHERE n.entry_id = e.id) AS people
FROM entry e {POSTED} AND {STANDS} AND v.reversal_of IS NULL
JOIN account c ON c.id IN (e.source_id, e.target_id) AND c.kind = 'code'
WHERE e.case_id IS NULL AND e.activity_id IS NULL AND v.book_date BETWEEN :first AND :last
    AND NOT EXISTS (SELECT 1 FROM allocation_batch a WHERE a.entry_id = e.id)
ORDER BY v.book_date, v.id, e.line
"""


def worded_lines(read: Read, period: Period = ALWAYS) -> tuple[WordedLine, ...]:
    """All of a period, by day."""
    return read.records(WordedLine, _WORDED, period)
