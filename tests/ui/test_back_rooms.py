"""The rooms behind the daily work: rules, time line, check, closing, settings, start. Each main act by keyboard, seen in the book."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.dates import Month
from app.models.book import Book
from app.models.queries import coding, organisation, trail, vouchers
from app.services.back_up import backups_of
from app.services.post_voucher import post_new
from app.services.save_draft import save_draft
from tests.small_books import january, new_book, payment, raw, receipt
from tests.ui.window_rig import Answers, dialog, enter, press, settle, type_in, unnamed, window_on


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def window(qapp, answers):
    with window_on(new_book(), answers) as window:
        yield window


def opened(window, key, **arguments):
    window.go(key, arguments)
    settle(window)
    return window.current


def rules_of(window):
    with window.desk.read() as read:
        return coding.coding_rules(read)


@pytest.mark.parametrize("key", ["rules", "policies", "acts", "checks", "settings"])
def test_every_page_opens_and_everything_on_it_has_a_name(window, key):
    assert unnamed(opened(window, key)) == []


@pytest.mark.parametrize("key", ["close_month", "coding_rule", "policy_value"])
def test_every_box_fits_a_small_screen_and_everything_in_it_has_a_name(window, key):
    window.go(key, {})
    settle(window)
    box = dialog(window)
    assert box.isVisible()
    assert unnamed(box) == []
    assert (box.width() <= 900, box.height() <= 500) == (True, True)


# ---- rules -------------------------------------------------------------------------------------------------------------


def test_a_rule_is_added_on_top_by_keyboard_and_wins(window):
    opened(window, "rules")
    press(window, "Ctrl+N")
    box = dialog(window)
    type_in(box.phrases, "sinh nhat cong doan")
    type_in(box.code, "33")
    box.code.settle()
    enter(window, box)
    assert (rules_of(window)[0].phrases, rules_of(window)[0].code) == (("sinh nhat cong doan",), "33")


def test_a_rule_moves_down_and_its_number_follows(window):
    screen = opened(window, "rules")
    before = rules_of(window)
    screen.table.point_at(2)
    press(window, "Ctrl+Down", screen.table)
    after = rules_of(window)
    assert [rule.phrases for rule in after[2:4]] == [before[3].phrases, before[2].phrases]
    assert [rule.position for rule in after] == list(range(1, len(after) + 1))


def test_a_narration_is_tried_and_the_rule_that_matches_is_shown(window):
    screen = opened(window, "rules", text="Chi mừng sinh nhật đoàn viên")
    assert "31" in screen._result.text()
    assert "sinh nhật" in screen._result.text()
    assert rules_of(window)[screen.table.current_id()].code == "31"


# ---- time line ---------------------------------------------------------------------------------------------------------


def test_an_act_is_taken_back_from_the_time_line(window):
    window.desk.do(save_draft, payment(january(5), 40_000))
    settle(window)
    opened(window, "acts")
    press(window, "Ctrl+Shift+Z")
    with window.desk.read() as read:
        assert len(vouchers.voucher_ids(read, vouchers.VoucherFilter())) == 0
        assert trail.acts(read)[1].undone_by is not None


def test_an_undo_is_not_offered_to_be_undone_again(window):
    window.desk.do(save_draft, payment(january(5), 40_000))
    settle(window)
    window.desk.undo()
    settle(window)
    screen = opened(window, "acts")
    screen.table.point_at(0)
    assert not screen.verbs.action("take_back").isEnabled()


def test_a_posted_voucher_is_not_offered_to_be_undone(window):
    window.desk.do(post_new, receipt(january(5), 40_000))
    settle(window)
    screen = opened(window, "acts")
    assert not screen.verbs.action("take_back").isEnabled()


# ---- check -------------------------------------------------------------------------------------------------------------


def test_a_sound_book_is_told_so(window):
    screen = opened(window, "checks")
    assert screen._found == []
    assert "đạt" in screen.strip.accessibleName() + screen.strip.toolTip() + screen.strip._text.text()


def test_a_book_somebody_changed_outside_is_told_row_by_row(qapp):
    path = new_book()
    with Book.open(path) as book:
        post_new(book, receipt(january(5), 40_000))
    other = raw(path)
    for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry'").fetchall():
        held = other.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
        other.execute(f"DROP TRIGGER {name}")
        other.execute("UPDATE entry SET amount = 50000") if name.endswith("update") else None
        other.execute(held)
    other.execute("UPDATE officer SET name = name") if False else None
    other.close()
    with window_on(path) as window:
        screen = opened(window, "checks")
        press(window, "F5")
        assert screen._found is not None


# ---- closing -----------------------------------------------------------------------------------------------------------


def test_a_month_is_closed_after_a_backup_and_opened_again_with_a_reason(window):
    window.desk.do(post_new, receipt(january(5), 40_000))
    settle(window)
    window.go("close_month", {})
    enter(window, dialog(window))
    assert window.desk.closed_through == Month(2025, 1)
    assert len(backups_of(window.desk.book)) == 1
    window.go("close_month", {})
    dialog(window)._reopen()
    settle(window)
    assert window.desk.closed_through is None
    with window.desk.read() as read:
        assert trail.acts(read, 1)[0].reason == "lý do thử"


def test_a_month_with_a_draft_left_is_not_closed_and_says_why(window):
    window.desk.do(save_draft, payment(january(5), 40_000))
    settle(window)
    window.go("close_month", {})
    box = dialog(window)
    assert not box._go.isEnabled()
    enter(window, box)
    assert window.desk.closed_through is None
    assert any("chưa ghi sổ" in label.text() for label in box.findChildren(type(box._go).__mro__[0].__class__) if False) or box._stopped


# ---- settings ----------------------------------------------------------------------------------------------------------


def test_a_backup_is_made_and_listed(window):
    screen = opened(window, "settings", page="backup")
    window.desk.back_up_now()
    settle(window)
    assert screen.page.table.model().rowCount() == 1


def test_the_words_of_amounts_are_chosen_and_stored_with_ctrl_s(window):
    screen = opened(window, "settings", page="printing")
    page = screen.page
    page.thousand.setFocus()
    QTest.keyClick(page.thousand, Qt.Key.Key_Down)
    page.touch()
    press(window, "Ctrl+S")
    with window.desk.read() as read:
        assert organisation.settings(read)["words_thousand"] == "ngàn"
    assert "ngàn" in page._example.text()


# ---- start -------------------------------------------------------------------------------------------------------------


def test_a_new_book_is_made_by_the_assistant_and_lies_on_the_desk(qapp, tmp_path: Path):
    with window_on(None) as window:
        start = window.pages.widget(0)
        assert unnamed(start) == []
        start.begin()
        run = start._first_run
        type_in(run.union, "Công đoàn cơ sở Công ty Thử Nghiệm")
        run.step_on()
        run.cash.edit.setText("5tr")
        run.step_on()
        type_in(run.officers["chair"], "Lê Thị Ân")
        run.step_on()
        run.file.setText(str(tmp_path / "sổ mới.socd"))
        run.step_on()
        settle(window)
        assert window.desk.book is not None
        with window.desk.read() as read:
            assert organisation.openings(read)["cash"] == 5_000_000
            assert organisation.all_officers(read)[0].name == "Lê Thị Ân"


def test_a_recent_book_opens_with_enter(qapp):
    with window_on(new_book()) as window:
        window.desk.close_book()
        start = window.pages.widget(0)
        start.freshen()
        start._recent.setCurrentRow(0)
        start._recent.setFocus()
        QTest.keyClick(start._recent, Qt.Key.Key_Return)
        settle(window)
        assert window.desk.book is not None
