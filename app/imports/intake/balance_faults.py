"""What the sheet's own opening, running balance, sums and closing say against what its rows add up to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from app.domain.dates import Month, show_date
from app.domain.import_plan import PassedOver
from app.domain.intake.book_balances import FileBalances, FileClosing
from app.domain.intake.book_import import ControlTotals
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, warn
from app.imports.intake.book_page import SheetRow, Summary
from app.imports.intake.book_rows import BookLine, Context, Fault, money_in


def opening_of(context: Context) -> Dong:
    """The balance to count from: the sheet's own opening, else the book's, else what the first row implies."""
    by_sheet = money_in(context.sheet.opening.balance) if context.sheet.opening else None
    if by_sheet is not None:
        return by_sheet
    if context.known.opening_balance is not None:
        return context.known.opening_balance
    first = next(iter(context.lines), None)
    if first is None or first.balance is None or first.amount is None:
        return dong(0)
    return dong(first.balance - (first.amount if first.direction == "in" else -first.amount))


def control_totals(context: Context) -> ControlTotals:
    """The sums a treasurer compares before she lets the rows in."""
    sheet = context.sheet
    sums = {
        way: sum(line.amount for line in context.lines if line.direction == way and line.amount is not None)
        for way in ("in", "out")
    }
    opening = opening_of(context)
    last = context.lines[-1].balance if context.lines else None
    closing = money_in(sheet.closing.balance) if sheet.closing else None
    return ControlTotals(
        len(context.lines),
        dong(sums["in"]),
        dong(sums["out"]),
        money_in(sheet.opening.balance) if sheet.opening else None,
        opening,
        closing if closing is not None else last,
        dong(opening + sums["in"] - sums["out"]),
        money_in(sheet.totals.amount_in) if sheet.totals else None,
        money_in(sheet.totals.amount_out) if sheet.totals else None,
    )


def opening_differs(context: Context) -> Iterator[Fault]:
    by_sheet = money_in(context.sheet.opening.balance) if context.sheet.opening else None
    in_book = context.known.opening_balance
    if by_sheet is None or in_book is None or by_sheet == in_book or context.sheet.opening is None:
        return
    text = N_("Số dư đầu kỳ trong tệp là {sheet}, trong sổ là {book}: lệch {difference} đồng.")
    shown = {"sheet": by_sheet, "book": in_book, "difference": by_sheet - in_book}
    found = _told(context, context.sheet.opening, "opening-differs", text, shown)
    proposed = found.finding.proposing(N_("Xem lại số dư đầu kỳ hoặc những dòng còn thiếu trước đó."))
    yield replace(found, finding=proposed)


def _told(context: Context, row: SheetRow, code: str, template: str, amounts: Mapping[str, int]) -> Fault:
    """What a row says that is no line of the book: a warning with amounts."""
    shown = {name: show_money(amount) for name, amount in amounts.items()}
    return Fault(warn(code, template, **shown).at(row.sheet or context.sheet.name, row.row))


def balance_differs(context: Context) -> Iterator[Fault]:
    """The running balance against balance before + in − out, reported where the difference first changes."""
    balance: int | None = opening_of(context)
    difference = 0
    for place, line in enumerate(context.lines):
        if line.amount is None or line.direction is None:
            # Why: an amount nobody can read makes every later balance unknown; count on from the sheet's next one.
            balance = None if line.balance is None else line.balance - difference
            continue
        if balance is None:
            balance = None if line.balance is None else line.balance - difference
            continue
        balance += line.amount if line.direction == "in" else -line.amount
        if line.balance is None:
            continue
        now = line.balance - balance
        if now not in (difference, 0):
            text = N_("Tồn ghi {sheet}, tính ra {computed}: lệch {difference} đồng từ dòng này.")
            shown = {"sheet": show_money(line.balance), "computed": show_money(balance), "difference": show_money(now)}
            found = warn("balance-differs", text, "balance", **shown)
            yield context.at(place, found.proposing(N_("Tồn {computed}"), computed=show_money(balance)))
        difference = now


def sums_differ(context: Context) -> Iterator[Fault]:
    """Each row of sums against the rows it may be of: since the last sum, its month, from the beginning; when every amount could be read."""
    if any(line.amount is None for line in context.lines):
        return
    begins = [0]
    for summary in context.sheet.summaries:
        if summary.why is PassedOver.TOTAL:
            yield from _sum_differs(context, summary, begins)
        if summary.why is not PassedOver.CARRIED:
            begins.append(summary.place)


_SPANS = 30
"""A row of sums may begin at so many sums and balances above it."""


def _sum_differs(context: Context, summary: Summary, begins: Sequence[int]) -> Iterator[Fault]:
    told = money_in(summary.row.amount_in), money_in(summary.row.amount_out)
    above = context.lines[: summary.place]
    month = [
        line
        for line in above
        if summary.month is not None and line.book_date and Month.of(line.book_date) == summary.month
    ]
    spans = [above[place:] for place in sorted(set(begins))[-_SPANS:] if place < summary.place]
    ways = [_sums(lines) for lines in (*spans, above, month)]
    if any(_fits(context, told, sums) for sums in ways):
        return
    is_whole = summary.place == len(context.lines) and not month
    came, went = _sums(above) if is_whole or "luy ke" in summary.label or not spans else _sums(month or spans[-1])
    for by_sheet, computed, template in (
        (told[0], came, N_("Cộng thu ghi {sheet}, các dòng cộng lại {computed} đồng.")),
        (told[1], went, N_("Cộng chi ghi {sheet}, các dòng cộng lại {computed} đồng.")),
    ):
        if by_sheet is not None and by_sheet != computed:
            amounts = {"sheet": by_sheet, "computed": computed}
            yield _told(context, summary.row, "sums-differ", template, amounts)


def _fits(context: Context, told: tuple[Dong | None, Dong | None], sums: tuple[int, int]) -> bool:
    """True where the sums told are these; one column of amounts may add both ways up, or the one less the other."""
    layout = context.sheet.layout
    if layout is not None and "amount" in layout.columns:
        came, went = sums
        given = {value for value in told if value is not None}
        return given <= {came + went, came - went, went - came, came, went}
    return all(value is None or value == found for value, found in zip(told, sums, strict=True))


def _sums(lines: Sequence[BookLine]) -> tuple[int, int]:
    came = sum(line.amount or 0 for line in lines if line.direction == "in")
    return came, sum(line.amount or 0 for line in lines if line.direction == "out")


def closing_differs(context: Context) -> Iterator[Fault]:
    """Each closing balance against the last running balance of the sheet itself above it."""
    for summary in context.sheet.summaries:
        by_sheet = money_in(summary.row.balance)
        if summary.why is not PassedOver.BALANCE or not summary.place or by_sheet is None:
            continue
        above = context.lines[: summary.place]
        last = next((line.balance for line in reversed(above) if line.balance is not None), None)
        if last is None or by_sheet == last or above[-1].balance is None:
            continue
        text = N_("Số dư cuối kỳ ghi {sheet}, dòng cuối cùng ghi tồn {last} đồng.")
        if summary.place < len(context.lines):
            text = N_("Số dư ghi {sheet}, dòng ngay trên ghi tồn {last} đồng.")
        yield _told(context, summary.row, "closing-differs", text, {"sheet": by_sheet, "last": last})


def cash_runs_below_zero(context: Context) -> Iterator[Fault]:
    """A day at whose end the cash box would hold less than nothing."""
    if not context.is_cash:
        return
    dated = sorted(
        ((line.book_date, place) for place, line in enumerate(context.lines) if line.book_date is not None),
        key=lambda found: found[0],
    )
    balance: int = opening_of(context)
    below = False
    for day, group in groupby(dated, key=lambda found: found[0]):
        last = 0
        for _, last in group:
            line = context.lines[last]
            balance += (line.amount or 0) * (1 if line.direction == "in" else -1)
        if balance < 0 and not below:
            text = N_("Cuối ngày {day} quỹ tiền mặt âm {short} đồng: hãy xem lại ngày rút tiền và số tiền.")
            found = warn("cash-below-zero", text, "balance", day=show_date(day), short=show_money(-balance))
            yield context.at(last, found)
        below = balance < 0


# ---- what the file says was left, to be compared with the book --------------------------------------------------


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
