"""The lock file beside a book: keeps a second program out and names who holds it.

The operating system frees the lock when the program dies, so a crash never leaves a book locked; the file that is
left behind tells the next start that the last one did not end well.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
import sys
from pathlib import Path
from typing import IO

from app import crash
from app.domain.problems import N_, Refusal

if sys.platform == "win32":
    import msvcrt

    def _hold(handle: IO[str]) -> None:
        handle.seek(4096)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(handle: IO[str]) -> None:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class BookInUse(Refusal):
    """Another program has the book open."""

    code = "book-in-use"
    template = N_("Sổ đang mở ở nơi khác ({owner}): hãy đóng cửa sổ đó trước rồi mở lại.")


class BookLock:
    """Holds the lock of one book from ``take`` to ``release``."""

    def __init__(self, book: Path) -> None:
        self.path = book.with_name(book.name + ".lock")
        self._handle: IO[str] | None = None
        self.left_behind = False
        """True when an earlier program did not close this book."""

    def take(self) -> None:
        """Take the lock, or refuse by naming who holds it."""
        self.left_behind = self.path.exists()
        handle = self.path.open("a+", encoding="utf-8")
        try:
            _hold(handle)
        except OSError:
            handle.close()
            raise BookInUse(owner=self._owner()) from None
        # Why before it is written: whatever fails from here, ``release`` gives it back.
        self._handle = handle
        handle.seek(0)
        handle.truncate()
        handle.write(json.dumps({"user": _user(), "host": socket.gethostname(), "pid": os.getpid()}))
        handle.flush()

    def release(self) -> None:
        """Give the lock back and remove its file; does nothing when it is not held."""
        if self._handle is None:
            return
        self._handle.close()
        self._handle = None
        self.path.unlink(missing_ok=True)

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
