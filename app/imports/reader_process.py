"""Reading a workbook in a process of its own, so that a file made to kill the reader kills only that.

``read_safely`` is what services call; run as a program, this module reads one workbook under limits on memory and answers with
data alone (``answer.py``): whatever a file may have made of the child, no code of its comes back.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from app import crash
from app.domain.file_names import is_path
from app.domain.problems import N_, Refusal
from app.imports import answer
from app.imports.file_faults import WorkbookDamaged, WorkbookMissing
from app.imports.workbook import Workbook, read_workbook

MOST_SECONDS = 120
_PATIENCE, TO_END = 0.2, 5.0
MOST_MEMORY = 3_000_000_000
CHILD_WORD = "--read-workbook"
"""The argument by which the built program knows that it is the child."""
_OURS = 70
"""How the child ends when it was not the file but the program that failed."""


class WorkbookTooSlow(Refusal):
    """Reading took longer than any honest workbook needs."""

    code = "workbook-too-slow"
    template = N_("Đọc tệp «{file}» quá lâu nên đã dừng: hãy chép phần cần nhập sang tệp mới rồi nhập lại.")


class ReaderFailed(Exception):
    """The reading process met a mistake of ours; where, it has written into the log itself."""


def child_line(path: Path) -> list[str]:
    """The command line of the process that reads a workbook."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_WORD, str(path)]
    return [sys.executable, "-m", "app.imports.reader_process", str(path)]


def _surroundings() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": f"{root}{os.pathsep}{known}" if known else root}


def read_safely(path: Path, most_seconds: float = MOST_SECONDS, waiting: Callable[[], None] | None = None) -> Workbook:
    """The workbook, read by a child process; refuses also what crashes, fills the memory or never ends.

    ``waiting`` is called at once and a few times a second meanwhile; when it raises, the child is ended.
    """
    if not is_path(str(path)):
        raise WorkbookMissing(file=path.name)
    # Why: a plain subprocess, not multiprocessing: its children run the caller's main module again.
    hidden = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
    with subprocess.Popen(  # noqa: S603  Why: our own program, the path is one argument and no shell reads it.
        child_line(path.absolute()),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_surroundings(),
        creationflags=hidden,
    ) as child:
        answered = _answer_of(child, path, time.monotonic() + most_seconds, waiting)
    if child.returncode == _OURS:
        raise ReaderFailed
    if child.returncode != 0 or answered is None:
        raise WorkbookDamaged(file=path.name)
    if isinstance(answered, Refusal):
        raise answered
    return answered


def _answer_of(
    child: subprocess.Popen[bytes], path: Path, ends: float, waiting: Callable[[], None] | None
) -> Workbook | Refusal | None:
    """What the child answers, when it has ended; None when that is no answer."""
    answers: list[Workbook | Refusal] = []
    # Why a thread: a pipe cannot be read with a limit of time on Windows.
    reading = threading.Thread(target=_listen, args=(child, answers), name="reading", daemon=True)
    reading.start()
    try:
        while reading.is_alive():
            if waiting is not None:
                waiting()
            left = ends - time.monotonic()
            if left <= 0:
                raise WorkbookTooSlow(file=path.name)
            reading.join(min(left, _PATIENCE))
    except BaseException:
        child.kill()
        # Why joined: the pipe is closed next, and must not be under somebody who still reads it.
        reading.join(TO_END)
        raise
    try:
        child.wait(TO_END)
    except subprocess.TimeoutExpired:
        child.kill()
    return answers[0] if answers else None


def _listen(child: subprocess.Popen[bytes], answers: list[Workbook | Refusal]) -> None:
    assert child.stdout is not None
    try:
        answers.append(answer.read(child.stdout))
    except (answer.Malformed, OSError, MemoryError) as problem:
        crash.went_on(problem)


def answer_parent(path: Path) -> int:
    """Read one workbook under the memory limit and write it, or its refusal, to standard output; the process's exit code."""
    crash.watch("reader")
    _limit_memory()
    gc.disable()  # Why: the process ends with its answer; looking through a million cells for rubbish finds none.
    try:
        answer.write(_read(path), sys.stdout.buffer)
    except MemoryError:
        return 1
    except Exception as problem:  # noqa: BLE001  Why: the parent must hear that it was us, not the file.
        crash.record(problem)
        return _OURS
    return 0


def _read(path: Path) -> Workbook | Refusal:
    try:
        return read_workbook(path)
    except Refusal as refusal:
        return refusal
    except MemoryError:
        return WorkbookDamaged(file=path.name)


def _limit_memory() -> None:
    """Only where the system can; elsewhere the checks before reading and the time limit have to do."""
    if sys.platform == "win32":
        return
    import resource

    # Why: a reader that aborts must not leave a memory image of somebody's books on the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    # Trap: run with -m, this file is a second module of another name; the classes must come from the first.
    from app.imports.reader_process import answer_parent as answer_as_module

    raise SystemExit(answer_as_module(Path(sys.argv[1])))
