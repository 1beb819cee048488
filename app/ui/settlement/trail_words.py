"""What the time line calls the tables, columns and stored keys of closing and reports."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _
from app.ui.brought.trail_words import TrailWords


def _tables() -> Mapping[str, str]:
    return {
        "basic_indicator": _("Chỉ tiêu cơ bản"), "closed_month": _("Tháng khóa sổ"),
        "filed_settlement": _("Báo cáo đã nộp"),
    }  # fmt: skip


def _columns() -> Mapping[str, str]:
    return {
        "filed_on": _("ngày nộp"), "superior": _("cấp trên"), "closed_at": _("khóa lúc"),
    }  # fmt: skip


def _values() -> Mapping[str, Mapping[str, str]]:
    return {
        "key": {
            "workers": _("lao động đóng KPCĐ"), "workers_payroll": _("quỹ lương đóng KPCĐ"), "members": _("đoàn viên"),
            "dues_payroll": _("quỹ lương đóng ĐPCĐ"), "full_time_officers": _("cán bộ chuyên trách"),
        },
    }  # fmt: skip


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    values=_values,
    hidden=frozenset({"totals"}),
)
