"""What a file says it had left, and when: to be compared with what the book will have, never with the file itself."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from app.domain.import_plan import PassedOver
from app.domain.intake.book_balances import FileBalances, FileClosing
from app.domain.money import Dong, dong
from app.imports.intake.balance_faults import opening_of
from app.imports.intake.book_page import Summary
from app.imports.intake.book_rows import Context, money_in


def closings_of(context: Context) -> FileBalances:
    """The closing of each month and of the whole as the file writes them, and what its rows come to at the end of each day."""
    found = [each for summary in context.sheet.summaries if (each := _closing(context, summary)) is not None]
    lines = context.lines
    if (
        lines
        and lines[-1].balance is not None
        and not any(each.day >= _last_day(context, len(lines)) for each in found)
    ):
        found.append(
            FileClosing(context.sheet_of(lines[-1]), lines[-1].row, _last_day(context, len(lines)), lines[-1].balance)
        )
    return FileBalances(opening_of(context), tuple(found), tuple(sorted(_by_day(context).items())))


def _closing(context: Context, summary: Summary) -> FileClosing | None:
    amount = money_in(summary.row.balance)
    if summary.why is not PassedOver.BALANCE or summary.opens or not summary.place or amount is None:
        return None
    day = _last_day(context, summary.place)
    if summary.month is not None and (summary.month.year, summary.month.month) == (day.year, day.month):
        day = summary.month.last_day
    return FileClosing(summary.row.sheet or context.sheet.name, summary.row.row, day, amount)


def _last_day(context: Context, place: int) -> dt.date:
    days = [line.book_date for line in context.lines[:place] if line.book_date is not None]
    return max(days, default=dt.date.min)


def _by_day(context: Context) -> dict[dt.date, Dong]:
    """What came in less what went out on each day."""
    found: dict[dt.date, Dong] = defaultdict(lambda: dong(0))
    for line in context.lines:
        if line.book_date is not None and line.amount is not None and line.direction is not None:
            found[line.book_date] = dong(
                found[line.book_date] + (line.amount if line.direction == "in" else -line.amount)
            )
    return found
