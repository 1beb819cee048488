"""The book's own ordered rules that propose a code from a narration."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Text

from app.models.base import book_table, text_column

coding_rule = book_table(
    "coding_rule",
    Column("position", Integer, nullable=False),
    Column("direction", Text, nullable=False),
    text_column("phrases", None),
    Column("code", Text),
    Column("money_source", Text),
    text_column("note"),
    text_column("toward"),
)
