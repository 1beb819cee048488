"""Her gift lists: recognised by what they say, tied to the voucher that paid them, whichever came in first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from app.domain.gifts.gift_import import GiftImportOptions, day_of_occasion, occasion_of
from app.domain.gifts.holidays import HolidayKey
from app.domain.intake.book_import import BookImportOptions
from app.imports.gifts.gift_sheet import GIFT_LISTS
from app.imports.reader_process import read_safely
from app.models.book import Book
from app.models.queries.gifts.gifts import GiftState, gift_card
from app.services.gifts.import_gifts import IMPORT_GIFTS
from app.services.home.check_book import check_book
from app.services.intake.import_book import IMPORT_BOOK
from app.services.members.keep_members import MemberEntry, add_member
from app.services.undo_act import undo_act, withdraw_import
from tests import small_books
from tests.cash_books import CashLine, write_cash_book
from tests.shapes.lists.other_lists import other_case
from tests.small_books import CASH, OPENING_DAY

PEOPLE = ("Nguyễn Thị Ân", "Trần Thị Bình", "Lê Thị Hoà")
DAY = dt.date(2025, 3, 8)


@pytest.fixture
def book():
    with small_books.opened() as book:
        for name in PEOPLE:
            add_member(book, MemberEntry(name, OPENING_DAY))
        yield book


def gift_list(path: Path, people: Sequence[str] = PEOPLE, title: str = "Danh Sách thưởng Lễ 08/03/2025") -> Path:
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("8.3")
        sheet.write(0, 0, "CĐCS: Công ty TNHH MTV Sao Mai")
        sheet.write(1, 0, title)
        sheet.write_row(3, 0, ("STT", "Họ & tên", "Mức thưởng", "Ký nhận"))
        for place, name in enumerate(people, 1):
            sheet.write_row(3 + place, 0, (place, name, 200_000))
        sheet.write_row(4 + len(people), 1, ("Tổng cộng", 200_000 * len(people)))
        sheet.write_row(6 + len(people), 1, ("Người lập bảng", "", "Chủ tịch"))
        sheet.write_row(9 + len(people), 1, ("Phạm Kim Oanh", "", "Trần Thu Hà"))
    return path


def cash_book(path: Path, amount: int = 600_000) -> Path:
    line = CashLine(dt.date(2025, 3, 7), "PC2025/01", "Chi mừng lễ 8/3 cho 3 đoàn viên nữ", -amount)
    return write_cash_book(path, [line], CASH)


def bring_list(book: Book, path: Path, **options: Any) -> Any:
    return IMPORT_GIFTS.carry_out(book, path, GiftImportOptions(**options))


def bring_book(book: Book, path: Path) -> Any:
    return IMPORT_BOOK.carry_out(book, path, BookImportOptions(kind="cash-book", fix=True))


def the_list(book: Book) -> Any:
    with book.read() as read:
        return gift_card(read, read.number("SELECT id FROM activity"))


@pytest.mark.parametrize("book_first", [True, False])
def test_a_list_and_its_voucher_find_each_other_in_either_order(book: Book, tmp_path: Path, book_first: bool) -> None:
    gifts, cash = gift_list(tmp_path / "qua.xlsx"), cash_book(tmp_path / "so.xlsx")
    for bring, file in ((bring_book, cash), (bring_list, gifts))[:: 1 if book_first else -1]:
        bring(book, file)
    card = the_list(book)
    assert (card.title, card.day, card.state) == ("Thưởng Lễ 08/03/2025", DAY, GiftState.SETTLED)
    assert [each.number for each in card.vouchers] == ["PC2025/01"]
    assert (card.sums.people, card.sums.given, card.sums.due) == (3, 600_000, 0)
    assert small_books.rows(book, "SELECT count(*) FROM participant WHERE member_id IS NOT NULL AND received = 1") == [
        (3,)
    ]
    assert [each for each in check_book(book) if each.stops] == []


def test_a_list_without_its_voucher_waits_and_is_not_brought_twice(book: Book, tmp_path: Path) -> None:
    bring_book(book, cash_book(tmp_path / "so.xlsx", 500_000))
    path = gift_list(tmp_path / "qua.xlsx")
    report = bring_list(book, path).value
    assert [found.code for found in report.findings] == ["gift-without-voucher"]
    assert the_list(book).state is GiftState.DRAFTED
    assert bring_list(book, path).value.result == "stopped"


def test_names_outside_namesakes_and_doubled_names(book: Book, tmp_path: Path) -> None:
    other = add_member(book, MemberEntry("Lê Thị Hoà", OPENING_DAY, group="Tổ 2")).value
    path = gift_list(tmp_path / "qua.xlsx", [*PEOPLE, "Khách Mời Một"])
    plan = IMPORT_GIFTS.plan(book, path, GiftImportOptions())
    assert {found.code for found in plan.findings} == {"gift-without-voucher", "name-unknown", "name-doubled-in-book"}
    asked = next(row for row in plan.plan.rows if row.candidates)
    bring_list(book, path, chosen={("", asked.row): other})
    assert small_books.rows(book, "SELECT count(*) FROM participant WHERE member_id = ?", (other,)) == [(1,)]
    assert small_books.rows(book, "SELECT count(*) FROM participant WHERE member_id IS NULL") == [(1,)]
    twice = gift_list(tmp_path / "hai.xlsx", [*PEOPLE[:2], PEOPLE[0]], "Danh sách thưởng Tết âm lịch năm 2025")
    assert "given-twice" in {found.code for found in IMPORT_GIFTS.plan(book, twice, GiftImportOptions()).findings}


def test_both_imports_are_taken_back(book: Book, tmp_path: Path) -> None:
    first = bring_book(book, cash_book(tmp_path / "so.xlsx"))
    second = bring_list(book, gift_list(tmp_path / "qua.xlsx"))
    undo_act(book, second.operation)
    assert small_books.rows(book, "SELECT count(*) FROM activity") == [(0,)]
    withdraw_import(book, first.operation)
    assert small_books.rows(book, "SELECT count(*) FROM voucher") == [(0,)]


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("Danh Sách thưởng Tết âm lịch năm 2026", HolidayKey.TET),
        ("Chi mừng Lễ Tết Dương Lịch 2025 (50 đoàn viên)", HolidayKey.NEW_YEAR),
        ("Chi mừng lễ 30/4 và 1/5 (10 đoàn viên)", HolidayKey.LIBERATION_DAY),
        ("Chi mừng Tết Trung Thu cho con Đoàn viên (7 bé)", HolidayKey.MID_AUTUMN),
        ("CHI QUÀ 2/9", HolidayKey.NATIONAL_DAY),
        ("Chi mừng lễ 20/10 cho 19 đoàn viên nữ", HolidayKey.VIETNAMESE_WOMEN_DAY),
        ("Chi mua bìa đựng hồ sơ", None),
    ],
)
def test_which_holiday_a_text_speaks_of(text: str, occasion: HolidayKey | None) -> None:
    assert occasion_of(text) is occasion


def test_the_day_of_a_holiday_needs_a_year() -> None:
    assert day_of_occasion("Thưởng Tết âm lịch năm 2026", None) == dt.date(2026, 2, 17)
    assert day_of_occasion("Quà 2/9", None) is None
    assert day_of_occasion("Quà 2/9", 2026) == dt.date(2026, 9, 2)


@pytest.mark.parametrize("seed", range(24))
def test_gift_lists_of_many_shapes_are_known_and_others_are_not(seed: int, tmp_path: Path) -> None:
    case = other_case(seed)
    (file,) = case.files
    path = tmp_path / file.name
    path.write_bytes(file.content)
    found = GIFT_LISTS.all_in(read_safely(path))
    is_titled_gift_list = case.options["list"].startswith("gifts") and case.options["title"] == "yes"
    assert bool(found) == is_titled_gift_list
