"""A month's dues and what was collected for whom and which month.

The rows of a run (one a member) are not trailed one by one: the run is, with count, total and digest, and it is removed
whole. Allocations belong to a voucher's entry in the same way, in batches: what the receipt was for, and what became of its
credit. A decision that changes the rate leaves charges as they were; what it adds and takes stands in an adjustment a month.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from app.models.base import book_table, day_column, metadata, month_column, reference, text_column

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

dues_decision = book_table(
    "dues_decision",
    text_column("number", None),
    day_column("decided_on"),
    month_column("first_month", nullable=False),
    text_column("rate"),
    text_column("ceiling"),
    text_column("share_up"),
    day_column("counts_from"),
)

dues_adjustment = book_table(
    "dues_adjustment",
    reference("decision_id", "dues_decision.id"),
    month_column("month", nullable=False),
    Column("members", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("up", Integer, nullable=False),
    text_column("digest", None),
    text_column("policy", None),
    Index("dues_adjustment_month", "decision_id", "month", unique=True),
)

adjusted_charge = Table(
    "adjusted_charge",
    metadata,
    Column("adjustment_id", Integer, ForeignKey("dues_adjustment.id"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("month", Text, nullable=False),
    *(Column(name, Integer, nullable=False) for name in ("old_amount", "amount", "standard", "up")),
    Index("adjusted_charge_member", "member_id", "month", "adjustment_id", unique=True),
    Index("adjusted_charge_rows", "adjustment_id"),
    sqlite_strict=True,
    info={"trailed": False, "bulk": True},
)
"""``old_amount`` is what was due before; ``amount``, ``standard`` and ``up`` are what the decision adds (or takes)."""

allocation_batch = book_table(
    "allocation_batch",
    reference("entry_id", "entry.id"),
    reference("run_id", "dues_run.id", nullable=True),
    reference("adjustment_id", "dues_adjustment.id", nullable=True),
    day_column("counts_from", nullable=True),
    Column("rows", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    text_column("digest", None),
    Index("allocation_batch_entry", "entry_id"),
)
"""A batch of a run is credit that met its month, one of an adjustment what a month was collected too much: both add up to
nothing. ``counts_from`` is the day from which such a batch counts, else it is the voucher's."""

allocation = Table(
    "allocation",
    metadata,
    # Why cascading: an import that brought receipts with their allocation is withdrawn row by row, and these have no trail.
    Column("batch_id", Integer, ForeignKey("allocation_batch.id", ondelete="CASCADE"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("month", Text),
    Column("amount", Integer, nullable=False),
    Index("allocation_member", "member_id", "month"),
    Index("allocation_batch_rows", "batch_id"),
    Index("allocation_credit", "member_id", sqlite_where=Column("month").is_(None)),
    sqlite_strict=True,
    info={"trailed": False, "bulk": True},
)
