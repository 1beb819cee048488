"""The box by which a dialogue asks from or into which account money goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from app.i18n import _
from app.models.queries.ledger.accounts import CashAccount


def fund_box(name: str, funds: Sequence[CashAccount], start: str = "cash") -> QComboBox:
    """A choice among cash and the bank accounts."""
    box = QComboBox()
    box.setAccessibleName(name)
    for fund in funds:
        box.addItem(_(fund.name), fund.key)
    box.setCurrentIndex(max(box.findData(start), 0))
    return box
