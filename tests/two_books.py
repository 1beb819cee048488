"""A cash book and a bank book of one union, drawn small for scenarios of transfers, and the book that they come into."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import xlsxwriter

from app.domain.import_plan import ImportReport
from app.domain.intake.book_import import BookImportOptions, BookPlan, SameTransfer
from app.imports.workbook import read_workbook
from app.models.book import Book
from app.models.queries.ledger.books import balances, in_transit
from app.services import import_service
from app.services.intake.import_book import IMPORT_BOOK

DATA = Path(__file__).resolve().parent / "data" / "transfers"
JOIN, APART = SameTransfer.JOIN, SameTransfer.APART
HEADS = {
    "cash-book": ("SỔ QUỸ TIỀN MẶT", "Thu", "Chi", "Tồn quỹ"),
    "bank-book": ("SỔ TIỀN GỬI NGÂN HÀNG", "Gửi vào", "Rút ra", "Còn lại"),
}
SHEETS = {"cash-book": "SỔ TM", "bank-book": "SỔ NH"}


@dataclass(frozen=True)
class Row:
    """One row of a book: a positive amount comes in, a negative one goes out."""

    day: dt.date
    text: str
    amount: int
    number: str = ""


def write_books(path: Path, opening: int = 0, **books: Sequence[Row]) -> Path:
    """A workbook with a sheet for each of ``cash_book`` and ``bank_book``, without balances."""
    return write_rows(path, books, opening)


def write_rows(path: Path, books: Mapping[str, Sequence[Row]], opening: int = 0) -> Path:
    """The same from a mapping."""
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as workbook:
        date = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in books.items():
            kind = name.replace("_", "-")
            title, came, went, left = HEADS[kind]
            sheet = workbook.add_worksheet(SHEETS[kind])
            sheet.write_row(0, 0, (title,))
            sheet.write_row(2, 0, ("Ngày ghi sổ", "Ngày chứng từ", "Số hiệu", "Diễn giải", came, went, left, "Ghi chú"))
            for place, row in enumerate(sorted(rows, key=lambda row: row.day), 3):
                for column in (0, 1):
                    sheet.write_datetime(place, column, dt.datetime.combine(row.day, dt.time()), date)
                sheet.write_row(place, 2, (row.number, row.text))
                sheet.write_number(place, 4 if row.amount > 0 else 5, abs(row.amount))
    return path


@contextmanager
def read_here() -> Iterator[None]:
    """Workbooks are read in this process, which takes a tenth of the time."""
    with mock.patch.object(import_service, "read_safely", lambda file, waiting: read_workbook(file)):
        yield


def take(book: Book, kind: str, file: Path, **options: Any) -> ImportReport[BookPlan]:
    """Import one book of a file into the cash box or the first bank account."""
    given = {"fix": True, "account": "bank:1", **options}
    return IMPORT_BOOK.carry_out(book, file, BookImportOptions(kind=kind, **given)).value


def held(book: Book, *days: dt.date) -> list[tuple[int, int, int]]:
    """(Cash, bank, in transit) at the end of each day."""
    with book.read() as read:
        found = ((balances(read, day), in_transit(read, day)) for day in days)
        return [(funds["cash"], funds["bank:1"], transit) for funds, transit in found]


def stops(report: ImportReport[BookPlan]) -> list[tuple[str, int | None, bool]]:
    """Of every finding that stops: its code, its row, and whether something is proposed."""
    return [(each.code, each.row, each.proposal is not None) for each in report.findings if each.stops]
