"""Posted lines that may have paid a gift list of hers, and the lists that are there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.gifts.gift_import import PaidLine
from app.domain.money import Dong
from app.domain.text import fold
from app.models.queries.gifts.gifts import KIND
from app.models.queries.ledger.entries import POSTED
from app.models.queries.ledger.vouchers import STANDS
from app.models.read import Read

_LINES = f"""
SELECT e.id AS entry_id, v.id AS voucher_id, v.number, v.book_date AS day, coalesce(nullif(e.narration, ''), v.narration) AS text,
    e.amount, substr(c.key, 6) AS code, s.key AS fund, coalesce(e.money_source, '') AS money_source
FROM entry e {POSTED} AND {STANDS} AND v.reversal_of IS NULL
JOIN account c ON c.id = e.target_id AND (c.key = 'code:31' OR c.key LIKE 'code:31.%' OR c.key LIKE 'code:32%')
JOIN account s ON s.id = e.source_id
WHERE e.activity_id IS NULL AND e.case_id IS NULL AND e.amount > 0 ORDER BY v.book_date, e.id
"""


def paid_lines(read: Read) -> tuple[PaidLine, ...]:
    """Lines of care and gifts that name no case and no list."""
    return read.records(PaidLine, _LINES)


@dataclass(frozen=True, slots=True)
class _Known:
    title: str
    starts_on: dt.date | None


def known_lists(read: Read) -> frozenset[tuple[str, dt.date | None]]:
    """The lists that are there, by folded title and day."""
    found = read.records(
        _Known, "SELECT title, starts_on FROM activity WHERE kind = ? AND state <> 'cancelled'", (KIND,)
    )
    return frozenset((fold(each.title), each.starts_on) for each in found)


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list that nothing paid yet, with what everybody on it is given, in đồng."""

    id: int
    title: str
    day: dt.date
    total: Dong


def open_lists(read: Read) -> tuple[OpenList, ...]:
    """The lists of which nothing is in a voucher and nobody is ticked."""
    return read.records(
        OpenList,
        "SELECT a.id, a.title, a.starts_on AS day, sum(p.amount) AS total FROM activity a JOIN participant p ON p.activity_id = a.id "
        "WHERE a.kind = ? AND a.state = 'planned' AND a.starts_on IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.activity_id = a.id) "
        "GROUP BY a.id HAVING sum(p.received IS NOT NULL) = 0 AND sum(p.amount) > 0 ORDER BY a.id",
        (KIND,),
    )
