"""The shape of a book: its tables, and the line of steps that led to them. A book is built, opened, checked and read by one.

The program's own is ``schema.present()``. A package of rooms given at start, and tests of schemas to come, make another
and hand it to ``Book.open``; nothing below asks a global for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import MetaData, Table

from app.models.steps import Personal, StepLine


@dataclass(frozen=True, eq=False)
class Shape:
    """Tables and steps that belong together: the steps lay exactly these tables."""

    metadata: MetaData
    line: StepLine

    @property
    def version(self) -> int:
        """The schema version of a book of this shape."""
        return self.line.version

    @cached_property
    def trailed(self) -> tuple[Table, ...]:
        """The tables whose every change is written to the trail."""
        return tuple(table for table in self.metadata.sorted_tables if table.info.get("trailed"))

    @cached_property
    def bulk(self) -> tuple[Table, ...]:
        """The tables whose rows belong to a run or a batch: written only inside an act, trailed as a whole by its digest."""
        return tuple(table for table in self.metadata.sorted_tables if table.info.get("bulk"))

    @cached_property
    def personal(self) -> Personal:
        """By table, the columns that hold values of people now."""
        return {
            table.name: frozenset(column.name for column in table.columns if column.info.get("personal"))
            for table in self.trailed
        }
