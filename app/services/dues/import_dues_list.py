"""Đối chiếu bảng trích nộp: hold the treasurer's own list of a month or a quarter against the books, cell by cell, and take over its wages
and exempt months. A list never makes members, and never sets a wage to zero by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from app.domain.dates import Period
from app.domain.dues.dues_import import ComparedRow, DuesComparison, DuesListOptions
from app.domain.import_plan import ImportReport
from app.domain.sheets import FoundSheet
from app.imports.dues.dues_compare import compare_dues_list
from app.imports.dues.dues_quarter import QuarterOfOurs, compare_quarter_list
from app.imports.dues.dues_sheet import DuesSheet, dues_lists_of, find_dues_list
from app.imports.reader_process import read_safely
from app.models.book import Book
from app.models.operation import Operation, Outcome
from app.models.queries.dues.assessment import dues_policy
from app.models.queries.dues.payers import known_payers
from app.models.queries.union.organisation import organisation
from app.services.carry_out import ImportService, Progress, carry_out_import
from app.services.members.keep_members import store_exemption, store_wage


def dues_lists_in(file: Path, waiting: Callable[[], None] | None = None) -> tuple[FoundSheet, ...]:
    """The sheets that read as dues lists; refuses a file that is no workbook. ``waiting`` may raise to stop."""
    return tuple(
        FoundSheet("dues-list", sheet.name, _period(sheet))
        for sheet in dues_lists_of(read_safely(file, waiting=waiting))
    )


def _period(sheet: DuesSheet) -> Period | None:
    if sheet.first is None:
        return None
    return Period(sheet.first.first_day, (sheet.last or sheet.first).last_day)


def _compare(book: Book, file: Path, options: DuesListOptions, progress: Progress | None) -> DuesComparison:
    workbook = read_safely(file, waiting=None if progress is None else partial(progress, 0, 0))
    sheet = find_dues_list(workbook, options.month, options.sheet, options.last)
    months = sheet.months_with(options.month)
    with book.read() as read:
        payers = {each: known_payers(read, each) for each in months}
        policies = {each: dues_policy(read, each, organisation(read, each.first_day).group or 3) for each in months}
    if len(months) > 1:
        return compare_quarter_list(sheet, QuarterOfOurs(payers, policies), options.chosen)
    return compare_dues_list(sheet, payers[options.month], policies[options.month], options.month, options.chosen)


def compare_dues(
    book: Book, file: Path, options: DuesListOptions, progress: Progress | None = None
) -> ImportReport[DuesComparison]:
    """Compare without writing anything."""
    return _compare(book, file, options, progress).report(options)


def import_dues_list(
    book: Book, file: Path, options: DuesListOptions, progress: Progress | None = None
) -> Outcome[ImportReport[DuesComparison]]:
    """Take over the wages (from the list's first month on) and exempt months of a list, as one act; or write nothing."""
    comparison = _compare(book, file, options, progress)

    def write(operation: Operation, rows: Sequence[ComparedRow]) -> None:
        first, last = comparison.month, comparison.last_month
        for row in rows:
            if row.member_id is not None and row.exempt is not None:
                store_exemption(operation, row.member_id, first, last, row.exempt.reason, row.exempt.note)
            elif row.member_id is not None and row.wage is not None:
                store_wage(operation, row.member_id, first, row.wage, source=file.name)

    return carry_out_import(book, "import_dues_list", file, comparison, options, write)


DUES_LISTS = ImportService(dues_lists_in, compare_dues, import_dues_list)
