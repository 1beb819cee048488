"""What the time line calls the member of a bicycle; all else its record tells."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _
from app.ui.brought.trail_words import TrailWords


def _tables() -> Mapping[str, str]:
    return {"bicycle": _("Xe đạp")}


def _columns() -> Mapping[str, str]:
    return {"member_id": _("người mượn")}


TRAIL_WORDS = TrailWords(tables=_tables, columns=_columns)
