"""Short surveys of the members, anonymous: the questions asked, and each sheet of answers that came back."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer

from app.models.base import book_table, count_column, day_column, reference, text_column

survey = book_table(
    "survey",
    text_column("title", None),
    day_column("held_on"),
    reference("activity_id", "activity.id", nullable=True),
    count_column("handed_out"),
    text_column("questions", None),
    text_column("note"),
)

survey_answer = book_table(
    "survey_answer",
    reference("survey_id", "survey.id"),
    Column("sheet", Integer, nullable=False),
    text_column("question", None),
    Column("score", Integer, CheckConstraint("score BETWEEN 1 AND 5", name="score_known"), nullable=False),
    Index("survey_answer_once", "survey_id", "sheet", "question", unique=True),
)
