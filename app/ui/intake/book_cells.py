"""How the cells of her own cash or bank book are called and read, and what an earlier import says otherwise."""

from __future__ import annotations

import datetime as dt
import re

from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.sheets import Difference
from app.i18n import _


def _value(value: object) -> str:
    if value is None or value == "":
        return "∅"
    if isinstance(value, dt.date):
        return show_date(value)
    return show_money(value) if isinstance(value, int) and not isinstance(value, bool) and value > 9999 else str(value)


def cell_word(name: str) -> str:
    """What a cell of the treasurer's own sheet is called."""
    words = {
        "book_date": _("Ngày ghi sổ"),
        "voucher_date": _("Ngày chứng từ"),
        "number": _("Số hiệu"),
        "text": _("Diễn giải"),
        "amount_in": _("Thu"),
        "amount_out": _("Chi"),
        "balance": _("Tồn"),
        "note": _("Ghi chú"),
    }
    return words.get(name, name)


def cell_text(name: str, value: str) -> str:
    """A cell of the file as it is read elsewhere: days as dd/mm/yyyy, plain figures with dots; anything else as it stands."""
    day = value[:10]
    if name in ("book_date", "voucher_date") and re.fullmatch(r"\d{4}-\d{2}-\d{2}(T00:00:00)?", value):
        return show_date(dt.date.fromisoformat(day))
    if name in ("amount_in", "amount_out", "balance") and re.fullmatch(r"-?\d{4,}", value):
        return show_money(int(value))
    return value


def difference_line(difference: Difference) -> str:
    """``số tiền: 300.000 → 350.000``."""
    words = {
        "kind": _("loại"),
        "year": _("năm"),
        "sequence": _("số thứ tự"),
        "suffix": _("hậu tố"),
        "book_date": _("ngày ghi sổ"),
        "voucher_date": _("ngày chứng từ"),
        "narration": _("diễn giải"),
        "amount": _("số tiền"),
        "direction": _("chiều"),
        "code": _("mã"),
        "money_source": _("nguồn"),
        "for_first": _("từ tháng"),
        "for_last": _("đến tháng"),
        "is_transfer": _("chuyển quỹ"),
        "other_fund": _("quỹ kia"),
    }
    return f"{words.get(difference.field, difference.field)}: {_value(difference.old)} → {_value(difference.new)}"
