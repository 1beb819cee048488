"""Accounts and what stood on them when the book opened: add one, change or close one, set the openings."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.dates import FOREVER, Month
from app.domain.ledger.accounts import AccountKind
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Message, Refusal
from app.models.book import Book
from app.models.ledger import accounts as tables
from app.models.operation import Operation, Outcome
from app.models.queries.ledger.accounts import CashAccount, fund_keys, openings
from app.models.queries.ledger.books import balances
from app.services.union.change_settings import SettingWrong


class OpeningWrong(Refusal):
    """An opening balance below zero."""

    code = "opening-wrong"
    template = N_("Số dư đầu kỳ của «{fund}» không được âm.")


class AccountHoldsMoney(Refusal):
    """An account is closed when nothing is left in it; cash never is."""

    code = "account-holds-money"
    template = N_("«{name}» còn {amount} đồng: hãy chuyển hết tiền trước khi đóng.")


class CashStays(Refusal):
    """The cash box has no end."""

    code = "cash-stays"
    template = N_("«{name}» luôn được dùng, không đóng được.")


def store_bank(operation: Operation, place: int, name: str, bank_name: str, account_number: str) -> int:
    """Insert the bank account of a place inside an open act; vouchers of any but the first have its place in their numbers."""
    tag = "" if place == 1 else str(place)
    names = {"name": name, "bank_name": bank_name, "account_number": account_number}
    return operation.add(tables.account, kind="bank", key=f"bank:{place}", **names, number_tag=tag, position=place)


def add_account(
    book: Book, name: str, bank_name: str = "", account_number: str = "", opening: Dong = Dong(0)
) -> Outcome[str]:
    """Add a bank account; gives its key. Refuses an empty or repeated name."""
    name = name.strip()
    if not name:
        raise SettingWrong(given=name, key=Message(N_("tên tài khoản")), wanted=Message(N_("hãy điền tên")))
    with book.operation("set_accounts", subject=name) as operation:
        if operation.run("SELECT 1 FROM account WHERE kind IN ('cash', 'bank') AND name = ?", (name,)).first():
            raise SettingWrong(given=name, key=Message(N_("tên tài khoản")), wanted=Message(N_("tên này đã có")))
        place = 1 + int(operation.run("SELECT count(*) FROM account WHERE kind = 'bank'").scalar_one())
        number = store_bank(operation, place, name, bank_name, account_number)
        if opening:
            operation.add(tables.opening, account_id=number, amount=opening)
    return operation.outcome(f"bank:{place}", N_("Đã thêm tài khoản «{name}»."), name=name)


def change_account(book: Book, fund: CashAccount, *, closed: bool = False) -> Outcome[str]:
    """Change the names of a fund, or close an account that is no longer used; its key and series stay.

    Refuses to close cash, or an account that still holds money.
    """
    if not fund.name.strip():
        raise SettingWrong(given="", key=fund.key, wanted=Message(N_("hãy điền tên")))
    if closed and fund.kind is AccountKind.CASH:
        raise CashStays(name=fund.name)
    with book.operation("set_accounts", subject=fund.name) as operation:
        held = balances(operation.read, FOREVER).get(fund.key, 0)
        if closed and held:
            raise AccountHoldsMoney(name=fund.name, amount=show_money(held))
        names = {"name": fund.name.strip(), "bank_name": fund.bank_name, "account_number": fund.account_number}
        operation.change(tables.account, fund.id, **names, closed=int(closed))
    return operation.outcome(fund.key, N_("Đã lưu tài khoản «{name}»."), name=fund.name)


def set_openings(
    book: Book,
    balances: Mapping[str, Dong],
    payable_to_superior: Mapping[Month, Dong] | None = None,
    receivable_from_superior: Mapping[Month, Dong] | None = None,
) -> Outcome[None]:
    """Set opening balances by fund key, and what was payable to the superior union and receivable from it, by month; refused once a month is closed."""
    with book.operation("set_openings") as operation:
        read = operation.read
        keys, now = fund_keys(read), openings(read)
        for key, amount in balances.items():
            if amount < 0:
                raise OpeningWrong(fund=keys[key][1])
            if key in now and now[key] != amount:
                operation.run("UPDATE opening SET amount = ? WHERE account_id = ?", (dong(amount), keys[key][0]))
            elif key not in now:
                operation.run("INSERT INTO opening (account_id, amount) VALUES (?, ?)", (keys[key][0], dong(amount)))
        for direction, owed in (("up", payable_to_superior), ("down", receivable_from_superior)):
            if owed is not None:
                rows = ({"month": str(month), "amount": dong(amount)} for month, amount in owed.items())
                operation.match(tables.opening_owed, rows, direction=direction)
    return operation.outcome(None, N_("Đã lưu số dư đầu kỳ."))
