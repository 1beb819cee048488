"""How this tree's bench is compared: with the stored ratios of the baseline, and in turns with a commit. Figures only: nothing
is measured, read from git or started here.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.race import noisy

SLOWER_IN_TURNS = 1.1
SLOWER_THAN_STORED = 1.3
BASELINE = Path(__file__).with_name("baseline.json")


# ---- stored ratios ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ratio:
    """Ours to the floor: by the clock on the wall (None: stored from a noisy one), and of the processors (None: not told)."""

    wall: float | None
    cpu: float | None
    is_noisy: bool = False

    def by(self, clock: str) -> float | None:
        return self.cpu if clock == "cpu" else self.wall


Ratios = Mapping[str, Ratio]


@dataclass(frozen=True)
class Baseline:
    """The commit whose times count as equal, and its ratios to the floors: by size of the books, then by row."""

    commit: str
    ratios: Mapping[int, Ratios]

    def as_json(self) -> str:
        sizes = {
            str(count): {
                job: {"wall": _short(None if ratio.is_noisy else ratio.wall), "cpu": _short(ratio.cpu)}
                for job, ratio in rows.items()
            }
            for count, rows in sorted(self.ratios.items())
        }
        return json.dumps({"commit": self.commit, "ratios": sizes}, ensure_ascii=False, indent=2) + "\n"

    def with_ratios(self, commit: str, count: int, ratios: Ratios) -> Baseline:
        """These ratios beside those stored before; another commit forgets what was stored of the last one."""
        kept = dict(self.ratios) if commit == self.commit else {}
        return Baseline(commit, {**kept, count: {**kept.get(count, {}), **ratios}})


def _short(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio, 3)


def read_baseline(path: Path = BASELINE) -> Baseline:
    """The committed baseline."""
    told = json.loads(path.read_text("utf-8"))
    sizes = told["ratios"].items()
    return Baseline(
        told["commit"], {int(size): {job: Ratio(**each) for job, each in rows.items()} for size, rows in sizes}
    )


def slower_than_stored(ratios: Ratios, stored: Ratios) -> list[str]:
    """A line for each row whose ratio to its floor has grown too much; rows stored nowhere cannot have."""
    return [line for job, ratio in ratios.items() if job in stored and (line := _grown(job, ratio, stored[job]))]


def _grown(job: str, ratio: Ratio, stored: Ratio) -> str:
    """Why both clocks: the disk and other work move the wall; where it was quiet both times, it is enough alone."""
    clocks = ("wall", "cpu") if ratio.is_noisy or stored.wall is None else ("wall",)
    pairs = [(clock, ratio.by(clock), stored.by(clock)) for clock in clocks]
    known = [(clock, now, before) for clock, now, before in pairs if now is not None and before is not None]
    if not known or any(now <= SLOWER_THAN_STORED * before for _, now, before in known):
        return ""
    said = (
        f"{clock} {now:.2f} × its floor, stored {before:.2f} (× {now / before:.2f})" for clock, now, before in known
    )
    return f"{job}: {', '.join(said)}"


def not_stored(ratios: Ratios, stored: Ratios) -> list[str]:
    """The rows that the baseline does not know."""
    return [job for job in ratios if job not in stored]


# ---- in turns --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Taken:
    """What one round took, in seconds: by the clock on the wall, and of the processors (0 where the system does not tell)."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Row:
    """One job, measured in turns in both trees."""

    job: str
    before: tuple[Taken, ...]
    now: tuple[Taken, ...]

    def medians(self, clock: str) -> tuple[float, float]:
        """(the commit's, ours) by ``wall`` or ``cpu``."""
        before, now = (statistics.median(getattr(each, clock) for each in side) for side in (self.before, self.now))
        return before, now

    def ratio_by(self, clock: str) -> float | None:
        """Ours to the commit's; None where that clock told nothing."""
        before, now = self.medians(clock)
        return now / before if before > 0 else None

    @property
    def decided_by(self) -> str:
        """The wall when it is quiet, else the processors."""
        loud = any(noisy([each.wall for each in side]) for side in (self.before, self.now))
        return "cpu" if loud and self.ratio_by("cpu") is not None else "wall"

    @property
    def ratio(self) -> float:
        return self.ratio_by(self.decided_by) or 0.0

    @property
    def slower(self) -> bool:
        return self.ratio > SLOWER_IN_TURNS


def rows_of(before: Mapping[str, Sequence[Taken]], now: Mapping[str, Sequence[Taken]]) -> list[Row]:
    """A row for each job that both trees have, in our order."""
    return [Row(job, tuple(before[job]), tuple(taken)) for job, taken in now.items() if before.get(job) and taken]


def table(rows: Sequence[Row], commit: str) -> str:
    """The rows for people; × is ours to the commit's, and the mark is by the clock named beside it."""
    head = f"{commit[:9]}"
    lines = [f"{'job':<46}{'CPU ' + head:>15}{'CPU now':>11}{'×':>7}{'wall ' + head:>17}{'wall now':>11}{'×':>7}   by"]
    for row in rows:
        line = f"{row.job:<46}"
        for clock, width in (("cpu", 15), ("wall", 17)):
            before, now = row.medians(clock)
            ratio = row.ratio_by(clock)
            line += f"{before * 1000:>{width - 2}.1f}ms{now * 1000:>9.1f}ms" + (
                f"{'–':>7}" if ratio is None else f"{ratio:>7.2f}"
            )
        lines.append(line + f"   {row.decided_by:<4}" + (" slower" if row.slower else ""))
    return "\n".join(line.rstrip() for line in lines)
