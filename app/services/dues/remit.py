"""Nộp cấp trên: paying the dues share of months up by one payment order, from what the books say is still owed."""

from __future__ import annotations

import datetime as dt

from app.domain.dates import Month
from app.domain.ledger.transfer_text import MONTHS, REMITTANCE_TEXT, SUPERIOR, UNION, filled_text, months_text
from app.domain.ledger.vouchers import CASH_KEY, EntryDraft, VoucherDraft, VoucherKind, code_key
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Message, Refusal
from app.models.book import Book, Read
from app.models.operation import Outcome
from app.models.queries.dues.obligations import obligations_up
from app.models.queries.ledger.vouchers import VoucherCard
from app.models.queries.union import organisation
from app.services.ledger.post_voucher import post_new


class NothingOwed(Refusal):
    """Everything for these months was sent."""

    code = "nothing-owed"
    template = N_("Không còn đoàn phí phải nộp cấp trên cho các tháng đã chọn.")


def left_to_send(read: Read, first: Month, last: Month) -> Dong:
    """What is still owed up for months, in đồng."""
    return dong(sum(max(0, each.left) for each in obligations_up(read) if first <= each.month <= last))


def remittance_text(read: Read, first: Month, last: Month, day: dt.date) -> str:
    """What the payment for these months says, by the union's own template or the usual words."""
    union = organisation.organisation(read, day)
    values = {UNION: union.union, SUPERIOR: union.superior, MONTHS: months_text(first, last)}
    return filled_text(organisation.settings(read).get("payee_text", REMITTANCE_TEXT), values)


def remittance_draft(
    read: Read, first: Month, last: Month, day: dt.date, fund: str, amount: Dong | None = None
) -> VoucherDraft:
    """The payment that sends the dues share of months up; refuses when nothing is owed and no amount is given."""
    owed = left_to_send(read, first, last)
    paid = owed if amount is None else amount
    if paid <= 0:
        raise NothingOwed
    kind = VoucherKind.PAYMENT if fund == CASH_KEY else VoucherKind.BANK_OUT
    entry = EntryDraft(fund, code_key("39"), paid, money_source="DP", for_first=first, for_last=last)
    return VoucherDraft(kind, day, day, remittance_text(read, first, last, day), (entry,), documents=1)


def remit_dues(
    book: Book, first: Month, last: Month, day: dt.date, fund: str = "bank:1", amount: Dong | None = None
) -> Outcome[VoucherCard]:
    """Post the payment of the dues share of months; by default all that is left."""
    with book.read() as read:
        draft = remittance_draft(read, first, last, day, fund, amount)
    outcome = post_new(book, draft)
    said = {"amount": show_money(draft.total), "number": outcome.value.number}
    return Outcome(
        outcome.value,
        outcome.changes,
        Message(N_("Đã nộp {amount} đồng lên cấp trên: {number}."), said),
        outcome.operation,
    )
