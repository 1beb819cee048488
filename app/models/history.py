"""What schema versions a book went through, and how the images of its older acts are read under the present one.

An image is never rewritten: it is brought forward by SQL made of what the steps declare, wherever it is compared with a
row or replayed. Which version an act belongs to stands in ``schema_step``, a trailed table, and so in the chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Table

from app.models.shape import Shape
from app.models.steps import Personal, Stage


@dataclass(frozen=True, slots=True)
class Span:
    """The acts of one version: from ``first`` to before ``end`` (None: still going on)."""

    version: int
    first: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """How images of a present table were stored in a span: under which name, and the stages they went through since."""

    span: Span
    name: str
    stages: tuple[Stage, ...]

    @property
    def reads_alike(self) -> bool:
        """True when these images need no bringing forward."""
        return all(stage.change.reads_alike for stage in self.stages)


class History:
    """The versions of one book under a shape. ``begins`` gives the first act of each; for an unknown version there is none."""

    def __init__(self, shape: Shape, begins: Mapping[int, int]) -> None:
        self.shape = shape
        self._covers: dict[tuple[int, int], Personal] = {}
        self.begins = {version: begins[version] for version in sorted(begins) if 1 <= version <= shape.version}

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The versions that have acts, in order."""
        began = list(self.begins.items())
        ends = [first for _, first in began[1:]]
        return tuple(
            Span(version, first, end)
            for (version, first), end in zip(began, [*ends, None], strict=False)
            if end is None or first < end
        )

    def version_of(self, act: int) -> int:
        """The schema version that an act was written under."""
        found = [version for version, first in self.begins.items() if first <= act]
        return max(found, default=next(iter(self.begins), self.shape.version))

    def act_now(self, act: int, kind: str) -> str:
        """The present name of the kind under which an act was stored."""
        return self.shape.line.act_now(kind, self.version_of(act))

    def names_now(self, act: int, table: str, columns: Iterable[str]) -> tuple[str, Mapping[str, str]]:
        """The present names of a table and its columns as an act's images name them."""
        return self.shape.line.names_now(table, columns, self.version_of(act))

    # ---- what the chain covers ---------------------------------------------------------------------------------------

    def hashed(self, act: int) -> Personal:
        """The columns that the chain covers by digests in an act's images: those personal when it was sealed."""
        version = self.version_of(act)
        return self.shape.personal if version == self.shape.version else self.shape.line.hashed[version]

    def hashed_since(self, act: int, version: int) -> Personal:
        """Those, and all that became personal in versions up to ``version``, under the names of the act's images."""
        then = self.version_of(act)
        if (then, version) not in self._covers:
            found: dict[str, frozenset[str]] = {}
            for each in range(then, version + 1):
                for table, names in self.shape.line.hashed_back(each, then).items():
                    found[table] = found.get(table, frozenset()) | names
            self._covers[then, version] = found
        return self._covers[then, version]

    # ---- images ------------------------------------------------------------------------------------------------------

    def readings(self, table: Table) -> Iterator[Reading]:
        """How the images of a present table are stored, one reading for each span in which it was there."""
        return (each for span in self.spans if (each := self._reading(table, span)) is not None)

    def reading(self, table: Table, act: int) -> Reading | None:
        """How the images of a present table are stored in an act."""
        version = self.version_of(act)
        return next((self._reading(table, span) for span in self.spans if span.version == version), None)

    def _reading(self, table: Table, span: Span) -> Reading | None:
        way = self.shape.line.way(table.name, table.columns.keys(), span.version)
        return None if way is None else Reading(span, *way)

    def present(self, table: Table, reading: Reading, image: str) -> str:
        """SQL that gives ``image`` (itself SQL) as an image of the present table, byte for byte as a trigger writes one."""
        if reading.reads_alike:
            return image
        pairs = []
        for column in table.columns:
            name = column.name
            carried = _carried(name, reading.stages)
            value = f's."{name}"' if carried is None else f"{image} -> '$.\"{carried}\"'"
            pairs.append(f"'{name}', {value}")
        # Why the second test: what is no image of ours must come out unequal, not as an error.
        row = f"(SELECT json_object({', '.join(pairs)}) FROM ({self._row(reading.stages, image)}) s)"
        return f"CASE WHEN json_valid({image}) THEN {row} ELSE {image} END"

    def _row(self, stages: tuple[Stage, ...], image: str) -> str:
        """SQL of one row with the present columns, reckoned step by step from an image."""
        columns = ", ".join(f'{image} ->> \'$."{name}"\' AS "{name}"' for name in stages[0].found)
        row, recorded = f"SELECT {columns}", frozenset[str]()
        for stage, following in zip(stages, (*stages[1:], None), strict=True):
            change = stage.change
            values = (change.reckoned(name) or f'"{change.former(name)}"' for name in stage.left)
            pairs = ", ".join(f'{value} AS "{name}"' for value, name in zip(values, stage.left, strict=True))
            row = f"SELECT {pairs} FROM ({row})"
            recorded = stage.recorded(recorded)
            upgrade = self.begins.get(stage.number)
            if recorded and upgrade and (following is None or self.begins.get(following.number) != upgrade):
                row, recorded = _with_recorded(row, stage, recorded, upgrade), frozenset()
        return row

    def recorded_columns(self, table: Table, version: int) -> tuple[str, ...]:
        """The present columns whose values steps after a version wrote from outside the row."""
        way = self.shape.line.way(table.name, table.columns.keys(), version)
        recorded: frozenset[str] = frozenset()
        for stage in () if way is None else way[1]:
            recorded = stage.recorded(recorded)
        return tuple(sorted(recorded))

    def last_stored(self, table: Table) -> str:
        """SQL of (row_id, after, id): for every row of a present table in the trail its last image, as it is stored."""
        readings = list(self.readings(table))
        stored = " OR ".join(f"(table_name = '{each.name}' AND {within(each.span)})" for each in readings) or "0"
        # Why the count: a span without the table may hold images of another one of that name.
        if all(each.name == table.name for each in readings) and len(readings) == len(self.spans):
            stored = f"table_name = '{table.name}'"
        return f"SELECT row_id, after, max(id) AS id FROM change WHERE {stored} GROUP BY row_id"

    def last_images(self, table: Table) -> str:
        """SQL of (row_id, after): the same, as images of the present table."""
        readings = list(self.readings(table))
        if all(each.reads_alike for each in readings):
            return self.last_stored(table)
        cases = " ".join(
            f"WHEN {within(each.span, 'c.')} THEN {self.present(table, each, 'c.after')}" for each in readings
        )
        return f"SELECT c.row_id, CASE {cases} END AS after FROM ({self.last_stored(table)}) l JOIN change c ON c.id = l.id"


def _carried(column: str, stages: Iterable[Stage]) -> str | None:
    """The column of the image that a present column was carried over from; None when a step reckoned it."""
    for stage in reversed(tuple(stages)):
        if stage.change.reckoned(column):
            return None
        column = stage.change.former(column)
    return column


def _with_recorded(row: str, stage: Stage, recorded: Iterable[str], upgrade: int) -> str:
    """The row, with what the upgrade recorded for it in place of what the declaration gives."""
    found = f"FROM change b WHERE b.operation_id = {upgrade} AND b.table_name = '{stage.table}' AND b.row_id = r.\"id\""
    values = (
        f'iif(EXISTS (SELECT 1 {found}), (SELECT b.after ->> \'$."{name}"\' {found}), r."{name}") AS "{name}"'
        if name in recorded
        else f'r."{name}"'
        for name in stage.left
    )
    return f"SELECT {', '.join(values)} FROM ({row}) r"


def within(span: Span, row: str = "") -> str:
    """SQL that is true for the changes of a span; ``row`` is the change's alias with a dot."""
    until = "" if span.end is None else f" AND {row}operation_id < {span.end}"
    return f"{row}operation_id >= {span.first}{until}"


def history_of(connection: Connection, shape: Shape, coming: int | None = None) -> History:
    """The history of a book. ``coming`` is the act of an upgrade under way, from which versions not yet noted hold."""
    begins: dict[int, int] = {}
    known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_step'"
    if connection.exec_driver_sql(known).first() is not None:
        rows: Any = connection.exec_driver_sql("SELECT version, first_operation FROM schema_step").all()
        begins = {version: first for version, first in rows}
    elif coming is None:
        # Why: a book of a schema that did not note it has all its acts in its own version.
        begins = {int(connection.exec_driver_sql("PRAGMA user_version").scalar_one()): 1}
    if coming is not None:
        begins = {version: begins.get(version, coming) for version in range(1, shape.version + 1)}
    return History(shape, begins)
