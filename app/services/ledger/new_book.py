"""A new book begins with its cash and bank accounts, what stood on them, the codes that take vouchers, and the shipped coding rules."""

from __future__ import annotations

from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.chart import STANDARD_CHART
from app.domain.problems import N_
from app.domain.union.profile import Profile
from app.models.ledger import accounts, coding
from app.models.operation import Operation
from app.models.queries.ledger.coding import StoredRule
from app.services.ledger.coding_rules import shipped_coding_rules
from app.services.ledger.keep_accounts import store_bank
from app.services.new_book import Seed


def _openings_owed(operation: Operation, profile: Profile) -> None:
    for direction, owed in (("up", profile.payable_to_superior), ("down", profile.receivable_from_superior)):
        for month, amount in owed.items():
            operation.add(accounts.opening_owed, direction=direction, month=month, amount=amount)


def _cash_accounts(operation: Operation, profile: Profile) -> None:
    cash = operation.add(accounts.account, kind="cash", key=CASH_KEY, name=N_("Tiền mặt"))
    operation.add(accounts.opening, account_id=cash, amount=profile.cash)
    for place, account in enumerate(profile.accounts, 1):
        bank = store_bank(operation, place, account.name, account.bank, account.number)
        operation.add(accounts.opening, account_id=bank, amount=account.opening)


def _codes(operation: Operation, profile: Profile) -> None:
    for place, code in enumerate(STANDARD_CHART.codes.values()):
        if STANDARD_CHART.may_carry_vouchers(code.code):
            operation.add(accounts.account, kind="code", key=code_key(code.code), name=code.name, position=place)


def _coding_rules(operation: Operation, profile: Profile) -> None:
    for rule in shipped_coding_rules():
        operation.add(coding.coding_rule, StoredRule.of(rule, rule.position))


SEEDS = (
    Seed("openings-owed", 20, _openings_owed),
    Seed("cash-accounts", 30, _cash_accounts),
    Seed("codes", 40, _codes),
    Seed("coding-rules", 50, _coding_rules),
)
