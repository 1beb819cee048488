"""The table of bicycles. Who keeps one is a personal value: the trail hashes it with a salt."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index

from app.models.base import book_table, day_column, reference, text_column

bicycle = book_table(
    "bicycle",
    text_column("number", None),
    text_column("make", None),
    reference("member_id", "member.id", nullable=True, index=True),
    text_column("holder", personal=True),
    day_column("lent_on", nullable=True),
    CheckConstraint("(member_id IS NULL) = (lent_on IS NULL)", name="lent_to_somebody"),
    Index("bicycle_number", "number", unique=True),
)
