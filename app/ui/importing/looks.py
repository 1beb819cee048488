"""The marks of what an import shows: tone and icon of a state, and the two columns every preview has."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.import_plan import JudgedRow
from app.domain.problems import Finding
from app.i18n import _
from app.ui.widgets.hint import MARKS, TONES
from app.ui.widgets.table_model import RIGHT, Column

STATE_LOOKS = {
    "new": ("good", "plus"),
    "changed": ("warn", "pencil"),
    "earlier": ("warn", "calendar"),
    "wage": ("warn", "pencil"),
    "matched": ("accent", "arrow-left-right"),
    "exempt": ("accent", "percent"),
    "same": ("muted", "check"),
    "repeated": ("muted", "copy"),
    "left_out": ("muted", "minus"),
    "refused": ("danger", "circle-x"),
    "gone": ("muted", "minus"),
}
FADED = frozenset({"same", "repeated", "left_out", "gone"})
"""States of rows that change nothing, and are shown faint."""


def tone_of(findings: Sequence[Finding]) -> str:
    """The tone of the finding that matters most; nothing where nothing was found."""
    levels = {finding.level for finding in findings}
    return next((tone for level, tone in TONES.items() if level in levels), "")


def place_word(each: JudgedRow) -> str:
    """Where a row stands: ``12``, and of several sheets which: ``T3: 12``; a dash for what is no row of it."""
    if each.row.row <= 0:
        return "–"
    return f"{each.row.sheet.strip()}: {each.row.row}" if each.row.sheet else str(each.row.row)


def first_columns() -> list[Column]:
    """Where a row stands in the sheet, and what becomes of it."""
    return [
        Column("row", _("Dòng"), show=place_word, align=RIGHT, widest="999"),
        Column(
            "state",
            _("Sẽ là"),
            show=lambda each: _(each.state.label),
            tone=lambda each: STATE_LOOKS[each.state][0],
            icon=lambda each: STATE_LOOKS[each.state][1],
            widest=_("Mới"),
        ),
    ]


def finding_column() -> Column:
    """How many things were found in a row, marked by the worst."""

    def count(each: JudgedRow) -> str:
        return str(len(each.row.findings)) if each.row.findings else ""

    def tone(each: JudgedRow) -> str:
        return tone_of(each.row.findings)

    return Column("finding", _("Thấy"), 56, count, tone=tone, icon=lambda each: MARKS.get(tone(each), ""))
