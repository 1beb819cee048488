"""A dialog that was closed is let go: neither the window nor Python keeps it, and what it began in the worker still ends well."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtWidgets import QApplication

from app.ui import help_page
from app.ui.ask import Ask, Question
from app.ui.screen import DeskDialog
from tests.ui.window_rig import opened, settle

TIMES = 50


def let_go(window) -> None:
    """What was given to ``deleteLater`` goes when the loop turns; Python's rings of references go with it."""
    window.desk.run(lambda _progress: None)
    settle(window)
    gc.collect()


def opened_and_closed(window, key: str, asked: dict[str, object]) -> weakref.ref[DeskDialog]:
    dialog = opened(window, key, **asked)
    assert dialog.isVisible()
    dialog.reject()
    settle(window)
    return weakref.ref(dialog)


@pytest.mark.parametrize("key", ["activity_people", "member_editor", "plan_editor", "holiday_calendar"])
def test_a_dialog_opened_and_closed_many_times_is_in_memory_once(window, key):
    with window.desk.read() as read:
        activity = read.number("SELECT max(activity_id) FROM participant")
    asked = {"activity_people": {"activity": activity}, "plan_editor": {"kind": "year", "year": 2027}}.get(key, {})
    made = [opened_and_closed(window, key, asked) for _time in range(TIMES)]
    let_go(window)
    assert len(window.findChildren(DeskDialog)) <= 1
    assert sum(each() is not None for each in made) <= 1


def test_a_dialog_over_another_leaves_the_lower_one_alone(window):
    with window.desk.read() as read:
        activity = read.number("SELECT max(activity_id) FROM participant")
    lower = opened(window, "activity_people", activity=activity)
    for _time in range(3):
        opened(window, "activity_choose", activity=activity).reject()
        let_go(window)
        assert lower.isVisible()
    lower.reject()
    opened(window, "holiday_calendar").reject()
    let_go(window)
    assert len(window.findChildren(DeskDialog)) <= 1


def test_work_begun_by_a_dialog_closed_meanwhile_comes_back_to_it(window):
    dialog, go_on, came_back = opened(window, "holiday_calendar"), threading.Event(), []
    window.desk.run(lambda _progress: go_on.wait(10), lambda _value: came_back.append(dialog.title.text()))
    dialog.reject()
    window.go("holiday_calendar", {})
    go_on.set()
    settle(window)
    assert came_back
    assert came_back[0]


def test_boxes_and_help_are_let_go_when_answered(window, monkeypatch):
    monkeypatch.setattr(Question, "exec", lambda box: box.submit() or box.result())
    ask = Ask(window)
    for _time in range(5):
        assert ask.confirm("Xóa?", "Có thể lấy lại bằng Ctrl+Z.", "Xóa")
        assert ask.choose("Lưu?", "Chưa lưu.", "Lưu", "Bỏ") == "yes"
        help_page.show(window, "month").accept()
        window.open_search()
        window.search.reject()
    let_go(window)
    kinds = [type(child).__name__ for child in window.children() if child.isWidgetType() and child.isWindow()]
    assert sorted(set(kinds)) in ([], ["SearchPalette"])
    assert len(kinds) <= 1
    assert QApplication.activeModalWidget() is None
