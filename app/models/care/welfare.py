"""Whom the union looks after: norms of its own spending rules, cases with their papers and stages, revolving loans.

Names, reasons and relations are personal values: an illness or a death in the family is nobody else's business, so the
trail hashes them with a salt. What was paid stands in vouchers alone; their entries name the case.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer

from app.models.base import book_table, choice_column, count_column, day_column, flag_column, reference, text_column

welfare_norm = book_table(
    "welfare_norm",
    text_column("kind", None),
    text_column("relation"),
    day_column("valid_from"),
    count_column("amount"),
    count_column("amount_most"),
    count_column("in_kind"),
    count_column("per_year"),
    text_column("rule", "{}"),
    text_column("papers", "[]"),
    text_column("clause"),
    text_column("source"),
    text_column("confidence"),
    flag_column("ended"),
    Index("welfare_norm_day", "kind", "relation", "valid_from", unique=True),
)

welfare_case = book_table(
    "welfare_case",
    text_column("title", None, personal=True),
    text_column("kind", "other"),
    choice_column("state", "proposed", "approved", "paid", "closed", "refused", default="proposed"),
    reference("member_id", "member.id", nullable=True, index=True),
    text_column("person", personal=True),
    text_column("relation", personal=True),
    day_column("happened_on", nullable=True),
    text_column("reason", personal=True, lines=True),
    text_column("place", personal=True),
    count_column("amount"),
    count_column("in_kind"),
    text_column("goods"),
    text_column("proposed_by", personal=True),
    day_column("proposed_on", nullable=True),
    text_column("decision"),
    day_column("decided_on", nullable=True),
    text_column("decided_by", personal=True),
    text_column("refusal", personal=True),
    reference("norm_id", "welfare_norm.id", nullable=True),
    text_column("beyond_norm"),
    reference("activity_id", "activity.id", nullable=True),
    day_column("received_on", nullable=True),
    text_column("received_by", personal=True),
    text_column("note", personal=True, lines=True),
    text_column("search_key", personal=True),
    Index("welfare_case_day", "happened_on", "id"),
    Index("welfare_case_activity", "activity_id"),
)

case_paper = book_table(
    "case_paper",
    reference("case_id", "welfare_case.id"),
    text_column("paper", None),
    day_column("received_on", nullable=True),
    text_column("note", personal=True),
    Index("case_paper_once", "case_id", "paper", unique=True),
)

case_stage = book_table(
    "case_stage",
    reference("case_id", "welfare_case.id"),
    Column("position", Integer, nullable=False),
    text_column("title", None),
    day_column("planned_on", nullable=True),
    count_column("amount"),
    day_column("done_on", nullable=True),
    text_column("note"),
    Index("case_stage_place", "case_id", "position", unique=True),
)

case_source = book_table(
    "case_source",
    reference("case_id", "welfare_case.id", index=True),
    choice_column("giver", "employer", "superior", "sponsor", "people"),
    text_column("name"),
    count_column("money"),
    count_column("in_kind"),
    text_column("goods"),
)

loan = book_table(
    "loan",
    reference("case_id", "welfare_case.id"),
    reference("member_id", "member.id"),
    count_column("principal"),
    day_column("granted_on", nullable=True),
    text_column("rate", "0%"),
    choice_column("method", "flat", "declining", default="declining"),
    text_column("purpose", personal=True),
    text_column("guarantor", personal=True),
    text_column("contract"),
    Index("loan_case", "case_id", unique=True),
    Index("loan_member", "member_id"),
)

loan_opening = book_table(
    "loan_opening",
    reference("loan_id", "loan.id"),
    reference("account_id", "account.id"),
    Column("amount", Integer, CheckConstraint("amount > 0", name="amount_is_left"), nullable=False),
    count_column("interest"),
    Index("loan_opening_once", "loan_id", unique=True),
    Index("loan_opening_account", "account_id"),
)

loan_capital = book_table(
    "loan_capital",
    day_column("put_on"),
    Column("amount", Integer, CheckConstraint("amount <> 0", name="amount_moves"), nullable=False),
    text_column("decision", None),
    text_column("giver"),
)

loan_instalment = book_table(
    "loan_instalment",
    reference("loan_id", "loan.id"),
    Column("position", Integer, nullable=False),
    day_column("due_on"),
    count_column("principal"),
    count_column("interest"),
    Index("loan_instalment_place", "loan_id", "position", unique=True),
)
