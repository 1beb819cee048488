"""Nộp cấp trên: the payment order that sends the dues share of months up, drafted from what the books say is still owed."""

from __future__ import annotations

import datetime as dt

from app.domain.dates import Month
from app.domain.ledger.accounts import code_key
from app.domain.ledger.transfer_text import MONTHS, REMITTANCE_TEXT, SUPERIOR, UNION, filled_text, months_text
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import Dong, dong
from app.domain.problems import N_, Refusal
from app.models.book import Read
from app.models.queries.dues.obligations import payables_to_superior
from app.models.queries.union import organisation


class NothingOwed(Refusal):
    """Everything for these months was sent."""

    code = "nothing-owed"
    template = N_("Không còn đoàn phí phải nộp cấp trên cho các tháng đã chọn.")


def left_to_send(read: Read, first: Month, last: Month) -> Dong:
    """What is still payable to the superior union for months, in đồng."""
    return dong(sum(max(0, each.left) for each in payables_to_superior(read) if first <= each.month <= last))


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
    entry = EntryDraft(fund, code_key("39"), paid, money_source="DP", for_first=first, for_last=last)
    return VoucherDraft.paid(day, remittance_text(read, first, last, day), entry)
