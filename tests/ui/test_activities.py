"""Activities in the window: wrong input is shown beside its field, verbs follow the state, vouchers keep what they are for."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.domain.activities.activities import ActivityState
from app.domain.activities.plans import PlanKind
from app.domain.dates import Month, Period
from app.models.queries.activities import activities, plans
from app.models.queries.activities.activities import ActivityFilter
from app.models.queries.members.committee import committee
from app.services.activities import keep_participants
from app.services.activities.keep_participants import PersonDraft
from app.services.union.keep_file import keep_file
from app.ui.screen import DeskDialog
from app.ui.search_palette import find_in_book
from tests.cameras.scene import settle
from tests.ui.window_rig import said


@pytest.fixture
def window(make_window, book_file):
    made = make_window()
    made.desk.open_book(book_file)
    settle(made)
    return made


def opened(window, key: str, **arguments: object):
    """The dialog of that key, as it stands open."""
    window.go(key, arguments)
    settle(window)
    return next(child for child in window.findChildren(DeskDialog) if child.key == key and child.isVisible())


def one(window, words: str) -> int:
    with window.desk.read() as read:
        return activities.activity_ids(read, ActivityFilter(search=words, newest_first=True))[0]


def do(window, verb: str) -> None:
    window.current.verbs.action(verb).trigger()
    settle(window)


def state_of(window, number: int) -> ActivityState:
    with window.desk.read() as read:
        return activities.activity(read, number).row.state


@pytest.mark.parametrize(
    ("field", "text", "hint"),
    [
        ("title", "", "title"),
        ("expected", "nhiều", "expected"),
        ("budget", "abc", "budget"),
        ("starts_on", "32/13", "starts_on"),
    ],
)
def test_what_cannot_be_an_activity_is_told_beside_its_field(window, field, text, hint):
    dialog = opened(window, "activity_editor")
    dialog.set_value("title", "Hội thao")
    typed = dialog.widget(field)
    (getattr(typed, "edit", typed)).setText(text)
    dialog.submit()
    assert dialog.isVisible()
    assert dialog.hints[hint].text()


def test_a_refusal_of_the_rules_keeps_what_was_typed(window):
    dialog = opened(window, "activity_editor")
    dialog.set_value("title", "Hội thao")
    dialog.set_value("starts_on", dt.date(2026, 3, 10))
    dialog.set_value("ends_on", dt.date(2026, 3, 9))
    dialog.submit()
    settle(window)
    assert dialog.isVisible()
    assert "trước ngày bắt đầu" in dialog.hints["ends_on"].text()
    dialog.set_value("ends_on", dt.date(2026, 3, 11))
    dialog.submit()
    settle(window)
    assert window.current.key == "activities"
    assert window.current.pane.card.row.title == "Hội thao"
    window.desk.undo()
    settle(window)
    with window.desk.read() as read:
        assert activities.activity_ids(read, ActivityFilter(search="hoi thao", period=None, kind="other")) == []


def test_a_result_needs_people_and_sound_figures(window):
    number = one(window, "hoi nghi tong ket")
    window.go("activities", {"activity": number})
    settle(window)
    do(window, "reopen")
    dialog = opened(window, "activity_result", activity=number)
    dialog.set_value("women", 999)
    dialog.submit()
    settle(window)
    assert "nhiều hơn số người" in dialog.hints["women"].text()
    dialog.set_value("women", None)
    dialog.set_value("people", None)
    dialog.set_value("starts_on", None)
    dialog.submit()
    settle(window)
    assert "bao nhiêu người" in dialog.hints["people"].text()
    assert dialog.hints["starts_on"].text()
    dialog.set_value("starts_on", dt.date(2026, 1, 22))
    dialog.set_value("people", 7)
    dialog.submit()
    settle(window)
    assert not dialog.isVisible()
    assert window.current.pane.card.row.people.came == 7


def test_verbs_follow_the_state(window, answers):
    number = one(window, "hoi nghi tong ket")
    window.go("activities", {"activity": number})
    settle(window)
    verbs = window.current.verbs
    assert state_of(window, number) is ActivityState.SETTLED
    assert not any(
        verbs.action(key).isEnabled() for key in ("result", "pay", "receive", "settle", "delete", "cancel_it")
    )
    do(window, "reopen")
    assert verbs.action("settle").isEnabled()
    answers.ready = [True]
    do(window, "settle")
    assert state_of(window, number) is ActivityState.SETTLED
    planned = one(window, "van nghe")
    window.go("activities", {"activity": planned})
    settle(window)
    answers.ready = ["hết kinh phí"]
    do(window, "cancel_it")
    assert state_of(window, planned) is ActivityState.CANCELLED
    assert "hết kinh phí" in said(window.current.pane)
    answers.ready = [True]
    do(window, "delete")
    with window.desk.read() as read:
        assert activities.activity_ids(read, ActivityFilter(search="van nghe mung", period=None))[0] != planned


def test_a_payment_of_an_activity_names_it_on_every_line_and_may_be_cleared(window):
    number = one(window, "ban tin cong doan")
    window.desk.set_month(Month(2026, 3))
    window.go("activities", {"activity": number})
    settle(window)
    do(window, "pay")
    form = window.current.form
    assert "Bản tin công đoàn" in form.belongs.summary.text()
    grid = form.lines.grid
    grid.model().setData(grid.model().index(0, 1), "50k")
    grid.add_line()
    grid.model().setData(grid.model().index(1, 0), "33")
    grid.model().setData(grid.model().index(1, 1), "20k")
    draft = form.collect()
    assert [entry.activity_id for entry in draft.entries] == [number, number]
    assert [entry.code for entry in draft.entries] == ["32", "33"]
    form.belongs.cleared.emit()
    assert [entry.activity_id for entry in form.collect().entries] == [None, None]
    assert not form.belongs.isVisible()
    form.forget_typed()


def test_people_are_chosen_by_filters_pasted_and_ticked(window):
    number = one(window, "ban tin cong doan")
    with window.desk.read() as read:
        names = read.rows("SELECT full_name FROM member ORDER BY id LIMIT 3")
    dialog = opened(window, "activity_choose", activity=number)
    dialog.members.table.flip([0, 1])
    for gender in ("female", ""):
        dialog.filters.choose("gender", gender)
        dialog.filters.changed.emit()
    assert len(dialog.members.ticked) == 2
    QGuiApplication.clipboard().setText("")
    dialog.paste()
    assert "Chưa có gì để dán" in said(dialog)
    QGuiApplication.clipboard().setText(
        "\n".join(f"{place}\t{name}" for place, (name,) in enumerate(names)) + "\n9\tKhách Mời Xa"
    )
    dialog.paste()
    assert "3 đoàn viên, 1 khách" in said(dialog)
    dialog.submit()
    settle(window)
    people = opened(window, "activity_people", activity=number)
    count = people.table.rows.rowCount()
    assert 4 <= count <= 6
    people.table.flip([0])
    people.submit()
    settle(window)
    # Why: the bulletin's day has not come, so nobody can have come to it.
    assert "chưa đến ngày" in said(people)
    people.table.selectAll()
    people.remove_chosen()
    settle(window)
    assert people.table.rows.rowCount() == 0


def test_results_are_typed_by_keyboard_for_one_or_several_and_ticks_stay(window):
    number = one(window, "gap mat nu doan vien")
    dialog = opened(window, "activity_people", activity=number)
    table, field = dialog.table, dialog.own_result

    def results() -> list[str]:
        with window.desk.read() as read:
            return [each.result for each in activities.participants(read, number)]

    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    ticked = set(table.ticked)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert field.hasFocus()
    field.insert("giải nhất")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert dialog.isVisible()
    assert "chưa ghi" in said(dialog)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    assert results()[:3] == ["giải nhất", "giải nhất", ""]
    assert (table.ticked, table.selected_ids(), table.hasFocus()) == (ticked, [0, 1], True)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert field.text() == ""
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert field.text() == "giải nhất"
    QTest.keyClick(table, Qt.Key.Key_F2)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    assert [bool(each) for each in results()[:2]].count(True) == 1
    window.desk.undo()
    settle(window)
    assert results()[:2] == ["giải nhất", "giải nhất"]


def test_a_result_before_the_day_is_told_and_stays_typed(window):
    number = one(window, "ban tin cong doan")
    with window.desk.read() as read:
        member = read.number("SELECT min(id) FROM member")
    keep_participants.add_participants(window.desk.book, number, [PersonDraft(member)])
    dialog = opened(window, "activity_people", activity=number)
    dialog.own_result.insert("đạt")
    QTest.keyClick(dialog.own_result, Qt.Key.Key_Return)
    settle(window)
    assert "chưa đến ngày" in said(dialog)
    assert dialog.own_result.text() == "đạt"


def test_plans_and_why_in_the_window(window, answers):
    with window.desk.read() as read:
        card = plans.plan_of_year(read, PlanKind.WORKERS_MONTH, 2025)
    assert card is not None
    window.go("workers_month", {"year": 2025})
    settle(window)
    assert "Công nhân Việt Nam tiên phong" in said(window.current)
    window.go("plans", {"plan": card.id})
    settle(window)
    answers.ready = [True]
    do(window, "again")
    assert window.current.pane.card.draft.title == "Kế hoạch Tháng Công nhân năm 2026"
    dialog = opened(window, "plan_editor", kind="workers_month", year=2026)
    assert "Chưa có nguồn" in dialog.hints["theme"].text()
    dialog.submit()
    settle(window)
    assert "đã có" in said(dialog)
    why = opened(window, "activity_why", figure="people", period=card.draft.period, plan=card.id)
    assert why.lines.totals.sums()["value"] == sum(line.value for line in why.lines.rows()) == why.figure.value
    why.lines.table.opened.emit(0)
    settle(window)
    assert window.current.key == "activities"


def test_why_a_count_of_dialogues_is_so_says_its_rule_in_one_sentence(window):
    why = opened(window, "activity_why", figure="dialogues", period=Period.of_year(2025))
    assert "Mỗi cuộc trong sổ đối thoại tính một" in said(why)
    why.accept()
    people = opened(window, "activity_why", figure="people", period=Period.of_year(2025))
    assert "sổ đối thoại" not in said(people)


def test_a_form_says_beside_its_pages_what_the_book_does_not_know(window):
    window.go("forms", {"form": "women-work", "period": Period.of_year(2025)})
    settle(window)
    with window.desk.read() as read:
        known = not committee(read, Period.of_year(2025).last).unknown
    assert known is not window.current.missing.isVisible()
    with window.desk.book.operation("edit_member") as operation:
        operation.run("UPDATE member SET gender = ''")
    window.current.refresh()
    settle(window)
    assert "Chưa rõ giới tính ủy viên Ban Chấp hành" in window.current.missing.text()


def test_an_empty_year_says_why_and_what_to_do(window):
    window.go("workers_month", {"year": 2031})
    settle(window)
    assert "chưa có kế hoạch" in said(window.current)
    window.go("activities", {"year": 2031})
    settle(window)
    assert "Năm 2031 chưa có hoạt động nào" in window.current.table.empty_words()


def test_workers_month_is_among_the_jobs_of_april_and_may_alone(window):
    for month, shown in ((3, False), (4, True), (5, True), (6, False)):
        window.desk.set_month(Month(2025, month))
        window.go("month", {})
        settle(window)
        assert window.current.season_box.isVisible() is shown
    window.desk.set_month(Month(2025, 5))
    window.go("month", {})
    settle(window)
    job = window.current.season[0]
    held, _slash, count = job.summary.text().split(" ")[0].partition("/")
    assert int(held) == int(count) >= 8
    job.press()
    assert window.current.key == "workers_month"
    assert window.current.year == 2025


def test_an_activity_is_found_by_its_name_without_accents(window):
    hits = find_in_book(window.desk, "hoi thao thang cong nhan")
    assert hits[0].caption == "Hội thao Tháng Công nhân"
    hits[0].go()
    assert window.current.key == "activities"
    assert window.current.pane.card.row.title == "Hội thao Tháng Công nhân"


def test_a_book_opened_for_looking_offers_no_change(make_window, book_file):
    looking = make_window()
    looking.desk.open_book(book_file, read_only=True)
    settle(looking)
    for key in ("workers_month", "activities", "plans"):
        looking.go(key, {})
        settle(looking)
        verbs = looking.current.verbs
        changing = [
            each
            for each in ("add", "result", "pay", "settle", "delete", "again", "cancel_it")
            if each in verbs.offered()
        ]
        assert not any(verbs.action(each).isEnabled() for each in changing), key


@pytest.mark.parametrize("key", ["activity_people", "programme_people"])
def test_a_closed_list_of_people_hears_nothing_more(window, key):
    with window.desk.read() as read:
        number = read.number("SELECT max(activity_id) FROM participant")
    dialog = opened(window, key, activity=number)
    dialog.reject()
    title = dialog.title.text()
    with window.desk.book.operation("rename") as operation:
        operation.run("UPDATE activity SET title = 'Tên khác' WHERE id = ?", (number,))
    window.desk.changed.emit(frozenset({"activity", "participant"}))
    settle(window)
    assert dialog.title.text() == title


def test_a_file_kept_with_an_activity_goes_from_its_pane_when_it_is_undone(window, tmp_path):
    window.go("activities", {"activity": one(window, "hoi thao thang cong nhan")})
    settle(window)
    photograph = tmp_path / "Bản đồ sân.txt"
    photograph.write_text("sân", "utf-8")
    files = window.current.pane.files
    window.desk.do(keep_file, "activity", window.current.pane.card.row.id, photograph)
    settle(window)
    assert photograph.name in said(files)
    window.desk.undo()
    settle(window)
    assert photograph.name not in said(files)
