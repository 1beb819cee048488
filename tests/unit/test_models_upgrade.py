"""An older book is brought up on a copy; whatever fails, the old file stays as it was."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.models import book as book_module
from app.models import upgrade
from app.models.book import Book
from app.services.check_book import check_book
from tests.small_books import new_book


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rich book one version behind the program."""
    path = new_book(tmp_path, rich=True)
    for module in (book_module, upgrade):
        monkeypatch.setattr(module, "SCHEMA_VERSION", 2)
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_older_book_opens_upgraded_and_its_old_file_is_kept(old: Path) -> None:
    before = digest(old)
    with Book.open(old) as opened, opened.read() as read:
        assert read.value("PRAGMA user_version") == 2
        assert [finding for finding in check_book(opened) if finding.stops] == []
    kept = old.with_name(f"{old.stem}.kieu-1{old.suffix}")
    assert digest(kept) == before


def test_a_step_that_fails_leaves_the_book_untouched(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(old)

    def fail(connection: object) -> None:
        raise dbapi2.OperationalError("disk full")

    monkeypatch.setattr(upgrade, "_migrate", fail)
    with pytest.raises(upgrade.UpgradeFailed, match="còn nguyên"):
        Book.open(old)
    assert digest(old) == before
    assert not list(old.parent.glob("*.nang-cap*"))


def test_totals_that_differ_after_a_step_leave_the_book_untouched(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, migrate = digest(old), upgrade._migrate

    def lose(connection: object) -> None:
        migrate(connection)
        connection.exec_driver_sql("DROP TRIGGER change_kept")  # type: ignore[attr-defined]
        connection.exec_driver_sql("DELETE FROM change WHERE id = 1")  # type: ignore[attr-defined]

    monkeypatch.setattr(upgrade, "_migrate", lose)
    with pytest.raises(upgrade.UpgradeFailed):
        Book.open(old)
    assert digest(old) == before


def test_a_book_opened_only_to_look_is_never_upgraded(old: Path) -> None:
    before = digest(old)
    with Book.open(old, read_only=True) as opened, opened.read() as read:
        assert read.value("PRAGMA user_version") == 1
    assert digest(old) == before
