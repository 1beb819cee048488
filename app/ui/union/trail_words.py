"""What the time line calls accounts, openings and the stored keys of settings; the rest its records tell."""

from __future__ import annotations

from collections.abc import Mapping

from app.exports.heads import REGIMES
from app.i18n import _
from app.ui.brought.trail_words import TrailWords
from app.ui.union.policy_words import policy_words


def _tables() -> Mapping[str, str]:
    return {
        "account": _("Quỹ, mã số"),
        "opening": _("Số dư đầu kỳ"),
        "opening_owed": _("Công nợ đầu kỳ"),
    }


def _columns() -> Mapping[str, str]:
    return {
        "bank_name": _("ngân hàng"),
        "account_number": _("số tài khoản"),
        "closed": _("ngừng dùng"),
        "account_id": _("quỹ"),
        "number_tag": _("dấu của quyển số"),
    }


def _values() -> Mapping[str, Mapping[str, str]]:
    return {
        "key": {
            "payee_text": _("nội dung chuyển tiền nộp lên"),
            "regime": _("chế độ kế toán"),
            "regime_from": _("chế độ kế toán từ ngày"),
            "words_thousand": _("chữ cho 1.000"),
            "words_odd": _("chữ cho số không ở hàng chục"),
            "words_four": _("chữ cho 4 ở cuối"),
            "words_even": _("thêm chữ «chẵn»"),
        },
        "policy": policy_words(),
        "closed": {"0": _("không"), "1": _("có")},
        "value": {key: _(regime.name) for key, regime in REGIMES.items()},
    }


TRAIL_WORDS = TrailWords(tables=_tables, columns=_columns, values=_values)
