"""Taking an act back: its before-images are replayed in reverse inside a new act. Redo takes the undo back.

The same rows are the audit trail, so undo and audit cannot disagree. An act is taken back only while every row it
touched still is as it left it. Images of an older schema version are brought forward first (``history.py``).
"""

from __future__ import annotations

import json
from operator import itemgetter
from typing import Any

from sqlalchemy import Table

from app.domain.problems import N_, Refusal
from app.domain.progress import Progress
from app.models.guards import row_image
from app.models.history import History, Reading, history_of
from app.models.operation import Operation


class ChangedSince(Refusal):
    """A later act touched the same rows."""

    code = "changed-since"
    template = N_(
        "Không lấy lại được «{act}»: dữ liệu của việc này đã được sửa hoặc dùng ở việc sau. Hãy lấy lại việc sau trước."
    )


class ErasedSince(Refusal):
    """Personal values of the act were erased."""

    code = "erased-since"
    template = N_("Không lấy lại được «{act}»: dữ liệu cá nhân của việc này đã được xóa theo yêu cầu.")


def _stored_tables(history: History, act: int) -> dict[str, tuple[Table, Reading]]:
    """By the name that a table had when the act was sealed: the present table, and how its images are read."""
    readings = ((table, history.reading(table, act)) for table in history.shape.trailed)
    return {reading.name: (table, reading) for table, reading in readings if reading is not None}


def _rows_still_stand(operation: Operation, target: int, table: Table, stored: str, after: str) -> bool:
    differing = operation.run(
        f"SELECT 1 FROM change c LEFT JOIN {table.name} t ON t.id = c.row_id WHERE c.id IN "
        "(SELECT max(id) FROM change WHERE operation_id = ? AND table_name = ? GROUP BY row_id) "
        f"AND {after} IS NOT iif(t.id IS NULL, NULL, {row_image(table, 't')}) LIMIT 1",
        (target, stored),
    ).first()
    return differing is None


def _reverse(operation: Operation, table: Table, row_id: int, before: str | None, after: str | None) -> None:
    if before is None:
        operation.run(f"DELETE FROM {table.name} WHERE id = ?", (row_id,))
        return
    values: dict[str, Any] = json.loads(before)
    columns = list(values)
    if after is None:
        places = ", ".join("?" * len(columns))
        names = ", ".join(f'"{name}"' for name in columns)
        operation.run(f"INSERT INTO {table.name} ({names}) VALUES ({places})", tuple(values.values()))
        return
    assignments = ", ".join(f'"{name}" = ?' for name in columns)
    operation.run(f"UPDATE {table.name} SET {assignments} WHERE id = ?", (*values.values(), row_id))


def take_back(operation: Operation, target: int, title: str, progress: Progress | None = None) -> int:
    """Put every row that act ``target`` touched back as it was; gives the number of changes replayed.

    Refuses when a row no longer is as that act left it. ``progress(done, total)`` may raise to cancel.
    """
    history = history_of(operation.connection, operation.shape)
    stored_tables = _stored_tables(history, target)
    rows: list[Any] = []
    for (stored,) in operation.run("SELECT DISTINCT table_name FROM change WHERE operation_id = ?", (target,)).all():
        # Why passed over: what a table that is gone held cannot come back.
        if stored not in stored_tables:
            continue
        table, reading = stored_tables[stored]
        before, after = (history.present(table, reading, f"c.{image}") for image in ("before", "after"))
        if not _rows_still_stand(operation, target, table, stored, after):
            raise ChangedSince(act=title)
        found = operation.run(
            f"SELECT c.id, c.row_id, {before}, {after}, c.before FROM change c WHERE c.operation_id = ? AND c.table_name = ?",
            (target, stored),
        ).all()
        rows.extend((row[0], table, *row[1:]) for row in found)
    for place, (_, table, row_id, before, after, was) in enumerate(sorted(rows, key=itemgetter(0), reverse=True)):
        if was is not None and '{"#"' in was:
            raise ErasedSince(act=title)
        _reverse(operation, table, row_id, before, after)
        if progress is not None and place % 500 == 0:
            progress(place, len(rows))
    return len(rows)
