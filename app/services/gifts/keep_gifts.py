"""Keeping gift lists: make, change, tick, cancel. Nothing here touches money; settling is ``settle_gifts.py``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.domain.gifts.gifts import GiftList, GiftRule, gift_list
from app.domain.gifts.terms import USUAL_CODE, GiftLineDraft, GiftTerms, given_findings, look_over_terms
from app.domain.ledger.coding import propose
from app.domain.money import Dong
from app.domain.problems import N_, Refusal, refuse_stopped
from app.domain.text import clean, fold, name_sort_key
from app.models.activities import activity as tables
from app.models.book import Book, Read
from app.models.operation import Operation, Outcome
from app.models.queries.gifts.gifts import KIND, GiftCard, candidates, gift_card, gift_people
from app.models.queries.ledger.coding import coding_rules


class GiftListEmpty(Refusal):
    """A list without people."""

    code = "gift-list-empty"
    template = N_("Danh sách chưa có ai: hãy đổi điều kiện hoặc thêm người.")


class DuplicateRecipient(Refusal):
    """Somebody twice on one list."""

    code = "given-twice"
    template = N_("«{person}» đã có trong danh sách: mỗi người chỉ nhận một lần.")


class GiftPaid(Refusal):
    """A line whose money is in a voucher."""

    code = "gift-paid"
    template = N_("Tiền của «{person}» đã nằm trong chứng từ {number}: hãy hủy chứng từ đó trước khi sửa.")


class GiftHasVouchers(Refusal):
    """A list that has vouchers stays."""

    code = "gift-has-vouchers"
    template = N_("Danh sách «{title}» đã có chứng từ {numbers}, nên không sửa mức, không hủy, không xóa được.")


class GiftCancelled(Refusal):
    """A cancelled list takes no changes."""

    code = "gift-cancelled"
    template = N_("Danh sách «{title}» đã hủy: hãy lập danh sách mới hoặc khôi phục.")


class NothingSelected(Refusal):
    """An act on people without any."""

    code = "gift-nobody-chosen"
    template = N_("Hãy chọn ít nhất một người trong danh sách.")


def code_for(read: Read, title: str) -> str:
    """The code the union's own rules give a gift of that name; 31 unless they say otherwise."""
    found = propose(coding_rules(read), "out", f"Chi {title}")
    return (found.rule.code if found is not None else None) or USUAL_CODE


def list_for(read: Read, rule: GiftRule, day: dt.date) -> GiftList:
    """Whom a rule takes on a day, and why not the others."""
    return gift_list(rule, day, candidates(read, day))


def make_gift_list(book: Book, terms: GiftTerms, people: Sequence[GiftLineDraft]) -> Outcome[int]:
    """Keep a list with its people, a few statements for any number; gives its id. Refuses an empty one and anybody twice."""
    refuse_stopped(look_over_terms(terms))
    if not people:
        raise GiftListEmpty
    with book.operation("make_gift_list", subject=clean(terms.title)) as operation:
        number = store_gift_list(operation, terms, people)
    values = {"title": clean(terms.title), "count": len(people)}
    return operation.outcome(number, N_("Đã lập danh sách «{title}»: {count} người."), **values)


def store_gift_list(operation: Operation, terms: GiftTerms, people: Sequence[GiftLineDraft]) -> int:
    """Store a list with its people inside an open act; gives its id. Refuses anybody twice."""
    number = operation.add(tables.activity, kind=KIND, state="planned", **_activity_values(terms))
    operation.add(tables.gift_terms, terms, _OF_ACTIVITY, activity_id=number, fund_key=terms.fund)
    _insert_people(operation, number, terms, people)
    return number


def edit_gift_list(book: Book, activity_id: int, terms: GiftTerms) -> Outcome[int]:
    """Change a list's title, day, amounts and booking; who had the list's amount gets the new one. Refuses one with vouchers."""
    refuse_stopped(look_over_terms(terms))
    with book.operation("edit_gift_list", subject=clean(terms.title)) as operation:
        card = _open_card(operation, activity_id)
        operation.change(tables.activity, activity_id, **_activity_values(terms))
        number = operation.read.number("SELECT id FROM gift_terms WHERE activity_id = ?", (activity_id,))
        operation.store(tables.gift_terms, number, terms, _OF_ACTIVITY, fund_key=terms.fund)
        for column, before, after in (
            ("amount", card.amount, terms.amount),
            ("in_kind", card.in_kind, terms.in_kind),
        ):
            if before != after:
                operation.run(
                    f"UPDATE participant SET {column} = ? WHERE activity_id = ? AND {column} = ?",
                    (after, activity_id, before),
                )
    return operation.outcome(activity_id, N_("Đã sửa danh sách «{title}»."), title=clean(terms.title))


def add_to_gift_list(book: Book, activity_id: int, people: Sequence[GiftLineDraft]) -> Outcome[int]:
    """Put more people on a list; refuses whoever is on it already. Allowed after settling too: they are paid later."""
    if not people:
        raise NothingSelected
    with book.operation("edit_gift_people", subject=clean(people[0].person)) as operation:
        card = _live_card(operation, activity_id)
        terms = GiftTerms(card.title, card.day, amount=card.amount, in_kind=card.in_kind)
        _insert_people(operation, activity_id, terms, people)
    values = {"title": card.title, "count": len(people)}
    return operation.outcome(len(people), N_("Đã thêm {count} người vào «{title}»."), **values)


def remove_from_gift_list(book: Book, activity_id: int, line_ids: Collection[int]) -> Outcome[int]:
    """Remove people from a list; refuses anybody whose money is in a voucher that stands."""
    with book.operation("edit_gift_people") as operation:
        card = _live_card(operation, activity_id)
        lines = _unpaid_lines(operation, activity_id, line_ids)
        operation.run("DELETE FROM participant WHERE id = ?", [(number,) for number in lines])
        if not operation.read.number("SELECT count(*) FROM participant WHERE activity_id = ?", (activity_id,)):
            raise GiftListEmpty
    return operation.outcome(len(lines), N_("Đã bỏ {count} người khỏi «{title}»."), title=card.title, count=len(lines))


def set_gift_amount(
    book: Book, activity_id: int, line_ids: Collection[int], amount: Dong, note: str | None = None
) -> Outcome[int]:
    """Give some people another amount, in đồng; refuses below zero and anybody whose money is in a voucher that stands."""
    refuse_stopped(given_findings(amount, "amount"))
    with book.operation("edit_gift_people") as operation:
        card = _live_card(operation, activity_id)
        lines = _unpaid_lines(operation, activity_id, line_ids)
        operation.change(tables.participant, lines, amount=amount)
        if note is not None:
            operation.change(tables.participant, lines, note=clean(note))
    values = {"title": card.title, "count": len(lines)}
    return operation.outcome(len(lines), N_("Đã đổi mức quà của {count} người trong «{title}»."), **values)


def tick_gifts(book: Book, activity_id: int, line_ids: Collection[int], received: bool) -> Outcome[int]:
    """Mark who did not receive, or that somebody did after all; refuses anybody whose money is in a voucher that stands."""
    with book.operation("tick_gifts") as operation:
        card = _live_card(operation, activity_id)
        lines = _unpaid_lines(operation, activity_id, line_ids)
        mark = (1 if card.held else None) if received else 0
        operation.change(tables.participant, lines, received=mark, received_on=None)
    text = (
        N_("«{title}»: {count} người chưa nhận quà.") if not received else N_("«{title}»: {count} người có nhận quà.")
    )
    return operation.outcome(len(lines), text, title=card.title, count=len(lines))


def cancel_gift_list(book: Book, activity_id: int) -> Outcome[None]:
    """Set a list aside: it stays readable and counts nothing. Refuses one with vouchers."""
    with book.operation("cancel_gift_list") as operation:
        card = _open_card(operation, activity_id)
        operation.change(tables.activity, activity_id, state="cancelled")
    return operation.outcome(None, N_("Đã hủy danh sách «{title}»."), title=card.title)


def delete_gift_list(book: Book, activity_id: int) -> Outcome[None]:
    """Delete a list with its people. Refuses one with vouchers, also voided ones: they name it."""
    with book.operation("delete_gift_list") as operation:
        card = gift_card(operation.read, activity_id)
        if card.vouchers:
            raise GiftHasVouchers(title=card.title, numbers=_numbers(card))
        operation.remove("participant", tables.gift_terms, activity_id=activity_id)
        operation.remove(tables.activity, id=activity_id)
    return operation.outcome(None, N_("Đã xóa danh sách «{title}»."), title=card.title)


# ---- what the functions share -------------------------------------------------------------------------------------


def _activity_values(terms: GiftTerms) -> dict[str, object]:
    return {
        "title": clean(terms.title),
        "starts_on": terms.day,
        "ends_on": terms.day,
        "place": clean(terms.place),
        "note": clean(terms.note),
        "search_key": fold(terms.title),
    }


_OF_ACTIVITY = ("title", "day", "place", "note", "fund")
"""What of the terms stands on the activity, or under another name."""


_LINE = ("activity_id", "member_id", "relative_id", "person", "sort_key", "group_name", "amount", "in_kind", "note")


@dataclass(frozen=True, slots=True)
class _Listed:
    member_id: int | None
    relative_id: int | None
    person: str


def _insert_people(operation: Operation, activity_id: int, terms: GiftTerms, people: Sequence[GiftLineDraft]) -> None:
    known = {
        _identity(each.member_id, each.relative_id, each.person)
        for each in operation.read.records(_Listed, "FROM participant WHERE activity_id = ?", (activity_id,))
    }
    rows = []
    for who in people:
        person = clean(who.person)
        key = _identity(who.member_id, who.relative_id, person)
        if key in known:
            raise DuplicateRecipient(person=person)
        known.add(key)
        amount = terms.amount if who.amount is None else who.amount
        refuse_stopped(given_findings(amount, "amount"))
        name = (person, who.sort_key or name_sort_key(person), who.group)
        rows.append((activity_id, who.member_id, who.relative_id, *name, amount, terms.in_kind, clean(who.note)))
    operation.add_many(tables.participant, _LINE, rows)


def _identity(member_id: int | None, relative_id: int | None, person: str) -> tuple[int, int, str]:
    """Who a line is: a relative, else a member, else somebody outside by name."""
    if relative_id is not None:
        return (0, relative_id, "")
    return (member_id, 0, "") if member_id is not None else (0, 0, fold(person))


def _live_card(operation: Operation, activity_id: int) -> GiftCard:
    card = gift_card(operation.read, activity_id)
    if card.cancelled:
        raise GiftCancelled(title=card.title)
    return card


def _open_card(operation: Operation, activity_id: int) -> GiftCard:
    card = _live_card(operation, activity_id)
    if card.is_booked:
        raise GiftHasVouchers(title=card.title, numbers=_numbers(card))
    return card


def _numbers(card: GiftCard) -> str:
    return ", ".join(each.number or "?" for each in card.vouchers)


def _unpaid_lines(operation: Operation, activity_id: int, line_ids: Collection[int]) -> list[int]:
    """The ids that are lines of this list, none of them paid."""
    if not line_ids:
        raise NothingSelected
    lines = gift_people(operation.read, line_ids)
    for line in lines:
        if line.paid:
            raise GiftPaid(person=line.person, number=line.voucher)
    own = set(operation.read.column(int, "SELECT id FROM participant WHERE activity_id = ?", (activity_id,)))
    return [line.id for line in lines if line.id in own]
