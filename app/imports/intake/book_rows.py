"""The rows of a book read as far as they are sure: narration, side, amount, dates and number of each line.

A ``BookLine`` keeps the cells it came from and, beside them, what is settled so far; the checks in ``book_faults.py`` and
its neighbours mend the settled part. Nothing is judged here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from app.domain.dates import Period
from app.domain.intake.book_import import (
    BookKind,
    ContentPart,
    KnownBook,
    KnownRow,
    KnownTransfer,
    Place,
    RowIdentity,
    SameTransfer,
)
from app.domain.intake.records import BOOK_SHEET
from app.domain.ledger.coding import CodingRule, Proposal, Way
from app.domain.ledger.vouchers import SeriesNumber, parse_number
from app.domain.money import Dong, dong
from app.domain.problems import Finding
from app.domain.reading import UnreadableDate, read_date
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports.cells import CellFinding, CellFindings, found_in, read, read_amount, read_words
from app.imports.heads import as_written
from app.imports.intake.book_page import BookSheet, SheetRow


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What the treasurer chose: the book's year, the other book of the same file, the account of cash transfers."""

    year: int | None = None
    sibling: BookSheet | None = None
    transfer_account: str | None = None
    same_transfer: SameTransfer | None = None
    people: Mapping[Place, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookLine:
    """One row of the book: as read (``read_*``) and as settled so far."""

    source: SheetRow
    identity: RowIdentity
    narration: str
    more: Mapping[str, Any]
    found: CellFindings
    direction: Way | None
    amount: Dong | None
    balance: Dong | None
    read_book_date: dt.date | None
    read_voucher_date: dt.date | None
    read_number: SeriesNumber | None
    book_date: dt.date | None
    voucher_date: dt.date | None
    number: SeriesNumber | None = None
    """The settled number, with its year."""
    proposal: Proposal | None = None
    code: str | None = None
    is_transfer: bool = False
    other_fund: str | None = None
    known: KnownRow | None = None
    """The row as imported before, unchanged."""
    changed_from: KnownRow | None = None
    """The earlier row this one takes the place of."""
    match: KnownTransfer | None = None
    """The transfer in the book that this row shows."""
    parts: tuple[ContentPart, ...] = ()
    """The lines of its voucher, where its number is joined over several rows; their amounts add up to its own."""
    own_series: bool = False
    """True where the number is given by the series of the book because the sheet counts in its own way or not at all."""
    short_year: bool = False
    """True where the day was written with two figures for a year that the book settles."""
    asked: Any = None
    """What may be its other half, where that is not sure (``transfer_matching.Asked``)."""

    @property
    def row(self) -> int:
        return self.source.row

    @property
    def keeps_dates(self) -> bool:
        """True when the dates are those already in the book and need no question."""
        before = self.known or self.changed_from
        return before is not None and before.identity.date == self.identity.date

    @property
    def keeps_number(self) -> bool:
        """True when the number is the one already in the book."""
        before = self.known or self.changed_from
        return before is not None and before.identity.number == self.identity.number

    @property
    def keeps_text(self) -> bool:
        """True when narration and code are those already in the book."""
        before = self.known or self.changed_from
        return before is not None and before.identity.text == self.identity.text


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding on the line at ``place`` and, where it proposes something, the fields that mend the line."""

    finding: Finding
    place: int | None = None
    mend: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """All a check may look at. Checks return faults; ``mended`` gives the context after their proposals."""

    sheet: BookSheet
    known: KnownBook
    rules: tuple[CodingRule, ...]
    options: PlanOptions
    allowed: Period
    lines: tuple[BookLine, ...]
    sibling: tuple[BookLine, ...] = ()

    @property
    def is_cash(self) -> bool:
        return self.sheet.kind is BookKind.CASH

    def mended(self, faults: Sequence[Fault]) -> Context:
        """The context with the proposals of these faults taken."""
        if not any(fault.mend for fault in faults):
            return self
        lines = list(self.lines)
        for fault in faults:
            if fault.place is not None and fault.mend:
                lines[fault.place] = replace(lines[fault.place], **fault.mend)  # type: ignore[arg-type]
        return replace(self, lines=tuple(lines))

    def at(self, place: int | None, finding: Finding, mend: Mapping[str, object] | None = None) -> Fault:
        """The finding on the line at ``place`` (None: on the whole sheet), and what of the line its proposal mends."""
        if place is None:
            return Fault(finding.at(self.sheet.name), None, mend or {})
        line = self.lines[place]
        return Fault(finding.at(self.sheet_of(line), line.row), place, mend or {})

    def sheet_of(self, line: BookLine) -> str:
        """The name of the sheet a line stands on."""
        return line.source.sheet or self.sheet.name

    def fault_of_cell(self, place: int, found: CellFinding) -> Fault:
        """What was found in reading a cell of the line at ``place``."""
        line = self.lines[place]
        return Fault(found_in(self.sheet.page_of(line.source), line.row, found), place)


def to_check(context: Context) -> Iterator[tuple[int, BookLine]]:
    """The lines that are not in the book already."""
    return ((place, line) for place, line in enumerate(context.lines) if line.known is None)


# ---- reading ---------------------------------------------------------------------------------------------------


def read_lines(sheet: BookSheet) -> tuple[BookLine, ...]:
    """Every row of the sheet as a line, with the identity it is known again by."""
    seen: dict[RowIdentity, int] = {}
    lines = []
    for source in sheet.rows:
        line = _read_line(source)
        seen[line.identity] = seen.get(line.identity, 0) + 1
        lines.append(replace(line, identity=replace(line.identity, occurrence=seen[line.identity])))
    return tuple(lines)


def _read_line(source: SheetRow) -> BookLine:
    narration, on_text = read_words("text", source.text)
    direction, cell = side_of(source)
    amount, on_amount = read_amount(f"amount_{direction}", cell, "amount")
    parts, on_parts = _parts_of(source, narration, amount)
    if parts:
        amount = dong(sum(part.amount for part in parts))
        narration = "; ".join(dict.fromkeys(part.narration for part in parts if part.narration))
    elif on_parts:
        amount = None
    more = {key: read(BOOK_SHEET[key], each) for key, each in source.more.items()}
    on_more = tuple(found for _value, on_cell in more.values() for found in on_cell)
    book_date, voucher_date = day_in(source.book_date), day_in(source.voucher_date)
    shown_amount = _shown(cell) if amount is None else str(amount)
    identity = RowIdentity(
        clean(source.number),
        "|".join(dict.fromkeys((_shown_day(source.book_date), _shown_day(source.voucher_date)))),
        narration,
        f"{'+' if direction == 'in' else '-' if direction == 'out' else '?'}{shown_amount}",
    )
    return BookLine(
        source,
        identity,
        narration,
        {key: value for key, (value, _found) in more.items()},
        (*on_text, *on_amount, *on_parts, *on_more),
        direction,
        amount,
        money_in(_last_balance(source)),
        book_date,
        voucher_date,
        parse_number(clean(source.number)),
        book_date or voucher_date,
        voucher_date or book_date,
        parts=parts,
    )


def _last_balance(source: SheetRow) -> Cell:
    """The balance after all rows of a voucher."""
    return next((row.balance for row in (*reversed(source.parts), source) if row.balance is not None), None)


def _parts_of(source: SheetRow, narration: str, amount: Dong | None) -> tuple[tuple[ContentPart, ...], CellFindings]:
    """The lines of a voucher whose number is joined over several rows; none for a voucher of one row, or where an amount is unread."""
    if not source.parts or amount is None:
        return (), ()
    parts, found = [ContentPart(narration, amount)], list[CellFinding]()
    for row in source.parts:
        direction, cell = side_of(row)
        value, on_amount = read_amount(f"amount_{direction}", cell, "amount")
        text, _on_text = read_words("text", row.text)
        found += on_amount
        if value is not None:
            parts.append(ContentPart(text or narration, value))
    return (tuple(parts), tuple(found)) if len(parts) == len(source.parts) + 1 else ((), tuple(found))


def side_of(source: SheetRow) -> tuple[Way | None, Cell]:
    """The side that holds the amount, and its cell; no side when both or none do. A zero beside an amount is empty."""
    filled: list[tuple[Way, Cell]] = []
    if source.amount_in is not None:
        filled.append(("in", source.amount_in))
    if source.amount_out is not None:
        filled.append(("out", source.amount_out))
    if len(filled) > 1:
        filled = [(way, cell) for way, cell in filled if not _is_nothing(cell)] or filled[:1]
    return filled[0] if len(filled) == 1 else (None, None)


def _is_nothing(cell: Cell) -> bool:
    return cell == 0 or (isinstance(cell, str) and clean(cell) in ("0", "-", "–"))


def money_in(cell: Cell) -> Dong | None:
    """The amount, or None where it is not sure."""
    return read_amount("amount", cell)[0]


def day_in(cell: Cell) -> dt.date | None:
    """The day, or None where it is not sure."""
    try:
        return read_date(cell)
    except UnreadableDate:
        return None


def _shown_day(cell: Cell) -> str:
    day = day_in(cell)
    return day.isoformat() if day else _shown(cell)


def _shown(cell: Cell) -> str:
    return "" if cell is None else clean(str(cell))


def original_of(source: SheetRow) -> dict[str, str]:
    """The row's own cells as text, to be kept beside what is stored."""
    cells = {name: getattr(source, name) for name in _CELLS} | dict(source.more)
    return {name: as_written(cell) for name, cell in cells.items() if cell not in (None, "")}


_CELLS = tuple(each.name for each in fields(SheetRow) if each.name not in ("row", "sheet", "parts", "more"))
