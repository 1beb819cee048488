"""Keeping plans: add, edit, delete, and beginning one from last year's with its activities. Each function is one operation."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from app.domain.activities.plans import (
    NoPlanToCopy,
    PlanDraft,
    PlanInUse,
    PlanKind,
    PlanTwice,
    look_over_plan,
    moved_to_year,
    next_years,
)
from app.domain.problems import N_, Message, refuse_if_stopped
from app.domain.text import clean
from app.models.activities import activity as tables
from app.models.book import Book, Read, outcome_of
from app.models.operation import Operation, Outcome
from app.models.queries.activities.plans import plan, plan_of_year


def _values(draft: PlanDraft) -> dict[str, Any]:
    return {
        "kind": str(draft.kind),
        "title": clean(draft.title),
        "theme": clean(draft.theme),
        "first_day": draft.first_day,
        "last_day": draft.last_day,
        "aims": draft.aims.strip(),
        "programmes": json.dumps([[key, clean(words)] for key, words in draft.programmes], ensure_ascii=False),
        "targets": json.dumps(dict(draft.targets)),
        "number": clean(draft.number),
        "decided_on": draft.decided_on,
        "decision": clean(draft.decision),
        "assessment": draft.assessment.strip(),
    }


def _must_be_the_only_one(operation: Operation, draft: PlanDraft, plan_id: int | None) -> None:
    if draft.kind is PlanKind.OTHER:
        return
    other = plan_of_year(Read(operation.connection), draft.kind, draft.first_day.year)
    if other is not None and other.id != plan_id:
        raise PlanTwice(year=draft.first_day.year, title=other.draft.title)


def store_plan(operation: Operation, draft: PlanDraft) -> int:
    """Insert a plan inside an open act; refuses one that is not sound and a second of its kind in a year."""
    refuse_if_stopped(look_over_plan(draft))
    _must_be_the_only_one(operation, draft, None)
    return operation.add(tables.plan, **_values(draft))


def add_plan(book: Book, draft: PlanDraft) -> Outcome[int]:
    """Add a plan; gives its id."""
    with book.operation("add_plan", subject=clean(draft.title)) as operation:
        number = store_plan(operation, draft)
    return outcome_of(operation, number, Message(N_("Đã lập «{title}»."), {"title": clean(draft.title)}))


def edit_plan(book: Book, plan_id: int, draft: PlanDraft) -> Outcome[int]:
    """Change a plan."""
    refuse_if_stopped(look_over_plan(draft))
    with book.operation("edit_plan", subject=clean(draft.title)) as operation:
        plan(Read(operation.connection), plan_id)
        _must_be_the_only_one(operation, draft, plan_id)
        operation.execute(tables.plan.update().where(tables.plan.c.id == plan_id).values(**_values(draft)))
    return outcome_of(operation, plan_id, Message(N_("Đã sửa «{title}»."), {"title": clean(draft.title)}))


def delete_plan(book: Book, plan_id: int) -> Outcome[int]:
    """Delete a plan that no activity belongs to."""
    with book.operation("delete_plan") as operation:
        card = plan(Read(operation.connection), plan_id)
        used = int(operation.run("SELECT count(*) FROM activity WHERE plan_id = ?", (plan_id,)).scalar_one())
        if used:
            raise PlanInUse(title=card.draft.title, count=used)
        operation.run("DELETE FROM plan WHERE id = ?", (plan_id,))
    return outcome_of(operation, plan_id, Message(N_("Đã xóa «{title}»."), {"title": card.draft.title}))


def copy_plan(book: Book, kind: PlanKind, year: int) -> Outcome[int]:
    """Begin a year's plan from the year before: aims, programmes, targets, and its activities moved a year, planned anew."""
    with book.operation("copy_plan", subject=str(year)) as operation:
        read = Read(operation.connection)
        before = plan_of_year(read, kind, year - 1)
        if before is None:
            raise NoPlanToCopy(year=year - 1)
        draft = next_years(before.draft, year)
        number = store_plan(operation, draft)
        copied = 0
        for row in (
            operation.run(
                "SELECT title, kind, programme, starts_on, ends_on, place, lead, content, expected, budget, search_key "
                "FROM activity WHERE plan_id = ? AND state <> 'cancelled' ORDER BY id",
                (before.id,),
            )
            .mappings()
            .all()
        ):
            _copy_activity(operation, dict(row), number, year)
            copied += 1
    values = {"title": draft.title, "count": copied}
    return outcome_of(
        operation, number, Message(N_("Đã lập «{title}» với {count} hoạt động chép từ năm trước."), values)
    )


def _copy_activity(operation: Operation, row: dict[str, Any], plan_id: int, year: int) -> None:
    for key in ("starts_on", "ends_on"):
        if row[key]:
            row[key] = moved_to_year(dt.date.fromisoformat(row[key]), year)
    for key in ("title", "search_key"):
        row[key] = row[key].replace(str(year - 1), str(year))
    operation.add(tables.activity, **row, plan_id=plan_id)
