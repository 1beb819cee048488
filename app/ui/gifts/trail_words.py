"""What the time line calls the tables, columns and stored keys of gift lists."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _
from app.ui.brought.trail_words import TrailWords


def _tables() -> Mapping[str, str]:
    return {
        "gift_terms": _("Mức quà"),
    }  # fmt: skip


def _columns() -> Mapping[str, str]:
    return {
        "fund_key": _("quỹ"), "taken": _("đã lấy"),
    }  # fmt: skip


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    money=frozenset({"taken"}),
)
