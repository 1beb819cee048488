"""Lists show their numbers whole, the time line speaks Vietnamese and says why not, and the language changes at once."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from app import i18n
from app.domain.acts import act_kinds
from app.domain.ledger.accounts import AccountUse
from app.models.queries import trail
from app.models.queries.ledger import accounts
from app.models.schema import trailed_tables
from app.ui import theme
from app.ui.brought import trail_words
from app.ui.take_back import state_word, why_not
from app.ui.union.union_words import dues_group_choices, region_choices
from app.ui.widgets.chips import Chips
from app.ui.widgets.table_model import CELL_MARGIN
from tests.cameras.scene import settle

# ---- lists -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text_size", [13, 17])
@pytest.mark.parametrize(
    ("screen", "arguments", "whole"),
    [("vouchers", {"state": ""}, ("number", "book_date", "in", "out", "state")),
     ("books", {"fund": "bank:1"}, ("book_date", "number", "in", "out", "balance"))],
)  # fmt: skip
def test_numbers_dates_and_states_are_never_cut(window, screen, arguments, whole, text_size):
    window.desk.set_looks(text_size=text_size)
    window.go(screen, arguments)
    settle(window)
    table, model = window.current.table, window.current.table.model()
    metrics = QFontMetrics(theme.font())
    for place, column in enumerate(model.columns):
        if column.key in whole:
            room = table.columnWidth(place) - CELL_MARGIN + 2
            texts = [column.text(model.row_at(row)) for row in range(min(model.rowCount(), 40))]
            assert max(map(metrics.horizontalAdvance, texts), default=0) <= room, column.key


def test_a_chip_with_an_empty_key_is_not_chosen_before_anybody_chose_it(qtbot):
    chips = Chips("thử", [("a", "A"), ("", "Tất cả")])
    qtbot.addWidget(chips)
    assert chips.value() == "a"
    chips.set_value("")
    chips.offer([("a", "A"), ("b", "B"), ("", "Tất cả")])
    assert chips.value() == ""


# ---- importing -------------------------------------------------------------------------------------------------------


def test_a_file_of_a_year_before_the_book_is_told_in_one_sentence(window, sample_file):
    window.go("import", {"file": str(sample_file("so-sach-2024.xlsx"))})
    settle(window)
    wizard = window.current
    assert wizard.strip.text().startswith("Tệp là sổ năm 2024 nhưng sổ này mở từ 01/01/2025")
    assert wizard.model.rowCount() == 0
    assert not wizard.verbs.action("import").isEnabled()


# ---- the time line ---------------------------------------------------------------------------------------------------


def test_every_table_and_column_of_the_trail_has_a_vietnamese_word():
    for table in trailed_tables():
        assert trail_words.table_word(table.name) != table.name
        shown = [column.name for column in table.columns if not trail_words.is_hidden(table.name, column.name)]
        assert [name for name in shown if trail_words.column_word(table.name, name) == name] == []


def test_stored_keys_are_told_in_words():
    texts = [trail_words.value_word(*each) for each in (
        ("opening_owed", "direction", "up"), ("entry", "money_source", "DP"), ("setting", "key", "words_odd"), ("account", "closed", 1),
        ("setting", "value", "tt107"), ("policy_value", "policy", "dues_share_up"),
    )]  # fmt: skip
    assert texts[0] == "phải nộp cấp trên"
    assert all(word and "_" not in word and word not in ("DP", "1", "tt107") for word in texts)


def test_a_table_is_told_in_the_words_of_its_own_room_first():
    assert trail_words.value_word("dialogue_request", "state", "refused") == "Không chấp nhận"
    assert trail_words.value_word("welfare_case", "state", "refused") == "Không duyệt"
    assert trail_words.value_word("initiative", "state", "refused") == "Không công nhận"
    assert trail_words.column_word("dialogue_request", "case_id") == trail_words.column_word("entry", "case_id")


def test_acts_of_record_and_acts_that_take_back_say_why_they_stay(window):
    with window.desk.read() as read:
        newest = trail.acts(read, 1)[0]
    for kind in act_kinds().values():
        act = trail.Act(
            id=1, kind=kind, at=newest.at, officer="", subject="", reason="", undoes=None, undone_by=None, rows=0
        )
        offered = kind.undo.value != "no" and kind.kind not in ("undo", "redo", "withdraw_import", "withdraw_dues")
        assert (why_not(act) == "") == offered, kind.kind
        assert state_word(act)


def test_an_act_taken_back_is_struck_through_and_cannot_be_taken_back_again(window):
    window.desk.undo()
    settle(window)
    window.go("acts", {})
    settle(window)
    screen = window.current
    assert not screen.verbs.action("take_back").isEnabled()
    assert any("lấy lại một việc khác" in label.text() for label in screen.pane.findChildren(QLabel))
    place, undone = next((place, row) for place, row in enumerate(screen.shown_rows()) if row.undone_by is not None)
    screen.table.point_at(undone.id)
    model = screen.table.model()
    assert model.data(model.index(place, 1), 6).strikeOut()
    assert "Việc này đã được hoàn tác." in [label.text() for label in screen.pane.findChildren(QLabel)]
    assert not screen.verbs.action("take_back").isEnabled()


# ---- settings and rules ----------------------------------------------------------------------------------------------


def test_group_and_region_are_chosen_from_named_lists(window):
    window.go("settings", {"page": "unit"})
    settle(window)
    page = window.current.page
    model = page.widget("facts").model()
    place = next(row for row, line in enumerate(model.lines) if line["key"] == "group")
    assert model.data(model.index(place, 1)) == dues_group_choices()[2].caption
    assert model.setData(model.index(place, 1), "nghiệp đoàn")
    assert model.lines[place]["value"] == "4"
    assert not model.setData(model.index(place, 1), "9")
    assert [choice.key for choice in region_choices()] == ["1", "2", "3", "4"]


def save_use(window, name: str, use: str) -> str:
    page = window.current.page
    grid = page.widget("funds")
    lines = grid.lines()
    for line in lines:
        if line["name"] == name:
            line["use"] = use
    grid.set_lines(lines)
    assert page.touched()
    window.current.verbs.action("save").trigger()
    settle(window)
    return page.hints["funds"].text()


def test_an_account_is_closed_when_it_is_empty_and_opened_again(window, answers):
    window.go("settings", {"page": "funds"})
    settle(window)
    page = window.current.page
    grid = page.widget("funds")
    grid.set_lines([*grid.lines(), {"name": "Agribank"}])
    window.current.verbs.action("save").trigger()
    settle(window)
    for use, open_now in ((AccountUse.CLOSED, False), (AccountUse.OPEN, True)):
        assert save_use(window, "Agribank", use) == ""
        assert not page.touched()
        with window.desk.read() as read:
            assert ("Agribank" in [fund.name for fund in accounts.cash_accounts(read)]) is open_now
    assert "hãy chuyển hết tiền" in save_use(window, grid.lines()[1]["name"], AccountUse.CLOSED)
    page.load()
    assert "không đóng được" in save_use(window, "Tiền mặt", AccountUse.CLOSED)
    answers.ready.append("other")


def test_deleting_a_rule_asks_first(window, answers):
    window.go("rules", {})
    settle(window)
    screen = window.current
    before = len(screen.shown_rows())
    screen.table.point_at(5)
    answers.ready += [False, True]
    for left in (before, before - 1):
        screen.verbs.action("delete").trigger()
        settle(window)
        assert len(screen.shown_rows()) == left
    assert answers.asked == ["Xóa quy tắc 5?"] * 2
    code = next(column for column in screen.table.columns() if column.key == "code")
    assert any("Chi quản lý hành chính" in code.text(rule) for rule in screen.shown_rows())


# ---- language and month ----------------------------------------------------------------------------------------------


def test_another_language_is_taken_at_once_and_back(window):
    window.go("settings", {"page": "looks"})
    settle(window)
    before = window.windowTitle()
    window.desk.set_looks(language="en")
    settle(window)
    words = [button.text() for button in window.rail.buttons()]
    assert "Thiết lập" not in words
    assert window.current.key == "settings"
    assert window.current.page.key == "looks"
    window.go("vouchers", {})
    settle(window)
    assert window.current.verbs.action("reload").text() != "Nạp"
    window.desk.set_looks(language=i18n.SOURCE_LANGUAGE)
    settle(window)
    assert window.current.key == "vouchers"
    assert window.current.verbs.action("reload").text() == "Nạp"
    assert window.windowTitle() == before


def test_another_book_brings_its_own_month_to_every_list(make_window, book_file, tmp_path):
    from app.domain.union.profile import Profile
    from app.services.home.create_book import create_book

    old = tmp_path / "cũ.socd"
    create_book(old, Profile(opening_day=dt.date(2024, 1, 1))).value.close()
    window = make_window()
    window.desk.open_book(old)
    settle(window)
    window.go("vouchers", {})
    window.desk.set_month(window.desk.month.plus(-20))
    settle(window)
    window.desk.open_book(book_file)
    settle(window)
    window.go("vouchers", {})
    settle(window)
    assert window.desk.month.first_day in window.current.period_box.period()
