"""A whole book is never called broken, an older one never taken unasked, and whoever holds a book is named, not blamed."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.cli import main
from app.domain import clock
from app.models import connect
from app.models.book import Book
from app.models.connect import uri_of
from app.models.faults import BookBusy, BookDamaged, BookUnwritable, DiskFails, DiskFull, NotABook, ReadOnlyBook
from app.models.queries.trail import acts
from app.services.back_up import back_up, restore, shortfalls
from app.services.ledger.post_voucher import post_new
from app.services.open_book import OlderBook, OtherTrail, accept, close_book, open_book
from tests import small_books
from tests.scenarios.test_killed_at_work import crashed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_books.new_book(tmp_path)


def post(book: Book, day: int, amount: int = 100_000) -> None:
    post_new(book, small_books.receipt(small_books.january(day), amount))


@contextmanager
def held(path: Path, lock: str = "EXCLUSIVE") -> Iterator[None]:
    """Another program in the middle of the file: SHARED reads it, EXCLUSIVE writes it."""
    with closing(dbapi2.connect(str(path), isolation_level=None, timeout=0)) as other:
        other.execute("BEGIN" if lock == "SHARED" else f"BEGIN {lock}")
        other.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locks are waited for a twentieth of a second."""
    monkeypatch.setattr(connect, "PATIENCE", 0.05)


# ---- who holds it ----------------------------------------------------------------------------------------------------


def test_a_commit_that_is_refused_is_rolled_back_and_the_book_goes_on(path, hasty):
    with Book.open(path) as book:
        before = small_books.contents(book)
        with held(path, "SHARED"), pytest.raises(BookBusy):
            post(book, 5)
        assert small_books.contents(book) == before
        post(book, 5)
        post(book, 6)
        assert back_up(book).value.act == len(small_books.contents(book, ["operation"])["operation"])
    with Book.open(path) as book:
        assert len(small_books.contents(book, ["voucher"])["voucher"]) == 2


def test_a_book_held_while_an_act_begins_is_waited_for_and_then_named(path, hasty):
    with Book.open(path) as book:
        with held(path, "IMMEDIATE"), pytest.raises(BookBusy):
            post(book, 5)
        post(book, 5)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_book_held_while_it_is_opened_is_not_called_broken(path, hasty, read_only):
    with held(path), pytest.raises(BookBusy) as refused:
        Book.open(path, read_only=read_only)
    assert "khôi phục" not in str(refused.value)
    Book.open(path, read_only=read_only).close()


def test_a_book_in_the_middle_of_being_written_is_not_looked_at_in_a_torn_copy(path, tmp_path, hasty):
    with Book.open(path) as book:
        post(book, 5)
    journal = path.with_name(f"{path.name}-journal")
    assert journal.exists(), "SQLite leaves it, empty"
    with held(path), pytest.raises(BookBusy):
        Book.open(path, read_only=True)
    with closing(small_books.raw(path)) as other:
        other.execute("PRAGMA cache_size = 2")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("CREATE TABLE half AS SELECT randomblob(3000) AS x FROM change")
        assert journal.stat().st_size
        with pytest.raises(BookBusy):
            Book.open(path, read_only=True)
        other.execute("ROLLBACK")


def test_a_book_left_half_written_is_looked_at_as_it_will_be_and_stays_as_it_is(path, tmp_path):
    with Book.open(path) as book:
        post(book, 5)
        wanted = small_books.contents(book)
    broken = crashed(path, tmp_path)
    files = {file.name: file.read_bytes() for file in tmp_path.glob("hong*")}
    with Book.open(broken, read_only=True) as book:
        assert small_books.contents(book) == wanted
        with book.read_apart() as read:
            assert read.number("SELECT count(*) FROM voucher") == 1
        with pytest.raises(ReadOnlyBook), book.operation("post_voucher"):
            pass
    assert {file.name: file.read_bytes() for file in tmp_path.glob("hong*")} == files
    with Book.open(broken) as book:
        assert small_books.contents(book) == wanted


def test_the_copy_of_a_crash_goes_when_the_book_has_come_through_another_start(path, tmp_path):
    broken = crashed(path, tmp_path)
    copies = [broken.with_name(f"{broken.name}{ending}.truoc-phuc-hoi") for ending in ("", "-journal")]
    unfinished = [broken.with_name(f"{broken.name}.part{ending}") for ending in ("", "-journal")]
    for file in unfinished:
        file.write_bytes(b"unfinished")
    Book.open(broken).close()
    assert [file.exists() for file in copies] == [True, True]
    assert [file.exists() for file in unfinished] == [False, False]
    Book.open(broken, read_only=True).close()
    assert [file.exists() for file in copies] == [True, True]
    Book.open(broken).close()
    assert [file.exists() for file in copies] == [False, False]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/nhà/sổ 50% #1 ?.socd"), "file:///nh%C3%A0/s%E1%BB%95%2050%25%20%231%20%3F.socd?mode=ro"),
        (PureWindowsPath(r"C:\Sổ\a.socd"), "file:///C%3A/S%E1%BB%95/a.socd?mode=ro"),
        (PureWindowsPath(r"\\?\C:\hai.socd"), "file:///C%3A/hai.socd?mode=ro"),
        (PureWindowsPath(r"\\máy\chung\a.socd"), "file:////m%C3%A1y/chung/a.socd?mode=ro"),
        (PureWindowsPath(r"\\?\UNC\máy\chung\a.socd"), "file:////m%C3%A1y/chung/a.socd?mode=ro"),
    ],
    ids=["odd letters", "drive", "long", "share", "long share"],
)
def test_a_path_of_any_system_becomes_a_uri_that_sqlite_reads(path, uri):
    assert uri_of(path, "ro") == uri


def test_advice_to_restore_is_given_for_what_is_broken_and_says_what_it_costs(path, tmp_path):
    content = bytearray(path.read_bytes())
    page = 4096
    content[5 * page : 40 * page] = bytes(len(content[5 * page : 40 * page]))
    torn, headless = tmp_path / "rách.socd", tmp_path / "đầu.socd"
    torn.write_bytes(content)
    headless.write_bytes(b"\0" * 16 + path.read_bytes()[16:])
    for file, refusal in ((torn, BookDamaged), (headless, NotABook)):
        with pytest.raises(refusal, match="khôi phục bản sao lưu gần nhất; việc ghi sau bản đó sẽ mất"):
            Book.open(file)


def test_what_cannot_be_written_is_opened_to_look_and_says_why(path, monkeypatch):
    """As on a stick whose switch is on; SQLite says only that it is read-only."""
    plain = dbapi2.connect

    def connected(*given: Any, **named: Any) -> Any:
        raw = plain(*given, **named)
        raw.execute("PRAGMA query_only = 1")
        return raw

    monkeypatch.setattr(dbapi2, "connect", connected)
    with pytest.raises(BookUnwritable, match="chỉ xem được"):
        Book.open(path)


@pytest.mark.parametrize("problem", [DiskFull, DiskFails, BookBusy, BookUnwritable])
def test_new_legal_values_that_the_disk_does_not_take_keep_no_book_shut(path, monkeypatch, problem):
    def taken(_book: Book) -> None:
        raise problem(path=path, problem="")

    monkeypatch.setattr("app.services.open_book.take_new_policies", taken)
    opened = open_book(path)
    assert opened.book.read_only is False
    close_book(opened.book)


# ---- which copy it is ------------------------------------------------------------------------------------------------


def old_copy(path: Path, folder: Path) -> Path:
    """The book before its last act, which is put in; it was closed here after that act."""
    older = folder / "cũ" / path.name
    older.parent.mkdir()
    shutil.copyfile(path, older)
    opened = open_book(path)
    post(opened.book, 5)
    close_book(opened.book)
    return older


def test_an_older_copy_waits_for_her_decision_and_the_trail_has_it(path, tmp_path):
    older = old_copy(path, tmp_path)
    shutil.copyfile(older, path)
    opened = open_book(path)
    assert [type(doubt) for doubt in opened.doubts] == [OlderBook]
    assert "thiếu 1 việc" in str(opened.doubts[0])
    opened.book.close()
    again = open_book(path)
    assert again.doubts, "to look at it once is no decision"
    accept(again)
    with again.book.read() as read:
        assert acts(read, 1)[0].kind.kind == "accept_older"
    again.book.close()
    decided = open_book(path)
    assert decided.doubts == ()
    close_book(decided.book)


def test_the_copy_of_another_computer_is_told_by_its_last_act(path, tmp_path):
    other = old_copy(path, tmp_path)
    with Book.open(other) as book:
        post(book, 6, 999)
    shutil.copyfile(other, path)
    opened = open_book(path)
    assert [type(doubt) for doubt in opened.doubts] == [OtherTrail]
    opened.book.close()


def test_an_older_copy_can_be_looked_at_and_is_told_of(path, tmp_path):
    shutil.copyfile(old_copy(path, tmp_path), path)
    opened = open_book(path, read_only=True)
    assert [finding.code for finding in opened.findings] == ["book-older"]
    assert opened.doubts == ()
    close_book(opened.book)


def test_the_command_line_refuses_an_older_copy_until_told(path, tmp_path, capsys):
    shutil.copyfile(old_copy(path, tmp_path), path)
    before = path.read_bytes()
    for _ in range(2):
        assert main(["undo", "--book", str(path)]) == 1
        assert "thiếu 1 việc đã ghi" in capsys.readouterr().out
        assert path.read_bytes() == before
    assert main(["undo", "--book", str(path), "--accept-older"]) in (0, 1)
    with Book.open(path, read_only=True) as book, book.read() as read:
        assert "accept_older" in {act.kind.kind for act in acts(read, 5)}


def test_a_book_brought_back_by_the_program_is_older_with_her_consent(path, tmp_path):
    with Book.open(path) as book:
        copy = back_up(book, tmp_path / "nơi khác").value.path
        wanted = small_books.contents(book)
    opened = open_book(path)
    post(opened.book, 5)
    close_book(opened.book)
    restore(copy, path)
    opened = open_book(path)
    assert [type(doubt) for doubt in opened.doubts] == [OlderBook]
    opened.book.close()
    with Book.open(path, read_only=True) as book:
        assert small_books.contents(book) == wanted


# ---- the clock -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "doubt"),
    [(-30, "clock-behind"), (-1, "clock-behind"), (0, ""), (365, ""), (400, "clock-ahead"), (27_000, "clock-ahead")],
)
def test_a_clock_before_the_last_act_or_far_after_it_is_asked_about(path, monkeypatch, capsys, days, doubt):
    with Book.open(path) as book:
        post(book, 5)
    now = clock.now() + dt.timedelta(days=days, minutes=1)
    monkeypatch.setenv(clock.VARIABLE, now.isoformat())
    opened = open_book(path)
    assert [found.code for found in opened.doubts] == ([doubt] if doubt else [])
    opened.book.close()
    assert main(["undo", "--book", str(path)]) == 1
    assert ("Đồng hồ" in capsys.readouterr().out) == bool(doubt)
    if doubt:
        assert main(["undo", "--book", str(path), "--accept-clock"]) == 1
        assert "Đồng hồ" not in capsys.readouterr().out


# ---- the copies ------------------------------------------------------------------------------------------------------


def test_work_without_a_copy_is_told_at_the_next_start_until_it_has_one(path):
    opened = open_book(path)
    back_up(opened.book)
    post(opened.book, 5)
    close_book(opened.book)
    opened = open_book(path)
    assert opened.closed_at
    assert [short.code for short in shortfalls(opened.book, opened.closed_at, None)] == ["backup-behind"]
    back_up(opened.book)
    assert shortfalls(opened.book, opened.closed_at, None) == ()
    close_book(opened.book)


def test_a_second_place_that_is_none_is_told(path, tmp_path):
    same, away = tmp_path / "cùng ổ", tmp_path / "không cắm"
    same.mkdir()
    shared = Path("/dev/shm")
    with Book.open(path) as book:
        back_up(book)
        act = back_up(book).value.act
        assert [short.code for short in shortfalls(book, act, away)] == ["backup-second-away"]
        assert [short.code for short in shortfalls(book, act, book.path.parent)] == ["backup-second-same-disk"]
        if shared.is_dir() and shared.stat().st_dev != path.parent.stat().st_dev:
            assert [short.code for short in shortfalls(book, act, shared)] == ["backup-second-behind"]
