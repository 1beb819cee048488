"""A transfer between funds keeps both its days: when the money left, and when it arrived. Older ones have one day for both.

Until the other fund's book has shown its half, a transfer waits for it. The statements lie beside this file, frozen.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"
shape = {"rows": {"voucher": {"added": {"left_on": "NULL", "waits_for": "''"}}}}


def upgrade() -> None:
    """Lay the table of vouchers anew with its two columns."""
    # Why: entries and papers point at vouchers; their parents are back before the transaction ends.
    for statement in ("PRAGMA defer_foreign_keys = ON", *_statements()):
        op.get_bind().exec_driver_sql(statement)


def _statements() -> list[str]:
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    return [statement for statement in text.split(";\n") if statement.strip()]
