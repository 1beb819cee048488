"""Files on the user's disk: written aside and put in place whole, flushed before anything says that they are there.

A power cut keeps only what was flushed: the file, and the folder that knows its name.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from app import crash
from app.paths import flush_folder

Given = TypeVar("Given")
PART = ".part"
"""What the name of an unfinished file ends in."""
BESIDE = ("", "-journal", ".lock")
"""What may lie beside a book under its name and more: itself, SQLite's journal, the lock."""
_PATIENCE = (0.1, 0.2, 0.4, 0.8, 1.5)
"""Seconds between tries: about as long as a virus scanner looks at a new file."""


def patiently(act: Callable[[], Given]) -> Given:
    """Do what another program may be in the way of (antivirus, sync), again for three seconds; then the last PermissionError."""
    for pause in _PATIENCE:
        try:
            return act()
        except PermissionError as problem:
            # Why only there: elsewhere a right that is missing stays missing, and nobody waits for it.
            if os.name != "nt":
                raise
            crash.went_on(problem)
        time.sleep(pause)
    return act()


def is_there(path: Path) -> bool:
    """True of a file that can be reached; a path that the system does not take, or does not show, leads to none."""
    try:
        return path.is_file()
    except OSError as problem:
        crash.went_on(problem)
        return False


def read_kept(file: Path) -> dict[str, object]:
    """What the program keeps in a JSON file of its own; one that is not there, or is none, keeps nothing. OSError passes."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError) as problem:
        crash.went_on(problem)
        return {}
    return kept if isinstance(kept, dict) else {}


def flush(file: Path) -> None:
    """Have the content of a file on the disk itself."""
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


class Unflushed(OSError):
    """What was written stands whole at its name; whether the name outlives a power cut is not sure. ``filename`` says which."""


def part_of(target: Path) -> Path:
    """Where a file is written before it stands at its name."""
    return target.with_name(target.name + PART)


def part_of_copy(source: Path) -> Path:
    """Where a copy of a file is written. By the name of what is copied, so that its next start finds what a kill left."""
    return source.with_name(f"{source.name}.ban-sao{PART}")


def journal_of(book: Path) -> Path:
    """SQLite's journal beside a book."""
    return book.with_name(f"{book.name}-journal")


def copy_whole(source: Path, target: Path) -> None:
    """A flushed copy beside a file nobody writes, readable by its owner alone; whole or not there. Replaces what is there."""
    with written_whole(target, part=part_of_copy(source)) as part:
        part.touch(mode=0o600)
        shutil.copyfile(source, part)


@contextmanager
def written_whole(target: Path, *, fresh: bool = False, part: Path | None = None) -> Iterator[Path]:
    """Where to write what shall stand at ``target``: flushed and put there when the block ends, removed when it fails.

    What was left behind by a kill is removed first. ``fresh`` never replaces a file (FileExistsError). ``part`` is where it is
    written, unless it is the usual name. OSError passes.
    """
    if fresh and target.exists():
        raise FileExistsError(target)
    part = part or part_of(target)
    discard(part)
    try:
        yield part
        flush(part)
        patiently(lambda: _put(part, target, fresh))
        try:
            flush_folder(target.parent)
        except OSError as problem:
            if fresh:
                # Why: it is told as not made, and the name can be used again.
                discard_if_possible(target)
            raise Unflushed(problem.errno, problem.strerror, str(target)) from problem
    finally:
        # Why so: a disk that was pulled out takes nothing back, and what it said first is what she must hear.
        discard_if_possible(part)


def discard_if_possible(file: Path) -> None:
    """``discard``; where the computer does not let it, the file stays and nobody is stopped."""
    try:
        discard(file)
    except OSError as problem:
        crash.went_on(problem)


def discard(file: Path) -> None:
    """Remove a file that is of no use, and what SQLite and the lock left beside it; one that is not there is no matter."""
    for ending in BESIDE:
        file.with_name(file.name + ending).unlink(missing_ok=True)


def empty(folder: Path) -> None:
    """Remove the files of a folder of passing things; what another program still holds stays until the next time."""
    for file in folder.iterdir():
        try:
            shutil.rmtree(file) if file.is_dir() else file.unlink()
        except OSError as problem:
            crash.went_on(problem)


def _put(part: Path, target: Path, fresh: bool) -> None:
    if not fresh:
        part.replace(target)
    elif os.name == "nt":
        part.rename(target)  # refuses by itself when the name is taken
    else:
        try:
            os.link(part, target)
        except FileExistsError:
            raise
        except OSError as problem:
            # Why: a stick formatted for every system knows no second name of a file.
            crash.went_on(problem)
            if target.exists():
                raise FileExistsError(target) from None
            part.replace(target)
