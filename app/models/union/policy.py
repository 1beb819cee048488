"""A book's own values of dated policies."""

from __future__ import annotations

from sqlalchemy import Index

from app.models.base import book_table, day_column, text_column

policy_value = book_table(
    "policy_value",
    text_column("policy", None),
    day_column("valid_from"),
    text_column("value", None),
    text_column("source", None),
    text_column("confidence"),
    Index("policy_value_day", "policy", "valid_from", unique=True),
)
