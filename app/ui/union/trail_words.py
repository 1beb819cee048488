"""What the time line calls the tables, columns and stored keys of facts, officers, funds, rules and kept files."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.union.officers import OfficerRole
from app.exports.heads import REGIMES
from app.i18n import _
from app.ui.brought.trail_words import TrailWords, labels
from app.ui.union.policy_words import policy_words


def _tables() -> Mapping[str, str]:
    return {
        "union_fact": _("Thông tin đơn vị"), "officer": _("Cán bộ"), "account": _("Quỹ, mã số"),
        "opening": _("Số dư đầu kỳ"), "opening_owed": _("Công nợ đầu kỳ"), "setting": _("Thiết lập"),
        "policy_value": _("Quy định"), "kept_file": _("Tệp lưu"),
    }  # fmt: skip


def _columns() -> Mapping[str, str]:
    return {
        "bank_name": _("ngân hàng"), "account_number": _("số tài khoản"), "policy": _("quy định"), "size": _("cỡ"),
        "closed": _("ngừng dùng"), "account_id": _("quỹ"), "number_tag": _("dấu của quyển số"), "kept_on": _("ngày lưu"),
    }  # fmt: skip


def _values() -> Mapping[str, Mapping[str, str]]:
    return {
        "key": {
            "union": _("tên công đoàn cơ sở"), "superior": _("công đoàn cấp trên"), "employer": _("doanh nghiệp, cơ quan"),
            "address": _("địa chỉ"), "place": _("địa danh"), "group": _("nhóm đóng đoàn phí"), "region": _("vùng lương"),
            "tax_code": _("mã số thuế"), "payee_name": _("đơn vị nhận tiền nộp lên"), "payee_account": _("số tài khoản nhận"),
            "payee_bank": _("ngân hàng nhận"), "payee_text": _("nội dung chuyển tiền nộp lên"), "regime": _("chế độ kế toán"),
            "regime_from": _("chế độ kế toán từ ngày"), "words_thousand": _("chữ cho 1.000"),
            "words_odd": _("chữ cho số không ở hàng chục"), "words_four": _("chữ cho 4 ở cuối"),
            "words_even": _("thêm chữ «chẵn»"),
        },
        "role": labels(OfficerRole),
        "policy": policy_words(),
        "closed": {"0": _("không"), "1": _("có")},
        "value": {key: _(regime.name) for key, regime in REGIMES.items()},
    }  # fmt: skip


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    values=_values,
)
