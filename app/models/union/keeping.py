"""Files kept in the book beside its vouchers: papers of a case, photographs of an activity, a signed agreement, minutes."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text

from app.models.base import book_table, day_column, reference, text_column

_OWNERS = ("case_id", "activity_id", "agreement_id", "dialogue_id", "initiative_id")

kept_file = book_table(
    "kept_file",
    reference("case_id", "welfare_case.id", nullable=True),
    reference("activity_id", "activity.id", nullable=True),
    reference("agreement_id", "agreement.id", nullable=True),
    reference("dialogue_id", "dialogue.id", nullable=True),
    reference("initiative_id", "initiative.id", nullable=True),
    text_column("purpose"),
    text_column("name", None, personal=True),
    text_column("media_type"),
    Column("size", Integer, nullable=False),
    Column("sha256", Text, ForeignKey("attachment_content.sha256"), nullable=False),
    day_column("kept_on", nullable=True),
    CheckConstraint(" + ".join(f"({owner} IS NOT NULL)" for owner in _OWNERS) + " = 1", name="of_one_thing"),
    Index("kept_file_case", "case_id"),
    Index("kept_file_activity", "activity_id"),
    Index("kept_file_content", "sha256"),
)
