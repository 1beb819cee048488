"""Acts of record on one voucher: post (number given here), unpost, void, reverse."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.domain import clock
from app.domain.dates import Month, show_date
from app.domain.ledger.accounts import is_fund
from app.domain.ledger.vouchers import (
    VoucherContext,
    VoucherDraft,
    VoucherState,
    date_is_sound,
    hints,
    month_is_open,
)
from app.domain.money import dong
from app.domain.problems import N_, Finding, Message, Refusal, Stopped, refuse_stopped
from app.models.book import Book, Read
from app.models.ledger import voucher as tables
from app.models.operation import Operation, Outcome
from app.models.queries.ledger.accounts import cash_accounts
from app.models.queries.ledger.books import lowest_from
from app.models.queries.ledger.chart import chart_on
from app.models.queries.ledger.vouchers import VoucherCard, numbered_after, similar_numbers, voucher
from app.models.queries.union.organisation import closed_through, officers, opening_day
from app.services.ledger.store_voucher import insert_voucher, number_and_post


class CannotPost(Stopped):
    """The rules of a voucher stop it."""

    code = "cannot-post"
    template = N_("Chưa ghi sổ được: {reasons}")


class WrongState(Refusal):
    """The act does not fit the voucher's state."""

    code = "wrong-state"
    template = N_("Chứng từ {number} đang ở trạng thái «{state}» nên không làm được việc này.")


class ReasonMissing(Refusal):
    """Acts that take something back need a reason."""

    code = "reason-missing"
    template = N_("Hãy ghi lý do: việc này được lưu trong nhật ký của sổ.")


class AlreadyReversed(Refusal):
    """A voucher is reversed once."""

    code = "already-reversed"
    template = N_("Chứng từ {number} đã có chứng từ điều chỉnh {reversal}.")


class ReversalTooEarly(Refusal):
    """A reversal is booked on its voucher's day or later."""

    code = "reversal-too-early"
    template = N_("Ngày điều chỉnh không được trước ngày ghi sổ {day} của {number}.")


def context_of(
    read: Read, draft: VoucherDraft, *, voucher_id: int | None = None, working: Month | None = None
) -> VoucherContext:
    """What the book knows about a voucher being typed, for its hints."""
    spending = {entry.source for entry in draft.entries if is_fund(entry.source)}
    lowest = {
        each.key: lowest_from(read, each.id, draft.given_on) for each in cash_accounts(read) if each.key in spending
    }
    return VoucherContext(
        opening_day=opening_day(read),
        today=clock.today(),
        working_month=working,
        closed_through=closed_through(read),
        lowest_after=lowest,
        similar=similar_numbers(read, draft.book_date, draft.kind, draft.total, voucher_id),
        chart=chart_on(read, draft.book_date),
        cashier=officers(read, draft.book_date).get("cashier", ""),
        numbered_after=numbered_after(read, draft.kind, draft.fund, draft.book_date, voucher_id) if draft.fund else "",
    )


def hints_of(
    read: Read, draft: VoucherDraft, *, voucher_id: int | None = None, working: Month | None = None
) -> list[Finding]:
    """Every finding on a voucher being typed against the book as it stands."""
    return hints(draft, context_of(read, draft, voucher_id=voucher_id, working=working))


def require_postable(read: Read, draft: VoucherDraft, voucher_id: int | None) -> None:
    """Refuse with every reason that keeps a voucher from being posted."""
    refuse_stopped(hints_of(read, draft, voucher_id=voucher_id), CannotPost)


def post_within(operation: Operation, draft: VoucherDraft) -> VoucherCard:
    """Store, number and post a voucher inside an open act; refuses with every reason that keeps it from being posted."""
    require_postable(operation.read, draft, None)
    voucher_id = insert_voucher(operation, draft)
    number_and_post(operation, voucher_id, draft)
    return voucher(operation.read, voucher_id)


def post_new(book: Book, draft: VoucherDraft) -> Outcome[VoucherCard]:
    """Store and post a voucher in one act. The same ``entry_key`` twice is refused, so a retyped form is not booked twice."""
    with book.operation("post_voucher", subject=draft.narration) as operation:
        card = post_within(operation, draft)
    return operation.outcome(card, N_("Đã ghi sổ {number}."), number=card.number)


def post_voucher(book: Book, voucher_id: int) -> Outcome[VoucherCard]:
    """Post a draft or an unposted voucher; gives the number it keeps from now on. Refuses with all reasons at once."""
    with book.operation("post_voucher") as operation:
        read = operation.read
        now = voucher(read, voucher_id)
        if now.state not in (VoucherState.DRAFT, VoucherState.UNPOSTED):
            raise WrongState(number=now.number, state=Message(now.state.label))
        if not now.reversal_of:
            require_postable(read, now.as_draft(), voucher_id)
        number = number_and_post(operation, voucher_id, now.as_draft())
        card = voucher(read, voucher_id)
    return operation.outcome(card, N_("Đã ghi sổ {number}."), number=number)


def _leave_posted(
    book: Book, voucher_id: int, kind: str, state: VoucherState, reason: str, template: str
) -> Outcome[VoucherCard]:
    if not reason.strip():
        raise ReasonMissing
    with book.operation(kind, reason=reason) as operation:
        read = operation.read
        now = voucher(read, voucher_id)
        allowed = {VoucherState.POSTED} | ({VoucherState.UNPOSTED} if state is VoucherState.VOIDED else set())
        if now.state not in allowed:
            raise WrongState(number=now.number, state=Message(now.state.label))
        if now.reversed_by:
            raise AlreadyReversed(number=now.number, reversal=now.reversed_by)
        operation.change(tables.voucher, voucher_id, state=state, state_reason=reason)
        card = voucher(read, voucher_id)
    return operation.outcome(card, template, number=now.number)


def unpost_voucher(book: Book, voucher_id: int, reason: str) -> Outcome[VoucherCard]:
    """Bỏ ghi: take a posted voucher of an open month out of the books to mend it; it keeps its number."""
    return _leave_posted(
        book, voucher_id, "unpost_voucher", VoucherState.UNPOSTED, reason, N_("Đã bỏ ghi {number}; số giữ nguyên.")
    )


def void_voucher(book: Book, voucher_id: int, reason: str) -> Outcome[VoucherCard]:
    """Hủy: a voucher of an open month counts zero from now on and keeps its number in the book."""
    return _leave_posted(
        book, voucher_id, "void_voucher", VoucherState.VOIDED, reason, N_("Đã hủy {number}; số giữ nguyên trong quyển.")
    )


def reverse_voucher(book: Book, voucher_id: int, on: dt.date, reason: str) -> Outcome[VoucherCard]:
    """Điều chỉnh: post a voucher of the same kind and codes with negated amounts, once, on an open day."""
    if not reason.strip():
        raise ReasonMissing
    with book.operation("reverse_voucher", reason=reason) as operation:
        read = operation.read
        origin = voucher(read, voucher_id)
        if origin.state is not VoucherState.POSTED or origin.reversal_of:
            raise WrongState(number=origin.number, state=Message(origin.state.label))
        if origin.reversed_by:
            raise AlreadyReversed(number=origin.number, reversal=origin.reversed_by)
        if on < (last := max(origin.as_draft().days.values())):
            raise ReversalTooEarly(number=origin.number, day=show_date(last))
        plain = origin.as_draft()
        draft = replace(
            plain,
            book_date=on,
            voucher_date=on,
            left_on=None,
            narration=f"Điều chỉnh {origin.number}: {reason}",
            note=reason,
            entry_key="",
            entries=tuple(replace(entry, amount=dong(-entry.amount)) for entry in plain.entries),
        )
        context = context_of(read, draft)
        refuse_stopped([*month_is_open(draft, context), *date_is_sound(draft, context)], CannotPost)
        new_id = insert_voucher(operation, draft, reversal_of=voucher_id)
        number = number_and_post(operation, new_id, draft)
        card = voucher(read, new_id)
    return operation.outcome(card, N_("Đã lập {number} điều chỉnh {origin}."), number=number, origin=origin.number)
