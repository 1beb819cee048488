"""Nhập danh sách đoàn viên: plan the import of a member list from any workbook, show it, and carry it out as one act.

A row that stops keeps everything out, until the treasurer takes the proposals (``fix``) or leaves rows out (``leave_out``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from app.domain import clock
from app.domain.dates import Month
from app.domain.import_plan import ImportReport
from app.domain.members.member_import import (
    ChangedMember,
    MemberImportOptions,
    MemberItem,
    MemberOptions,
    MemberPlan,
    NewMember,
)
from app.domain.members.members import MemberDraft
from app.domain.money import dong
from app.domain.sheets import FoundSheet
from app.imports.members.member_plan import plan_members
from app.imports.members.member_sheet import find_member_list, member_lists_of
from app.imports.reader_process import read_safely
from app.models.book import Book
from app.models.operation import Operation, Outcome
from app.models.queries.members.members import known_members
from app.models.queries.union.organisation import opening_day, organisation
from app.models.queries.union.policies import money_timeline
from app.services.carry_out import ImportService, Progress, carry_out_import
from app.services.members.keep_members import MemberEntry, rewrite_member, store_wage
from app.services.members.store_members import store_members


def member_lists_in(file: Path, waiting: Callable[[], None] | None = None) -> tuple[FoundSheet, ...]:
    """The sheets that read as member lists; refuses a file that is no workbook. ``waiting`` may raise to stop."""
    return tuple(FoundSheet("members", sheet.name) for sheet in member_lists_of(read_safely(file, waiting=waiting)))


def _plan(book: Book, file: Path, options: MemberImportOptions, progress: Progress | None) -> tuple[MemberPlan, Month]:
    """The plan, and the month from which its wages hold."""
    workbook = read_safely(file, waiting=None if progress is None else partial(progress, 0, 0))
    sheet = find_member_list(workbook, options.sheet)
    # Why apart: reading a file and planning take seconds for a long list, and the window must not wait for its own reads.
    with book.read() as read:
        month = options.month or Month.of(opening_day(read))
        region = organisation(read, month.first_day).region or 1
        wages = money_timeline(read, f"minimum_wage.{region}")
        known = known_members(read, month)
    known_from = wages.values[0].valid_from if wages.values else dt.date.max
    minimum = dong(wages.at(month.first_day).value) if known_from <= month.first_day else None
    return plan_members(sheet, known, MemberOptions(clock.today(), minimum), progress), month


def plan_member_import(
    book: Book, file: Path, options: MemberImportOptions, progress: Progress | None = None
) -> ImportReport[MemberPlan]:
    """Plan an import without writing anything."""
    plan, _ = _plan(book, file, options, progress)
    return plan.report(options)


def import_members(
    book: Book, file: Path, options: MemberImportOptions, progress: Progress | None = None
) -> Outcome[ImportReport[MemberPlan]]:
    """Carry an import out as one act, or write nothing when findings stop it or nothing would change.

    ``progress`` hears how many of how many rows were read, then written, and may raise to stop: the book then stays as it was.
    """
    plan, month = _plan(book, file, options, progress)
    with book.read() as read:
        opens = opening_day(read)
    # Why: who joined on a day nobody wrote down was there before the book, or before the month of the list.
    since = options.month.first_day if options.month is not None else opens - dt.timedelta(days=1)

    def entry(draft: MemberDraft) -> MemberEntry:
        return MemberEntry.of_draft(draft, draft.joined if isinstance(draft.joined, dt.date) else since, month)

    def write(operation: Operation, rows: Sequence[MemberItem]) -> None:
        new = [entry(row.draft) for row in rows if isinstance(row, NewMember)]
        changed = [row for row in rows if isinstance(row, ChangedMember)]
        store_members(operation, new, change="register", progress=progress)
        for place, row in enumerate(changed, len(new)):
            rewrite_member(operation, row.member_id, entry(row.draft))
            if row.draft.wage is not None and any(each.field == "wage" for each in row.differences):
                store_wage(operation, row.member_id, month, row.draft.wage, source=file.name)
            if progress is not None and place % 500 == 0:
                progress(place, len(rows))

    return carry_out_import(book, "import_members", file, plan, options, write)


MEMBER_LISTS = ImportService(member_lists_in, plan_member_import, import_members)
