"""One consistent snapshot of a book, read by names: records, values and mappings, each with the type it has in the program."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection

from app.domain.problems import Refusal
from app.models.records import OWNER, Beside, FieldsDiffer, Record, Values, bound, columns_of, records_of, turn_of
from app.models.schema import present
from app.models.shape import Shape

Key = TypeVar("Key")
Value = TypeVar("Value")
REMEMBERED = 16


class Groups(dict[int, tuple[Record, ...]]):
    """Records by the id of their owner; an owner without any has an empty tuple."""

    def __missing__(self, owner: int) -> tuple[Record, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Read:
    """One consistent snapshot of a book, for the functions in ``queries``.

    A record's fields are the columns of the statement (see ``records``); what differs is refused, rows or none. A statement
    that begins with ``FROM`` selects just the fields. ``beside`` gives fields that no column has: by the first column, which
    names the row, or reckoned from all columns. Values are bound as the book keeps them; a Period stands for ``:first`` and ``:last``.
    """

    connection: Connection
    known: dict[object, Any] = field(default_factory=dict)
    shape: Shape = field(default_factory=present)

    def records(self, record: type[Record], sql: str, values: Values = (), /, **beside: Beside) -> tuple[Record, ...]:
        """Every row as a record."""
        return records_of(record, *self._fetched(sql, values, record, beside), beside)

    def record(self, record: type[Record], sql: str, values: Values = (), /, **beside: Beside) -> Record | None:
        """The first row as a record, or None."""
        return next(iter(self.records(record, sql, values, **beside)), None)

    def one(self, record: type[Record], missing: Refusal, sql: str, values: Values = (), /, **beside: Beside) -> Record:
        """The first row as a record; raises the refusal when there is none."""
        return the_one(self.records(record, sql, values, **beside), missing)

    def sums(self, what: Mapping[Key, str], sql: str, values: Values = (), /) -> dict[Key, int]:
        """Sums by key over the rows of a statement that says ``SELECT :sums``; a condition is summed as how many rows meet it."""
        made = ", ".join(f"coalesce(sum({each}), 0)" for each in what.values())
        (found,) = self.rows(sql.replace(":sums", made), values)
        return dict(zip(what, found, strict=True))

    def in_order(
        self,
        record: type[Record],
        sql: str,
        ids: Iterable[int],
        values: Mapping[str, object] | None = None,
        /,
        **beside: Beside,
    ) -> list[Record]:
        """The records of these ids in the order given, unknown ones left out; the statement says ``IN (:ids)``, its first
        column is the id."""
        wanted = list(ids)
        names, rows = self._fetched(sql.replace(":ids", marks(wanted)), values or {}, record, beside)
        found = dict(zip((row[0] for row in rows), records_of(record, names, rows, beside), strict=True))
        return [found[number] for number in wanted if number in found]

    def grouped(self, record: type[Record], sql: str, values: Values = (), /) -> Groups[Record]:
        """The records of each owner, by the id in the first column, which is called ``owner`` and is no field."""
        found: dict[int, list[Record]] = {}
        for owner, made in self._owned(record, sql, values):
            found.setdefault(owner, []).append(made)
        return Groups({owner: tuple(group) for owner, group in found.items()})

    def keyed(self, record: type[Record], sql: str, values: Values = (), /) -> dict[int, Record]:
        """The one record of each owner, by the id in the first column, which is called ``owner`` and is no field."""
        return dict(self._owned(record, sql, values))

    def _owned(self, record: type[Record], sql: str, values: Values) -> Iterator[tuple[int, Record]]:
        names, rows = self._fetched(sql, values)
        if names[:1] != [OWNER]:
            raise FieldsDiffer(f"{record.__name__}: the first column names the owner, not {names[:1]}")
        return zip([row[0] for row in rows], records_of(record, names, rows), strict=True)

    def column(self, kind: type[Value], sql: str, values: Values = ()) -> list[Value]:
        """The one column of a statement."""
        turn, values_read = turn_of(kind), [value for (value,) in self._only(1, sql, values)]
        return values_read if turn is None else list(map(turn, values_read))

    def value(self, kind: type[Value], sql: str, values: Values = ()) -> Value | None:
        """The one value of the first row; None when there is no row, or nothing in it."""
        turn = turn_of(kind)
        found = next((value for (value,) in self._only(1, sql, values)), None)
        made: Value | None = found if turn is None or found is None else turn(found)
        return made

    def number(self, sql: str, values: Values = ()) -> int:
        """A count or a sum; 0 when there is none."""
        return self.value(int, sql, values) or 0

    def mapping(self, key: type[Key], kind: type[Value], sql: str, values: Values = ()) -> dict[Key, Value]:
        """The second of two columns by the first."""
        rows = self._only(2, sql, values)
        made: list[Iterable[Any]] = []
        for turn, column in zip((turn_of(key), turn_of(kind)), zip(*rows, strict=True), strict=False):
            made.append(column if turn is None else map(turn, column))
        return dict(zip(*made, strict=True)) if made else {}

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows of a driver query, as tuples."""
        return self._fetched(sql, values)[1]

    def _only(self, count: int, sql: str, values: Values) -> list[tuple[Any, ...]]:
        names, rows = self._fetched(sql, values)
        if len(names) != count:
            raise FieldsDiffer(f"{count} columns are wanted, not {', '.join(names)}")
        return rows

    def _fetched(
        self, sql: str, values: Values, record: type[Any] | None = None, beside: Collection[str] = ()
    ) -> tuple[list[str], list[tuple[Any, ...]]]:
        if record is not None and sql.lstrip().startswith("FROM"):
            sql = f"SELECT {', '.join(columns_of(record, beside))} {sql}"
        # Why the driver's own cursor: it gives tuples already; wrapping a hundred thousand rows took longer than reading them,
        # and what SQLAlchemy makes ready for each statement longer than most statements.
        driver: Any = self.connection.connection
        with closing(driver.cursor()) as cursor:
            cursor.execute(sql, bound(values))
            return [each[0] for each in cursor.description or ()], cursor.fetchall()

    def once(self, key: object, reckon: Callable[[], Value]) -> Value:
        """What ``reckon()`` gives, reckoned once for a key that names everything it depends on; the book remembers a few."""
        found: Value | None = self.known.get(key)
        if found is None:
            found = reckon()
            # Why popped with a default: the window and the worker share what the book remembers.
            for oldest in list(self.known)[: max(0, len(self.known) + 1 - REMEMBERED)]:
                self.known.pop(oldest, None)
            self.known[key] = found
        return found


def the_one(found: Iterable[Value], missing: Refusal) -> Value:
    """The first of what was found; raises the refusal when there is none."""
    for each in found:
        return each
    raise missing


def marks(ids: Iterable[int]) -> str:
    """Ids as a statement lists them between brackets."""
    return ", ".join(str(int(number)) for number in ids)
