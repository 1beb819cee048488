"""Every statement that reads records has the columns that its record has fields for, and each field holds what it says.

The walk makes a sample union, checks its book, and calls every read of ``app.models.queries`` with values of each kind; a
statement that nothing reaches fails the test, so a renamed or swapped column cannot hide.
"""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

import pytest

import app.models.queries
from app.domain import clock
from app.domain.activities.plans import PlanDraft, PlanKind
from app.domain.dates import Month, Period
from app.domain.gifts.holidays import Holiday, next_holidays
from app.domain.money import Dong, dong
from app.domain.problems import Refusal
from app.models import read as reads
from app.models import records
from app.models.base import metadata
from app.models.book import Book, Read
from app.models.queries.ledger.accounts import CashAccount, cash_accounts
from app.models.records import FieldsDiffer, bound, records_of, turn_of, values_of
from app.services.activities.keep_participants import read_pasted
from app.services.activities.keep_plans import copy_plan
from app.services.home.check_book import check_book
from app.services.home.sample_book import make_sample
from app.services.ledger.attach_file import detach_file
from app.services.members.keep_members import set_wages
from app.services.union.keep_file import kept_content
from tests.house import tree_of
from tests.small_books import new_book

ROOT = Path(__file__).resolve().parents[2]
READERS = {"records", "record", "one", "in_order", "grouped", "keyed"}
DAY = dt.date(2026, 3, 15)
NAMED = {
    "owner": "case",
    "code": "31",
    "policy": "base_salary",
    "fund_key": "cash",
    "key": "cash",
    "kind": "birthday",
    "number": "1",
    "direction": "up",
    "among": "1",
    "year": 2025,
    "group": 3,
}
"""Values of arguments whose kind alone does not say what they may be."""

Site = tuple[str, int]


def sites() -> dict[Site, int]:
    """Every place of the program that reads records: its file and first line → its last line."""
    found = {}
    for file in sorted((ROOT / "app").rglob("*.py")):
        if file.parent == ROOT / "app" / "models":
            continue
        for node in ast.walk(tree_of(file)):
            match node:
                case ast.Call(func=ast.Attribute(attr=name), args=[ast.Name(id=record), _, *_]) if (
                    name in READERS and record[:1].isupper()
                ):
                    found[str(file), node.lineno] = node.end_lineno or node.lineno
    return found


@dataclass
class Walk:
    """What was reached, and what did not hold what its record says."""

    reached: set[Site]
    wrong: set[str]

    def note(self, record: type[Any], names: Sequence[str], rows: Sequence[Any], beside: Any = None) -> tuple[Any, ...]:
        """In place of ``records_of``: the same, noted."""
        frame = sys._getframe(1)
        while frame.f_code.co_filename in (reads.__file__, records.__file__) and frame.f_back is not None:
            frame = frame.f_back
        self.reached.add((frame.f_code.co_filename, frame.f_lineno))
        made = records_of(record, names, rows, beside)
        for each in made[:50]:
            self.wrong |= set(faults(each))
        return made


def faults(record: Any) -> Iterator[str]:
    """The fields of a record that do not hold what they say."""
    names = getattr(record, "_fields", None) or [each.name for each in fields(record)]
    kinds = get_type_hints(type(record))
    for name in names:
        if not holds(getattr(record, name), kinds[name]):
            yield f"{type(record).__name__}.{name} holds {type(getattr(record, name)).__name__}, not {kinds[name]}"


def holds(value: Any, kind: Any) -> bool:
    """True when a value is of an annotated kind; an int is no bool."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return any(holds(value, each) for each in get_args(kind))
    if origin is Literal:
        return value in get_args(kind)
    if kind is NoneType or kind is None:
        return value is None
    if kind is Any:
        return True
    if isinstance(kind, NewType):
        return type(value) is int
    if kind is int:
        return type(value) is int
    if origin is not None:
        return isinstance(value, origin)
    return isinstance(value, kind)


def argument(read: Read, name: str, kind: Any) -> Any:
    """A value of a kind, to call a read with."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return argument(read, name, next(each for each in parts if each is not NoneType))
    if name in NAMED and isinstance(NAMED[name], kind if isinstance(kind, type) else object):
        return NAMED[name]
    simple = {int: 1, str: "", bool: True, dt.date: DAY, Month: Month(2025, 11), Dong: dong(1000), Any: None}
    if kind in simple:
        return simple[kind]
    if kind is Period:
        return Period(dt.date(2024, 1, 1), DAY)
    if kind is CashAccount:
        return cash_accounts(read)[0]
    if kind is Holiday:
        return next_holidays(DAY, 1)[0]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if origin is Literal:
        return parts[0]
    if origin is tuple:
        return (argument(read, name, parts[0]),)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {}
    if isinstance(origin, type) and issubclass(origin, Iterable):
        return [*range(1, 40)] if parts[0] is int else [argument(read, name, parts[0])]
    if is_dataclass(kind) and isinstance(kind, type):
        return made(read, kind, only_needed=True)
    raise AssertionError(f"the walk knows no {kind!r} for {name!r}")


def made(read: Read, call: Callable[..., Any], *, only_needed: bool) -> Any:
    """What a function or class gives for made-up arguments; a Refusal is an answer too."""
    kinds = get_type_hints(call.__init__ if isinstance(call, type) else call)  # type: ignore[misc]
    values = {}
    for name, parameter in inspect.signature(call).parameters.items():
        if kinds.get(name) is Read:
            values[name] = read
        elif not (only_needed and parameter.default is not parameter.empty):
            values[name] = argument(read, name, kinds[name])
    try:
        return call(**values)
    except Refusal as refusal:
        return refusal


def every_read() -> Iterator[Callable[..., Any]]:
    """Every public read of the program."""
    for found in pkgutil.walk_packages(app.models.queries.__path__, "app.models.queries."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            own = inspect.isfunction(value) and value.__module__ == found.name and not name.startswith("_")
            if own and next(iter(inspect.signature(value).parameters), "") == "read":
                yield value


def read_all(book: Book) -> None:
    with book.read() as read:
        for function in every_read():
            for only_needed in (True, False):
                made(read, function, only_needed=only_needed)


def do_the_rest(book: Book) -> None:
    """What reads by itself in a service, and neither the sample nor the check of the book does."""
    with book.read() as read, suppress(Refusal):
        read_pasted(read, "")
        kept_content(read, 1)
    with suppress(Refusal):
        copy_plan(book, PlanKind.WORKERS_MONTH, DAY.year)
    with suppress(Refusal):
        detach_file(book, 1)
    set_wages(book, {1: dong(9_000_000)}, Month.of(DAY))


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    noted = Walk(set(), set())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SO_CONG_DOAN_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv(clock.VARIABLE, DAY.isoformat())
        patch.setattr(reads, "records_of", noted.note)
        with make_sample(tmp_path_factory.mktemp("walk") / "mau.socd", members=12, years=2).value as book:
            list(check_book(book))
            read_all(book)
            do_the_rest(book)
    return noted


def test_every_statement_has_the_columns_of_its_record_on_an_empty_book() -> None:
    with Book.open(new_book()) as book:
        read_all(book)


def test_no_statement_is_left_out_of_the_walk(walk: Walk) -> None:
    left = [
        f"{Path(file).relative_to(ROOT)}:{first}"
        for (file, first), last in sites().items()
        if not any(name == file and first <= line <= last for name, line in walk.reached)
    ]
    assert left == []


@dataclass(frozen=True)
class Part:
    """A record within a record."""

    name: str
    amount: Dong


@dataclass(frozen=True)
class Whole:
    """A record with every kind of column."""

    id: int
    name: str
    part: Part
    on: dt.date | None
    month: Month
    given: tuple[str, ...]
    figures: Mapping[str, int]
    ticked: bool | None
    notes: tuple[str, ...]


COLUMNS = ("id", "part.name", "name", "amount", "on", "month", "given", "figures", "ticked")
ROW = (7, "a part", "a whole", 5, None, "2026-03", '["x", "y"]', '{"meals": 2}', 1)
NOTES = {7: ("one", "two")}


def test_a_record_is_made_by_names_whatever_their_order() -> None:
    wanted = Whole(
        7, "a whole", Part("a part", dong(5)), None, Month(2026, 3), ("x", "y"), {"meals": 2}, True, ("one", "two")
    )
    assert records_of(Whole, COLUMNS, [ROW], {"notes": NOTES}) == (wanted,)
    turned = (COLUMNS[0], *reversed(COLUMNS[1:])), (ROW[0], *reversed(ROW[1:]))
    assert records_of(Whole, turned[0], [turned[1]], {"notes": NOTES}) == (wanted,)


@pytest.mark.parametrize(
    "names",
    [
        COLUMNS[:-1],
        (*COLUMNS, "more"),
        (*COLUMNS[:-1], "received"),
        (*COLUMNS, "name"),
    ],
    ids=["one is missing", "one too many", "one renamed", "one twice"],
)
def test_columns_that_are_not_the_fields_are_refused_without_any_row(names: tuple[str, ...]) -> None:
    with pytest.raises(FieldsDiffer):
        records_of(Whole, names, [], {"notes": NOTES})


def test_a_float_is_no_money_and_no_column_holds_anything_at_all() -> None:
    with pytest.raises(TypeError):
        records_of(Part, ("name", "amount"), [("a part", 5.0)])
    with pytest.raises(TypeError):
        turn_of(set[int])


def test_values_are_bound_as_the_book_keeps_them() -> None:
    assert bound(Period.of_month(Month(2026, 2))) == {"first": "2026-02-01", "last": "2026-02-28"}
    assert bound({"month": Month(2026, 3), "on": DAY, "number": 3}) == {
        "month": "2026-03",
        "on": "2026-03-15",
        "number": 3,
    }
    assert bound((PlanKind.TET, None)) == ("tet", None)


def test_a_draft_is_stored_by_the_names_of_its_fields_its_texts_cleaned() -> None:
    draft = PlanDraft(
        PlanKind.TET,
        " Tết  2026 ",
        DAY,
        DAY,
        aims=" một\nhai ",
        programmes=(("gift", " Quà  Tết "),),
        targets={"meals": 2},
    )
    values = values_of(metadata.tables["plan"], draft)
    assert (values["title"], values["aims"], values["kind"]) == ("Tết 2026", "một\nhai", "tet")
    assert (values["programmes"], values["targets"]) == ('[["gift", "Quà Tết"]]', '{"meals": 2}')
    with pytest.raises(FieldsDiffer):
        values_of(metadata.tables["plan"], Part("a part", dong(5)))


def test_every_field_holds_what_it_says(walk: Walk) -> None:
    assert sorted(walk.wrong) == []
