"""A short run of the kills; ``tests/prove`` has three hundred. On disk, not in memory."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.models.book import Book
from app.services.back_up import back_up, restore
from app.services.ledger.post_voucher import post_new
from tests import small_books
from tests.scenarios.kills import (
    fill_up_while_posting,
    kill_while_importing,
    kill_while_posting,
    kill_while_upgrading,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path):
    seen = kill_while_posting(tmp_path, kills=15, seed=7)
    assert seen["kills"] == 15
    assert seen["told"] > 15


def test_a_killed_import_is_there_whole_or_not_at_all(tmp_path):
    seen = kill_while_importing(tmp_path, kills=6, seed=7)
    assert seen["kills"] == 6


@pytest.mark.parametrize(("book", "word"), [("kieu-1", "today"), ("kieu-2", "to-come")])
def test_an_upgrade_killed_at_any_moment_leaves_the_old_or_the_new_book_whole(book, word, tmp_path):
    seen = kill_while_upgrading(tmp_path, small_books.RELEASED / f"{book}.socd", word, 7, at_moments=5, at_random=2)
    assert seen["moments"] > 100
    assert seen["kills"] >= 5
    assert seen["old"] > 0


def test_a_full_disk_stops_the_act_and_loses_nothing(tmp_path):
    size = small_books.new_book(tmp_path).stat().st_size
    assert fill_up_while_posting(tmp_path, "đầy", limit=size + 200_000) > 5


def crashed(book: Path, folder: Path) -> Path:
    """The book as a crash in the middle of writing leaves it: half-written pages, and the journal that mends them."""
    connection = small_books.raw(book)
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE half AS SELECT randomblob(3000) AS x FROM change")
    for place in range(1, 40):
        connection.execute(f"INSERT INTO half SELECT randomblob(3000 + {place}) FROM change")
    target = folder / "hong.socd"
    target.write_bytes(book.read_bytes())
    target.with_name(f"{target.name}-journal").write_bytes(book.with_name(f"{book.name}-journal").read_bytes())
    connection.execute("ROLLBACK")
    connection.close()
    return target


def test_a_crash_is_mended_at_the_next_start_and_its_remains_are_kept(tmp_path):
    path = small_books.new_book(tmp_path, rich=True)
    wanted = small_books.contents(path)
    broken = crashed(path, tmp_path)
    remains = broken.read_bytes()
    with Book.open(broken) as book:
        assert small_books.contents(book) == wanted
    assert broken.with_name(f"{broken.name}.truoc-phuc-hoi").read_bytes() == remains


def test_a_journal_left_by_a_crash_does_not_reach_into_the_restored_book(tmp_path):
    path = small_books.new_book(tmp_path, rich=True)
    with Book.open(path) as book:
        copy = back_up(book, tmp_path / "sao-luu").value.path
        wanted = small_books.contents(book)
        for day in range(14, 28):
            post_new(book, small_books.receipt(small_books.OPENING_DAY.replace(month=2, day=day), 1_000))
    broken = crashed(path, tmp_path)
    restore(copy, broken)
    with Book.open(broken) as book:
        assert small_books.contents(book) == wanted
