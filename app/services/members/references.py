"""Where rows of any room point at a member or a group: found in the tables themselves, so that no room is forgotten."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Table

from app.domain.members.hanging import Hanging
from app.models.book import Read
from app.models.operation import Operation
from app.models.shape import Shape

OWN = ("relative", "exemption", "wage", "member_state")
"""What belongs to a member and goes with them, in the order in which it may be deleted."""


def pointing_at(shape: Shape, table: str) -> Iterator[tuple[Table, str]]:
    """Every table and column that points at rows of a table."""
    for each in shape.metadata.sorted_tables:
        for column in each.columns:
            if any(key.column.table.name == table for key in column.foreign_keys):
                yield each, column.name


def hanging_on(read: Read, shape: Shape, table: str, identifier: int, but: Collection[str] = ()) -> list[Hanging]:
    """What points at a row, table by table, but for some tables."""
    found: dict[str, int] = {}
    for each, column in pointing_at(shape, table):
        if each.name not in but:
            count = read.number(f"SELECT count(*) FROM {each.name} WHERE {column} = ?", (identifier,))
            found[each.name] = found.get(each.name, 0) + count
    return [Hanging(name, count) for name, count in found.items() if count]


def move_all(operation: Operation, table: str, gone: int, kept: int, but: Collection[str] = ()) -> None:
    """Let every ordinary row that points at one row point at another. A row that the other has already is deleted."""
    for each, column in pointing_at(operation.shape, table):
        if each.name in but or not each.info.get("trailed"):
            continue
        operation.run(f"UPDATE OR IGNORE {each.name} SET {column} = ? WHERE {column} = ?", (kept, gone))
        operation.run(f"DELETE FROM {each.name} WHERE {column} = ?", (gone,))
