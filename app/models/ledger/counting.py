"""Cash counts: what lay in the box on a day, note by note, beside what the cash book said."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer

from app.models.base import book_table, count_column, day_column, text_column

cash_count = book_table(
    "cash_count",
    day_column("counted_on"),
    text_column("counted_at"),
    Column("book_balance", Integer, nullable=False),
    count_column("counted"),
    text_column("denominations", "{}"),
    text_column("reason"),
    text_column("conclusion"),
    text_column("committee", "[]", personal=True),
    Index("cash_count_day", "counted_on", "id"),
)
