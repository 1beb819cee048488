"""Accounts as the book holds them: cash and bank accounts, ids by key, balances and debts on the opening day."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.ledger.accounts import AccountKind
from app.domain.money import Dong
from app.models.read import Read


@dataclass(frozen=True, slots=True)
class CashAccount:
    """Cash or one bank account."""

    id: int
    key: str
    kind: AccountKind
    name: str
    bank_name: str
    account_number: str
    number_tag: str


@dataclass(frozen=True, slots=True)
class OpeningOwed:
    """What was owed ``up`` (dues share) or is due ``down`` (75% of the fund) for a month before the book opened."""

    direction: str
    month: Month
    amount: Dong


def cash_accounts(read: Read, with_closed: bool = False) -> tuple[CashAccount, ...]:
    """Cash first, then the bank accounts in their order."""
    shown = "" if with_closed else "AND closed = 0"
    return read.records(
        CashAccount,
        f"FROM account WHERE kind IN ('cash', 'bank') {shown} ORDER BY kind = 'bank', position, id",
    )


def account_ids(read: Read) -> dict[str, int]:
    """Account key → id."""
    return read.mapping(str, int, "SELECT key, id FROM account")


def openings(read: Read) -> dict[str, Dong]:
    """Fund key → balance on the opening day, before its first voucher."""
    return read.mapping(str, Dong, "SELECT b.key, o.amount FROM opening o JOIN account b ON b.id = o.account_id")


def openings_owed(read: Read) -> tuple[OpeningOwed, ...]:
    """What was payable to the superior union and receivable from it when the book opened, by month."""
    return read.records(OpeningOwed, "FROM opening_owed ORDER BY direction, month")


def fund_keys(read: Read) -> dict[str, tuple[int, str]]:
    """Fund key → its id and name, closed ones too."""
    return {each.key: (each.id, each.name) for each in cash_accounts(read, with_closed=True)}
