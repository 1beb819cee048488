"""A process that does one risky act on orders: watched, killed at a call or at a line, or on a disk that fails.

Started once, with ``disk.c`` before the C library where that could be built; for every order on its standard input it forks a
child, which says on standard output what became of the act.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path

from app.domain.problems import Refusal
from app.models import connect
from tests.scenarios.disk import BEGUN, TOLD, Call, Doing, Shim
from tests.scenarios.posting_child import Moments, fork_for_each, tell
from tests.scenarios.risky_acts import ACTS, Creating, user_of


@dataclass(frozen=True, slots=True)
class Order:
    """What to do. ``at`` is the call or the line that counts, 0 for none; ``log`` where the calls are written."""

    act: str
    place: str
    doing: Doing = Doing.WATCH
    kinds: Call = Call.ALL
    at: int = 0
    error: int = 0
    lasts: bool = False
    log: str = ""
    lines: bool = False
    flushes: bool = True
    patience: float = 0.0

    def line(self) -> str:
        """As one line on the pipe."""
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def of_line(cls, line: str) -> Order:
        """An order as it came on the pipe."""
        given = json.loads(line)
        return cls(**{**given, "doing": Doing(given["doing"]), "kinds": Call(given["kinds"])})


def told_of(problem: BaseException) -> str:
    """An exception nobody made a sentence of: what it says, and where in the program it passed."""
    places = [
        f"{frame.filename.partition('/app/')[2]}:{frame.lineno}"
        for frame in traceback.extract_tb(problem.__traceback__)
        if "/app/" in frame.filename
    ]
    return f"{type(problem).__name__}: {problem} ({', '.join(places)})"


def carry_out(order: Order, shim: Shim | None) -> None:
    """What a child does from its fork to its end."""
    act, place = ACTS[order.act], Path(order.place)
    if not order.flushes:
        connect.PRAGMAS["synchronous"] = 0
    log = os.open(order.log, os.O_CREAT | os.O_WRONLY | os.O_TRUNC) if order.log else -1
    moments = Moments(order.at, act.modules)
    with user_of(place):
        if log >= 0 and shim is not None:
            shim.arm(place, doing=Doing.WATCH, kinds=order.kinds, at=0, log=log)
        act.begin(place)
        tell("ready", os.getpid())
        if order.lines:
            sys.settrace(moments)
        elif log >= 0 and shim is not None:
            shim.mark(BEGUN)
        elif shim is not None:
            shim.arm(place, doing=order.doing, kinds=order.kinds, at=order.at, error=order.error, lasts=order.lasts)
        try:
            act.carry_out(place)
        except Refusal as problem:
            ended = ["refused", problem.code, str(problem)]
        except Exception as problem:  # noqa: BLE001  it is told to whoever started us
            ended = ["raw", "", told_of(problem)]
        else:
            if shim is not None:
                shim.mark(TOLD)
            ended = ["done", "", ""]
        sys.settrace(None)
        calls = shim.disarm() if shim is not None else 0
        tell(ended[0], json.dumps([*ended[1:], calls, moments.count, list(moments.kinds.values())]))
        if order.doing is Doing.FAIL:
            try:
                act.go_on(place)
            except Exception as problem:  # noqa: BLE001  it is told to whoever started us
                tell("stuck", json.dumps([told_of(problem)]))


def tell_failed(problem: BaseException) -> None:
    """What stopped a child that should have told by itself how its act ended."""
    tell("raw", json.dumps(["", "".join(traceback.format_exception(problem)), 0, 0, []]))


def main() -> None:
    """Make ready what every child needs, and take orders."""
    shim = Shim() if "LD_PRELOAD" in os.environ else None
    with tempfile.TemporaryDirectory() as folder, user_of(Path(folder)):
        # Why: what every act needs is imported and reckoned once, and not in each child.
        first = Creating("first")
        first.prepare(Path(folder))
        first.carry_out(Path(folder))
    fork_for_each(lambda line: carry_out(Order.of_line(line), shim), tell_failed)


if __name__ == "__main__":
    main()
