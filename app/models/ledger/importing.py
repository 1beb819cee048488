"""What came in from the treasurer's own workbooks: each file taken, and each row with its original beside what was stored."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Text

from app.models.base import book_table, reference, text_column

import_batch = book_table(
    "import_batch",
    text_column("kind", None),
    text_column("file_name", None),
    text_column("file_sha256", None),
    text_column("sheet", None),
    reference("fund_id", "bucket.id"),
    Column("rows_new", Integer, nullable=False, server_default="0"),
    Column("rows_changed", Integer, nullable=False, server_default="0"),
    Column("rows_same", Integer, nullable=False, server_default="0"),
    Column("rows_refused", Integer, nullable=False, server_default="0"),
)

import_row = book_table(
    "import_row",
    reference("batch_id", "import_batch.id", index=True),
    reference("fund_id", "bucket.id"),
    reference("voucher_id", "voucher.id"),
    text_column("sheet", None),
    Column("row", Integer, nullable=False),
    text_column("identity", None, personal=True),
    Column("occurrence", Integer, nullable=False),
    text_column("original", None, personal=True),
    text_column("findings", "[]", personal=True),
    Index("import_row_identity", "fund_id", "identity", "occurrence", unique=True),
    Index("import_row_voucher", "voucher_id", "fund_id", unique=True),
)

coding_rule = book_table(
    "coding_rule",
    Column("position", Integer, nullable=False),
    Column("direction", Text, nullable=False),
    text_column("phrases", None),
    Column("code", Text),
    Column("money_source", Text),
    text_column("note"),
    text_column("toward"),
)
