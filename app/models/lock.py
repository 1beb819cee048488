"""The lock file beside a book: keeps a second program out and names who holds it.

The operating system frees the lock when the program dies, so a crash never leaves a book locked; the file that is
left behind tells the next start that the last one did not end well.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
import sys
from pathlib import Path
from typing import IO

from app import crash, files
from app.domain.problems import N_, Refusal

if sys.platform == "win32":
    import msvcrt

    def _hold(handle: IO[bytes]) -> None:
        handle.seek(4096)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(handle: IO[bytes]) -> None:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class BookInUse(Refusal):
    """Another program has the book open."""

    code = "book-in-use"
    template = N_("Sổ đang mở ở nơi khác ({owner}): hãy đóng cửa sổ đó trước rồi mở lại.")


class BookLock:
    """Holds the lock of one book from ``take`` to ``release``."""

    def __init__(self, book: Path) -> None:
        self.path = book.with_name(book.name + ".lock")
        self._handle: IO[bytes] | None = None
        self.left_behind = False
        """True when an earlier program did not close this book."""

    def take(self) -> None:
        """Take the lock, or refuse by naming who holds it."""
        self.left_behind = self.path.exists()
        # Why unbuffered: what a full disk does not take would be tried again when the file is closed.
        handle = self.path.open("ab+", buffering=0)
        try:
            try:
                _hold(handle)
            except OSError as problem:
                if problem.errno not in _HELD:
                    raise
                raise BookInUse(owner=self._owner()) from None
            handle.truncate(0)
            handle.write(json.dumps({"user": _user(), "host": socket.gethostname(), "pid": os.getpid()}).encode())
        except BaseException as problem:
            handle.close()
            if not self.left_behind and not isinstance(problem, BookInUse):
                files.discard_if_possible(self.path)
            raise
        self._handle = handle

    def release(self) -> None:
        """Give the lock back and remove its file; does nothing when it is not held."""
        if self._handle is None:
            return
        self._handle.close()
        self._handle = None
        files.discard_if_possible(self.path)

    def _owner(self) -> str:
        try:
            held = json.loads(self.path.read_text(encoding="utf-8"))
            return f"{held['user']} – {held['host']} – {held['pid']}"
        except (OSError, ValueError, KeyError) as problem:
            crash.went_on(problem)
            return "?"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as problem:
        crash.went_on(problem)
        return "?"
