"""Building a book's tables and bringing an older book up to this schema, always on a copy.

The migrations import nothing of the program; the triggers of the current version are laid anew after them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2

from app.domain.problems import N_, Refusal
from app.models.base import APPLICATION_ID, SCHEMA_VERSION
from app.models.connect import connect, engine_for
from app.models.guards import all_guards


class UpgradeFailed(Refusal):
    """An older book could not be brought up; it was not touched."""

    code = "upgrade-failed"
    template = N_("Không nâng cấp được sổ «{path}»: sổ cũ còn nguyên. Hãy gửi tệp này cho người hỗ trợ.")


def build(raw: Any) -> None:
    """Lay all tables and guards into an empty file, in one transaction, by running every migration."""
    engine = engine_for(raw)
    with engine.connect().execution_options(begin="BEGIN EXCLUSIVE") as connection, connection.begin():
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(connection)


def _migrate(connection: Any) -> None:
    from alembic import command
    from alembic.config import Config

    for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    for guard in all_guards():
        connection.exec_driver_sql(guard.sql)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


@cache
def fresh_schema() -> Mapping[str, str]:
    """Name → statement of every table and index that a new book has, to compare a book with."""
    raw = dbapi2.connect(":memory:", isolation_level=None)
    try:
        build(raw)
        return schema_of(raw.execute(STORED_SCHEMA).fetchall())
    finally:
        raw.close()


STORED_SCHEMA = (
    "SELECT name, sql FROM sqlite_master WHERE type <> 'trigger' AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
)


def schema_of(rows: Iterable[Sequence[str]]) -> Mapping[str, str]:
    """Name → statement, from the rows of ``STORED_SCHEMA``."""
    return {row[0]: row[1] for row in rows}


def _totals(raw: Any) -> list[tuple[Any, ...]]:
    return list(
        raw.execute(
            "SELECT (SELECT count(*) FROM voucher), (SELECT coalesce(sum(amount), 0) FROM entry), "
            "(SELECT coalesce(sum(amount), 0) FROM opening), (SELECT count(*) FROM change), "
            "(SELECT max(hash) FROM operation)"
        )
    )


def upgrade_on_copy(path: Path) -> None:
    """Back up, migrate a copy, compare totals, then put the copy in the book's place. A failure leaves the book alone."""
    copy = path.with_name(path.name + ".nang-cap")
    copy.unlink(missing_ok=True)
    try:
        raw = connect(path)
        before = _totals(raw)
        version = raw.execute("PRAGMA user_version").fetchone()[0]
        target = dbapi2.connect(str(copy))
        raw.backup(target)
        target.close()
        raw.close()
        raw = connect(copy)
        engine = engine_for(raw)
        with engine.connect().execution_options(begin="BEGIN EXCLUSIVE") as connection, connection.begin():
            _migrate(connection)
        sound = raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok" and _totals(raw) == before
        raw.close()
        if not sound:
            raise UpgradeFailed(path=path)
        kept = path.with_name(f"{path.stem}.kieu-{version}{path.suffix}")
        if not kept.exists():
            shutil.copyfile(path, kept)
        copy.replace(path)
    except (dbapi2.Error, SQLAlchemyError, OSError) as problem:
        raise UpgradeFailed(path=path) from problem
    finally:
        copy.unlink(missing_ok=True)
