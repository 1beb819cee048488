"""The columns every preview of a list has: what becomes of a row, and what was found in it; their words and marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.problems import Finding, Level
from app.i18n import _
from app.ui.widgets.table_model import Column

TONES = {Level.STOP: "danger", Level.WARN: "warn", Level.NOTE: "note"}
MARKS = {Level.STOP: "circle-alert", Level.WARN: "triangle-alert", Level.NOTE: "info"}
_ORDER = {Level.STOP: 0, Level.WARN: 1, Level.NOTE: 2}
LOOKS = {
    "new": ("good", "plus"), "changed": ("warn", "pencil"), "wage": ("warn", "pencil"), "same": ("muted", "check"),
    "exempt": ("accent", "percent"), "repeated": ("muted", "copy"), "refused": ("danger", "circle-x"), "left_out": ("muted", "minus"),
}  # fmt: skip


def state_word(state: str) -> str:
    """What becomes of a row."""
    words = {
        "new": _("Người mới"), "changed": _("Đổi"), "wage": _("Đổi lương"), "same": _("Như cũ"), "exempt": _("Miễn"),
        "repeated": _("Dòng lặp"), "refused": _("Bị từ chối"), "left_out": _("Để lại"),
    }  # fmt: skip
    return words.get(state, state)


def worst(findings: Sequence[Finding]) -> Finding | None:
    """The finding that matters most."""
    return min(findings, key=lambda finding: _ORDER[finding.level], default=None)


def _of(words: Mapping[Level, str], row: Any) -> str:
    found = worst(row.findings)
    return words[found.level] if found is not None else ""


def finding_column() -> Column:
    """How many things were found in a row, marked by the worst."""
    return Column(
        "finding", _("Thấy"), 56, lambda row: str(len(row.findings)) if row.findings else "",
        tone=lambda row: _of(TONES, row), icon=lambda row: _of(MARKS, row),
    )  # fmt: skip


def state_column() -> Column:
    """What becomes of a row."""
    return Column(
        "state", _("Sẽ là"), 102, lambda row: state_word(row.state), tone=lambda row: LOOKS[row.state][0],
        icon=lambda row: LOOKS[row.state][1],
    )  # fmt: skip
