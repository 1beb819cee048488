"""The field by which a dialogue asks from or into which account money goes."""

from __future__ import annotations

from app.i18n import _
from app.models.queries.ledger import accounts
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
