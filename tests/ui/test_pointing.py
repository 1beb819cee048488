"""Chỉ cột: a table that nobody recognises is pointed at, read, remembered for its shape, passed on, and left again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.i18n import render
from app.imports.workbook import read_workbook
from app.services.kept_readings import load_reading
from app.ui.importing.page import ImportPage
from app.ui.intake.pointing import FIRST, HEAD, LAST, PointingDialog
from app.ui.main_window import MainWindow
from tests.shapes.grid import Sheet
from tests.shapes.writing import written
from tests.ui.conftest import Answers
from tests.ui.window_rig import opened, settle

ROWS = (
    (dt.date(2026, 3, 2), "Thu đoàn phí tháng 2", "x", 1_200_000, None),
    (dt.date(2026, 3, 9), "Chi thăm ốm", "x", None, 300_000),
    (dt.date(2026, 3, 20), "Chi mua nước uống", "x", None, 150_000),
)


def odd_book(path: Path, rows: int = 3, above: int = 2) -> Path:
    """A cash book that calls itself a statement of a bank, under heads of its own: the program takes it for no book."""
    sheet = Sheet("GHI CHEP")
    sheet.put(0, 0, "Sao kê những gì đã qua tay tôi")
    sheet.put_row(above, ("Hồi nào", "Cái chi rứa", "Ai", "Được", "Mất"))
    for at in range(rows):
        sheet.put_row(above + 1 + at, ROWS[at % len(ROWS)])
    sheet.put_row(above + 1 + rows, (None, "Hết", None, None, None))
    path.write_bytes(written([sheet], "xlsx"))
    return path


def page_of(window: MainWindow) -> ImportPage:
    assert isinstance(window.current, ImportPage)
    return window.current


def pointing_at(window: MainWindow, file: Path, page: str = "import") -> PointingDialog:
    screen = opened(window, page, file=str(file))
    screen.further.point()
    settle(window)
    assert isinstance(window.dialog, PointingDialog)
    return window.dialog


def point_at_everything(dialog: PointingDialog) -> None:
    for column, key in ((0, "book_date"), (1, "text"), (3, "amount_in"), (4, "amount_out")):
        dialog.choose_column(column, key)
    dialog.set_mode(HEAD)
    dialog.point_at_row(3)
    dialog.set_mode(LAST)
    dialog.point_at_row(6)


def test_what_nobody_recognises_offers_to_be_pointed_at(window: MainWindow, tmp_path: Path) -> None:
    screen = opened(window, "import", file=str(odd_book(tmp_path / "so.xlsx")))
    assert screen.rows == []
    assert screen.empty().act == "Chỉ cột…"
    screen.empty().call()
    settle(window)
    assert isinstance(window.dialog, PointingDialog)
    assert "Hãy chỉ tiếp" in window.dialog.strip.text()
    assert not window.dialog.accepted_by.isEnabled()


def test_a_table_is_pointed_at_read_and_remembered_for_its_shape(window: MainWindow, tmp_path: Path) -> None:
    dialog = pointing_at(window, odd_book(tmp_path / "so.xlsx"))
    point_at_everything(dialog)
    assert "3 dòng thu, chi: thu 1.200.000, chi 450.000" in dialog.strip.text()
    assert (dialog.table.head, dialog.table.first, dialog.table.last) == ((3,), 4, 6)
    dialog.submit()
    settle(window)
    screen = page_of(window)
    assert not dialog.isVisible()
    assert len(screen.rows) == 3
    # Why another file: the next month has more rows under a head that stands elsewhere.
    screen = opened(window, "import", file=str(odd_book(tmp_path / "thang sau.xlsx", rows=5, above=4)))
    assert len(screen.rows) == 5
    assert any(each.code == "reading-remembered" for each in screen.report.findings)
    assert "Đọc theo cách đã chỉ lần trước" in screen.strip.text()
    assert screen.verbs.action("unaided").isVisible()
    screen.verbs.action("unaided").trigger()
    settle(window)
    assert screen.rows == []
    screen = opened(window, "import", file=str(odd_book(tmp_path / "thang sau.xlsx", rows=5, above=4)))
    assert screen.rows == [], "what was left is not taken again"


def test_what_is_not_to_be_remembered_is_not(window: MainWindow, tmp_path: Path) -> None:
    dialog = pointing_at(window, odd_book(tmp_path / "so.xlsx"))
    point_at_everything(dialog)
    dialog.keep.set_value(False)
    dialog.submit()
    settle(window)
    assert len(page_of(window).rows) == 3
    assert opened(window, "import", file=str(odd_book(tmp_path / "hai.xlsx"))).rows == []


def test_a_reading_is_passed_on_as_a_file(window: MainWindow, tmp_path: Path, answers: Answers) -> None:
    dialog = pointing_at(window, odd_book(tmp_path / "so.xlsx"))
    point_at_everything(dialog)
    file = tmp_path / "cach doc.toml"
    answers.ready.append(file)
    dialog.save()
    assert "Đã xuất" in dialog.strip.text()
    (table,) = load_reading(file)
    assert table.columns == {"book_date": 0, "text": 1, "amount_in": 3, "amount_out": 4}
    assert "# Thu" in file.read_text("utf-8")
    dialog.reject()
    again = pointing_at(window, odd_book(tmp_path / "hai.xlsx", rows=4, above=6))
    answers.ready.append(file)
    again.load()
    assert (again.table.head, again.table.first, again.table.last) == ((7,), 8, 11)
    assert again.accepted_by.isEnabled()


def test_a_file_that_is_no_reading_is_refused_in_the_dialogue(
    window: MainWindow, tmp_path: Path, answers: Answers
) -> None:
    dialog = pointing_at(window, odd_book(tmp_path / "so.xlsx"))
    file = tmp_path / "x.toml"
    file.write_text('[[table]]\nkind = "cash-book"\nfirst = 0\n', "utf-8")
    answers.ready.append(file)
    dialog.load()
    assert "dòng 3, mục «first»" in dialog.strip.text()


def test_everything_is_done_by_keyboard(window: MainWindow, tmp_path: Path) -> None:
    dialog = pointing_at(window, odd_book(tmp_path / "so.xlsx"))
    grid = dialog.grid
    for column, key in ((0, "book_date"), (1, "text"), (3, "amount_in"), (4, "amount_out")):
        grid.setCurrentIndex(grid.sheet.index(2, column))
        QTest.keyClick(grid, Qt.Key.Key_Return)
        field = grid.header.fields[column]
        assert field.view().isVisible()
        field.hidePopup()
        field.set_value(key)
        field.changed.emit()
    for keys, row in (("Ctrl+1", 3), ("Ctrl+2", 4), ("Ctrl+3", 6)):
        grid.setCurrentIndex(grid.sheet.index(row - 1, 0))
        QTest.keySequence(grid, keys)
    assert (dialog.table.head, dialog.table.first, dialog.table.last) == ((3,), 4, 6)
    QTest.keySequence(grid, "Ctrl+Return")
    settle(window)
    assert len(page_of(window).rows) == 3


def test_rows_pointed_at_keep_their_order(window: MainWindow, tmp_path: Path) -> None:
    dialog = pointing_at(window, odd_book(tmp_path / "so.xlsx"))
    for mode, row in ((LAST, 5), (FIRST, 6), (HEAD, 6), (LAST, 2), (HEAD, 1), (HEAD, 2), (FIRST, 1)):
        dialog.set_mode(mode)
        dialog.point_at_row(row)
        table = dialog.table
        assert all(at < table.first for at in table.head)
        assert table.first <= (table.last or 0)


def test_a_known_book_is_prefilled_and_another_reading_is_offered(window: MainWindow, sample_file: object) -> None:
    dialog = pointing_at(window, sample_file("so-sach-2024.xlsx"))  # type: ignore[operator]
    first = dict(dialog.table.columns)
    assert {"text", "amount_in", "amount_out", "balance"} <= first.keys()
    assert "Cột tồn khớp từng dòng" in dialog.strip.text()
    seen = [first]
    while dialog.other.isVisible() and len(seen) < 30:
        dialog.next_guess()
        seen.append(dict(dialog.table.columns))
    assert any(columns != first for columns in seen)


def test_in_and_out_exchanged_are_seen_by_the_balance(window: MainWindow, sample_file: object) -> None:
    dialog = pointing_at(window, sample_file("so-sach-2024.xlsx"))  # type: ignore[operator]
    columns = dict(dialog.table.columns)
    dialog.choose_column(columns["amount_out"], "amount_in")
    dialog.choose_column(columns["amount_in"], "amount_out")
    assert "không bằng tồn dòng trên" in dialog.strip.text()


@pytest.mark.parametrize("page", ["member_import", "dues_import"])
def test_lists_of_people_are_pointed_at_too(window: MainWindow, tmp_path: Path, page: str) -> None:
    sheet = Sheet("DS")
    sheet.put_row(0, ("Ai", "Bao nhiêu", "Đóng"))
    for at, name in enumerate(("Nguyễn Văn An", "Trần Thị Bích", "Lê Hoàng Cúc"), 1):
        sheet.put_row(at, (name, 5_310_000 + at, 26_550))
    file = tmp_path / "ds.xlsx"
    file.write_bytes(written([sheet], "xlsx"))
    dialog = pointing_at(window, file, page)
    for column, key in ((0, "full_name"), (1, "wage"), *(((2, "dues"),) if page == "dues_import" else ())):
        dialog.choose_column(column, key)
    dialog.set_mode(HEAD)
    dialog.point_at_row(1)
    assert "3 người, từ «Nguyễn Văn An» đến «Lê Hoàng Cúc»" in dialog.strip.text()
    dialog.submit()
    settle(window)
    # Why above 0: members whom the file does not have are shown beside its rows.
    assert [each.row.row for each in page_of(window).rows if each.row.row > 0] == [2, 3, 4]


def test_findings_are_kept_as_a_sheet(
    window: MainWindow, tmp_path: Path, sample_file: object, answers: Answers
) -> None:
    screen = opened(window, "import", file=str(sample_file("so-quy-nhieu-loi.xlsx")))  # type: ignore[operator]
    target = tmp_path / "can xem.xlsx"
    answers.ready.append(target)
    screen.further.save_findings()
    settle(window)
    told = [" ".join(str(cell) for cell in row if cell is not None) for row in read_workbook(target).sheets[0].rows]
    missing = [render(each) for each in screen.report.findings if not any(render(each)[:40] in line for line in told)]
    assert missing == []
