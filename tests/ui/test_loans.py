"""Quỹ trợ vốn by keyboard: twelve repayments and one late in the pane, vouchers both ways, a grant, a repayment, refusals shown."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from app.domain.dates import Month
from app.models.queries.loans.loans import loan_cards
from app.ui.screen import DeskDialog
from tests.cameras.scene import settle


def open_dialog(window: Any) -> Any:
    return next(child for child in window.findChildren(DeskDialog) if child.isVisible())


def cards(window: Any) -> Any:
    with window.desk.read() as read:
        return loan_cards(read, dt.date(2199, 12, 31))


@pytest.fixture
def loans(make_window, book_file):
    window = make_window()
    window.desk.open_book(book_file)
    settle(window)
    window.desk.set_month(Month(2026, 3))
    window.go("loans", {})
    settle(window)
    return window


def words(widget: Any) -> str:
    from PySide6.QtWidgets import QLabel

    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_twelve_repayments_one_late_are_seen(loans):
    loans.go("loans", {"which": "paid_off"})
    settle(loans)
    card = loans.current.pane.card
    assert len([move for move in card.moves if move.is_repayment]) == 12
    text = words(loans.current.pane)
    assert text.count("đã trả") >= 11
    assert "trả trễ 13 ngày" in text
    loans.go("loans", {"which": "late"})
    settle(loans)
    assert loans.current.pane.card.state == "late"
    assert "quá hạn" in loans.current.fund_line.text()


def test_a_voucher_opens_from_the_loan_and_the_loan_from_the_voucher(loans):
    loans.go("loans", {"which": "paid_off"})
    settle(loans)
    case, number = loans.current.pane.card.case_id, loans.current.pane.card.moves[3].number
    next(link for link in loans.current.pane.findChildren(QPushButton) if link.text() == number).click()
    settle(loans)
    editor = loans.current
    assert "Vay vốn" in editor.form.belongs.summary.text()
    assert editor.form.lines.belong_to("case_id") == case
    editor.form.belongs.open_asked.emit()
    settle(loans)
    assert loans.current.key == "loans"
    assert loans.current.pane.card.case_id == case


def test_a_loan_is_granted_repaid_and_refused_with_its_sentence(loans):
    before = len(cards(loans))
    loans.desk.go("loan_grant", member=9)
    settle(loans)
    dialog = open_dialog(loans)
    dialog.set_value("principal", 500_000)
    dialog.submit()
    settle(loans)
    assert "mục đích" in dialog.hints["purpose"].text()
    dialog.set_value("purpose", "Mua thuốc")
    dialog.set_value("principal", 90_000_000)
    dialog.submit()
    settle(loans)
    assert "vượt trần" in dialog.hints["principal"].text()
    assert "bảo lãnh" in dialog.hints["guarantor"].text()
    dialog.set_value("principal", 500_000)
    dialog.set_value("fund", "bank:1")
    dialog.submit()
    settle(loans)
    assert len(cards(loans)) == before + 1
    made = next(card for card in cards(loans) if card.purpose == "Mua thuốc")
    loans.desk.go("loan_repay", loan=made.case_id)
    settle(loans)
    dialog = open_dialog(loans)
    assert dialog.table.ticked == {made.case_id}
    dialog.set_value("amount", 600_000)
    dialog.submit()
    settle(loans)
    assert "chỉ còn nợ" in dialog.hints["amount"].text()
    dialog.widget("whole").click()
    assert dialog.value("amount") == 500_000
    dialog.submit()
    settle(loans)
    assert next(card for card in cards(loans) if card.case_id == made.case_id).state == "paid_off"


def test_capital_is_allocated_cancelled_and_taken_back(loans):
    loans.desk.go("loan_capital")
    settle(loans)
    dialog = open_dialog(loans)
    dialog.set_value("amount", 2_000_000)
    dialog.submit()
    settle(loans)
    assert "nghị quyết" in dialog.hints["decision"].text()
    dialog.set_value("decision", "Nghị quyết 9")
    dialog.submit()
    settle(loans)
    with loans.desk.read() as read:
        assert read.number("SELECT count(*) FROM loan_capital") == 2
    loans.desk.undo()
    settle(loans)
    with loans.desk.read() as read:
        assert read.number("SELECT count(*) FROM loan_capital") == 1


def test_an_empty_book_says_what_to_do(make_window, tmp_path):
    from app.services.home.create_book import create_book
    from tests import small_books

    path = tmp_path / "trống.socd"
    create_book(path, small_books.PROFILE).value.close()
    window = make_window(911, 512)
    window.desk.open_book(path)
    settle(window)
    window.go("loans", {})
    settle(window)
    assert "Chưa có khoản vay nào" in words(window.current)


@pytest.fixture
def new_loans(make_window, tmp_path):
    from app.services.home.create_book import create_book
    from app.services.members.keep_members import MemberEntry, add_member
    from tests import small_books

    path = tmp_path / "mới.socd"
    book = create_book(path, small_books.PROFILE).value
    add_member(book, MemberEntry("Lê Thị Na", dt.date(2025, 1, 1)))
    book.close()
    window = make_window()
    window.desk.open_book(path)
    settle(window)
    window.go("loans", {})
    settle(window)
    return window


def test_a_loan_from_before_the_book_is_entered_mended_and_deleted(new_loans, answers):
    window = new_loans
    window.current.verbs.action("open").trigger()
    settle(window)
    dialog = open_dialog(window)
    dialog.submit()
    assert "Hãy chọn đoàn viên" in dialog.hints["member_id"].text()
    assert "trước ngày mở sổ" in dialog.hints["granted_on"].text()
    dialog.set_value("member_id", 1)
    dialog.set_value("principal", 6_000_000)
    dialog.set_value("granted_on", dt.date(2025, 1, 5))
    dialog.set_value("first_month", Month(2025, 2))
    dialog.widget("due_day").edit.setText("ba")
    dialog.widget("rate").setText("ba")
    dialog.submit()
    assert "số nguyên" in dialog.hints["due_day"].text()
    assert "0,5%" in dialog.hints["rate"].text()
    dialog.set_value("due_day", 10)
    dialog.widget("rate").setText("0,5")
    dialog.submit()
    settle(window)
    assert "không trước ngày mở sổ" in dialog.hints["granted_on"].text()
    dialog.set_value("granted_on", dt.date(2024, 9, 10))
    dialog.set_value("first_month", Month(2024, 10))
    dialog.set_value("repaid", 7_000_000)
    dialog.submit()
    settle(window)
    assert "nhỏ hơn số vay" in dialog.hints["repaid"].text()
    dialog.set_value("repaid", 1_500_000)
    assert "Còn nợ gốc khi mở sổ: 4.500.000 đồng" in dialog.left.text()
    assert "lãi đã trả 82.500 đồng" in dialog.left.text()
    dialog.submit()
    settle(window)
    (card,) = cards(window)
    assert (card.left_at_opening, card.before.interest) == (4_500_000, 82_500)
    assert "còn nợ gốc 4.500.000" in words(window.current.pane)
    window.current.verbs.action("edit").trigger()
    settle(window)
    dialog = open_dialog(window)
    assert not dialog.widget("member_id").isEnabled()
    assert [dialog.value(key) for key in ("instalments", "repaid", "interest")] == [12, 1_500_000, 82_500]
    dialog.set_value("repaid", 2_000_000)
    dialog.submit()
    settle(window)
    assert cards(window)[0].left_at_opening == 4_000_000
    answers.ready = [True]
    window.current.verbs.action("delete").trigger()
    settle(window)
    assert cards(window) == ()
    window.desk.undo()
    settle(window)
    assert cards(window)[0].left_at_opening == 4_000_000


def test_after_the_first_close_the_opening_says_it_is_fixed(loans):
    assert not loans.current.verbs.action("edit").isVisible()
    loans.desk.go("loan_open")
    settle(loans)
    dialog = open_dialog(loans)
    assert "số dư đầu kỳ không sửa được" in dialog.summary.text()
    assert not dialog.submit_button.isEnabled()
