"""Why a book cannot be opened, read or written: the refusals, and which of them stands behind what SQLite or the system said.

Advice to restore is given only for what was read and found broken; a lock, a journal or a missing right is never called damage.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from app import crash
from app.domain import machine
from app.domain.problems import N_, Refusal


class NoSuchBook(Refusal):
    """No file at that path."""

    code = "book-missing"
    template = N_("Không tìm thấy sổ «{path}»: hãy chọn lại tệp hoặc khôi phục từ bản sao lưu.")


class BookExists(Refusal):
    """Creating over a file that is there."""

    code = "book-exists"
    template = N_("Đã có tệp «{path}»: hãy đặt tên khác, chương trình không ghi đè sổ nào.")


class BookUnreachable(Refusal):
    """The computer does not let the file or its folder be read."""

    code = "book-unreachable"
    template = N_("Không mở được sổ «{path}»: {problem}. Hãy xem lại ổ đĩa, hoặc chép sổ sang thư mục khác rồi mở lại.")


class BookUnwritable(Refusal):
    """The file can be read; the computer does not let it, or a file beside it, be written."""

    code = "book-unwritable"
    template = N_(
        "Sổ «{path}» chỉ xem được, không ghi được: {problem}. "
        "Muốn ghi, hãy chép sổ vào thư mục ghi được trong máy rồi mở từ đó."
    )


class BookNotMade(Refusal):
    """The computer does not let a book be made there."""

    code = "book-not-made"
    template = N_("Không lập được sổ «{path}»: {problem}. Hãy chọn thư mục hoặc tên khác.")


class NotABook(Refusal):
    """The file was read, and its head is not that of a book."""

    code = "not-a-book"
    template = N_(
        "Tệp «{path}» không phải sổ của chương trình này: hãy chọn tệp khác. Nếu trước đây mở được nó thì đầu tệp đã hỏng: "
        "hãy khôi phục bản sao lưu gần nhất; việc ghi sau bản đó sẽ mất."
    )


class NewerBook(Refusal):
    """The book was written by a newer program."""

    code = "book-newer"
    template = N_("Sổ «{path}» do phiên bản mới hơn của chương trình ghi (kiểu {found}): hãy cập nhật chương trình.")


class BookDamaged(Refusal):
    """What was read of the file is broken."""

    code = "book-damaged"
    template = N_(
        "Sổ «{path}» bị hỏng ({problem}): đừng ghi tiếp, hãy khôi phục bản sao lưu gần nhất; việc ghi sau bản đó sẽ mất."
    )


class GuardsMissing(Refusal):
    """The book's triggers are not those of its version."""

    code = "guards-missing"
    template = N_(
        "Sổ «{path}» bị gỡ lớp bảo vệ ({guard}) bằng công cụ khác: hãy khôi phục bản sao lưu gần nhất; "
        "việc ghi sau bản đó sẽ mất."
    )


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
    template = N_("Ổ đĩa đã đầy: chưa có gì bị ghi dở. Hãy dọn bớt chỗ rồi làm lại.")


class DiskFails(Refusal):
    """The disk does not give or take what is asked of it."""

    code = "disk-fails"
    template = N_(
        "Ổ đĩa báo lỗi khi đọc hoặc ghi sổ «{path}»: chưa có gì bị ghi dở. Hãy xem lại ổ đĩa (dây cắm, USB), "
        "sao lưu sang ổ khác rồi làm lại."
    )


class BookBusy(Refusal):
    """Somebody reads or writes the file at this moment."""

    code = "book-busy"
    template = N_(
        "Tệp sổ đang bị chương trình khác giữ (sao lưu, quét vi-rút): chưa ghi gì. Hãy chờ một lát rồi làm lại."
    )


_PRIMARY = 0xFF
"""SQLite's codes say in their last byte what kind of failure it is, and above it where."""
_SHUT = (dbapi2.SQLITE_READONLY, dbapi2.SQLITE_CANTOPEN, dbapi2.SQLITE_PERM, dbapi2.SQLITE_AUTH)
_KINDS: dict[int, type[Refusal]] = {
    dbapi2.SQLITE_BUSY: BookBusy,
    dbapi2.SQLITE_LOCKED: BookBusy,
    dbapi2.SQLITE_PROTOCOL: BookBusy,
    dbapi2.SQLITE_FULL: DiskFull,
    dbapi2.SQLITE_NOTADB: NotABook,
}
_SAID = {
    "unable to open database file": dbapi2.SQLITE_CANTOPEN,
    "attempt to write a readonly database": dbapi2.SQLITE_READONLY,
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "database is locked": dbapi2.SQLITE_BUSY,
    "database or disk is full": dbapi2.SQLITE_FULL,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "file is not a database": dbapi2.SQLITE_NOTADB,
}
"""SQLite's own words, for the driver's backup, which passes on no code."""


def fault_of(problem: BaseException, path: Path, *, writing: bool = False) -> Refusal | None:
    """The refusal behind a failure of the system, of SQLite, or of SQLite under SQLAlchemy; None when it is no such failure."""
    shut = BookUnwritable if writing else BookUnreachable
    if isinstance(problem, OSError):
        return shut(path=path, problem=machine.reason(problem))
    raw = getattr(problem, "orig", None) or problem
    if not isinstance(raw, dbapi2.Error):
        return None
    code = code_of(raw)
    try:
        if code == dbapi2.SQLITE_CORRUPT:
            return broken(path, getattr(raw, "sqlite_errorname", "SQLite"))
        if code in _SHUT or code == dbapi2.SQLITE_IOERR:
            machine.meet_obstacle(path, writing=writing)
    except OSError as met:
        if machine.is_full(met):
            return DiskFull(path=path)
        if machine.is_failing(met) or (code not in _SHUT and met.errno != errno.EROFS):
            return DiskFails(path=path)
        return shut(path=path, problem=machine.reason(met))
    kind = _KINDS.get(code)
    return None if kind is None else kind(path=path)


def code_of(problem: dbapi2.Error) -> int:
    """What kind of failure it is, by SQLite's primary code; 0 when it says none."""
    return (getattr(problem, "sqlite_errorcode", 0) or _SAID.get(str(problem), 0)) & _PRIMARY


def broken(path: Path, said: str) -> Refusal:
    """What to say when SQLite finds a book broken. Trap: to it a page that the disk does not give is one that is malformed."""
    try:
        _read_through(path)
    except OSError as problem:
        crash.went_on(problem)
        return DiskFails(path=path)
    return BookDamaged(path=path, problem=said)


_read_once: list[BinaryIO] = []


def _read_through(path: Path) -> None:
    """Read all of a file, to see whether the disk gives it."""
    handle = path.open("rb")
    try:
        while handle.read(_BLOCK):
            pass
    finally:
        if os.name == "nt":
            handle.close()
        else:
            # Trap: closing it would take away SQLite's lock on a live book, so it stays open until the program ends.
            _read_once.append(handle)


_BLOCK = 1 << 20


BY_SQLITE = (dbapi2.Error, DBAPIError)
"""What SQLite raises, alone and under SQLAlchemy."""


@contextmanager
def told(
    path: Path, *, writing: bool = False, of: tuple[type[Exception], ...] = (OSError, *BY_SQLITE)
) -> Iterator[None]:
    """Turns what the disk, the system or SQLite said inside the block into its refusal; everything else passes."""
    try:
        yield
    except of as problem:
        if (refused := fault_of(problem, path, writing=writing)) is None:
            raise
        raise refused from problem
