"""Reading a workbook in a process of its own, so that a file made to kill the reader kills only that.

``read_safely`` is what services call; run as a program, this module reads one workbook under limits on memory and gives
it back pickled. Only this program's own child ever speaks to it.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from app.domain.problems import N_, Refusal
from app.imports.workbook import Workbook, WorkbookDamaged, read_workbook

MOST_SECONDS = 120
_PATIENCE = 0.2
MOST_MEMORY = 3_000_000_000
CHILD_WORD = "--read-workbook"
"""The argument by which the built program knows that it is the child."""


class WorkbookTooSlow(Refusal):
    """Reading took longer than any honest workbook needs."""

    code = "workbook-too-slow"
    template = N_("Đọc tệp «{file}» quá lâu nên đã dừng: hãy chép phần cần nhập sang tệp mới rồi nhập lại.")


def _child_line(path: Path) -> list[str]:
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
    # Why: a plain subprocess, not multiprocessing: its children run the caller's main module again.
    hidden = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
    with subprocess.Popen(  # noqa: S603  Why: our own program, the path is one argument and no shell reads it.
        _child_line(path.resolve()),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_surroundings(),
        creationflags=hidden,
    ) as child:
        try:
            written = _written_by(child, path, time.monotonic() + most_seconds, waiting)
        except BaseException:
            child.kill()
            raise
    if child.returncode != 0:
        raise WorkbookDamaged(file=path.name)
    answer = pickle.loads(written)  # noqa: S301  Why: written by our own child a moment ago, never by the file.
    if isinstance(answer, Workbook):
        return answer
    refusal, values = answer
    raise refusal(**values)


def _written_by(child: subprocess.Popen[bytes], path: Path, ends: float, waiting: Callable[[], None] | None) -> bytes:
    if waiting is not None:
        waiting()
    while True:
        left = ends - time.monotonic()
        try:
            return child.communicate(timeout=max(0.0, min(left, _PATIENCE)))[0]
        except subprocess.TimeoutExpired:
            if left <= _PATIENCE:
                raise WorkbookTooSlow(file=path.name) from None
        if waiting is not None:
            waiting()


def answer_parent(path: Path) -> int:
    """Read one workbook under the memory limit and write it, or its refusal, pickled to standard output."""
    _limit_memory()
    gc.disable()  # Why: the process ends with its answer; looking through a million cells for rubbish finds none.
    answer: object
    try:
        answer = read_workbook(path)
    except Refusal as refusal:
        answer = (type(refusal), dict(refusal.message.values))
    except MemoryError:
        answer = (WorkbookDamaged, {"file": path.name})
    pickler = pickle.Pickler(sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
    # Why: no cell of a workbook is another cell again, so remembering each of a million took longer than writing it.
    pickler.fast = True
    pickler.dump(answer)
    sys.stdout.buffer.flush()
    return 0


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
