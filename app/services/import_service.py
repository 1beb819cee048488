"""The frame of every import: look what is in a file, plan without writing, carry out as one act or not at all.

A room declares one ``ImportService`` for each kind it brings; the window and the command line call nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from app.domain import machine
from app.domain.import_plan import ImportOptions, ImportReport, Plan
from app.domain.machine import CannotRead
from app.domain.progress import Progress
from app.domain.sheets import FoundSheet
from app.imports.reader_process import read_safely
from app.imports.workbook import Workbook
from app.models.book import Book
from app.models.operation import Operation, Outcome

Options = TypeVar("Options", bound=ImportOptions)


@dataclass(frozen=True, slots=True)
class Source(Generic[Options]):
    """The file of an import, what was chosen for it, and who hears how far it is."""

    file: Path
    options: Options
    progress: Progress | None = None

    def workbook(self) -> Workbook:
        """The file read; refuses one that is no workbook."""
        return read_safely(self.file, waiting=None if self.progress is None else partial(self.progress, 0, 0))

    def tell(self, done: int, total: int) -> None:
        """Let whoever listens know."""
        if self.progress is not None:
            self.progress(done, total)


@dataclass(frozen=True, slots=True)
class ImportService(Generic[Options, Plan]):
    """One kind of import. ``act`` is its name in the trail; the rest is what its room does.

    ``find``: the sheets of a workbook that it can take. ``read``: the plan. ``write``: stores the rows that a report allows.
    """

    act: str
    find: Callable[[Workbook], Sequence[FoundSheet]]
    read: Callable[[Book, Source[Options]], Plan]
    write: Callable[[Operation, ImportReport[Plan], Source[Options]], None]

    def sheets_in(self, file: Path, progress: Progress | None = None) -> Sequence[FoundSheet]:
        """The sheets of a file that can be taken; refuses a file that is no workbook."""
        return self.find(Source(file, ImportOptions(), progress).workbook())

    def plan(self, book: Book, file: Path, options: Options, progress: Progress | None = None) -> ImportReport[Plan]:
        """What would become of each row, without writing anything."""
        return self.read(book, Source(file, options, progress)).report(options)

    def carry_out(
        self, book: Book, file: Path, options: Options, progress: Progress | None = None
    ) -> Outcome[ImportReport[Plan]]:
        """Write as one act what the options allow, or nothing while findings stop it or nothing would change."""
        source = Source(file, options, progress)
        plan = self.read(book, source)
        report: ImportReport[Plan] = plan.report(options)
        if not report.to_write:
            return Outcome(report, sentence=report.sentence)
        try:
            with book.operation(self.act, subject=f"{file.name} – {plan.sheet.strip()}") as operation:
                self.write(operation, report, source)
        except OSError as problem:
            # Why here: of the disk, only the workbook is read within the act; the book's own failures are refusals already.
            raise CannotRead(name=file.name, problem=machine.reason(problem)) from problem
        return operation.outcome(plan.report(options, written=True), report.sentence)
