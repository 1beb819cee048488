"""The union's own work: welfare, activities, merit, surveys, agreements, dialogues, kept files, cash counts.

Schema 1 had cases and activities by their titles only; the rows are carried over. The statements lie beside this file, frozen.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
shape = {
    "rows": {
        "activity": {
            "added": {
                "kind": "'other'",
                "programme": "''",
                "state": "'planned'",
                "plan_id": "NULL",
                "starts_on": "NULL",
                "ends_on": "NULL",
                "place": "''",
                "lead": "''",
                "content": "''",
                "expected": "0",
                "people": "NULL",
                "women": "NULL",
                "budget": "0",
                "result": "''",
                "note": "''",
                "search_key": "''",
            },
            "personal": ["lead"],
        },
        "welfare_case": {
            "added": {
                "kind": "'other'",
                "state": "'proposed'",
                "member_id": "NULL",
                "person": "''",
                "relation": "''",
                "happened_on": "NULL",
                "reason": "''",
                "place": "''",
                "amount": "0",
                "in_kind": "0",
                "goods": "''",
                "proposed_by": "''",
                "proposed_on": "NULL",
                "decision": "''",
                "decided_on": "NULL",
                "decided_by": "''",
                "refusal": "''",
                "norm_id": "NULL",
                "beyond_norm": "''",
                "activity_id": "NULL",
                "received_on": "NULL",
                "received_by": "''",
                "note": "''",
                "search_key": "''",
            },
            "personal": [
                "person",
                "relation",
                "reason",
                "place",
                "proposed_by",
                "decided_by",
                "refusal",
                "received_by",
                "note",
                "search_key",
            ],
        },
        "agreement_person": {"personal": ["name"]},
        "agreement_vote": {"personal": ["name", "sort_key", "note"]},
        "case_paper": {"personal": ["note"]},
        "cash_count": {"personal": ["committee"]},
        "dialogue_person": {"personal": ["name"]},
        "dialogue_request": {"personal": ["raised_by"]},
        "emulation": {"personal": ["note"]},
        "initiative": {"personal": ["author"]},
        "kept_file": {"personal": ["name"]},
        "loan": {"personal": ["purpose", "guarantor"]},
        "participant": {"personal": ["person", "sort_key", "received_by", "note"]},
        "party_step": {"personal": ["note"]},
        "relative": {"personal": ["full_name", "birth", "note"]},
    },
}

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
