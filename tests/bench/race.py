"""Our way and the floor run in turn, in the same minute; what counts is the ratio of their middle times.

Needs nothing of the program, that an older commit's jobs can be raced by it too (``one_turn.py``).
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

# A wall clock whose middle half is wider than this part of the median tells of the machine, not of the program.
NOISY = 0.06


class Seconds(float):
    """Time on the wall that remembers what the processors did meanwhile; ``cpu`` is 0 where the system does not tell."""

    cpu: float = 0.0

    @classmethod
    def of(cls, wall: float, cpu: float) -> Seconds:
        made = cls(wall)
        made.cpu = cpu
        return made

    @classmethod
    def middle(cls, times: Sequence[float]) -> Seconds:
        """The median of the wall; of the processors the least, since what comes on top there is other work on the machine."""
        return cls.of(statistics.median(times), min(getattr(each, "cpu", 0.0) for each in times))


def noisy(times: Sequence[float]) -> bool:
    """True when the middle half of the times lies too far apart, or when they are too few to tell."""
    if len(times) < 3:
        return True
    first, middle, third = statistics.quantiles([float(each) for each in times], n=4, method="inclusive")
    return third - first > NOISY * middle


@dataclass(frozen=True)
class Result:
    """One job: middle times in seconds, their ratio, and the ratio aimed at (None: printed only)."""

    job: str
    ours: float
    floor: float
    floor_is: str
    aim: float | None
    rounds: int
    ours_cpu: float
    floor_cpu: float
    is_noisy: bool

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def cpu_ratio(self) -> float | None:
        """None where the processors told nothing."""
        return self.ours_cpu / self.floor_cpu if self.ours_cpu and self.floor_cpu else None

    @property
    def holds(self) -> bool:
        return self.aim is None or self.ratio <= self.aim

    def as_json(self) -> dict[str, object]:
        cpu = self.cpu_ratio
        told = {"ratio": round(self.ratio, 3), "cpu_ratio": None if cpu is None else round(cpu, 3), "holds": self.holds}
        return {**asdict(self), **told}


def timed(job: Callable[[], object]) -> Seconds:
    """How long it takes, without the collector of rubbish in between."""
    gc.collect()
    gc.disable()
    began, worked = time.perf_counter(), time.process_time()
    try:
        job()
    finally:
        gc.enable()
    return Seconds.of(time.perf_counter() - began, time.process_time() - worked)


def timed_child(start: Callable[[], float]) -> Seconds:
    """What a job tells of its wall, with what the processes that it started and ended have cost."""
    worked = _of_children()
    wall = start()
    return Seconds.of(wall, _of_children() - worked)


def _of_children() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def race(
    job: str, ours: Callable[[], object], floor: Callable[[], object], floor_is: str, aim: float | None, rounds: int
) -> Result:
    """Both in turn, so many times, after one round that does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for place in range(rounds + 1):
        pair = (timed(ours), timed(floor))
        if place:
            times[0].append(pair[0])
            times[1].append(pair[1])
    return measured(job, *times, floor_is, aim)


def measured(job: str, ours: list[float], floor: list[float], floor_is: str, aim: float | None) -> Result:
    """A race whose times were taken elsewhere (other processes)."""
    mine, least = Seconds.middle(ours), Seconds.middle(floor)
    loud = noisy(ours) or noisy(floor)
    return Result(job, float(mine), float(least), floor_is, aim, len(ours), mine.cpu, least.cpu, loud)


def table(results: list[Result]) -> str:
    """The results for people: one line a job."""
    lines = [f"{'job':<46}{'ours':>11}{'floor':>11}{'ratio':>8}{'aim':>7}   floor is"]
    for each in results:
        aim = "–" if each.aim is None else f"≤ {each.aim:g}"
        mark = " " if each.holds else "!"
        lines.append(
            f"{each.job:<46}{each.ours * 1000:>9.1f}ms{each.floor * 1000:>9.1f}ms{each.ratio:>8.2f}{aim:>7} {mark} {each.floor_is}"
        )
    return "\n".join(lines)
