"""Fields read what a treasurer types, say what is wrong beside themselves, and never rewrite while she types."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dates import Month, Period
from app.ui.preferences import Preferences
from app.ui.widgets.date_field import DateField
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column, money_column
from app.ui.widgets.lookup_field import Choice, LookupField, search
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.period_picker import PeriodPicker
from app.ui.widgets.several_box import SeveralBox
from app.ui.widgets.table_model import PAGE, Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView
from app.ui.widgets.text_field import TextField
from app.ui.widgets.verb_bar import VerbBar, VerbButton
from tests.ui.keys import CTRL, enter, press, write
from tests.ui.window_rig import dress, push

MARCH = Month(2026, 3)
CODES = [
    Choice("code:31", "31", "Chi bảo vệ, chăm lo đoàn viên và người lao động"),
    Choice("code:34.01", "34.01", "Lương, phụ cấp của cán bộ trong biên chế"),
    Choice("code:34.02", "34.02", "Phụ cấp cán bộ công đoàn"),
    Choice("code:39", "39", "ĐPCĐ đã nộp cấp trên"),
]


@pytest.fixture
def stage(qtbot, qapp):
    """A little window with a spare field behind the one under test, so that the keyboard has somewhere to go."""
    dress(qapp, "light")

    kept: list[QWidget] = []

    def put(widget: QWidget) -> QWidget:
        window = QWidget()
        window.resize(500, 320)
        column = QVBoxLayout(window)
        column.addWidget(widget)
        column.addWidget(TextField("sau"))
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        widget.setFocus()
        kept.append(window)
        return widget

    return put


@pytest.mark.parametrize(
    ("typed", "shown", "value"),
    [
        ("5tr", "5.000.000", 5_000_000),
        ("300k", "300.000", 300_000),
        ("=12*350000", "4.200.000", 4_200_000),
        ("1,234,567", "1.234.567", 1_234_567),
        ("1234567,00", "1.234.567", 1_234_567),
    ],
)
def test_money_is_typed_short_and_shown_whole_when_left(stage, typed, shown, value):
    field = stage(MoneyField("Số tiền"))
    write(typed)
    assert field.edit.text() == typed
    enter()
    assert field.edit.text() == shown
    assert field.value() == value


def test_the_words_of_an_amount_stand_below_while_typing(stage):
    field = stage(MoneyField("Số tiền"))
    write("300k")
    assert field.hint.text() == "Ba trăm nghìn đồng"


def test_an_unreadable_amount_stays_as_typed_and_is_told(stage):
    field = stage(MoneyField("Số tiền"))
    write("ba trăm")
    press(Qt.Key.Key_Tab)
    assert field.edit.text() == "ba trăm"
    assert field.value() is None
    assert field.hint.text()
    assert not field.readable()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5", dt.date(2026, 3, 5)),
        ("0503", dt.date(2026, 3, 5)),
        ("5/3", dt.date(2026, 3, 5)),
        ("05032026", dt.date(2026, 3, 5)),
    ],
)
def test_a_bare_figure_is_a_day_of_the_working_month(stage, typed, day):
    field = stage(DateField("Ngày", MARCH))
    write(typed)
    enter()
    assert field.value() == day
    assert field.edit.text() == "05/03/2026"
    assert field.hint.text() == ""


def test_a_day_outside_the_month_is_warned_about_and_one_far_away_refused(stage):
    field = stage(DateField("Ngày", MARCH))
    write("5/2")
    press(Qt.Key.Key_Tab)
    assert "Ngoài tháng làm việc" in field.hint.text()
    assert field.readable()
    field.set_value(dt.date(2023, 1, 5))
    assert "hơn một năm" in field.hint.text()
    assert not field.readable()


def test_ctrl_semicolon_is_today(stage):
    field = stage(DateField("Ngày", MARCH))
    press(Qt.Key.Key_Semicolon, CTRL)
    assert field.value() == dt.date(2026, 3, 15)


def test_text_is_cleaned_only_when_it_is_left(stage):
    field = stage(TextField("Nội dung"))
    write("Thu  đoàn phí ")
    assert field.text() == "Thu  đoàn phí "
    enter()
    assert field.text() == "Thu đoàn phí"


def test_unikey_backspace_and_new_letter_go_through(stage):
    field = stage(TextField("Họ tên"))
    write("Nguye")
    press(Qt.Key.Key_Backspace)
    write("ễn")
    assert field.text() == "Nguyễn"


def test_search_takes_the_code_first_then_the_name_in_one_piece():
    assert [choice.code for choice in search(CODES, "34")] == ["34.01", "34.02"]
    assert search(CODES, "phu cap can bo")[0].code == "34.02"
    assert search(CODES, "dpcd")[0].code == "39"
    assert search(CODES, "xyz") == []


def test_tab_takes_the_first_match_and_never_completes_inside_the_field(stage):
    field = stage(LookupField("Mã", CODES))
    write("cham lo")
    assert field.text() == "cham lo"
    press(Qt.Key.Key_Tab)
    assert field.value() == "code:31"


def test_what_matches_nothing_is_marked_and_is_no_choice(stage):
    field = stage(LookupField("Mã", CODES))
    write("khong co")
    press(Qt.Key.Key_Tab)
    assert field.value() is None
    assert not field.readable()


def test_plus_is_a_letter_like_any_other(stage):
    field = stage(LookupField("Người", CODES))
    write("Lan+")
    assert field.text() == "Lan+"


# ---- the grid ------------------------------------------------------------------------------------------------------


@pytest.fixture
def grid(stage):
    columns = [
        lookup_column("code", "Mã", lambda: CODES, stretch=True),
        money_column("amount", "Số tiền"),
        GridColumn("text", "Diễn giải"),
    ]
    made = EntryGrid("Dòng", columns)
    made.set_lines([])
    stage(made)
    made.start()
    return made


def test_a_block_from_excel_fills_cells_and_opens_lines(grid):
    QGuiApplication.clipboard().setText("31\t300000\tquà\r\n39\t1,234,567\t\r\nphu cap can bo\t900k\tquý 1\r\n")
    press(Qt.Key.Key_V, CTRL)
    assert [line.get("code") for line in grid.lines()] == ["code:31", "code:39", "code:34.02"]
    assert [line.get("amount") for line in grid.lines()] == [300_000, 1_234_567, 900_000]


@pytest.mark.parametrize("amount", ["300.000", "300,000.00", "'300000", "３００．０００", "300 000 đ"])
def test_a_cell_with_a_line_break_is_pasted_as_one_cell(grid, amount):
    grid.paste(f'31\t{amount}\t"Mua quà\ncho ""cháu"" An"\r\n39\t5000\t"Tết"\r\n')
    assert [line.get("amount") for line in grid.lines()] == [300_000, 5_000]
    assert [line.get("text") for line in grid.lines()] == ['Mua quà cho "cháu" An', '"Tết"']


def test_a_pasted_cell_that_cannot_be_read_is_told_and_left_empty(grid, qtbot):
    texts: list[str] = []
    grid.refused.connect(texts.append)
    grid.paste("31\tkhông phải tiền\n")
    assert grid.lines()[0].get("amount") is None
    assert texts[-1]


def test_copying_gives_excel_bare_numbers(grid):
    grid.set_lines([{"code": "code:31", "amount": 300_000, "text": "quà"}])
    grid.selectAll()
    assert grid.as_tsv() == "31  Chi bảo vệ, chăm lo đoàn viên và người lao động\t300000\tquà"


def test_ctrl_d_fills_down(grid):
    grid.set_lines([{"code": "code:31", "amount": 5}, {"amount": 6}])
    grid.setCurrentIndex(grid.model().index(1, 0))
    press(Qt.Key.Key_D, CTRL)
    assert grid.lines()[1]["code"] == "code:31"


def test_escape_gives_a_cell_its_old_value_back(grid):
    grid.set_lines([{"code": "code:31", "amount": 5}])
    grid.setCurrentIndex(grid.model().index(0, 1))
    press(Qt.Key.Key_F2)
    write("77")
    press(Qt.Key.Key_Escape)
    assert grid.lines()[0]["amount"] == 5


# ---- the table -----------------------------------------------------------------------------------------------------


def test_a_long_list_fetches_only_the_pages_it_paints(qtbot, qapp):
    asked = []

    def fetch(ids):
        asked.append((ids[0], len(ids)))
        return [f"dòng {number}" for number in ids]

    model = PagedTableModel([Column("text", "Chữ", show=str)], fetch)
    table = TableView("Danh sách", "thử", model)
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    model.set_ids(range(100_000))
    qapp.processEvents()
    assert asked == [(0, PAGE)]
    table.scrollToBottom()
    qapp.processEvents()
    assert {start for start, _count in asked} <= {0, 99_800}


def test_the_sum_of_selected_rows_is_told(qtbot):
    model = PagedTableModel(
        [Column("name", "Tên", show=lambda row: row[0]), money("amount", "Tiền", lambda row: row[1])], list
    )
    model.set_rows([("a", 100_000), ("b", 250_000), ("c", 1)])
    table = TableView("Danh sách", "thử", model)
    qtbot.addWidget(table)
    texts: list[str] = []
    table.summed.connect(texts.append)
    table.selectRow(0)
    table.selectionModel().select(
        model.index(1, 0), table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows
    )
    assert texts[-1] == "Đang chọn 2 dòng  ·  Tiền: 350.000"
    assert table.as_tsv().splitlines() == ["Tên\tTiền", "a\t100000", "b\t250000"]


def test_columns_widths_and_sort_are_remembered(qtbot, tmp_path):
    preferences = Preferences(tmp_path / "settings.json")
    columns = [Column("a", "A", sortable=True), Column("b", "B")]

    def table() -> TableView:
        made = TableView("Danh sách", "thử", PagedTableModel(columns, list), preferences)
        qtbot.addWidget(made)
        return made

    first = table()
    first.show_column(1, False)
    first.horizontalHeader().sectionClicked.emit(0)
    first.horizontalHeader().sectionClicked.emit(0)
    preferences = Preferences(tmp_path / "settings.json")
    again = table()
    assert again.isColumnHidden(1)
    assert again.sort() == ("a", True)


def test_the_last_column_cannot_be_hidden(qtbot):
    table = TableView("Danh sách", "thử", PagedTableModel([Column("a", "A"), Column("b", "B")], list))
    qtbot.addWidget(table)
    table.show_column(0, False)
    table.show_column(1, False)
    assert not table.isColumnHidden(1)


def test_an_empty_list_says_why_and_what_to_do(qtbot):
    model = PagedTableModel([Column("a", "A")], list)
    table = TableView("Danh sách", "thử", model)
    qtbot.addWidget(table)
    table.show()
    pressed = []
    table.say_empty("Chưa có gì", "Vì chưa nhập.", "Nhập ngay", lambda: pressed.append(True))
    assert table.empty_words().startswith("Chưa có gì\n")
    push(table, "Nhập ngay")
    assert pressed == [True]


# ---- the bar of verbs and the period -------------------------------------------------------------------------------


def test_verbs_stand_in_their_order_whatever_order_they_are_offered_in(qtbot, qapp):
    dress(qapp, "light")
    screen = QWidget()
    qtbot.addWidget(screen)
    bar = VerbBar(screen)
    for key in ("close", "print", "add", "unpost", "save", "edit"):
        bar.offer(key, lambda: None)
    assert [button.verb.key for button in bar.buttons()] == ["add", "edit", "save", "unpost", "print", "close"]


def test_what_finds_no_room_goes_into_the_menu_and_keeps_its_shortcut(qtbot, qapp):
    dress(qapp, "light")
    screen = QWidget()
    qtbot.addWidget(screen)
    done: list[Any] = []
    bar = VerbBar(screen)
    QVBoxLayout(screen).addWidget(bar)
    for key in ("add", "edit", "delete", "save", "copy", "post", "print", "excel"):
        bar.offer(key, partial(done.append, key))
    screen.resize(260, 80)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    screen.setFocus()
    assert bar.in_menu()
    assert any(button.isVisible() for button in bar.findChildren(VerbButton) if button.verb.key == "more")
    press(Qt.Key.Key_E, CTRL)
    assert done == ["excel"]


def test_a_period_is_a_month_a_quarter_a_year_or_any_two_days(qtbot):
    picker = PeriodPicker(MARCH)
    qtbot.addWidget(picker)
    assert picker.period() == Period.of_month(MARCH)
    picker.set_period(Period.of_quarter(2025, 2))
    assert picker.kind() == "quarter"
    picker.set_period(Period(dt.date(2025, 1, 1), dt.date(2025, 5, 31)))
    assert picker.kind() == "days"
    picker.set_month(Month(2026, 1))
    assert picker.period() == Period(dt.date(2025, 1, 1), dt.date(2025, 5, 31))


@pytest.fixture
def groups(stage):
    """Three tổ to choose among, as they stand in a form."""
    return stage(SeveralBox("Tổ", [(1, "Tổ May 1"), (2, "Tổ May 2"), (3, "Văn phòng")], "Mọi tổ", "{count} tổ"))


def test_several_are_ticked_by_keyboard_and_the_list_stays_open(groups, qtbot):
    assert (groups.value(), groups.shown_text()) == ((), "Mọi tổ")
    press(Qt.Key.Key_Space)
    assert groups.view().isVisible()
    with qtbot.waitSignal(groups.changed):
        QTest.keyClick(groups.view(), Qt.Key.Key_Space)
    QTest.keyClick(groups.view(), Qt.Key.Key_Down)
    QTest.keyClick(groups.view(), Qt.Key.Key_Down)
    QTest.keyClick(groups.view(), Qt.Key.Key_Space)
    assert groups.view().isVisible()
    assert (groups.value(), groups.shown_text()) == ((1, 3), "Tổ May 1, Văn phòng")
    QTest.keyClick(groups.view(), Qt.Key.Key_Escape)
    assert not groups.view().isVisible()
    assert groups.accessibleDescription() == "Tổ May 1, Văn phòng"


def test_several_tells_all_when_all_or_none_are_ticked_and_ticks_by_a_click(groups):
    groups.set_value((1, 2, 3))
    assert groups.shown_text() == "Mọi tổ"
    groups.set_value((2,))
    groups.showPopup()
    place = groups.view().visualRect(groups.model().index(0, 0)).center()
    QTest.mouseClick(groups.view().viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert groups.value() == (1, 2)
    assert groups.view().isVisible()
    groups.hidePopup()
    # A key or a wheel over the closed box changes nothing by itself.
    for key in (Qt.Key.Key_Up, Qt.Key.Key_V):
        QTest.keyClick(groups, key)
    assert groups.value() == (1, 2)
