"""Killing, cutting off and failing the risky acts, as often as is asked for, and counting what the next start found."""

from __future__ import annotations

import errno
import itertools
import json
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.scenarios.disk import BEGUN, TOLD, Call, Cut, Disk, Doing, compiled, lay, steps_of
from tests.scenarios.kills import Worker
from tests.scenarios.risk_child import Order
from tests.scenarios.risky_acts import ACTS, RiskyAct, Seen, look, user_of

NO_COMPILER = "no C compiler here to stand between the program and its disk"


@dataclass
class Tally:
    """What became of the runs of one act: how many, how they ended, and every fault that was found, with where."""

    act: str
    runs: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def take(self, seen: Seen, where: str, told: bool) -> None:
        """One more run, looked at."""
        self.runs += 1
        self.counts["told"] += told
        self.counts["landed untold"] += seen.landed and not told
        for kind in ("unusable", "lost", "name", "left"):
            if said := getattr(seen, kind):
                self.fault(kind, f"{where}: {said}")

    def fault(self, kind: str, said: str) -> None:
        """Something that must not be."""
        self.counts[kind] += 1
        self.faults.append(f"{self.act}, {kind}: {said}")


def table(title: str, tallies: Sequence[Tally], columns: Sequence[str]) -> str:
    """The counts of every act, to be printed."""
    lines = [title, " | ".join(("act".ljust(10), "runs", *columns))]
    for tally in tallies:
        numbers = (str(tally.counts[column]).rjust(len(column)) for column in columns)
        lines.append(" | ".join((tally.act.ljust(10), str(tally.runs).rjust(4), *numbers)))
    return "\n".join(lines)


@dataclass
class Ended:
    """How an act ended: killed (no word), ``done``, ``refused`` or ``raw``, and what was said."""

    word: str = "killed"
    code: str = ""
    sentence: str = ""
    calls: int = 0
    lines: int = 0
    kinds: tuple[int, ...] = ()
    stuck: str = ""


class Risks:
    """The process that acts, and the folders it acts in; a context manager."""

    def __init__(self, folder: Path, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self._folder = folder
        self._templates: dict[str, Path] = {}
        self._places = itertools.count(1)
        library = compiled()
        self.has_shim = library is not None
        self._worker = Worker("risk_child", **({"LD_PRELOAD": str(library)} if library else {}))

    def __enter__(self) -> Risks:
        return self

    def __exit__(self, *problem: object) -> None:
        self._worker.__exit__(None, None, None)

    def place(self, act: RiskyAct) -> Path:
        """A folder of its own with what is there before the act."""
        if act.name not in self._templates:
            self._templates[act.name] = self._folder / f"{act.name} trước"
            with user_of(self._templates[act.name]):
                act.prepare(self._templates[act.name])
        place = self._folder / f"{act.name} {next(self._places)}"
        shutil.copytree(self._templates[act.name], place)
        return place

    @contextmanager
    def _passing_place(self, act: RiskyAct) -> Iterator[Path]:
        """``place`` for one run, gone after it."""
        place = self.place(act)
        yield place
        shutil.rmtree(place)

    def run(self, order: Order, kill_after: float | None = None) -> Ended:
        """Have an order carried out."""
        ended = Ended()
        for line in self._worker.order(order.line(), kill_after=kill_after):
            if line[0] == "stuck":
                (ended.stuck,) = json.loads(" ".join(line[1:]))
            elif line[0] != "ended":
                ended.word = line[0]
                ended.code, ended.sentence, ended.calls, ended.lines, ended.kinds = json.loads(" ".join(line[1:]))
        return ended

    # ---- kills -----------------------------------------------------------------------------------------------------

    def kill(self, name: str, kills: int) -> Tally:
        """Kill an act so many times: at its lines and statements, at its calls of the system, and at any time."""
        act, tally = ACTS[name], Tally(name)
        for at, kind, after in self._moments(act, kills):
            with self._passing_place(act) as place:
                order = Order(name, str(place), Doing.KILL if at else Doing.WATCH, at=at, lines=kind == "line")
                ended = self.run(order, after)
                where = f"at {kind} {at or after}"
                if ended.word in ("raw", "refused"):
                    tally.fault("raw", f"{where}: {ended.sentence}")
                else:
                    tally.counts["killed"] += ended.word == "killed"
                    tally.take(look(act, place, ended.word == "done"), where, ended.word == "done")
        return tally

    def _moments(self, act: RiskyAct, kills: int) -> Iterator[tuple[int, str, float | None]]:
        with self._passing_place(act) as place:
            lines = self.run(Order(act.name, str(place), lines=True))
        assert lines.word == "done", lines
        with self._passing_place(act) as place:
            began = time.monotonic()
            calls = self.run(Order(act.name, str(place), kinds=Call.WRITES))
            longest = time.monotonic() - began
        assert calls.word == "done", calls
        parts = 3 if self.has_shim else 2
        # Why the first of every kind before others: what is done a thousand times is one moment to whoever looks at the code.
        first = self.chance.sample(lines.kinds, min(len(lines.kinds), kills // parts))
        for at in first:
            yield at, "line", None
        for _ in range(kills // parts - len(first)):
            yield self.chance.randint(1, lines.lines), "line", None
        if self.has_shim:
            for at in spread(calls.calls, kills // parts, self.chance):
                yield at, "call", None
        for _ in range(kills - (parts - 1) * (kills // parts)):
            yield 0, "time", self.chance.uniform(0.0, longest)

    # ---- power cuts ------------------------------------------------------------------------------------------------

    def cut(self, name: str, cuts: int, *, flushes: bool = True, stop_at: int = 0) -> Tally:
        """Cut the power so many times in an act: at every call that changes names or flushes, and in between."""
        act, tally = ACTS[name], Tally(name)
        log = self._folder / f"{name}.log"
        with self._passing_place(act) as place:
            disk = Disk(place)
            ended = self.run(Order(name, str(place), kinds=Call.CHANGES, log=str(log), flushes=flushes))
        assert ended.word == "done", ended
        steps = list(steps_of(log.read_bytes()))
        letters = [step.what for step in steps]
        begun_at, told_at = letters.index(BEGUN) + 1, letters.index(TOLD)
        known: dict[int, Seen] = {}
        done = 0
        for at, cut in self._cuts(letters, begun_at, cuts):
            for step in steps[done:at]:
                disk.take(step)
            done = at
            found, told = disk.after(cut), at > told_at
            key = hash((told, tuple(found.items())))
            if key not in known:
                laid = self._folder / f"{name} cắt {next(self._places)}"
                lay(found, laid)
                known[key] = look(act, laid, told)
                shutil.rmtree(laid)
            tally.take(known[key], f"{cut.how} at {at} of {len(steps)}", told)
            if stop_at and len(tally.faults) >= stop_at:
                break
        tally.counts["calls"] = len(steps)
        tally.counts["different"] = len(known)
        return tally

    def _cuts(self, letters: Sequence[str], begun_at: int, cuts: int) -> list[tuple[int, Cut]]:
        """Where the power goes, and how. After the last call the computer may stand idle for a while before it does."""
        ends = [len(letters)] * 4
        sharp = [at for at, what in enumerate(letters) if what in "CMRLUFDK"]
        sharp = [each for at in sharp for each in (at, at + 1) if each >= begun_at]
        ways = ("lost", "torn", "kept")
        every = [(at, how) for at in (*ends, *sharp) for how in ways]
        if len(every) > cuts:
            every = [(at, how) for at in ends for how in ways] + self.chance.sample(every, cuts - 3 * len(ends))
        while len(every) < cuts:
            every.append((self.chance.randint(begun_at, len(letters)), self.chance.choice(("torn", "torn", "lost"))))
        return [(at, Cut(how, self.chance.random().__hash__())) for at, how in sorted(every[:cuts])]

    # ---- disks that fail -------------------------------------------------------------------------------------------

    def fail(self, name: str, trouble: Trouble, most: int) -> Tally:
        """Have every call of an act fail, one in each run (or so many of them, spread over all)."""
        act, tally = ACTS[name], Tally(name)
        with self._passing_place(act) as place:
            all_calls = self.run(Order(name, str(place), kinds=trouble.kinds)).calls
        for at in spread(all_calls, most, self.chance):
            with self._passing_place(act) as place:
                order = Order(name, str(place), Doing.FAIL, trouble.kinds, at, trouble.error, trouble.lasts)
                ended = self.run(order)
                where = f"{trouble.name} at {at} of {all_calls}"
                tally.counts[ended.word] += 1
                if ended.word == "refused" and not trouble.is_told_by(ended.sentence):
                    tally.fault("untrue", f"{where}: [{ended.code}] {ended.sentence}")
                if ended.word == "raw":
                    tally.fault("tracebacks", f"{where}: {ended.sentence}")
                if ended.stuck:
                    tally.fault("stuck", f"{where}: {ended.stuck}")
                seen = look(act, place, ended.word == "done")
                if seen.landed and ended.word != "done" and not trouble.lasts and act.is_one:
                    tally.fault("untrue", f"{where}: it is done, and was told as failed: {ended.sentence}")
                tally.take(seen, where, ended.word == "done")
        return tally


def spread(last: int, most: int, chance: random.Random) -> list[int]:
    """Every number to the last, or so many of them by chance."""
    numbers = range(1, last + 1)
    return list(numbers) if last <= most else sorted(chance.sample(numbers, most))


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a disk: which calls fail, with which error, from then on or once, and how it must be called."""

    name: str
    error: int
    kinds: Call
    lasts: bool
    said: tuple[str, ...]

    def is_told_by(self, sentence: str) -> bool:
        """True when a sentence says this, and says nothing else."""
        others = {said for each in TROUBLES for said in each.said} - set(self.said)
        wrong = (*others, "bị hỏng", "không phải sổ", "đang bị chương trình khác giữ", "đang mở ở nơi khác", "thay thế")
        return any(said in sentence for said in self.said) and not any(said in sentence for said in wrong)


TROUBLES = (
    Trouble("full", errno.ENOSPC, Call.NEEDS_ROOM, True, ("đã đầy",)),
    Trouble("failing once", errno.EIO, Call.WRITES, False, ("có lỗi", "báo lỗi")),
    Trouble("failing on", errno.EIO, Call.ALL, True, ("có lỗi", "báo lỗi")),
    Trouble("read-only", errno.EROFS, Call.WRITES, True, ("chỉ cho đọc",)),
)
