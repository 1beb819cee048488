"""What the time line calls the stored keys of vouchers and coding rules, beside what their records tell."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.ledger.vouchers import MoneySource
from app.i18n import _
from app.ui.brought.trail_words import TrailWords, labels


def _values() -> Mapping[str, Mapping[str, str]]:
    return {
        "kind": {"cash": _("tiền mặt"), "bank": _("tài khoản ngân hàng")},
        "toward": {"cash": _("tiền mặt"), "bank": _("tiền gửi")},
        "money_source": labels(MoneySource),
    }


TRAIL_WORDS = TrailWords(
    of=frozenset({"voucher", "entry", "attachment", "coding_rule", "cash_count"}),
    values=_values,
    shown={"phrases": lambda value: value.replace("|", ", ")},
    hidden=frozenset({"entry_key", "line", "number_origin", "sequence", "series", "suffix"}),
    funds=frozenset({"fund_id", "source_id", "target_id"}),
)
