"""Books beside other books, under the same heads, in files of texts: what belongs to a row is looked for in its own table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.intake.book_import import BookKind
from app.domain.problems import Level
from app.imports.intake.book_account import accounted_for
from app.imports.intake.book_sheet import books_in, find_book
from app.imports.workbook import Sheet, Workbook
from tests.unit.test_book_layouts import HEAD, TITLE, Row, book_of, codes, day, planned, taken

TEXTS: tuple[Row, ...] = (
    ("Ngày", "Số CT", "Nội dung", "Loại", "Số tiền", "Tồn"),
    ("01/01/2026", "PT01", "Thu đoàn phí tháng 01", "Thu", "500.000", "1.500.000"),
    ("02/01/2026", "PC01", "Tổng kết phong trào thi đua năm 2026", "Chi", "100.000", "1.400.000"),
    ("03/01/2026", "PC02", "Chi mua nội dung tuyên truyền", "Chi", "200.000", "1.200.000"),
    ("04/01/2026", "PT02", "Thu số tiền còn lại", "Thu", "300.000", "1.500.000"),
)


def in_texts(*rows: Row) -> Workbook:
    workbook = book_of(*rows)
    return replace(workbook, sheets=tuple(replace(sheet, is_text=True) for sheet in workbook.sheets))


def test_a_row_of_texts_with_a_day_and_an_amount_is_no_head() -> None:
    plan = planned(in_texts(TITLE, *TEXTS))
    assert [amount for _day, _side, amount in taken(plan)] == [500_000, 100_000, 200_000, 300_000]


def test_in_a_file_of_texts_it_is_no_news_that_an_amount_is_a_text() -> None:
    noted = {"amount-is-text", "date-is-text"}
    assert noted & set(codes(planned(book_of(TITLE, *TEXTS)), Level.NOTE))
    assert not noted & set(codes(planned(in_texts(TITLE, *TEXTS)), Level.NOTE))


def test_rows_behind_a_table_in_its_very_columns_stop_it() -> None:
    rows: list[Row] = [
        (day(at), f"PC{at:02d}", "Nước họp", None, 10_000, 1_000_000 - 10_000 * at) for at in range(1, 6)
    ]
    book = find_book(book_of(TITLE, HEAD, *rows), BookKind.CASH)
    assert book.layout is not None
    found = replace(book.layout, last=5)
    cut = replace(book, layout=found, rows=book.rows[:3])
    told = accounted_for(cut, [cut], book_of(TITLE, HEAD, *rows))
    assert [each.code for each in told.findings if each.level is Level.STOP] == ["rows-below-table"]


def test_the_month_above_one_table_is_not_that_of_the_table_beside_it() -> None:
    head: Row = ("Ngày", "Số CT", "Nội dung", "Thu", "Chi", "Tồn")
    left: list[Row] = [
        ("Tháng 1", None, None, None, None, None),
        (5, "PC01", "Nước họp", None, 10_000, 990_000),
        ("Tháng 2", None, None, None, None, None),
        (6, "PC02", "Nước họp", None, 10_000, 980_000),
    ]
    right: list[Row] = [
        ("Tháng 1", None, None, None, None, None),
        (7, "BC01", "Lãi tiền gửi", 500, None, 1_000_500),
        (8, "BC02", "Lãi tiền gửi", 600, None, 1_001_100),
        (9, "BC03", "Lãi tiền gửi", 700, None, 1_001_800),
    ]
    rows = [(*one, None, *other) for one, other in zip(left, right, strict=True)]
    names: Row = ("TIỀN MẶT", None, None, None, None, None, None, "TIỀN GỬI NGÂN HÀNG")
    workbook = book_of(("SỔ THU CHI NĂM 2026",), names, (*head, None, *head), *rows)
    assert taken(planned(workbook, BookKind.BANK)) == [("07/01", "in", 500), ("08/01", "in", 600), ("09/01", "in", 700)]
    assert taken(planned(workbook)) == [("05/01", "out", 10_000), ("06/02", "out", 10_000)]


def test_a_sheet_of_one_row_is_read_as_the_fuller_sheets_under_the_same_head() -> None:
    def month(number: int, count: int) -> Sheet:
        rows: list[Row] = [
            (day(at, number), f"PT {number}{at:02d}", "Thu hoạt động", 1_000, None) for at in range(1, count + 1)
        ]
        signed: list[Row] = [(None, "Ngày 28 tháng 2 năm 2026"), (None, "Thủ quỹ")]
        title: Row = (f"SỔ QUỸ TIỀN MẶT THÁNG {number}/2026",)
        return Sheet(f"T{number}", (title, ("Ngày", "Phiếu số", "Nội dung", "Thu", "Chi"), *rows, *signed))

    workbook = Workbook("so.xlsx", (month(1, 6), month(2, 1), month(3, 5)))
    found = books_in(workbook)
    assert [dict(book.letters) for book in found] == [found[0].letters] * 3
    assert found[1].rows[0].number == "PT 201"


def test_figures_in_the_margin_are_no_column() -> None:
    rows: list[Row] = [
        (day(at), f"PC{at:02d}", "Nước họp", None, 10_000 * at, None, None, 10_000 * at) for at in range(1, 6)
    ]
    plan = planned(book_of(TITLE, HEAD, *rows))
    assert [row.original.get("amount_in") for row in plan.rows] == [None] * 5


def test_one_amount_whose_balance_alone_tells_the_side() -> None:
    rows: list[Row] = [
        (None, "Số dư đầu kỳ", None, 1_000_000),
        (day(1), "Nhận hỗ trợ", 500_000, 1_500_000),
        (day(2), "Nước họp", 200_000, 1_300_000),
        (day(3), "Nước họp", 300_000, 1_000_000),
        (day(4), "Nhận hỗ trợ", 100_000, 1_100_000),
    ]
    plan = planned(book_of(TITLE, ("Ngày", "Nội dung", "Số tiền", "Tồn quỹ"), *rows))
    assert [side for _day, side, _amount in taken(plan)] == ["in", "out", "out", "in"]


@pytest.mark.parametrize("unit", ["ĐVT: 1.000 đồng", "Đơn vị tính: nghìn đồng", "(ĐVT: 1000đ)"])
def test_a_unit_above_a_book_multiplies_it(unit: str) -> None:
    rows: list[Row] = [
        (day(1), "PC01", "Nước họp", None, 12.5, 987.5),
        (day(2), "PC02", "Nước họp", None, 10, 977.5),
        (day(3), "PC03", "Nước họp", None, 10, 967.5),
    ]
    plan = planned(book_of(TITLE, (None, None, None, None, unit), HEAD, *rows))
    assert [amount for _day, _side, amount in taken(plan)] == [12_500, 10_000, 10_000]


def test_decimals_in_a_file_of_texts_are_told_by_the_sign_that_it_shows() -> None:
    rows: list[Row] = [
        ("01/01/2026", "PC01", "Nước họp", None, "1,786", "998,214"),
        ("02/01/2026", "PC02", "Nước họp", None, "10,5", "987,714"),
        ("03/01/2026", "PC03", "Nước họp", None, "12", "975,714"),
    ]
    plan = planned(in_texts(TITLE, (None, None, None, None, "Đơn vị tính: nghìn đồng"), HEAD, *rows))
    assert [amount for _day, _side, amount in taken(plan)] == [1_786, 10_500, 12_000]


def test_a_day_written_once_is_proposed_where_no_day_is_written_twice() -> None:
    rows: list[Row] = [(day(at), f"PC{at:02d}", "Nước họp", None, 10_000, None) for at in range(1, 20)]
    for at in (4, 11):
        rows[at] = (None, *rows[at][1:])
    forgotten = planned(book_of(TITLE, HEAD, *rows[:8]))
    assert [found.proposal for found in forgotten.findings if found.code == "date-missing"] == [None]
    plan = planned(book_of(TITLE, HEAD, *rows))
    assert [each[0] for each in taken(plan)][3:5] == ["04/01", "04/01"]


def test_a_quarter_in_roman_figures_gives_the_year() -> None:
    rows: list[Row] = [(at, 2, f"PC{at:02d}", "Nước họp", None, 10_000, 1_000_000 - 10_000 * at) for at in range(1, 6)]
    head: Row = ("Ngày", "Tháng", "Số CT", "Nội dung", "Thu", "Chi", "Tồn")
    plan = planned(book_of(("SỔ QUỸ TIỀN MẶT",), ("Quý I năm 2026",), head, *rows))
    assert taken(plan)[0] == ("01/02", "out", 10_000)


def test_a_quarter_is_no_fund_and_borrowed_numbers_make_no_cash_book() -> None:
    """In a bank book whose transfers bear the cash book's numbers, a quarter may hold little else."""

    def quarter(number: int, *numbers: str) -> Sheet:
        rows: list[Row] = [
            (day(at, number * 3), each, "Khoản chuyển", 1_000, None, at * 1_000 + number * 100_000)
            for at, each in enumerate(numbers, 1)
        ]
        head: Row = ("Ngày", "Số phiếu", "Nội dung", "Thu", "Chi", "Còn lại")
        return Sheet(f"Quý {number}", (("NĂM 2026",), head, *rows))

    own = quarter(1, *(f"BC{at:02d}" for at in range(1, 9)))
    mixed = quarter(2, "BC09", "PT01", "BC10", "PT02")
    found = books_in(Workbook("so tien gui.xlsx", (own, mixed, quarter(3, "PT03", "PT04"))))
    assert [book.kind for book in found] == [BookKind.BANK] * 3
