"""The cash count, the payee above and the reasons of obligations, by keyboard in the window and seen in the book."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTextBrowser

from app.domain.dates import Month, Period
from app.domain.money import dong
from app.models.queries.ledger import cash_counts
from app.models.queries.union import organisation
from app.services.dues.collect_dues import collect_dues
from app.services.dues.run_dues import run_dues
from app.services.members.keep_members import MemberEntry, add_member
from tests.small_books import OPENING_DAY, january, new_book, set_openings
from tests.ui.window_rig import enter, opened, press, settle, type_in

JANUARY = Month(2025, 1)


@pytest.fixture
def window(make_window):
    """The window over a small book with 2.309.760 đồng in the box and a member who paid, in January."""
    window = make_window()
    window.desk.open_book(new_book())
    settle(window)
    book = window.desk.book
    set_openings(book, {"cash": dong(2_251_760)})
    add_member(book, MemberEntry("Lê Văn An", OPENING_DAY, wage=dong(5_800_000)))
    run_dues(book, JANUARY)
    collect_dues(book, JANUARY, JANUARY, january(20))
    window.desk.set_month(JANUARY)
    settle(window)
    return window


def counts(window):
    with window.desk.read() as read:
        return cash_counts.cash_counts(read)


def test_cash_is_counted_note_by_note_and_small_change_explains_itself(window):
    opened(window, "cash_counts")
    box = press(window, "Ctrl+N")
    for value, sheets in ((500_000, "2"), (200_000, "5"), (100_000, "3"), (10_000, "1")):
        type_in(box.notes.sheets[value].edit, sheets)
    type_in(box.widget("counted_at"), "15h30")
    assert "thừa" in box.difference.text()
    assert (box.value("reason"), box.value("conclusion")[:4]) == ("số lẻ", "Thừa")
    enter(window, box)
    (stored,) = counts(window)
    assert (stored.count.counted, stored.count.counted_at) == (2_310_000, "15:30")
    assert len(window.current.shown_rows()) == 1
    window.current.verbs.action("delete").trigger()
    settle(window)
    assert counts(window) == ()
    window.desk.undo()
    settle(window)
    assert len(counts(window)) == 1


def test_a_large_difference_and_an_empty_count_are_told_beside_the_field(window):
    box = opened(window, "cash_count")
    enter(window, box)
    assert "số tờ" in box.hints["sheets"].text()
    type_in(box.notes.sheets[500_000].edit, "4")
    type_in(box.widget("counted_at"), "99")
    enter(window, box)
    assert "hãy ghi lý do" in box.hints["reason"].text()
    assert "15:30" in box.hints["counted_at"].text()
    type_in(box.widget("reason"), "chi chua ghi so")
    enter(window, box)
    assert "15:30" in box.hints["counted_at"].text()
    assert counts(window) == ()


def test_home_tells_how_the_count_and_the_papers_stand(window):
    def states():
        opened(window, "month").refresh()
        settle(window)
        return [row.state.accessibleName() for row in window.current.jobs[5:7]]

    assert states()[0] == "Chưa kiểm"
    box = opened(window, "cash_count")
    type_in(box.notes.sheets[500_000].edit, "4")
    type_in(box.notes.other.edit, "309760")
    enter(window, box)
    assert states()[0] == "Khớp"
    window.current.jobs[6].press()
    assert window.current.key == "vouchers"


def test_the_superiors_account_is_typed_once_and_stands_in_the_remit_box(window):
    screen = opened(window, "settings", page="superior")
    page = screen.page
    type_in(page.widget("account"), "1170 0044 5566")
    page.widget("since").set_value(None)
    press(window, "Ctrl+S")
    assert "cả số tài khoản và ngân hàng" in page.hints["bank"].text()
    assert "ngày áp dụng" in page.hints["since"].text()
    page.widget("since").set_value(january(1))
    type_in(page.widget("bank"), "VietinBank")
    type_in(page.widget("text"), "DPCD {tháng}")
    assert "DPCD THANG 01 NAM 2025" in page.example.text()
    press(window, "Ctrl+S")
    with window.desk.read() as read:
        assert organisation.organisation(read, january(31)).payee.account == "117000445566"
    box = opened(window, "remit")
    assert "117000445566" in box.payee.text()
    assert box.text.text() == "DPCD THANG 01 NAM 2025"


def test_why_an_obligation_is_what_it_is(window):
    opened(window, "obligations")
    box = press(window, "Ctrl+Q")
    assert box.key == "obligation_why"
    text = " ".join(label.text() for label in box.findChildren(type(box.title)))
    assert "1 người đã nộp 58.000 đồng" in text
    assert "17.400 đồng" in text
    box.accept()
    forms = opened(window, "forms", form="remittance", period=Period.of_month(JANUARY))
    settle(window)
    forms.verbs.action("why").trigger()
    settle(window)
    assert window.dialog.key == "obligation_why"


def test_help_leads_to_other_pages(window):
    opened(window, "cash_counts")
    window.open_help()
    page = next(page for page in window.findChildren(QTextBrowser) if page.isVisible())
    page.anchorClicked.emit("install")
    assert "Cài đặt, cập nhật và gỡ bỏ" in page.toPlainText()
