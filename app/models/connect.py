"""How a book file is opened: the driver, the pragmas and their read-back. Nothing else in the program opens a live book.

Why sqlcipher3 for plain books too: one driver, one SQLite inside, whether or not a password is set later.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from app.domain.problems import N_, Refusal

PRAGMAS: dict[str, str | int] = {
    "journal_mode": "truncate",
    "synchronous": 3,  # EXTRA: the end of the journal is flushed too, so a power cut keeps the last voucher
    "foreign_keys": 1,
    "cache_spill": 0,
    "recursive_triggers": 0,
    "trusted_schema": 0,
    "secure_delete": 1,
}


class PragmaRefused(Refusal):
    """The database engine did not take a safety setting."""

    code = "pragma-refused"
    template = N_("Máy này không bật được chế độ ghi an toàn ({setting}): hãy chép sổ sang ổ đĩa trong máy rồi mở lại.")


PATIENCE = 10.0
"""Seconds to wait for a lock that somebody else holds."""


def connect(path: Path, *, read_only: bool = False, flushes: bool = True) -> Any:
    """A driver connection with every pragma set and read back; refuses when one did not hold.

    ``flushes=False`` is for a book made aside alone: it is flushed once, as a whole, before it has its name.
    """
    raw = dbapi2.connect(
        uri_of(path.resolve(), "ro" if read_only else "rw"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=PATIENCE,
    )
    try:
        for setting, wanted in (PRAGMAS if flushes else {**PRAGMAS, "synchronous": 0}).items():
            if read_only and setting == "journal_mode":
                # Why read: a journal that must be rolled back is met here, and not by the first who asks for a row.
                raw.execute("PRAGMA schema_version").fetchone()
                continue
            raw.execute(f"PRAGMA {setting} = {wanted}")
            got = raw.execute(f"PRAGMA {setting}").fetchone()[0]
            if got != wanted and setting != "trusted_schema":
                raise PragmaRefused(setting=setting)
    except BaseException:
        raw.close()
        raise
    return raw


def uri_of(path: PurePath, mode: str) -> str:
    r"""A whole path as SQLite's URI, whatever its letters: ``?``, ``#``, ``%``, a share of the network, ``\\?\`` before a drive."""
    plain = path.as_posix()
    if plain.startswith("//?/UNC/"):
        plain = "/" + plain.removeprefix("//?/UNC")
    plain = plain.removeprefix("//?/")
    # Trap: what stands between ``file://`` and the next slash is a computer's name to SQLite, which knows none.
    return f"file://{'' if plain.startswith('/') else '/'}{quote(os.fsencode(plain))}?mode={mode}"


def memory() -> Any:
    """A driver connection to an empty database of its own in memory; nothing of it ever reaches a disk."""
    raw = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    for setting in ("foreign_keys = 1", "trusted_schema = 0", "temp_store = 2"):
        raw.execute(f"PRAGMA {setting}")
    return raw


def create_file(path: Path) -> None:
    """Make an empty database file; refuses to overwrite (FileExistsError)."""
    with path.open("xb"):
        pass


def engine_for(raw: Any) -> Engine:
    """An SQLAlchemy engine over one driver connection, with transactions begun explicitly.

    Trap: without ``isolation_level=None`` and an explicit BEGIN, DDL would commit half a migration.
    """
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=lambda: raw, poolclass=StaticPool, pool_reset_on_return=None
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(str(connection.get_execution_options().get("begin", "BEGIN")))

    return engine
