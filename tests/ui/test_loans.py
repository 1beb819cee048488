"""Quỹ trợ vốn by keyboard: twelve repayments and one late in the pane, vouchers both ways, a grant, a repayment, refusals told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.domain.dates import Month
from app.models.queries.loans import loan_cards
from app.ui.scenes import settle
from app.ui.screen import DeskDialog


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
    told = words(loans.current.pane)
    assert told.count("đã trả") >= 11
    assert "trả trễ 13 ngày" in told
    loans.go("loans", {"which": "late"})
    settle(loans)
    assert loans.current.pane.card.state == "late"
    assert "quá hạn" in loans.current._fund.text()


def test_a_voucher_opens_from_the_loan_and_the_loan_from_the_voucher(loans):
    loans.go("loans", {"which": "paid_off"})
    settle(loans)
    case, voucher = loans.current.pane.card.case_id, loans.current.pane.card.moves[3].voucher_id
    loans.current.pane.voucher_asked.emit(voucher)
    settle(loans)
    editor = loans.current
    assert "Vay vốn" in editor.form.belongs._told.text()
    assert editor.form.lines.belong_to("case_id") == case
    editor.form.belongs.open_asked.emit()
    settle(loans)
    assert loans.current.key == "loans"
    assert loans.current.pane.card.case_id == case


def test_a_loan_is_granted_repaid_and_refused_with_its_sentence(loans):
    before = len(cards(loans))
    loans.desk.go("loan_grant", member=6)
    settle(loans)
    dialog = open_dialog(loans)
    dialog.amount.set_value(500_000)
    dialog.agree()
    settle(loans)
    assert "mục đích" in dialog._all.text()
    dialog.purpose.setText("Mua thuốc")
    dialog.amount.set_value(90_000_000)
    dialog.agree()
    settle(loans)
    assert "vượt trần" in dialog._all.text()
    dialog.amount.set_value(500_000)
    dialog.fund.setCurrentIndex(1)
    dialog.agree()
    settle(loans)
    assert len(cards(loans)) == before + 1
    made = next(card for card in cards(loans) if card.purpose == "Mua thuốc")
    loans.desk.go("loan_repay", loan=made.case_id)
    settle(loans)
    dialog = open_dialog(loans)
    assert dialog.table.ticked == {made.case_id}
    dialog.amount.set_value(600_000)
    dialog.agree()
    settle(loans)
    assert "chỉ còn nợ" in dialog._all.text()
    dialog.whole.setChecked(True)
    assert dialog.amount.value() == 500_000
    dialog.agree()
    settle(loans)
    assert next(card for card in cards(loans) if card.case_id == made.case_id).state == "paid_off"


def test_capital_is_written_dropped_and_taken_back(loans):
    loans.desk.go("loan_capital")
    settle(loans)
    dialog = open_dialog(loans)
    dialog.amount.set_value(2_000_000)
    dialog.agree()
    settle(loans)
    assert "nghị quyết" in dialog._all.text()
    dialog.decision.setText("Nghị quyết 9")
    dialog.agree()
    settle(loans)
    with loans.desk.read() as read:
        assert read.value("SELECT count(*) FROM loan_capital") == 2
    loans.desk.undo()
    settle(loans)
    with loans.desk.read() as read:
        assert read.value("SELECT count(*) FROM loan_capital") == 1


def test_an_empty_book_says_what_to_do(make_window, tmp_path):
    from app.services.create_book import create_book
    from tests import small_books

    path = tmp_path / "trống.socd"
    create_book(path, small_books.PROFILE).value.close()
    window = make_window(911, 512)
    window.desk.open_book(path)
    settle(window)
    window.go("loans", {})
    settle(window)
    assert "Chưa có khoản vay nào" in words(window.current)
