"""What every test shares: Qt without a screen, one time zone, a folder of its own for the user, a clock that stands still.

Set before the first import of Qt or of the program. Nothing here knows a book; fixtures that make books live beside the tests.
"""

from __future__ import annotations

import gc
import itertools
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(__file__).resolve().parents[1] / "out" / ".hypothesis"))
os.environ["TZ"] = "Asia/Ho_Chi_Minh"
if hasattr(time, "tzset"):
    time.tzset()

import pytest
from hypothesis import HealthCheck, settings

from app import crash, i18n
from app.domain import clock
from tests import known_workbooks
from tests.cameras.talk import HARMLESS_QT_WARNINGS

TESTS = Path(__file__).resolve().parent
TODAY = "2026-03-15"

_users = itertools.count(1)

settings.register_profile(
    "quick",
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "prove",
    max_examples=1000,
    stateful_step_count=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the golden files anew; they are then read like code in review."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew instead of comparing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test with a window forgives what offscreen Qt cannot help saying."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(*HARMLESS_QT_WARNINGS, extend=True))


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector of rubbish need not look at it again and again."""
    known_workbooks.tell_services()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def users(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the users of all tests have their folders."""
    return tmp_path_factory.mktemp("users")


@pytest.fixture(autouse=True)
def own_user_folder(users: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, recent books and backups of one test stay in a folder of its own."""
    # Why counted here: pytest finds the next number by looking through all folders there are, for each of five thousand tests.
    folder = users / str(next(_users))
    folder.mkdir()
    monkeypatch.setenv("SO_CONG_DOAN_HOME", str(folder))
    # Why: what was logged already is only counted, and each test has a log of its own.
    crash.counts.clear()
    return folder


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Today is 15/03/2026, 08:00, until the test asks for another day: ``fixed_clock("2024-12-31")``."""

    def stop_at(moment: str) -> None:
        monkeypatch.setenv(clock.VARIABLE, moment)

    stop_at(TODAY)
    return stop_at


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    """Every test begins in Vietnamese, whatever the one before it chose."""
    i18n.set_language("vi")
    yield
    i18n.set_language("vi")


@pytest.fixture
def sample_file() -> Callable[[str], Path]:
    """The path of a file in ``tests/data``: ``sample_file("so-sach-2024.xlsx")``. Copy it before changing it."""

    def path_of(name: str) -> Path:
        path = TESTS / "data" / name
        assert path.exists(), f"no such sample: {name}"
        return path

    return path_of


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with ``tests/golden/NAME``: ``golden("b07/2024.txt", text)``; ``--update-golden`` writes it instead."""

    def compare(name: str, text: str) -> None:
        path = TESTS / "golden" / name
        text = text if text.endswith("\n") else text + "\n"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        assert path.exists(), f"no golden file tests/golden/{name}: run with --update-golden, then read it"
        assert text == path.read_text(encoding="utf-8"), f"differs from tests/golden/{name}"

    return compare
