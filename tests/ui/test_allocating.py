"""Phân bổ and Đổi tỷ lệ by keyboard: a typed receipt becomes the members', a decision adjusts months, both from the window."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.dates import Month
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.dues.allocations import credit_sums, unallocated
from app.models.queries.dues.dues import arrears, charges
from app.services.dues.collect_dues import collect_dues
from app.services.dues.run_dues import run_dues
from app.services.ledger.post_voucher import post_new
from app.services.members.keep_members import MemberEntry, add_member
from tests.cameras.scene import open_dialog
from tests.small_books import OPENING_DAY, january, new_book
from tests.ui.window_rig import opened, press, said, settle, type_in

JANUARY = Month(2025, 1)


@pytest.fixture
def window(make_window):
    file = new_book()
    with Book.open(file) as book:
        for name, wage in (("Lê Văn An", 5_700_000), ("Trần Thị Bé", 10_000_000)):
            add_member(book, MemberEntry(name, OPENING_DAY, wage=dong(wage)))
        run_dues(book, JANUARY)
    window = make_window()
    window.desk.open_book(file)
    settle(window)
    window.desk.set_month(JANUARY)
    return window


def receive(window, text, amount):
    entry = EntryDraft(code_key("22"), CASH_KEY, dong(amount), money_source="DP")
    return post_new(window.desk.book, VoucherDraft.received(january(20), text, entry)).value.id


def test_a_receipt_is_allocated_by_keyboard_from_its_page(window):
    receive(window, "Thu đoàn phí tháng 01/2025", 157_000)
    opened(window, "dues_receipts")
    box = press(window, "Ctrl+G")
    assert box.key == "allocate"
    assert "Đề xuất: cả bảng trích nộp" in said(box)
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    with window.desk.read() as read:
        assert unallocated(read) == ()
        assert arrears(read, JANUARY) == ()
    assert "Không có phiếu thu nào chờ phân bổ" in window.current.table.empty_words()


def test_she_ticks_otherwise_and_the_rest_is_a_persons(window):
    number = receive(window, "Thu đoàn phí của ai đó", 60_000)
    opened(window, "dues")
    assert "chưa phân bổ" in window.current.strip.text()
    window.go("allocate", {"voucher": number})
    settle(window)
    box = open_dialog(window)
    assert not box.submit_button.isEnabled()
    box.people.table.point_at(0)
    QTest.keyClick(box.people.table, Qt.Key.Key_Space)
    box.widget("rest").set_value("person")
    box.follow()
    assert "còn 0 đồng" in box.people.said()
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    with window.desk.read() as read:
        assert list(credit_sums(read).values()) == [3_000]
        assert [row.paid for row in charges(read, JANUARY)] == [57_000, 0]


def test_everything_proposed_goes_at_once_and_comes_back_at_once(window):
    receive(window, "Đoàn phí Lê Văn An", 57_000)
    receive(window, "Đoàn phí Trần Thị Bé", 150_000)
    opened(window, "dues_receipts")
    window.desk.ask.ready.append(True)
    press(window, "Ctrl+1")
    with window.desk.read() as read:
        assert unallocated(read) == ()
        assert credit_sums(read) == {2: 50_000}
    press(window, "Ctrl+Z")
    with window.desk.read() as read:
        assert len(unallocated(read)) == 2


def test_collecting_says_that_money_stands_unallocated(window):
    receive(window, "Thu đoàn phí tháng 01/2025", 157_000)
    opened(window, "dues")
    box = press(window, "Ctrl+G")
    assert "chưa phân bổ" in said(box)


def test_money_that_stands_unallocated_is_a_job_of_the_month(window):
    receive(window, "Thu đoàn phí tháng 01/2025", 157_000)
    opened(window, "month")
    press(window, "F5")
    assert "Phân bổ phiếu thu đoàn phí" in said(window.current)


def test_a_decision_tells_whom_it_touches_and_is_withdrawn(window):
    collect_dues(window.desk.book, JANUARY, JANUARY, january(25))
    opened(window, "dues_decisions")
    box = press(window, "Ctrl+G")
    type_in(box.widget("number"), "05/QĐ-CĐCS")
    type_in(box.widget("rate"), "0,5%")
    settle(window)
    assert "thu thừa 78.500" in said(box)
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    with window.desk.read() as read:
        assert sum(credit_sums(read).values()) == 78_500
        assert [row.amount for row in charges(read, JANUARY)] == [28_500, 50_000]
    window.desk.ask.ready.append(True)
    window.current.verbs.action("unpost").trigger()
    settle(window)
    with window.desk.read() as read:
        assert credit_sums(read) == {}
        assert [row.paid for row in charges(read, JANUARY)] == [57_000, 100_000]


def test_a_rate_that_cannot_be_read_is_told(window):
    opened(window, "dues_decisions")
    box = press(window, "Ctrl+G")
    type_in(box.widget("number"), "05/QĐ-CĐCS")
    type_in(box.widget("rate"), "nửa")
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert "Không đọc được tỷ lệ" in said(box)


def test_credit_is_paid_back_from_the_member(window):
    receive(window, "Đoàn phí Lê Văn An", 100_000)
    opened(window, "dues_receipts")
    window.desk.ask.ready.append(True)
    press(window, "Ctrl+1")
    window.go("dues_refund", {"member": 1})
    settle(window)
    box = open_dialog(window)
    assert "43.000" in said(box)
    box.set_value("day", dt.date(2025, 1, 25))
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    with window.desk.read() as read:
        assert credit_sums(read) == {}
