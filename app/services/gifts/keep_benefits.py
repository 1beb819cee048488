"""What the people of a care programme get: amounts and goods written beside their names, relief money paid in one act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.domain.activities.activities import activity_kind
from app.domain.activities.programmes import Benefit, NobodyToPay, benefit_findings
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import show_money
from app.domain.problems import N_, refuse_stopped
from app.models.activities.activity import participant
from app.models.book import Book
from app.models.operation import Outcome
from app.models.queries.activities.activities import participants
from app.models.queries.ledger.vouchers import VoucherCard
from app.services.activities.keep_activities import changeable
from app.services.activities.keep_participants import NotOnTheList
from app.services.ledger.post_voucher import post_within


def set_benefits(book: Book, activity_id: int, benefits: Mapping[int, Benefit]) -> Outcome[int]:
    """Write what people of a list get and whether they took it, by the id of their line; gives how many lines."""
    with book.operation("set_benefits") as operation:
        read = operation.read
        card = changeable(read, activity_id)
        known = {each.id: each for each in participants(read, activity_id)}
        for number, each in sorted(benefits.items()):
            if number not in known:
                raise NotOnTheList(title=card.row.title)
            refuse_stopped(benefit_findings(known[number].person, each))
            received = None if each.received is None else int(each.received)
            line = {"amount": each.amount, "in_kind": each.in_kind, "received": received}
            operation.change(participant, number, **line)
    values = {"title": card.row.title, "count": len(benefits)}
    return operation.outcome(len(benefits), N_("Đã ghi phần của {count} người trong «{title}»."), **values)


def pay_benefits(book: Book, activity_id: int, on: dt.date, fund: str = CASH_KEY) -> Outcome[VoucherCard]:
    """Pay the money of everybody on the list who did not receive it yet, by one voucher with a line for each.

    Whoever was paid by a voucher that is voided or reversed since is to be paid again. Refuses when nobody is left to pay, and what any voucher is refused for.
    """
    with book.operation("pay_benefits") as operation:
        read = operation.read
        card = changeable(read, activity_id)
        people = participants(read, activity_id)
        owed = [each for each in people if each.amount > 0 and not each.received and not each.paid]
        if not owed:
            raise NobodyToPay(title=card.row.title)
        code = code_key(activity_kind(card.row.kind).code)
        entries = (
            EntryDraft(fund, code, each.amount, each.person, member_id=each.member_id, activity_id=activity_id)
            for each in owed
        )
        text, person = f"Chi {card.row.title} cho {len(owed)} người", card.row.lead or owed[0].person
        draft = VoucherDraft.paid(on, text, *entries, person=person, papers="danh sách ký nhận")
        posted = post_within(operation, draft)
        operation.change(participant, (each.id for each in owed), received=1, received_on=on, voucher_id=posted.id)
    values = {"count": len(owed), "amount": show_money(draft.total), "number": posted.number}
    return operation.outcome(posted, N_("Đã chi cho {count} người, {amount} đồng, phiếu {number}."), **values)
