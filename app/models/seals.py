"""Checks over many rows, made when an operation is sealed, before commit. Each is a ``Seal`` of a room (``models/<room>/seals.py``).

They look only at what the operation touched. A check returns the sentence's values for what is wrong, or nothing;
the operation is then refused whole. Rules of one row are triggers in ``guards.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection

from app.domain.problems import Refusal
from app.rooms import Registry

Check = Callable[[Connection, int, Connection | None], Refusal | None]
"""Looks at the rows that act ``int`` touched; the second connection reads the book as it was before the act."""


def no_faults(connection: Connection) -> Iterable[Refusal]:
    """What a seal finds standing in the book when it weighs changes alone."""
    return ()


@dataclass(frozen=True, slots=True)
class Seal:
    """One named check of a sealed operation. Acts of the kinds in ``spares`` are let by; ``standing`` gives everything in the
    book that breaks the same rule, for the check of the whole book."""

    name: str
    check: Check
    spares: frozenset[str] = frozenset()
    standing: Callable[[Connection], Iterable[Refusal]] = no_faults


def touched(table: str) -> str:
    """SQL of the ids of the rows of a table that act ``:op`` changed."""
    return f"SELECT DISTINCT row_id FROM change WHERE operation_id = :op AND table_name = '{table}'"


def first_row(connection: Connection, sql: str, op: int) -> Mapping[str, object] | None:
    """The first row of a query about act ``:op``, by column."""
    row = connection.exec_driver_sql(sql, {"op": op}).mappings().first()
    return None if row is None else dict(row)


_OF_ROOMS = Registry("models", Seal, module="seals")


@cache
def all_seals() -> tuple[Seal, ...]:
    """Every seal, in the order of rooms: the first that finds a fault refuses."""
    return _OF_ROOMS.all()


def standing_faults(connection: Connection) -> Iterator[Refusal]:
    """Everything in the book that breaks the rule of a seal, for the check of the whole book."""
    for seal in all_seals():
        yield from seal.standing(connection)
