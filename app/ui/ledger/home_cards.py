"""Home's card of the money held at the month's end, fund by fund."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.dates import Month
from app.domain.ledger.accounts import IN_TRANSIT_NAME
from app.domain.money import show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.ledger import accounts, books
from app.ui.brought.home_card import CardBox, HomeCard
from app.ui.widgets import parts


@dataclass(frozen=True, slots=True)
class Held:
    """(Fund, đồng) at the end of a month."""

    month: Month
    held: tuple[tuple[str, int], ...]


def read_held(read: Read, month: Month) -> Held:
    """The balances of the open funds, and what is on the way between them."""
    held = books.balances(read, month.last_day)
    transit = books.in_transit(read, month.last_day)
    funds = ((fund.name, held.get(fund.key, 0)) for fund in accounts.cash_accounts(read))
    return Held(month, (*funds, *(((_(IN_TRANSIT_NAME), transit),) if transit else ())))


class HeldBox(CardBox):
    """A line for each fund, and their sum."""

    def make_panel(self) -> QWidget:
        """Names on the left, figures on the right."""
        self._held = QGridLayout()
        self._held.setContentsMargins(12, 9, 12, 9)
        self._held.setVerticalSpacing(5)
        panel = QWidget()
        panel.setLayout(self._held)
        panel.setProperty("role", "panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        return panel

    def show_facts(self, facts: Any) -> bool:
        """The funds in their order."""
        month = facts.month
        self.head.setText(_("Tiền còn cuối tháng {month:02d}/{year}").format(month=month.month, year=month.year))
        parts.empty(self._held)
        rows = [*facts.held, (_("Cộng"), sum(amount for _name, amount in facts.held))]
        for place, (name, amount) in enumerate(rows):
            last = place == len(rows) - 1
            if last:
                self._held.addWidget(parts.rule(), place, 0, 1, 2)
            line = place + 1 if last else place
            shown = parts.label(show_money(amount), "figure" if last else "strong")
            parts.set_tone(shown, "danger" if amount < 0 else "")
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._held.addWidget(parts.label(name, "strong" if last else "muted"), line, 0)
            self._held.addWidget(shown, line, 1)
        return True


HOME_CARDS = (
    HomeCard("held", 10, read_held, HeldBox, frozenset({"voucher", "entry", "opening", "loan_opening", "account"})),
)
