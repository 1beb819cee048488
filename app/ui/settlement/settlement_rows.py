"""The rows of B07-TLĐ as the screen shows them, named by the list of codes and filled from a settlement."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.ledger.codes import CODES
from app.domain.settlement.settlement import Settlement
from app.i18n import _


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """One row: its place, words, code and amount. ``total`` rows are bold, ``empty`` ones did not move."""

    place: str
    label: str
    code: str
    amount: int | None
    total: bool = False
    level: int = 0

    @property
    def empty(self) -> bool:
        """True for a code on which nothing was booked."""
        return not self.total and not self.amount


_LINES = (
    ("2.1", "22"), ("2.2", "23"), ("2.3", "24"), ("2.4", "25"), ("", "25.01"), ("", "25.02"), ("", "income"),
    ("2.5", "28"), ("", "28.01"), ("", "28.02"), ("2.6", "40"), ("2.7", "47"), ("", "total_income"),
)  # fmt: skip
_SPENT = (
    ("3.1", "31"), ("3.2", "32"), ("3.3", "33"), ("3.4", "34"), ("", "34.01"), ("", "34.02"), ("", "34.03"), ("3.5", "37"),
    ("", "spending"), ("3.6", "39"), ("3.7", "42"), ("3.8", "48"), ("", "total_spending"),
)  # fmt: skip


def settlement_rows(sheet: Settlement) -> list[SettlementRow]:
    """Every row of the form in its order."""
    totals = {
        "income": (_("CỘNG THU TÀI CHÍNH CÔNG ĐOÀN"), sheet.income),
        "total_income": (_("TỔNG CỘNG THU"), sheet.total_income),
        "spending": (_("CỘNG CHI TÀI CHÍNH CÔNG ĐOÀN"), sheet.spending),
        "total_spending": (_("TỔNG CỘNG CHI"), sheet.total_spending),
    }

    def row(place: str, key: str) -> SettlementRow:
        if key in totals:
            label, amount = totals[key]
            return SettlementRow(place, label, "", amount, total=True)
        code = CODES[key]
        return SettlementRow(place, _(code.name), key, sheet.sums.get(key), level=1 if "." in key else 0)

    return [
        SettlementRow("I", _("TÍCH LŨY TÀI CHÍNH ĐẦU KỲ"), "10", sheet.opening, total=True),
        SettlementRow("II", _("PHẦN THU"), "", None, total=True),
        *(row(*line) for line in _LINES),
        SettlementRow("III", _("PHẦN CHI"), "", None, total=True),
        *(row(*line) for line in _SPENT),
        SettlementRow("IV", _("TÀI CHÍNH CÔNG ĐOÀN TÍCH LŨY CUỐI KỲ"), "50", sheet.closing, total=True),
        SettlementRow(
            "V", _("TÀI CHÍNH CÔNG ĐOÀN PHẢI NỘP CẤP TRÊN QUẢN LÝ TRỰC TIẾP"), "60", sheet.owed_up, total=True
        ),
    ]
