"""A job in the tree that is the working directory, JSON on the last line of what it prints.

    python one_turn.py WORD COUNT            its *ours* side alone: one turn
    python one_turn.py WORD COUNT ROUNDS     ours and the floor, so many times: what a ratio is stored from

The tree may be an older commit, so it runs its own jobs on its own books. Only how times are taken is put in the place of
its ``race.py``, that both trees are measured alike.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

# After a round that does not count (what is loaded once is loaded then) a job is repeated for so long, at least and at most
# so often; only a very long one counts at once. Processor seconds, that a busy machine does not change the rule. Why the
# quickest counts: in one process what comes on top is the machine's doing; the median is taken over the processes.
LONG, SECONDS, FEWEST, MOST = 4.0, 0.6, 2, 60
TURN = 3  # rounds of a job that counts them itself
Job = Callable[[], object]


def _race_of_now() -> Any:
    """The race module beside this file, by no name that the tree's own could have."""
    place = importlib.util.spec_from_file_location("race_of_now", Path(__file__).with_name("race.py"))
    assert place is not None
    assert place.loader is not None
    made = importlib.util.module_from_spec(place)
    # Why: a dataclass looks its module up there.
    sys.modules[place.name] = made
    place.loader.exec_module(made)
    return made


NOW = _race_of_now()


def repeated(job: Job) -> list[Any]:
    """A very long job once, others after a first round."""
    first = NOW.timed(job)
    if first.cpu > LONG:
        return [first]
    taken: list[Any] = []
    while len(taken) < FEWEST or (sum(each.cpu for each in taken) < SECONDS and len(taken) < MOST):
        taken.append(NOW.timed(job))
    return taken


class Turn:
    """Stands where the tree's ``race`` module does its work, and keeps what was taken."""

    def __init__(self, *, floors: bool) -> None:
        self.floors = floors
        self.told: dict[str, dict[str, object]] = {}

    def race(self, job: str, ours: Job, floor: Job, floor_is: str, aim: float | None, rounds: int) -> None:
        if self.floors:
            self.told[job] = NOW.race(job, ours, floor, floor_is, aim, rounds).as_json()
        else:
            self.keep(job, repeated(ours))

    def measured(self, job: str, ours: list[float], floor: list[float], floor_is: str, aim: float | None) -> None:
        if self.floors:
            self.told[job] = NOW.measured(job, ours, floor, floor_is, aim).as_json()
        else:
            self.keep(job, ours)

    def keep(self, job: str, taken: Sequence[Any]) -> None:
        self.told[job] = {"wall": min(taken), "cpu": min(each.cpu for each in taken)}

    def one_start(self, start: Callable[..., float]) -> Callable[..., float]:
        """A start whose processor time is that of the process it starts; the bare window is a floor."""

        def run(*arguments: str) -> float:
            if arguments[0] == "bare" and not self.floors:
                return 0.0
            taken: float = NOW.timed_child(lambda: start(*arguments))
            return taken

        return run


def take(word: str, count: int, rounds: int) -> dict[str, dict[str, object]]:
    """The job of that word in the tree at the working directory; nothing when it has no such job."""
    sys.path[0] = str(Path.cwd())
    turn = Turn(floors=rounds > 0)
    # Why before the jobs are imported: they take these names out of the module.
    race: Any = importlib.import_module("tests.bench.race")
    race.race, race.measured, race.timed = turn.race, turn.measured, NOW.timed
    windows: Any = importlib.import_module("tests.bench.window_jobs")
    name = next(each for each in vars(windows) if each.endswith("one_start"))  # in older trees with a dash before it
    setattr(windows, name, turn.one_start(getattr(windows, name)))
    run: Any = importlib.import_module("tests.bench.run")
    path = importlib.import_module("tests.bench.big_book").big_book(run.OUT / "bench", count)
    job = run.jobs(path, rounds or TURN, count).get(word)
    if job is not None:
        job()
    return turn.told


def main() -> None:
    """Read what is asked, and print what it took."""
    word, count, *rounds = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        os.environ["SO_CONG_DOAN_HOME"] = home
        told = take(word, int(count), int(rounds[0]) if rounds else 0)
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
