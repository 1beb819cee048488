"""What the ledger stores goes by the field's own terms: accounts, daily balances, basic indicators.

Money out on loan is no advance: its account is of the kind ``loan``, with the key ``loan:revolving``; ``advance`` is free for
money in a person's hands. The statements lie beside this file, frozen.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"
shape = {
    "tables": {"bucket": "account", "fund_day": "daily_balance", "head_figure": "basic_indicator"},
    "acts": {"set_head_figures": "set_basic_indicators"},
    "rows": {
        "account": {
            "changed": {
                "kind": "iif(kind = 'advance', 'loan', kind)",
                "key": "iif(key = 'advance:loans', 'loan:revolving', key)",
            },
        },
        "opening": {"renamed": {"bucket_id": "account_id"}},
        "loan_opening": {"renamed": {"bucket_id": "account_id"}},
    },
}


def upgrade() -> None:
    """Rename tables and columns, and lay the table of accounts anew under its new check."""
    # Why: entries point at accounts; their parents are back before the transaction ends.
    for statement in ("PRAGMA defer_foreign_keys = ON", *_statements()):
        op.get_bind().exec_driver_sql(statement)


def _statements() -> list[str]:
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    return [statement for statement in text.split(";\n") if statement.strip()]
