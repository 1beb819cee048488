"""Who the union is: dated facts, officers by date, funds and codes (buckets), opening balances, settings."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text

from app.models.base import book_table, day_column, month_column, reference, text_column

book_identity = book_table(
    "book_identity",
    CheckConstraint("id = 1", name="one_book"),
    text_column("uuid", None),
    text_column("created_by", None),
    day_column("opening_day"),
)

union_fact = book_table(
    "union_fact",
    text_column("key", None),
    text_column("value", None),
    day_column("valid_from"),
    text_column("source"),
    Index("union_fact_key", "key", "valid_from", unique=True),
)

officer = book_table(
    "officer",
    text_column("role", None),
    text_column("name", None, personal=True),
    day_column("valid_from"),
    day_column("valid_to", nullable=True),
)

bucket = book_table(
    "bucket",
    text_column("kind", None),
    Column("key", Text, nullable=False, unique=True),
    text_column("name", None),
    text_column("bank_name"),
    text_column("account_number"),
    text_column("number_tag"),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("closed", Integer, CheckConstraint("closed IN (0, 1)"), nullable=False, server_default="0"),
    CheckConstraint("kind IN ('cash', 'bank', 'code', 'advance', 'superior')", name="kind_known"),
)

opening = book_table(
    "opening",
    reference("bucket_id", "bucket.id"),
    Column("amount", Integer, nullable=False),
    Index("opening_bucket", "bucket_id", unique=True),
)

opening_owed = book_table(
    "opening_owed",
    Column("direction", Text, CheckConstraint("direction IN ('up', 'down')"), nullable=False),
    month_column("month", nullable=False),
    Column("amount", Integer, nullable=False),
    Index("opening_owed_month", "direction", "month", unique=True),
)

setting = book_table("setting", Column("key", Text, nullable=False, unique=True), text_column("value", None))

head_figure = book_table(
    "head_figure",
    text_column("key", None),
    day_column("first_day"),
    day_column("last_day"),
    Column("value", Integer, nullable=False),
    text_column("source"),
    Index("head_figure_key", "key", "first_day", "last_day", unique=True),
)
