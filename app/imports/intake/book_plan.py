"""Planning the import of a cash or bank book: what each row becomes, what is wrong with it, and what would mend it.

Pure: from the sheet's rows and what the book knows to a ``BookPlan``. The stages run in order, each on what the ones
before settled; writing the plan is a service's work.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.dates import Month, Period
from app.domain.intake.book_import import (
    CONTENT_FIELDS,
    BookKind,
    BookPlan,
    BookRow,
    ChangedRow,
    KnownBook,
    MatchedTransfer,
    NewRow,
    RefusedRow,
    SameRow,
    VoucherContent,
)
from app.domain.intake.book_people import name_rows
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.coding import CodingRule
from app.domain.ledger.narration import months_named
from app.domain.problems import Finding
from app.domain.sheets import Difference
from app.domain.text import clean, fold
from app.imports.intake import (
    balance_faults,
    book_faults,
    closed_faults,
    date_faults,
    number_faults,
    own_series,
    transfer_faults,
    transfer_matching,
)
from app.imports.intake.book_known import rows_gone, with_known, years_of
from app.imports.intake.book_page import BookSheet
from app.imports.intake.book_rows import BookLine, Context, Fault, PlanOptions, original_of, read_lines
from app.imports.said_once import told_once

__all__ = ("STAGES", "PlanOptions", "plan_book")

Check = Callable[[Context], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Stage:
    """What is settled before the checks run, and the checks, in order; each sees the mends of those before it."""

    settle: tuple[Callable[[Context], Context], ...]
    checks: tuple[Check, ...]


AMOUNTS_AND_DAYS = Stage(
    (date_faults.settle_short_days,),
    (
        date_faults.days_are_short,
        date_faults.book_of_another_year,
        book_faults.row_is_quite_another,
        book_faults.cells_are_doubtful,
        book_faults.narration_is_missing,
        book_faults.amount_is_missing,
        book_faults.amount_on_both_sides,
        book_faults.amount_is_not_positive,
        date_faults.date_is_missing,
        date_faults.date_is_unreadable,
        date_faults.date_is_text,
        date_faults.date_does_not_fit,
        date_faults.voucher_date_does_not_fit,
        date_faults.date_before_opening,
    ),
)
CODES = Stage(
    (transfer_faults.recognise_transfers, transfer_matching.match_transfers),
    (
        transfer_matching.halves_are_one_transfer,
        book_faults.code_is_unknown,
        book_faults.words_of_two_codes,
        book_faults.fee_is_money_out,
        transfer_faults.transfer_on_wrong_side,
    ),
)
NUMBERS = Stage(
    (number_faults.settle_plain_numbers, own_series.settle_own_series),
    (
        own_series.numbers_are_its_own,
        number_faults.number_of_wrong_side,
        number_faults.number_of_wrong_year,
        number_faults.number_is_repeated,
        number_faults.number_is_missing,
        number_faults.number_leaves_a_hole,
    ),
)
TRANSFERS = Stage(
    (transfer_faults.number_foreign_transfers,),
    (
        transfer_faults.transfer_without_account,
        transfer_faults.transfer_numbers_differ,
        transfer_faults.transfer_amounts_differ,
        transfer_faults.transfer_dates_differ,
        transfer_faults.transfer_is_alone,
        transfer_faults.number_is_another_transfer_there,
        closed_faults.month_is_closed,
    ),
)
BALANCES = Stage(
    (),
    (
        balance_faults.opening_differs,
        balance_faults.balance_differs,
        balance_faults.sums_differ,
        balance_faults.closing_differs,
        balance_faults.cash_runs_below_zero,
    ),
)
STAGES = (AMOUNTS_AND_DAYS, CODES, NUMBERS, TRANSFERS, BALANCES)
_FEW_DAYS = 3
"""So many days of another year may still be slips of the pen in a small book."""
_SIBLING_STAGES = (AMOUNTS_AND_DAYS, CODES)


def plan_book(
    sheet: BookSheet, known: KnownBook, rules: Sequence[CodingRule], options: PlanOptions | None = None
) -> BookPlan:
    """The plan for one book sheet. Never raises for what a row holds; all that is wrong comes as findings."""
    options = options or PlanOptions()
    context = with_known(_context(sheet, known, rules, options))
    faults: list[Fault] = []
    for stage in STAGES:
        context, found = _run(stage, context)
        faults += found
    rows, asked = name_rows(_rows(context, faults), known, options.people, sheet.name)
    findings = [*sheet.findings, *(fault.finding for fault in faults), *asked, *rows_gone(context)]
    order = {page.name: at for at, page in enumerate(sheet.pages)}
    findings.sort(key=lambda finding: (order.get(finding.sheet or "", -1), finding.row or 0))
    return BookPlan(
        sheet.name,
        rows,
        tuple(told_once(findings, len(context.lines), sheet.name)),
        fund=known.fund,
        period=context.allowed,
        totals=balance_faults.control_totals(context),
        passed=sheet.passed,
        reasons=sheet.layout.reasons if sheet.layout is not None else (),
        closings=balance_faults.closings_of(context),
        known=known,
    )


def _run(stage: Stage, context: Context) -> tuple[Context, list[Fault]]:
    for settle in stage.settle:
        context = settle(context)
    faults: list[Fault] = []
    for check in stage.checks:
        found = tuple(check(context))
        context = context.mended(found)
        faults += found
    return context, faults


def _context(sheet: BookSheet, known: KnownBook, rules: Sequence[CodingRule], options: PlanOptions) -> Context:
    lines = read_lines(sheet)
    context = Context(sheet, known, tuple(rules), options, _allowed(sheet, lines, options), lines)
    return replace(context, sibling=_sibling_lines(options.sibling, context)) if options.sibling else context


def _sibling_lines(sibling: BookSheet, context: Context) -> tuple[BookLine, ...]:
    """The other book's lines, with its days settled and its transfers recognised by the same checks."""
    kind = AccountKind.CASH if sibling.kind is BookKind.CASH else AccountKind.BANK
    other = Context(
        sibling, KnownBook(fund_kind=kind), context.rules, PlanOptions(), context.allowed, read_lines(sibling)
    )
    for stage in _SIBLING_STAGES:
        other, _ = _run(stage, other)
    return other.lines


def _allowed(sheet: BookSheet, lines: Sequence[BookLine], options: PlanOptions) -> Period:
    """The years the book may hold: as chosen, as its title says, else the year most of its days have.

    Where most days contradict what is stated, the days count: ``date_faults.book_of_another_year`` then stops.
    """
    stated = Period.of_year(options.year) if options.year is not None else sheet.period
    days = Counter(day.year for line in lines if line.known is None and (day := _likely_day(line)))
    if stated is not None:
        outside = sum(count for year, count in days.items() if year not in years_of(stated))
        if outside <= _FEW_DAYS or outside * 2 <= days.total():
            return stated
    numbers = Counter(line.read_number.year for line in lines if line.read_number and line.read_number.year)
    years = days or numbers
    return Period.of_year(years.most_common(1)[0][0]) if years else stated or Period.of_year(2000)


def _likely_day(line: BookLine) -> dt.date | None:
    """The day of a line, also one whose year is written with two figures."""
    cells = (line.source.book_date, line.source.voucher_date)
    likely = (date_faults.proposed_day(cell) for cell in cells)
    return line.book_date or next((found[0] for found in likely if found is not None), None)


# ---- rows ------------------------------------------------------------------------------------------------------

_CODES_WITH_MONTHS = frozenset({"22", "22.01", "23", "28.01", "39"})
_MONTHS_AHEAD = 6


def _rows(context: Context, faults: Iterable[Fault]) -> tuple[BookRow, ...]:
    by_row: dict[tuple[str | None, int], list[Finding]] = defaultdict(list)
    for finding in (*context.sheet.findings, *(fault.finding for fault in faults)):
        if finding.row is not None:
            by_row[finding.sheet, finding.row].append(finding)
    return tuple(_row(line, tuple(by_row[context.sheet_of(line), line.row])) for line in context.lines)


def _row(line: BookLine, findings: tuple[Finding, ...]) -> BookRow:
    row = _plan_row(line, findings)
    more = tuple(part.row for part in line.source.parts)
    return replace(row, sheet=line.source.sheet, more_rows=more) if line.source.sheet or more else row


def _plan_row(line: BookLine, findings: tuple[Finding, ...]) -> BookRow:
    about = (line.row, original_of(line.source), findings)
    if line.known is not None:
        return SameRow(*about, identity=line.identity, voucher_id=line.known.voucher_id)
    content = None if any(finding.stops and finding.proposal is None for finding in findings) else _content(line)
    if content is None:
        return RefusedRow(*about, identity=line.identity)
    if line.match is not None:
        stored = replace(content, year=line.match.year, sequence=line.match.sequence, suffix=line.match.suffix)
        # Why the other day: what stands is told as the other book has it, and from there this half is the other one.
        days = () if line.match.mine == line.book_date else (Difference("other_day", line.match.mine, line.book_date),)
        return MatchedTransfer(
            *about,
            identity=line.identity,
            voucher_id=line.match.voucher_id,
            content=content,
            differences=(*_differences(stored, content), *days),
            becomes_one=line.match.is_plain,
        )
    if line.changed_from is None:
        return NewRow(*about, identity=line.identity, content=content)
    voucher_id, differences = line.changed_from.voucher_id, _differences(line.changed_from.stored, content)
    if not differences:
        return SameRow(*about, identity=line.identity, voucher_id=voucher_id)
    return ChangedRow(*about, identity=line.identity, voucher_id=voucher_id, content=content, differences=differences)


def _content(line: BookLine) -> VoucherContent | None:
    """The voucher the line becomes; None when something needed is still unknown."""
    number = line.number
    if (
        number is None
        or number.year is None
        or line.book_date is None
        or line.voucher_date is None
        or line.amount is None
        or line.direction is None
        or (line.code is None and not line.is_transfer)
    ):
        return None
    content = VoucherContent(
        number.kind,
        number.year,
        number.sequence,
        number.suffix,
        clean(line.source.number),
        line.book_date,
        line.voucher_date,
        line.narration,
        line.amount,
        line.direction,
        line.code,
        line.proposal.money_source if line.proposal and not line.is_transfer else None,
        *_months(line),
        is_transfer=line.is_transfer,
        other_fund=line.other_fund if line.is_transfer else None,
        other_day=line.match.date if line.match is not None else None,
        note=clean(line.source.note),
        more=line.more,
        parts=line.parts,
    )
    if line.changed_from is not None:
        return _keeping(content, line)
    return content


def _keeping(content: VoucherContent, line: BookLine) -> VoucherContent:
    """What the sheet left as it was keeps what is stored, so that the treasurer's own corrections stay."""
    assert line.changed_from is not None
    stored = line.changed_from.stored
    content = replace(content, more={**stored.more, **content.more})
    if content.is_transfer and stored.is_transfer:
        content = replace(content, other_day=stored.other_day)
    if line.keeps_dates:
        content = replace(content, book_date=stored.book_date, voucher_date=stored.voucher_date)
    if line.keeps_text:
        content = replace(
            content,
            narration=stored.narration,
            code=stored.code,
            money_source=stored.money_source,
            for_first=stored.for_first,
            for_last=stored.for_last,
            is_transfer=stored.is_transfer,
            other_fund=stored.other_fund,
            other_day=stored.other_day,
            more=stored.more,
        )
    return content


def _months(line: BookLine) -> tuple[Month | None, Month | None]:
    if line.code not in _CODES_WITH_MONTHS or line.book_date is None:
        return None, None
    named = months_named(line.narration, line.book_date.year)
    year_is_printed = any(
        str(year) in fold(line.narration) for year in range(line.book_date.year - 5, line.book_date.year + 2)
    )
    # Why: "tháng 12" without a year in January is last year's; nobody said so, hence it stays open.
    if named is None or (not year_is_printed and named[0] > Month.of(line.book_date).plus(_MONTHS_AHEAD)):
        return None, None
    return named


def _differences(stored: VoucherContent, content: VoucherContent) -> tuple[Difference, ...]:
    return tuple(
        Difference(name, getattr(stored, name), getattr(content, name))
        for name in CONTENT_FIELDS
        if getattr(stored, name) != getattr(content, name)
    )
