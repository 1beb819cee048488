"""The figures of a settlement (B07-TLĐ) read from the books, with its chain to the piece filed before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.dates import Month, Period
from app.domain.dues.remittance import Obligation
from app.domain.money import Dong, dong
from app.domain.settlement.settlement import BasicIndicators, Owing, Proof, Settlement, sums_by_line
from app.models.queries.dues.obligations import (
    dues_payable_to_superior,
    receivables_from_superior,
    share_collected,
)
from app.models.queries.ledger.accounts import cash_accounts
from app.models.queries.ledger.books import balance_before, lent_before, transit_before
from app.models.queries.ledger.chart import chart_on
from app.models.read import Read

_SUMS = """
SELECT substr(c.key, 6), sum(e.amount) FROM entry e JOIN voucher v ON v.id = e.voucher_id
JOIN account c ON c.id IN (e.source_id, e.target_id) AND c.kind = 'code'
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
    sums = read.mapping(str, Dong, _SUMS, (period.first, period.last))
    return {code: amount for code, amount in sums.items() if amount}


def filed_settlements(read: Read) -> tuple[FiledSettlement, ...]:
    """Every settlement that went up, by period."""
    return read.records(
        FiledSettlement,
        "SELECT id, first_day AS 'first', last_day AS 'last', filed_on, superior, figures FROM filed_settlement "
        "ORDER BY first_day, last_day",
    )


def basic_indicators(read: Read, period: Period) -> BasicIndicators:
    """Part A of B07 as entered for exactly this period."""
    entered = read.mapping(
        str,
        int,
        "SELECT key, value FROM basic_indicator WHERE first_day = ? AND last_day = ?",
        (period.first, period.last),
    )
    return BasicIndicators(**entered)


def _owed_up(read: Read, period: Period, sent: int, left: int) -> Owing:
    """Code 60 from its parts; what was open at the start follows from the book's first day on."""
    before = period.first - dt.timedelta(days=1)
    arisen = share_collected(read, period.last) - share_collected(read, before)
    return Owing(dong(left + sent - arisen), dong(arisen), dong(sent))


def _due_down(read: Read, period: Period) -> Owing:
    """The union's part of the 2%, month by month, as it stood the day before and at the end."""
    before = receivables_from_superior(read, period.first - dt.timedelta(days=1))
    after = receivables_from_superior(read, period.last)
    year = Month(period.first.year, 1)

    def done(owed: Iterable[Obligation]) -> int:
        return sum(each.done for each in owed)

    def earlier(owed: Iterable[Obligation]) -> tuple[Obligation, ...]:
        return tuple(each for each in owed if each.month < year)

    opening, left = (sum(each.left for each in owed) for owed in (before, after))
    settled = done(after) - done(before)
    return Owing(
        dong(opening),
        dong(left + settled - opening),
        dong(settled),
        dong(done(earlier(after)) - done(earlier(before))),
        dong(sum(each.left for each in earlier(after))),
    )


def settlement(read: Read, period: Period) -> Settlement:
    """All figures of a B07 over any period. Code 10 is code 50 of the filed piece that ends the day before, if one was filed."""
    day_after = period.last + dt.timedelta(days=1)
    all_funds = cash_accounts(read, with_closed=True)
    lent = lent_before(read, period.first)
    by_books = dong(
        sum(balance_before(read, each.id, period.first) for each in all_funds)
        + sum(each for _, each in lent)
        + transit_before(read, period.first)
    )
    opening, chained_from = by_books, None
    for filed in filed_settlements(read):
        if filed.period.last == period.first - dt.timedelta(days=1) and "50" in filed.figures:
            opening, chained_from = dong(filed.figures["50"]), filed.period
    owed, chart = dues_payable_to_superior(read, period.last), chart_on(read, period.last)
    held = tuple((each.name, balance_before(read, each.id, day_after)) for each in all_funds)
    still_lent = lent_before(read, day_after)
    by_code = sums_by_code(read, period)
    figures = Settlement(
        period=period,
        opening=opening,
        sums=sums_by_line(by_code, chart),
        payable_to_superior=owed.owed,
        over_remitted=owed.over_remitted,
        proof=Proof(held, dong(0), still_lent, transit_before(read, day_after)),
        indicators=basic_indicators(read, period),
        owed_up=_owed_up(read, period, by_code.get("39", 0), owed.owed - owed.over_remitted),
        due_down=_due_down(read, period),
        chained_from=chained_from,
        chain_difference=dong(by_books - opening),
        chart=chart,
    )
    difference = dong(figures.closing - figures.proof.held)
    return replace(figures, proof=replace(figures.proof, difference=difference))
