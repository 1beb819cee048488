"""Work that is honoured: initiatives with their benefit, emulation from registration to title, people introduced to the Party.

A reward is a welfare case of its own, paid by a voucher; the row here points at it.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer

from app.models.base import book_table, choice_column, count_column, day_column, reference, text_column

initiative = book_table(
    "initiative",
    text_column("title", None),
    reference("member_id", "member.id", nullable=True, index=True),
    text_column("author", personal=True),
    text_column("field"),
    choice_column("level", "unit", "union", "superior", "province", "national", default="unit"),
    choice_column("state", "submitted", "recognised", "refused", default="submitted"),
    day_column("submitted_on"),
    day_column("recognised_on", nullable=True),
    text_column("decision"),
    count_column("benefit"),
    text_column("benefit_basis"),
    text_column("summary", lines=True),
    reference("case_id", "welfare_case.id", nullable=True),
    reference("activity_id", "activity.id", nullable=True),
    text_column("note"),
    Index("initiative_day", "submitted_on", "id"),
)

emulation = book_table(
    "emulation",
    Column("year", Integer, nullable=False),
    reference("member_id", "member.id", nullable=True, index=True),
    reference("group_id", "union_group.id", nullable=True),
    text_column("drive", None),
    text_column("title"),
    day_column("registered_on", nullable=True),
    *(
        choice_column(name, "", "excellent", "good", "done", "not_done", default="")
        for name in ("own_result", "group_result", "final_result")
    ),
    text_column("proposal"),
    text_column("decision"),
    day_column("decided_on", nullable=True),
    reference("case_id", "welfare_case.id", nullable=True),
    text_column("note", personal=True),
    CheckConstraint("(member_id IS NULL) <> (group_id IS NULL)", name="of_one_or_of_a_group"),
    Index("emulation_year", "year", "drive"),
)

party_step = book_table(
    "party_step",
    reference("member_id", "member.id"),
    choice_column("step", "introduced", "trained", "admitted"),
    day_column("done_on"),
    text_column("paper"),
    text_column("note", personal=True),
    reference("activity_id", "activity.id", nullable=True),
    Index("party_step_once", "member_id", "step", unique=True),
)
