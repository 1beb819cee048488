"""Building a book's tables and bringing an older book up to this schema, always on a copy.

The migrations import nothing of the program; the triggers of the current version are laid anew after them, and what was
done is an act of the chain, so that older acts are read under the version they were written in (``history.py``).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2

from app import crash, files
from app.domain.problems import N_, Message, Refusal
from app.models.base import APPLICATION_ID
from app.models.connect import connect, engine_for, memory
from app.models.erasing import give_salts, reseal
from app.models.faults import fault_of
from app.models.guards import all_guards, has_personal_columns, row_image
from app.models.history import History, history_of
from app.models.operation import Operation, open_act
from app.models.shape import Shape


class UpgradeFailed(Refusal):
    """An older book could not be brought up; it was not touched."""

    code = "upgrade-failed"
    template = N_("Không nâng cấp được sổ «{path}», sổ cũ còn nguyên. {problem}")

    def __init__(self, path: Path, problem: BaseException | None = None) -> None:
        refused = None if problem is None else fault_of(problem, path, writing=True)
        unknown = Message(N_("Hãy gửi tệp này cho người hỗ trợ."))
        super().__init__(path=path, problem=unknown if refused is None else refused.message)


def build(raw: Any, shape: Shape) -> None:
    """Lay all tables and guards into an empty file."""
    _empty_book(shape).backup(raw)


@cache
def _empty_book(shape: Shape) -> Any:
    """A connection to an empty book in memory, made by running every migration in one transaction. Why kept: four hundred guards
    take longer to lay than all else in a new book, and the check of a book compares with one."""
    raw = memory()
    with engine_for(raw).connect().execution_options(begin="BEGIN EXCLUSIVE") as connection, connection.begin():
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        run_steps(connection, shape)
        _lay_guards(connection, shape)
    return raw


def run_steps(connection: Connection, shape: Shape) -> None:
    """Run the steps of a shape that the tables have not yet been through."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    folders = os.pathsep.join(str(folder) for folder in shape.line.folders)
    for option, value in {
        "script_location": str(Path(__file__).parent / "migrations"),
        "version_locations": folders,
        "path_separator": "os",
    }.items():
        config.set_main_option(option, value.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{shape.version:04d}")


def _lay_guards(connection: Connection, shape: Shape) -> None:
    for guard in all_guards(shape):
        connection.exec_driver_sql(guard.sql)
    connection.exec_driver_sql(f"PRAGMA user_version = {shape.version}")


def bring_up(connection: Connection, shape: Shape, found: int) -> None:
    """Run the steps that a book of version ``found`` lacks, and record them as one act: all in the transaction under way."""
    for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    run_steps(connection, shape)
    number = 1 + int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM operation").scalar_one())
    history = history_of(connection, shape, coming=number)
    give_salts(connection, history, found)
    _lay_guards(connection, shape)
    row, previous = open_act(
        connection, kind="upgrade_book", officer="", subject=f"{found} → {shape.version}", reason="", undoes=None
    )
    act = Operation(connection, row, previous, shape)
    _record_written(act, found)
    note_versions(act)
    _record_reckoned(act, history, found)
    reseal(act, history, found)
    act.seal(None)


def _is_in_step(connection: Connection, shape: Shape, found: int) -> bool:
    """False when the mark of a version, its steps and the trail disagree: somebody turned the mark back to have steps run twice."""
    laid = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    return laid == f"{found:04d}" and max(history_of(connection, shape).begins, default=found) == found


def note_versions(operation: Operation) -> None:
    """Note that every version not noted yet begins with this act. Only for the act that makes or upgrades a book."""
    noted = {row[0] for row in operation.run("SELECT version FROM schema_step").all()}
    for version in range(1, operation.shape.version + 1):
        if version not in noted:
            operation.run("INSERT INTO schema_step (version, first_operation) VALUES (?, ?)", (version, operation.id))


def _salt(table: Table) -> str:
    return "randomblob(16)" if has_personal_columns(table) else "NULL"


def _record_written(operation: Operation, found: int) -> None:
    """Rows that the steps put into tables of their own making enter the trail as new rows of this act."""
    tables = operation.shape.metadata.tables
    for step in operation.shape.line.steps[found:]:
        for written, change in step.shift.rows.items():
            name, _ = operation.shape.line.names_now(written, (), step.number)
            if change.written and name in tables:
                operation.run(
                    f"INSERT INTO change (operation_id, table_name, row_id, after, salt) "
                    f"SELECT {operation.id}, '{name}', t.id, {row_image(tables[name], 't')}, {_salt(tables[name])} FROM {name} t"
                )


def _record_reckoned(operation: Operation, history: History, found: int) -> None:
    """Values that the steps wrote from outside the row enter the trail as a change of each row that has one.

    Trap: only those columns are taken from the row. Whatever else differs from its last image still shows as tampered with.
    """
    for table in operation.shape.trailed:
        columns = history.recorded_columns(table, found)
        if columns:
            now = ", ".join(f'\'$."{name}"\', t."{name}"' for name in columns)
            operation.run(
                "INSERT INTO change (operation_id, table_name, row_id, before, after, salt) "
                f"SELECT {operation.id}, '{table.name}', t.id, l.after, json_set(l.after, {now}), {_salt(table)} "
                f"FROM {table.name} t JOIN ({history.last_images(table)}) l ON l.row_id = t.id WHERE json_valid(l.after)"
            )


@cache
def fresh_schema(shape: Shape) -> Mapping[str, str]:
    """Name → statement of every table and index that a new book has, to compare a book with."""
    return schema_of(_empty_book(shape).execute(STORED_SCHEMA).fetchall())


STORED_SCHEMA = (
    "SELECT name, sql FROM sqlite_master WHERE type <> 'trigger' AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
)


def schema_of(rows: Iterable[Sequence[str]]) -> Mapping[str, str]:
    """Name → statement, from the rows of ``STORED_SCHEMA``."""
    return {row[0]: row[1] for row in rows}


_ITS_OWN = ("schema_step", "resealed")
"""What an upgrade itself adds to."""


def _totals(raw: Any, shape: Shape, version: int, until: int) -> Mapping[str, Any]:
    """What an upgrade must leave as it was: rows by table, the money, and the trail up to the act ``until``.

    ``version`` is the file's own, under whose names its tables are counted.
    """
    stored = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counted = [table for table in (*shape.trailed, *shape.bulk) if table.name not in _ITS_OWN]
    kept = {table.name: shape.line.way(table.name, (), version) for table in counted}
    names = {table: way[0] for table, way in kept.items() if way is not None and way[0] in stored}
    found = {table: raw.execute(f"SELECT count(*) FROM {name}").fetchone() for table, name in names.items()}
    for table in ("entry", "opening"):
        found[f"{table} sum"] = raw.execute(f"SELECT sum(amount) FROM {names[table]}").fetchone()
    found["change"] = raw.execute("SELECT count(*) FROM change WHERE operation_id <= ?", (until,)).fetchone()
    found["hash"] = raw.execute("SELECT hash FROM operation WHERE id = ?", (until,)).fetchone()
    return found


def upgrade_on_copy(path: Path, shape: Shape) -> None:
    """Migrate a copy, compare totals, keep the book under a name of its own, then put the copy in its place.

    A failure, a kill or a power cut leaves the old book or the new one, whole.
    """
    try:
        with files.written_whole(path) as copy:
            version, sound = _upgraded(path, copy, shape)
            if not sound:
                raise UpgradeFailed(path)
            kept = path.with_name(f"{path.stem}.kieu-{version}{path.suffix}")
            if not kept.exists():
                files.copy_whole(path, kept)
    except (dbapi2.Error, SQLAlchemyError, OSError) as problem:
        if not (isinstance(problem, files.Unflushed) and problem.filename == str(path)):
            raise UpgradeFailed(path, problem) from problem
        # Why no matter: the new book stands; should a cut bring the old one back, it is upgraded once more.
        crash.went_on(problem)


def _upgraded(path: Path, copy: Path, shape: Shape) -> tuple[int, bool]:
    """Make the copy and bring it up; gives the version of the book, and whether all of it is there in the copy."""
    with closing(connect(path)) as raw:
        found = _found(raw, shape)
        with closing(dbapi2.connect(str(copy))) as target:
            raw.backup(target)
    with closing(connect(copy)) as raw:
        return found.version, _brought_up(raw, shape, found)


@dataclass(frozen=True, slots=True)
class _Found:
    """A book before its upgrade: its version, its last act, and what must stay as it is."""

    version: int
    last: int
    totals: Mapping[str, Any]


def _found(raw: Any, shape: Shape) -> _Found:
    version, last = (
        raw.execute(sql).fetchone()[0] for sql in ("PRAGMA user_version", "SELECT coalesce(max(id), 0) FROM operation")
    )
    return _Found(version, last, _totals(raw, shape, version, last))


def _brought_up(raw: Any, shape: Shape, found: _Found) -> bool:
    """Bring the copy on this connection up; False when it cannot be, or when not all of the book is still there."""
    with (
        engine_for(raw).connect().execution_options(begin="BEGIN EXCLUSIVE") as connection,
        connection.begin() as transaction,
    ):
        if not _is_in_step(connection, shape, found.version):
            transaction.rollback()
            return False
        bring_up(connection, shape, found.version)
    after = _totals(raw, shape, shape.version, found.last)
    whole = raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    return whole and all(after[name] == value for name, value in found.totals.items())


def brought_up_in_memory(raw: Any, path: Path, shape: Shape) -> Any:
    """A connection to a copy of an older book, brought up in memory: for a book only looked at, whose file stays as it is.

    ``raw`` reads the book; it is closed.
    """
    copy = memory()
    try:
        with closing(raw):
            found = _found(raw, shape)
            raw.backup(copy)
        if not _brought_up(copy, shape, found):
            raise UpgradeFailed(path)
    except (dbapi2.Error, SQLAlchemyError) as problem:
        copy.close()
        raise UpgradeFailed(path, problem) from problem
    except BaseException:
        copy.close()
        raise
    return copy
