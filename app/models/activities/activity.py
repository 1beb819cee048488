"""What the union organises: plans, activities with their people, money and results, and the terms of a gift list.

A gift list, a holiday meal, a training and a sports day are all activities; ``kind`` tells them apart. What was spent of
union money stands in vouchers alone (their entries name the activity); ``activity_source`` holds what others gave.
A participant names the voucher that holds what was given to them: while it stands they are not paid again.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer

from app.models.base import book_table, choice_column, count_column, day_column, flag_column, reference, text_column

plan = book_table(
    "plan",
    choice_column("kind", "year", "workers_month", "tet", "other"),
    text_column("title", None),
    text_column("theme"),
    day_column("first_day"),
    day_column("last_day"),
    text_column("aims", lines=True),
    text_column("programmes", "[]"),
    text_column("targets", "{}"),
    text_column("number"),
    text_column("decision"),
    day_column("decided_on", nullable=True),
    text_column("assessment", lines=True),
    Index("plan_days", "kind", "first_day"),
)

activity = book_table(
    "activity",
    text_column("title", None),
    text_column("kind", "other"),
    text_column("programme"),
    choice_column("state", "planned", "held", "settled", "cancelled", default="planned"),
    reference("plan_id", "plan.id", nullable=True, index=True),
    day_column("starts_on", nullable=True),
    day_column("ends_on", nullable=True),
    text_column("place"),
    text_column("lead", personal=True),
    text_column("content", lines=True),
    count_column("expected"),
    count_column("people", nullable=True),
    count_column("women", nullable=True),
    count_column("budget"),
    text_column("result", lines=True),
    text_column("note", lines=True),
    text_column("search_key"),
    Index("activity_day", "starts_on", "id"),
    Index("activity_kind", "kind", "starts_on"),
)

activity_source = book_table(
    "activity_source",
    reference("activity_id", "activity.id", index=True),
    choice_column("giver", "union", "employer", "superior", "sponsor", "people"),
    text_column("name"),
    count_column("planned"),
    count_column("money"),
    count_column("in_kind"),
    text_column("goods"),
)

activity_figure = book_table(
    "activity_figure",
    reference("activity_id", "activity.id"),
    text_column("key", None),
    Column("value", Integer, nullable=False),
    text_column("note"),
    Index("activity_figure_key", "activity_id", "key", unique=True),
)

gift_terms = book_table(
    "gift_terms",
    reference("activity_id", "activity.id"),
    text_column("rule", "{}"),
    text_column("norm_kind"),
    count_column("amount"),
    count_column("in_kind"),
    text_column("goods"),
    text_column("fund_key", "cash"),
    text_column("code", "31"),
    text_column("money_source"),
    count_column("taken"),
    Index("gift_terms_activity", "activity_id", unique=True),
)

participant = book_table(
    "participant",
    reference("activity_id", "activity.id"),
    reference("member_id", "member.id", nullable=True, index=True),
    reference("relative_id", "relative.id", nullable=True),
    text_column("person", personal=True),
    text_column("sort_key", personal=True),
    text_column("role"),
    text_column("group_name"),
    count_column("amount"),
    count_column("in_kind"),
    flag_column("attended", nullable=True),
    flag_column("received", nullable=True),
    day_column("received_on", nullable=True),
    text_column("received_by", personal=True),
    reference("voucher_id", "voucher.id", nullable=True),
    text_column("result"),
    text_column("note", personal=True),
    Index("participant_activity", "activity_id", "id"),
    Index("participant_voucher", "voucher_id"),
    Index("participant_relative", "relative_id"),
)
