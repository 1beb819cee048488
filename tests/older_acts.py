"""Acts written into a book as the program of an older schema wrote them."""

from __future__ import annotations

from pathlib import Path

from app.models.chain import ChangeRow, OperationRow, seal_hash
from app.models.schema import present
from app.models.steps import Personal
from tests import small_books


def last_act(path: Path) -> int:
    """The number of the newest act of a book that is not open."""
    return max(row[0] for row in small_books.contents(path, ["operation"])["operation"])


def act_of(path: Path, version: int, kind: str, *statements: str) -> None:
    """An act as the program of an older schema wrote it: its triggers record, its chain covers what was personal to it."""
    raw = small_books.raw(path)
    for statement in (*small_books.forged_act(kind), *statements, "DELETE FROM open_operation"):
        raw.execute(statement)
    raw.close()
    seal_last(path, present().line.hashed[version])


def seal_last(path: Path, personal: Personal) -> None:
    """Hash the newest act as a program did that covered these values of people."""
    raw, number = small_books.raw(path), last_act(path)
    guard = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'operation_frozen'").fetchone()[0]
    raw.execute("DROP TRIGGER operation_frozen")
    fields = raw.execute(
        "SELECT id, kind, at, officer, subject, reason, undoes, previous_hash FROM operation WHERE id = ?", (number,)
    ).fetchone()
    changes = [
        ChangeRow(*row)
        for row in raw.execute(
            "SELECT table_name, row_id, before, after, salt FROM change WHERE operation_id = ? ORDER BY id", (number,)
        )
    ]
    now = seal_hash(fields[7], OperationRow(*fields[:7]), changes, personal)
    raw.execute("UPDATE operation SET hash = ? WHERE id = ?", (now, number))
    raw.execute(guard)
    raw.close()


def forge(path: Path, *statements: str) -> None:
    """Change a closed book as an SQLite tool could, with no trigger in the way; they are there again afterwards."""
    raw = small_books.raw(path)
    triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        raw.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        raw.execute(statement)
    for _, sql in triggers:
        raw.execute(sql)
    raw.close()
