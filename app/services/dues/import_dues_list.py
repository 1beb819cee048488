"""Đối chiếu bảng trích nộp: hold the treasurer's own list of a month or a quarter against the books, cell by cell, and take over its wages
and exempt months. People it names whom the book does not have are proposed with what it knows; it never sets a wage to zero by itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.domain.dates import Month, Period
from app.domain.dues.dues_import import DuesComparison, DuesListOptions
from app.domain.dues.records import DUES_LIST, DUES_POINTABLE
from app.domain.import_plan import ImportReport
from app.domain.members.members import MemberDraft
from app.domain.pointing import Pointed
from app.domain.sheets import FoundSheet
from app.imports.dues.dues_compare import compare_dues_list
from app.imports.dues.dues_pointed import guessed_dues, pointed_dues, preview_dues
from app.imports.dues.dues_quarter import QuarterOfOurs, compare_quarter_list
from app.imports.dues.dues_sheet import DuesSheet, dues_lists_of, find_dues_list
from app.imports.workbook import Workbook
from app.models.book import Book
from app.models.members.member import member_state
from app.models.operation import Operation
from app.models.queries.dues.assessment import dues_policy
from app.models.queries.dues.payers import known_payers
from app.models.queries.members.members import member
from app.models.queries.members.named import known_people
from app.models.queries.union.organisation import opening_day, organisation
from app.services.blank_sheets import BlankSheet
from app.services.import_service import ByHand, ImportService, Source
from app.services.members.keep_members import MemberEntry, store_exemption, store_member, store_wage
from app.services.members.newcomers import introduce


def _find(workbook: Workbook) -> list[FoundSheet]:
    return [FoundSheet("dues-list", sheet.name, _period(sheet)) for sheet in dues_lists_of(workbook)]


def _find_pointed(workbook: Workbook, pointed: Pointed) -> list[FoundSheet]:
    return [FoundSheet("dues-list", sheet.name, _period(sheet)) for sheet in pointed_dues(workbook, pointed)]


def _period(sheet: DuesSheet) -> Period | None:
    if sheet.first is None:
        return None
    return Period(sheet.first.first_day, (sheet.last or sheet.first).last_day)


def _read(book: Book, source: Source[DuesListOptions]) -> DuesComparison:
    options = source.options
    workbook = source.workbook()
    lists = pointed_dues(workbook, source.pointed) if source.pointed else None
    sheet = find_dues_list(workbook, options.month, options.sheet, options.last, lists)
    months = sheet.months_with(options.month)
    with book.read() as read:
        payers = {each: known_payers(read, each) for each in months}
        people = known_people(read)
        policies = {each: dues_policy(read, each, organisation(read, each.first_day).group or 3) for each in months}
    there = {payer.id for month in months for payer in payers[month]}
    elsewhen = [each for each in people if each.id not in there]
    if len(months) > 1:
        return compare_quarter_list(sheet, QuarterOfOurs(payers, policies), options.chosen, elsewhen)
    month = options.month
    return compare_dues_list(sheet, payers[month], policies[month], month, options.chosen, elsewhen)


def _write(operation: Operation, report: ImportReport[DuesComparison], source: Source[DuesListOptions]) -> None:
    """Wages hold from the list's first month on."""
    first, last = report.plan.month, report.plan.last_month
    came = []
    for row in report.to_write:
        number = row.member_id
        if row.newcomer is not None:
            number = store_member(operation, _entry(operation, row.newcomer, first), change="register")
            came.append(number)
        elif row.earlier is not None:
            number = row.earlier
            _date_back(operation, number, first)
        if row.exempt is not None:
            store_exemption(operation, number, first, last, row.exempt.reason, row.exempt.note)
        elif row.wage is not None:
            store_wage(operation, number, first, row.wage, source=source.file.name)
    introduce(operation, came)


def _entry(operation: Operation, draft: MemberDraft, month: Month) -> MemberEntry:
    """Who was there before the book, or before the month of the list: the sheet says no day of joining."""
    return MemberEntry.of_draft(replace(draft, wage=None), _since(operation, month), month)


def _since(operation: Operation, month: Month) -> dt.date:
    opening = opening_day(operation.read)
    return month.first_day if month > Month.of(opening) else opening - dt.timedelta(days=1)


def _date_back(operation: Operation, member_id: int, month: Month) -> None:
    """Let somebody be a member from the list's month on, whom the book has from a later day."""
    first = member(operation.read, member_id).states[0]
    operation.change(member_state, first.id, valid_from=_since(operation, month))


_HEADS = (("wage", "Mức lương đóng"), ("fund", "Kinh phí 2%"), ("dues", "Đoàn phí 0,5%"), ("total", "Tổng cộng"))
_KEYS = ("counter", "staff_number", "full_name", "group", "wage", "fund", "dues", "total")
BLANKS = (BlankSheet("Trích nộp", "DANH SÁCH TRÍCH NỘP ĐOÀN PHÍ, KINH PHÍ", DUES_LIST, _KEYS, _HEADS),)
BY_HAND = ByHand(DUES_POINTABLE, _find_pointed, preview_dues, guessed_dues)
IMPORT_DUES_LIST = ImportService("import_dues_list", _find, _read, _write, BY_HAND, BLANKS)
