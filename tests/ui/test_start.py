"""The window starts as the computer and the user want it."""

from __future__ import annotations

import sys

import pytest

from app import __main__ as door
from app.ui import start


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
