"""Looking into a workbook before importing it: which of its sheets are cash or bank books, and over which days."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.dates import Period
from app.imports.ledger.book_sheet import BookKind, books_of
from app.imports.reader_process import read_safely


@dataclass(frozen=True, slots=True)
class FoundBook:
    """One sheet that reads as a book; ``kind`` as the import takes it."""

    kind: str
    sheet: str
    period: Period | None
    rows: int


def books_in(file: Path) -> tuple[FoundBook, ...]:
    """Every sheet of a workbook that is a cash or bank book, in the order of the file; refuses a file that is no workbook."""
    workbook = read_safely(file)
    order = {sheet.name: place for place, sheet in enumerate(workbook.sheets)}
    found = [
        FoundBook(str(kind), book.name, book.period, len(book.rows))
        for kind in BookKind
        for book in books_of(workbook, kind)
    ]
    return tuple(sorted(found, key=lambda book: order[book.sheet]))
