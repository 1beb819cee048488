"""An entry may be for several members, and two rows of one person may become one.

The statements lie beside this file, frozen.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0007"
down_revision = "0006"
shape: dict[str, object] = {}


def upgrade() -> None:
    """Lay the two tables."""
    for statement in _statements():
        op.get_bind().exec_driver_sql(statement)


def _statements() -> list[str]:
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    return [statement for statement in text.split(";\n") if statement.strip()]
