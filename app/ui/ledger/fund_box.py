"""The box by which a dialogue asks from or into which account money goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from app.i18n import _
from app.models.queries.ledger import accounts
from app.models.queries.ledger.accounts import CashAccount
from app.ui.desk import Desk
from app.ui.widgets.choice_field import ChoiceField


class FundField(ChoiceField):
    """Cash and the bank accounts of the book; ``value()`` is the key of one, ``start`` at first."""

    def __init__(self, desk: Desk, name: str, start: str = "cash") -> None:
        with desk.read() as read:
            funds = accounts.cash_accounts(read)
        super().__init__(name, [(fund.key, _(fund.name)) for fund in funds])
        if any(fund.key == start for fund in funds):
            self.set_value(start)


def fund_box(name: str, funds: Sequence[CashAccount], start: str = "cash") -> QComboBox:
    """A choice among cash and the bank accounts."""
    box = QComboBox()
    box.setAccessibleName(name)
    for fund in funds:
        box.addItem(_(fund.name), fund.key)
    box.setCurrentIndex(max(box.findData(start), 0))
    return box
