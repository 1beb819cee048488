"""The union's own work: welfare, activities, merit, surveys, agreements, dialogues, kept files, cash counts.

Schema 1 had cases and activities by their titles only; the rows are carried over. The statements lie beside this file, frozen.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"

_CARRIED = ("welfare_case", "activity")


def upgrade() -> None:
    """Lay the tables and indexes of schema 2."""
    run = op.get_bind().exec_driver_sql
    # Why: entries point at these two tables; their parents are back before the transaction ends.
    run("PRAGMA defer_foreign_keys = ON")
    for table in _CARRIED:
        run(f"CREATE TEMP TABLE kept_{table} AS SELECT id, title FROM {table}")
        run(f"DROP TABLE {table}")
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            run(statement)
    for table in _CARRIED:
        run(f"INSERT INTO {table} (id, title) SELECT id, title FROM kept_{table}")
        run(f"DROP TABLE kept_{table}")
