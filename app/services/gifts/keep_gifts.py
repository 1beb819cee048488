"""Keeping gift lists: make, change, tick, cancel. Nothing here touches money; settling is ``settle_gifts.py``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from app.domain.gifts.gifts import GiftList, GiftRule, gift_list
from app.domain.gifts.terms import USUAL_CODE, GiftLineDraft, GiftTerms, given_findings, look_over_terms
from app.domain.ledger.coding import propose
from app.domain.money import Dong
from app.domain.problems import N_, Message, Refusal, refuse_if_stopped
from app.domain.text import clean, fold, name_sort_key
from app.models.activities import activity as tables
from app.models.book import Book, Read, outcome_of
from app.models.operation import Operation, Outcome, rows_of
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
    refuse_if_stopped(look_over_terms(terms))
    if not people:
        raise GiftListEmpty
    with book.operation("make_gift_list", subject=clean(terms.title)) as operation:
        number = operation.add(tables.activity, kind=KIND, state="planned", **_activity_values(terms))
        operation.add(tables.gift_terms, activity_id=number, **_terms_values(terms))
        _insert_people(operation, number, terms, people)
    values = {"title": clean(terms.title), "count": len(people)}
    return outcome_of(operation, number, Message(N_("Đã lập danh sách «{title}»: {count} người."), values))


def edit_gift_list(book: Book, activity_id: int, terms: GiftTerms) -> Outcome[int]:
    """Change a list's title, day, amounts and booking; who had the list's amount gets the new one. Refuses one with vouchers."""
    refuse_if_stopped(look_over_terms(terms))
    with book.operation("edit_gift_list", subject=clean(terms.title)) as operation:
        card = _open_card(operation, activity_id)
        operation.execute(
            tables.activity.update().where(tables.activity.c.id == activity_id).values(**_activity_values(terms))
        )
        operation.execute(
            tables.gift_terms.update()
            .where(tables.gift_terms.c.activity_id == activity_id)
            .values(**_terms_values(terms))
        )
        for column, before, after in (
            ("amount", card.amount, terms.amount),
            ("in_kind", card.in_kind, terms.in_kind),
        ):
            if before != after:
                operation.run(
                    f"UPDATE participant SET {column} = ? WHERE activity_id = ? AND {column} = ?",
                    (after, activity_id, before),
                )
    return outcome_of(operation, activity_id, Message(N_("Đã sửa danh sách «{title}»."), {"title": clean(terms.title)}))


def add_to_gift_list(book: Book, activity_id: int, people: Sequence[GiftLineDraft]) -> Outcome[int]:
    """Put more people on a list; refuses whoever is on it already. Allowed after settling too: they are paid later."""
    if not people:
        raise NothingSelected
    with book.operation("edit_gift_people", subject=clean(people[0].person)) as operation:
        card = _live_card(operation, activity_id)
        terms = GiftTerms(card.title, card.day, amount=card.amount, in_kind=card.in_kind)
        _insert_people(operation, activity_id, terms, people)
    values = {"title": card.title, "count": len(people)}
    return outcome_of(operation, len(people), Message(N_("Đã thêm {count} người vào «{title}»."), values))


def remove_from_gift_list(book: Book, activity_id: int, line_ids: Collection[int]) -> Outcome[int]:
    """Remove people from a list; refuses anybody whose money is in a voucher that stands."""
    with book.operation("edit_gift_people") as operation:
        card = _live_card(operation, activity_id)
        lines = _unpaid_lines(operation, activity_id, line_ids)
        operation.run("DELETE FROM participant WHERE id = ?", [(number,) for number in lines])
        if not operation.run("SELECT 1 FROM participant WHERE activity_id = ? LIMIT 1", (activity_id,)).first():
            raise GiftListEmpty
    values = {"title": card.title, "count": len(lines)}
    return outcome_of(operation, len(lines), Message(N_("Đã bỏ {count} người khỏi «{title}»."), values))


def set_gift_amount(
    book: Book, activity_id: int, line_ids: Collection[int], amount: Dong, note: str | None = None
) -> Outcome[int]:
    """Give some people another amount, in đồng; refuses below zero and anybody whose money is in a voucher that stands."""
    refuse_if_stopped(given_findings(amount, "amount"))
    with book.operation("edit_gift_people") as operation:
        card = _live_card(operation, activity_id)
        lines = _unpaid_lines(operation, activity_id, line_ids)
        operation.run("UPDATE participant SET amount = ? WHERE id = ?", [(amount, number) for number in lines])
        if note is not None:
            operation.run("UPDATE participant SET note = ? WHERE id = ?", [(clean(note), number) for number in lines])
    values = {"title": card.title, "count": len(lines)}
    return outcome_of(operation, len(lines), Message(N_("Đã đổi mức quà của {count} người trong «{title}»."), values))


def tick_gifts(book: Book, activity_id: int, line_ids: Collection[int], received: bool) -> Outcome[int]:
    """Mark who did not receive, or that somebody did after all; refuses anybody whose money is in a voucher that stands."""
    with book.operation("tick_gifts") as operation:
        card = _live_card(operation, activity_id)
        lines = _unpaid_lines(operation, activity_id, line_ids)
        mark = (1 if card.held else None) if received else 0
        operation.run(
            "UPDATE participant SET received = ?, received_on = NULL WHERE id = ?", [(mark, number) for number in lines]
        )
    values = {"title": card.title, "count": len(lines)}
    text = (
        N_("«{title}»: {count} người chưa nhận quà.") if not received else N_("«{title}»: {count} người có nhận quà.")
    )
    return outcome_of(operation, len(lines), Message(text, values))


def cancel_gift_list(book: Book, activity_id: int) -> Outcome[None]:
    """Set a list aside: it stays readable and counts nothing. Refuses one with vouchers."""
    with book.operation("cancel_gift_list") as operation:
        card = _open_card(operation, activity_id)
        operation.run("UPDATE activity SET state = 'cancelled' WHERE id = ?", (activity_id,))
    return outcome_of(operation, None, Message(N_("Đã hủy danh sách «{title}»."), {"title": card.title}))


def delete_gift_list(book: Book, activity_id: int) -> Outcome[None]:
    """Delete a list with its people. Refuses one with vouchers, also voided ones: they name it."""
    with book.operation("delete_gift_list") as operation:
        card = gift_card(Read(operation.connection), activity_id)
        if card.vouchers:
            raise GiftHasVouchers(title=card.title, numbers=_numbers(card))
        for table in ("participant", "gift_terms"):
            operation.run(f"DELETE FROM {table} WHERE activity_id = ?", (activity_id,))
        operation.run("DELETE FROM activity WHERE id = ?", (activity_id,))
    return outcome_of(operation, None, Message(N_("Đã xóa danh sách «{title}»."), {"title": card.title}))


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


def _terms_values(terms: GiftTerms) -> dict[str, object]:
    return {
        "rule": terms.rule.as_text(),
        "norm_kind": terms.norm_kind,
        "amount": terms.amount,
        "in_kind": terms.in_kind,
        "goods": clean(terms.goods),
        "fund_key": terms.fund,
        "code": terms.code,
        "money_source": terms.money_source,
    }


def _insert_people(operation: Operation, activity_id: int, terms: GiftTerms, people: Sequence[GiftLineDraft]) -> None:
    known = {
        _identity(*row)
        for row in rows_of(
            operation.run(
                "SELECT member_id, relative_id, person FROM participant WHERE activity_id = ?", (activity_id,)
            )
        )
    }
    rows = []
    for who in people:
        person = clean(who.person)
        key = _identity(who.member_id, who.relative_id, person)
        if key in known:
            raise DuplicateRecipient(person=person)
        known.add(key)
        amount = terms.amount if who.amount is None else who.amount
        refuse_if_stopped(given_findings(amount, "amount"))
        name = (person, who.sort_key or name_sort_key(person), who.group)
        rows.append((activity_id, who.member_id, who.relative_id, *name, amount, terms.in_kind, clean(who.note)))
    operation.run(
        "INSERT INTO participant (activity_id, member_id, relative_id, person, sort_key, group_name, amount, in_kind, note) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def _identity(member_id: int | None, relative_id: int | None, person: str) -> tuple[int, int, str]:
    """Who a line is: a relative, else a member, else somebody outside by name."""
    if relative_id is not None:
        return (0, relative_id, "")
    return (member_id, 0, "") if member_id is not None else (0, 0, fold(person))


def _live_card(operation: Operation, activity_id: int) -> GiftCard:
    card = gift_card(Read(operation.connection), activity_id)
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
    lines = gift_people(Read(operation.connection), line_ids)
    for line in lines:
        if line.paid:
            raise GiftPaid(person=line.person, number=line.voucher)
    own = {
        int(row[0]) for row in operation.run("SELECT id FROM participant WHERE activity_id = ?", (activity_id,)).all()
    }
    return [line.id for line in lines if line.id in own]
