"""The rows of B07-TLĐ as the screen shows them, named by the list of codes and filled from a settlement."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.ledger.chart import ChartRow
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


def settlement_rows(sheet: Settlement) -> list[SettlementRow]:
    """Every row of the form in its order, by the chart of the settlement's last day."""
    return [_row(printed, sheet) for printed in sheet.chart.rows]


def _row(printed: ChartRow, sheet: Settlement) -> SettlementRow:
    if printed.kind == "group":
        return SettlementRow(printed.tt, _(printed.label), "", None, total=True)
    if printed.figure:
        amount: int | None = getattr(sheet, printed.figure)
        return SettlementRow(printed.tt, _(printed.label), printed.code, amount, total=True)
    known = sheet.chart.code(printed.code)
    return SettlementRow(printed.tt, _(known.name), printed.code, sheet.sums.get(printed.code), level=printed.level)
