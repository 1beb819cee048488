"""People of the union: only what entries need to name a person. The member list itself widens this table."""

from __future__ import annotations

from sqlalchemy import Column, Text

from app.models.base import book_table, text_column

member = book_table(
    "member",
    Column("number", Text, unique=True),
    text_column("full_name", None, personal=True),
    text_column("sort_key", None, personal=True),
    text_column("search_key", None, personal=True),
)
