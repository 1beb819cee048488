"""A window over a copy of a small sample book, with questions answered from a list instead of by clicks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.services.book.sample_book import make_sample
from app.ui import theme
from app.ui.ask import Ask
from app.ui.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.scenes import settle


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


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sample book for the whole run; never opened itself."""
    kept = {name: os.environ.get(name) for name in ("SO_CONG_DOAN_HOME", "SO_CONG_DOAN_TODAY")}
    folder = tmp_path_factory.mktemp("sample")
    os.environ |= {"SO_CONG_DOAN_HOME": str(folder), "SO_CONG_DOAN_TODAY": "2026-03-15"}
    try:
        make_sample(folder / "mau.socd", members=12, years=2).value.close()
    finally:
        for name, value in kept.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
    return folder / "mau.socd"


@pytest.fixture
def book_file(sample_once: Path, tmp_path: Path) -> Path:
    """A copy of the sample book for one test."""
    file = tmp_path / "Sổ mẫu.socd"
    shutil.copyfile(sample_once, file)
    return file


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def make_window(qtbot, qapp, answers: Answers) -> Iterator[Callable[..., MainWindow]]:
    """Makes a window of a size and look; every one is closed after the test."""
    made: list[MainWindow] = []

    def make(width: int = 1366, height: int = 768, looks: str = "light") -> MainWindow:
        theme.apply(qapp, looks)
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
    theme.apply(qapp, "light")


@pytest.fixture
def window(make_window, book_file: Path) -> MainWindow:
    """A window with the sample book open."""
    made = make_window()
    made.desk.open_book(book_file)
    settle(made)
    return made
