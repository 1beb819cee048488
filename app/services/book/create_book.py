"""Creating a book: its tables, funds, codes, coding rules, policies and the union's profile."""

from __future__ import annotations

from pathlib import Path

from app.domain.ledger.codes import CODES, may_carry_vouchers
from app.domain.ledger.vouchers import CASH_KEY, code_key
from app.domain.problems import N_, Message
from app.models.book import Book, outcome_of
from app.models.ledger import importing
from app.models.operation import Operation, Outcome
from app.models.queries.union.organisation import FACT_KEYS
from app.models.settlement.closing import policy_value
from app.models.union import organisation
from app.services.union.policy_files import shipped_coding_rules, shipped_values
from app.services.union.read_profile import Profile


def create_book(path: Path, profile: Profile) -> Outcome[Book]:
    """Make a new book from a profile and open it; refuses to overwrite a file."""
    book = Book.create(path, opening_day=profile.opening_day.isoformat())
    try:
        with book.operation("create_book", subject=profile.union) as act:
            _add_facts(act, profile)
            _add_funds(act, profile)
            _add_codes(act)
            _add_rules_and_policies(act)
    except BaseException:
        book.close()
        path.unlink(missing_ok=True)
        raise
    return outcome_of(act, book, Message(N_("Đã lập sổ «{name}»."), {"name": path.name}))


def _add_facts(act: Operation, profile: Profile) -> None:
    for key in FACT_KEYS:
        value = str(getattr(profile, key))
        if value:
            act.add(organisation.union_fact, key=key, value=value, valid_from=profile.opening_day)
    for each in profile.officers:
        act.add(
            organisation.officer, role=each.role, name=each.name, valid_from=each.valid_from, valid_to=each.valid_to
        )
    for direction, owed in (("up", profile.owed_up), ("down", profile.due_down)):
        for month, amount in owed.items():
            act.add(organisation.opening_owed, direction=direction, month=month, amount=amount)


def _add_funds(act: Operation, profile: Profile) -> None:
    cash = act.add(organisation.bucket, kind="cash", key=CASH_KEY, name=N_("Tiền mặt"))
    act.add(organisation.opening, bucket_id=cash, amount=profile.cash)
    for place, account in enumerate(profile.accounts, 1):
        bank = act.add(
            organisation.bucket, kind="bank", key=f"bank:{place}", name=account.name, bank_name=account.bank,
            account_number=account.number, number_tag="" if place == 1 else str(place), position=place,
        )  # fmt: skip
        act.add(organisation.opening, bucket_id=bank, amount=account.opening)


def _add_codes(act: Operation) -> None:
    for place, code in enumerate(CODES.values()):
        if may_carry_vouchers(code.code):
            act.add(organisation.bucket, kind="code", key=code_key(code.code), name=code.name, position=place)


def _add_rules_and_policies(act: Operation) -> None:
    for rule in shipped_coding_rules():
        act.add(
            importing.coding_rule, position=rule.position, direction=rule.direction, phrases="|".join(rule.phrases),
            code=rule.code, money_source=rule.money_source, note=rule.note, toward=rule.toward,
        )  # fmt: skip
    for each in shipped_values():
        act.add(
            policy_value, policy=each.policy, valid_from=each.valid_from, value=each.value, source=each.source,
            confidence=each.confidence,
        )  # fmt: skip
