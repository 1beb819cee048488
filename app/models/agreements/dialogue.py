"""Dialogues at the workplace and the yearly workers' conference: who sat there, what was asked, what came of it."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer

from app.models.base import book_table, choice_column, count_column, day_column, reference, text_column

dialogue = book_table(
    "dialogue",
    choice_column("kind", "conference", "periodic", "request", "may", "case"),
    text_column("title", None),
    choice_column("state", "planned", "held", "cancelled", default="planned"),
    day_column("planned_on", nullable=True),
    day_column("held_on", nullable=True),
    text_column("time"),
    text_column("place"),
    count_column("workers"),
    count_column("people", nullable=True),
    count_column("women", nullable=True),
    text_column("content", lines=True),
    text_column("conclusion", lines=True),
    text_column("number"),
    day_column("posted_on", nullable=True),
    reference("activity_id", "activity.id", nullable=True),
    text_column("note"),
    Index("dialogue_day", "planned_on", "id"),
)

dialogue_person = book_table(
    "dialogue_person",
    reference("dialogue_id", "dialogue.id", index=True),
    choice_column("side", "workers", "employer", "guest"),
    reference("member_id", "member.id", nullable=True),
    text_column("name", None, personal=True),
    text_column("role"),
    choice_column("duty", "", "chair", "secretary", default=""),
    Column("position", Integer, nullable=False, server_default="0"),
)

dialogue_request = book_table(
    "dialogue_request",
    reference("dialogue_id", "dialogue.id"),
    Column("position", Integer, nullable=False),
    text_column("subject"),
    text_column("request", None),
    text_column("raised_by", personal=True),
    text_column("answer", lines=True),
    text_column("answered_by"),
    day_column("deadline", nullable=True),
    choice_column("state", "open", "accepted", "settled", "refused", default="open"),
    day_column("settled_on", nullable=True),
    text_column("note"),
    Index("dialogue_request_place", "dialogue_id", "position", unique=True),
)
