"""A book that lies over many sheets, and one whose vouchers are joined over rows: one act, withdrawn as one, known again the next time."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from app.cli.line import main
from app.domain.intake.book_import import BookImportOptions
from app.domain.sheets import Cell
from app.models.book import Book
from app.models.queries.ledger.books import balances
from app.services.intake.import_book import IMPORT_BOOK
from app.services.undo_act import withdraw_import
from tests.small_books import CASH, contents, new_book, opened, remove, rows

OPTIONS = BookImportOptions(kind="cash-book", fix=True)
HEAD = ("Ngày", "Trích yếu", "Thu vào", "Chi ra", "Tồn")


@pytest.fixture
def book() -> Iterator[Book]:
    with opened() as book:
        yield book


def months(file: Path, *, spoil: int = 0) -> Path:
    """A sheet for each month, with a cover before them: only the day of the month, no numbers; the closing of one may be spoilt."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "Bìa"
    workbook.active.append(("SỔ SÁCH NĂM 2025",))
    balance = CASH
    for month in range(1, 13):
        page = workbook.create_sheet(f"Tháng {month}")
        lines: list[tuple[Cell, ...]] = [("SỔ QUỸ TIỀN MẶT",), HEAD, (None, "Tồn đầu tháng", None, None, balance)]
        for day, came, went in ((5, 500_000, None), (12, None, 200_000), (20, None, 100_000)):
            balance += (came or 0) - (went or 0)
            text = f"Thu đoàn phí tháng {month}" if came else "Chi nước họp tổ, văn phòng phẩm"
            lines.append((day, text, came, went, balance))
        lines.append((None, "Tồn cuối tháng", None, None, balance + (spoil if month == 4 else 0)))
        for line in lines:
            page.append(line)
    workbook.save(file)
    return file


def test_twelve_sheets_are_one_act_and_withdrawn_as_one(book: Book, tmp_path: Path) -> None:
    before = contents(book)
    outcome = IMPORT_BOOK.carry_out(book, months(tmp_path / "sổ.xlsx"), OPTIONS)
    report = outcome.value
    assert (report.written, report.counts()["new"]) == (True, 36)
    assert [found.code for found in report.findings if found.stops and found.code != "code-unknown"] == [
        "numbers-missing"
    ]
    assert "book-balance-differs" not in {found.code for found in report.findings}
    with book.read() as read:
        assert balances(read, dt.date(2025, 12, 31))["cash"] == CASH + 12 * 200_000
    assert rows(book, "SELECT count(*), count(DISTINCT batch_id), count(DISTINCT sheet) FROM import_row") == [
        (36, 1, 12)
    ]
    again = IMPORT_BOOK.carry_out(book, months(tmp_path / "lại.xlsx"), OPTIONS).value
    assert (again.written, again.counts()["same"]) == (False, 36)
    withdraw_import(book, rows(book, "SELECT max(id) FROM operation")[0][0])
    assert {name: kept for name, kept in contents(book).items() if name == "voucher"} == {"voucher": before["voucher"]}


def test_one_of_the_sheets_may_be_chosen(book: Book, tmp_path: Path) -> None:
    chosen = BookImportOptions(kind="cash-book", fix=True, sheet="Tháng 3")
    report = IMPORT_BOOK.plan(book, months(tmp_path / "sổ.xlsx"), chosen)
    assert report.counts()["new"] == 3


def test_a_month_s_closing_that_the_book_will_not_have_is_told_with_its_day(book: Book, tmp_path: Path) -> None:
    report = IMPORT_BOOK.plan(book, months(tmp_path / "sổ.xlsx", spoil=7_000), OPTIONS)
    told = [found for found in report.findings if found.code == "book-balance-differs"]
    assert [(found.sheet, found.row) for found in told] == [("Tháng 4", 7)]


def test_a_voucher_joined_over_two_rows_is_stored_with_two_lines(book: Book, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    page = workbook.active
    for line in (
        ("SỔ QUỸ TIỀN MẶT NĂM 2025",),
        ("Ngày", "Số hiệu", "Diễn giải", "Thu", "Chi", "Tồn"),
        (dt.date(2025, 1, 6), "PC2025/01", "Quà sinh nhật đoàn viên", None, 300_000, None),
        (None, None, "Chi thăm ốm đoàn viên", None, 200_000, CASH - 500_000),
    ):
        page.append(line)
    for column in "AB":
        page.merge_cells(f"{column}3:{column}4")
    file = tmp_path / "sổ.xlsx"
    workbook.save(file)
    report = IMPORT_BOOK.carry_out(book, file, OPTIONS).value
    assert report.written
    assert report.accounted()._asdict() == {"held": 2, "imported": 2, "refused": 0, "named": 0}
    assert rows(book, "SELECT line, amount FROM entry ORDER BY line") == [(1, 300_000), (2, 200_000)]
    assert IMPORT_BOOK.plan(book, file, OPTIONS).counts()["same"] == 1


def test_the_command_line_accounts_for_every_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = new_book()
    try:
        file = months(tmp_path / "sổ.xlsx")
        line = ["import", "cash-book", "--book", str(path), str(file), "--fix", "--dry-run", "--json"]
        assert main(line) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["accounted"] == {"held": 60, "imported": 36, "refused": 0, "named": 24}
        assert {"sheet": "Tháng 1", "row": 3, "why": "balance", "text": f"Tồn đầu tháng | {CASH}"} in told["passed"]
        assert {each["key"] for each in told["columns"]} == {
            "voucher_date",
            "text",
            "amount_in",
            "amount_out",
            "balance",
        }
    finally:
        remove(path)
