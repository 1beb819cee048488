"""Care programmes and houses in the window: a list is filled and paid, vouchers lead both ways, a house is mended, refusals shown."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.dates import Month
from app.models.queries.activities.activities import activity, participants
from app.models.queries.care.houses import house_cards
from app.ui.screen import DeskDialog
from tests.cameras.scene import settle


def open_dialog(window: Any) -> Any:
    return next(child for child in window.findChildren(DeskDialog) if child.isVisible())


@pytest.fixture
def window(make_window, book_file):
    window = make_window()
    window.desk.open_book(book_file)
    settle(window)
    window.desk.set_month(Month(2026, 3))
    return window


def programme(window: Any, key: str) -> int:
    with window.desk.read() as read:
        return int(read.number("SELECT max(id) FROM activity WHERE programme = ?", (key,)))


def test_a_programme_is_added_its_people_paid_and_the_voucher_opens_it_again(window):
    window.go("programmes", {})
    settle(window)
    window.go("programme_editor", {"programme": "relief"})
    settle(window)
    dialog = open_dialog(window)
    dialog.submit()
    settle(window)
    assert "tên" in dialog.hints["title"].text()
    dialog.set_value("title", "Trợ giúp cháy nhà trọ")
    dialog.submit()
    settle(window)
    number = programme(window, "relief")
    assert window.current.pane.card.row.title == "Trợ giúp cháy nhà trọ"
    from app.services.activities.keep_participants import PersonDraft, add_participants

    window.desk.do(add_participants, number, [PersonDraft(2), PersonDraft(3)])
    settle(window)
    window.go("programme_people", {"activity": number})
    settle(window)
    dialog = open_dialog(window)
    assert not dialog.pay_button.isEnabled()
    dialog.amount.set_value(100_000)
    dialog.put_amounts(dialog.people)
    dialog.fund.setCurrentIndex(1)
    dialog.pay_all()
    settle(window)
    settle(window)
    with window.desk.read() as read:
        assert activity(read, number).row.money.spent == 200_000
        assert all(each.received for each in participants(read, number))
        voucher = activity(read, number).vouchers[0].id
    window.go("voucher_editor", {"voucher": voucher})
    settle(window)
    assert "Trợ giúp cháy nhà trọ" in window.current.form.belongs.summary.text()


def told(window: Any) -> str:
    return window.current.notice(window.current.row())


def move_plan(window: Any, day: str | None) -> None:
    """The pay plan of Tết 2026 announced on another day, or not yet held."""
    with window.desk.book.operation("edit_activity") as operation:
        if day is None:
            operation.run("UPDATE activity SET state = 'planned' WHERE programme = 'tet_pay_plan'")
        else:
            operation.run(
                "UPDATE activity SET starts_on = ?, ends_on = NULL WHERE id = ?",
                (day, programme(window, "tet_pay_plan")),
            )
    window.desk.changed.emit(frozenset({"activity"}))
    settle(window)


def test_a_pay_plan_announced_late_is_told_beside_it_and_among_the_jobs_before_tet(window):
    fair, plan = programme(window, "tet_fair"), programme(window, "tet_pay_plan")
    window.go("programmes", {"activity": plan})
    settle(window)
    assert not told(window)
    move_plan(window, "2026-02-05")
    assert "chỉ 11 ngày" in told(window)
    # Of another row it is shown only while the Tết is near.
    window.go("programmes", {"activity": fair})
    assert not told(window)
    window.desk.set_month(Month(2026, 2))
    settle(window)
    assert "chỉ 11 ngày" in told(window)
    for month, shown in ((11, False), (12, False), (1, True), (2, True)):
        window.desk.set_month(Month(2025 if month > 10 else 2026, month))
        window.go("month", {})
        settle(window)
        assert window.current.season_box.isVisible() is shown
    job = window.current.season[0]
    assert "chỉ 11 ngày" in job.summary.text()
    assert job.state.accessibleName() == "Công bố chậm"
    job.press()
    assert window.current.key == "programmes"
    assert window.current.pane.card.row.id == plan


def test_a_pay_plan_nobody_announced_is_asked_for(window, fixed_clock):
    fixed_clock("2026-01-20")
    move_plan(window, None)
    window.desk.set_month(Month(2026, 1))
    window.go("month", {})
    settle(window)
    job = window.current.season[0]
    assert job.state.accessibleName() == "Chưa công bố"
    assert "chậm nhất ngày 27/01/2026" in job.summary.text()
    fixed_clock("2026-01-29")
    window.current.refresh()
    settle(window)
    assert job.state.accessibleName() == "Quá hạn"


def test_a_list_is_shown_as_it_was_stored(window):
    fair = programme(window, "tet_fair")
    window.go("programmes", {"activity": fair})
    settle(window)
    window.go("programme_people", {"activity": fair})
    settle(window)
    dialog = open_dialog(window)
    with window.desk.read() as read:
        taken = {each.id for each in participants(read, fair) if each.received}
        everybody = participants(read, fair)
    assert dialog.table.ticked == taken
    assert len(taken) < len(everybody)


def test_a_house_is_mended_and_its_voucher_leads_back(window):
    window.go("houses", {})
    settle(window)
    card = window.current.pane.card
    window.current.pane.link(f"Mở {card.vouchers[0].number}").click()
    settle(window)
    assert "Mái ấm" in window.current.form.belongs.summary.text()
    window.current.form.belongs.open_asked.emit()
    settle(window)
    assert window.current.key == "houses"
    window.go("house_editor", {"house": card.case_id})
    settle(window)
    dialog = open_dialog(window)
    dialog.set_value("place", "")
    dialog.submit()
    settle(window)
    assert "nơi xây" in dialog.hints["place"].text()
    dialog.set_value("place", "Ấp 3")
    dialog.submit()
    settle(window)
    with window.desk.read() as read:
        changed = house_cards(read, card.case_id)[0].draft
    assert (changed.place, changed.stages, changed.sources) == ("Ấp 3", card.draft.stages, card.draft.sources)
    window.desk.undo()
    settle(window)
    with window.desk.read() as read:
        assert house_cards(read, card.case_id)[0].draft == card.draft


def test_the_pane_of_the_voucher_list_opens_what_a_voucher_is_for(window):
    with window.desk.read() as read:
        house = read.number(
            "SELECT e.voucher_id FROM entry e JOIN welfare_case c ON c.id = e.case_id AND c.kind = 'house' LIMIT 1"
        )
        relief = read.number(
            "SELECT e.voucher_id FROM entry e JOIN activity a ON a.id = e.activity_id AND a.programme = 'relief' LIMIT 1"
        )
    from PySide6.QtWidgets import QPushButton

    from app.ui.ledger.voucher_pane import VoucherPane

    pane = VoucherPane(window.desk, "chứng từ")
    for voucher, screen in ((house, "houses"), (relief, "programmes")):
        pane.show_record(voucher)
        pane.findChildren(QPushButton)[-1].click()
        settle(window)
        assert window.current.key == screen
    pane.deleteLater()


def test_the_list_needs_no_scrolling_sideways_on_a_small_screen_at_150_percent(make_window, book_file):
    window = make_window(1366 * 2 // 3, 768 * 2 // 3)
    window.desk.open_book(book_file)
    settle(window)
    window.go("programmes", {})
    settle(window)
    table = window.current.table
    assert table.model().rowCount()
    assert table.horizontalScrollBar().maximum() == 0
