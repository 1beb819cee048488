"""Months closed, settlements filed with the superior union, and a book's own values of dated policies."""

from __future__ import annotations

from sqlalchemy import Index

from app.models.base import book_table, day_column, month_column, text_column

closed_month = book_table(
    "closed_month",
    month_column("month", nullable=False),
    text_column("closed_at", None),
    text_column("digest", None),
    text_column("totals", None),
    Index("closed_month_month", "month", unique=True),
)

filed_settlement = book_table(
    "filed_settlement",
    day_column("first_day"),
    day_column("last_day"),
    day_column("filed_on"),
    text_column("superior"),
    text_column("figures", None),
    Index("filed_settlement_days", "first_day", "last_day", unique=True),
)

policy_value = book_table(
    "policy_value",
    text_column("policy", None),
    day_column("valid_from"),
    text_column("value", None),
    text_column("source", None),
    text_column("confidence"),
    Index("policy_value_day", "policy", "valid_from", unique=True),
)
