"""A window over a copy of a small sample book, with questions answered from a list instead of by clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain import clock
from app.ui.ask import Ask
from app.ui.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from tests.cameras.scene import settle
from tests.sample_books import copy_of_sample
from tests.ui.tour import Tour, in_order
from tests.ui.window_rig import dress


class Answers(Ask):
    """Gives prepared answers, one for each question, and keeps what was asked. A question without an answer fails the test."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.ready: list[Any] = []

    def _answer(self, title: str) -> Any:
        self.asked.append(title)
        assert self.ready, f"nobody expected the question «{title}»"
        return self.ready.pop(0)

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        return self._answer(title)

    def choose(self, title: str, text: str, verb: str, other: str) -> str:
        return self._answer(title)

    def reason(self, title: str, text: str, verb: str, *, danger: bool = False) -> str | None:
        return self._answer(title)

    def word(self, title: str, text: str, verb: str) -> str:
        return self._answer(title)

    def file_to_open(self, title: str, patterns: str, folder: Path | None = None) -> Path | None:
        return self._answer(title)

    def files_to_open(self, title: str, patterns: str) -> Any:
        return self._answer(title)

    def file_to_save(self, title: str, proposal: Path, patterns: str) -> Path | None:
        return self._answer(title)

    def folder(self, title: str, start: Path | None = None) -> Path | None:
        return self._answer(title)

    def printer(self, pages: int) -> Any:
        return self._answer(f"printer for {pages}")


@pytest.fixture
def book_file(tmp_path: Path) -> Path:
    """A copy of the sample book for one test."""
    return copy_of_sample(tmp_path / "Sổ mẫu.socd", members=12)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def make_window(qtbot, qapp, answers: Answers) -> Iterator[Callable[..., MainWindow]]:
    """Makes a window of a size and look; every one is closed after the test."""
    made: list[MainWindow] = []

    def make(width: int = 1366, height: int = 768, looks: str = "light") -> MainWindow:
        dress(qapp, looks)
        window = MainWindow(Desk(Preferences(), answers))
        window.resize(width, height)
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        answers.ready.extend(["other"] * 3)
        window.desk.shut()
        window.close()
        window.deleteLater()
    dress(qapp, "light")


@pytest.fixture(scope="module")
def tour(qapp, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tour]:
    """Windows that are walked from scene to scene by the tests of one file."""
    folder = tmp_path_factory.mktemp("tour")
    made = Tour(qapp, folder)
    yield made
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SO_CONG_DOAN_HOME", str(folder))
        patch.setenv(clock.VARIABLE, "2026-03-15")
        made.end()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is seen in one window is tested in one order, whatever the order of all else."""
    in_order(items)


@pytest.fixture
def window(make_window, book_file: Path) -> MainWindow:
    """A window with the sample book open."""
    made = make_window()
    made.desk.open_book(book_file)
    settle(made)
    return made
