"""The window starts as the computer and the user want it."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import qInstallMessageHandler

from app import __main__ as door
from app import crash
from app.ui import start
from app.ui.crash_report import CrashReport
from tests import small_books
from tests.ui.window_rig import settle


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"QT_IM_MODULE": "fcitx"}, "ibus"),
        ({"XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"}, "ibus"),
        ({}, None),
    ],
)
def test_fcitx_is_reached_through_ibus(monkeypatch, before, after):
    monkeypatch.setattr(sys, "platform", "linux")
    environment = dict(before)
    start.choose_input_method(environment)
    assert environment.get("QT_IM_MODULE") == after


def test_elsewhere_the_input_method_is_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    environment = {"QT_IM_MODULE": "fcitx"}
    start.choose_input_method(environment)
    assert environment == {"QT_IM_MODULE": "fcitx"}


def test_the_application_has_its_picture(qapp):
    application = start.make_application()
    assert not application.windowIcon().isNull()
    assert application.applicationDisplayName() == "Sổ Công Đoàn"


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["sổ.socd"], True),
        (["SO.SOCD"], True),
        (["forms"], False),
        (["--version"], False),
        (["check", "--book", "a.socd"], False),
    ],
)
def test_the_window_opens_for_nothing_or_for_a_book(tmp_path, monkeypatch, arguments, window):
    monkeypatch.chdir(tmp_path)
    assert door.asks_for_the_window(arguments) is window


def test_a_book_under_any_name_opens_the_window(tmp_path):
    book = tmp_path / "sổ 2024"
    book.touch()
    assert door.asks_for_the_window([str(book)])


def test_a_window_that_cannot_be_made_shows_its_report(qapp, monkeypatch):
    shown: list[CrashReport] = []

    def fail(_desk: object) -> None:
        raise KeyError("Zephyrine")

    def keep(report: CrashReport) -> None:
        shown.append(report)

    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    monkeypatch.setattr(start, "MainWindow", fail)
    monkeypatch.setattr(CrashReport, "exec", keep)
    before = qInstallMessageHandler(None)
    try:
        assert start.run() == start.FAILED
    finally:
        qInstallMessageHandler(before)
    assert "KeyError" in shown[0].text.toPlainText()
    log = crash.log_file().read_text("utf-8")
    assert "window started v" in log
    assert "KeyError" in log
    assert "Zephyrine" not in log


def test_a_damaged_book_is_taken_off_the_desk_and_the_start_says_why(make_window, tmp_path):
    path = small_books.new_book(tmp_path)
    taken = small_books.raw(path)
    taken.execute("DROP TRIGGER charge_frozen")
    taken.close()
    window = make_window()
    window.desk.open_book(path)
    settle(window)
    assert window.desk.book is None
    start_page = window.pages.currentWidget()
    assert start_page.key == "start"
    assert "charge_frozen" in start_page.hint.text()


def test_a_book_that_is_not_there_is_told_at_the_start(make_window, tmp_path):
    window = make_window()
    window.desk.open_book(tmp_path / "không có.socd")
    settle(window)
    assert "không có" in window.pages.currentWidget().hint.text()


def test_the_other_tabs_follow_the_first_screen(window):
    window.go("month", {})
    while not window.is_complete:
        window.load_rest()
    assert [window.tabs.tabData(place) for place in range(window.tabs.count())][:2] == ["month", "checks"]
