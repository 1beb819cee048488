"""Which copies of a book may go: told by the copies among themselves, so that a wrong clock takes none away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.back_up import ALWAYS_KEPT, Backup, thin


def test_backups_thin_among_themselves_and_never_lose_the_newest() -> None:
    now = dt.datetime(2026, 3, 1, 9)
    copies = [Backup(Path(f"{hours}"), now - dt.timedelta(hours=hours), 1) for hours in range(0, 24 * 400, 6)]
    going = thin(copies)
    left = [copy for copy in copies if copy not in going]
    assert left[:ALWAYS_KEPT] == copies[:ALWAYS_KEPT]
    newest = copies[ALWAYS_KEPT - 1].made_at
    assert 29 <= len([copy for copy in left[ALWAYS_KEPT:] if (newest - copy.made_at).days < 31]) <= 31
    assert 30 < len(left) - ALWAYS_KEPT < 60
    assert thin(left) == []


def backups_by_clock(moments: Sequence[dt.datetime]) -> list[Backup]:
    """One copy an act, each dated by what the clock said."""
    return [Backup(Path(f"{act}"), moment, 1, act) for act, moment in enumerate(moments, 1)]


CLOCKS = [dt.datetime(year, 1 + year % 12, 1 + year % 28, 8) for year in range(1970, 2101, 10)]


@pytest.mark.parametrize("wrong", CLOCKS, ids=lambda clock: f"{clock:%Y}")
@pytest.mark.parametrize("place", [0, 14, 28])
def test_one_wrong_clock_deletes_nothing(wrong: dt.datetime, place: int) -> None:
    days = [dt.datetime(2026, 3, 1, 9) + dt.timedelta(days=day) for day in range(29)]
    assert thin(backups_by_clock([*days[:place], wrong, *days[place + 1 :]])) == []


@given(st.lists(st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2100, 1, 1)), max_size=ALWAYS_KEPT))
def test_clocks_that_jump_delete_none_of_the_newest(moments: list[dt.datetime]) -> None:
    days = [dt.datetime(2025, 1, 1, 9) + dt.timedelta(days=day) for day in range(120)]
    copies = backups_by_clock([*days, *moments])
    going = thin(copies)
    fewer = thin(copies[: len(days)])
    assert not set(map(id, copies[len(days) :])) & set(map(id, going))
    assert len(going) <= len(fewer) + len(moments)


def test_a_clock_that_always_begins_anew_deletes_nothing() -> None:
    """The battery is dead: at every start it is the first of January 1970."""
    mornings = [dt.datetime(1970, 1, 1, 0, minute % 7) for minute in range(60)]
    kept = {copy.act for copy in backups_by_clock(mornings)} - {copy.act for copy in thin(backups_by_clock(mornings))}
    assert set(range(31, 61)) <= kept
