"""The first schema: organisation, vouchers, imports, closing, trail. The statements lie beside this file, frozen."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
shape = {
    "rows": {
        "attachment": {"personal": ["name"]},
        "entry": {"personal": ["narration"]},
        "exemption": {"personal": ["note"]},
        "import_row": {"personal": ["findings", "identity", "original"]},
        "member": {
            "personal": [
                "full_name",
                "sort_key",
                "search_key",
                "birth",
                "birthday",
                "citizen_number",
                "phone",
                "address",
                "note",
            ],
        },
        "member_state": {"personal": ["reason"]},
        "officer": {"personal": ["name"]},
        "voucher": {"personal": ["person", "address", "narration", "note", "search_key"]},
        "welfare_case": {"personal": ["title"]},
    },
}


def upgrade() -> None:
    """Lay the tables and indexes of schema 1."""
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
