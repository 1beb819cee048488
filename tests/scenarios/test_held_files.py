"""Files as Windows holds them: what is open cannot be removed or renamed, and another program may hold a file for a while.

Stand-ins on Linux for what Windows refuses; there they are refused by the system itself.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2

from app import files
from app.domain.dates import Month, Period
from app.domain.machine import CannotWrite
from app.exports.form import Params
from app.models import faults, upgrade
from app.models.book import Book
from app.models.faults import BookUnreachable
from app.models.upgrade import UpgradeFailed
from app.services.back_up import BackupFailed, RestoreFailed, back_up, restore
from app.services.export_form import export_form
from app.services.home.check_book import check_book
from app.services.home.create_book import create_book
from app.services.open_book import close_book, open_book
from tests import small_books

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows refuses these by itself")

OLDEST = small_books.RELEASED / "kieu-1.socd"
HANDLES = Path("/proc/self/fd")


def is_open(file: Path) -> bool:
    """True while this process has the file open, whatever name it opened it by."""
    try:
        wanted = file.stat()
    except FileNotFoundError:
        return False
    for handle in HANDLES.iterdir():
        try:
            held = handle.stat()
        except FileNotFoundError:
            continue
        if (held.st_dev, held.st_ino) == (wanted.st_dev, wanted.st_ino):
            return True
    return False


def refused(file: object) -> PermissionError:
    """What Python on Windows raises for WinError 32: another process, or this one, uses the file."""
    problem = PermissionError(13, "The process cannot access the file", str(file))
    problem.winerror = 32  # type: ignore[attr-defined]
    return problem


class AsOnWindows:
    """The module ``os`` as the program sees it there."""

    name = "nt"

    def __getattr__(self, wanted: str) -> object:
        return getattr(os, wanted)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Removing and renaming what is open is refused; gives what was."""
    wrong: list[str] = []
    monkeypatch.setattr(faults, "os", AsOnWindows())
    for name in ("unlink", "remove", "replace", "rename", "link"):
        plain = getattr(os, name)

        def watched(*given: str | Path, plain: Callable[..., None] = plain, name: str = name, **named: object) -> None:
            for file in given:
                if is_open(Path(file)):
                    wrong.append(f"{name} {Path(file).name}")
                    raise refused(file)
            plain(*given, **named)

        monkeypatch.setattr(os, name, watched)
    return wrong


def create(folder: Path) -> None:
    create_book(folder / "sổ.socd", small_books.PROFILE).value.close()


def open_older(folder: Path) -> None:
    shutil.copyfile(OLDEST, folder / "sổ.socd")
    Book.open(folder / "sổ.socd").close()


def copy_and_restore(folder: Path) -> None:
    path = small_books.new_book(folder, rich=True)
    opened = open_book(path)
    copy = back_up(opened.book).value.path
    close_book(opened.book)
    restore(copy, path)
    Book.open(path).close()


def export(folder: Path) -> None:
    with Book.open(small_books.new_book(folder, rich=True)) as book:
        params = Params(period=Period.of_month(Month(2025, 1)))
        for ending in ("pdf", "xlsx", "json"):
            for _ in range(2):
                export_form(book, "c34", params, folder / f"kiểm kê.{ending}")


@pytest.mark.parametrize("act", [create, open_older, copy_and_restore, export])
def test_nothing_is_removed_or_renamed_while_it_is_open(tmp_path, held, act):
    act(tmp_path)
    assert held == []
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith((".part", ".lock"))] == []


def test_an_upgrade_that_fails_in_a_step_says_so_and_leaves_no_copy(tmp_path, held, monkeypatch):
    path = tmp_path / "sổ.socd"
    shutil.copyfile(OLDEST, path)

    def fail(*_: object) -> None:
        raise dbapi2.OperationalError("database or disk is full")

    monkeypatch.setattr(upgrade, "bring_up", fail)
    with pytest.raises(UpgradeFailed, match=r"sổ cũ còn nguyên\. Ổ đĩa đã đầy"):
        Book.open(path)
    assert held == []
    assert [file.name for file in tmp_path.iterdir()] == ["sổ.socd"]
    assert path.read_bytes() == OLDEST.read_bytes()


def test_a_book_that_fails_while_it_is_made_leaves_its_name_free(tmp_path, held):
    path = tmp_path / "sổ.socd"
    with pytest.raises(LookupError), Book.made(path, opening_day="2025-01-01"):
        raise LookupError
    assert held == []
    assert list(tmp_path.iterdir()) == []
    create(tmp_path)


def test_a_backup_that_does_not_read_back_leaves_nothing(tmp_path, held, monkeypatch):
    with Book.open(small_books.new_book(tmp_path)) as book:
        plain = book.backup_to

        def short(target: Path) -> None:
            plain(target)
            target.write_bytes(target.read_bytes()[:-4096])

        monkeypatch.setattr(book, "backup_to", short)
        with pytest.raises(BackupFailed):
            back_up(book, tmp_path / "nơi khác")
    assert held == []
    assert list((tmp_path / "nơi khác").iterdir()) == []


# ---- another program holds it ----------------------------------------------------------------------------------------


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], list[float]]:
    """``busy("replace", 3)``: another program is in the way three times; gives how long was waited for it."""
    waited: list[float] = []
    monkeypatch.setattr(files, "os", AsOnWindows())
    monkeypatch.setattr(files, "time", SimpleNamespace(sleep=waited.append))

    def hold(name: str, times: int) -> list[float]:
        where: object = Path if name == "open" else os
        plain = getattr(where, name)
        left = [times]

        def refuses(*given: object, **named: object) -> object:
            if str(given[0]).endswith((".socd", ".part")) and left[0]:
                left[0] -= 1
                raise refused(given[0])
            return plain(*given, **named)

        monkeypatch.setattr(where, name, refuses)
        return waited

    return hold


FOR_EVER = 1_000


@pytest.mark.parametrize("times", [3, FOR_EVER])
def test_whoever_holds_a_book_is_waited_for_some_seconds_and_then_named(tmp_path, busy, times):
    path = small_books.new_book(tmp_path)
    waited = busy("open", times)
    if times == FOR_EVER:
        with pytest.raises(BookUnreachable, match="đang mở ở chương trình khác"):
            Book.open(path)
        assert 2 < sum(waited) < 10
    else:
        Book.open(path).close()
        assert len(waited) == times


@pytest.mark.parametrize("times", [3, FOR_EVER])
def test_whoever_holds_what_is_put_in_place_is_waited_for_and_nothing_is_lost(tmp_path, busy, times):
    path = small_books.new_book(tmp_path, rich=True)
    with Book.open(path) as book:
        copy = back_up(book).value.path
    before = path.read_bytes()
    waited = busy("replace", times)
    if times == FOR_EVER:
        with pytest.raises(RestoreFailed, match="đang mở ở chương trình khác"):
            restore(copy, path)
        assert path.read_bytes() == before
        assert 2 < sum(waited) < 30
        with Book.open(path) as book, pytest.raises(CannotWrite, match="đang mở ở chương trình khác"):
            export_form(book, "c34", Params(period=Period.of_month(Month(2025, 1))), tmp_path / "kiểm kê.json")
    else:
        restore(copy, path)
        assert len(waited) == times
    with Book.open(path) as book:
        assert [finding for finding in check_book(book) if finding.stops] == []
    assert [file.name for file in tmp_path.iterdir() if ".part" in file.name] == []
