"""Opening and closing a book: what is asked before the first line is shown, and who may hold it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from app.models import connect as connecting
from app.models.book import Book
from app.models.connect import PragmaRefused
from app.models.faults import (
    BookBusy,
    BookDamaged,
    BookExists,
    BookNotMade,
    BookUnwritable,
    DiskFails,
    DiskFull,
    GuardsMissing,
    NewerBook,
    NoSuchBook,
    NotABook,
)
from app.models.lock import BookInUse, BookLock
from app.models.schema import present
from app.models.upgrade import fresh_schema
from app.services.home.create_book import create_book
from tests import small_books

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path():
    path = small_books.new_book()
    yield path
    small_books.remove(path)


def pragmas(connection):
    return {
        name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
        for name in ("journal_mode", "synchronous", "foreign_keys", "cache_spill", "secure_delete", "query_only")
    }


def test_both_connections_are_set_to_lose_nothing(path):
    with Book.open(path) as book, book.operation("edit_draft") as act, book.read() as read:
        kept = {
            "journal_mode": "truncate",
            "synchronous": 3,
            "foreign_keys": 1,
            "cache_spill": 0,
            "secure_delete": 1,
        }
        assert pragmas(act.connection) == {**kept, "query_only": 0}
        assert pragmas(read.connection) == {**kept, "query_only": 1}


def test_a_setting_that_does_not_hold_is_refused(path, monkeypatch):
    monkeypatch.setitem(connecting.PRAGMAS, "journal_mode", "wal2")
    with pytest.raises(PragmaRefused):
        Book.open(path)
    monkeypatch.undo()
    Book.open(path).close()


def test_a_second_program_is_kept_out_and_told_by_whom(path):
    with Book.open(path):
        code = f"from app.models.book import Book; from pathlib import Path; Book.open(Path({str(path)!r}))"
        second = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
        assert "BookInUse" in second.stderr
        assert str(os.getpid()) in second.stderr
    Book.open(path).close()


def test_the_same_program_does_not_open_a_book_twice_to_write(path):
    with Book.open(path):
        with pytest.raises(BookInUse):
            Book.open(path)
        with Book.open(path, read_only=True) as looking, looking.read() as read:
            assert read.number("SELECT count(*) FROM account") > 0
    assert not path.with_name(path.name + ".lock").exists()


def test_a_lock_left_behind_says_that_the_last_start_ended_badly(path):
    with Book.open(path) as book:
        assert not book.ended_badly
    BookLock(path).path.write_text(json.dumps({"user": "x", "host": "y", "pid": 1}), encoding="utf-8")
    with Book.open(path) as book:
        assert book.ended_badly
    with Book.open(path) as book:
        assert not book.ended_badly


def test_a_lock_names_its_holder(tmp_path):
    first, second = BookLock(tmp_path / "a.socd"), BookLock(tmp_path / "a.socd")
    first.take()
    with pytest.raises(BookInUse) as refused:
        second.take()
    assert str(os.getpid()) in str(refused.value)
    first.release()
    second.take()
    second.release()
    second.release()
    assert not second.path.exists()


def test_creating_never_writes_over_a_file(path):
    before = path.read_bytes()
    with pytest.raises(BookExists):
        create_book(path, small_books.PROFILE)
    assert path.read_bytes() == before


def test_a_place_that_the_computer_does_not_open_is_told_in_a_sentence(path, tmp_path):
    BookLock(path).path.mkdir()
    with pytest.raises(BookUnwritable, match=r"đó là một thư mục|không cho phép"):
        Book.open(path)
    BookLock(path).path.rmdir()
    with pytest.raises(BookNotMade, match="không thấy thư mục"):
        create_book(tmp_path / "không có" / "sổ.socd", small_books.PROFILE)
    Book.open(path).close()


def test_a_book_held_by_another_program_says_so_while_it_is_read(path, monkeypatch):
    with Book.open(path) as book:
        for code, refusal in (
            (dbapi2.SQLITE_BUSY, BookBusy),
            (dbapi2.SQLITE_IOERR | 4 << 8, DiskFails),
            (dbapi2.SQLITE_FULL, DiskFull),
            (dbapi2.SQLITE_CORRUPT | 3 << 8, BookDamaged),
        ):
            said = dbapi2.OperationalError("…")
            said.sqlite_errorcode = code
            with pytest.raises(refusal) as refused, book.read():
                raise OperationalError("SELECT 1", None, said)
            assert isinstance(refused.value.__cause__, OperationalError)
        with pytest.raises(dbapi2.OperationalError), book.read() as read:
            read.rows("SELECT nothing FROM nowhere")


def test_a_book_that_is_not_there_is_named(tmp_path):
    with pytest.raises(NoSuchBook) as refused:
        Book.open(tmp_path / "không có.socd")
    assert "không có.socd" in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\x00" + b"\0" * 4096, b"x" * 9000])
def test_another_file_is_not_taken_for_a_book(tmp_path, content):
    file = tmp_path / "khác.socd"
    file.write_bytes(content)
    with pytest.raises(NotABook):
        Book.open(file)
    assert file.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["khác.socd"]


def test_another_programs_database_is_not_taken_for_a_book(tmp_path):
    file = tmp_path / "khác.socd"
    connection = small_books.raw(file)
    connection.execute("CREATE TABLE voucher (id)")
    connection.close()
    with pytest.raises(NotABook):
        Book.open(file)


def test_a_newer_book_is_refused_by_name_and_left_alone(path):
    connection = small_books.raw(path)
    connection.execute(f"PRAGMA user_version = {present().version + 1}")
    connection.close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerBook) as refused:
            Book.open(path, read_only=read_only)
        assert path.name in str(refused.value)
    assert path.read_bytes() == before


def test_a_path_with_odd_letters_is_a_path_like_any_other(tmp_path):
    folder = tmp_path / "Sổ 100% của #chị ?"
    folder.mkdir()
    with create_book(folder / "năm 2025 & 2026.socd", small_books.PROFILE).value as book, book.read() as read:
        assert read.number("SELECT count(*) FROM book_identity") == 1


def test_a_fresh_book_has_the_schema_it_is_compared_with(path):
    connection = small_books.raw(path)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert tables <= set(fresh_schema(present())) | {"sqlite_stat1"}
    assert {"voucher", "entry", "operation", "change"} <= set(fresh_schema(present()))


def test_a_backup_of_an_open_book_is_the_same_book(path, tmp_path):
    with Book.open(path) as book:
        book.backup_to(tmp_path / "sao.socd")
        wanted = small_books.contents(book)
    assert small_books.contents(tmp_path / "sao.socd") == wanted


def test_a_book_opened_unchecked_is_checked_before_it_is_written(path):
    taken = small_books.raw(path)
    taken.execute("DROP TRIGGER charge_frozen")
    taken.close()
    with pytest.raises(GuardsMissing):
        Book.open(path)
    with Book.open(path, check=False) as book:
        with book.read() as read:
            assert read.number("SELECT count(*) FROM operation") > 0
        with pytest.raises(GuardsMissing), book.operation("post_voucher"):
            pass
        with book.read() as read:
            assert read.number("SELECT count(*) FROM open_operation") == 0
