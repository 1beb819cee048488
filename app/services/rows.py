"""Rows of a list as a screen shows it, laid over those of the book: only what differs is written, so the trail shows what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.models.operation import Operation


def replace_rows(
    operation: Operation, table: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]], where: str = "1"
) -> None:
    """Delete the rows that are gone and insert those that are new; equal rows are left alone."""
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(columns))
    wanted = list(dict.fromkeys(rows))
    there: dict[tuple[object, ...], int] = {
        tuple(row[1:]): row[0] for row in operation.run(f"SELECT id, {names} FROM {table} WHERE {where}").all()
    }
    for row, number in there.items():
        if row not in wanted:
            operation.run(f"DELETE FROM {table} WHERE id = ?", (number,))
    for row in wanted:
        if row not in there:
            operation.run(f"INSERT INTO {table} ({names}) VALUES ({places})", row)
