"""One job's *ours* side, once, in the tree that is the working directory: ``python one_turn.py WORD COUNT``, JSON on the last line.

The tree may be an older commit, so it runs its own jobs on its own books, and nothing of this file's tree is imported. Only
how times are taken is put in the place of its ``race.py``, that both trees are measured alike.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

# A short job is repeated for so long, at least and at most so often. Why the quickest counts: in one process what comes on
# top is the machine's doing; the median is taken over the processes.
SECONDS, FEWEST, MOST = 0.6, 3, 60
Job = Callable[[], object]


class Seconds(float):
    """Time on the wall that remembers what the processors did meanwhile."""

    cpu: float

    @classmethod
    def of(cls, wall: float, cpu: float) -> Seconds:
        made = cls(wall)
        made.cpu = cpu
        return made


def of_children() -> float:
    """What ended child processes have cost; 0 where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return 0.0
    import resource

    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def timed(job: Job) -> Seconds:
    """How long it takes, without the collector of rubbish in between."""
    gc.collect()
    gc.disable()
    began, worked = time.perf_counter(), time.process_time()
    try:
        job()
    finally:
        gc.enable()
    return Seconds.of(time.perf_counter() - began, time.process_time() - worked)


def repeated(job: Job) -> list[Seconds]:
    """A long job once; a short one often, after a round that does not count."""
    first = timed(job)
    if first > 2 * SECONDS:
        return [first]
    taken: list[Seconds] = []
    while len(taken) < FEWEST or (sum(taken) < SECONDS and len(taken) < MOST):
        taken.append(timed(job))
    return taken


class Turn:
    """Stands where the tree's ``race`` module does its work, and keeps what was taken."""

    def __init__(self) -> None:
        self.told: dict[str, dict[str, float]] = {}

    def race(self, job: str, ours: Job, *_floor_and_aim: object) -> None:
        self.keep(job, repeated(ours))

    def measured(self, job: str, ours: Iterable[Seconds], *_floor_and_aim: object) -> None:
        self.keep(job, list(ours))

    def keep(self, job: str, taken: list[Seconds]) -> None:
        self.told[job] = {
            "wall": min(taken),
            "cpu": min(each.cpu for each in taken),
        }

    def one_start(self, start: Callable[..., float]) -> Callable[..., Seconds]:
        """A start whose processor time is that of the process it starts; the bare window is no one's."""

        def run(*arguments: str) -> Seconds:
            if arguments[0] == "bare":
                return Seconds.of(0.0, 0.0)
            worked = of_children()
            wall = start(*arguments)
            return Seconds.of(wall, of_children() - worked)

        return run


def take(word: str, count: int) -> dict[str, dict[str, float]]:
    """The job of that word in the tree at the working directory; nothing when it has no such job."""
    sys.path[0] = str(Path.cwd())
    turn = Turn()
    # Why before the jobs are imported: they take these names out of the module.
    race: Any = importlib.import_module("tests.bench.race")
    race.race, race.measured, race.timed = turn.race, turn.measured, timed
    windows: Any = importlib.import_module("tests.bench.window_jobs")
    windows._one_start = turn.one_start(windows._one_start)
    run: Any = importlib.import_module("tests.bench.run")
    path = importlib.import_module("tests.bench.big_book").big_book(run.OUT / "bench", count)
    job = run.jobs(path, 1, count).get(word)
    if job is not None:
        job()
    return turn.told


def main() -> None:
    """Read what is asked, and print what it took."""
    word, count = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        os.environ["SO_CONG_DOAN_HOME"] = home
        told = take(word, int(count))
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
