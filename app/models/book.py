"""One open book: create, open, check, read, operate, close.

Two connections: one writer (used by one thread at a time, under a lock) and one reader that may only query.
Reports and screens read through ``Book.read``; services write through ``Book.operation``.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2

from app import crash
from app.domain import machine
from app.domain.problems import N_, Refusal
from app.models import upgrade
from app.models.base import APPLICATION_ID
from app.models.connect import connect, create_file, engine_for, memory
from app.models.guards import all_guards
from app.models.lock import BookLock
from app.models.operation import Operation, open_act, refusal_of
from app.models.read import Read
from app.models.schema import present
from app.models.shape import Shape

__all__ = ["Book", "Read"]


class NoSuchBook(Refusal):
    """No file at that path."""

    code = "book-missing"
    template = N_("Không tìm thấy sổ «{path}»: hãy chọn lại tệp hoặc khôi phục từ bản sao lưu.")


class BookExists(Refusal):
    """Creating over a file that is there."""

    code = "book-exists"
    template = N_("Đã có tệp «{path}»: hãy đặt tên khác, chương trình không ghi đè sổ nào.")


class BookUnreachable(Refusal):
    """The computer does not let the file or its folder be read or written."""

    code = "book-unreachable"
    template = N_("Không mở được sổ «{path}»: {problem}. Hãy xem lại ổ đĩa, hoặc chép sổ sang thư mục khác rồi mở lại.")


class NotABook(Refusal):
    """The file is something else, or damaged at its head."""

    code = "not-a-book"
    template = N_("Tệp «{path}» không phải sổ của chương trình này, hoặc đã hỏng: hãy chọn tệp khác hoặc khôi phục.")


class NewerBook(Refusal):
    """The book was written by a newer program."""

    code = "book-newer"
    template = N_("Sổ «{path}» do phiên bản mới hơn của chương trình ghi (kiểu {found}): hãy cập nhật chương trình.")


class BookDamaged(Refusal):
    """The quick check at opening failed."""

    code = "book-damaged"
    template = N_("Sổ «{path}» bị hỏng ({problem}): đừng ghi tiếp, hãy khôi phục bản sao lưu gần nhất.")


class ReadOnlyBook(Refusal):
    """Writing to a book opened for looking."""

    code = "book-read-only"
    template = N_("Sổ đang mở để xem, không ghi được.")


class BookReplaced(Refusal):
    """The file was exchanged under the open program."""

    code = "book-replaced"
    template = N_("Tệp sổ đã bị chương trình khác thay thế khi đang mở: không ghi gì thêm, hãy đóng và mở lại sổ.")


class DiskFull(Refusal):
    """The disk is full, or does not take what is written."""

    code = "disk-full"
    template = N_(
        "Không ghi được vào ổ đĩa (hết chỗ hoặc ổ có lỗi): chưa có gì bị ghi dở. Hãy dọn bớt chỗ rồi làm lại."
    )


class BookBusy(Refusal):
    """Somebody reads or writes the file at this moment."""

    code = "book-busy"
    template = N_(
        "Tệp sổ đang bị chương trình khác giữ (sao lưu, quét vi-rút): chưa ghi gì. Hãy chờ một lát rồi làm lại."
    )


class GuardsMissing(Refusal):
    """The book's triggers are not those of its version."""

    code = "guards-missing"
    template = N_("Sổ «{path}» bị gỡ lớp bảo vệ ({guard}) bằng công cụ khác: hãy khôi phục bản sao lưu gần nhất.")


class Book:
    """An open book file. Close it; or use it as a context manager."""

    def __init__(
        self, path: Path, lock: BookLock | None, read_only: bool, shape: Shape, first: Any, is_copy: bool
    ) -> None:
        self.path = path
        self.shape = shape
        self.read_only = read_only
        self.officer = ""
        self._lock = lock
        self._turn = threading.RLock()
        self._reading = threading.RLock()
        # Why a copy: what reads a book knows only the names and columns of today; a file that is looked at stays as it is.
        self._is_copy = is_copy
        # Why the first one is kept: a connection reads four hundred triggers before it answers.
        reader = first if read_only else connect(path)
        reader.execute("PRAGMA query_only = 1")
        self._reader: Engine = engine_for(reader)
        self._raw_reader = reader
        self._raw_writer: Any = None if read_only else first
        self._writer: Engine | None = None if read_only else engine_for(self._raw_writer)
        self._apart: list[tuple[Any, Engine]] = []
        self._known: dict[object, Any] = {}
        self._is_sound = False
        self._is_closed = False
        crash.stand(schema=f"v{shape.version}")
        self._identity = _file_identity(path)
        self._last_operation = self._newest_operation()

    # ---- opening and closing ---------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, *, opening_day: str, shape: Shape | None = None) -> Book:
        """Make a new, empty book at ``path`` and open it; ``opening_day`` is ISO. Refuses to overwrite."""
        path, shape = Path(path), shape or present()
        try:
            create_file(path)
        except FileExistsError:
            raise BookExists(path=path) from None
        except OSError as problem:
            raise BookUnreachable(path=path, problem=machine.reason(problem)) from problem
        try:
            raw = connect(path)
            upgrade.build(raw, shape)
            raw.close()
            book = cls.open(path, shape=shape)
            with book.operation("create_book") as operation:
                operation.run(
                    "INSERT INTO book_identity (id, uuid, created_by, opening_day) VALUES (1, ?, ?, ?)",
                    (str(uuid.uuid4()), "so-cong-doan", opening_day),
                )
                upgrade.note_versions(operation)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return book

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, check: bool = True, shape: Shape | None = None) -> Book:
        """Open a book: lock, head, version (an older one is upgraded on a copy; only to look at, in memory), pragmas, quick
        check, guards.

        With ``check=False`` the last two are left to ``check_soundness``; nothing is written before they were made.
        ``shape`` is what the program works with when it is not its own alone.
        """
        path, shape = Path(path), shape or present()
        if not path.is_file():
            raise NoSuchBook(path=path)
        lock = None if read_only else BookLock(path)
        try:
            if lock is not None:
                lock.take()
            _check_head(path)
            _keep_hot_journal(path)
            first, is_copy = _first_connection(path, shape, read_only=read_only)
            book = cls(path, lock, read_only, shape, first, is_copy)
        except BaseException as problem:
            if lock is not None:
                lock.release()
            if isinstance(problem, OSError):
                raise BookUnreachable(path=path, problem=machine.reason(problem)) from problem
            if (
                isinstance(problem, dbapi2.OperationalError)
                and (refused := _refusal_of_the_machine(problem)) is not None
            ):
                raise refused from problem
            raise
        if check:
            try:
                book.check_soundness()
            except BaseException:
                book.close()
                raise
        return book

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
        try:
            with self._reading, self._reader.connect() as connection, connection.begin():
                yield Read(connection, self._known, self.shape)
        except OperationalError as problem:
            if (refused := _refusal_of_the_machine(problem)) is None:
                raise
            raise refused from problem

    @contextmanager
    def read_apart(self, *, anew: bool = False) -> Iterator[Read]:
        """A snapshot on a connection of its own, for long reads that must not hold up the window's; ``anew`` trusts nothing
        that was reckoned before."""
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
        with crash.in_act(kind), self._turn, self._writer.connect().execution_options(**begun) as connection:
            self._check_still_ours()
            transaction = connection.begin()
            try:
                act, previous = open_act(
                    connection, kind=kind, officer=self.officer, subject=subject, reason=reason, undoes=undoes
                )
                if act.id != self._last_operation + 1:
                    raise BookReplaced
                operation = Operation(connection, act, previous, self.shape)
                yield operation
                # Trap: the window reads through this same connection; without its turn, two transactions would mix.
                with self._reading, self._reader.connect() as before:
                    operation.seal(before)
                transaction.commit()
                self._last_operation = act.id
            except IntegrityError as problem:
                transaction.rollback()
                refused = refusal_of(problem)
                if refused is None:
                    raise
                raise refused from problem
            except OperationalError as problem:
                transaction.rollback()
                if (refused := _refusal_of_the_machine(problem)) is None:
                    raise
                raise refused from problem
            except BaseException:
                transaction.rollback()
                raise

    def backup_to(self, target: Path) -> None:
        """Copy the book as it stands to ``target`` through SQLite's own backup; safe while the book is open."""
        with self._turn:
            copy = dbapi2.connect(str(target))
            try:
                source = self._raw_writer or self._raw_reader
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = truncate")
            finally:
                copy.close()

    # ---- checks ----------------------------------------------------------------------------------------------

    @contextmanager
    def _beside_the_window(self) -> Iterator[Any]:
        """A connection to the file as it is, on which the reads of the window need not wait: the writer's, which has nothing to do
        before the book is known to be sound."""
        if self._raw_writer is not None:
            with self._turn:
                yield self._raw_writer
            return
        with closing(connect(self.path, read_only=True)) as raw:
            yield raw

    def _newest_operation(self) -> int:
        return int(self._raw_reader.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])

    def _check_still_ours(self) -> None:
        if _file_identity(self.path) != self._identity:
            raise BookReplaced

    def check_soundness(self) -> None:
        """SQLite's quick check, and every guard as this version lays it; once for an open book. Refuses a damaged one."""
        if self._is_sound:
            return
        try:
            with self._beside_the_window() as raw:
                answer, version = (
                    raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("quick_check(1)", "user_version")
                )
                stored = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
        except dbapi2.DatabaseError as problem:
            raise BookDamaged(path=self.path, problem=getattr(problem, "sqlite_errorname", "SQLite")) from problem
        if answer != "ok":
            raise BookDamaged(path=self.path, problem=answer)
        # Why only then: the file of an older book, opened to look at, has the guards of its own version.
        wanted = all_guards(self.shape) if version == self.shape.version else ()
        for guard in wanted:
            if stored.pop(guard.name, None) != guard.sql:
                raise GuardsMissing(path=self.path, guard=guard.name)
        for name in stored if wanted else ():
            raise GuardsMissing(path=self.path, guard=name)
        self._is_sound = True


def _refusal_of_the_machine(problem: OperationalError | dbapi2.OperationalError) -> Refusal | None:
    """The refusal behind an error of disk or file system. Why: a full disk shows itself under either of two texts."""
    text = str(getattr(problem, "orig", problem))
    if "disk is full" in text or "disk I/O error" in text or "readonly" in text:
        return DiskFull()
    return BookBusy() if "locked" in text else None


def _file_identity(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError as problem:
        crash.went_on(problem)
        return (0, 0)
    return (status.st_dev, status.st_ino)


def _check_head(path: Path) -> None:
    # Trap: on Linux closing any handle on a live SQLite file drops its lock, so this runs before connecting.
    with path.open("rb") as handle:
        head = handle.read(16)
    if head != b"SQLite format 3\x00":
        raise NotABook(path=path)


def _keep_hot_journal(path: Path) -> None:
    """Keep a copy of a book and its journal as a crash left them, before SQLite rolls the journal back."""
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and journal.stat().st_size > 0:
        for file in (path, journal):
            file.with_name(file.name + ".truoc-phuc-hoi").write_bytes(file.read_bytes())


def _first_connection(path: Path, shape: Shape, *, read_only: bool) -> tuple[Any, bool]:
    """A connection to the book, seen to be one that this program knows. An older one is upgraded before; when it may not be
    written, the connection is to a copy in memory that was, and the second value is true."""
    try:
        raw = connect(path, read_only=read_only)
    except dbapi2.DatabaseError as problem:
        raise NotABook(path=path) from problem
    try:
        application, found = (
            raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if application != APPLICATION_ID:
            raise NotABook(path=path)
        if found > shape.version:
            raise NewerBook(path=path, found=found)
    except BaseException:
        raw.close()
        raise
    if found == shape.version:
        return raw, False
    raw.close()
    if read_only:
        return upgrade.brought_up_in_memory(path, shape), True
    upgrade.upgrade_on_copy(path, shape)
    return connect(path), False
