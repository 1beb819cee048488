"""One open book: create, open, check, read, operate, close.

Two connections: one writer (used by one thread at a time, under a lock) and one reader that may only query.
Reports and screens read through ``Book.read``; services write through ``Book.operation``.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import threading
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, RootTransaction
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlcipher3 import dbapi2

from app import crash, files, paths
from app.domain import machine
from app.domain.file_names import refuse_name
from app.models import upgrade
from app.models.base import APPLICATION_ID
from app.models.connect import connect, create_file, engine_for, memory
from app.models.faults import (
    BY_SQLITE,
    BookExists,
    BookNotMade,
    BookReplaced,
    GuardsMissing,
    NewerBook,
    NoSuchBook,
    NotABook,
    ReadOnlyBook,
    broken,
    told,
)
from app.models.guards import all_guards
from app.models.lock import BookLock
from app.models.operation import Operation, open_act, refusal_of
from app.models.read import Read
from app.models.schema import present
from app.models.shape import Shape

__all__ = ["Book", "Read"]


class Book:
    """An open book file. Close it; or use it as a context manager."""

    def __init__(
        self,
        path: Path,
        lock: BookLock | None,
        shape: Shape,
        *,
        writes: bool = False,
        copy: Any = None,
        flushes: bool = True,
        was_hot: bool = False,
    ) -> None:
        self.path = path
        self.shape = shape
        self.read_only = not writes
        self.officer = ""
        self._lock = lock
        self._was_hot = was_hot
        self._turn = threading.RLock()
        self._reading = threading.RLock()
        # Why a copy: what reads a book knows only the names and columns of today; a file that is looked at stays as it is.
        self._is_copy = copy is not None
        reader = copy if self._is_copy else connect(path, read_only=self.read_only)
        reader.execute("PRAGMA query_only = 1")
        self._reader: Engine = engine_for(reader)
        self._raw_reader = reader
        self._raw_writer: Any = connect(path, flushes=flushes) if writes else None
        self._writer: Engine | None = engine_for(self._raw_writer) if writes else None
        self._known: dict[object, Any] = {}
        self._is_sound = False
        crash.stand(schema=f"v{shape.version}")
        self._identity = _file_identity(path)
        self._last_operation = self._newest_operation()
        self._may_have_landed = self._last_operation

    # ---- opening and closing ---------------------------------------------------------------------------------

    @classmethod
    @contextmanager
    def made(cls, path: Path, *, opening_day: str, shape: Shape | None = None) -> Iterator[Book]:
        """A new book, open to be filled; ``opening_day`` is ISO. It is made aside, and put at ``path`` when the block ends.

        Refuses to overwrite. A failure, a kill or a power cut leaves nothing under the name, and the name can be used again.
        """
        path, shape = Path(path), shape or present()
        refuse_name(path)
        lock = BookLock(path)
        try:
            with _told_of_making(path):
                _refuse_long(path)
                lock.take()
                with files.written_whole(path, fresh=True) as aside:
                    create_file(aside)
                    with closing(connect(aside, flushes=False)) as raw:
                        upgrade.build(raw, shape)
                    with closing(cls._opened(aside, None, shape, flushes=False)) as book:
                        with book.operation("create_book") as operation:
                            operation.run(
                                "INSERT INTO book_identity (id, uuid, created_by, opening_day) VALUES (1, ?, ?, ?)",
                                (str(uuid.uuid4()), "so-cong-doan", opening_day),
                            )
                            upgrade.note_versions(operation)
                        yield book
        finally:
            lock.release()

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, check: bool = True, shape: Shape | None = None) -> Book:
        """Open a book: lock, head, version (an older one is upgraded on a copy; only to look at, in memory), pragmas, quick
        check, guards.

        With ``check=False`` the last two are left to ``check_soundness``; nothing is written before they were made.
        ``shape`` is what the program works with when it is not its own alone.
        """
        path, shape = Path(path), shape or present()
        with told(path):
            if not path.is_file():
                raise NoSuchBook(path=path)
        lock = None if read_only else BookLock(path)
        try:
            with told(path, writing=True):
                if lock is not None:
                    # Trap: SQLite begins to write in a file that it may only read, and says so at the first row.
                    if not machine.may_be_written(path):
                        machine.meet_obstacle(path, writing=True)
                    lock.take()
            with told(path):
                book = cls._opened(path, lock, shape)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        if check:
            try:
                book.check_soundness()
            except BaseException:
                book.close()
                raise
        return book

    @classmethod
    def _opened(cls, path: Path, lock: BookLock | None, shape: Shape, *, flushes: bool = True) -> Book:
        if not flushes:
            return cls(path, None, shape, writes=True, flushes=False)
        _check_head(path)
        if lock is None:
            return cls(path, None, shape, copy=_to_look_at(path, shape))
        was_hot = _keep_hot_journal(path)
        with closing(connect(path)) as raw:
            found = _version(raw, path, shape)
            with told(path, writing=True):
                raw.execute("BEGIN IMMEDIATE")
                raw.execute("ROLLBACK")
        if found < shape.version:
            upgrade.upgrade_on_copy(path, shape)
        return cls(path, lock, shape, writes=True, was_hot=was_hot)

    @property
    def ended_badly(self) -> bool:
        """True when the program before this one did not close the book (power cut, crash)."""
        return self._lock is not None and self._lock.left_behind

    def close(self) -> None:
        """Close both connections and give the lock back."""
        for raw in (self._raw_reader, self._raw_writer):
            if raw is not None:
                raw.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    # ---- reading and writing ---------------------------------------------------------------------------------

    @contextmanager
    def read(self) -> Iterator[Read]:
        """One consistent snapshot; nothing can be written through it. Keep it short: a long read holds up commits."""
        with told(self.path, of=BY_SQLITE), self._reading, self._reader.connect() as connection, connection.begin():
            yield Read(connection, self._known, self.shape)

    @contextmanager
    def read_apart(self, *, anew: bool = False) -> Iterator[Read]:
        """A snapshot on a connection of its own, for long reads that must not hold up the window's; ``anew`` trusts nothing
        that was reckoned before."""
        with told(self.path, of=BY_SQLITE), closing(self._connect_apart()) as raw:
            raw.execute("PRAGMA query_only = 1")
            with engine_for(raw).connect() as connection, connection.begin():
                yield Read(connection, {} if anew else self._known, self.shape)

    def _connect_apart(self) -> Any:
        if not self._is_copy:
            return connect(self.path, read_only=True)
        raw = memory()
        with self._reading:
            self._raw_reader.backup(raw)
        return raw

    @contextmanager
    def operation(
        self, kind: str, *, subject: str = "", reason: str = "", undoes: int | None = None
    ) -> Iterator[Operation]:
        """One act: everything written inside is committed together when the block ends, or not at all."""
        if self._writer is None:
            raise ReadOnlyBook
        self.check_soundness()
        begun = {"begin": "BEGIN IMMEDIATE"}
        with (
            crash.in_act(kind),
            told(self.path, writing=True, of=BY_SQLITE),
            self._turn,
            self._writer.connect().execution_options(**begun) as connection,
        ):
            self._check_still_ours()
            try:
                transaction = connection.begin()
                act, previous = open_act(
                    connection, kind=kind, officer=self.officer, subject=subject, reason=reason, undoes=undoes
                )
                if act.id - 1 not in (self._last_operation, self._may_have_landed):
                    raise BookReplaced
                operation = Operation(connection, act, previous, self.shape)
                yield operation
                # Trap: the window reads through this same connection; without its turn, two transactions would mix.
                with self._reading, self._reader.connect() as before:
                    operation.seal(before)
                self._commit(transaction, act.id)
                self._last_operation = act.id
            except BaseException as problem:
                self._take_back()
                if isinstance(problem, IntegrityError) and (refused := refusal_of(problem)) is not None:
                    raise refused from problem
                raise

    def _take_back(self) -> None:
        # Trap: after a COMMIT that was refused SQLAlchemy calls the transaction over, and SQLite is still inside it.
        try:
            self._raw_writer.rollback()
        except dbapi2.Error as problem:
            # Why no matter: SQLite has left the transaction all the same, and what failed first is what she must hear.
            crash.went_on(problem)

    def _commit(self, transaction: RootTransaction, act: int) -> None:
        try:
            transaction.commit()
        except DBAPIError as problem:
            # Why asked: when only the last flush fails, the act is in the book, and she would write it a second time.
            self._take_back()
            try:
                landed = self._newest_operation() == act
            except dbapi2.Error as unread:
                crash.went_on(unread)
                self._may_have_landed, landed = act, False
            if not landed:
                raise
            crash.went_on(problem)

    def backup_to(self, target: Path) -> None:
        """Copy the book as it stands to ``target`` through SQLite's own backup; safe while the book is open."""
        with self._turn, told(target, writing=True), closing(dbapi2.connect(str(target))) as copy:
            source = self._raw_writer or self._raw_reader
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = truncate")

    # ---- checks ----------------------------------------------------------------------------------------------

    def _newest_operation(self) -> int:
        return int(self._raw_reader.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])

    def _check_still_ours(self) -> None:
        with told(self.path):
            if _file_identity(self.path) != self._identity:
                raise BookReplaced

    def check_soundness(self) -> None:
        """SQLite's quick check, and every guard as this version lays it; once for an open book. Refuses a damaged one."""
        if self._is_sound:
            return
        with told(self.path):
            if self._is_copy:
                with self._reading:
                    self._check_sound(self._raw_reader)
            else:
                # Why apart: on the window's connection its reads would wait until a large file is looked through.
                with closing(connect(self.path, read_only=True)) as raw:
                    self._check_sound(raw)
        self._is_sound = True
        if self._lock is not None:
            _clear_left_behind(self.path, and_crashed=not self._was_hot)

    def _check_sound(self, raw: Any) -> None:
        answer = raw.execute("PRAGMA quick_check(1)").fetchone()[0]
        if answer != "ok":
            raise broken(self.path, answer)
        stored = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
        for guard in all_guards(self.shape):
            if stored.pop(guard.name, None) != guard.sql:
                raise GuardsMissing(path=self.path, guard=guard.name)
        for name in stored:
            raise GuardsMissing(path=self.path, guard=name)


@contextmanager
def _told_of_making(path: Path) -> Iterator[None]:
    try:
        with told(path, writing=True, of=BY_SQLITE):
            yield
    except FileExistsError:
        raise BookExists(path=path) from None
    except OSError as problem:
        raise BookNotMade(path=path, problem=machine.reason(problem)) from problem


def _refuse_long(path: Path) -> None:
    # Why asked before anything is made: SQLite would say only that it cannot open what the system has just made.
    if len(os.fsencode(path.absolute())) > machine.LONGEST_PATH:
        raise OSError(errno.ENAMETOOLONG, "")


def _file_identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return (status.st_dev, status.st_ino)


def _check_head(path: Path) -> None:
    # Trap: on Linux closing any handle on a live SQLite file drops its lock, so this runs before connecting.
    with files.patiently(lambda: path.open("rb")) as handle:
        head = handle.read(16)
    if head != b"SQLite format 3\x00":
        raise NotABook(path=path)


_CRASHED = ".truoc-phuc-hoi"
"""What the name of a crash copy ends in: a book, or its journal, as a crash left it."""


def _journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _keep_hot_journal(path: Path) -> bool:
    """Keep a copy of a book and its journal as a crash left them, before SQLite rolls the journal back; False without one."""
    journal = _journal_of(path)
    if not journal.exists() or not journal.stat().st_size:
        return False
    for file in (path, journal):
        files.copy_whole(file, file.with_name(file.name + _CRASHED))
    return True


def _clear_left_behind(path: Path, *, and_crashed: bool) -> None:
    """Remove what earlier programs left unfinished beside a sound book, and the copies of a crash it has recovered from."""
    journal = _journal_of(path)
    left = [files.part_of(path), files.part_of_copy(path), files.part_of_copy(journal)]
    if and_crashed:
        left += [file.with_name(file.name + _CRASHED) for file in (path, journal)]
    for file in left:
        files.discard_if_possible(file)


def _version(raw: Any, path: Path, shape: Shape) -> int:
    """See that the file is a book this program knows; gives its version."""
    application, found = (raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if application != APPLICATION_ID:
        raise NotABook(path=path)
    if found > shape.version:
        raise NewerBook(path=path, found=found)
    return int(found)


def _to_look_at(path: Path, shape: Shape) -> Any:
    """None when the file can be looked at as it stands; else a connection to a copy in memory: of an older book brought up,
    of one that a crash left half written rolled back. The file stays as it is."""
    rolled_back = None
    try:
        raw = connect(path, read_only=True)
    except dbapi2.OperationalError:
        if not _journal_of(path).exists():
            raise
        raw = rolled_back = _rolled_back_in_memory(path)
    try:
        if _version(raw, path, shape) < shape.version:
            return upgrade.brought_up_in_memory(raw, path, shape)
    except BaseException:
        raw.close()
        raise
    if rolled_back is None:
        raw.close()
    return rolled_back


def _private_folder() -> Path | None:
    try:
        return paths.temporary_folder()
    except OSError as problem:
        # Why: without a folder of her own the system's will do; what is made there only she may read.
        crash.went_on(problem)
        return None


def _rolled_back_in_memory(path: Path) -> Any:
    with tempfile.TemporaryDirectory(dir=_private_folder()) as folder:
        copy = Path(folder) / path.name
        for file, target in ((path, copy), (_journal_of(path), _journal_of(copy))):
            shutil.copyfile(file, target)
        made = memory()
        with closing(connect(copy)) as raw:
            raw.backup(made)
        return made
