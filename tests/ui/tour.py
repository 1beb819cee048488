"""One window of each size that is walked through the scenes, as ``python3 dev.py shots`` walks it; every test looks at where it is.

Making a window, dressing it and opening a book takes longer than most pages. What a scene is about stays a test of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.domain.dates import Month
from app.ui.ask import Ask
from app.ui.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from tests.cameras.rooms import scenes
from tests.cameras.scene import Scene, floating
from tests.sample_books import copy_of_sample
from tests.ui.window_rig import dress

PLACES = {scene.key: place for place, scene in enumerate(scenes())}


class _Onward(Ask):
    """Leaves behind what a scene typed; no other question is expected on the way."""

    def choose(self, title: str, text: str, verb: str, other: str) -> str:
        return "other"

    def _unexpected(self, title: str, *_: object, **__: object) -> None:
        raise AssertionError(f"nobody expected the question «{title}»")

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        assert title in ("Bỏ những gì vừa nhập?", "Throw away what was entered?"), (
            f"nobody expected the question «{title}»"
        )
        return True

    reason = word = file_to_open = files_to_open = file_to_save = folder = printer = _unexpected  # type: ignore[assignment]


@dataclass
class _Walk:
    """A window, where it is, and what was seen there."""

    window: MainWindow
    book: Path
    month: Month | None = None
    at: str = ""
    picture: QImage | None = None

    def go(self, scene: Scene) -> None:
        """On to a scene: no dialog left open, and the month that the book was opened in."""
        desk = self.window.desk
        _close_all_over(self.window)
        if self.month is not None and desk.book is not None and desk.book.path == self.book:
            desk.set_month(self.month)
        self.at = ""
        self.picture = scene.take(self.window, self.book).toImage()
        self.at = scene.key


class Tour:
    """``see`` brings the window of a size to a scene, unless it is there."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._folder = folder
        self._walks: dict[tuple[int, int], _Walk] = {}

    def see(self, scene: Scene, width: int, height: int) -> tuple[MainWindow, QImage]:
        """The window at that scene, and its picture."""
        walk = self._walks.get((width, height)) or self._begin(width, height)
        walk.window.activateWindow()
        QApplication.processEvents()
        if walk.at != scene.key:
            try:
                walk.go(scene)
            except BaseException:
                # Why: where one scene failed, the next begins in a window of its own.
                self._leave(width, height)
                raise
        assert walk.picture is not None
        return walk.window, walk.picture

    def end(self) -> None:
        """Close every window."""
        for size in list(self._walks):
            self._leave(*size)

    def _begin(self, width: int, height: int) -> _Walk:
        dress(self._application, "light")
        folder = self._folder / f"{width}x{height}"
        folder.mkdir(exist_ok=True)
        window = MainWindow(Desk(Preferences(folder / "settings.json"), _Onward()))
        window.resize(width, height)
        window.show()
        walk = _Walk(window, copy_of_sample(folder / "Sổ mẫu.socd", members=12))
        window.desk.open_book(walk.book)
        window.desk.worker.wait()
        walk.month = window.desk.month
        self._walks[width, height] = walk
        return walk

    def _leave(self, width: int, height: int) -> None:
        window = self._walks.pop((width, height)).window
        _close_all_over(window)
        window.desk.shut()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def _close_all_over(window: MainWindow) -> None:
    for over in floating(window):
        if over.isVisible():
            over.close()


def in_order(items: list[pytest.Item]) -> None:
    """Put the tests of a tour in the order of its scenes, each test in a place that one of them had."""
    places = [place for place, item in enumerate(items) if _is_on_tour(item)]
    for place, item in zip(places, sorted((items[place] for place in places), key=_turn), strict=True):
        items[place] = item


def _is_on_tour(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and "tour" in item.fixturenames and hasattr(item, "callspec")


def _turn(item: pytest.Item) -> tuple[int, str]:
    assert isinstance(item, pytest.Function)
    scene = item.callspec.params["scene"]
    assert isinstance(scene, Scene)
    return PLACES[scene.key], item.name
