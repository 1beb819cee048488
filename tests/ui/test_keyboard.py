"""A voucher is entered, posted, looked up and taken back without a mouse."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.models.queries.ledger import vouchers
from app.ui.rail import chord, rail_entries
from tests.cameras.scene import settle
from tests.ui.keys import CTRL, enter, focused, press, write


def newest(window):
    with window.desk.read() as read:
        return vouchers.voucher(read, max(vouchers.voucher_ids(read)))


def type_payment(window) -> None:
    window.activateWindow()
    window.go("voucher_editor", {"kind": "PC"})
    settle(window)
    press(Qt.Key.Key_A, CTRL)
    write("5")
    enter()  # ngày ghi sổ
    enter()  # ngày chứng từ
    enter()  # quỹ
    write("Nguyễn Thị Đào")
    enter()
    write("Tổ 3")
    enter()
    write("Chi thăm hỏi đoàn viên ốm")
    enter()
    settle(window)


def test_a_payment_is_posted_by_keyboard_alone(window):
    type_payment(window)
    editor = window.current
    assert focused() is editor.form.lines.grid
    press(Qt.Key.Key_Right)
    write("100k")
    enter()
    press(Qt.Key.Key_G, CTRL)
    settle(window)
    card = newest(window)
    assert (card.kind, card.state, card.book_date) == (VoucherKind.PAYMENT, VoucherState.POSTED, dt.date(2026, 3, 5))
    assert (card.person, card.narration, card.address) == ("Nguyễn Thị Đào", "Chi thăm hỏi đoàn viên ốm", "Tổ 3")
    assert [(entry.code, entry.amount) for entry in card.entries] == [("31", 100_000)]
    assert card.number.startswith("PC2026/")
    assert window.current.form.widget("narration").isReadOnly()


def test_a_code_is_found_by_part_of_its_name_without_accents(window):
    type_payment(window)
    grid = window.current.form.lines.grid
    press(Qt.Key.Key_Delete)
    write("phu cap can bo")
    enter()
    write("900000")
    enter()
    assert grid.lines()[0]["code"] == "code:34.02"
    assert window.current.form.lines.total() == 900_000


def test_enter_in_the_last_cell_opens_a_new_line_and_an_empty_line_goes_on(window):
    type_payment(window)
    editor = window.current
    grid = editor.form.lines.grid
    press(Qt.Key.Key_Right)
    write("100000")
    for _column in range(6):
        enter()
    assert grid.model().rowCount() == 2
    assert grid.currentIndex().row() == 1
    enter()
    assert focused() is editor.form.widget("source_documents").edit


def test_a_voucher_without_money_is_refused_beside_the_lines(window):
    type_payment(window)
    window.current.form.lines.grid.set_lines([])
    press(Qt.Key.Key_G, CTRL)
    settle(window)
    assert "chưa có dòng tiền" in window.current.form.hints["entries"].text()
    assert window.current.card is None


def test_leaving_something_typed_asks_first_and_staying_keeps_it(window, answers):
    type_payment(window)
    editor = window.current
    answers.ready.append("")
    window.go("books", {})
    assert window.current is editor
    assert answers.asked == ["Chứng từ chưa cất"]
    answers.ready.append("other")
    window.go("books", {})
    assert window.current.key == "books"


def test_a_draft_is_saved_with_ctrl_s_and_taken_back_with_ctrl_z(window):
    type_payment(window)
    press(Qt.Key.Key_Right)
    write("=12*35000")
    enter()
    press(Qt.Key.Key_S, CTRL)
    settle(window)
    card = newest(window)
    assert (card.state, card.total) == (VoucherState.DRAFT, 420_000)
    assert "Cất chứng từ nháp" in window.top.undo_button.toolTip()
    window.go("vouchers", {})
    settle(window)
    press(Qt.Key.Key_Z, CTRL)
    settle(window)
    assert newest(window).id != card.id
    press(Qt.Key.Key_Y, CTRL)
    settle(window)
    assert newest(window).id == card.id


def test_unposting_asks_why_and_keeps_the_number(window, answers):
    with window.desk.read() as read:
        wanted = vouchers.VoucherFilter(state=VoucherState.POSTED, newest_first=True)
        identifier = vouchers.voucher_ids(read, wanted)[0]
    window.go("voucher_editor", {"voucher": identifier})
    settle(window)
    number = window.current.card.number
    answers.ready.append("ghi nhầm người nhận")
    press(Qt.Key.Key_B, CTRL)
    settle(window)
    assert window.current.card.state is VoucherState.UNPOSTED
    assert window.current.card.number == number
    assert not window.current.form.widget("narration").isReadOnly()


def test_the_search_finds_a_voucher_without_accents_and_enter_opens_it(window):
    window.activateWindow()
    press(Qt.Key.Key_K, CTRL)
    write("rut tien gui")
    settle(window, 300)
    palette = window.search
    assert any("Rút tiền gửi" in palette.results.item(row).text() for row in range(palette.results.count()))
    enter()
    settle(window)
    assert window.current.key == "voucher_editor"


def test_alt_arrows_move_the_working_month(window):
    before = window.desk.month
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.desk.month == before.plus(-1)
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.desk.month == before


def test_every_room_opens_with_alt_and_its_number(window):
    for number, entry in enumerate(rail_entries(), 1):
        keys = QKeySequence(chord(number))[0]  # type: ignore[index]
        QTest.keyClick(QApplication.focusWidget() or window, keys.key(), keys.keyboardModifiers())
        settle(window, 20)
        assert window.current.rail_entry == entry.key


def test_tab_walks_round_a_screen_without_being_caught(window):
    window.go("voucher_editor", {"kind": "PT"})
    settle(window)
    seen = []
    for _step in range(60):
        press(Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget in seen:
            break
        seen.append(widget)
    assert len(seen) > 8
    assert window.current.form.widget("narration") in seen
    assert window.current.form.widget("note") in seen
