"""One open book: create, open, check, read, operate, close.

Two connections: one writer (used by one thread at a time, under a lock) and one reader that may only query.
Reports and screens read through ``Book.read``; services write through ``Book.operation``.
"""

from __future__ import annotations

import errno
import os
import threading
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, RootTransaction
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlcipher3 import dbapi2

from app import crash, files
from app.domain import machine
from app.domain.file_names import refuse_name
from app.models import upgrade
from app.models.book_file import check_head, clear_left_behind, keep_hot_journal, to_look_at, version_of
from app.models.connect import connect, create_file, engine_for, memory
from app.models.faults import (
    BY_SQLITE,
    BookExists,
    BookNotMade,
    BookReplaced,
    GuardsMissing,
    NoSuchBook,
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
        first: Any,
        *,
        writes: bool = False,
        is_copy: bool = False,
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
        self._is_copy = is_copy
        # Why the first one is kept: a connection reads four hundred triggers before it answers.
        reader = connect(path) if writes else first
        reader.execute("PRAGMA query_only = 1")
        self._reader: Engine = engine_for(reader)
        self._raw_reader = reader
        self._raw_writer: Any = first if writes else None
        self._writer: Engine | None = engine_for(first) if writes else None
        self._apart: list[tuple[Any, Engine]] = []
        self._known: dict[object, Any] = {}
        self._is_sound = False
        self._is_closed = False
        crash.stand(schema=f"v{shape.version}")
        self._identity = _file_identity(path)
        # Why several: after a COMMIT whose outcome could not be read, either act may be the last one.
        self._heads = {self._head()}

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
                    with closing(cls._over(connect(aside, flushes=False), aside, None, shape, writes=True)) as book:
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
    def _opened(cls, path: Path, lock: BookLock | None, shape: Shape) -> Book:
        check_head(path)
        if lock is None:
            first, is_copy = to_look_at(path, shape)
            return cls._over(first, path, None, shape, is_copy=is_copy)
        was_hot = keep_hot_journal(path)
        first = connect(path)
        try:
            found = version_of(first, path, shape)
            with told(path, writing=True):
                first.execute("BEGIN IMMEDIATE")
                first.execute("ROLLBACK")
        except BaseException:
            first.close()
            raise
        if found < shape.version:
            first.close()
            upgrade.upgrade_on_copy(path, shape)
            first = connect(path)
        return cls._over(first, path, lock, shape, writes=True, was_hot=was_hot)

    @classmethod
    def _over(cls, first: Any, path: Path, lock: BookLock | None, shape: Shape, **more: bool) -> Book:
        """The book that begins with this connection, which is closed when it does not begin."""
        try:
            return cls(path, lock, shape, first, **more)
        except BaseException:
            first.close()
            raise

    @property
    def ended_badly(self) -> bool:
        """True when the program before this one did not close the book (power cut, crash)."""
        return self._lock is not None and self._lock.left_behind

    def close(self) -> None:
        """Close all connections and give the lock back."""
        self._is_closed = True
        self._close_apart()
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
        with told(self.path, of=BY_SQLITE):
            try:
                raw, engine = self._apart.pop()
            except IndexError:
                raw = self._connect_apart()
                raw.execute("PRAGMA query_only = 1")
                engine = engine_for(raw)
            try:
                with engine.connect() as connection, connection.begin():
                    yield Read(connection, {} if anew else self._known, self.shape)
            except BaseException:
                raw.close()
                raise
            # Why kept: a connection reads all triggers before it answers, and the home page asks after every act.
            self._apart.append((raw, engine))
            if self._is_closed:
                self._close_apart()

    def _close_apart(self) -> None:
        # Why so: a long read that ends meanwhile closes them too.
        with suppress(IndexError):
            while True:
                self._apart.pop()[0].close()

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
                if previous not in self._heads:
                    raise BookReplaced
                operation = Operation(connection, act, previous, self.shape)
                yield operation
                # Trap: the window reads through this same connection; without its turn, two transactions would mix.
                with self._reading, self._reader.connect() as before:
                    operation.seal(before)
                self._commit(transaction, operation.hash)
                self._heads = {operation.hash}
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

    def _commit(self, transaction: RootTransaction, head: str) -> None:
        try:
            transaction.commit()
        except DBAPIError as problem:
            # Why asked: when only the last flush fails, the act is in the book, and she would write it a second time.
            self._take_back()
            try:
                landed = self._head() == head
            except dbapi2.Error as unread:
                crash.went_on(unread)
                self._heads.add(head)
                landed = False
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

    def _head(self) -> str:
        """The hash of the last act: another copy of the book may have as many acts, and has not this one."""
        last = self._raw_reader.execute("SELECT hash FROM operation ORDER BY id DESC LIMIT 1").fetchone()
        return "" if last is None else str(last[0])

    def _check_still_ours(self) -> None:
        with told(self.path):
            if _file_identity(self.path) != self._identity:
                raise BookReplaced

    def check_soundness(self) -> None:
        """SQLite's quick check, and every guard as this version lays it; once for an open book. Refuses a damaged one."""
        if self._is_sound:
            return
        with told(self.path), self._beside_the_window() as raw:
            self._check_sound(raw)
        self._is_sound = True
        if self._lock is not None:
            clear_left_behind(self.path, and_crashed=not self._was_hot)

    @contextmanager
    def _beside_the_window(self) -> Iterator[Any]:
        """A connection on which the reads of the window need not wait: the writer's, which has nothing to do before the book is
        known to be sound, or one more to the file. A copy in memory has but the one."""
        if self._is_copy:
            with self._reading:
                yield self._raw_reader
        elif self._raw_writer is not None:
            with self._turn:
                yield self._raw_writer
        else:
            with closing(connect(self.path, read_only=True)) as raw:
                yield raw

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
