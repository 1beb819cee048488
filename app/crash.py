"""What becomes of a failure: hers is a ``Refusal``, a sentence; every other exception is ours, and its report is made and logged here.

A report holds words of our own code alone: types, modules, lines, functions, codes of the system, keys of pages and acts. Never the
text of an exception, a value, a path: SQL carries its parameters, an ``OSError`` its file, a ``KeyError`` its key, and each of them
may be somebody's name.
"""

from __future__ import annotations

import datetime as dt
import errno
import re
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

import app
from app import paths, rooms
from app.domain import clock
from app.domain.problems import N_, Refusal

OURS = N_(
    "Chương trình gặp lỗi; sổ không bị ghi dở. Hãy xem lại rồi thử một lần nữa, nếu vẫn vậy hãy mở lại chương trình."
)
"""What she is told in one line, beside the report."""


class OurFailure(Refusal):
    """An act that a mistake of ours kept from being done."""

    code = "our-failure"
    template = OURS


LARGEST_LOG = 256 * 1024
OLDER_LOGS = 3
_MOST_CAUSES, _MOST_PLACES = 8, 20
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_.:~-]{0,60}")
"""What keys, categories and names of functions look like; nothing else is written in their place."""
_ACT = "_act_of_the_book"


@dataclass(frozen=True, slots=True)
class Fault:
    """One exception as it may be told: its type, the system's own code for it, and where it passed, the innermost place last."""

    kind: str
    code: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((f"{self.kind} {self.code}".rstrip(), *(f"  {place}" for place in self.places)))


@dataclass(frozen=True, slots=True)
class Report:
    """One failure, without a word of anybody's books. ``faults``: what reached us, then what caused it; ``end``: what came of it."""

    at: dt.datetime
    end: str
    about: Mapping[str, str]
    faults: tuple[Fault, ...]

    @property
    def place(self) -> Hashable:
        """Equal for failures of the same kind that came the same way."""
        return self.about["act"], self.faults

    def text(self) -> str:
        """The report as it is logged, saved and copied."""
        import platform  # Why here: most runs report nothing.

        system = f"{platform.system()} {platform.release()}"
        about = ", ".join(f"{name} {word}" for name, word in self.about.items() if word)
        head = f"{self.at:%Y-%m-%d %H:%M:%S} {self.end}\nprogram {app.__version__}, python {platform.python_version()}, {system}"
        return "\n".join((head, *([about] if about else []), "\nbecause of ".join(map(str, self.faults))))


# ---- what may be told of an exception ------------------------------------------------------------------------------------------


def report_of(problem: BaseException, end: str = "failed") -> Report:
    """What may be told of an exception."""
    chain = tuple(_causes(problem))
    act = next((vars(each)[_ACT] for each in chain if _ACT in vars(each)), "")
    return Report(clock.as_it_is(), end, {**standing, "act": act}, tuple(map(_fault_of, chain)))


def _causes(problem: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    following: BaseException | None = problem
    while following is not None and following not in seen and len(seen) < _MOST_CAUSES:
        seen.append(following)
        yield following
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)


def _fault_of(problem: BaseException) -> Fault:
    places = list(_places(problem.__traceback__))
    # Why: what calls itself without end passes the same place a thousand times.
    if len(places) > 2 * _MOST_PLACES:
        places[_MOST_PLACES:-_MOST_PLACES] = ["…"]
    return Fault(_name_of(type(problem)), code_of(problem), tuple(places))


def _name_of(kind: type) -> str:
    """The type as its module knows it; of one made while the program ran, whose name may say anything, the type beneath."""
    for each in kind.__mro__:
        found: Any = sys.modules.get(each.__module__)
        for name in each.__qualname__.split("."):
            found = getattr(found, name, None)
        if found is each:
            return each.__qualname__ if each.__module__ == "builtins" else f"{each.__module__}.{each.__qualname__}"
    return "object"


def code_of(problem: BaseException) -> str:
    """What the system or we call it, out of a closed list; empty when it has no such word."""
    if isinstance(problem, Refusal):
        return type(problem).code
    if isinstance(problem, OSError):
        return errno.errorcode.get(problem.errno or 0, "")
    name = str(getattr(problem, "sqlite_errorname", ""))
    return name if re.fullmatch(r"SQLITE_[A-Z_]+", name) else ""


def _places(trace: TracebackType | None) -> Iterator[str]:
    """Each frame of ours as ``module:line function``; of frames of a library between them where they began and where they ended."""
    # Why modules, not files: the path of a file begins with the folder of whoever is logged in.
    ours, others = {*rooms.packages(), "__main__"}, list[str]()
    for frame, line in traceback.walk_tb(trace):
        module = str(frame.f_globals.get("__name__"))
        if module.partition(".")[0] in ours:
            yield from (*others[:1], *others[1:][-1:])
            others.clear()
            yield f"{module}:{line} {frame.f_code.co_qualname}"
        else:
            others.append(f"… {module if module in sys.modules else '?'}:{line}")
    yield from (*others[:1], *others[1:][-1:])


# ---- where one is ----------------------------------------------------------------------------------------------------------------

standing = {"part": "", "schema": "", "page": ""}
"""Where the program stands; see ``stand``."""


def stand(**where: str) -> None:
    """Remember where the program stands (``part``, ``page``, ``schema``), for the reports to come; words of our code only."""
    standing.update({name: word if _WORD.fullmatch(word) else "?" for name, word in where.items() if word})


@contextmanager
def in_act(kind: str) -> Iterator[None]:
    """What fails within failed in this kind of act, and its report says so."""
    try:
        yield
    except BaseException as problem:
        vars(problem).setdefault(_ACT, kind if _WORD.fullmatch(kind) else "?")
        raise


# ---- the log ---------------------------------------------------------------------------------------------------------------------

# Why to be entered again: what rubbish says when it is collected may come while this is written.
_turn = threading.RLock()
counts: Counter[Hashable] = Counter()
"""How often each failure was logged or counted in this process."""


def log_file() -> Path:
    """Where the log is; its older parts lie beside it."""
    return paths.logs_folder() / "so-cong-doan.log"


def _log(place: Hashable, text: str) -> None:
    """Write it the first time; what comes again and again is only counted, at the second, fourth, eighth … time."""
    with _turn:
        counts[place] += 1
        count = counts[place]
        if count & (count - 1):
            return
        # Why here: nothing is written in most runs, and the reading process starts anew for each workbook.
        from logging import makeLogRecord
        from logging.handlers import RotatingFileHandler

        try:
            # Why opened for each: the reading process writes here too, and on Windows nobody may turn an open log over.
            handler = RotatingFileHandler(log_file(), maxBytes=LARGEST_LOG, backupCount=OLDER_LOGS, encoding="utf-8")
            # Why: it would print what failed; where the log itself cannot be written there is nowhere left to say so.
            handler.handleError = lambda record: None  # type: ignore[method-assign]
            with closing(handler):
                handler.emit(makeLogRecord({"msg": text if count == 1 else f"{text}\n({count} times)"}))
        except OSError:
            # Why: where the log itself cannot be written there is nowhere left to say so, and no reason to stop her.
            return


def hear(*words: str) -> None:
    """Log what is no exception (the start, a warning of Qt), in words of code; what does not look like one is left out."""
    told = " ".join(word if _WORD.fullmatch(word) else "–" for word in words)
    _log(told, f"{clock.as_it_is():%Y-%m-%d %H:%M:%S} {told}")


def went_on(problem: BaseException) -> None:
    """Log what failed where the work goes on without it, and nobody needs to be told."""
    report = report_of(problem, "went on")
    _log((report.end, report.place), report.text())


def refused(refusal: Refusal) -> None:
    """Log a refusal that has something else than a refusal behind it (a damaged file, a full disk); she is told its sentence."""
    if any(not isinstance(each, Refusal) for each in _causes(refusal)):
        report = report_of(refusal, "refused")
        _log((report.end, report.place), report.text())


def record(problem: BaseException) -> Report:
    """Log a failure of ours and tell whoever shows it; gives its report. ``python -X dev`` also prints the whole of it."""
    report = report_of(problem)
    _log(report.place, report.text())
    if sys.flags.dev_mode:
        traceback.print_exception(problem)
    if _teller is not None:
        _teller.failed(report)
    return report


# ---- what nobody caught ------------------------------------------------------------------------------------------------------------


class Teller(Protocol):
    """Whoever shows failures to the user. Called in the thread where they happened."""

    def failed(self, report: Report) -> None:
        """A failure of ours."""

    def refused(self, refusal: Refusal) -> None:
        """A sentence of hers that nobody caught on its way."""


_teller: Teller | None = None


def tell(teller: Teller | None) -> None:
    """From now on failures are told to this one; to nobody for None."""
    global _teller  # noqa: PLW0603  Why: one program, one place where failures are shown.
    _teller = teller


def watch(part: str) -> None:
    """Record whatever nobody catches in this process, in any thread; ``part`` of the program: window, commands, reader."""
    stand(part=part)
    sys.excepthook = _uncaught
    threading.excepthook = lambda fell: _uncaught(fell.exc_type, fell.exc_value, fell.exc_traceback)
    sys.unraisablehook = lambda fell: None if fell.exc_value is None else went_on(fell.exc_value)


def _uncaught(kind: type[BaseException], problem: BaseException | None, trace: TracebackType | None) -> None:
    problem = (RuntimeError() if problem is None else problem).with_traceback(trace)
    if isinstance(problem, KeyboardInterrupt | SystemExit):
        # Why: whoever stops the program from outside (Ctrl+C) found no fault in it.
        sys.__excepthook__(kind, problem, trace)
        return
    if isinstance(problem, Refusal) and _teller is not None:
        refused(problem)
        _teller.refused(problem)
        return
    report = record(problem)
    if _teller is None and sys.stderr is not None:
        sys.stderr.write(f"{report.text()}\n")
