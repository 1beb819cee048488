"""The rooms behind the daily work: rules, time line, check, closing, settings, start. Each main act by keyboard, seen in the book."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.dates import Month
from app.models.book import Book
from app.models.queries import trail
from app.models.queries.ledger import accounts, coding, vouchers
from app.models.queries.union import organisation
from app.services.back_up import backups_of
from app.services.home.check_book import all_checks
from app.services.ledger.post_voucher import post_new
from app.services.ledger.save_draft import save_draft
from tests.small_books import january, new_book, payment, raw, receipt
from tests.ui.window_rig import enter, opened, press, settle, type_in


@pytest.fixture
def window(make_window):
    """The window over a small book without vouchers."""
    window = make_window()
    window.desk.open_book(new_book())
    settle(window)
    return window


def done(window, verb, *arguments):
    window.desk.do(verb, *arguments)
    settle(window)


def rules_of(window):
    with window.desk.read() as read:
        return coding.coding_rules(read)


# ---- rules -------------------------------------------------------------------------------------------------------------


def test_a_rule_is_added_on_top_by_keyboard_and_is_tried_first(window):
    before = rules_of(window)
    opened(window, "rules")
    box = press(window, "Ctrl+N")
    type_in(box.widget("phrases"), "sinh nhat cong doan")
    type_in(box.widget("code"), "33")
    box.widget("code").settle()
    enter(window, box)
    after = rules_of(window)
    assert (after[0].phrases, after[0].code) == (("sinh nhat cong doan",), "33")
    assert [rule.phrases for rule in after[1:]] == [rule.phrases for rule in before]


def test_a_rule_moves_down_and_the_numbers_follow(window):
    screen = opened(window, "rules")
    before = rules_of(window)
    screen.table.point_at(3)
    press(window, "Ctrl+Down")
    after = rules_of(window)
    assert [rule.phrases for rule in after[2:4]] == [before[3].phrases, before[2].phrases]
    assert [rule.position for rule in after] == list(range(1, len(after) + 1))


def test_a_narration_is_tried_and_the_rule_that_matches_is_pointed_at(window):
    screen = opened(window, "rules", text="Chi mừng sinh nhật đoàn viên")
    assert "31" in screen.result.text()
    assert "sinh nhật" in screen.result.text()
    assert screen.row().code == "31"


# ---- time line ---------------------------------------------------------------------------------------------------------


def test_an_act_is_taken_back_from_the_time_line_and_stays_there(window, answers):
    done(window, save_draft, payment(january(5), 40_000))
    opened(window, "acts")
    answers.ready = [True]
    press(window, "Ctrl+Shift+Z")
    with window.desk.read() as read:
        newest, taken_back = trail.acts(read, 2)
        assert len(vouchers.voucher_ids(read, vouchers.VoucherFilter())) == 0
    assert (newest.kind.kind, taken_back.kind.kind, taken_back.undone_by) == ("undo", "save_draft", newest.id)


def test_a_posted_voucher_is_not_offered_to_be_undone(window):
    done(window, post_new, receipt(january(5), 40_000))
    screen = opened(window, "acts")
    assert not screen.verbs.action("take_back").isEnabled()


# ---- check -------------------------------------------------------------------------------------------------------------


def test_a_sound_book_is_told_so_with_the_number_of_checks(window):
    screen = opened(window, "checks")
    assert screen.found == []
    assert str(len(all_checks())) in screen.strip.text()


def test_an_amount_changed_outside_the_program_is_found(make_window):
    path = new_book()
    with Book.open(path) as book:
        post_new(book, receipt(january(5), 40_000))
    outside = raw(path)
    walls = outside.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry'"
    ).fetchall()
    for name, _sql in walls:
        outside.execute(f"DROP TRIGGER {name}")
    outside.execute("UPDATE entry SET amount = 50000")
    for _name, sql in walls:
        outside.execute(sql)
    outside.close()
    window = make_window()
    window.desk.open_book(path)
    settle(window)
    screen = opened(window, "checks")
    assert {"row-tampered", "day-sum-wrong"} <= {finding.code for finding in screen.found}
    assert screen.table.model().rowCount() == len(screen.found)


# ---- closing -----------------------------------------------------------------------------------------------------------


def test_a_month_is_closed_after_a_backup_and_opened_again_with_a_reason(window, answers):
    done(window, post_new, receipt(january(5), 40_000))
    enter(window, opened(window, "close_month"))
    assert window.desk.closed_through == Month(2025, 1)
    assert len(backups_of(window.desk.book)) == 1
    answers.ready = ["ghi thiếu một phiếu"]
    opened(window, "close_month").reopen()
    settle(window)
    assert window.desk.closed_through is None
    with window.desk.read() as read:
        assert trail.acts(read, 1)[0].reason == "ghi thiếu một phiếu"


def test_a_month_with_a_draft_left_is_not_closed(window):
    done(window, save_draft, payment(january(5), 40_000))
    box = opened(window, "close_month")
    assert not box.submit_button.isEnabled()
    enter(window, box)
    assert window.desk.closed_through is None
    assert backups_of(window.desk.book) == []


# ---- settings ----------------------------------------------------------------------------------------------------------


def test_a_backup_is_made_and_listed(window):
    screen = opened(window, "settings", page="backup")
    window.desk.copies.make_now()
    settle(window)
    assert len(screen.page.copies.rows()) == 1


def test_the_words_of_amounts_are_chosen_by_arrow_and_stored_with_ctrl_s(window):
    screen = opened(window, "settings", page="printing")
    thousand = screen.page.widget("words_thousand")
    thousand.setFocus()
    QTest.keyClick(thousand, Qt.Key.Key_Down)
    press(window, "Ctrl+S")
    with window.desk.read() as read:
        assert organisation.settings(read)["words_thousand"] == "ngàn"


# ---- start -------------------------------------------------------------------------------------------------------------


def test_a_new_book_is_made_by_the_assistant_and_lies_on_the_desk(make_window, tmp_path: Path):
    window = make_window()
    start = window.pages.widget(0)
    start.begin()
    run = start.first_run
    type_in(run.widget("union"), "Công đoàn cơ sở Công ty Thử Nghiệm")
    run.submit()
    type_in(run.widget("cash").edit, "5tr")
    run.submit()
    type_in(run.widget("chair"), "Lê Thị Ân")
    run.submit()
    type_in(run.widget("file"), str(tmp_path / "sổ mới.socd"))
    run.submit()
    settle(window)
    assert window.desk.book is not None
    with window.desk.read() as read:
        assert accounts.openings(read)["cash"] == 5_000_000
        assert organisation.all_officers(read)[0].name == "Lê Thị Ân"


def test_a_recent_book_opens_with_enter(window):
    window.desk.close_book()
    start = window.pages.widget(0)
    start.refresh_if_stale()
    start.recent.setFocus()
    start.recent.setCurrentRow(0)
    QTest.keyClick(start.recent, Qt.Key.Key_Return)
    settle(window)
    assert window.desk.book is not None
