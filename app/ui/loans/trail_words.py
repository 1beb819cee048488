"""What the time line calls the tables, columns and stored keys of loans."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _
from app.ui.brought.trail_words import TrailWords


def _tables() -> Mapping[str, str]:
    return {
        "loan": _("Khoản vay"), "loan_opening": _("Khoản vay đang có khi mở sổ"), "loan_capital": _("Vốn Quỹ trợ vốn"),
        "loan_instalment": _("Kỳ trả nợ vay"),
    }  # fmt: skip


def _columns() -> Mapping[str, str]:
    return {
        "put_on": _("ngày góp"), "principal": _("tiền gốc"), "granted_on": _("ngày cho vay"), "rate": _("lãi suất"),
        "method": _("cách trả"), "guarantor": _("người bảo lãnh"), "contract": _("hợp đồng"), "loan_id": _("khoản vay"),
        "due_on": _("ngày đến hạn"), "interest": _("tiền lãi"),
    }  # fmt: skip


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    money=frozenset({"interest", "principal"}),
)
