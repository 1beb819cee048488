"""Reading a workbook in a process of its own, so that a file made to kill the reader kills only that.

``read_safely`` is what services call; ``read_workbook`` does the reading, here with limits on memory and time.
"""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.problems import N_, Refusal
from app.imports.workbook import Workbook, WorkbookDamaged, read_workbook

MOST_SECONDS = 120
MOST_MEMORY = 3_000_000_000


class WorkbookTooSlow(Refusal):
    """Reading took longer than any honest workbook needs."""

    code = "workbook-too-slow"
    template = N_("Đọc tệp «{file}» quá lâu nên đã dừng: hãy chép phần cần nhập sang tệp mới rồi nhập lại.")


def read_safely(path: Path, most_seconds: float = MOST_SECONDS) -> Workbook:
    """The workbook, read by a child process; refuses also what crashes, fills the memory or never ends."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_read, args=(str(path), there), daemon=True)
    child.start()
    there.close()
    try:
        if not here.poll(most_seconds):
            raise WorkbookTooSlow(file=path.name)
        answer = here.recv()
    except EOFError:
        raise WorkbookDamaged(file=path.name) from None
    finally:
        here.close()
        child.kill()
        child.join()
    if isinstance(answer, Workbook):
        return answer
    refusal, values = answer
    raise refusal(**values)


def _read(path: str, answer: Connection) -> None:
    _limit_memory()
    try:
        answer.send(read_workbook(Path(path)))
    except Refusal as refusal:
        answer.send((type(refusal), dict(refusal.message.values)))
    except MemoryError:
        answer.send((WorkbookDamaged, {"file": Path(path).name}))


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
