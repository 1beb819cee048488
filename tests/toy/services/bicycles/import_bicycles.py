"""Nhập danh sách xe đạp: a workbook of bicycles into the book as one act, or nothing at all when a row stops."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.domain.problems import N_, Finding, Message
from app.domain.text import clean
from app.imports.reader_process import read_safely
from app.models.book import Book
from app.models.operation import Outcome
from tests.toy.domain.bicycles.bicycles import BicycleDraft, look_over_bicycle
from tests.toy.imports.bicycles.bicycle_sheet import read_bicycles
from tests.toy.models.bicycles.bicycle import bicycle as table
from tests.toy.models.queries.bicycles.bicycles import bicycles


@dataclass(frozen=True, slots=True)
class BicycleImport:
    """What a workbook holds and what keeps it out."""

    drafts: tuple[BicycleDraft, ...]
    findings: tuple[Finding, ...]

    @property
    def result(self) -> str:
        """``done`` when it went through (or would), ``stopped`` when a finding keeps it out."""
        return "stopped" if self.findings else "done"

    def counts(self) -> dict[str, int]:
        """How many rows, how many of them new."""
        return {"rows": len(self.drafts), "new": 0 if self.findings else len(self.drafts)}

    @property
    def sentence(self) -> Message:
        """What to tell the treasurer."""
        if self.findings:
            return Message(N_("Chưa nhập xe nào: {count} điều phải xử lý trước."), {"count": len(self.findings)})
        return Message(N_("{new} xe đạp mới."), self.counts())

    def rows_as_json(self) -> list[dict[str, Any]]:
        """One object a row."""
        return [{"number": clean(each.number), "make": clean(each.make)} for each in self.drafts]


def plan_bicycles(book: Book, file: Path) -> BicycleImport:
    """What an import would do, without writing anything."""
    rows, findings = read_bicycles(read_safely(file)), []
    with book.read() as read:
        taken = {each.number for each in bicycles(read)}
    for sheet, row, draft in rows:
        findings += [replace(each, sheet=sheet, row=row) for each in look_over_bicycle(draft, taken)]
        taken.add(clean(draft.number))
    return BicycleImport(tuple(draft for _sheet, _row, draft in rows), tuple(findings))


def import_bicycles(book: Book, file: Path) -> Outcome[BicycleImport]:
    """Carry an import out as one act."""
    plan = plan_bicycles(book, file)
    if plan.findings or not plan.drafts:
        return Outcome(plan, frozenset(), plan.sentence)
    with book.operation("import_bicycles", subject=file.name) as act:
        for draft in plan.drafts:
            act.add(table, draft)
    return act.outcome(plan, plan.sentence)
