"""Pictures of the gifts: gift lists, the calendar of holidays, programmes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.models.queries.activities.activities import ActivityFilter, activity_ids
from app.models.queries.gifts.gifts import gift_rows
from app.ui.main_window import MainWindow
from tests.cameras.scene import Scene, open_dialog

RELIEF, LIST = 30, 32
"""Of the sample: help after a storm with what its people got, and a gift list."""


def _programme(window: MainWindow, key: str) -> int:
    with window.desk.read() as read:
        return activity_ids(read, ActivityFilter(programme=key, newest_first=True))[0]


def _tet_programme(window: MainWindow) -> None:
    window.go("programmes", {"activity": _programme(window, "tet_gathering")})


def _gift(window: MainWindow, words: str) -> int:
    with window.desk.read() as read:
        return gift_rows(read, search=words)[0].id


def _open_gift(key: str, words: str) -> Callable[[MainWindow], object]:
    return lambda window: window.go(key, {"activity": _gift(window, words)})


def _several_groups(window: MainWindow) -> None:
    dialog: Any = open_dialog(window)
    box = dialog.widget("groups")
    box.set_value(box.keys()[:2])
    box.changed.emit()


SCENES = (
    Scene(
        "gifts",
        "gifts",
        prepare=_open_gift("gifts", "tet nguyen dan"),
        caption=("Danh sách quà Tết", "The gift list of Tết: who gets what, who signed"),
    ),
    Scene("gifts-empty", "gifts", {"year": 2019}),
    Scene("gift_import-empty", "gift_import"),
    Scene("gift_import", "gift_import", {"file": "tests/data/trich-nop-2026.xlsx"}),
    Scene("gift_editor-new", "gift_editor", {"holiday": "mid_autumn"}),
    Scene("gift_editor", prepare=_open_gift("gift_editor", "")),
    Scene("gift_editor-groups", "gift_editor", {"holiday": "tet"}, prepare=_several_groups),
    Scene("gift_people", "gift_people", {"activity": LIST}),
    Scene("gift_amount", "gift_amount", {"activity": LIST, "people": [1, 2, 3]}),
    Scene("gift_settle", "gift_settle", {"activity": LIST}),
    Scene("holiday_calendar", "holiday_calendar"),
    Scene("programmes", "programmes", prepare=_tet_programme),
    Scene("programmes-meal", "programmes", {"programme": "union_meal"}),
    Scene("programme_editor", "programme_editor", {"programme": "tet_fair"}),
    Scene("programme_people", "programme_people", {"activity": RELIEF}),
)
