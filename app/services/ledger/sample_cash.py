"""The cash a sample treasurer keeps in her box: whatever a month spent, something is left to work with."""

from __future__ import annotations

import datetime as dt

from app.domain.dates import Month
from app.domain.ledger.accounts import CASH_KEY
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.ledger.accounts import account_ids
from app.models.queries.ledger.books import lowest_from
from app.services.ledger.store_voucher import insert_voucher, number_and_post

_BANK = "bank:1"
_LEAST, _DRAWN = 1_000_000, 1_500_000


def keep_cash(book: Book, month: Month, until: dt.date) -> None:
    """Draw cash from the bank on the month's first day, when the box is ever nearly empty in it and the account can bear it."""
    day = min(month.first_day, until)
    with book.operation("post_voucher", subject=str(month)) as operation:
        accounts = account_ids(operation.read)
        cash, bank = (lowest_from(operation.read, accounts[key], day) for key in (CASH_KEY, _BANK))
        if cash < _LEAST and bank > 2 * _DRAWN:
            entry = EntryDraft(_BANK, CASH_KEY, dong(_DRAWN))
            text = "Rút tiền gửi ngân hàng nhập quỹ tiền mặt"
            draft = VoucherDraft(VoucherKind.RECEIPT, day, day, text, (entry,), person="Phạm Thị Kim Oanh")
            number_and_post(operation, insert_voucher(operation, draft, accounts), draft)
