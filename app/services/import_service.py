"""The frame of every import: look what is in a file, plan without writing, carry out as one act or not at all.

A room declares one ``ImportService`` for each kind it brings; the window and the command line call nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from app.domain import machine
from app.domain.import_plan import ImportOptions, ImportReport, Plan
from app.domain.machine import CannotRead
from app.domain.pointing import Pointable, Pointed, PointedTable, Preview
from app.domain.problems import N_, Finding, note
from app.domain.progress import Progress
from app.domain.sheets import FoundSheet
from app.imports.reader_process import read_safely
from app.imports.workbook import Workbook
from app.models.book import Book
from app.models.operation import Operation, Outcome
from app.services.blank_sheets import BlankSheet
from app.services.kept_readings import remembered_reading

Sheets = Workbook
"""What pages hold of a file that is read; they look at its cells and change nothing."""
Options = TypeVar("Options", bound=ImportOptions)


@dataclass(frozen=True, slots=True)
class Source(Generic[Options]):
    """The file of an import, what was chosen for it, and who hears how far it is; its tables where they are pointed at."""

    file: Path
    options: Options
    progress: Progress | None = None
    pointed: Pointed = ()
    held: Workbook | None = None
    """The file, where it is read already."""

    def workbook(self) -> Workbook:
        """The file read; refuses one that is no workbook."""
        if self.held is not None:
            return self.held
        return read_safely(self.file, waiting=None if self.progress is None else partial(self.progress, 0, 0))

    def tell(self, done: int, total: int) -> None:
        """Let whoever listens know."""
        if self.progress is not None:
            self.progress(done, total)


@dataclass(frozen=True, slots=True)
class ByHand:
    """How tables are pointed at: what of them, the sheets that can then be taken, what one comes to, and the program's own readings.

    ``guess`` gives for a kind the tables as they are read unaided, the surest first.
    """

    pointable: Pointable
    find: Callable[[Workbook, Pointed], Sequence[FoundSheet]]
    preview: Callable[[Workbook, PointedTable], Preview]
    guess: Callable[[Workbook, str], Sequence[PointedTable]]


@dataclass(frozen=True, slots=True)
class ImportService(Generic[Options, Plan]):
    """One kind of import. ``act`` is its name in the trail; the rest is what its room does.

    ``find``: the sheets of a workbook that it can take. ``read``: the plan. ``write``: stores the rows that a report allows.
    """

    act: str
    find: Callable[[Workbook], Sequence[FoundSheet]]
    read: Callable[[Book, Source[Options]], Plan]
    write: Callable[[Operation, ImportReport[Plan], Source[Options]], None]
    by_hand: ByHand | None = None
    blanks: tuple[BlankSheet, ...] = ()
    """The sheets to fill in that it reads without a question."""

    def sheets_in(
        self, file: Path, progress: Progress | None = None, pointed: Pointed | None = None
    ) -> Sequence[FoundSheet]:
        """The sheets of a file that can be taken; refuses a file that is no workbook."""
        workbook = Source(file, ImportOptions(), progress).workbook()
        if self.by_hand is None:
            return self.find(workbook)
        tables = remembered_reading(workbook, self.by_hand.pointable.kinds) if pointed is None else pointed
        return self.by_hand.find(workbook, tables) if tables else self.find(workbook)

    def workbook(self, file: Path, progress: Progress | None = None) -> Workbook:
        """The file read, for whoever points at its tables."""
        return Source(file, ImportOptions(), progress).workbook()

    def _plan(self, book: Book, source: Source[Options]) -> Plan:
        """The plan by the tables pointed at, now or for a file of that shape, else unaided."""
        if self.by_hand is None:
            return self.read(book, source)
        workbook, pointable = source.workbook(), self.by_hand.pointable
        kind = str(getattr(source.options, "kind", pointable.kinds[0]))
        told = source.options.pointed
        if told:
            pointable.of_kind(told, kind)
        tables = remembered_reading(workbook, pointable.kinds) if told is None else told
        plan = self.read(book, replace(source, held=workbook, pointed=tables))
        taken = told is None and any(each.kind == kind for each in tables)
        return replace(plan, findings=(_remembered(plan.sheet), *plan.findings)) if taken else plan

    def plan(self, book: Book, file: Path, options: Options, progress: Progress | None = None) -> ImportReport[Plan]:
        """What would become of each row, without writing anything."""
        return self._plan(book, Source(file, options, progress)).report(options)

    def carry_out(
        self, book: Book, file: Path, options: Options, progress: Progress | None = None
    ) -> Outcome[ImportReport[Plan]]:
        """Write as one act what the options allow, or nothing while findings stop it or nothing would change."""
        source = Source(file, options, progress)
        plan = self._plan(book, source)
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


REMEMBERED = "reading-remembered"


def _remembered(sheet: str) -> Finding:
    text = N_("Đọc theo cách đã chỉ lần trước cho bảng dạng này; muốn chương trình tự đọc thì bỏ cách ấy (--unaided).")
    return note(REMEMBERED, text).at(sheet)
