"""What the time line calls the tables and columns of members that no record tells."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _
from app.ui.brought.trail_words import TrailWords


def _tables() -> Mapping[str, str]:
    return {"member_merge": _("Lần gộp hai dòng của một người"), "line_member": _("Người trên dòng chứng từ")}


def _columns() -> Mapping[str, str]:
    return {
        "entry_id": _("dòng chứng từ"),
        "gone_id": _("dòng đã gộp"),
        "kept_id": _("dòng giữ lại"),
        "moved": _("những dòng chuyển theo"),
    }


TRAIL_WORDS = TrailWords(tables=_tables, columns=_columns)
