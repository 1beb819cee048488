"""The trail: every act with its changes, chained by hash. The same rows are the undo and the audit screen."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from app.models.base import book_table, metadata, reference, text_column

operation = Table(
    "operation",
    metadata,
    Column("id", Integer, primary_key=True),
    text_column("kind", None),
    text_column("at", None),
    text_column("officer"),
    text_column("subject"),
    text_column("reason"),
    Column("undoes", Integer, ForeignKey("operation.id"), index=True),
    Column("undone_by", Integer, ForeignKey("operation.id")),
    text_column("previous_hash"),
    text_column("hash"),
    sqlite_strict=True,
    info={"trailed": False},
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("operation_id", Integer, ForeignKey("operation.id"), nullable=False),
    text_column("table_name", None),
    Column("row_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("salt", LargeBinary),
    Index("change_operation", "operation_id", "table_name", "row_id"),
    Index("change_row", "table_name", "row_id"),
    sqlite_strict=True,
    info={"trailed": False},
)

open_operation = Table(
    "open_operation",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("operation_id", Integer, ForeignKey("operation.id"), nullable=False),
    Column("kind", Text, nullable=False),
    sqlite_strict=True,
    info={"trailed": False},
)

# Why trailed like any table: so the chain itself holds from which act on a version counts.
schema_step = book_table(
    "schema_step",
    Column("version", Integer, CheckConstraint("version > 0", name="version_counts"), nullable=False),
    reference("first_operation", "operation.id"),
    Index("schema_step_version", "version", unique=True),
)

resealed = book_table(
    "resealed",
    reference("sealed_id", "operation.id"),
    Column("version", Integer, nullable=False),
    text_column("hash", None),
    Index("resealed_once", "sealed_id", "version", unique=True),
)
