"""Rows of a book as records, and records as rows: by the names of columns, never by their place.

A record is a frozen dataclass whose fields are the columns of a SELECT, renamed by ``AS`` where a table calls them otherwise.
A field that is a dataclass itself is made of the columns of its fields; ``AS "field.name"`` tells two of one name apart.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from operator import itemgetter
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from sqlalchemy import Table

from app.domain.dates import Month, Period
from app.domain.money import Dong, Rate, dong
from app.domain.text import clean

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record")
OWNER = "owner"
Values = Sequence[object] | Mapping[str, object] | Period
"""What is bound into a statement."""
Beside = Mapping[Any, object] | Callable[[Mapping[str, Sequence[Any]]], Iterable[object]]
"""Values of a field that is no column: by the first column of each row, or reckoned from the columns by name, all at once."""
Turn = Callable[[Any], Any]
"""Makes of what a column holds the value that the program works with."""


class FieldsDiffer(TypeError):
    """The columns of a statement or table are not the fields of the record: one is missing, or one too many."""


# ---- from rows ---------------------------------------------------------------------------------------------------


def _list_of(text: str) -> tuple[Any, ...]:
    return tuple(tuple(each) if isinstance(each, list) else each for each in json.loads(text))


# Why remembered: a book has few months and rates, each in a great many rows.
_TURNS: dict[object, Turn | None] = {
    int: None, str: None, bytes: None, bool: bool, Dong: dong, Month: cache(Month.parse), Rate: cache(Rate),
    dt.date: dt.date.fromisoformat, dt.datetime: dt.datetime.fromisoformat, tuple: _list_of, Mapping: json.loads,
    dict: json.loads, Literal: None,
}  # fmt: skip


def turn_of(kind: Any) -> Turn | None:
    """How a column becomes a value of this annotation; None when it is one already. Refuses a kind no column holds (TypeError).

    A class that has ``of_text`` reads itself, and all kinds of a union. Lists and mappings are kept as JSON.
    """
    found = get_origin(kind) or kind
    if found in (Union, UnionType):
        kinds = [each for each in get_args(kind) if each is not NoneType]
        own = next((each for each in kinds if hasattr(each, "of_text")), None)
        turn = turn_of(own or kinds[0])
        if turn is None:
            return None
        # Why: a text that a class reads by itself is empty when nothing is known.
        return lambda value: None if value is None or (own and value == "") else turn(value)
    if found in _TURNS:
        return _TURNS[found]
    if isinstance(found, type) and hasattr(found, "of_text"):
        return cast("Turn", found.of_text)
    if isinstance(found, type) and issubclass(found, Enum):
        # Why not the class itself: looking up in its own mapping is ten times as fast.
        return {member.value: member for member in found}.__getitem__
    raise TypeError(f"no column holds {kind!r}")


@dataclass(frozen=True, slots=True)
class _Column:
    """A field read from a column."""

    name: str
    turn: Turn | None


Rows = Sequence[Sequence[Any]]


def _turned(turn: Turn | None, place: int, rows: Rows) -> Iterator[Any]:
    """A column of these rows as the program's values. Why no list of it: what is held meanwhile is looked at by the collector."""
    column = map(itemgetter(place), rows)
    # Why looked at whole: most columns of a long list are money, and a call for each amount took half the time.
    if turn is None or (turn is dong and set(map(type, map(itemgetter(place), rows))) == {int}):
        return column
    return map(turn, column)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a record is made, field by field: from a column, from columns of its own fields, or from what is given (a name)."""

    record: Callable[..., Any]
    parts: tuple[_Column | _Plan | str, ...]

    def made(self, names: Sequence[str], rows: Rows, beside: Mapping[str, Beside]) -> Iterator[Any]:
        """The records of these rows. Why by columns: each is turned, and all records are made, in one go each."""
        values: list[Iterable[Any]] = []
        for part in self.parts:
            if isinstance(part, _Plan):
                values.append(part.made(names, rows, beside))
            elif isinstance(part, str):
                given = beside[part]
                if callable(given):
                    values.append(given({name: [row[place] for row in rows] for place, name in enumerate(names)}))
                else:
                    values.append(map(given.__getitem__, map(itemgetter(0), rows)))
            else:
                values.append(_turned(part.turn, names.index(part.name), rows))
        return map(self.record, *values)


def _names_of(record: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass or a named tuple."""
    return getattr(record, "_fields", None) or tuple(each.name for each in fields(record))


def _is_nested(kind: Any) -> bool:
    """True for a record within a record: no column holds it whole."""
    return (is_dataclass(kind) or hasattr(kind, "_fields")) and kind not in _TURNS and not hasattr(kind, "of_text")


def _plan(record: type[Any], columns: Collection[str], beside: Collection[str], inside: str, used: set[str]) -> _Plan:
    kinds, own = get_type_hints(record), _names_of(record)
    parts: list[_Column | _Plan | str] = []
    for own_name in own:
        kind, full = kinds[own_name], f"{inside}{own_name}"
        # Why the dotted name first: a plain one belongs to the record itself when that has a field of the name.
        name = full if full in columns else own_name
        given = full if full in beside else own_name
        if given in beside and given not in used:
            used.add(given)
            parts.append(given)
        elif name in columns and name not in used:
            used.add(name)
            parts.append(_Column(name, turn_of(kind)))
        elif _is_nested(kind):
            parts.append(_plan(kind, [name for name in columns if name not in own], beside, f"{full}.", used))
        else:
            raise FieldsDiffer(f"{record.__name__}: no column {full!r} among {', '.join(columns)}")
    return _Plan(record, tuple(parts))


@cache
def _plan_of(record: type[Any], names: tuple[str, ...], beside: frozenset[str]) -> _Plan:
    used: set[str] = set()
    made = _plan(record, names, beside, "", used)
    # Why the first may be left: it may name the row or its owner alone.
    wanted = {*(names[1:] if beside or names[0] == OWNER else names), *beside}
    if len({*names}) != len(names) or not wanted <= used:
        raise FieldsDiffer(f"{record.__name__}: more columns than fields among {', '.join(names)}")
    return made


@cache
def _leaves(record: type[Any], beside: frozenset[str]) -> tuple[str, ...]:
    kinds, found = get_type_hints(record), list[str]()
    for name in _names_of(record):
        kind = kinds[name]
        if name not in beside:
            found += _leaves(kind, beside) if _is_nested(kind) else [name]
    return tuple(found)


def columns_of(record: type[Any], beside: Collection[str] = ()) -> tuple[str, ...]:
    """The columns a record is made of when all of them bear the names of its fields; those ``beside`` are none."""
    kind: Any = record
    return _leaves(kind, frozenset(beside))


def records_of(
    record: type[Record],
    names: Sequence[str],
    rows: Rows,
    beside: Mapping[str, Beside] | None = None,
) -> tuple[Record, ...]:
    """Rows with these column names as records. ``beside`` gives fields that are no columns.

    Refuses columns that are not the fields (FieldsDiffer), also when there are no rows.
    """
    beside = beside or {}
    kind: Any = record
    plan = _plan_of(kind, tuple(names), frozenset(beside))
    return tuple(plan.made(names, rows, beside))


# ---- to rows -----------------------------------------------------------------------------------------------------


def _as_json(value: object) -> str:
    return json.dumps(_cleaned(value), ensure_ascii=False)


def _cleaned(value: object) -> object:
    if isinstance(value, tuple):
        return [_cleaned(each) for each in value]
    return clean(value) if isinstance(value, str) else value


_STORED: tuple[tuple[type, Turn], ...] = (
    (Enum, str),
    (bool, int),
    (Rate, Rate.show),
    (Mapping, lambda value: _as_json(dict(value))),
    (tuple, _as_json),
)


def bound(values: Values) -> Any:
    """Values of a statement as the driver takes them: days, months and words of an enumeration as texts; a Period as its days."""
    if isinstance(values, Period):
        return {"first": values.first.isoformat(), "last": values.last.isoformat()}
    if isinstance(values, Mapping):
        return {name: _as_text(value) for name, value in values.items()}
    return tuple(map(_as_text, values))


def _as_text(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, (Month, Enum)) else value


def stored(value: object, *, lines: bool = False) -> object:
    """A value as a column keeps it. A text is cleaned; one of several ``lines`` is only trimmed."""
    if isinstance(value, Enum) or not isinstance(value, str):
        turn = getattr(type(value), "as_text", None) or next(
            (make for kind, make in _STORED if isinstance(value, kind)), None
        )
        return value if turn is None else turn(value)
    return value.strip() if lines else clean(value)


def _is_rows(kind: object) -> bool:
    """True for records in a list: they are rows of a table of their own."""
    return get_origin(kind) is tuple and is_dataclass(get_args(kind)[0])


@cache
def _columns_of(table: Table, draft: type[Any], without: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    kinds = {name: kind for name, kind in get_type_hints(draft).items() if not _is_rows(kind)}
    names = [each.name for each in fields(draft) if each.name in kinds and each.name not in without]
    if strange := [name for name in names if name not in table.c]:
        raise FieldsDiffer(f"{draft.__name__}: no column for {', '.join(strange)} in {table.name}")
    return tuple((name, "lines" in table.c[name].info) for name in names)


def values_of(table: Table, draft: DataclassInstance, without: Collection[str] = ()) -> dict[str, object]:
    """A draft as values of a table's columns, by the names of its fields: all but those ``without`` and lists of records, which
    are rows of their own. Refuses a field that is no column (FieldsDiffer)."""
    columns = _columns_of(table, type(draft), frozenset(without))
    return {name: stored(getattr(draft, name), lines=lines) for name, lines in columns}
