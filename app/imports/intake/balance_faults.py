"""What the sheet's own opening, running balance, sums and closing say against what its rows add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from app.domain.dates import show_date
from app.domain.intake.book_import import ControlTotals
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, warn
from app.imports.intake.book_rows import Context, Fault, money_in


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
    found = _told(context, context.sheet.opening.row, "opening-differs", text, shown)
    proposed = found.finding.proposing(N_("Xem lại số dư đầu kỳ hoặc những dòng còn thiếu trước đó."))
    yield replace(found, finding=proposed)


def _told(context: Context, row: int, code: str, template: str, amounts: Mapping[str, int]) -> Fault:
    """What a row says that is no line of the book: a warning with amounts."""
    shown = {name: show_money(amount) for name, amount in amounts.items()}
    return Fault(warn(code, template, **shown).at(context.sheet.name, row))


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
    """The row "Cộng phát sinh" against the rows, when every amount could be read."""
    totals, sheet = control_totals(context), context.sheet
    if sheet.totals is None or any(line.amount is None for line in context.lines):
        return
    for by_sheet, computed, template in (
        (totals.sum_in_by_sheet, totals.sum_in, N_("Cộng thu ghi {sheet}, các dòng cộng lại {computed} đồng.")),
        (totals.sum_out_by_sheet, totals.sum_out, N_("Cộng chi ghi {sheet}, các dòng cộng lại {computed} đồng.")),
    ):
        if by_sheet is not None and by_sheet != computed:
            amounts = {"sheet": by_sheet, "computed": computed}
            yield _told(context, sheet.totals.row, "sums-differ", template, amounts)


def closing_differs(context: Context) -> Iterator[Fault]:
    """The closing balance against the last running balance of the sheet itself."""
    closing = context.sheet.closing
    by_sheet = money_in(closing.balance) if closing else None
    last = next((line.balance for line in reversed(context.lines) if line.balance is not None), None)
    if closing is None or by_sheet is None or last is None or by_sheet == last:
        return
    text = N_("Số dư cuối kỳ ghi {sheet}, dòng cuối cùng ghi tồn {last} đồng.")
    yield _told(context, closing.row, "closing-differs", text, {"sheet": by_sheet, "last": last})


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
