"""Thousands of hostile profiles, names, paths, settings, months and clocks, on the command line and in the window's assistant.

``PROVE_HOSTILE`` says how many in all; each part draws its share.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.models.book import Book
from app.models.queries.union.organisation import book_uuid
from app.ui.desk import Desk
from tests.scenarios import hostile
from tests.ui.test_hostile_window import judge_settings, judge_typed, profiles_typed
from tests.ui.window_rig import bare_desk

ALL = int(os.environ.get("PROVE_HOSTILE", "2400"))


def share(hundredths: int) -> settings:
    """So many hundredths of all examples."""
    return settings(
        max_examples=max(ALL * hundredths // 100, 1),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def a_book(folder: Path, name: str) -> Path:
    (folder / name).mkdir(exist_ok=True)
    return hostile.working_book(folder / name)


@share(30)
@given(content=hostile.contents())
def test_profiles_with_something_wrong(content: hostile.Content) -> None:
    hostile.judge_profile(hostile.as_toml(content).encode())


@share(15)
@given(written=hostile.raw_profiles)
def test_files_that_are_hardly_profiles(written: bytes) -> None:
    hostile.judge_profile(written)


@share(12)
@given(name=st.one_of(hostile.bad_names, hostile.bad_names, hostile.good_names))
def test_names(name: str, tmp_path: Path) -> None:
    hostile.judge_name(name, a_book(tmp_path, "names"))


@share(8)
@given(period=hostile.periods)
def test_periods(period: str, tmp_path: Path) -> None:
    hostile.judge_period(period, a_book(tmp_path, "periods"))


@share(4)
@given(moment=hostile.clocks)
def test_clocks(moment: str, tmp_path: Path, fixed_clock: Callable[[str], None]) -> None:
    hostile.judge_clock(moment, a_book(tmp_path, "clocks"), fixed_clock)


@share(6)
@given(data=st.data())
def test_what_the_program_remembers_of_books(data: st.DataObject, tmp_path: Path, own_user_folder: Path) -> None:
    path = a_book(tmp_path, "heads")
    with Book.open(path, read_only=True) as book, book.read() as read:
        uuid = book_uuid(read)
    hostile.judge_kept("heads.json", data.draw(hostile.heads_written(uuid)), path, own_user_folder)


@pytest.mark.parametrize(("kind", "act"), list(product(hostile.HOSTILE_PATHS, hostile.ACTS)))
def test_paths(kind: str, act: str, tmp_path: Path) -> None:
    hostile.judge_path(kind, act, a_book(tmp_path, "paths"))


# ---- in the window -----------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    with bare_desk() as made:
        yield made


@share(15)
@given(typed=profiles_typed)
def test_what_is_typed_in_the_assistant(typed: dict[str, object], desk: Desk) -> None:
    judge_typed(desk, typed)


@share(10)
@given(written=hostile.settings_written)
def test_settings_of_the_window(written: bytes, own_user_folder: Path) -> None:
    judge_settings(written, own_user_folder)
