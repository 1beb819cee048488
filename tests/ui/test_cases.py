"""Care by keyboard in the window: a norm, a case from the proposal to the receipt, its voucher and back, the report."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.care.norms import Norm
from app.domain.care.welfare import CaseState
from app.domain.dates import Month, Period
from app.domain.money import dong
from app.models.queries.care import cases, norms
from app.models.queries.care.cases import CaseFilter
from app.services.care.keep_norms import set_norm
from app.services.members.keep_members import MemberEntry, add_member
from app.ui.care.care_words import HOUSE_LOOKS, STATE_LOOKS
from app.ui.widgets.hint import Hint
from app.ui.widgets.state_pill import StatePill
from tests.small_books import OPENING_DAY, new_book
from tests.ui.window_rig import enter, opened, press, settle, type_in

JANUARY = Month(2025, 1)


@pytest.fixture
def window(make_window):
    """The window over a small book with one member and a norm for illness, in January."""
    window = make_window()
    window.desk.open_book(new_book())
    settle(window)
    add_member(window.desk.book, MemberEntry("Lê Thị An", OPENING_DAY, gender="female"))
    set_norm(window.desk.book, Norm("sick", OPENING_DAY, amount=dong(500_000), per_year=2, clause="Điều 5"))
    window.desk.set_month(JANUARY)
    settle(window)
    return window


def only_case(window):
    with window.desk.read() as read:
        return cases.case(read, cases.case_ids(read, CaseFilter())[0])


def propose(window, amount=""):
    opened(window, "cases")
    box = press(window, "Ctrl+N")
    box.set_value("member_id", 1)
    box.follow()
    if amount:
        type_in(box.widget("amount").edit, amount)
    return box


def chord(window, keys):
    """A chord once the window is active again after a dialog."""
    window.activateWindow()
    settle(window)
    return press(window, keys)


def hint_texts(box):
    return [hint.text() for hint in box.findChildren(Hint) if hint.text()]


def test_what_goes_beyond_the_norm_is_said_while_typing_and_refused(window):
    box = propose(window, "900k")
    assert any("vượt định mức 500.000 (Điều 5)" in text for text in hint_texts(box))
    enter(window, box)
    assert window.dialog is box
    assert "vượt định mức 500.000 (Điều 5)" in box.hints["amount"].text()
    type_in(box.widget("beyond_norm"), "NQ 06/NQ-CĐCS")
    enter(window, box)
    assert only_case(window).beyond_norm == "NQ 06/NQ-CĐCS"


def test_a_case_goes_its_whole_way_by_keyboard(window):
    box = propose(window)
    assert box.value("amount") == 500_000
    assert any("0/2 lần năm nay" in text for text in hint_texts(box))
    type_in(box.widget("reason"), "viêm phổi")
    enter(window, box)
    screen = window.current
    assert screen.pane.card.row.state is CaseState.PROPOSED
    assert "viêm phổi" not in [label.text() for label in screen.pane.findChildren(QLabel)]
    papers = chord(window, "Ctrl+1")
    papers.widget("papers").set_lines([{"paper": "proposal", "received_on": dt.date(2025, 1, 20)}])
    enter(window, papers)
    approve = chord(window, "Ctrl+2")
    enter(window, approve)
    assert window.dialog is approve
    type_in(approve.widget("number"), "05/NQ-CĐCS")
    enter(window, approve)
    pay = chord(window, "Ctrl+3")
    enter(window, pay)
    card = only_case(window)
    assert (card.row.state, card.row.paid) == (CaseState.PAID, 500_000)
    receive = chord(window, "Ctrl+4")
    enter(window, receive)
    assert only_case(window).row.state is CaseState.CLOSED
    vouchers = opened(window, "vouchers", state="")
    vouchers.table.point_at(card.vouchers[0].id)
    settle(window)
    assert [one.id for _belonging, one in vouchers.pane.belongs] == [card.row.id]
    window.go("cases", {"case": card.row.id})
    settle(window)
    window.current.pane.link(f"Mở {card.vouchers[0].number}").click()
    settle(window)
    assert window.current.key == "voucher_editor"
    report = opened(window, "care_report", period=Period.of_year(2025))
    assert report.summary.text() == "Ốm đau 1 đoàn viên, 500.000 đồng."
    report.verbs.action("open").trigger()
    settle(window)
    assert window.current.key == "cases"
    members = opened(window, "members", member=1)
    assert "Được chăm lo" in members.pane.texts()


@pytest.mark.parametrize("look", [*STATE_LOOKS.values(), *HOUSE_LOOKS.values()])
def test_every_state_can_be_painted_in_the_pane(qapp, look):
    pill = StatePill("Không duyệt", *look)
    pill.resize(pill.sizeHint())
    assert not pill.grab().isNull()


def test_norms_are_changed_ended_and_taken_from_the_samples(window):
    screen = opened(window, "norms")
    box = press(window, "F2")
    type_in(box.widget("amount").edit, "600k")
    type_in(box.widget("per_year").edit, "hai")
    enter(window, box)
    assert window.dialog is box
    type_in(box.widget("per_year").edit, "3")
    type_in(box.widget("clause"), "Điều 5 sửa đổi")
    enter(window, box)
    with window.desk.read() as read:
        (row,) = norms.norm_rows(read)
    assert (row.norm.amount, row.norm.per_year, row.norm.papers) == (600_000, 3, ())
    sample = chord(window, "Ctrl+2")
    enter(window, sample)
    with window.desk.read() as read:
        count = len(norms.norm_rows(read))
    assert count > 10
    assert "chưa có điều khoản" in screen.notice(screen.row())
    window.desk.undo()
    settle(window)
    assert len(screen.shown_rows()) == 1


def test_home_counts_the_cases_that_wait(window):
    enter(window, propose(window))
    home = opened(window, "month")
    assert home.jobs[4].state.accessibleName() == "1 chờ duyệt"
    home.jobs[4].press()
    settle(window)
    assert (window.current.key, window.current.chosen("which")) == ("cases", "proposed")
