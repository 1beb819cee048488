"""What stands on an account of loans is no advance: its kind is ``loan`` and its key ``loan:revolving``.

``advance`` stays free for money in a person's hands. The statements lie beside this file, frozen.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"
shape = {
    "rows": {
        "bucket": {
            "changed": {
                "kind": "iif(kind = 'advance', 'loan', kind)",
                "key": "iif(key = 'advance:loans', 'loan:revolving', key)",
            },
        },
    },
}


def upgrade() -> None:
    """Lay the table of accounts anew under its new check, and put every account back."""
    # Why: entries point at it; their parents are back before the transaction ends.
    for statement in ("PRAGMA defer_foreign_keys = ON", *_statements()):
        op.get_bind().exec_driver_sql(statement)


def _statements() -> list[str]:
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    return [statement for statement in text.split(";\n") if statement.strip()]
