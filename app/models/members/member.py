"""People of the union by date: who they are, their state, group, wage, and months in which they owe nothing.

A person's names and numbers are personal values: the trail hashes them with a salt so that they can be erased.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text

from app.models.base import book_table, choice_column, day_column, month_column, reference, text_column

union_group = book_table(
    "union_group",
    text_column("name", None),
    text_column("search_key", None),
    reference("parent_id", "union_group.id", nullable=True),
    Column("position", Integer, nullable=False, server_default="0"),
    Index("union_group_name", "search_key", unique=True),
)

member = book_table(
    "member",
    Column("number", Text, unique=True),
    text_column("staff_number"),
    text_column("full_name", None, personal=True),
    text_column("sort_key", None, personal=True),
    text_column("search_key", None, personal=True),
    choice_column("gender", "", "male", "female", default=""),
    text_column("birth", personal=True),
    text_column("birthday", personal=True),
    text_column("citizen_number", personal=True),
    text_column("phone", personal=True),
    text_column("address", personal=True),
    text_column("position"),
    reference("group_id", "union_group.id", nullable=True),
    text_column("joined"),
    text_column("note", personal=True),
    Index("member_order", "sort_key", "id"),
    Index("member_birthday", "birthday"),
    Index("member_citizen_number", "citizen_number", unique=True, sqlite_where=Column("citizen_number") != ""),
)

member_state = book_table(
    "member_state",
    reference("member_id", "member.id"),
    choice_column("state", "active", "paused", "moved", "retired", "left"),
    day_column("valid_from"),
    text_column("change", None),
    text_column("reason", personal=True),
    text_column("decision"),
    Index("member_state_day", "member_id", "valid_from", unique=True),
)

wage = book_table(
    "wage",
    reference("member_id", "member.id"),
    month_column("valid_from", nullable=False),
    Column("amount", Integer, CheckConstraint("amount >= 0", name="wage_counts"), nullable=False),
    Column("net_pay", Integer),
    text_column("source"),
    Index("wage_month", "member_id", "valid_from", unique=True),
)

exemption = book_table(
    "exemption",
    reference("member_id", "member.id"),
    month_column("first_month", nullable=False),
    month_column("last_month", nullable=False),
    choice_column("reason", "benefit", "unpaid_leave", "other"),
    text_column("note", personal=True),
    CheckConstraint("first_month <= last_month", name="months_in_order"),
    Index("exemption_member", "member_id", "first_month"),
)

relative = book_table(
    "relative",
    reference("member_id", "member.id", index=True),
    choice_column("relation", "child", "spouse", "parent", "other", default="child"),
    text_column("full_name", None, personal=True),
    choice_column("gender", "", "male", "female", default=""),
    text_column("birth", personal=True),
    text_column("note", personal=True),
)

member_merge = book_table(
    "member_merge",
    Column("gone_id", Integer, nullable=False),
    reference("kept_id", "member.id", index=True),
    text_column("moved", "[]"),
)
"""That ``gone_id`` was the same person as ``kept_id``; ``moved`` are the rows of runs and batches that changed hands, as JSON."""
