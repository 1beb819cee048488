"""Collective agreements: the register, the steps of the law with their dates and papers, clauses, teams and votes.

Which steps there are, in which order and within how many days stands in the domain and the policies, not here.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer

from app.models.base import book_table, choice_column, count_column, day_column, flag_column, reference, text_column

agreement = book_table(
    "agreement",
    choice_column("kind", "enterprise", "enterprises", "sector", default="enterprise"),
    choice_column("change", "new", "amendment", "extension", default="new"),
    reference("previous_id", "agreement.id", nullable=True),
    text_column("title", None),
    text_column("number"),
    text_column("employer"),
    text_column("employer_signer"),
    text_column("employer_role"),
    text_column("union_signer"),
    text_column("union_role"),
    day_column("begun_on", nullable=True),
    day_column("signed_on", nullable=True),
    day_column("valid_from", nullable=True),
    day_column("valid_to", nullable=True),
    day_column("sent_on", nullable=True),
    text_column("sent_number"),
    day_column("ended_on", nullable=True),
    choice_column("ended_by", "", "void", "replaced", "both", "expired", default=""),
    count_column("workers"),
    count_column("covered"),
    count_column("meal_price"),
    text_column("points", "{}"),
    choice_column("grade", "", "A", "B", "C", "D", "none", default=""),
    text_column("graded_by"),
    day_column("graded_on", nullable=True),
    text_column("note"),
    Index("agreement_days", "valid_from", "valid_to"),
)

agreement_step = book_table(
    "agreement_step",
    reference("agreement_id", "agreement.id"),
    text_column("step", None),
    day_column("done_on"),
    text_column("number"),
    text_column("figures", "{}"),
    text_column("place"),
    text_column("note"),
    Index("agreement_step_once", "agreement_id", "step", unique=True),
)

agreement_clause = book_table(
    "agreement_clause",
    reference("agreement_id", "agreement.id"),
    Column("position", Integer, nullable=False),
    Column("head", Integer, nullable=False),
    text_column("title", None, lines=True),
    text_column("proposed", lines=True),
    text_column("agreed", lines=True),
    text_column("law", lines=True),
    flag_column("better"),
    text_column("gain", lines=True),
    count_column("opinions_for", nullable=True),
    count_column("opinions_against", nullable=True),
    text_column("objection", lines=True),
    text_column("unity", lines=True),
    Index("agreement_clause_place", "agreement_id", "position", unique=True),
)

agreement_person = book_table(
    "agreement_person",
    reference("agreement_id", "agreement.id", index=True),
    choice_column("side", "union", "employer", "witness"),
    text_column("name", None, personal=True),
    text_column("role"),
    flag_column("leads"),
    Column("position", Integer, nullable=False, server_default="0"),
)

agreement_vote = book_table(
    "agreement_vote",
    reference("agreement_id", "agreement.id"),
    reference("member_id", "member.id", nullable=True),
    text_column("name", None, personal=True),
    text_column("sort_key", None, personal=True),
    text_column("place"),
    choice_column("vote", "for", "against", "absent", default="for"),
    text_column("note", personal=True),
    Index("agreement_vote_list", "agreement_id", "sort_key"),
)
