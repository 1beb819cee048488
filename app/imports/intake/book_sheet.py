"""Recognising the cash book (S11-H) and the bank book (S12-H) on a sheet, and taking out their rows as they stand.

Heads may be merged over two rows, written in VNI, or stand anywhere in the first rows. Cells keep their original
values here; what they mean and what is wrong with them is decided in ``book_rows.py`` and ``book_faults.py``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.dates import Month, Period
from app.domain.intake.book_import import BookKind
from app.domain.ledger.vouchers import parse_number
from app.domain.problems import N_, Finding, Level, Message, Refusal
from app.domain.reading import UnreadableDate, UnreadableMoney, read_date, read_money
from app.domain.sheets import Cell
from app.domain.text import clean, fold
from app.imports.encodings import convert
from app.imports.heads import HEAD_WITHIN, joined_heads, letter
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
        if book.period is None
        or found.period is None
        or (found.period.first <= book.period.last and book.period.first <= found.period.last)
    ]
    return books[0] if len(books) == 1 else None


def recognise(sheet: Sheet) -> BookSheet | None:
    """The book on a sheet, or None when the sheet is something else."""
    for place in range(min(HEAD_WITHIN, len(sheet.rows))):
        for height in (1, 2, 3):
            columns = _columns(sheet, place, height)
            if columns is not None:
                kind = _kind(sheet, place, columns)
                return _read(sheet, place, height, columns, kind)
    return None


BOOKS = Wanted(recognise, NoBookSheet, SeveralBookSheets)


# ---- the head --------------------------------------------------------------------------------------------------

_PLACES: tuple[tuple[str, str], ...] = (
    # Why: the first pattern that fits a column's joined heads wins, so the narrow ones stand first.
    ("balance", r"\b(ton quy|ton|con lai|so du|so ton)$"),
    ("amount_in", r"^so tien.* (thu|gui vao|thu gui vao)$|^(thu gui vao|gui vao|so tien thu|thu)$"),
    ("amount_out", r"^so tien.* (chi|rut ra|chi rut ra)$|^(chi rut ra|rut ra|so tien chi|chi)$"),
    ("number_in", r"^(so hieu|so phieu|chung tu|so).* thu$"),
    ("number_out", r"^(so hieu|so phieu|chung tu|so).* chi$"),
    ("book_date", r"ngay.*ghi so"),
    ("voucher_date", r"ngay.*chung tu|chung tu.* ngay|^ngay$|^ngay thang$"),
    ("number", r"so hieu|so chung tu|^chung tu so$|^so ct$|^so phieu$"),
    ("text", r"dien giai|noi dung"),
    ("note", r"ghi chu"),
)
_Columns = Mapping[str, int]


def _columns(sheet: Sheet, place: int, height: int) -> _Columns | None:
    """Which column holds what, when the rows from ``place`` are the head of a book."""
    if place + height > len(sheet.rows) or not any(
        _is_text_head(sheet.at(place, at)) for at in range(len(sheet.rows[place]))
    ):
        return None
    found: dict[str, int] = {}
    for column, head in joined_heads(sheet, place, height):
        for name, pattern in _PLACES:
            if re.search(pattern, head):
                found.setdefault(name, column)
                break
    has_numbers = "number" in found or {"number_in", "number_out"} <= found.keys()
    has_dates = "book_date" in found or "voucher_date" in found
    return found if has_numbers and has_dates and {"text", "amount_in", "amount_out"} <= found.keys() else None


def _is_text_head(cell: Cell) -> bool:
    return isinstance(cell, str) and re.search("dien giai|noi dung", _folded(cell)) is not None


def _kind(sheet: Sheet, place: int, columns: _Columns) -> BookKind:
    above = " ".join(_folded(cell) for row in sheet.rows[: place + 3] for cell in row if isinstance(cell, str))
    if re.search(r"so tien gui|so quy tien mat|s1[12]-?h", above):
        return BookKind.BANK if re.search(r"so tien gui|s12-?h", above) else BookKind.CASH
    bank = re.search(r"gui vao|rut ra|con lai|ngan hang|so tai khoan", above) is not None
    return BookKind.BANK if bank and "number_in" not in columns else BookKind.CASH


def _folded(cell: str) -> str:
    return re.sub(r"[^a-z0-9/.:-]+", " ", fold(convert(cell).text)).strip()


# ---- the body --------------------------------------------------------------------------------------------------

_SUMMARY = re.compile(
    r"^(cong (so )?phat sinh|cong luy ke|cong (thang|quy|nam|trang|so|mang|chuyen)|tong( cong| so)?\b|cong *:?$|so du\b|luy ke|"
    r"ton (quy )?(dau|cuoi)|du (dau|cuoi)|mang sang|chuyen sang|so phat sinh)"
)
_OPENING = re.compile(r"(so du|ton|ton quy|du) (dau|thang truoc|nam truoc)|mang sang|chuyen sang")
_CLOSING = re.compile(r"(so du|ton|ton quy|du) cuoi")


def _read(sheet: Sheet, place: int, height: int, columns: _Columns, kind: BookKind) -> BookSheet:
    rows: list[SheetRow] = []
    findings = list(_title_findings(sheet, place + height))
    opening = totals = closing = None
    for at in range(place + height, len(sheet.rows)):
        if not sheet.rows[at] or _is_column_numbers(sheet.rows[at]):
            continue
        row = _row(sheet, at, columns)
        label = _summary_label(sheet, at, columns, row)
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
            findings.append(_ignored(sheet.name, row))
    seen = {row.row for row in rows}
    findings.extend(_of_the_book(sheet.findings, seen, columns))
    period = _period(sheet, place)
    return BookSheet(sheet.name, kind, tuple(rows), period, opening, totals, closing, tuple(findings))


def _row(sheet: Sheet, at: int, columns: _Columns) -> SheetRow:
    def cell(name: str) -> Cell:
        value = sheet.at(at, columns[name]) if name in columns else None
        return None if isinstance(value, str) and not clean(value) else value

    def words(name: str) -> str:
        value = cell(name)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else str(value)

    return SheetRow(
        at + 1,
        cell("book_date"),
        cell("voucher_date"),
        words("number") or words("number_in") or words("number_out"),
        words("text"),
        cell("amount_in"),
        cell("amount_out"),
        cell("balance"),
        words("note"),
    )


def _summary_label(sheet: Sheet, at: int, columns: _Columns, row: SheetRow) -> str | None:
    """The folded words of a sum or balance row; None for a row that carries a voucher number or a day."""
    if (
        parse_number(row.number) is not None
        or isinstance(row.voucher_date, dt.date)
        or isinstance(row.book_date, dt.date)
    ):
        return None
    for column in range(columns["text"] + 1):
        value = sheet.at(at, column)
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


def _is_column_numbers(row: Sequence[Cell]) -> bool:
    """True for the line "A B C D E 1 2 3 G" under the head."""
    filled = [str(cell).removesuffix(".0").strip() for cell in row if cell is not None]
    return len(filled) >= 4 and all(re.fullmatch(r"[A-Z]|\d", cell) for cell in filled)


def _ignored(sheet: str, row: SheetRow) -> Finding:
    return Finding(
        Level.NOTE,
        "row-text-only",
        Message(
            N_("Dòng chỉ có chữ «{text}», không có số hiệu, ngày và số tiền: không nhập."),
            {"text": clean(row.text)[:60]},
        ),
        sheet,
        row.row,
    )


def _of_the_book(findings: tuple[Finding, ...], seen: set[int], columns: _Columns) -> Iterator[Finding]:
    """Of what the reader saw, only what touches the book's rows; a doubtful balance or note does not stop."""
    needed = {letter(column): name for name, column in columns.items()}
    for finding in findings:
        if finding.row is not None and finding.row not in seen:
            continue
        name = needed.get(finding.column or "", "")
        if finding.column is not None and not name:
            continue
        if name in ("balance", "note"):
            finding = replace(finding, level=Level.NOTE)
        yield finding


# ---- the title -------------------------------------------------------------------------------------------------


def _title_findings(sheet: Sheet, until: int) -> Iterator[Finding]:
    for at, row in enumerate(sheet.rows[:until], 1):
        for cell in row:
            conversion = convert(cell) if isinstance(cell, str) else None
            if conversion is not None and conversion.found:
                yield Finding(
                    Level.NOTE,
                    "text-converted",
                    Message(
                        N_("Chữ theo bảng mã {encoding} đã chuyển thành «{text}»."),
                        {"encoding": ", ".join(conversion.found), "text": clean(conversion.text)},
                    ),
                    sheet.name,
                    at,
                )


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
