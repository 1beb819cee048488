"""Accounts and what stood on them when the book opened, kept as one act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.dates import FOREVER
from app.domain.ledger.accounts import AccountKind, AccountUse
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Message, Refusal, all_at_once, refuse_stopped
from app.models.book import Book
from app.models.ledger import accounts as tables
from app.models.operation import Operation, Outcome
from app.models.queries.ledger.accounts import OpeningOwed, cash_accounts, fund_keys, openings
from app.models.queries.ledger.books import balances
from app.models.read import Read
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


@dataclass(frozen=True, slots=True)
class FundEntry:
    """A fund as typed; ``key`` is empty for an account that is added. ``opening`` in đồng, None where it is not asked."""

    name: str = ""
    bank_name: str = ""
    account_number: str = ""
    opening: Dong | None = None
    use: AccountUse = AccountUse.OPEN
    key: str = ""

    @property
    def closed(self) -> bool:
        """True when it is no longer used."""
        return self.use is AccountUse.CLOSED


@all_at_once
def fund_findings(read: Read, funds: Sequence[FundEntry]) -> Iterator[Finding]:
    """Everything that keeps these funds from being kept: a name that lacks or stands twice, an account closed with money in it,
    cash closed at all, an opening below zero."""
    known = {each.key: each for each in cash_accounts(read, with_closed=True)}
    held = balances(read, FOREVER) if any(fund.closed for fund in funds) else {}
    taken = Counter(each.name for key, each in known.items() if key not in {fund.key for fund in funds})
    for fund in funds:
        name = fund.name.strip()
        wanted = N_("tên này đã có") if taken[name] and not fund.key else ""
        if wanted or not name:
            asked = Message(wanted or N_("hãy điền tên"))
            yield SettingWrong(given=name, key=Message(N_("tên tài khoản")), wanted=asked).at("funds")
        taken[name] += 1
        if fund.closed and fund.key in known and known[fund.key].kind is AccountKind.CASH:
            yield CashStays(name=name).at("funds")
        elif fund.closed and held.get(fund.key):
            yield AccountHoldsMoney(name=name, amount=show_money(held[fund.key])).at("funds")
        if fund.opening is not None and fund.opening < 0:
            yield OpeningWrong(fund=name).at("funds")


def keep_funds(book: Book, funds: Sequence[FundEntry], owed: Sequence[OpeningOwed] | None = None) -> Outcome[None]:
    """Keep every fund as typed, new ones too, with what they held and what was ``owed`` when the book opened.

    Openings are refused once a month is closed.
    """
    with book.operation("set_accounts") as operation:
        refuse_stopped(fund_findings(operation.read, funds))
        for fund in funds:
            key = fund.key or _add(operation, fund)
            _change(operation, replace(fund, key=key))
            _open(operation, key, fund.opening)
        if owed is not None:
            rows = (
                {"direction": each.direction, "month": str(each.month), "amount": dong(each.amount)} for each in owed
            )
            operation.match(tables.opening_owed, rows)
    return operation.outcome(None, N_("Đã lưu quỹ và số dư đầu kỳ."))


def store_bank(operation: Operation, place: int, name: str, bank_name: str, account_number: str) -> int:
    """Insert the bank account of a place inside an open act; vouchers of any but the first have its place in their numbers."""
    tag = "" if place == 1 else str(place)
    names = {"name": name, "bank_name": bank_name, "account_number": account_number}
    return operation.add(tables.account, kind="bank", key=f"bank:{place}", **names, number_tag=tag, position=place)


def _add(operation: Operation, fund: FundEntry) -> str:
    """A new bank account after those there are; gives its key."""
    place = 1 + operation.read.number("SELECT count(*) FROM account WHERE kind = 'bank'")
    store_bank(operation, place, fund.name.strip(), fund.bank_name, fund.account_number)
    return f"bank:{place}"


def _change(operation: Operation, fund: FundEntry) -> None:
    """Names of a fund, and whether it is used; a fund that stays as it is is not written."""
    names = (fund.name.strip(), fund.bank_name, fund.account_number, int(fund.closed))
    operation.run(
        "UPDATE account SET name = ?, bank_name = ?, account_number = ?, closed = ? "
        "WHERE key = ? AND (name, bank_name, account_number, closed) <> (?, ?, ?, ?)",
        (*names, fund.key, *names),
    )


def _open(operation: Operation, key: str, amount: Dong | None) -> None:
    """What a fund held when the book opened; None leaves what is there."""
    now, number = openings(operation.read), fund_keys(operation.read)[key][0]
    if amount is None or amount == now.get(key, 0):
        return
    if key in now:
        operation.run("UPDATE opening SET amount = ? WHERE account_id = ?", (dong(amount), number))
    else:
        operation.add(tables.opening, account_id=number, amount=dong(amount))
