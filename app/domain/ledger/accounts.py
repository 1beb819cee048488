"""Accounts of the ledger: where money lies and what it is for. An entry moves an amount from one account to another."""

from __future__ import annotations

from enum import StrEnum

from app.domain.labelled import Labelled
from app.domain.problems import N_


class AccountUse(Labelled):
    """Whether vouchers may still name a cash or bank account."""

    OPEN = "open", N_("Đang dùng")
    CLOSED = "closed", N_("Đã đóng")


class AccountKind(StrEnum):
    """What can hold or give money: a fund, a code of the list, money out on loan, an advance to a person, the superior union."""

    CASH = "cash"
    BANK = "bank"
    CODE = "code"
    LOAN = "loan"
    ADVANCE = "advance"
    SUPERIOR = "superior"
    TRANSIT = "transit"
    """Money between two funds. No account of the book is of this kind: it is reckoned from the days of transfers."""


CASH_KEY = "cash"
IN_TRANSIT_NAME = N_("Tiền đang chuyển")
"""What money between two funds is called wherever funds are listed."""


LOANS_KEY = "loan:revolving"
"""Quỹ trợ vốn: money out on loan. It is still the union's, so it is on no code and counts in code 50."""


def code_key(code: str) -> str:
    """The account key of a code: ``code:25.02``."""
    return f"code:{code}"


def code_of(key: str) -> str:
    """The code inside an account key, or an empty text when the account is no code."""
    return key[5:] if key.startswith("code:") else ""


def is_fund(key: str) -> bool:
    """True for cash and bank accounts."""
    return key == CASH_KEY or key.startswith("bank:")


def is_lent(key: str) -> bool:
    """True for the account of money out on loan."""
    return key == LOANS_KEY
