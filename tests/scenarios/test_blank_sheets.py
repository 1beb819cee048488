"""Blank sheets to be filled in: what is filled in comes in without a question."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from app.services.blank_sheets import save_blank_sheets
from app.services.dues.import_dues_list import IMPORT_DUES_LIST
from app.services.import_service import ImportService
from app.services.intake.import_book import IMPORT_BOOK
from app.services.members.import_members import IMPORT_MEMBERS
from tests.shapes.harness import desk

WORDS = {
    "book_date": dt.date(2026, 3, 5), "number": "PT2026/01", "person": "Lê Thị Hoa", "text": "Thu đoàn phí tháng 2/2026",
    "amount_in": 1_200_000, "balance": 1_200_000, "counter": 1, "staff_number": "NV01", "full_name": "Nguyễn Văn An",
    "birth": "04/05/1990", "gender": "Nam", "group": "Tổ 1", "citizen_number": "001090000017", "joined": "03/2015",
    "wage": 5_310_000, "fund": 106_200, "dues": 26_550, "total": 132_750,
}  # fmt: skip


def filled_in(service: ImportService, file: Path) -> Path:
    """Each sheet with one row of words."""
    save_blank_sheets(None, service.blanks, file)  # type: ignore[arg-type]
    book = openpyxl.load_workbook(file)
    for blank, sheet in zip(service.blanks, book.worksheets, strict=True):
        for place, key in enumerate(blank.keys, 1):
            if key in WORDS:
                sheet.cell(4, place).value = WORDS[key]
    if service is IMPORT_BOOK:
        book.worksheets[1].cell(4, 2).value, book.worksheets[1].cell(4, 4).value = "BC2026/01", "Lãi tiền gửi tháng 3"
    book.save(file)
    return file


@pytest.mark.parametrize("kind", ["cash-book", "bank-book"])
def test_a_book_that_was_filled_in_comes_in(tmp_path: Path, kind: str) -> None:
    file = filled_in(IMPORT_BOOK, tmp_path / "so.xlsx")
    with desk(2026) as at:
        answer = at.run("import", kind, str(file), "--book", str(at.book), "--dry-run")
    assert (answer.code, answer.said["counts"]["new"]) == (0, 1), answer.said


def test_a_list_of_members_that_was_filled_in_comes_in(tmp_path: Path) -> None:
    file = filled_in(IMPORT_MEMBERS, tmp_path / "ds.xlsx")
    with desk(2026) as at:
        answer = at.run("import", "members", str(file), "--book", str(at.book))
        assert (answer.code, answer.said["counts"]["new"]) == (0, 1), answer.said
        found = at.rows("SELECT full_name, staff_number, gender, birth, joined, citizen_number FROM member")
    assert found == [("Nguyễn Văn An", "NV01", "male", "1990-05-04", "2015-03", "001090000017")]


def test_a_list_of_dues_that_was_filled_in_is_compared(tmp_path: Path) -> None:
    members, dues = filled_in(IMPORT_MEMBERS, tmp_path / "ds.xlsx"), filled_in(IMPORT_DUES_LIST, tmp_path / "tn.xlsx")
    with desk(2026) as at:
        assert at.run("import", "members", str(members), "--book", str(at.book)).code == 0
        answer = at.run("import", "dues-list", str(dues), "--book", str(at.book), "--month", "2026-03")
    assert (answer.code, len(answer.said["rows"])) == (0, 1), answer.said


@pytest.mark.parametrize("service", [IMPORT_BOOK, IMPORT_MEMBERS, IMPORT_DUES_LIST], ids=lambda each: each.act)
def test_a_blank_sheet_that_stays_blank_brings_nothing(tmp_path: Path, service: ImportService) -> None:
    file = tmp_path / "trong.xlsx"
    save_blank_sheets(None, service.blanks, file)  # type: ignore[arg-type]
    book = openpyxl.load_workbook(file)
    for blank, sheet in zip(service.blanks, book.worksheets, strict=True):
        assert [sheet.cell(3, place).value for place in range(1, len(blank.keys) + 1)] != [None] * len(blank.keys)
        assert all(
            sheet.cell(3, place).comment or key not in dict(blank.examples) for place, key in enumerate(blank.keys, 1)
        )
