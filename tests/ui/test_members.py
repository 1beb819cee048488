"""Đoàn viên: the list, the editor, changes, wages, exempt months, one payment, birthdays and the import, by keyboard."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from app.domain.dates import Month
from app.domain.dues.wages import WageWay
from app.domain.members.members import Gender, MemberChange, MemberState
from app.domain.members.records import MEMBER
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.dues import dues
from app.models.queries.ledger import vouchers
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter
from app.services.dues.run_dues import run_dues
from app.services.members.keep_members import MemberEntry, add_member
from app.ui.search_palette import find_in_book
from app.ui.widgets.month_field import MonthField, read_month
from tests.small_books import OPENING_DAY, new_book
from tests.ui.window_rig import enter, opened, press, settle, type_in

JANUARY, MARCH = Month(2025, 1), Month(2025, 3)


def people(book: Book) -> None:
    """Four members: an exempt-to-be, two with a wage, one without."""
    day = OPENING_DAY
    add_member(book, MemberEntry("Lê Văn An", day, number="ĐV01", gender="male", birth=dt.date(1985, 1, 5), citizen_number="079085999001",
                                 group="Tổ may 1", wage=dong(5_700_000)))  # fmt: skip
    add_member(
        book,
        MemberEntry(
            "Trần Thị Bé", day, number="ĐV02", gender="female", birth=dt.date(1990, 1, 17), wage=dong(10_000_000)
        ),
    )
    add_member(
        book, MemberEntry("Hồ Thị Đào", day, number="ĐV03", gender="female", group="Tổ may 1", wage=dong(6_000_000))
    )
    add_member(book, MemberEntry("Mai Văn Ân", day, number="ĐV04"))


@pytest.fixture
def window(make_window):
    file = new_book()
    with Book.open(file) as book:
        people(book)
    window = make_window()
    window.desk.open_book(file)
    settle(window)
    window.desk.set_month(JANUARY)
    opened(window, "members")
    return window


def shown(window) -> list[str]:
    return [row.full_name for row in window.current.shown_rows()]


def card(window, number=1):
    with window.desk.read() as read:
        return members.member(read, number)


def test_the_list_is_by_given_name_and_found_without_accents(window, qtbot):
    assert shown(window) == ["Lê Văn An", "Mai Văn Ân", "Trần Thị Bé", "Hồ Thị Đào"]
    type_in(window.current.filters.search.edit, "dao")
    qtbot.waitUntil(lambda: shown(window) == ["Hồ Thị Đào"])


@pytest.mark.parametrize(
    ("chip", "names"),
    [
        ("active", ["Lê Văn An", "Mai Văn Ân", "Trần Thị Bé", "Hồ Thị Đào"]),
        ("women", ["Trần Thị Bé", "Hồ Thị Đào"]),
        ("no_wage", ["Mai Văn Ân"]),
        ("gone", []),
    ],
)
def test_a_chip_shows_its_people_and_counts_them(window, chip, names):
    window.go("members", {"which": chip})
    settle(window)
    assert shown(window) == names
    buttons = {each.property("key"): each.text() for each in window.current.filters.findChildren(QToolButton)}
    assert buttons[chip].endswith(str(len(names) or "Đã rời"))


def test_a_member_is_added_by_keyboard_with_a_partial_birth(window):
    box = press(window, "Ctrl+N")
    type_in(box.widget("full_name"), "Phạm Thị Cúc")
    type_in(box.widget("birth"), "05/1992")
    type_in(box.widget("wage").edit, "6tr")
    box.set_value("group", "Tổ hoàn thiện")
    enter(window, box)
    assert not box.isVisible()
    added = card(window, 5)
    assert (added.full_name, added.birth, added.group, added.wages[0].amount) == (
        "Phạm Thị Cúc",
        "1992-05",
        "Tổ hoàn thiện",
        6_000_000,
    )
    assert "Phạm Thị Cúc" in shown(window)


@pytest.mark.parametrize(
    ("field", "text", "hint"),
    [
        ("full_name", "", "full_name"),
        ("birth", "32/13/1990", "birth"),
        ("citizen_number", "12345", "citizen_number"),
        ("joined", "hôm qua", "joined"),
    ],
)
def test_what_cannot_stand_is_told_beside_its_field(window, field, text, hint):
    box = press(window, "Ctrl+N")
    type_in(box.widget("full_name"), "Phạm Thị Cúc")
    type_in(box.widget(field), text)
    enter(window, box)
    assert box.isVisible()
    assert [key for key, each in box.hints.items() if each.text()] == [hint]


def test_a_field_and_its_column_show_the_help_of_the_record(window):
    box = press(window, "Ctrl+N")
    helped = [each for each in MEMBER.fields if each.key in box.fields]
    assert len(helped) > 10
    assert {each.key: box.widget(each.key).toolTip() for each in helped} == {each.key: each.help for each in helped}
    header = window.current.model
    tips = {
        header.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        for place in range(header.columnCount())
    }
    assert {MEMBER["wage"].help, MEMBER["position"].help} < tips


def test_a_citizen_number_is_held_against_birth_and_gender_and_a_likely_double_is_named(window, qtbot):
    box = press(window, "Ctrl+N")
    type_in(box.widget("full_name"), "Lê Văn Ăn")
    type_in(box.widget("citizen_number"), "079085999001")
    box.set_value("gender", Gender.FEMALE)
    type_in(box.widget("birth"), "1990")
    box.widget("phone").setFocus()
    qtbot.waitUntil(lambda: "của nam" in box.hints["citizen_number"].text())
    assert "1985" in box.hints["citizen_number"].text()
    assert "Lê Văn An (ĐV01)" in box.likeness()
    enter(window, box)
    assert "đã ghi cho «Lê Văn An»" in box.said()


def test_editing_shows_everything_and_keeps_states_and_wages(window):
    window.current.table.point_at(1)
    box = press(window, "F2")
    assert [box.value(key) for key in ("full_name", "birth", "group")] == [
        "Lê Văn An",
        dt.date(1985, 1, 5),
        "Tổ may 1",
    ]
    type_in(box.widget("position"), "Tổ trưởng")
    enter(window, box)
    after = card(window)
    assert (after.position, len(after.states), len(after.wages)) == ("Tổ trưởng", 1, 1)


def test_a_change_of_state_is_noted_from_a_day_on(window):
    window.current.table.point_at(2)
    box = press(window, "Ctrl+1")
    box.set_value("change", MemberChange.LEAVE)
    type_in(box.widget("valid_from").edit, "20")
    type_in(box.widget("reason"), "thôi việc")
    enter(window, box)
    assert card(window, 2).states[-1].state is MemberState.LEFT
    assert card(window, 2).states[-1].valid_from == dt.date(2025, 1, 20)
    assert "Trần Thị Bé" not in shown(window)


def test_wages_of_all_selected_rise_together_and_old_and_new_are_seen_first(window):
    window.current.table.selectAll()
    box = press(window, "Ctrl+2")
    box.set_value("way", WageWay.RATE)
    box.follow()
    type_in(box.widget("rate"), "10%")
    type_in(box.widget("month").edit, "3")
    box.widget("month").edit.editingFinished.emit()
    assert [(line.member.wage, line.new) for line in box.lines() if line.differs] == [
        (5_700_000, 6_270_000), (10_000_000, 11_000_000), (6_000_000, 6_600_000),
    ]  # fmt: skip
    enter(window, box)
    assert [(wage.valid_from, wage.amount) for wage in card(window).wages] == [(JANUARY, 5_700_000), (MARCH, 6_270_000)]
    assert card(window, 4).wages == ()


def test_months_are_waived_with_a_reason_and_taken_back(window, answers):
    window.current.table.point_at(3)
    box = press(window, "Ctrl+3")
    type_in(box.widget("last").edit, "6/2025")
    type_in(box.widget("note"), "thai sản")
    enter(window, box)
    (waived,) = card(window, 3).exemptions
    assert (waived.first, waived.last, waived.note) == (JANUARY, Month(2025, 6), "thai sản")
    answers.ready = [True]
    window.current.pane.link("Bỏ miễn 01/2025 – 06/2025").click()
    settle(window)
    assert card(window, 3).exemptions == ()


def test_one_member_pays_and_the_account_shows_the_receipt(window):
    run_dues(window.desk.book, JANUARY)
    window.current.refresh()
    window.current.table.point_at(1)
    box = press(window, "Ctrl+4")
    assert box.value("amount") == 57_000
    type_in(box.widget("amount").edit, "100000")
    assert "nộp trước: 43.000" in box.goes.text()
    enter(window, box)
    with window.desk.read() as read:
        lines = dues.member_account(read, 1)
    assert [(line.month, line.paid) for line in lines] == [(JANUARY, 57_000), (None, 43_000)]
    assert any("Nộp trước 43.000" in text for text in window.current.pane.texts())
    window.current.pane.link(f"Mở {lines[0].vouchers}").click()
    settle(window)
    assert window.current.key == "voucher_editor"


def test_the_citizen_number_is_hidden_until_asked(window):
    window.current.table.point_at(1)
    pane = window.current.pane
    assert "079085999001" not in pane.texts()
    pane.link("Hiện CCCD").click()
    settle(window)
    assert "079085999001" in pane.texts()


def test_birthdays_are_given_in_one_act_and_marked_the_next_time(window):
    box = press(window, "Ctrl+5")
    assert [row.full_name for row in box.list.rows()] == ["Lê Văn An", "Trần Thị Bé"]
    type_in(box.widget("amount").edit, "300k")
    QTest.keyClick(box.list.table, Qt.Key.Key_Space)
    assert "1 người × 300.000" in box.list.said()
    enter(window, box)
    with window.desk.read() as read:
        (number,) = vouchers.voucher_ids(read, vouchers.VoucherFilter(search="sinh nhat"))
        assert vouchers.voucher(read, number).entries[0].member_id == 2
    again = opened(window, "birthdays")
    assert again.list.ticked == {1}
    assert again.value("amount") == 300_000


def test_ctrl_k_finds_a_member_without_accents(window):
    hits = find_in_book(window.desk, "tran thi be")
    hits[0].go()
    settle(window)
    assert window.current.key == "members"
    assert window.current.pane.card.full_name == "Trần Thị Bé"


def test_a_foreign_list_is_previewed_and_comes_in_as_one_act(window, sample_file):
    window.go("member_import", {"file": str(sample_file("danh_sach_doan_vien_lan_lon_bang_ma.xlsx"))})
    settle(window)
    screen = window.current
    assert "Chưa ghi được" in screen.strip.text()
    screen.fix.setChecked(True)
    screen.leave.setChecked(True)
    assert {row.state for row in screen.rows} == {"new", "repeated", "left_out", "gone"}
    press(window, "Ctrl+S")
    with window.desk.read() as read:
        ids = members.member_ids(read, MemberFilter(JANUARY.last_day))
        names = {row.full_name for row in members.member_rows(read, ids, JANUARY.last_day)}
    assert {"Nguyễn Văn Đức", "Lê Thị Hoà", "Trần Thị Thúy"} <= names
    screen.verbs.action("undo").trigger()
    settle(window)
    with window.desk.read() as read:
        assert len(members.member_ids(read, MemberFilter(JANUARY.last_day))) == 4


def test_every_field_that_a_list_may_bring_has_its_column(window, sample_file):
    window.go("member_import", {"file": str(sample_file("danh_sach_doan_vien_lan_lon_bang_ma.xlsx"))})
    settle(window)
    columns = {each.key: each for each in window.current.model.columns}
    assert {each.key for each in MEMBER.importable} < columns.keys()
    shown = {key: each.text(window.current.rows[0]) for key, each in columns.items()}
    assert (shown["full_name"], shown["birth"], shown["gender"]) == ("Nguyễn Văn Đức", "01/02/1985", "Nam")
    assert (shown["wage"], shown["joined"], shown["phone"]) == ("5.967.000", "15/03/2015", "")
    assert columns["phone"].hidden
    assert columns["wage"].tip == MEMBER["wage"].help
    line = window.current.kind.cell_line
    assert line("birth", "1990-05-04T00:00:00") == "Ngày sinh: 04/05/1990"
    assert line("wage", "5967000") == "Mức lương đóng BHXH: 5.967.000"
    assert line("phone", "0912345678") == "Điện thoại: 0912345678"
    assert line("counter", "1") == ""


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("3", Month(2025, 3)),
        ("03/2026", Month(2026, 3)),
        ("3/26", Month(2026, 3)),
        ("032026", Month(2026, 3)),
        ("13", None),
        ("tháng ba", None),
        ("", None),
    ],
)
def test_a_month_is_typed_short(text, month):
    assert read_month(text, 2025) == month


def test_a_month_field_that_is_only_passed_through_tells_nobody(qtbot):
    field = MonthField("Tháng", Month(2025, 3))
    qtbot.addWidget(field)
    heard = []
    field.changed.connect(lambda: heard.append(field.value()))
    field.set_value(Month(2025, 3))
    field.edit.editingFinished.emit()
    assert heard == []
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert heard == [Month(2025, 4)]
