"""Đối chiếu bảng trích nộp: hold the treasurer's own list of a month or a quarter against the books, cell by cell, and take over its wages
and exempt months. A list never makes members, and never sets a wage to zero by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.dates import Month
from app.domain.dues.dues import DuesPolicy
from app.domain.dues.dues_import import DuesComparison, DuesPermission
from app.domain.problems import N_, Finding, Message
from app.imports.dues.dues_compare import compare_dues_list
from app.imports.dues.dues_quarter import QuarterOfOurs, compare_quarter_list
from app.imports.dues.dues_sheet import find_dues_list
from app.imports.reader_process import read_safely
from app.models.book import Book, Read
from app.models.operation import Outcome
from app.models.queries.dues.assessment import dues_policy
from app.models.queries.dues.payers import known_payers
from app.models.queries.union.organisation import organisation
from app.services.members.keep_members import store_exemption, store_wage


@dataclass(frozen=True, slots=True)
class DuesListOptions:
    """What the treasurer chose: the sheet when several fit, what to do with findings that stop, and who is meant by row
    where one name belongs to several members."""

    sheet: str | None = None
    fix: bool = False
    leave_out: bool = False
    chosen: Mapping[int, int] = field(default_factory=dict)
    last: Month | None = None
    """The last month wanted, where a list of several months is meant."""


@dataclass(frozen=True, slots=True)
class DuesListReport:
    """The comparison, whether it may be taken over under the options, and whether it was."""

    comparison: DuesComparison
    permission: DuesPermission
    written: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the rows."""
        return self.comparison.findings

    @property
    def result(self) -> str:
        """``done`` when wages and exemptions went through (or would), ``stopped`` when findings keep them out."""
        return "done" if self.permission.allowed else "stopped"

    def counts(self) -> dict[str, int]:
        """Rows by what became of them: same, wage, exempt, refused, left_out; members the list does not name."""
        return {
            **self.comparison.counts,
            "left_out": len(self.permission.left_out),
            "missing": len(self.comparison.missing),
        }

    @property
    def sentence(self) -> Message:
        """What to tell the treasurer."""
        if not self.permission.allowed:
            return Message(N_("Chưa ghi gì: {count} dòng phải xử lý trước."), {"count": len(self.permission.stopping)})
        first, last = self.comparison.month, self.comparison.last_month
        if first != last:
            text = N_(
                "Danh sách {first}–{last}: {same} người khớp, {wage} người đổi mức lương từ {first}, {exempt} người miễn, {missing} đoàn viên không có trong bảng."
            )
            shown = {"first": f"{first.month:02d}/{first.year}", "last": f"{last.month:02d}/{last.year}"}
            return Message(text, {**self.counts(), **shown})
        return Message(
            N_(
                "{same} người khớp, {wage} người đổi mức lương, {exempt} người miễn, {missing} đoàn viên không có trong bảng."
            ),
            self.counts(),
        )

    def rows_as_json(self) -> list[dict[str, Any]]:
        """One object a row: who, what becomes of it, and each cell beside ours."""
        return [
            {
                "row": row.row, "name": row.name, "state": row.state, "old_wage": row.old_wage, "wage": row.wage,
                "cells": [
                    {"column": str(cell.column), "state": str(cell.state), "ours": cell.ours, "theirs": cell.theirs}
                    for cell in row.cells
                ],
            }
            for row in self.comparison.rows
        ]  # fmt: skip


def _compare(read: Read, file: Path, month: Month, options: DuesListOptions) -> DuesComparison:
    sheet = find_dues_list(read_safely(file), month, options.sheet, options.last)
    months = sheet.months_with(month)
    payers = {each: known_payers(read, each) for each in months}
    policies = {each: _policy(read, each) for each in months}
    if len(months) > 1:
        return compare_quarter_list(sheet, QuarterOfOurs(payers, policies), options.chosen)
    return compare_dues_list(sheet, payers[month], policies[month], month, options.chosen)


def _policy(read: Read, month: Month) -> DuesPolicy:
    return dues_policy(read, month, organisation(read, month.first_day).group or 3)


def compare_dues(book: Book, file: Path, month: Month, options: DuesListOptions) -> DuesListReport:
    """Compare without writing anything."""
    with book.read() as read:
        comparison = _compare(read, file, month, options)
    return DuesListReport(comparison, comparison.may_apply(options.fix, options.leave_out))


def import_dues_list(book: Book, file: Path, month: Month, options: DuesListOptions) -> Outcome[DuesListReport]:
    """Take over the wages (from the list's first month on) and exempt months of a list, as one act; or write nothing."""
    with book.read() as read:
        comparison = _compare(read, file, month, options)
    permission = comparison.may_apply(options.fix, options.leave_out)
    rows = comparison.to_write(permission)
    if not permission.allowed or not rows:
        report = DuesListReport(comparison, permission)
        return Outcome(report, frozenset(), report.sentence)
    with book.operation("import_dues_list", subject=f"{file.name} – {comparison.sheet.strip()}") as operation:
        for row in rows:
            if row.member_id is None:
                continue
            if row.exempt is not None:
                first, last = comparison.month, comparison.last_month
                store_exemption(operation, row.member_id, first, last, row.exempt.reason, row.exempt.note)
            elif row.wage is not None:
                store_wage(operation, row.member_id, comparison.month, row.wage, source=file.name)
    report = DuesListReport(comparison, permission, written=True)
    return operation.outcome(report, report.sentence)
