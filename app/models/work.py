"""What the union does with its money besides bookkeeping: welfare cases and activities, as far as entries name them."""

from __future__ import annotations

from app.models.base import book_table, text_column

welfare_case = book_table("welfare_case", text_column("title", None, personal=True))

activity = book_table("activity", text_column("title", None))
