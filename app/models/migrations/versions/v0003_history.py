"""From which act on each schema version counts, and seals made anew where a column became personal later.

Books of schema 1 and 2 did not note it. Schema 2 began at the first act that only it could write; acts before it that both
could write read alike under both. What is not known here (a book that comes straight from schema 1) the upgrade notes.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
shape = {"rows": {"schema_step": {"written": True}}}

_TABLES_OF_THE_FIRST = (
    "activity",
    "attachment",
    "allocation_batch",
    "book_identity",
    "bucket",
    "closed_month",
    "coding_rule",
    "dues_run",
    "entry",
    "exemption",
    "filed_settlement",
    "head_figure",
    "import_batch",
    "import_row",
    "member",
    "member_state",
    "officer",
    "opening",
    "opening_owed",
    "policy_value",
    "setting",
    "union_fact",
    "union_group",
    "voucher",
    "wage",
    "welfare_case",
)


def upgrade() -> None:
    """Lay the two tables, and note where schema 1 and 2 began."""
    run = op.get_bind().exec_driver_sql
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            run(statement)
    run(
        "INSERT INTO schema_step (version, first_operation) SELECT 1, min(id) FROM operation HAVING min(id) IS NOT NULL"
    )
    of_the_first = ", ".join(f"'{table}'" for table in _TABLES_OF_THE_FIRST)
    run(
        "INSERT INTO schema_step (version, first_operation) SELECT 2, min(operation_id) FROM change "
        f"WHERE table_name NOT IN ({of_the_first}) OR (table_name IN ('activity', 'welfare_case') "
        "AND instr(coalesce(after, before), '\"search_key\"') > 0) HAVING min(operation_id) IS NOT NULL"
    )
