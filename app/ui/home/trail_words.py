"""What the time line calls the tables, columns and stored keys of the book itself."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _
from app.ui.brought.trail_words import TrailWords


def _tables() -> Mapping[str, str]:
    return {
        "book_identity": _("Sổ"),
    }


def _columns() -> Mapping[str, str]:
    return {
        "opening_day": _("ngày mở sổ"),
    }


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    hidden=frozenset({"created_by", "uuid"}),
)
