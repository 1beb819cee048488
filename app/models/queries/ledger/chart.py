"""The chart of codes and settlement rows that a book goes by on a day."""

from __future__ import annotations

import datetime as dt

from app.domain.ledger.chart import STANDARD_CHART, Chart, chart_of
from app.domain.ledger.policies import CHART
from app.models.queries.union.policies import policy_on
from app.models.read import Read


def chart_on(read: Read, day: dt.date) -> Chart:
    """The chart of a day: the book's own since its day, else the one the program knows."""
    known = policy_on(read, CHART, day)
    if known is None:
        return STANDARD_CHART
    return chart_of(known.valid_from, known.value, known.source, known.confidence)


def used_codes(read: Read) -> tuple[str, ...]:
    """Codes that vouchers of the book stand on, in their order."""
    return tuple(
        read.column(
            str,
            "SELECT substr(key, 6) FROM account a WHERE kind = 'code' AND (EXISTS (SELECT 1 FROM entry WHERE source_id = a.id) "
            "OR EXISTS (SELECT 1 FROM entry WHERE target_id = a.id)) ORDER BY position, id",
        )
    )
