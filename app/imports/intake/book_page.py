"""A book as it stands on a sheet: its rows with their cells, its sums and balances, and what was passed over. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.dates import Month, Period
from app.domain.import_plan import PassedOver, PassedRow
from app.domain.intake.book_import import BookKind
from app.domain.problems import Finding
from app.domain.sheets import Cell
from app.imports.layout import Layout


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of the book with its cells as they stand; ``row`` as Excel counts."""

    row: int
    book_date: Cell = None
    voucher_date: Cell = None
    number: str = ""
    text: str = ""
    amount_in: Cell = None
    amount_out: Cell = None
    balance: Cell = None
    note: str = ""
    more: Mapping[str, Cell] = field(default_factory=dict)
    """Cells of whatever else of a voucher the book tells."""
    sheet: str = ""
    """The sheet it stands on, where a book lies over several."""
    parts: tuple[SheetRow, ...] = ()
    """Further rows of the same voucher: its number is joined over them."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A row of sums or of a balance among the rows: ``place`` is how many rows of the book stand above it."""

    why: PassedOver
    label: str
    row: SheetRow
    place: int
    month: Month | None = None
    """The month its words name."""
    opens: bool = False
    """True for a balance to count from."""


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A recognised book: its rows, what it says of itself, and findings made while recognising it."""

    name: str
    kind: BookKind
    rows: tuple[SheetRow, ...]
    period: Period | None = None
    """What the title says the book is for."""
    opening: SheetRow | None = None
    totals: SheetRow | None = None
    closing: SheetRow | None = None
    findings: tuple[Finding, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    summaries: tuple[Summary, ...] = ()
    passed: tuple[PassedRow, ...] = ()
    layout: Layout | None = None
    proof: float = 0.0
    """Which share of the running balance holds; 0 where there is none."""
    pages: tuple[BookSheet, ...] = ()
    """The sheets of a book that lies over several."""
    says_kind: bool = True
    """False where nothing tells whether it is a cash book or a bank book."""
    table: str = ""
    """By what it is chosen where its sheet holds several."""
    is_text: bool = False
    """True where the file holds nothing but texts."""

    @property
    def table_name(self) -> str:
        """By what it is chosen."""
        return self.table.strip() or self.name.strip()

    def page_of(self, row: SheetRow) -> BookSheet:
        """The sheet of the book a row stands on."""
        return next((page for page in self.pages if page.name == row.sheet), self)


def as_one(books: Sequence[BookSheet]) -> BookSheet:
    """Several sheets of one book, in their order, as one book."""
    if len(books) == 1:
        return books[0]
    rows: list[SheetRow] = []
    summaries: list[Summary] = []
    for book in books:
        summaries += (
            replace(each, place=each.place + len(rows), row=replace(each.row, sheet=book.name))
            for each in book.summaries
        )
        rows += (replace(row, sheet=book.name) for row in book.rows)
    first, last = books[0], books[-1]
    periods = [book.period for book in books if book.period is not None]
    whole = Period(min(p.first for p in periods), max(p.last for p in periods)) if len(periods) == len(books) else None
    return BookSheet(
        one_name([book.name for book in books]),
        first.kind,
        tuple(rows),
        whole,
        first.opening and replace(first.opening, sheet=first.name),
        None,
        last.closing and replace(last.closing, sheet=last.name),
        tuple(finding for book in books for finding in book.findings),
        first.letters,
        first.heads,
        tuple(summaries),
        tuple(passed for book in books for passed in book.passed),
        first.layout,
        min(book.proof for book in books),
        tuple(books),
    )


def one_name(names: Sequence[str]) -> str:
    """The sheets of one book as one name: all of a few, the first and the last of many."""
    names = list(dict.fromkeys(name.strip() for name in names))
    return ", ".join(names) if len(names) <= 3 else f"{names[0]} … {names[-1]} ({len(names)})"
