"""A month's dues and what was collected for whom and which month.

The rows of a run (one a member) are not trailed one by one: the run is, with count, total and digest, and it is removed
whole. Allocations belong to a voucher's entry in the same way.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from app.models.base import book_table, metadata, month_column, reference, text_column

dues_run = book_table(
    "dues_run",
    month_column("month", nullable=False),
    Column("dues_group", Integer, nullable=False),
    Column("members", Integer, nullable=False),
    Column("exempt", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    text_column("digest", None),
    text_column("policy", None),
    Index("dues_run_month", "month", unique=True),
)

charge = Table(
    "charge",
    metadata,
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("month", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("dues_run.id"), nullable=False),
    Column("exempt", Text, nullable=False, server_default=""),
    *(
        Column(name, Integer, nullable=False, server_default="0")
        for name in ("wage", "base", "amount", "standard", "up", "fund", "fund_up")
    ),
    CheckConstraint("standard <= amount AND up <= standard AND fund_up <= fund", name="shares_add_up"),
    Index("charge_member", "member_id", "month", unique=True),
    Index("charge_month", "month", "member_id"),
    Index("charge_run", "run_id"),
    sqlite_strict=True,
    info={"trailed": False, "bulk": True},
)

allocation_batch = book_table(
    "allocation_batch",
    reference("entry_id", "entry.id"),
    Column("rows", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    text_column("digest", None),
    Index("allocation_batch_entry", "entry_id", unique=True),
)

allocation = Table(
    "allocation",
    metadata,
    Column("batch_id", Integer, ForeignKey("allocation_batch.id"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("month", Text),
    Column("amount", Integer, nullable=False),
    Index("allocation_member", "member_id", "month"),
    Index("allocation_batch_rows", "batch_id"),
    sqlite_strict=True,
    info={"trailed": False, "bulk": True},
)
