"""Quyết toán quà: the ticks become one voucher that names the list. Who comes later is paid by a second one.

A voided or reversed voucher no longer pays anybody, so the list stands open again by itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.gifts.gifts import GiftTo
from app.domain.gifts.terms import taken_findings
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherState
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Message, Refusal, refuse_stopped
from app.models.activities import activity as tables
from app.models.book import Book
from app.models.operation import Operation, Outcome
from app.models.queries.gifts.gifts import GiftCard, gift_card, person_ids
from app.models.queries.ledger.vouchers import VoucherCard
from app.services.gifts.keep_gifts import GiftCancelled
from app.services.ledger.post_voucher import post_within


class NothingToSettle(Refusal):
    """Everybody who received is in a voucher already."""

    code = "gift-nothing-to-settle"
    template = N_("«{title}» không còn ai chờ ghi sổ: mọi người đã nhận đều đã có trong chứng từ.")


@dataclass(frozen=True, slots=True)
class Settling:
    """How a list is settled: the voucher's day, its fund, who handed the gifts out, and the money taken out beforehand."""

    day: dt.date
    fund: str = CASH_KEY
    person: str = ""
    taken: Dong | None = None


def people_words(card: GiftCard, count: int) -> str:
    """``41 đoàn viên``, ``25 đoàn viên nữ``, ``30 cháu``: as vouchers say it."""
    if card.rule.to is GiftTo.CHILDREN:
        return f"{count} cháu con đoàn viên"
    gender = {"female": " nữ", "male": " nam"}.get(card.rule.gender, "")
    return f"{count} đoàn viên{gender}"


def settlement_draft(card: GiftCard, how: Settling) -> VoucherDraft:
    """The voucher for everybody who received and is in none yet."""
    title = card.title[:1].lower() + card.title[1:]
    late = any(each.state is VoucherState.POSTED and each.amount > 0 for each in card.vouchers)
    text = f"Chi {title} ({people_words(card, card.sums.due_people)}{', nhận bổ sung' if late else ''})"
    entry = EntryDraft(how.fund, code_key(card.code), card.sums.due, "", card.money_source or None, activity_id=card.id)
    return VoucherDraft.paid(how.day, text, entry, person=how.person, papers="danh sách ký nhận")


def settle_gifts(book: Book, activity_id: int, how: Settling) -> Outcome[VoucherCard | None]:
    """Post one voucher for everybody who received and is not paid yet; without money the list is only closed.

    Refuses when nobody waits, when more was given than taken out, and whatever keeps a voucher from being posted.
    """
    with book.read() as read:
        card = gift_card(read, activity_id)
    _must_be_open(card)
    return _settle_money(book, activity_id, how) if card.sums.due else _close(book, activity_id, how)


def _must_be_open(card: GiftCard) -> None:
    if card.cancelled:
        raise GiftCancelled(title=card.title)
    if card.held and not card.sums.due_people:
        raise NothingToSettle(title=card.title)


def _settle_money(book: Book, activity_id: int, how: Settling) -> Outcome[VoucherCard | None]:
    with book.operation("settle_gifts") as operation:
        read = operation.read
        card = gift_card(read, activity_id)
        _must_be_open(card)
        taken = card.taken if how.taken is None else how.taken
        refuse_stopped(taken_findings(taken, card.sums.given))
        draft = settlement_draft(card, how)
        due = person_ids(read, activity_id, "due")
        posted = post_within(operation, draft)
        operation.run(
            "UPDATE participant SET received = 1, received_on = coalesce(received_on, ?), voucher_id = ? WHERE id = ?",
            [(how.day.isoformat(), posted.id, each) for each in due],
        )
        _mark_held(operation, activity_id, how.day, taken, how.fund)
    values = {"title": card.title, "count": len(due), "amount": show_money(posted.total), "number": posted.number}
    message = Message(N_("Đã ghi sổ {number}: «{title}», {count} người, {amount} đồng."), values)
    left = taken - card.sums.given if taken else 0
    if left:
        message = Message(N_("{told} Tiền thừa nộp lại quỹ: {left} đồng."), {"told": message, "left": show_money(left)})
    return operation.outcome(posted, message)


def _close(book: Book, activity_id: int, how: Settling) -> Outcome[VoucherCard | None]:
    with book.operation("close_gifts") as operation:
        card = gift_card(operation.read, activity_id)
        _mark_held(operation, activity_id, how.day, card.taken, how.fund)
    values = {"title": card.title, "count": card.sums.received}
    return operation.outcome(None, N_("Đã phát xong «{title}»: {count} người, quà hiện vật."), **values)


def _mark_held(operation: Operation, activity_id: int, day: dt.date, taken: Dong, fund: str) -> None:
    operation.run(
        "UPDATE participant SET received = 1, received_on = ? WHERE activity_id = ? AND received IS NULL",
        (day.isoformat(), activity_id),
    )
    operation.change(tables.activity, activity_id, state="held")
    terms = operation.read.number("SELECT id FROM gift_terms WHERE activity_id = ?", (activity_id,))
    operation.change(tables.gift_terms, terms, taken=taken, fund_key=fund)
