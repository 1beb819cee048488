"""The money held at the end of the working month, in the status bar."""

from __future__ import annotations

from app.domain.ledger.accounts import AccountKind
from app.domain.money import show_money
from app.i18n import _
from app.models.queries.ledger import accounts, books
from app.ui.brought.status_line import StatusWord
from app.ui.desk import Desk


def _tell_money(desk: Desk) -> str:
    with desk.read() as read:
        held = books.balances(read, desk.month.last_day)
        kinds = {fund.key: fund.kind for fund in accounts.cash_accounts(read, with_closed=True)}
        transit = books.in_transit(read, desk.month.last_day)
    cash = sum(amount for key, amount in held.items() if kinds[key] is AccountKind.CASH)
    bank = sum(amount for key, amount in held.items() if kinds[key] is AccountKind.BANK)
    text = _("Tiền mặt {cash}   Tiền gửi {bank}   (cuối {month:02d}/{year})")
    if transit:
        text = _("Tiền mặt {cash}   Tiền gửi {bank}   Đang chuyển {transit}   (cuối {month:02d}/{year})")
    return text.format(
        cash=show_money(cash),
        bank=show_money(bank),
        transit=show_money(transit),
        month=desk.month.month,
        year=desk.month.year,
    )


STATUS = StatusWord("money", 10, _tell_money)
