"""Who the union is: dated facts, officers by date, funds and codes (accounts), opening balances, settings."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Text

from app.models.base import book_table, day_column, text_column

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


setting = book_table("setting", Column("key", Text, nullable=False, unique=True), text_column("value", None))
