"""The frame in which every import is carried out: as one act, or not at all while findings stop it or nothing would change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.import_plan import ImportOptions, ImportReport, Plan
from app.domain.sheets import FoundSheet
from app.models.book import Book, outcome_of
from app.models.operation import Operation, Outcome

Progress = Callable[[int, int], None]
"""Hears how many of how many are done, and may raise to stop: the book then stays as it was."""


@dataclass(frozen=True, slots=True)
class ImportService:
    """What a room offers for one kind of import.

    ``sheets_in(file, waiting)`` finds the sheets that can be taken, and calls ``waiting`` meanwhile, which may raise to stop.
    ``plan`` gives the report without writing anything, ``carry_out`` writes as one act; both take the book, the file, the
    options of their kind, and who hears the ``progress``.
    """

    sheets_in: Callable[[Path, Callable[[], None] | None], Sequence[FoundSheet]]
    plan: Callable[..., ImportReport[Any]]
    carry_out: Callable[..., Outcome[ImportReport[Any]]]


def carry_out_import(
    book: Book,
    act: str,
    file: Path,
    plan: Plan,
    options: ImportOptions,
    write: Callable[[Operation, Sequence[Any]], object],
) -> Outcome[ImportReport[Plan]]:
    """Let ``write`` store the rows that the options allow, in one operation of the kind ``act``; the outcome holds the report."""
    report = plan.report(options)
    rows = report.to_write
    if not rows:
        return Outcome(report, sentence=report.sentence)
    with book.operation(act, subject=f"{file.name} – {plan.sheet.strip()}") as operation:
        write(operation, rows)
    return outcome_of(operation, plan.report(options, written=True), report.sentence)
