"""What the time line calls the tables, columns and stored keys of dues."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _
from app.ui.brought.trail_words import TrailWords


def _tables() -> Mapping[str, str]:
    return {
        "dues_run": _("Bảng trích nộp"),
        "allocation_batch": _("Lần phân bổ đoàn phí"),
        "dues_decision": _("Quyết định đổi tỷ lệ"),
        "dues_adjustment": _("Lần điều chỉnh đoàn phí"),
    }


def _columns() -> Mapping[str, str]:
    return {
        "dues_group": _("nhóm đóng đoàn phí"),
        "members": _("số đoàn viên"),
        "exempt": _("số người miễn"),
        "total": _("cộng"),
        "rows": _("số dòng"),
        "counts_from": _("tính từ ngày"),
        "first_month": _("từ tháng"),
        "rate": _("mức đoàn phí"),
        "ceiling": _("trần"),
        "share_up": _("nộp cấp trên"),
        "up": _("phần nộp cấp trên"),
    }


def _values() -> Mapping[str, Mapping[str, str]]:
    return {
        "direction": {"up": _("phải nộp cấp trên"), "down": _("được cấp trên cấp")},
    }


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    values=_values,
    hidden=frozenset({"entry_id", "run_id", "adjustment_id", "decision_id", "policy", "digest"}),
)
