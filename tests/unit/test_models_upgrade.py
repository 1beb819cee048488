"""An older book is brought up on a copy; whatever fails, the old file stays as it was."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from app.models import upgrade
from app.models.book import Book
from app.models.faults import ReadOnlyBook
from app.models.queries.ledger.books import balances
from app.models.schema import present
from app.services.home.check_book import check_book
from tests.small_books import RELEASED

FIRST = RELEASED / "kieu-1.socd"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A rich book of the version before the program's."""
    path = tmp_path / "cũ.socd"
    shutil.copyfile(RELEASED / f"kieu-{present().version - 1}.socd", path)
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_older_book_opens_upgraded_and_its_old_file_is_kept(old: Path) -> None:
    before = digest(old)
    with Book.open(old) as opened, opened.read() as read:
        assert read.number("PRAGMA user_version") == present().version
        assert [finding for finding in check_book(opened) if finding.stops] == []
    kept = old.with_name(f"{old.stem}.kieu-{present().version - 1}{old.suffix}")
    assert digest(kept) == before


def test_a_step_that_fails_leaves_the_book_untouched(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(old)

    def fail(*_: object) -> None:
        raise dbapi2.OperationalError("disk full")

    monkeypatch.setattr(upgrade, "bring_up", fail)
    with pytest.raises(upgrade.UpgradeFailed, match="còn nguyên"):
        Book.open(old)
    assert digest(old) == before
    assert not list(old.parent.glob("*.nang-cap*"))


def test_totals_that_differ_after_a_step_leave_the_book_untouched(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, migrate = digest(old), upgrade.bring_up

    def lose(connection: Connection, *others: Any) -> None:
        migrate(connection, *others)
        connection.exec_driver_sql("DROP TRIGGER change_kept")
        connection.exec_driver_sql("DELETE FROM change WHERE id = 1")

    monkeypatch.setattr(upgrade, "bring_up", lose)
    with pytest.raises(upgrade.UpgradeFailed):
        Book.open(old)
    assert digest(old) == before


def test_a_book_opened_only_to_look_is_never_upgraded(old: Path) -> None:
    before = digest(old)
    with Book.open(old, read_only=True) as opened:
        for reading in (opened.read, opened.read_apart):
            with reading() as read:
                assert read.number("PRAGMA user_version") == present().version
                assert balances(read, dt.date(2026, 12, 31))["cash"] > 0
        assert [finding for finding in check_book(opened) if finding.stops] == []
        with pytest.raises(ReadOnlyBook), opened.operation("set_options"):
            pass
    assert digest(old) == before
    assert list(old.parent.iterdir()) == [old]


def test_cases_and_activities_of_the_first_schema_are_carried_over_with_the_entries_that_name_them(
    tmp_path: Path,
) -> None:
    path = tmp_path / "cũ.socd"
    shutil.copyfile(FIRST, path)
    raw = dbapi2.connect(str(path), isolation_level=None)
    triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("INSERT INTO welfare_case (id, title) VALUES (7, 'Thăm ốm')")
    raw.execute("INSERT INTO activity (id, title) VALUES (3, 'Hội thao')")
    raw.execute("UPDATE entry SET case_id = 7, activity_id = 3 WHERE id = (SELECT min(id) FROM entry)")
    for _, sql in triggers:
        raw.execute(sql)
    raw.close()
    with Book.open(path) as opened, opened.read() as read:
        assert read.rows(
            "SELECT c.title, c.state, a.title, a.state FROM entry e JOIN welfare_case c ON c.id = e.case_id "
            "JOIN activity a ON a.id = e.activity_id"
        ) == [("Thăm ốm", "proposed", "Hội thao", "planned")]
        assert read.rows("PRAGMA foreign_key_check") == []
