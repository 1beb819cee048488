"""The canary: every act fails in its middle, in every way a failure can carry data, and no word of the book is in log or report.

A sample union of marked people lives its months; the first act of each kind it does fails, is reported as the window reports it,
and is done again. The kinds that a sample does not do fail in acts of their own.
"""

from __future__ import annotations

import errno
import inspect
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from app import crash
from app.domain.acts import act_kinds
from app.domain.problems import N_, Refusal
from app.models.book import Book
from app.models.operation import Operation
from app.models.schema import present
from app.services.home.sample_book import make_sample, sample_parts
from app.services.members import sample_people
from tests import small_books

MARK = "Zephyrine"
NAME, AMOUNT = f"Nguyễn Thị {MARK} Kim", 987_654_321


class Marked(Exception):
    """Something that failed with everything it was about in its text."""


class NoPlace(Refusal):
    """A refusal that names somebody and has the machine behind it."""

    code = "no-place"
    template = N_("«{name}» không ghi được.")


def _text_of_everything(act: Operation) -> None:
    rows = act.run("SELECT * FROM change WHERE operation_id = ?", (act.id,)).fetchall()
    raise Marked(NAME, AMOUNT, rows)


def _parameters_of_sql(act: Operation) -> None:
    act.run("INSERT INTO nowhere (name, amount) VALUES (?, ?)", (NAME, AMOUNT))


def _constraint(act: Operation) -> None:
    act.run("INSERT INTO book_identity (id, uuid, created_by, opening_day) VALUES (7, ?, ?, NULL)", (NAME, AMOUNT))


def _value_of_a_type(act: Operation) -> None:
    act.run("INSERT INTO book_identity (id, uuid) VALUES (?, ?)", (NAME, [NAME]))


def _path_of_a_file(act: Operation) -> None:
    raise OSError(errno.ENOSPC, NAME, f"/home/{MARK}/{NAME}.socd")


def _key(act: Operation) -> None:
    ({}[NAME])  # type: ignore[index]


def _bytes(act: Operation) -> None:
    f"{NAME} {AMOUNT}".encode().decode("ascii")


def _a_type_of_that_name(act: Operation) -> None:
    raise type(MARK, (ValueError,), {"__module__": MARK})(NAME)


def _a_refusal_with_a_cause(act: Operation) -> None:
    try:
        _path_of_a_file(act)
    except OSError as problem:
        problem.add_note(NAME)
        raise NoPlace(name=NAME) from problem


WAYS: Sequence[Callable[[Operation], None]] = (
    _text_of_everything,
    _parameters_of_sql,
    _constraint,
    _value_of_a_type,
    _path_of_a_file,
    _key,
    _bytes,
    _a_type_of_that_name,
    _a_refusal_with_a_cause,
)


class Canary:
    """Lets the first act of each kind fail when it is about to be sealed, and reports it as the window does."""

    def __init__(self) -> None:
        self.failed: dict[str, str] = {}
        self.reports: list[str] = []
        self._is_armed = False
        self._done = 0

    def seal(self, act: Operation, before: object) -> None:
        """Called in the place of ``Operation.seal``: everything of the act is written."""
        if self._is_armed and self._done == 0 and act.act.kind not in self.failed:
            way = WAYS[len(self.failed) % len(WAYS)]
            self.failed[act.act.kind] = way.__name__
            way(act)
            raise AssertionError(f"{way.__name__} did not fail")
        self._done += 1
        _seal(act, before)  # type: ignore[arg-type]

    def fail_once(self, service: Callable[..., Any]) -> Callable[..., Any]:
        """The service; each kind of act it does fails once before it is done."""

        def call(*given: Any, **named: Any) -> Any:
            if self._is_armed:
                return service(*given, **named)
            for _ in range(len(act_kinds())):
                known = len(self.failed)
                self._is_armed, self._done = True, 0
                try:
                    return service(*given, **named)
                except Exception as problem:
                    if len(self.failed) == known:
                        raise
                    self.report(problem)
                finally:
                    self._is_armed = False
            raise AssertionError(service)

        return call

    def report(self, problem: Exception) -> None:
        """As the desk does."""
        if isinstance(problem, Refusal):
            crash.refused(problem)
        else:
            self.reports.append(crash.record(problem).text())


_seal = Operation.seal


def _services(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    """The services that a sample calls: functions of other modules that take the book first."""
    for name, value in vars(module).items():
        is_service = isinstance(value, FunctionType) and value.__module__.startswith("app.services.")
        if (
            is_service
            and value.__module__ != module.__name__
            and [*inspect.signature(value).parameters][:1] == ["book"]
        ):
            yield name, value


def words_of(book: Book) -> set[str]:
    """Every personal value in the book, and every text and sum that is long enough to be known again."""
    found: set[str] = set()
    for table in present().trailed:
        for row in small_books.rows(book, f"SELECT * FROM {table.name}"):
            personal = present().personal.get(table.name, frozenset())
            for column, value in zip(table.columns, row, strict=True):
                long = isinstance(value, str) and (" " in value or column.name in personal) and len(value) > 4
                large = type(value) is int and value > 99_999
                if long or large:
                    found.add(str(value).casefold())
    return found


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> Canary:
    made = Canary()
    monkeypatch.setattr(crash, "counts", Counter())
    monkeypatch.setattr(crash, "LARGEST_LOG", 50_000_000)

    def seal(act: Operation, before: object) -> None:
        made.seal(act, before)

    monkeypatch.setattr(Operation, "seal", seal)
    assert sample_parts()  # which loads the modules they stand in
    for module in [each for name, each in sys.modules.items() if re.fullmatch(r"app\.services\.\w+\.sample\w*", name)]:
        for name, service in list(_services(module)):
            monkeypatch.setattr(module, name, made.fail_once(service))
    monkeypatch.setattr(sample_people, "given_names", lambda _file: (f"Thị {MARK} Kim", f"{MARK} Sơn"))
    return made


@pytest.mark.slow
def test_no_word_of_the_book_is_in_the_log_or_in_a_report(canary: Canary, tmp_path: Path) -> None:
    with make_sample(tmp_path / f"{NAME}.socd", members=9, years=2).value as book:
        lived = set(canary.failed)
        for kind in act_kinds().keys() - lived:
            canary.fail_once(lambda book, kind=kind: _empty_act(book, kind))(book)
        words = words_of(book)
    log = "".join(file.read_text("utf-8") for file in crash.log_file().parent.iterdir())
    told = (log + "\n".join(canary.reports)).casefold()
    assert len(lived) > 40
    assert {kind for kind in act_kinds() if f"act {kind}\n" not in log} == set()
    assert set(canary.failed.values()) == {way.__name__ for way in WAYS}
    assert MARK.casefold() in " ".join(words)
    assert MARK.casefold() not in told
    assert [word for word in words if word in told] == []
    assert re.findall(r"\d{5,}", told) == []


def _empty_act(book: Book, kind: str) -> None:
    with book.operation(kind, subject=NAME, reason=NAME):
        pass


def test_the_canary_would_sing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that told what an exception says would be noticed by each way of failing that says anything."""
    monkeypatch.setattr(crash, "code_of", lambda problem: f"{problem} {problem.args}")
    for way in WAYS:
        with small_books.opened() as book, pytest.raises(Exception) as raised, book.operation("edit_draft") as act:
            way(act)
        assert MARK.casefold() in crash.report_of(raised.value).text().casefold(), way
