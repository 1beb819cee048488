"""Schemas to come, made up: two steps after the last, written into a folder of their own, and the tables that they would lay.

Each ``Next`` is what one migration might do; ``shape_of`` gives the Shape to hand to ``Book.open``, the same one for the same steps.
"""

from __future__ import annotations

import pprint
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Column, MetaData, Table

from app.models.base import text_column
from app.models.schema import present
from app.models.shape import Shape
from app.models.steps import StepLine, line_of
from tests import small_books

_STEP = '''"""A step to come."""

from alembic import op

revision = "{revision:04d}"
down_revision = "{before:04d}"
shape = {said}


def upgrade() -> None:
    """Lay it."""
    for statement in {statements}:
        op.get_bind().exec_driver_sql(statement)
'''


@dataclass(frozen=True, eq=False)
class Next:
    """One made-up migration: its statements, what it says of them, and the defaults of its new columns."""

    name: str
    statements: Sequence[str]
    shape: Mapping[str, Any]
    defaults: Mapping[str, str] = field(default_factory=dict)


def rows(**tables: Mapping[str, Any]) -> dict[str, Any]:
    """What a step says, when it only says something about rows."""
    return {"rows": tables}


_GROUP = "coalesce((SELECT g.name FROM union_group g WHERE g.id = group_id), '')"
_TYPED = "iif(source = '', 'gõ tay', source)"
ADDED = Next(
    "added",
    ("ALTER TABLE member ADD COLUMN mood TEXT NOT NULL DEFAULT 'vui'", "ALTER TABLE relative ADD COLUMN tie TEXT NOT NULL DEFAULT ''"),
    rows(member={"added": {"mood": "'vui'"}}, relative={"added": {"tie": "''"}}),
    {"mood": "vui", "tie": ""},
)  # fmt: skip
RENAMED = Next(
    "renamed",
    ("ALTER TABLE member RENAME COLUMN staff_number TO badge", "ALTER TABLE relative RENAME COLUMN note TO remark"),
    rows(member={"renamed": {"staff_number": "badge"}}, relative={"renamed": {"note": "remark"}}),
)
DROPPED = Next(
    "dropped",
    ("ALTER TABLE member DROP COLUMN position", "ALTER TABLE relative DROP COLUMN birth"),
    rows(member={"dropped": ["position"]}, relative={"dropped": ["birth"]}),
)
MARKED = Next("marked", (), rows(member={"personal": ["staff_number"]}))
MARKED_FIRST = Next("marked-first", (), rows(union_group={"personal": ["name"]}, wage={"personal": ["amount"]}))
UNMARKED = Next("unmarked", (), rows(member={"plain": ["phone"]}))
RECKONED = Next(
    "reckoned",
    ("ALTER TABLE member ADD COLUMN initial TEXT NOT NULL DEFAULT ''", "UPDATE member SET initial = substr(full_name, 1, 1)"),
    rows(member={"added": {"initial": "substr(full_name, 1, 1)"}}),
    {"initial": ""},
)  # fmt: skip
RECORDED = Next(
    "recorded",
    ("ALTER TABLE member ADD COLUMN district TEXT NOT NULL DEFAULT ''", f"UPDATE member SET district = {_GROUP}"),
    rows(member={"recorded": {"district": "''"}}),
    {"district": ""},
)
CHANGED = Next("changed", (f"UPDATE wage SET source = {_TYPED}",), rows(wage={"changed": {"source": _TYPED}}))
TABLE = Next("table", ("ALTER TABLE relative RENAME TO kin",), {"tables": {"relative": "kin"}})
GONE = Next("gone", ("DROP TABLE cash_count",), {"gone": ["cash_count"]})
# Another table under a name that is free again, with a row of the step's own.
AGAIN = Next(
    "again",
    (
        "CREATE TABLE cash_count (id INTEGER PRIMARY KEY, label TEXT NOT NULL DEFAULT '') STRICT",
        "INSERT INTO cash_count (label) VALUES ('sáng')",
    ),
    rows(cash_count={"written": True}),
)
ACT = Next("act", (), {"acts": {"set_relatives": "edit_member"}})
# Nothing changes, but every image of every table goes through the reckoning: it must come out byte for byte.
SAME = Next("same", (), {"rows": {table.name: {"changed": {"id": "id"}} for table in present().trailed}})
SINGLE = (
    ADDED, RENAMED, DROPPED, MARKED, MARKED_FIRST, UNMARKED, RECKONED, RECORDED, CHANGED, TABLE, GONE, ACT,
)  # fmt: skip

MUCH = Next(
    "much",
    (
        *RENAMED.statements[:1], *DROPPED.statements[:1], *ADDED.statements[:1], *RECORDED.statements, *CHANGED.statements,
        *TABLE.statements,
    ),
    {
        "tables": {"relative": "kin"},
        "acts": {"set_relatives": "edit_member"},
        "rows": {
            "member": {
                "renamed": {"staff_number": "badge"}, "dropped": ["position"], "added": {"mood": "'vui'"},
                "recorded": {"district": "''"}, "personal": ["badge"],
            },
            "wage": CHANGED.shape["rows"]["wage"],
        },
    },
    {"mood": "vui", "district": ""},
)  # fmt: skip
MORE = Next(
    "more",
    (
        "ALTER TABLE member RENAME COLUMN badge TO card", "ALTER TABLE member RENAME COLUMN mood TO temper",
        "ALTER TABLE member RENAME COLUMN district TO quarter", *RECKONED.statements,
        "UPDATE wage SET source = upper(source)", "ALTER TABLE kin RENAME TO kinsfolk",
        "ALTER TABLE kinsfolk ADD COLUMN position TEXT NOT NULL DEFAULT 'gần'",
        "ALTER TABLE member ADD COLUMN staff_number TEXT NOT NULL DEFAULT 'mới'",
    ),
    {
        "tables": {"kin": "kinsfolk"},
        "acts": {"edit_member": "add_member"},
        "rows": {
            "member": {
                "renamed": {"badge": "card", "mood": "temper", "district": "quarter"},
                "added": {"initial": "substr(full_name, 1, 1)", "staff_number": "'mới'"},
                "personal": ["initial"],
            },
            "union_group": {"personal": ["name"]},
            "wage": {"changed": {"source": "upper(source)"}},
            "kinsfolk": {"added": {"position": "'gần'"}},
        },
    },
    {"initial": "", "position": "gần", "staff_number": "mới"},
)  # fmt: skip


def write_step(folder: Path, number: int, shape: Any, statements: Iterable[str] = (), **other: object) -> Path:
    """Write the file of a step; ``other`` overrides its name or what it says."""
    data = {
        "revision": number, "before": number - 1, "said": pprint.pformat(shape), "statements": tuple(statements), **other,
    }  # fmt: skip
    path = folder / f"v{number:04d}_{other.get('name', 'next')}.py"
    path.write_text(_STEP.format_map(data), encoding="utf-8")
    return path


@cache
def shape_of(*steps: Next) -> Shape:
    """The program's shape with these steps after it. Made once: a shape finds out much about itself that is the same every time."""
    return new_shape(*steps)


def new_shape(*steps: Next) -> Shape:
    """The same, made anew for whoever adds to its tables."""
    own = Path(tempfile.mkdtemp(prefix="các bước ", dir=small_books.fast_folder()))
    metadata = present().metadata
    for number, step in enumerate(steps, present().version + 1):
        write_step(own, number, step.shape, step.statements)
        metadata = _after(metadata, step)
    return Shape(metadata, line_of([*present().line.folders, own]))


def cut(shape: Shape, steps: int, *done: Next) -> Shape:
    """The shape as it was when only so many of its steps were written, ``done`` beyond the program's own."""
    metadata = present().metadata
    for step in done:
        metadata = _after(metadata, step)
    return Shape(metadata, StepLine(shape.line.steps[:steps]))


def _after(metadata: MetaData, step: Next) -> MetaData:
    """The tables after a step, as far as guards and images go: columns in order, and which are personal."""
    after = MetaData()
    for table in metadata.tables.values():
        if table.name in step.shape.get("gone", ()):
            continue
        name = step.shape.get("tables", {}).get(table.name, table.name)
        change = step.shape.get("rows", {}).get(name, {})
        columns = []
        for column in table.columns:
            if column.name in change.get("dropped", ()):
                continue
            name_then = change.get("renamed", {}).get(column.name, column.name)
            columns.append(Column(name_then, column.type, primary_key=column.primary_key, info=dict(column.info)))
        new = {**change.get("added", {}), **change.get("recorded", {})}
        columns.extend(text_column(column, step.defaults[column]) for column in new)
        for column in columns:
            flags = column.name in change.get("personal", ()), column.name in change.get("plain", ())
            column.info["personal"] = flags[0] or (bool(column.info.get("personal")) and not flags[1])
        Table(name, after, *columns, info=table.info, sqlite_strict=True)
    return after
