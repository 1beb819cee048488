"""A book that tells more of its vouchers than it must: a column that a record takes is stored, and stays on a second import."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from app.domain.intake.book_import import BookImportOptions
from app.models.book import Book
from app.services.intake.import_book import IMPORT_BOOK
from tests.small_books import opened

HEAD = ("Ngày ghi sổ", "Số hiệu", "Họ tên người nhận", "Diễn giải", "Thu", "Chi")
OPTIONS = BookImportOptions(kind="cash-book", fix=True)


@pytest.fixture
def book() -> Iterator[Book]:
    with opened() as book:
        yield book


def written(file: Path, amount: int, person: str | None = "Lê Thị Nhan") -> Path:
    workbook = xlsxwriter.Workbook(str(file))
    sheet = workbook.add_worksheet("SỔ TM 2025")
    as_day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write(0, 0, "SỔ QUỸ TIỀN MẶT NĂM 2025")
    head = [each for each in HEAD if person is not None or "người" not in each]
    cells = ["PC2025/01", *([person] if person is not None else []), "Chi mừng sinh nhật đoàn viên", None, amount]
    for column, text in enumerate(head):
        sheet.write(2, column, text)
    sheet.write_datetime(3, 0, dt.datetime(2025, 2, 3), as_day)
    for column, cell in enumerate(cells, 1):
        sheet.write(3, column, cell)
    workbook.close()
    return file


def people(book: Book) -> list[tuple[str, int]]:
    with book.read() as read:
        rows = read.rows("SELECT v.person, e.amount FROM voucher v JOIN entry e ON e.voucher_id = v.id")
    return [(str(person), int(amount)) for person, amount in rows]


def test_who_was_paid_comes_in_with_the_voucher(book: Book, tmp_path: Path) -> None:
    report = IMPORT_BOOK.carry_out(book, written(tmp_path / "sổ.xlsx", 200_000), OPTIONS).value
    assert report.written
    assert people(book) == [("Lê Thị Nhan", 200_000)]


def test_a_second_import_without_the_column_keeps_who_was_paid(book: Book, tmp_path: Path) -> None:
    IMPORT_BOOK.carry_out(book, written(tmp_path / "sổ.xlsx", 200_000), OPTIONS)
    again = IMPORT_BOOK.carry_out(book, written(tmp_path / "lại.xlsx", 250_000, person=None), OPTIONS).value
    assert again.counts()["changed"] == 1
    assert people(book) == [("Lê Thị Nhan", 250_000)]
