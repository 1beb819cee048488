"""Basic indicators of B07, part A: workers, payroll, members, officers of one period."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer

from app.models.base import book_table, day_column, text_column

basic_indicator = book_table(
    "basic_indicator",
    text_column("key", None),
    day_column("first_day"),
    day_column("last_day"),
    Column("value", Integer, nullable=False),
    text_column("source"),
    Index("basic_indicator_key", "key", "first_day", "last_day", unique=True),
)
