"""What the time line calls the table and columns of bicycles."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _
from app.ui.brought.trail_words import TrailWords


def _tables() -> Mapping[str, str]:
    return {"bicycle": _("Xe đạp")}


def _columns() -> Mapping[str, str]:
    return {
        "number": _("số xe"), "make": _("loại xe"), "member_id": _("người mượn"), "holder": _("người đang giữ"),
        "lent_on": _("ngày mượn"),
    }  # fmt: skip


TRAIL_WORDS = TrailWords(tables=_tables, columns=_columns)
