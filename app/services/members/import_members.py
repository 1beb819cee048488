"""Nhập danh sách đoàn viên: plan the import of a member list from any workbook, show it, and carry it out as one act.

A row that stops keeps everything out, until the treasurer takes the proposals (``fix``) or leaves rows out (``leave_out``).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from app.domain import clock
from app.domain.dates import Month
from app.domain.members.member_import import (
    ChangedMember,
    MemberOptions,
    MemberPermission,
    MemberPlan,
    NewMember,
    state_of,
)
from app.domain.members.members import MemberDraft
from app.domain.money import dong
from app.domain.problems import N_, Finding, Message
from app.imports.members.member_plan import plan_members
from app.imports.members.member_sheet import find_member_list
from app.imports.reader_process import read_safely
from app.models.book import Book
from app.models.operation import Outcome
from app.models.queries.members.members import known_members
from app.models.queries.union.organisation import opening_day, organisation
from app.models.queries.union.policies import money_timeline
from app.services.members.keep_members import MemberEntry, rewrite_member, store_wage
from app.services.members.store_members import Progress, store_members


@dataclass(frozen=True, slots=True)
class MemberImportOptions:
    """What the treasurer chose. ``month``: from when the wages hold and new people count as members (None: the opening)."""

    sheet: str | None = None
    month: Month | None = None
    fix: bool = False
    leave_out: bool = False


@dataclass(frozen=True, slots=True)
class MemberImportReport:
    """A plan, whether it may be carried out under the options, and whether it was."""

    plan: MemberPlan
    permission: MemberPermission
    written: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the rows."""
        return self.plan.findings

    @property
    def result(self) -> str:
        """``done`` when the import went through (or would), ``stopped`` when findings keep it from going on."""
        return "done" if self.permission.allowed else "stopped"

    def counts(self) -> dict[str, int]:
        """Rows by what became of them: new, changed, same, repeated, refused, left_out."""
        return {**self.plan.counts, "left_out": len(self.permission.left_out)}

    @property
    def sentence(self) -> Message:
        """What to tell the treasurer."""
        if not self.permission.allowed:
            return Message(
                N_(
                    "Chưa nhập ai: {count} điều phải xử lý trước. Hãy đồng ý đề xuất (--fix), để lại dòng lỗi (--leave-out) hoặc sửa tệp."
                ),
                {"count": len(self.permission.stopping)},
            )
        return Message(
            N_(
                "{new} người mới, {changed} người đổi thông tin, {same} người như cũ, {repeated} dòng lặp, {left_out} dòng để lại."
            ),
            self.counts(),
        )

    def rows_as_json(self) -> list[dict[str, Any]]:
        """One object a row: what becomes of it, the person, and what changes."""
        left = {item.row for item in self.permission.left_out}
        rows = []
        for item in self.plan.items:
            shown: dict[str, Any] = {
                "row": item.row,
                "state": "left_out" if item.row in left else state_of(item),
                "name": item.draft.full_name,
                "citizen_number": item.draft.citizen_number,
                "wage": item.draft.wage,
            }
            if isinstance(item, ChangedMember):
                shown["differences"] = [
                    {"field": d.field, "old": str(d.old), "new": str(d.new)} for d in item.differences
                ]
            rows.append(shown)
        return rows


def _plan(book: Book, file: Path, options: MemberImportOptions, progress: Progress | None) -> tuple[MemberPlan, Month]:
    """The plan, and the month from which its wages hold."""
    workbook = read_safely(file, waiting=None if progress is None else partial(progress, 0, 0))
    sheet = find_member_list(workbook, options.sheet)
    # Why apart: reading a file and planning take seconds for a long list, and the window must not wait for its own reads.
    with book.read() as read:
        month = options.month or Month.of(opening_day(read))
        region = organisation(read, month.first_day).region or 1
        wages = money_timeline(read, f"minimum_wage.{region}")
        known = known_members(read, month)
    known_from = wages.values[0].valid_from if wages.values else dt.date.max
    minimum = dong(wages.at(month.first_day).value) if known_from <= month.first_day else None
    return plan_members(sheet, known, MemberOptions(clock.today(), minimum), progress), month


def plan_member_import(
    book: Book, file: Path, options: MemberImportOptions, progress: Progress | None = None
) -> MemberImportReport:
    """Plan an import without writing anything."""
    plan, _ = _plan(book, file, options, progress)
    return MemberImportReport(plan, plan.may_apply(options.fix, options.leave_out))


def _entry(draft: MemberDraft, since: dt.date, month: Month) -> MemberEntry:
    return MemberEntry.of_draft(draft, draft.joined if isinstance(draft.joined, dt.date) else since, month)


def import_members(
    book: Book, file: Path, options: MemberImportOptions, progress: Progress | None = None
) -> Outcome[MemberImportReport]:
    """Carry an import out as one act, or write nothing when findings stop it or nothing would change.

    ``progress`` hears how many of how many rows were read, then written, and may raise to stop: the book then stays as it was.
    """
    plan, month = _plan(book, file, options, progress)
    with book.read() as read:
        opens = opening_day(read)
    permission = plan.may_apply(options.fix, options.leave_out)
    items = plan.to_write(permission)
    if not permission.allowed or not items:
        report = MemberImportReport(plan, permission)
        return Outcome(report, frozenset(), report.sentence)
    with book.operation("import_members", subject=f"{file.name} – {plan.sheet.strip()}") as operation:
        # Why: who joined on a day nobody wrote down was there before the book, or before the month of the list.
        since = options.month.first_day if options.month is not None else opens - dt.timedelta(days=1)
        new = [_entry(item.draft, since, month) for item in items if isinstance(item, NewMember)]
        changed = [item for item in items if isinstance(item, ChangedMember)]
        store_members(operation, new, change="register", progress=progress)
        for place, item in enumerate(changed, len(new)):
            rewrite_member(operation, item.member_id, _entry(item.draft, since, month))
            if item.draft.wage is not None and any(each.field == "wage" for each in item.differences):
                store_wage(operation, item.member_id, month, item.draft.wage, source=file.name)
            if progress is not None and place % 500 == 0:
                progress(place, len(items))
    report = MemberImportReport(plan, permission, written=True)
    return operation.outcome(report, report.sentence)
