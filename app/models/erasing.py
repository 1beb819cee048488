"""Erasing a person's values from the trail, and the seals made anew that allow it where a value once stood in the clear.

A value that was personal when its act was sealed is known to the chain by a digest, so it can go. One that became personal
later is known by itself: the upgrade that marks it hashes each act that holds one a second time, with a digest in its
place, and keeps that seal in ``resealed``, inside its own act and so in the chain. An act holds when it hashes to its
first seal or, once values were erased from it, to that later one. Nobody can add such a seal afterwards: only those
count that the act noted in ``schema_step`` for their version wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from app.models.chain import ChangeRow, OperationRow, erased, seal_hash
from app.models.history import History, Span, within
from app.models.operation import Operation
from app.models.trail import resealed


@dataclass(frozen=True, slots=True)
class Reseal:
    """A later seal of an act: the version that made it, and the hash."""

    version: int
    hash: str


def reseals_of(connection: Connection) -> Mapping[int, Reseal]:
    """By act, its newest later seal; only those that the upgrade to their version wrote."""
    rows: Any = connection.exec_driver_sql(
        "SELECT r.sealed_id, r.version, r.hash FROM resealed r JOIN schema_step s ON s.version = r.version "
        "JOIN change c ON c.table_name = 'resealed' AND c.row_id = r.id AND c.operation_id = s.first_operation "
        "ORDER BY r.version"
    ).all()
    return {act: Reseal(version, value) for act, version, value in rows}


def act_holds(
    history: History,
    previous: str,
    act: OperationRow,
    changes: Sequence[ChangeRow],
    sealed: str,
    again: Reseal | None,
) -> bool:
    """True when an act hashes to its seal under the version it was written in, or to its later seal."""
    if seal_hash(previous, act, changes, history.hashed(act.id)) == sealed:
        return True
    if again is None:
        return False
    return seal_hash(previous, act, changes, history.hashed_since(act.id, again.version)) == again.hash


def _marked(history: History, found: int) -> Iterator[tuple[Span, str, frozenset[str]]]:
    """Where values lie that became personal after version ``found``: acts, table and columns as stored there."""
    for span in history.spans:
        if span.version <= found:
            known = history.hashed_since(span.first, found)
            for table, names in history.hashed_since(span.first, history.shape.version).items():
                new = names - known.get(table, frozenset())
                if new:
                    yield span, table, new


def _holding(span: Span, table: str, columns: Iterable[str]) -> str:
    """SQL that is true for a change in which one of the columns has a value."""
    filled = " OR ".join(f"coalesce({{0}} ->> '$.\"{name}\"', '') <> ''" for name in sorted(columns))
    images = " OR ".join(f"CASE WHEN json_valid({each}) THEN {filled.format(each)} END" for each in ("before", "after"))
    return f"table_name = '{table}' AND {within(span)} AND ({images})"


def give_salts(connection: Connection, history: History, found: int) -> None:
    """Give a salt to every change with a value that became personal after version ``found``; the guards must be away."""
    for span, table, columns in _marked(history, found):
        connection.exec_driver_sql(
            f"UPDATE change SET salt = randomblob(16) WHERE salt IS NULL AND {_holding(span, table, columns)}"
        )


def reseal(operation: Operation, history: History, found: int) -> None:
    """Seal anew, in the act of an upgrade, every act with values that became personal after version ``found``.

    An act that does not hold gets no new seal: it stays broken.
    """
    numbers: set[int] = set()
    for place in _marked(history, found):
        numbers.update(
            row[0] for row in operation.run(f"SELECT DISTINCT operation_id FROM change WHERE {_holding(*place)}").all()
        )
    version, known = history.shape.version, reseals_of(operation.connection)
    rows: list[tuple[object, ...]] = []
    for number in sorted(numbers):
        fields: Any = operation.run(
            "SELECT id, kind, at, officer, subject, reason, undoes, previous_hash, hash FROM operation WHERE id = ?",
            (number,),
        ).one()
        stored: Any = operation.run(_CHANGES, (number,)).all()
        row, changes = OperationRow(*fields[:7]), [ChangeRow(*change) for change in stored]
        previous, sealed = fields[7:]
        if act_holds(history, previous, row, changes, sealed, known.get(number)):
            rows.append((number, version, seal_hash(previous, row, changes, history.hashed_since(number, version))))
    operation.add_many(resealed, ("sealed_id", "version", "hash"), rows)


_CHANGES = "SELECT table_name, row_id, before, after, salt FROM change WHERE operation_id = ? ORDER BY id"


def erase_row(operation: Operation, history: History, table: Table, row_id: int) -> int:
    """Erase what is personal, then or now, from every image of a row; gives how many changes lost a value.

    The act must be of the kind ``erase_person``, and must have blanked or deleted the row: how it left it stays in the trail.
    """
    count, images_of = 0, "SELECT id, operation_id, before, after, salt FROM change WHERE table_name = ? AND row_id = ?"
    for reading in history.readings(table):
        rows: Any = operation.run(f"{images_of} AND {within(reading.span)} ORDER BY id", (reading.name, row_id)).all()
        for number, written, before, after, salt in rows:
            personal = history.hashed_since(written, history.shape.version).get(reading.name, frozenset())
            as_left = written == operation.id and number == rows[-1][0]
            images = [image and erased(image, salt or b"", personal) for image in (before, after)]
            if as_left:
                images[1] = after
            if images != [before, after]:
                # Why a new salt: the digests of what is gone must not be tried out with the one they were made with.
                new = "randomblob(16)" if as_left else "NULL"
                operation.run(f"UPDATE change SET before = ?, after = ?, salt = {new} WHERE id = ?", (*images, number))
                count += 1
    return count
