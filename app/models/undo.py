"""Taking an act back: its before-images are replayed in reverse inside a new act. Redo takes the undo back.

The same rows are the audit trail, so undo and audit cannot disagree. An act is taken back only while every row it
touched still is as it left it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Table

from app.domain.problems import N_, Refusal
from app.models.guards import row_image
from app.models.operation import Operation
from app.models.schema import trailed_tables


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


def _rows_still_stand(act: Operation, target: int, table: Table) -> bool:
    image = row_image(table, "t")
    differing = act.run(
        f"SELECT 1 FROM change c LEFT JOIN {table.name} t ON t.id = c.row_id WHERE c.id IN "
        "(SELECT max(id) FROM change WHERE operation_id = ? AND table_name = ? GROUP BY row_id) "
        f"AND c.after IS NOT iif(t.id IS NULL, NULL, {image}) LIMIT 1",
        (target, table.name),
    ).first()
    return differing is None


def _reverse(act: Operation, table: Table, row_id: int, before: str | None, after: str | None) -> None:
    if before is None:
        act.run(f"DELETE FROM {table.name} WHERE id = ?", (row_id,))
        return
    values: dict[str, Any] = json.loads(before)
    columns = list(values)
    if after is None:
        places = ", ".join("?" * len(columns))
        names = ", ".join(f'"{name}"' for name in columns)
        act.run(f"INSERT INTO {table.name} ({names}) VALUES ({places})", tuple(values.values()))
        return
    assignments = ", ".join(f'"{name}" = ?' for name in columns)
    act.run(f"UPDATE {table.name} SET {assignments} WHERE id = ?", (*values.values(), row_id))


def take_back(act: Operation, target: int, title: str, progress: Callable[[int, int], None] | None = None) -> int:
    """Put every row that act ``target`` touched back as it was; gives the number of changes replayed.

    Refuses when a row no longer is as that act left it. ``progress(done, total)`` may raise to cancel.
    """
    by_name = {table.name: table for table in trailed_tables()}
    rows: list[Any] = list(
        act.run(
            "SELECT table_name, row_id, before, after FROM change WHERE operation_id = ? ORDER BY id DESC", (target,)
        ).all()
    )
    for name in {row[0] for row in rows}:
        if not _rows_still_stand(act, target, by_name[name]):
            raise ChangedSince(act=title)
    for place, (name, row_id, before, after) in enumerate(rows):
        if before is not None and '{"#"' in before:
            raise ErasedSince(act=title)
        _reverse(act, by_name[name], row_id, before, after)
        if progress is not None and place % 500 == 0:
            progress(place, len(rows))
    return len(rows)
