"""Nhập danh sách đoàn viên: plan the import of a member list from any workbook, show it, and carry it out as one act."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.domain import clock
from app.domain.dates import Month, Period
from app.domain.import_plan import ImportReport
from app.domain.members.member_import import (
    ChangedMember,
    MemberImportOptions,
    MemberOptions,
    MemberPlan,
    NewMember,
)
from app.domain.members.members import MemberDraft
from app.domain.members.records import MEMBER_LIST, MEMBER_POINTABLE
from app.domain.money import dong
from app.domain.pointing import Pointed
from app.domain.problems import N_, Finding, note, stop
from app.domain.sheets import FoundSheet
from app.imports.members.member_plan import plan_members
from app.imports.members.member_pointed import (
    guessed_members,
    pointed_lists,
    pointed_members,
    preview_members,
)
from app.imports.members.member_sheet import MemberSheet, find_member_list, member_lists_of
from app.imports.workbook import Workbook
from app.models.book import Book, Read
from app.models.operation import Operation
from app.models.queries.members.members import goes_beyond, known_members
from app.models.queries.union.organisation import opening_day, organisation
from app.models.queries.union.policies import money_timeline
from app.services.blank_sheets import BlankSheet
from app.services.import_service import ByHand, ImportService, Source
from app.services.members.keep_members import MemberEntry, rewrite_member, store_wage
from app.services.members.newcomers import introduce
from app.services.members.store_members import store_members


def _find(workbook: Workbook) -> list[FoundSheet]:
    return [_found(sheet) for sheet in member_lists_of(workbook)]


def _find_pointed(workbook: Workbook, pointed: Pointed) -> list[FoundSheet]:
    return [_found(sheet) for sheet in pointed_lists(workbook, pointed)]


def _found(sheet: MemberSheet) -> FoundSheet:
    return FoundSheet("members", sheet.name, _period(sheet.month))


def _period(month: Month | None) -> Period | None:
    return None if month is None else Period.of_month(month)


def _read(book: Book, source: Source[MemberImportOptions]) -> MemberPlan:
    workbook, name = source.workbook(), source.options.sheet
    sheet = pointed_members(workbook, source.pointed, name) if source.pointed else find_member_list(workbook, name)
    # Why apart: reading a file and planning take seconds for a long list, and the window must not wait for its own reads.
    with book.read() as read:
        month, told = _month(read, source.options, sheet)
        region = organisation(read, month.first_day).region or 1
        wages = money_timeline(read, f"minimum_wage.{region}")
        known = known_members(read, month)
    known_from = wages.values[0].valid_from if wages.values else dt.date.max
    minimum = dong(wages.at(month.first_day).value) if known_from <= month.first_day else None
    plan = plan_members(sheet, known, MemberOptions(clock.today(), minimum), source.progress)
    return replace(plan, month=month, findings=(*told, *plan.findings))


def _month(read: Read, options: MemberImportOptions, sheet: MemberSheet) -> tuple[Month, tuple[Finding, ...]]:
    """From when the wages of the list hold: as she says, as the list says, the opening where the book has nothing later; else asked."""
    opening = Month.of(opening_day(read))
    if options.month is not None:
        return options.month, ()
    if sheet.month is not None:
        month = max(sheet.month, opening)
        text = N_("Danh sách là của tháng {month}: mức lương tính từ tháng đó.")
        shown = f"{month.month:02d}/{month.year}"
        return month, (note("month-of-list", text, "wage", month=shown).at(sheet.name),) if month > opening else ()
    if not goes_beyond(read, opening):
        return opening, ()
    text = N_("Danh sách không ghi tháng mà sổ đã có số liệu sau tháng mở sổ: hãy chọn tháng (--month 2026-03).")
    return opening, (stop("month-missing", text, "wage").at(sheet.name),)


def _write(operation: Operation, report: ImportReport[MemberPlan], source: Source[MemberImportOptions]) -> None:
    read = operation.read
    opening = opening_day(read)
    month = report.plan.month or Month.of(opening)
    # Why: who joined on a day nobody wrote down was there before the book, or before the month of the list.
    is_later = source.options.month is not None or month > Month.of(opening)
    since = month.first_day if is_later else opening - dt.timedelta(days=1)

    def entry(draft: MemberDraft) -> MemberEntry:
        return MemberEntry.of_draft(draft, draft.joined if isinstance(draft.joined, dt.date) else since, month)

    rows = report.to_write
    new = [entry(row.draft) for row in rows if isinstance(row, NewMember)]
    came = store_members(operation, new, change="register", progress=source.progress)
    introduce(operation, came)
    changed = (row for row in rows if isinstance(row, ChangedMember))
    for place, row in enumerate(changed, len(new)):
        rewrite_member(operation, row.member_id, entry(row.draft))
        if row.draft.wage is not None and any(each.field == "wage" for each in row.differences):
            store_wage(operation, row.member_id, month, row.draft.wage, source=source.file.name)
        if place % 500 == 0:
            source.tell(place, len(rows))


_KEYS = (
    "counter", "staff_number", "full_name", "birth", "gender", "group", "citizen_number", "joined", "wage", "phone", "note",
)  # fmt: skip
BLANKS = (
    BlankSheet(
        "Đoàn viên",
        "DANH SÁCH ĐOÀN VIÊN",
        MEMBER_LIST,
        _KEYS,
        (("gender", "Giới tính"), ("wage", "Mức lương đóng BHXH")),
    ),
)
BY_HAND = ByHand(MEMBER_POINTABLE, _find_pointed, preview_members, guessed_members)
IMPORT_MEMBERS = ImportService("import_members", _find, _read, _write, BY_HAND, BLANKS)
"""A row that stops keeps everything out, until the treasurer takes the proposals or leaves rows out."""
