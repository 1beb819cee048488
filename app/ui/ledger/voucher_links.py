"""The vouchers of whatever a pane shows, a line each that opens it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Protocol

from app.domain.dates import show_date
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import Dong, show_money
from app.i18n import _
from app.ui.desk import Desk
from app.ui.ledger.ledger_words import STATE_LOOKS
from app.ui.records.record_pane import Linked


class NamedVoucher(Protocol):
    """What is shown of a voucher; ``amount`` is what of it belongs to the thing shown, in đồng."""

    @property
    def id(self) -> int: ...
    @property
    def state(self) -> VoucherState: ...
    @property
    def number(self) -> str: ...
    @property
    def book_date(self) -> dt.date: ...
    @property
    def narration(self) -> str: ...
    @property
    def amount(self) -> Dong: ...


def voucher_links(desk: Desk, vouchers: Iterable[NamedVoucher]) -> list[Linked]:
    """A line for each: its number, day and text, and what it holds; one that counts nothing says its state instead."""
    return [_linked(desk, each) for each in vouchers]


def _linked(desk: Desk, each: NamedVoucher) -> Linked:
    state, posted = _(each.state.label), each.state is VoucherState.POSTED
    return Linked(
        each.number or state,
        partial(desk.go, "voucher_editor", voucher=each.id),
        f"{show_date(each.book_date)}  {each.narration}",
        show_money(each.amount) if posted or not each.number else state,
        "" if posted else STATE_LOOKS[each.state][0],
        each.narration,
        _("Mở {number}").format(number=each.number or each.narration),
    )
