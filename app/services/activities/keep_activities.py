"""Keeping activities: add, edit, delete, what came of them, who bore them, and their states. Each function is one operation.

The people of an activity are kept in ``keep_participants.py``; union money in vouchers that name the activity.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.domain import clock
from app.domain.activities.activities import (
    GIFT_LIST,
    ActivityDraft,
    ActivityHasMoney,
    ActivityState,
    DraftsLeft,
    GiftListElsewhere,
    ReasonOfCancelMissing,
    ResultDraft,
    ResultMissing,
    SettledIsFixed,
    SourceDraft,
    WrongActivityState,
    activity_kind,
    held_findings,
    look_over_activity,
    look_over_result,
    sources_findings,
)
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import show_money
from app.domain.problems import N_, Message, refuse_stopped
from app.domain.text import clean, fold
from app.models.activities import activity as tables
from app.models.book import Book, Read
from app.models.operation import Operation, Outcome
from app.models.queries.activities.activities import ActivityCard, activity


def search_key(draft: ActivityDraft) -> str:
    """The folded text an activity is found by."""
    return fold(f"{draft.title} {activity_kind(draft.kind).name} {draft.place} {draft.lead}")


def store_activity(operation: Operation, draft: ActivityDraft) -> int:
    """Insert an activity inside an open act and give its id; refuses one that is not sound."""
    refuse_stopped(look_over_activity(draft))
    _no_gift_list(draft.title, draft.kind)
    return operation.add(tables.activity, draft, search_key=search_key(draft))


def store_sources(operation: Operation, activity_id: int, sources: Iterable[SourceDraft]) -> None:
    """Replace who bears an activity, inside an open act; refuses union money beside its vouchers."""
    rows = [each for each in sources if each.planned or each.money or each.in_kind or each.name or each.goods]
    refuse_stopped(sources_findings(rows))
    operation.remove(tables.activity_source, activity_id=activity_id)
    for each in rows:
        operation.add(tables.activity_source, each, ("funder",), activity_id=activity_id, giver=str(each.funder))


def store_figures(operation: Operation, activity_id: int, figures: Mapping[str, int]) -> None:
    """Replace the figures of an activity, inside an open act; a zero is not kept."""
    operation.remove(tables.activity_figure, activity_id=activity_id)
    for key, value in figures.items():
        if value:
            operation.add(tables.activity_figure, activity_id=activity_id, key=str(key), value=value)


def add_activity(book: Book, draft: ActivityDraft, sources: Iterable[SourceDraft] = ()) -> Outcome[int]:
    """Add a planned activity; gives its id."""
    with book.operation("add_activity", subject=clean(draft.title)) as operation:
        number = store_activity(operation, draft)
        store_sources(operation, number, sources)
    return operation.outcome(number, N_("Đã thêm hoạt động «{title}»."), title=clean(draft.title))


def changeable(read: Read, activity_id: int) -> ActivityCard:
    """The activity when it may be changed; refuses a settled one."""
    card = activity(read, activity_id)
    if card.row.state is ActivityState.SETTLED:
        raise SettledIsFixed(title=card.row.title)
    return card


def _no_gift_list(title: str, kind: str) -> None:
    """Refuse what would treat a gift list as any other activity: it has amounts, ticks and vouchers of its own."""
    if kind == GIFT_LIST:
        raise GiftListElsewhere(title=clean(title))


def ordinary(read: Read, activity_id: int) -> ActivityCard:
    """The activity when it may be changed as any other: refuses a settled one and a gift list."""
    card = changeable(read, activity_id)
    _no_gift_list(card.row.title, card.row.kind)
    return card


def edit_activity(
    book: Book, activity_id: int, draft: ActivityDraft, sources: Iterable[SourceDraft] | None = None
) -> Outcome[int]:
    """Change what was planned of an activity (and who bears it, when given); refuses a settled one. A gift list stays one."""
    refuse_stopped(look_over_activity(draft))
    with book.operation("edit_activity", subject=clean(draft.title)) as operation:
        card = changeable(operation.read, activity_id)
        if (card.row.kind == GIFT_LIST) != (draft.kind == GIFT_LIST):
            raise GiftListElsewhere(title=card.row.title)
        if card.row.state is ActivityState.HELD:
            refuse_stopped(held_findings(card.row.title, draft.starts_on, clock.today()))
        operation.store(tables.activity, activity_id, draft, search_key=search_key(draft))
        if sources is not None:
            store_sources(operation, activity_id, sources)
    return operation.outcome(activity_id, N_("Đã sửa hoạt động «{title}»."), title=clean(draft.title))


def set_sources(book: Book, activity_id: int, sources: Iterable[SourceDraft]) -> Outcome[int]:
    """Who bears an activity, planned and given; union money spent stands in vouchers and is refused here."""
    with book.operation("edit_activity") as operation:
        card = changeable(operation.read, activity_id)
        store_sources(operation, activity_id, sources)
    return operation.outcome(activity_id, N_("Đã ghi nguồn kinh phí của «{title}»."), title=card.row.title)


def _no_money(card: ActivityCard) -> None:
    live = [each for each in card.vouchers if each.state is VoucherState.POSTED]
    left = sum(each.amount for each in live)
    # Why: a voucher and its reversal cancel each other and no longer tie the activity to any money.
    if left:
        raise ActivityHasMoney(title=card.row.title, count=len(live), amount=show_money(abs(left)))


def delete_activity(book: Book, activity_id: int) -> Outcome[int]:
    """Delete a planned or cancelled activity with its list and sources; refuses a gift list and one that vouchers name."""
    with book.operation("delete_activity") as operation:
        card = _in_state(operation.read, activity_id, ActivityState.PLANNED, ActivityState.CANCELLED)
        _no_money(card)
        operation.remove("participant", "activity_source", "activity_figure", activity_id=activity_id)
        operation.remove(tables.activity, id=activity_id)
    return operation.outcome(activity_id, N_("Đã xóa hoạt động «{title}»."), title=card.row.title)


def hold_activity(book: Book, activity_id: int, given: ResultDraft) -> Outcome[int]:
    """Note what came of an activity: it was held. Refuses no day, a day to come, nobody counted, figures that contradict.

    People ticked on the list are counted from it; a number typed beside it is not kept.
    """
    with book.operation("hold_activity") as operation:
        card = _must_be(ordinary(operation.read, activity_id), ActivityState.PLANNED, ActivityState.HELD)
        kind = activity_kind(card.row.kind)
        by_list = card.row.people.by_list
        if by_list:
            given = replace(given, people=None, women=None)
        refuse_stopped(look_over_result(card.row.title, kind, given, clock.today(), by_list=by_list))
        state, result = str(ActivityState.HELD), given.result.strip()
        operation.store(tables.activity, activity_id, given, ("figures",), state=state, result=result)
        store_figures(operation, activity_id, given.figures)
    return operation.outcome(activity_id, N_("Đã ghi kết quả «{title}»."), title=card.row.title)


def _in_state(read: Read, activity_id: int, *states: ActivityState) -> ActivityCard:
    card = activity(read, activity_id)
    _no_gift_list(card.row.title, card.row.kind)
    return _must_be(card, *states)


def _must_be(card: ActivityCard, *states: ActivityState) -> ActivityCard:
    if card.row.state not in states:
        raise WrongActivityState(title=card.row.title, state=Message(card.row.state.label))
    return card


def settle_activity(book: Book, activity_id: int) -> Outcome[int]:
    """Close a held activity: its vouchers are posted and its result is written. From now on only reopening changes it."""
    with book.operation("settle_activity") as operation:
        card = _in_state(operation.read, activity_id, ActivityState.HELD)
        if card.drafts:
            raise DraftsLeft(title=card.row.title, count=card.drafts)
        if not card.result.strip():
            raise ResultMissing(title=card.row.title)
        operation.change(tables.activity, activity_id, state=str(ActivityState.SETTLED))
    texts = {"title": card.row.title, "amount": show_money(card.row.money.total)}
    return operation.outcome(activity_id, N_("Đã quyết toán «{title}»: {amount} đồng."), **texts)


def reopen_activity(book: Book, activity_id: int) -> Outcome[int]:
    """One step back: settled → held, held or cancelled → planned. What was written stays."""
    back = {
        ActivityState.SETTLED: ActivityState.HELD,
        ActivityState.HELD: ActivityState.PLANNED,
        ActivityState.CANCELLED: ActivityState.PLANNED,
    }
    with book.operation("reopen_activity") as operation:
        card = _in_state(operation.read, activity_id, *back)
        state = back[card.row.state]
        operation.change(tables.activity, activity_id, state=str(state))
    values = {"title": card.row.title, "state": Message(state.label)}
    return operation.outcome(activity_id, N_("Đã mở lại «{title}»: {state}."), **values)


def cancel_activity(book: Book, activity_id: int, reason: str) -> Outcome[int]:
    """Cancel a planned activity, with the reason as its result; refuses one that money was spent on."""
    with book.operation("cancel_activity", reason=reason) as operation:
        card = _in_state(operation.read, activity_id, ActivityState.PLANNED)
        if not clean(reason):
            raise ReasonOfCancelMissing(title=card.row.title)
        _no_money(card)
        operation.change(tables.activity, activity_id, state=str(ActivityState.CANCELLED), result=clean(reason))
    return operation.outcome(activity_id, N_("Đã hủy hoạt động «{title}»."), title=card.row.title)
