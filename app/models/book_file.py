"""A book's file before and beside the open book: its head and version, what a crash left, how it is looked at without being touched."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app import crash, files, paths
from app.models import upgrade
from app.models.base import APPLICATION_ID
from app.models.connect import connect, memory
from app.models.faults import NewerBook, NotABook, code_of
from app.models.shape import Shape


def check_head(path: Path) -> None:
    # Trap: on Linux closing any handle on a live SQLite file drops its lock, so this runs before connecting.
    with files.patiently(lambda: path.open("rb")) as handle:
        head = handle.read(16)
    if head != b"SQLite format 3\x00":
        raise NotABook(path=path)


_CRASHED = ".truoc-phuc-hoi"
"""What the name of a crash copy ends in: a book, or its journal, as a crash left it."""


def keep_hot_journal(path: Path) -> bool:
    """Keep a copy of a book and its journal as a crash left them, before SQLite rolls the journal back; False without one."""
    if not _has_journal(path):
        return False
    for file in (path, files.journal_of(path)):
        files.copy_whole(file, file.with_name(file.name + _CRASHED))
    return True


def _has_journal(path: Path) -> bool:
    # Why the size: an empty one stays beside every book that was written.
    journal = files.journal_of(path)
    return journal.exists() and journal.stat().st_size > 0


def clear_left_behind(path: Path, *, and_crashed: bool) -> None:
    """Remove what earlier programs left unfinished beside a sound book, and the copies of a crash it has recovered from."""
    journal = files.journal_of(path)
    left = [files.part_of(path), files.part_of_copy(path), files.part_of_copy(journal)]
    if and_crashed:
        left += [file.with_name(file.name + _CRASHED) for file in (path, journal)]
    for file in left:
        files.discard_if_possible(file)


def version_of(raw: Any, path: Path, shape: Shape) -> int:
    """See that the file is a book this program knows; gives its version."""
    application, found = (raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if application != APPLICATION_ID:
        raise NotABook(path=path)
    if found > shape.version:
        raise NewerBook(path=path, found=found)
    return int(found)


def to_look_at(path: Path, shape: Shape) -> tuple[Any, bool]:
    """A connection to look at a book, and whether it is to a copy in memory: of an older book brought up, of one that a crash left
    half written rolled back. The file stays as it is."""
    is_copy = False
    try:
        raw = connect(path, read_only=True)
    except dbapi2.OperationalError as problem:
        # Trap: a journal may also be that of a program in the middle of writing; then the book is held, and a copy would be torn.
        is_left = code_of(problem) == dbapi2.SQLITE_READONLY and _has_journal(path)
        if not is_left:
            raise
        raw, is_copy = _rolled_back_in_memory(path), True
    try:
        if version_of(raw, path, shape) < shape.version:
            return upgrade.brought_up_in_memory(raw, path, shape), True
    except BaseException:
        raw.close()
        raise
    return raw, is_copy


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
        for file, target in ((path, copy), (files.journal_of(path), files.journal_of(copy))):
            shutil.copyfile(file, target)
        made = memory()
        with closing(connect(copy)) as raw:
            raw.backup(made)
        return made
