"""Đoàn phí, nợ, nghĩa vụ, and the month's list of jobs: made, collected, owed, sent up, each by keyboard on a small book."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.domain.dates import Month
from app.domain.members.exemptions import ExemptReason
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.dues import dues, obligations
from app.models.queries.ledger import vouchers
from app.services.dues.collect_dues import collect_dues
from app.services.dues.run_dues import run_dues
from app.services.members.keep_members import add_exemption
from tests.small_books import january, new_book
from tests.ui.test_members import people
from tests.ui.window_rig import enter, opened, press, settle, type_in

JANUARY, FEBRUARY, MARCH = Month(2025, 1), Month(2025, 2), Month(2025, 3)


@pytest.fixture
def window(make_window):
    file = new_book()
    with Book.open(file) as book:
        people(book)
        add_exemption(book, 3, JANUARY, JANUARY, ExemptReason.BENEFIT, "Nghỉ thai sản")
    window = make_window()
    window.desk.open_book(file)
    settle(window)
    window.desk.set_month(JANUARY)
    opened(window, "dues")
    return window


def run_of(window, month=JANUARY):
    with window.desk.read() as read:
        return dues.dues_run(read, month)


def test_a_month_without_a_list_says_who_would_be_in_it(window):
    screen = window.current
    assert screen.state.accessibleName() == "Chưa lập bảng"
    assert "3 có mức lương, 1 thiếu mức lương, 1 được miễn" in screen.table.empty_words()


def test_the_list_is_made_by_keyboard_and_names_who_is_missing(window):
    box = press(window, "Ctrl+S")
    assert (run_of(window).members, run_of(window).exempt, run_of(window).total) == (2, 1, 157_000)
    assert box.key == "dues_findings"
    text = " ".join(label.text() for label in box.findChildren(QLabel))
    assert "Mai Văn Ân" in text
    assert "Nghỉ thai sản" in text
    assert window.current.proof.text().startswith("Khớp")
    assert "1 người đang sinh hoạt chưa có mức lương" in window.current.strip.text()


def test_the_heads_carry_the_rates_of_the_month(window):
    titles = {column.key: column.title for column in window.current.table.columns()}
    assert (titles["fund"], titles["fund_kept"], titles["amount"], titles["up"]) == (
        "KPCĐ 2%",
        "giữ 75%",
        "ĐP 1%",
        "nộp 30%",
    )


def test_why_a_number_is_what_it_is(window):
    run_dues(window.desk.book, JANUARY)
    window.current.refresh()
    window.current.table.point_at(2)
    box = press(window, "Ctrl+Q")
    text = " ".join(label.text() for label in box.findChildren(QLabel))
    assert "10.000.000 × 1% = 100.000 đồng" in text
    assert "Để lại 70.000 + nộp 30.000 = 100.000 đồng" in text
    assert "Căn cứ: " in text


def test_a_list_is_withdrawn_whole_until_money_came_in(window, answers):
    run_dues(window.desk.book, JANUARY)
    window.current.refresh()
    answers.ready = [True]
    press(window, "Ctrl+B")
    assert run_of(window) is None
    run_dues(window.desk.book, JANUARY)
    collect_dues(window.desk.book, JANUARY, JANUARY, january(31))
    window.current.refresh()
    assert not window.current.verbs.action("unpost").isEnabled()
    assert window.current.state.accessibleName() == "Đã thu đủ"


def test_dues_are_collected_but_from_who_did_not_pay(window):
    run_dues(window.desk.book, JANUARY)
    window.current.refresh()
    box = press(window, "Ctrl+G")
    assert box.value("received") == 157_000
    QTest.keyClick(box.people.table, Qt.Key.Key_Space)
    assert box.value("received") == 100_000
    type_in(box.widget("person"), "Phong nhan su")
    enter(window, box)
    assert not box.isVisible()
    with window.desk.read() as read:
        (late,) = dues.arrears(read, JANUARY)
        (number,) = vouchers.voucher_ids(read, vouchers.VoucherFilter(code="22"))
        assert (late.full_name, late.left) == ("Lê Văn An", 57_000)
        assert vouchers.voucher(read, number).total == 100_000
    assert window.current.state.accessibleName() == "Đã thu một phần"


def test_less_money_than_the_ticked_owe_is_never_spread_by_guessing(window):
    run_dues(window.desk.book, JANUARY)
    box = opened(window, "collect_dues")
    type_in(box.widget("received").edit, "150000")
    assert "Thiếu 7.000" in box.hints["received"].text()
    assert not box.submit_button.isEnabled()
    type_in(box.widget("received").edit, "160000")
    assert "dư 3.000" in box.people.said()
    assert box.submit_button.isEnabled()


def test_a_quarter_in_advance_makes_the_lists_it_lacks(window):
    box = opened(window, "collect_dues")
    box.choose_quarter()
    assert not box.submit_button.isEnabled()
    box.make_runs.click()
    settle(window)
    assert box.value("received") == 3 * 157_000 + 2 * 60_000
    enter(window, box)
    with window.desk.read() as read:
        assert [sums.paid for sums in dues.month_dues(read, JANUARY, MARCH)] == [157_000, 217_000, 217_000]


def test_arrears_lead_to_one_members_payment(window):
    run_dues(window.desk.book, JANUARY)
    collect_dues(window.desk.book, JANUARY, JANUARY, january(31), without={2})
    opened(window, "arrears")
    assert [row.full_name for row in window.current.shown_rows()] == ["Trần Thị Bé"]
    box = press(window, "Ctrl+G")
    enter(window, box)
    assert window.current.shown_rows() == []
    assert "Không ai nợ" in window.current.table.empty_words()


def test_the_share_goes_up_by_a_payment_that_opens_filled_in(window, answers):
    run_dues(window.desk.book, JANUARY)
    collect_dues(window.desk.book, JANUARY, JANUARY, january(31))
    screen = opened(window, "obligations")
    assert "Còn phải nộp 47.100 đồng" in screen.up.foot.text()
    box = press(window, "Ctrl+G")
    assert (box.value("first"), box.value("last"), box.value("amount")) == (JANUARY, JANUARY, 47_100)
    enter(window, box)
    assert window.current.key == "voucher_editor"
    window.current.verbs.action("post").trigger()
    settle(window)
    with window.desk.read() as read:
        assert [each.left for each in obligations.payables_to_superior(read)] == [0]
        (number,) = vouchers.voucher_ids(read, vouchers.VoucherFilter(code="39"))
        entry = vouchers.voucher(read, number).entries[0]
    assert (entry.amount, entry.for_first, entry.for_last) == (47_100, JANUARY, JANUARY)


def test_more_than_is_owed_is_told_before_and_after(window):
    run_dues(window.desk.book, JANUARY)
    collect_dues(window.desk.book, JANUARY, JANUARY, january(31))
    box = opened(window, "remit")
    type_in(box.widget("amount").edit, "50000")
    assert "Nhiều hơn số còn phải nộp 2.900" in box.hints["amount"].text()
    enter(window, box)
    window.current.verbs.action("post").trigger()
    settle(window)
    screen = opened(window, "obligations")
    assert "Nộp vượt 2.900 đồng" in screen.beyond.text()


def test_the_months_jobs_follow_the_books(window):
    def states():
        screen = opened(window, "month")
        return [row.state.accessibleName() for row in screen.jobs]

    assert states()[:4] == ["1 thiếu lương", "Chưa lập", "Chờ bảng", "Còn 2 người"]
    run_dues(window.desk.book, JANUARY)
    window.current.refresh()
    assert states()[1:3] == ["Đã lập", "Còn 2 người"]
    collect_dues(window.desk.book, JANUARY, JANUARY, january(31))
    window.current.refresh()
    assert states()[2] == "Thu đủ"
    assert states()[9] == "Quá hạn"
    window.current.jobs[9].press()
    assert window.dialog.key == "remit"


def test_a_list_in_sight_is_compared_anew_for_the_month_she_goes_to(window, sample_file):
    window.go("dues_import", {"file": str(sample_file("trich-nop-2026.xlsx"))})
    settle(window)
    window.desk.set_month(Month(2026, 2))
    settle(window)
    assert (window.current.kind.month.value(), window.current.report.plan.month) == (Month(2026, 2), Month(2026, 2))


def test_her_own_list_is_held_against_the_books_and_its_wages_taken_over(window, sample_file):
    from app.services.members.keep_members import MemberEntry, add_member

    add_member(window.desk.book, MemberEntry("Trần Minh Sáng", dt.date(2025, 1, 1), wage=dong(5_000_000)))
    window.go("dues_import", {"file": str(sample_file("trich-nop-2026.xlsx"))})
    settle(window)
    screen = window.current
    assert screen.kind.month.value() == Month(2026, 1)
    screen.fix.setChecked(True)
    screen.leave.setChecked(True)
    (row,) = [each.row for each in screen.rows if each.state == "wage"]
    assert (row.name, row.old_wage, row.wage) == ("Trần Minh Sáng", 5_000_000, 5_700_000)
    press(window, "Ctrl+S")
    with window.desk.read() as read:
        assert read.rows("SELECT valid_from, amount FROM wage WHERE member_id = 5 ORDER BY 1") == [
            ("2025-01", 5_000_000), ("2026-01", 5_700_000),
        ]  # fmt: skip
