"""Nhập danh sách quà: a gift list of hers becomes a list of the house, tied to the voucher that paid it where one stands near."""

from __future__ import annotations

from app.domain.dates import Month
from app.domain.gifts.gift_import import GiftImportOptions, GiftPlan, GiftRow, PaidLine, occasion_of
from app.domain.gifts.terms import GiftLineDraft, GiftTerms
from app.domain.import_plan import ImportReport
from app.domain.ledger.accounts import CASH_KEY
from app.domain.money import dong
from app.domain.sheets import FoundSheet
from app.imports.gifts.gift_plan import plan_gifts
from app.imports.gifts.gift_sheet import GIFT_LISTS
from app.imports.workbook import Workbook
from app.models.activities import activity as tables
from app.models.book import Book
from app.models.ledger.voucher import entry
from app.models.operation import Operation
from app.models.queries.gifts.paid_lines import known_lists, paid_lines
from app.models.queries.members.named import known_people
from app.models.queries.union.organisation import opening_day
from app.services.gifts.keep_gifts import code_for, store_gift_list
from app.services.import_service import ImportService, Source


def _find(workbook: Workbook) -> list[FoundSheet]:
    return [FoundSheet("gift-list", sheet.name) for sheet in GIFT_LISTS.all_in(workbook)]


def _read(book: Book, source: Source[GiftImportOptions]) -> GiftPlan:
    sheet = GIFT_LISTS.find(source.workbook(), source.options.sheet)
    with book.read() as read:
        people, lines, known = known_people(read), paid_lines(read), known_lists(read)
        year = Month.of(opening_day(read)).year
    return plan_gifts(sheet, people, lines, known, source.options, year if _is_of_one_year(lines, year) else None)


def _is_of_one_year(lines: tuple[PaidLine, ...], year: int) -> bool:
    """A title without a year means the only year there is."""
    return all(line.day.year == year for line in lines)


def _write(operation: Operation, report: ImportReport[GiftPlan], source: Source[GiftImportOptions]) -> None:
    plan, rows = report.plan, list(report.to_write)
    assert plan.day is not None
    total = sum(row.amount for row in rows)
    # Why compared again: rows that she left out leave a sum that the voucher did not pay.
    line = plan.line if plan.line is not None and plan.line.amount == total else None
    usual = max({row.amount for row in rows}, key=[row.amount for row in rows].count)
    terms = GiftTerms(
        plan.title,
        plan.day,
        norm_kind=str(occasion_of(plan.title) or ""),
        amount=dong(usual),
        code=line.code if line is not None else code_for(operation.read, plan.title),
        money_source=line.money_source if line is not None else "DP",
        fund=line.fund if line is not None else CASH_KEY,
        note=source.file.name,
    )
    number = store_gift_list(operation, terms, [_line(row) for row in rows])
    if line is not None:
        tie(operation, number, line)


def _line(row: GiftRow) -> GiftLineDraft:
    return GiftLineDraft(row.name, row.member_id, group=row.group, amount=row.amount)


def tie(operation: Operation, activity_id: int, line: PaidLine) -> None:
    """Say inside an open act that a posted line paid a list: everybody on it received."""
    operation.change(entry, line.entry_id, activity_id=activity_id)
    operation.run(
        "UPDATE participant SET received = 1, received_on = ?, voucher_id = ? WHERE activity_id = ?",
        (line.day.isoformat(), line.voucher_id, activity_id),
    )
    operation.change(tables.activity, activity_id, state="held")


IMPORT_GIFTS = ImportService("import_gifts", _find, _read, _write)
