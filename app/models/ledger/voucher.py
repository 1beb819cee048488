"""Vouchers, their entries and papers, and the daily totals of each fund.

``left_on`` is the day a transfer's money left the giving fund, where that is another than the day it arrived; ``waits_for`` is
the side whose book has not shown its half yet: until then the money is in transit.
An entry for one member names them itself; one for several has a row of ``line_member`` for each.
``daily_balance`` is kept by triggers from posted vouchers and is never written by code; ``check`` counts it again.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from app.models.base import book_table, choice_column, day_column, metadata, month_column, reference, text_column

voucher = book_table(
    "voucher",
    choice_column("kind", "PT", "PC", "BC", "UNC"),
    choice_column("state", "draft", "posted", "unposted", "voided", default="draft"),
    day_column("book_date"),
    day_column("voucher_date"),
    day_column("left_on", nullable=True),
    choice_column("waits_for", "", "giver", "receiver", default=""),
    reference("fund_id", "account.id"),
    Column("series", Text),
    Column("sequence", Integer, CheckConstraint("sequence IS NULL OR sequence > 0", name="sequence_counts")),
    text_column("suffix"),
    text_column("number"),
    Column(
        "number_origin",
        Text,
        CheckConstraint("number_origin IN ('', 'program', 'import')", name="origin_known"),
        nullable=False,
        server_default="",
    ),
    text_column("original_number"),
    text_column("person", personal=True),
    text_column("address", personal=True),
    text_column("narration", personal=True),
    Column(
        "documents",
        Integer,
        CheckConstraint("documents >= 0", name="documents_count"),
        nullable=False,
        server_default="0",
    ),
    text_column("document_note"),
    text_column("note", personal=True),
    text_column("search_key", personal=True),
    text_column("state_reason"),
    reference("reversal_of", "voucher.id", nullable=True),
    Column("entry_key", Text, unique=True),
    CheckConstraint(
        "state = 'draft' OR (sequence IS NOT NULL AND series IS NOT NULL AND number <> '')", name="numbered"
    ),
    CheckConstraint("left_on IS NULL OR (left_on <> book_date AND waits_for = '')", name="two_days_or_one"),
    CheckConstraint("reversal_of IS NULL OR reversal_of <> id", name="not_its_own_reversal"),
    Index("voucher_number", "series", "sequence", "suffix", unique=True),
    Index("voucher_order", "book_date", "id"),
    Index("voucher_apart", "left_on", "book_date", sqlite_where=text("left_on IS NOT NULL OR waits_for <> ''")),
    Index("voucher_reversal", "reversal_of", unique=True, sqlite_where=Column("reversal_of").is_not(None)),
)

entry = book_table(
    "entry",
    reference("voucher_id", "voucher.id"),
    Column("line", Integer, nullable=False),
    reference("source_id", "account.id"),
    reference("target_id", "account.id"),
    Column("amount", Integer, CheckConstraint("amount <> 0", name="amount_moves"), nullable=False),
    text_column("narration", personal=True),
    Column("money_source", Text),
    month_column("for_first"),
    month_column("for_last"),
    reference("member_id", "member.id", nullable=True),
    reference("case_id", "welfare_case.id", nullable=True),
    reference("activity_id", "activity.id", nullable=True),
    CheckConstraint("source_id <> target_id", name="moves_somewhere"),
    CheckConstraint(
        "(for_first IS NULL) = (for_last IS NULL) AND (for_first IS NULL OR for_first <= for_last)", name="months"
    ),
    UniqueConstraint("voucher_id", "line"),
    Index("entry_source", "source_id", "voucher_id"),
    Index("entry_target", "target_id", "voucher_id"),
    Index("entry_member", "member_id", sqlite_where=Column("member_id").is_not(None)),
)

line_member = book_table(
    "line_member",
    reference("entry_id", "entry.id"),
    reference("member_id", "member.id", index=True),
    Index("line_member_once", "entry_id", "member_id", unique=True),
)

attachment = book_table(
    "attachment",
    reference("voucher_id", "voucher.id", index=True),
    text_column("name", None, personal=True),
    text_column("media_type"),
    Column("size", Integer, nullable=False),
    Column("sha256", Text, ForeignKey("attachment_content.sha256"), nullable=False),
)

attachment_content = Table(
    "attachment_content",
    metadata,
    Column("sha256", Text, primary_key=True, nullable=False),
    Column("content", LargeBinary, nullable=False),
    sqlite_strict=True,
    info={"trailed": False},
)

daily_balance = Table(
    "daily_balance",
    metadata,
    Column("fund_id", Integer, ForeignKey("account.id"), primary_key=True),
    Column("day", Text, primary_key=True, nullable=False),
    Column("amount_in", Integer, nullable=False, server_default="0"),
    Column("amount_out", Integer, nullable=False, server_default="0"),
    Column("entries", Integer, nullable=False, server_default="0"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
    info={"trailed": False},
)
