"""Accounts of the ledger (funds, codes, the superior union) and what stood on them when the book opened."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text

from app.models.base import book_table, month_column, reference, text_column

account = book_table(
    "account",
    text_column("kind", None),
    Column("key", Text, nullable=False, unique=True),
    text_column("name", None),
    text_column("bank_name"),
    text_column("account_number"),
    text_column("number_tag"),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("closed", Integer, CheckConstraint("closed IN (0, 1)"), nullable=False, server_default="0"),
    CheckConstraint("kind IN ('cash', 'bank', 'code', 'loan', 'advance', 'superior')", name="kind_known"),
)


opening = book_table(
    "opening",
    reference("account_id", "account.id"),
    Column("amount", Integer, nullable=False),
    Index("opening_account", "account_id", unique=True),
)


opening_owed = book_table(
    "opening_owed",
    Column("direction", Text, CheckConstraint("direction IN ('up', 'down')"), nullable=False),
    month_column("month", nullable=False),
    Column("amount", Integer, nullable=False),
    Index("opening_owed_month", "direction", "month", unique=True),
)
