"""Our way and the floor run in turn, in the same minute; what counts is the ratio of their middle times."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Result:
    """One job: middle times in seconds, their ratio, and the ratio aimed at (None: printed only)."""

    job: str
    ours: float
    floor: float
    floor_is: str
    aim: float | None
    rounds: int

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def holds(self) -> bool:
        return self.aim is None or self.ratio <= self.aim

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "ratio": round(self.ratio, 3), "holds": self.holds}


def timed(job: Callable[[], object]) -> float:
    """How long it takes, without the collector of rubbish in between."""
    gc.collect()
    gc.disable()
    began = time.perf_counter()
    try:
        job()
    finally:
        gc.enable()
    return time.perf_counter() - began


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
    return Result(job, statistics.median(times[0]), statistics.median(times[1]), floor_is, aim, rounds)


def measured(job: str, ours: list[float], floor: list[float], floor_is: str, aim: float | None) -> Result:
    """A race whose times were taken elsewhere (other processes)."""
    return Result(job, statistics.median(ours), statistics.median(floor), floor_is, aim, len(ours))


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
