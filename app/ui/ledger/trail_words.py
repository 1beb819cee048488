"""What the time line calls the tables, columns and stored keys of vouchers and cash counts."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.ledger.vouchers import MoneySource, VoucherKind, VoucherState
from app.i18n import _
from app.ui.brought.trail_words import TrailWords, labels


def _tables() -> Mapping[str, str]:
    return {
        "voucher": _("Chứng từ"), "entry": _("Dòng tiền"), "attachment": _("Tệp đính kèm"),
        "coding_rule": _("Quy tắc chọn mã"), "cash_count": _("Kiểm quỹ"),
    }  # fmt: skip


def _columns() -> Mapping[str, str]:
    return {
        "book_date": _("ngày ghi sổ"), "voucher_date": _("ngày chứng từ"), "narration": _("nội dung"),
        "documents": _("chứng từ gốc"), "document_note": _("kèm theo"), "state_reason": _("lý do"),
        "for_first": _("từ tháng"), "for_last": _("đến tháng"), "money_source": _("nguồn"), "phrases": _("cụm từ"),
        "direction": _("chiều"), "fund_id": _("quỹ"), "source_id": _("từ"), "target_id": _("đến"),
        "original_number": _("số gốc"), "reversal_of": _("điều chỉnh cho"), "toward": _("về quỹ"),
        "counted_on": _("ngày kiểm quỹ"), "counted_at": _("giờ kiểm quỹ"),
        "book_balance": _("theo sổ quỹ"), "counted": _("đếm được"), "denominations": _("số tờ từng loại"),
        "committee": _("ban kiểm kê"),
    }  # fmt: skip


def _values() -> Mapping[str, Mapping[str, str]]:
    return {
        "state": labels(VoucherState),
        "kind": {
            **labels(VoucherKind), "cash": _("tiền mặt"), "bank": _("tài khoản ngân hàng"),
        },
        "direction": {
            "in": _("tiền vào"), "out": _("tiền ra"), "transfer": _("chuyển quỹ"), "any": _("cả hai chiều"),
        },
        "toward": {"cash": _("tiền mặt"), "bank": _("tiền gửi")},
        "money_source": labels(MoneySource),
    }  # fmt: skip


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    values=_values,
    shown={"phrases": lambda value: value.replace("|", ", ")},
    hidden=frozenset(
        {
            "entry_key",
            "line",
            "number_origin",
            "sequence",
            "series",
            "suffix",
        }
    ),
    money=frozenset({"counted"}),
    funds=frozenset({"fund_id", "source_id", "target_id"}),
)
