"""A receipt may be allocated in several batches, credit meets months in batches of its own, and a decision adjusts charges.

Batches of older books are what their receipts were for, and stay as they are. The statements lie beside this file, frozen.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0006"
down_revision = "0005"
shape = {
    "rows": {
        "allocation_batch": {"added": {"run_id": "NULL", "adjustment_id": "NULL", "counts_from": "NULL"}},
    },
}


def upgrade() -> None:
    """Lay the tables of allocation anew, and those of decisions."""
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in ("PRAGMA defer_foreign_keys = ON", *text.split(";\n")):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
