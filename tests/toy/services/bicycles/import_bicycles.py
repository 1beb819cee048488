"""Nhập danh sách xe đạp: a workbook of bicycles into the book as one act, or nothing at all when a row stops."""

from __future__ import annotations

from dataclasses import replace

from app.domain.import_plan import ImportOptions, ImportReport
from app.domain.sheets import FoundSheet
from app.domain.text import clean
from app.imports.workbook import Workbook
from app.models.book import Book
from app.models.operation import Operation
from app.services.import_service import ImportService, Source
from tests.toy.domain.bicycles.bicycle_import import BicyclePlan, BicycleRow
from tests.toy.domain.bicycles.bicycles import look_over_bicycle
from tests.toy.imports.bicycles.bicycle_sheet import read_bicycles
from tests.toy.models.bicycles.bicycle import bicycle as table
from tests.toy.models.queries.bicycles.bicycles import bicycles


def _find(workbook: Workbook) -> list[FoundSheet]:
    return [FoundSheet("bicycles", sheet) for sheet in dict.fromkeys(sheet for sheet, *_ in read_bicycles(workbook))]


def _read(book: Book, source: Source[ImportOptions]) -> BicyclePlan:
    listed, rows = read_bicycles(source.workbook()), []
    with book.read() as read:
        taken = {each.number for each in bicycles(read)}
    for name, row, draft in listed:
        found = tuple(replace(each, sheet=name, row=row) for each in look_over_bicycle(draft, taken))
        rows.append(BicycleRow(row, {"number": draft.number, "make": draft.make}, found, draft=draft))
        taken.add(clean(draft.number))
    sheet = listed[0][0] if listed else ""
    return BicyclePlan(sheet, tuple(rows), tuple(finding for row in rows for finding in row.findings))


def _write(operation: Operation, report: ImportReport[BicyclePlan], _source: Source[ImportOptions]) -> None:
    for row in report.to_write:
        operation.add(table, number=clean(row.draft.number), make=clean(row.draft.make))


IMPORT_BICYCLES = ImportService("import_bicycles", _find, _read, _write)
