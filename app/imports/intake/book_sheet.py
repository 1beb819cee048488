"""Recognising the cash book (S11-H) and the bank book (S12-H) on a sheet, and taking out their rows as they stand.

Heads may be merged over two rows, written in VNI, or stand anywhere in the first rows. Cells keep their original
values here; what they mean and what is wrong with them is decided in ``book_rows.py`` and ``book_faults.py``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from app.domain.dates import Month, Period
from app.domain.intake.book_import import BookKind
from app.domain.intake.records import BOOK_SHEET
from app.domain.ledger.vouchers import parse_number
from app.domain.problems import N_, Finding, Refusal
from app.domain.reading import UnreadableDate, UnreadableMoney, read_date, read_money
from app.domain.sheets import Cell
from app.domain.text import fold
from app.imports.encodings import convert
from app.imports.heads import as_written
from app.imports.tables import MOST_HEAD_ROWS, Table, find_table, only_text
from app.imports.which_sheet import Wanted
from app.imports.workbook import Sheet, Workbook


class NoBookSheet(Refusal):
    """No sheet of the workbook, or not the sheet named, is such a book."""

    code = "book-sheet-missing"
    template = N_("Không tìm thấy {book} trong {where}: cần các cột ngày, số hiệu, diễn giải, thu, chi.")


class SeveralBookSheets(Refusal):
    """More than one sheet fits; the treasurer says which."""

    code = "book-sheet-several"
    template = N_("Có {count} trang là {book}: {names}. Hãy chọn một trang.")


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


# ---- which sheet -----------------------------------------------------------------------------------------------


def find_book(workbook: Workbook, kind: BookKind, sheet: str | None = None, year: int | None = None) -> BookSheet:
    """The book of that kind, on the named sheet or the only one that fits (of that year, where one is given)."""
    if sheet is not None:
        book = BOOKS.on(workbook.sheet(sheet), book=kind.whole)
        if book.kind is not kind:
            raise NoBookSheet(book=kind.whole, where=f"«{book.name.strip()}»")
        return book
    books = books_of(workbook, kind)
    if year is not None and len(books) > 1:
        books = [
            book for book in books if book.period is None or book.period.first.year <= year <= book.period.last.year
        ]
    return BOOKS.only(books, workbook, book=kind.whole)


def books_of(workbook: Workbook, kind: BookKind) -> list[BookSheet]:
    """Every visible sheet that is such a book."""
    return [book for book in BOOKS.all_in(workbook) if book.kind is kind]


def sibling_of(workbook: Workbook, book: BookSheet) -> BookSheet | None:
    """The bank book beside a cash book or the other way round, when there is exactly one for the same time."""
    other = BookKind.BANK if book.kind is BookKind.CASH else BookKind.CASH
    books = [
        found
        for found in books_of(workbook, other)
        if book.period is None or found.period is None or found.period.meets(book.period)
    ]
    return books[0] if len(books) == 1 else None


def recognise(sheet: Sheet) -> BookSheet | None:
    """The book on a sheet, or None when the sheet is something else."""
    table = find_table(sheet, BOOK_SHEET)
    return None if table is None else _read(table)


BOOKS = Wanted(recognise, NoBookSheet, SeveralBookSheets)


def _kind(table: Table) -> BookKind:
    above = table.sheet.rows[: table.place + MOST_HEAD_ROWS]
    words = " ".join(_folded(cell) for row in above for cell in row if isinstance(cell, str))
    if re.search(r"so tien gui|so quy tien mat|s1[12]-?h", words):
        return BookKind.BANK if re.search(r"so tien gui|s12-?h", words) else BookKind.CASH
    bank = re.search(r"gui vao|rut ra|con lai|ngan hang|so tai khoan", words) is not None
    return BookKind.BANK if bank and "number_in" not in table.columns else BookKind.CASH


def _folded(cell: str) -> str:
    return re.sub(r"[^a-z0-9/.:-]+", " ", fold(convert(cell).text)).strip()


# ---- the body --------------------------------------------------------------------------------------------------

_SUMMARY = re.compile(
    r"^(cong (so )?phat sinh|cong luy ke|cong (thang|quy|nam|trang|so|mang|chuyen)|tong( cong| so)?\b|cong *:?$|so du\b|luy ke|"
    r"ton (quy )?(dau|cuoi)|du (dau|cuoi)|mang sang|chuyen sang|so phat sinh)"
)
_OPENING = re.compile(r"(so du|ton|ton quy|du) (dau|thang truoc|nam truoc)|mang sang|chuyen sang")
_CLOSING = re.compile(r"(so du|ton|ton quy|du) cuoi")


def _read(table: Table) -> BookSheet:
    sheet = table.sheet
    rows: list[SheetRow] = []
    findings = list(table.converted(0))
    opening = totals = closing = None
    for at, _cells in table.body():
        row = _row(table, at)
        label = _summary_label(table, at, row)
        if label is not None:
            if _CLOSING.search(label):
                closing = row
            elif _OPENING.search(label) and not rows:
                opening = row
            elif label.startswith(("cong", "tong")) and "luy ke" not in label:
                totals = row
        elif _is_entry(row, after_closing=closing is not None):
            rows.append(row)
            totals = closing = None
        elif closing is None and row.text and rows:
            findings.append(only_text(sheet.name, row.row, row.text))
    # Why: a doubtful balance or note keeps nothing out.
    findings += table.seen({row.row for row in rows}, table.columns.keys() - {"balance", "note"})
    period = _period(sheet, table.place)
    return BookSheet(
        sheet.name,
        _kind(table),
        tuple(rows),
        period,
        opening,
        totals,
        closing,
        tuple(findings),
        table.letters,
        table.headings(),
    )


_WORDS = frozenset({"number", "number_in", "number_out", "text", "note"})
_OWN = frozenset(each.name for each in fields(SheetRow))


def _row(table: Table, at: int) -> SheetRow:
    found: dict[str, Any] = {key: as_written(cell) if key in _WORDS else cell for key, cell in table.cells(at).items()}
    numbers = [found.pop(key, "") for key in ("number", "number_in", "number_out")]
    more = {key: found.pop(key) for key in found.keys() - _OWN}
    return SheetRow(at + 1, number=next(filter(None, numbers), ""), more=more, **found)


def _summary_label(table: Table, at: int, row: SheetRow) -> str | None:
    """The folded words of a sum or balance row; None for a row that carries a voucher number or a day."""
    if (
        parse_number(row.number) is not None
        or isinstance(row.voucher_date, dt.date)
        or isinstance(row.book_date, dt.date)
    ):
        return None
    for value in table.sheet.rows[at][: table.columns["text"] + 1]:
        if isinstance(value, str) and _SUMMARY.search(label := _folded(value)):
            return label
    return None


def _is_entry(row: SheetRow, after_closing: bool) -> bool:
    """True for a row that wants to be a voucher, however faulty. Below the closing balance only whole rows count."""
    amounts = [amount for amount in (row.amount_in, row.amount_out) if amount is not None]
    numbered = parse_number(row.number) is not None
    if after_closing:
        return numbered and any(_is_money(amount) for amount in amounts)
    dated = any(_is_date(day) for day in (row.book_date, row.voucher_date))
    if amounts:
        return numbered or dated or (bool(row.text) and any(_is_money(amount) for amount in amounts))
    return numbered or (dated and bool(row.text))


def _is_money(cell: Cell) -> bool:
    try:
        read_money(cell)
    except UnreadableMoney:
        return isinstance(cell, int | float)
    return True


def _is_date(cell: Cell) -> bool:
    try:
        read_date(cell)
    except UnreadableDate as refusal:
        return refusal.proposal is not None
    return True


# ---- the title -------------------------------------------------------------------------------------------------


def _period(sheet: Sheet, place: int) -> Period | None:
    """The time the title names: from day to day, a month, a quarter or a year; else the year in the sheet's name."""
    texts = [_folded(cell) for row in sheet.rows[:place] for cell in row if isinstance(cell, str)]
    for text in texts:
        days = re.search(r"tu ngay (\d{1,2}/\d{1,2}/\d{4}) den (?:het )?(?:ngay )?(\d{1,2}/\d{1,2}/\d{4})", text)
        if days:
            try:
                return Period(read_date(days[1]), read_date(days[2]))
            except (UnreadableDate, ValueError):
                continue
    heads = [text for text in texts if re.match(r"(nam|thang|quy \d|ky|so quy|so tien gui)\b", text)]
    for text in [*heads, _folded(sheet.name)]:
        # Trap: "2026" in a sheet's name may stand beside a month: T3.2026, 03-2026.
        if month := re.search(r"(?:thang|\bt) ?(\d{1,2}) ?(?:/|-|\.|nam|năm| )+((?:19|20)\d\d)\b", text):
            if 1 <= int(month[1]) <= 12:
                return Period.of_month(Month(int(month[2]), int(month[1])))
        elif quarter := re.search(r"(?:quy|\bq) ?([1-4]) ?(?:/|-|\.|nam| )+((?:19|20)\d\d)\b", text):
            return Period.of_quarter(int(quarter[2]), int(quarter[1]))
        elif year := re.search(r"\b((?:19|20)\d\d)\b", text):
            return Period.of_year(int(year[1]))
    return None
