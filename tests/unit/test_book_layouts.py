"""Books in layouts of their own, one test a kind: what each row becomes, and what is said of the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from app.domain.import_plan import PassedOver
from app.domain.intake.book_import import BookKind, BookPlan, KnownBook, NewRow
from app.domain.ledger.accounts import AccountKind
from app.domain.money import dong
from app.domain.problems import Level
from app.domain.sheets import Cell
from app.imports.intake.book_layout import laid_out
from app.imports.intake.book_plan import plan_book
from app.imports.intake.book_rows import PlanOptions
from app.imports.intake.book_sheet import NoBookSheet, SeveralBookSheets, find_book, recognise, sibling_of
from app.imports.layout import Layout
from app.imports.workbook import Merge, Sheet, Workbook
from tests.book_samples import RULES

Row = tuple[Cell, ...]
HEAD: Row = ("Ngày", "Số CT", "Nội dung", "Thu", "Chi", "Tồn")
TITLE: Row = ("SỔ QUỸ TIỀN MẶT NĂM 2026",)


def day(number: int, month: int = 1) -> dt.date:
    return dt.date(2026, month, number)


def book_of(*rows: Row, name: str = "Sổ", merges: Sequence[Merge] = ()) -> Workbook:
    return Workbook("so.xlsx", (Sheet(name, rows, tuple(merges)),))


def planned(
    workbook: Workbook, kind: BookKind = BookKind.CASH, opening: int = 1_000_000, sheet: str | None = None
) -> BookPlan:
    book = find_book(workbook, kind, sheet)
    fund = AccountKind.CASH if kind is BookKind.CASH else AccountKind.BANK
    known = KnownBook(
        "cash" if kind is BookKind.CASH else "bank:1", fund, opening_balance=dong(opening), opened_with=dong(opening)
    )
    return plan_book(book, known, RULES, PlanOptions(sibling=sibling_of(workbook, book)))


def taken(plan: BookPlan) -> list[tuple[str, str, int]]:
    """Day, side and amount of every row that comes in when the proposals are taken."""
    assert plan.may_apply(fix=True).allowed, [str(found.message) for found in plan.may_apply(fix=True).stopping]
    return [
        (f"{row.content.book_date:%d/%m}", row.content.direction, row.content.amount)
        for row in plan.rows
        if isinstance(row, NewRow)
    ]


def why(plan: BookPlan, row: int) -> PassedOver | None:
    return next((each.why for each in plan.passed if each.row == row), None)


def codes(plan: BookPlan, *levels: Level) -> list[str]:
    return [
        found.code
        for found in plan.findings
        if found.level in (levels or tuple(Level)) and found.code != "code-unknown"
    ]


# ---- which column is which -------------------------------------------------------------------------------------


def test_a_bank_s_own_view_is_turned_by_the_running_balance() -> None:
    """«Ghi nợ» is money out for the bank and money in for her; the balance says which is meant."""
    plan = planned(
        book_of(
            ("SỔ TIỀN GỬI NGÂN HÀNG NĂM 2026",),
            ("Ngày", "Số CT", "Nội dung", "Ghi nợ", "Ghi có", "Số dư"),
            (day(5), "1", "Phí dịch vụ", 11_000.0, None, 989_000.0),
            (day(6), "2", "Lãi tiền gửi", None, 500.0, 989_500.0),
            (day(9), "3", "Phí dịch vụ", 1_000.0, None, 988_500.0),
        ),
        BookKind.BANK,
    )
    assert taken(plan) == [("05/01", "out", 11_000), ("06/01", "in", 500), ("09/01", "out", 1_000)]


def test_debit_and_credit_without_a_balance_are_told_by_the_rows_or_asked() -> None:
    head: Row = ("Ngày", "Nội dung", "Nợ", "Có")
    told = book_of(TITLE, head, (day(5), "Thu đoàn phí", 500_000.0, None), (day(6), "Chi nước họp", None, 20_000.0))
    assert taken(planned(told)) == [("05/01", "in", 500_000), ("06/01", "out", 20_000)]
    mute = book_of(TITLE, head, (day(5), "Đoàn phí tháng 1", 500_000.0, None), (day(6), "Nước họp", None, 20_000.0))
    assert "side-unclear" in codes(planned(mute), Level.STOP)


@pytest.mark.parametrize(
    ("came", "went"), [("T", "C"), ("+", "-"), ("Thu", "Chi"), ("Phiếu thu", "Phiếu chi"), ("PT", "PC")]
)
def test_a_column_says_thu_or_chi(came: str, went: str) -> None:
    plan = planned(
        book_of(
            TITLE,
            ("Ngày", "Loại", "Lý do", "Số tiền"),
            (day(5), came, "Đoàn phí tháng 1", 500_000.0),
            (day(6), went, "Nước họp", 20_000.0),
            (day(7), went, "Quà sinh nhật", 200_000.0),
        )
    )
    assert taken(plan) == [("05/01", "in", 500_000), ("06/01", "out", 20_000), ("07/01", "out", 200_000)]


def test_an_amount_of_no_side_is_refused() -> None:
    plan = planned(
        book_of(
            TITLE,
            ("Ngày", "Loại", "Lý do", "Số tiền"),
            *((day(at), "Thu" if at % 2 else "Chi", "Nước họp tổ", 20_000.0) for at in range(1, 9)),
            (day(9), "?", "Quà sinh nhật", 200_000.0),
        )
    )
    assert codes(plan, Level.STOP)[-1] == "amount-both-sides"


def test_a_negative_amount_in_brackets_is_money_out() -> None:
    plan = planned(
        book_of(
            TITLE,
            ("Ngày", "Nội dung", "Số tiền", "Tồn"),
            (day(5), "Đoàn phí", "500.000", "1.500.000"),
            (day(6), "Nước họp", "(20.000)", "1.480.000"),
            (day(7), "Quà", "-200.000", "1.280.000"),
        )
    )
    assert taken(plan) == [("05/01", "in", 500_000), ("06/01", "out", 20_000), ("07/01", "out", 200_000)]


def test_columns_stand_in_any_order_and_heads_break_their_lines() -> None:
    plan = planned(
        book_of(
            TITLE,
            ("Tồn\nquỹ", "Số tiền\nchi (đồng)", "Số tiền\nthu (đồng)", "Nội dung\nthu, chi", "Ngày,\ntháng"),
            (1_500_000.0, None, 500_000.0, "Đoàn phí", day(5)),
            (1_480_000.0, 20_000.0, None, "Nước họp", day(6)),
        )
    )
    assert taken(plan) == [("05/01", "in", 500_000), ("06/01", "out", 20_000)]


def test_every_column_says_why() -> None:
    plan = planned(
        book_of(
            TITLE,
            HEAD,
            (day(5), "PT2026/01", "Đoàn phí", 500_000.0, None, 1_500_000.0),
            (day(6), "PC2026/01", "Nước họp", None, 20_000.0, 1_480_000.0),
            (day(7), "PC2026/02", "Quà", None, 30_000.0, 1_450_000.0),
        )
    )
    reasons = {each.key: (each.letter, each.heading, str(each.why)) for each in plan.reasons}
    assert reasons["amount_in"] == ("D", "Thu", "thu – số dư chạy đúng ở 2/2 dòng")
    assert reasons["text"] == ("C", "Nội dung", "theo tiêu đề «Nội dung»")


# ---- rows ------------------------------------------------------------------------------------------------------


def test_a_row_with_a_day_and_an_amount_is_an_entry_whatever_its_words() -> None:
    texts = (
        "Tổng kết công tác năm",
        "Chuyển sang chi quà",
        "Số dư tiền quà Tết",
        "Cộng tác viên bồi dưỡng",
        "Tồn tiền mua hoa",
    )
    rows = [(day(at), None, text, None, 10_000.0, None) for at, text in enumerate(texts, 5)]
    plan = planned(book_of(TITLE, HEAD, *rows))
    assert len(taken(plan)) == len(texts)


def test_sums_and_balances_with_a_day_are_none() -> None:
    plan = planned(
        book_of(
            TITLE,
            HEAD,
            (day(1), None, "Số dư đầu kỳ", None, None, 1_000_000.0),
            (day(5), "PT2026/01", "Đoàn phí", 500_000.0, None, 1_500_000.0),
            (day(6), "PC2026/01", "Nước họp", None, 20_000.0, 1_480_000.0),
            (day(31), None, "Cộng phát sinh", 500_000.0, 20_000.0, None),
            (day(31), None, "Số dư cuối kỳ", None, None, 1_480_000.0),
        )
    )
    assert len(taken(plan)) == 2
    assert [why(plan, row) for row in (3, 6, 7)] == [PassedOver.BALANCE, PassedOver.TOTAL, PassedOver.BALANCE]


def test_an_opening_that_stands_in_money_in_is_no_receipt() -> None:
    plan = planned(
        book_of(
            TITLE,
            HEAD,
            (day(1), None, "Tồn đầu kỳ", 1_000_000.0, None, 1_000_000.0),
            (day(5), "PT2026/01", "Đoàn phí", 500_000.0, None, 1_500_000.0),
            (day(6), "PC2026/01", "Nước họp", None, 20_000.0, 1_480_000.0),
        )
    )
    assert len(taken(plan)) == 2
    assert plan.totals.opening_by_sheet == 1_000_000


def test_one_voucher_joined_over_two_rows_has_two_lines() -> None:
    rows: tuple[Row, ...] = (
        TITLE,
        HEAD,
        (day(5), "PT2026/01", "Thu đoàn phí tháng 1", 500_000.0, None, None),
        (day(6), "PC2026/01", "Quà sinh nhật đoàn viên", None, 300_000.0, None),
        (None, None, "Chi thăm ốm đoàn viên", None, 200_000.0, 1_000_000.0),
    )
    plan = planned(book_of(*rows, merges=[(3, 0, 4, 0), (3, 1, 4, 1)]))
    assert taken(plan) == [("05/01", "in", 500_000), ("06/01", "out", 500_000)]
    content = plan.rows[-1].content
    assert content is not None
    draft = content.draft("cash")
    assert [(entry.amount, entry.narration) for entry in draft.entries] == [
        (300_000, "Quà sinh nhật đoàn viên"),
        (200_000, "Chi thăm ốm đoàn viên"),
    ]
    assert plan.rows[-1].more_rows == (5,)
    assert plan.afterwards(plan.rows) == ()


def test_an_amount_alone_in_its_row_is_refused_and_not_passed_over() -> None:
    plan = planned(
        book_of(
            TITLE,
            HEAD,
            (day(5), "PT2026/01", "Đoàn phí", 500_000.0, None, None),
            (None, None, None, None, 200_000.0, None),
            (day(7), "PC2026/01", "Quà", None, 30_000.0, None),
        )
    )
    assert [row.row for row in plan.rows] == [3, 4, 5]
    assert not plan.may_apply(fix=True).allowed


def test_rows_after_a_month_s_closing_come_in_and_are_numbered() -> None:
    plan = planned(
        book_of(
            TITLE,
            HEAD,
            (None, None, "Số dư đầu kỳ", None, None, 1_000_000.0),
            (day(5), "PT2026/01", "Đoàn phí", 500_000.0, None, None),
            (None, None, "Tồn quỹ cuối tháng 1", None, None, 1_500_000.0),
            (day(3, 2), None, "Sinh nhật chị A", None, 200_000.0, None),
            (day(4, 2), None, "Sinh nhật chị B", None, 200_000.0, None),
            (None, None, "Tồn quỹ cuối tháng 2", None, None, 1_100_000.0),
        )
    )
    assert taken(plan) == [("05/01", "in", 500_000), ("03/02", "out", 200_000), ("04/02", "out", 200_000)]
    assert plan.afterwards(plan.rows) == ()


# ---- days ------------------------------------------------------------------------------------------------------


def test_two_figure_years_are_one_note_where_the_title_says_the_year_and_one_question_where_nothing_does() -> None:
    rows: list[Row] = [(f"{at}/3/26", None, "Nước họp", None, 10_000.0, None) for at in range(1, 7)]
    settled = planned(book_of(TITLE, HEAD, *rows))
    assert codes(settled, Level.STOP) == ["numbers-missing"]
    assert [found.row for found in settled.findings if found.code == "date-short-year"] == [None]
    asked = planned(book_of(HEAD, *rows))
    assert [found.row for found in asked.findings if found.code == "date-form"] == [None]
    assert taken(asked)[0] == ("01/03", "out", 10_000)


def test_one_missing_day_among_many_is_not_taken_from_above() -> None:
    rows: list[Row] = [(day(at), None, "Nước họp", None, 10_000.0, None) for at in range(1, 20)]
    rows[8] = (None, None, "Nước họp", None, 10_000.0, None)
    assert "date-missing" in codes(planned(book_of(TITLE, HEAD, *rows)), Level.STOP)


def test_months_one_below_the_other_each_with_its_head() -> None:
    def month(number: int, opening: float) -> list[Row]:
        return [
            ("SỔ QUỸ TIỀN MẶT",),
            (f"Tháng {number} năm 2026",),
            HEAD,
            (None, None, "Tồn đầu tháng", None, None, opening),
            (day(5, number), f"PT2026/0{number}", "Đoàn phí", 500_000.0, None, opening + 500_000),
            (day(6, number), f"PC2026/0{number}", "Nước họp", None, 20_000.0, opening + 480_000),
            (None, None, f"Cộng tháng {number}", 500_000.0, 20_000.0, opening + 480_000),
            (),
        ]

    plan = planned(book_of(*month(1, 1_000_000.0), *month(2, 1_480_000.0), *month(3, 1_960_000.0)))
    assert len(taken(plan)) == 6
    assert codes(plan, Level.WARN) == []
    assert plan.afterwards(plan.rows) == ()


# ---- several tables --------------------------------------------------------------------------------------------


def sheet(name: str, year: int, *texts: str, opening: float = 1_000_000.0) -> Sheet:
    rows: list[Row] = [(f"SỔ QUỸ TIỀN MẶT NĂM {year}",), HEAD, (None, None, "Số dư đầu kỳ", None, None, opening)]
    for at, text in enumerate(texts, 1):
        opening -= 10_000
        rows.append((dt.date(year, at, 5), f"PC{year}/{at:02d}", text, None, 10_000.0, opening))
    return Sheet(name, rows)


def test_books_of_two_years_are_hers_to_choose() -> None:
    workbook = Workbook("so.xlsx", (sheet("2025", 2025, "Nước", "Hoa"), sheet("2026", 2026, "Quà", "Hoa")))
    with pytest.raises(SeveralBookSheets):
        find_book(workbook, BookKind.CASH)
    assert len(find_book(workbook, BookKind.CASH, year=2026).rows) == 2


def test_a_copy_of_a_book_is_never_taken_beside_it() -> None:
    workbook = Workbook("so.xlsx", (sheet("Sổ", 2026, "Nước", "Hoa"), sheet("Sổ (2)", 2026, "Nước", "Hoa")))
    with pytest.raises(SeveralBookSheets):
        find_book(workbook, BookKind.CASH)
    assert find_book(workbook, BookKind.CASH, "Sổ (2)").name == "Sổ (2)"


def test_two_accounts_one_below_the_other_are_not_one_book() -> None:
    def account(title: str, opening: float) -> list[Row]:
        return [
            (f"SỔ TIỀN GỬI NGÂN HÀNG {title} NĂM 2026",),
            HEAD,
            (None, None, "Số dư đầu kỳ", None, None, opening),
            (day(5), "BC-01", "Lãi tiền gửi", 500.0, None, opening + 500),
            (day(6), "UNC-01", "Phí dịch vụ", None, 200.0, opening + 300),
            (),
        ]

    with pytest.raises(SeveralBookSheets) as raised:
        planned(book_of(*account("A", 1_000_000.0), *account("B", 70_000.0)), BookKind.BANK)
    assert "Sổ!A3" in str(raised.value)
    assert len(taken(planned(book_of(*account("A", 1e6), *account("B", 7e4)), BookKind.BANK, sheet="Sổ!A3"))) == 2


def test_lists_and_summaries_are_no_books() -> None:
    head: Row = ("STT", "Họ và tên", "Ngày sinh", "Mức lương", "Đoàn phí")
    people = [(float(at), f"Lê Thị Hoa {'ABCDE'[at]}", dt.date(1990, at + 1, 3), 5e6 + at, 25e3) for at in range(5)]
    gifts = [(float(at), f"Trần Văn Bình {'ABCDE'[at]}", day(8, 3), 200_000.0, None) for at in range(5)]
    months = [(float(at), 500_000.0, 100_000.0, 1_000_000.0 + 400_000 * at) for at in range(1, 6)]
    for rows in (
        [("DANH SÁCH ĐOÀN VIÊN",), head, *people],
        [("QUÀ 8/3",), ("STT", "Họ và tên", "Ngày nhận", "Số tiền", "Ký nhận"), *gifts],
        [("TỔNG HỢP NĂM 2026",), ("Tháng", "Thu", "Chi", "Tồn"), *months],
        [("SAO KÊ TÀI KHOẢN",), HEAD, (day(5), "1", "Lãi", 5.0, None, 1_005.0)],
    ):
        with pytest.raises(NoBookSheet):
            find_book(book_of(*rows), BookKind.CASH)


# ---- by hand ---------------------------------------------------------------------------------------------------


def test_a_layout_made_by_hand_is_applied_as_it_stands() -> None:
    page = Sheet(
        "S",
        (
            ("x", "y", "z", "w"),
            ("5/3", "Nước họp", 10.0, None),
            ("6/3", "Đoàn phí", None, 20.0),
            ("chữ ký", None, None, None),
        ),
    )
    layout = Layout(
        kind="cash-book",
        sheet="S",
        columns={"book_date": 0, "text": 1, "amount_out": 2, "amount_in": 3},
        first=2,
        last=3,
        head=(1,),
        factor=1000,
        year=2026,
    )
    book = laid_out(layout, page)
    assert [(row.book_date, row.amount_in, row.amount_out) for row in book.rows] == [
        (day(5, 3), None, 10_000),
        (day(6, 3), 20_000, None),
    ]


def test_what_the_book_will_say_is_compared_with_the_file() -> None:
    """The file is not compared with itself: a book that opens otherwise, or has more, is told with the first day."""
    workbook = book_of(
        TITLE,
        HEAD,
        (None, None, "Số dư đầu kỳ", None, None, 1_000_000.0),
        (day(5), "PT2026/01", "Đoàn phí", 500_000.0, None, 1_500_000.0),
        (day(6), "PC2026/01", "Nước họp", None, 20_000.0, 1_480_000.0),
        (None, None, "Số dư cuối kỳ", None, None, 1_480_000.0),
    )
    book = find_book(workbook, BookKind.CASH)
    known = KnownBook(opening_balance=dong(1_000_000), opened_with=dong(1_000_000), moves=((day(6), dong(-7_000)),))
    plan = plan_book(book, known, RULES)
    (found,) = plan.afterwards(plan.rows)
    assert found.code == "book-balance-differs"
    assert "06/01/2026" in str(found.message)
    assert "7.000" in str(found.message)


def test_the_surest_book_of_a_sheet_is_recognised() -> None:
    assert recognise(Sheet("S", ((None,), ("Ghi chú",)))) is None
