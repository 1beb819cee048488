"""The unit of work: one act of the user = one transaction = one trail entry = one undo step = one Outcome.

Services write only inside an ``Operation``; triggers refuse every other write. Sealing makes the checks over many
rows, hashes the changes onto the chain and commits. An exception rolls everything back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Connection, CursorResult, Table
from sqlalchemy.exc import IntegrityError

from app.domain import clock
from app.domain.problems import N_, Message, Refusal
from app.models import seals
from app.models.chain import ChangeRow, OperationRow, RunningHash
from app.models.guards import GuardRefusal, refusals
from app.models.read import Read
from app.models.records import bound, stored, values_of
from app.models.shape import Shape

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = TypeVar("Value", covariant=True)
Given = TypeVar("Given")
_MOST_VALUES = 16_000
"""Values of one statement; SQLite takes 32.766."""
_AT_ONCE = 2_000


def _as_kept(value: object) -> object:
    """A value as a column keeps it, to be compared with the one that is kept."""
    (kept,) = bound((stored(value),))
    return kept


class NumberTaken(Refusal):
    """The same number twice in one series, or the same form saved twice."""

    code = "number-taken"
    template = N_("Số chứng từ hoặc lần nhập này đã có trong sổ: không ghi hai lần.")


class StillUsed(Refusal):
    """A row that other rows point at."""

    code = "still-used"
    template = N_("Mục này đang được chứng từ hoặc bản ghi khác dùng nên không xóa được.")


def refusal_of(problem: IntegrityError) -> Refusal | None:
    """The refusal behind a database error of a guard or constraint; None when it is none of ours."""
    text = str(problem.orig)
    if (refusal := refusals().get(text)) is not None:
        return refusal(guard=text)
    if text.startswith("UNIQUE constraint failed"):
        return NumberTaken()
    if "FOREIGN KEY constraint failed" in text:
        return StillUsed()
    return None if " constraint failed" in text else GuardRefusal(guard=text)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Value]):
    """What an act gave: its value, the tables it changed, and the sentence to show. ``operation`` is 0 when nothing was written."""

    value: Value
    changes: frozenset[str] = frozenset()
    sentence: Message = field(default_factory=lambda: Message(""))
    operation: int = 0

    @classmethod
    def of(cls, value: Given, sentence: str, /, **values: object) -> Outcome[Given]:
        """What was done outside a book, with its sentence."""
        return Outcome(value, sentence=Message(sentence, values))


class Operation:
    """An open act on a book. Made by ``Book.operation``; ordinary rows are written by ``add``, ``change``, ``store``, ``replace``,
    ``match`` and ``remove``, whatever is not ordinary by ``run``."""

    def __init__(self, connection: Connection, act: OperationRow, previous: str, shape: Shape) -> None:
        self.connection = connection
        self.shape = shape
        self.act = act
        self.changes: frozenset[str] = frozenset()
        self.hash = ""
        self._running = RunningHash(previous, act, shape.personal)
        self._followed = int(self.run("SELECT coalesce(max(id), 0) FROM change").scalar_one())

    @property
    def id(self) -> int:
        """The act's number in the trail."""
        return self.act.id

    @property
    def read(self) -> Read:
        """The book as it stands inside the act."""
        return Read(self.connection, shape=self.shape)

    def run(self, sql: str, values: object = ()) -> CursorResult[Any]:
        """Run driver SQL, with one set of values or a list of them."""
        return self.connection.exec_driver_sql(sql, values)  # type: ignore[arg-type]

    def add(
        self,
        table: Table,
        draft: DataclassInstance | None = None,
        without: Collection[str] = (),
        /,
        **values: object,
    ) -> int:
        """Insert one row and give its id: the fields of a draft (but those ``without``), and values."""
        drafted = {} if draft is None else values_of(table, draft, without)
        row = {**drafted, **values}
        names, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        return int(self.run(f"INSERT INTO {table} ({names}) VALUES ({places})", bound(tuple(row.values()))).lastrowid)

    def change(self, table: Table, which: int | Iterable[int], /, **values: object) -> None:
        """Set values of the row of an id, or of many rows alike."""
        sets, given = ", ".join(f'"{name}" = ?' for name in values), bound(tuple(values.values()))
        rows = [(*given, each) for each in ([which] if isinstance(which, int) else which)]
        if rows:
            self.run(f"UPDATE {table} SET {sets} WHERE id = ?", rows if len(rows) > 1 else rows[0])

    def store(
        self,
        table: Table,
        identifier: int | None,
        draft: DataclassInstance,
        without: Collection[str] = (),
        /,
        **values: object,
    ) -> int:
        """Insert a draft (but fields ``without``) with values beside it, or write it over the row of that id; gives the id."""
        if identifier is None:
            return self.add(table, draft, without, **values)
        self.change(table, identifier, **{**values_of(table, draft, without), **values})
        return identifier

    def replace(
        self,
        table: Table,
        drafts: Iterable[DataclassInstance],
        without: Collection[str] = (),
        first: int = 1,
        /,
        **owner: object,
    ) -> None:
        """Delete the rows of an owner and insert these; a table with a ``position`` numbers them from ``first``."""
        self.remove(table, **owner)
        for place, draft in enumerate(drafts, first):
            numbered = {"position": place} if "position" in table.c else {}
            self.add(table, draft, without, **owner, **numbered)

    def match(self, table: Table, rows: Iterable[Mapping[str, object]], /, **owner: object) -> None:
        """Make the rows of an owner (all of a table without one) just these: what is gone is deleted, what is new inserted, and an
        equal row left alone, so that the trail shows what changed."""
        wanted = [{name: _as_kept(value) for name, value in {**row, **owner}.items()} for row in rows]
        where, given = " AND ".join(f'"{name}" = ?' for name in owner) or "1", bound(tuple(owner.values()))
        there = [dict(row) for row in self.run(f"SELECT * FROM {table} WHERE {where}", given).mappings()]
        for row in there:
            if not any(each.items() <= row.items() for each in wanted):
                self.remove(table, id=row["id"])
        for place, each in enumerate(wanted):
            if each not in wanted[:place] and not any(each.items() <= row.items() for row in there):
                self.add(table, **each)

    def remove(self, *tables: Table | str, **where: object) -> int:
        """Delete the rows with these values, table after table; gives how many."""
        wanted, values = " AND ".join(f'"{name}" = ?' for name in where), bound(tuple(where.values()))
        return sum(self.run(f"DELETE FROM {table} WHERE {wanted}", values).rowcount for table in tables)

    def add_many(self, table: Table, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
        """Insert many rows, hundreds to a statement; what one statement wrote is hashed while the next one writes."""
        # Why: a statement that fires triggers keeps a journal of every page it touches; one for each row took half the time.
        names = ", ".join(columns)
        places = f"({', '.join('?' * len(columns))})"
        at_once = _MOST_VALUES // len(columns)
        for start in range(0, len(rows), at_once):
            part = rows[start : start + at_once]
            values = tuple(chain.from_iterable(part))
            self.run(f"INSERT INTO {table.name} ({names}) VALUES {', '.join([places] * len(part))}", values)
            if len(part) == at_once:
                for changes in self._new_changes():
                    self._running.follow_meanwhile(changes)

    def _new_changes(self) -> Iterator[list[ChangeRow]]:
        """The changes written since the last time, in order. No act rewrites its own changes, so none is looked at twice."""
        result = self.run(
            "SELECT table_name, row_id, before, after, salt, id FROM change WHERE id > ? ORDER BY id", (self._followed,)
        )
        # Why the driver's own cursor: wrapping every row of a long act took longer than reading it.
        cursor: Any = result.cursor
        while rows := cursor.fetchmany(_AT_ONCE):
            self._followed = rows[-1][5]
            yield [ChangeRow(*row[:5]) for row in rows]
        result.close()

    def outcome(self, value: Given, sentence: str | Message, /, **values: object) -> Outcome[Given]:
        """What the act gave, once it is sealed, with its sentence: a template with its values, or a whole one."""
        told = sentence if isinstance(sentence, Message) else Message(sentence, values)
        return Outcome(value, self.changes, told, self.id)

    def seal(self, before: Connection | None) -> None:
        """Make the checks over many rows and hash the act onto the chain; raises the first refusal.

        ``before`` reads the book as it was before the act.
        """
        for seal in seals.all_seals():
            refused = None if self.act.kind in seal.spares else seal.check(self.connection, self.id, before)
            if refused is not None:
                raise refused
        for changes in self._new_changes():
            self._running.follow(changes)
        self.hash = self._running.finish()
        self.changes = frozenset(self._running.tables)
        self.run("UPDATE operation SET hash = ? WHERE id = ?", (self.hash, self.id))
        self.run("DELETE FROM open_operation")


def open_act(
    connection: Connection, *, kind: str, officer: str, subject: str, reason: str, undoes: int | None
) -> tuple[OperationRow, str]:
    """Write the act's row and mark it open; gives it with the hash it follows. Call inside a transaction."""
    last = connection.exec_driver_sql("SELECT id, hash FROM operation ORDER BY id DESC LIMIT 1").first()
    number, previous = (1, "") if last is None else (last[0] + 1, last[1])
    act = OperationRow(
        number, kind, clock.moment().isoformat(timespec="milliseconds"), officer, subject, reason, undoes
    )
    connection.exec_driver_sql(
        "INSERT INTO operation (id, kind, at, officer, subject, reason, undoes, previous_hash, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
        (act.id, act.kind, act.at, act.officer, act.subject, act.reason, act.undoes, previous),
    )
    connection.exec_driver_sql("INSERT INTO open_operation (id, operation_id, kind) VALUES (1, ?, ?)", (act.id, kind))
    return act, previous
