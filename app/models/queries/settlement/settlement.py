"""The figures of a settlement (B07-TLĐ) read from the books, with its chain to the piece filed before it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace

from app.domain.dates import Period
from app.domain.money import Dong, dong
from app.domain.settlement.settlement import HeadFigures, Proof, Settlement, sums_by_line
from app.models.book import Read
from app.models.queries.dues.obligations import dues_owed_up
from app.models.queries.ledger.books import balance_before, lent_before
from app.models.queries.union.organisation import funds

_SUMS = """
SELECT substr(c.key, 6), sum(e.amount) FROM entry e JOIN voucher v ON v.id = e.voucher_id
JOIN bucket c ON c.id IN (e.source_id, e.target_id) AND c.kind = 'code'
WHERE v.state = 'posted' AND v.book_date BETWEEN ? AND ? GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class FiledSettlement:
    """A settlement that went up: its period, day, and the figures as sent (code → đồng)."""

    id: int
    period: Period
    filed_on: dt.date
    superior: str
    figures: dict[str, Dong]


def sums_by_code(read: Read, period: Period) -> dict[str, Dong]:
    """Code → what was posted on it in the period."""
    rows = read.rows(_SUMS, (period.first.isoformat(), period.last.isoformat()))
    return {code: dong(amount) for code, amount in rows if amount}


def filed_settlements(read: Read) -> tuple[FiledSettlement, ...]:
    """Every settlement that went up, by period."""
    day = dt.date.fromisoformat
    return tuple(
        FiledSettlement(row[0], Period(day(row[1]), day(row[2])), day(row[3]), row[4], json.loads(row[5]))
        for row in read.rows(
            "SELECT id, first_day, last_day, filed_on, superior, figures FROM filed_settlement ORDER BY first_day, last_day"
        )
    )


def head_figures(read: Read, period: Period) -> HeadFigures:
    """Part A of B07 as entered for exactly this period."""
    rows = read.rows(
        "SELECT key, value FROM head_figure WHERE first_day = ? AND last_day = ?",
        (period.first.isoformat(), period.last.isoformat()),
    )
    return HeadFigures(**{key: value for key, value in rows})


def settlement(read: Read, period: Period) -> Settlement:
    """All figures of a B07 over any period. Code 10 is code 50 of the filed piece that ends the day before, if one was filed."""
    day_after = period.last + dt.timedelta(days=1)
    all_funds = funds(read, with_closed=True)
    lent = lent_before(read, period.first)
    by_books = dong(
        sum(balance_before(read, each.id, period.first) for each in all_funds) + sum(each for _, each in lent)
    )
    opening, chained_from = by_books, None
    for filed in filed_settlements(read):
        if filed.period.last == period.first - dt.timedelta(days=1) and "50" in filed.figures:
            opening, chained_from = dong(filed.figures["50"]), filed.period
    owed = dues_owed_up(read, period.last)
    held = tuple((each.name, balance_before(read, each.id, day_after)) for each in all_funds)
    still_lent = lent_before(read, day_after)
    figures = Settlement(
        period=period,
        opening=opening,
        sums=sums_by_line(sums_by_code(read, period)),
        owed_up=owed.owed,
        sent_beyond=owed.sent_beyond,
        proof=Proof(held, dong(0), still_lent),
        head=head_figures(read, period),
        chained_from=chained_from,
        chain_difference=dong(by_books - opening),
    )
    difference = dong(figures.closing - figures.proof.held)
    return replace(figures, proof=replace(figures.proof, difference=difference))
