"""Keeping plans: add, edit, delete, and beginning one from last year's with its activities. Each function is one operation."""

from __future__ import annotations

from dataclasses import replace

from app.domain.activities.activities import ActivityDraft
from app.domain.activities.plans import (
    NoPlanToCopy,
    PlanDraft,
    PlanInUse,
    PlanKind,
    PlanTwice,
    look_over_plan,
    next_years,
)
from app.domain.dates import add_months
from app.domain.problems import N_, refuse_stopped
from app.domain.text import clean
from app.models.activities import activity as tables
from app.models.book import Book
from app.models.operation import Operation, Outcome
from app.models.queries.activities.plans import plan, plan_of_year
from app.services.activities.keep_activities import search_key


def _must_be_the_only_one(operation: Operation, draft: PlanDraft, plan_id: int | None) -> None:
    if draft.kind is PlanKind.OTHER:
        return
    other = plan_of_year(operation.read, draft.kind, draft.first_day.year)
    if other is not None and other.id != plan_id:
        raise PlanTwice(year=draft.first_day.year, title=other.draft.title)


def store_plan(operation: Operation, draft: PlanDraft) -> int:
    """Insert a plan inside an open act; refuses one that is not sound and a second of its kind in a year."""
    refuse_stopped(look_over_plan(draft))
    _must_be_the_only_one(operation, draft, None)
    return operation.add(tables.plan, draft)


def add_plan(book: Book, draft: PlanDraft) -> Outcome[int]:
    """Add a plan; gives its id."""
    with book.operation("add_plan", subject=clean(draft.title)) as operation:
        number = store_plan(operation, draft)
    return operation.outcome(number, N_("Đã lập «{title}»."), title=clean(draft.title))


def edit_plan(book: Book, plan_id: int, draft: PlanDraft) -> Outcome[int]:
    """Change a plan."""
    refuse_stopped(look_over_plan(draft))
    with book.operation("edit_plan", subject=clean(draft.title)) as operation:
        plan(operation.read, plan_id)
        _must_be_the_only_one(operation, draft, plan_id)
        operation.store(tables.plan, plan_id, draft)
    return operation.outcome(plan_id, N_("Đã sửa «{title}»."), title=clean(draft.title))


def delete_plan(book: Book, plan_id: int) -> Outcome[int]:
    """Delete a plan that no activity belongs to."""
    with book.operation("delete_plan") as operation:
        card = plan(operation.read, plan_id)
        used = operation.read.number("SELECT count(*) FROM activity WHERE plan_id = ?", (plan_id,))
        if used:
            raise PlanInUse(title=card.draft.title, count=used)
        operation.remove(tables.plan, id=plan_id)
    return operation.outcome(plan_id, N_("Đã xóa «{title}»."), title=card.draft.title)


def copy_plan(book: Book, kind: PlanKind, year: int) -> Outcome[int]:
    """Begin a year's plan from the year before: aims, programmes, targets, and its activities moved a year, planned anew."""
    with book.operation("copy_plan", subject=str(year)) as operation:
        read = operation.read
        before = plan_of_year(read, kind, year - 1)
        if before is None:
            raise NoPlanToCopy(year=year - 1)
        draft = next_years(before.draft, year)
        number = store_plan(operation, draft)
        wanted = "FROM activity WHERE plan_id = ? AND state <> 'cancelled' ORDER BY id"
        activities = [_copied(each, number, year) for each in read.records(ActivityDraft, wanted, (before.id,))]
        for each in activities:
            operation.add(tables.activity, each, search_key=search_key(each))
    values = {"title": draft.title, "count": len(activities)}
    return operation.outcome(number, N_("Đã lập «{title}» với {count} hoạt động chép từ năm trước."), **values)


def _copied(one: ActivityDraft, plan_id: int, year: int) -> ActivityDraft:
    """What an activity of a plan takes with it into the next year."""
    first, last = (day and add_months(day, 12) for day in (one.starts_on, one.ends_on))
    title = one.title.replace(str(year - 1), str(year))
    return replace(one, title=title, plan_id=plan_id, starts_on=first, ends_on=last, note="")
