"""The table of bicycles. The number is the next after the house's last: when the house has grown, this file is renamed."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
shape = {"rows": {"bicycle": {"personal": ["holder"]}}}

_STATEMENTS = (
    """CREATE TABLE bicycle (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	make TEXT NOT NULL,
	member_id INTEGER,
	holder TEXT DEFAULT '' NOT NULL,
	lent_on TEXT CONSTRAINT lent_on_is_a_date CHECK (lent_on IS NULL OR lent_on = date(lent_on)),
	PRIMARY KEY (id),
	CONSTRAINT lent_to_somebody CHECK ((member_id IS NULL) = (lent_on IS NULL)),
	FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
) STRICT""",
    "CREATE UNIQUE INDEX bicycle_number ON bicycle (number)",
    "CREATE INDEX ix_bicycle_member_id ON bicycle (member_id)",
)


def upgrade() -> None:
    """Lay the table and its indexes."""
    for statement in _STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
