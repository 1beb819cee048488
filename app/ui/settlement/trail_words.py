"""What the time line calls the keys of basic indicators, and what of a closed month nobody need read."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.settlement.records import BASIC_INDICATOR
from app.i18n import _
from app.ui.brought.trail_words import TrailWords


def _tables() -> Mapping[str, str]:
    return {"closed_month": _("Tháng khóa sổ")}


def _values() -> Mapping[str, Mapping[str, str]]:
    return {"key": {each.key: _(each.heading) for each in BASIC_INDICATOR.fields}}


TRAIL_WORDS = TrailWords(
    of=frozenset({BASIC_INDICATOR.table}), tables=_tables, values=_values, hidden=frozenset({"totals"})
)
