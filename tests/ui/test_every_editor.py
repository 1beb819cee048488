"""What every editor promises, walked over every one of them: nothing here knows a dialogue by name."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.ui.pages import known_pages
from app.ui.records.binding import Binding
from app.ui.records.editor import Editor
from app.ui.records.grid_field import GridField
from app.ui.screen import DeskDialog
from app.ui.widgets.chips import SearchBox
from app.ui.widgets.choice_field import ChoiceField
from tests.cameras.rooms import scenes
from tests.cameras.scene import settle
from tests.sample_books import copy_of_sample
from tests.ui.keys import turn_wheel_over
from tests.ui.test_screens import SMALLEST, USUAL

PAGES = known_pages()
EDITORS = {key for key, page in PAGES.items() if issubclass(page, Editor)}
DIALOGUES = [scene for scene in scenes() if scene.screen and issubclass(PAGES[scene.screen], DeskDialog)]
SCENES = list({scene.screen: scene for scene in DIALOGUES if scene.screen in EDITORS}.values())
every_editor = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.key)


def _open(tour, scene, size=USUAL) -> Any:
    """The dialogue of a scene as it opens: another one when that of the scene was closed or typed into."""
    window, _picture = tour.see(scene, *size)
    standing = [each for each in window.findChildren(DeskDialog) if each.isVisible() and each.key == scene.screen]
    touched = [each for each in standing if isinstance(each, Editor) and each.touched()]
    for each in touched:
        each.reject()
    if not standing or touched:
        window.go(scene.screen, dict(scene.arguments))
        settle(window, 5)
        standing = [each for each in window.findChildren(DeskDialog) if each.isVisible() and each.key == scene.screen]
    return standing[-1]


def test_every_editor_is_pictured():
    assert {scene.screen for scene in SCENES} == EDITORS


@pytest.mark.parametrize(
    "scene", list({scene.screen: scene for scene in DIALOGUES}.values()), ids=lambda scene: scene.key
)
def test_a_dialogue_that_is_typed_into_is_an_editor(tour, scene):
    dialogue = _open(tour, scene)
    if isinstance(dialogue, Editor):
        return
    searches = [edit for box in dialogue.findChildren(SearchBox) for edit in box.findChildren(QLineEdit)]
    fields = QLineEdit | QPlainTextEdit | QComboBox | QAbstractSpinBox
    typed = [each for each in dialogue.findChildren(QWidget) if isinstance(each, fields) and each not in searches]
    assert [(type(each).__name__, each.accessibleName()) for each in typed if each.isVisible()] == []


@every_editor
def test_what_was_not_touched_closes_without_a_question(tour, scene):
    editor = _open(tour, scene)
    if scene.prepare is not None:
        editor.reject()
        return
    assert not editor.touched()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def _first_text(editor: Editor[Any]) -> QLineEdit | QPlainTextEdit | None:
    for bound in editor.fields.values():
        for each in (bound.widget, *bound.widget.findChildren(QLineEdit)):
            if (
                isinstance(each, QLineEdit | QPlainTextEdit)
                and each.isVisible()
                and each.isEnabled()
                and not each.isReadOnly()
            ):
                return each
    return None


@every_editor
def test_what_was_typed_is_not_thrown_away_unasked(tour, scene):
    editor = _open(tour, scene)
    edit = _first_text(editor)
    if edit is None:
        return
    asked: list[str] = []

    def stay(title: str, *_rest: object, **_more: object) -> bool:
        asked.append(title)
        return False

    ask = editor.desk.ask
    keep, ask.confirm = ask.confirm, stay
    try:
        edit.setFocus()
        if isinstance(edit, QLineEdit):
            edit.end(False)
        edit.insert("1") if isinstance(edit, QLineEdit) else edit.insertPlainText("1")
        editor.reject()
        assert asked
        assert editor.isVisible()
    finally:
        ask.confirm = keep
        editor.reject()


@every_editor
def test_every_refusal_is_shown_at_once_each_at_its_field(tour, scene):
    editor = _open(tour, scene)
    for key, bound in editor.fields.items():
        if not isinstance(bound.widget, ChoiceField) and bound.widget.isVisible() and bound.widget.isEnabled():
            bound.field.set_value(None if not isinstance(bound.nothing, str | bool) else bound.nothing)
            assert not bound.field.complaint(), key
    stops = [finding for finding in editor.look_over(editor.collect()) if finding.stops]
    if not stops:
        return
    stored: list[Any] = []
    editor.store = stored.append
    editor.submit_button.setEnabled(True)
    editor.submit()
    assert not stored
    wanted = {editor.field_of(finding.column or "") for finding in stops}
    for key in wanted - {""}:
        assert editor.hints[key].text(), key
    assert editor.findings_shown() >= len(wanted)


@every_editor
def test_ctrl_s_stores_like_the_button(tour, scene):
    editor = _open(tour, scene)
    submitted: list[Any] = []

    def nothing_wrong(draft: Any) -> tuple[()]:
        submitted.append(draft)
        return ()

    editor.submit_button.setEnabled(True)
    editor.look_over = nothing_wrong
    editor.store = submitted.append
    editor.activateWindow()
    for bound in editor.fields.values():
        if bound.field.complaint():
            bound.field.set_value(None)
    QApplication.processEvents()
    QTest.keySequence(editor, "Ctrl+S")
    QApplication.processEvents()
    editor.reject()
    assert submitted


@every_editor
def test_tab_follows_the_fields(tour, scene):
    editor = _open(tour, scene)
    order: list[str] = []
    owner = {}
    for key, bound in editor.fields.items():
        for each in (bound.widget, *bound.widget.findChildren(QWidget)):
            owner[id(each)] = key
    first = next(
        (bound for bound in editor.fields.values() if bound.widget.isVisible() and bound.widget.isEnabled()), None
    )
    if first is None:
        return
    first.widget.setFocus()
    for _step in range(80):
        focus = QApplication.focusWidget()
        if focus is None:
            break
        if (key := owner.get(id(focus))) and key not in order:
            order.append(key)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    laid = [key for key in editor.fields if key in order]
    assert order == laid


@every_editor
def test_the_wheel_changes_no_choice(tour, scene):
    editor = _open(tour, scene)
    for box in editor.findChildren(QComboBox):
        if not box.isVisible() or box.count() < 2:
            continue
        before = box.currentIndex()
        turn_wheel_over(box)
        assert box.currentIndex() == before, box.accessibleName()


@every_editor
@pytest.mark.parametrize("size", [USUAL, SMALLEST], ids=["100%", "150%"])
def test_an_editor_fits_its_window(tour, scene, size):
    editor = _open(tour, scene, size)
    assert editor.width() <= size[0]
    assert editor.height() <= size[1]
    button = editor.submit_button
    if button.isVisible():
        corner = button.mapTo(editor, button.rect().bottomRight())
        assert corner.x() <= editor.width()
        assert corner.y() <= editor.height()


def test_a_book_that_may_only_be_looked_at_takes_nothing(make_window, tmp_path):
    book = copy_of_sample(tmp_path / "Sổ mẫu.socd", members=12)
    window = make_window()
    window.desk.open_book(book, read_only=True)
    settle(window)
    for scene in SCENES:
        if scene.prepare is not None:
            continue
        window.go(scene.screen, dict(scene.arguments))
        settle(window, 5)
        editor = next(each for each in window.findChildren(Editor) if each.isVisible())
        assert not editor.submit_button.isEnabled(), scene.key
        for key, bound in editor.fields.items():
            for edit in (bound.widget, *bound.widget.findChildren(QLineEdit)):
                if isinstance(edit, QLineEdit | QPlainTextEdit):
                    assert edit.isReadOnly() or not edit.isEnabled(), (scene.key, key)
        editor.reject()


# ---- pages that are typed into: the settings, a voucher ----------------------------------------------------------------


@pytest.fixture
def settings(window):
    window.go("settings", {})
    settle(window)
    return window.current


def _type_into(page: Binding[Any]) -> None:
    """Something typed into its first field."""
    bound = next(iter(page.fields.values()))
    if isinstance(bound.widget, GridField):
        bound.widget.set_lines([*bound.widget.lines(), {bound.widget.model().columns[0].key: "gì đó"}])
    elif isinstance(bound.widget, ChoiceField):
        bound.widget.setCurrentIndex(bound.widget.count() - 1 - bound.widget.currentIndex())
    else:
        bound.widget.set_value("gì đó")


def test_every_settings_page_begins_untouched_and_asks_before_what_was_typed_is_lost(settings, window, answers):
    for page in settings.pages:
        window.go("settings", {"page": page.key})
        settle(window)
        assert not page.touched(), page.key
        if not page.saves:
            continue
        _type_into(page)
        assert page.touched(), page.key
        answers.ready.append("")
        window.go("month", {})
        assert window.current is settings, page.key
        assert answers.asked[-1] == "Chưa cất thiết lập"
        settings.verbs.action("cancel").trigger()
        settle(window)
        assert not page.touched(), page.key
    window.go("month", {})
    assert window.current.key == "month"


def test_what_the_book_refuses_of_the_settings_is_told_at_once_at_its_fields(settings, window):
    wrong = {
        "unit": ("facts", [{"key": "union"}, {"key": "group", "value": "9"}], ("hãy điền nội dung", "từ 1 đến 4")),
        "officers": ("officers", [{"role": "chair"}, {"name": "Lê Thị Na"}], ("Chủ tịch", "Lê Thị Na")),
        "funds": ("funds", [{"bank_name": "A"}, {"name": "B", "opening": -1}], ("hãy điền tên", "không được âm")),
    }
    for key, (field, lines, told) in wrong.items():
        window.go("settings", {"page": key})
        settle(window)
        page = settings.page
        page.widget(field).set_lines(lines)
        settings.verbs.action("save").trigger()
        settle(window)
        for words in told:
            assert words in page.hints[field].text(), (key, words)
        assert page.said() == ""
        settings.verbs.action("cancel").trigger()


def test_settings_of_a_book_that_may_only_be_looked_at_take_nothing(make_window, tmp_path):
    book = copy_of_sample(tmp_path / "Sổ mẫu.socd", members=12)
    window = make_window()
    window.desk.open_book(book, read_only=True)
    settle(window)
    window.go("settings", {})
    settle(window)
    for page in window.current.pages:
        if not page.saves:
            continue
        window.go("settings", {"page": page.key})
        assert not window.current.verbs.action("save").isEnabled(), page.key
        page.submit()
        for bound in page.fields.values():
            if isinstance(bound.widget, GridField):
                assert bound.widget.model().read_only, (page.key, bound.key)
            for edit in (bound.widget, *bound.widget.findChildren(QLineEdit)):
                if isinstance(edit, QLineEdit):
                    assert edit.isReadOnly(), (page.key, bound.key)
        assert not page.touched(), page.key


def test_a_voucher_shows_every_refusal_at_its_field_and_keeps_what_was_typed(window):
    window.go("voucher_editor", {"kind": "PC"})
    settle(window)
    form = window.current.form
    form.widget("source_documents").edit.setText("hai")
    form.widget("book_date").edit.setText("")
    window.current.save()
    settle(window)
    assert "ngày ghi sổ" in form.hints["book_date"].text()
    assert "một số nguyên" in form.hints["source_documents"].text()
    form.widget("book_date").set_value(window.desk.usual_day())
    form.widget("source_documents").set_value(2)
    window.current.post()
    settle(window)
    assert window.current.card is None
    assert "chưa có dòng tiền" in form.hints["entries"].text()
    assert form.hints["narration"].text()
    assert form.value("source_documents") == 2
    form.forget_typed()


def test_what_the_law_refuses_of_an_agreement_is_told_at_once_each_at_its_field(window):
    window.go("agreement_editor", {})
    settle(window)
    editor = next(each for each in window.findChildren(Editor) if each.isVisible())
    typed = {"title": "Thỏa ước thử", "signed": True, "workers": 40, "agreed": 10, "against": 30}
    days = {"signed_on": (2026, 1, 5), "valid_from": (2026, 1, 5), "valid_to": (2026, 3, 1)}
    for key, value in (typed | {key: dt.date(*day) for key, day in days.items()}).items():
        editor.set_value(key, value)
    editor.follow()
    editor.submit()
    settle(window)
    assert editor.isVisible()
    assert "Điều 76" in editor.hints["agreed"].text()
    assert "Điều 78" in editor.hints["valid_to"].text()
    assert editor.said() == ""
    editor.forget_typed()
    editor.reject()
