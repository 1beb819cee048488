"""Recognising the cash and bank books of a workbook: every table of every visible sheet, the best reading of each, and which are meant.

How a block becomes a layout is in ``book_columns.py``; how a layout becomes rows in ``book_layout.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.domain.intake.book_import import BookKind
from app.domain.problems import N_, Finding, Refusal, stop
from app.domain.text import fold
from app.imports.content import Content, contents
from app.imports.heads import letter
from app.imports.intake import book_words as words
from app.imports.intake.book_account import accounted_for
from app.imports.intake.book_alike import alike
from app.imports.intake.book_blocks import Block, groups_of, side_by_side, without_head
from app.imports.intake.book_columns import Reading, readings_of
from app.imports.intake.book_layout import laid_out, unit_note
from app.imports.intake.book_page import BookSheet, SheetRow, as_one
from app.imports.layout import Layout
from app.imports.tables import Table
from app.imports.workbook import Sheet, Workbook

__all__ = (
    "BookSheet", "NoBookSheet", "SeveralBookSheets", "SheetRow", "books_in", "books_of", "find_book", "recognise", "sibling_of",
)  # fmt: skip


class NoBookSheet(Refusal):
    """No sheet of the workbook, or not the sheet named, is such a book."""

    code = "book-sheet-missing"
    template = N_("Không tìm thấy {book} trong {where}: cần các cột ngày, diễn giải, thu, chi.")


class SeveralBookSheets(Refusal):
    """More than one book fits; the treasurer says which."""

    code = "book-sheet-several"
    template = N_("Có {count} trang là {book}: {names}. Hãy chọn một trang.")


# ---- one sheet -------------------------------------------------------------------------------------------------


def recognise(sheet: Sheet) -> BookSheet | None:
    """The surest book on a sheet, or None when the sheet is something else."""
    books = recognise_all(sheet)
    return max(books, key=lambda book: (book.proof, len(book.rows)), default=None)


def recognise_all(sheet: Sheet, year: int | None = None) -> list[BookSheet]:
    """Every book on a sheet, from top to bottom, then from left to right."""
    readings = readings_on(sheet)
    return [_book(sheet, reading, readings, year) for reading in readings]


def readings_on(sheet: Sheet) -> list[Reading]:
    """How the books on a sheet are read."""
    if _is_statement(sheet):
        return []
    readings: list[Reading] = []
    for blocks in groups_of(sheet):
        found = _best(blocks)
        if readings and _goes_on(sheet, readings, blocks, found):
            last = max(block.bottom for block in blocks)
            readings = [
                replace(each, layout=replace(each.layout, last=last)) if each.layout.last == blocks[0].top else each
                for each in readings
            ]
        else:
            readings += found
    if not readings and (plain := without_head(sheet)) is not None:
        readings = _best([plain])
    return readings


def _best(blocks: Sequence[Block]) -> list[Reading]:
    """The readings of the head that makes the surest of a block."""
    ways = [[reading for part in side_by_side(block) for reading in readings_of(part)] for block in blocks]
    return max(ways, key=lambda way: sum(reading.score for reading in way), default=[])


def _goes_on(sheet: Sheet, before: Sequence[Reading], blocks: Sequence[Block], found: Sequence[Reading]) -> bool:
    """True where a head is only printed again: the same words in the same columns, no title of another book, no other opening."""
    last = before[-1].layout
    head = [sheet.rows[row - 1] for row in last.head]
    again = {words.plain_row(sheet.rows[block.head]) for block in blocks}
    if not head or words.plain_row(head[0]) not in again:
        return False
    block = min(blocks, key=lambda each: each.head)
    kind = words.kind_of(_titles(sheet, last, block.head), "", "")
    if kind is not None and str(kind) != last.kind:
        return False
    return _opens_as_closed(sheet, last, found)


def _titles(sheet: Sheet, layout: Layout, head: int) -> str:
    """The words between the last row with an amount and a head."""
    texts: list[str] = []
    for at in range(head - 1, layout.first - 2, -1):
        cells = sheet.rows[at]
        if any(contents(cell) & {Content.DAY, Content.SUM} for cell in cells):
            break
        texts += (words.folded(cell) for cell in cells if isinstance(cell, str))
    return " ".join(texts)


def _opens_as_closed(sheet: Sheet, layout: Layout, found: Sequence[Reading]) -> bool:
    """True unless the rows below the second head open with another balance than the rows above it closed with."""
    mine = next((each.layout for each in found if each.layout.columns.get("text") == layout.columns.get("text")), None)
    if mine is None or "balance" not in layout.columns:
        return True
    above, below = laid_out(layout, sheet), laid_out(mine, sheet)
    closing = next(
        (row.balance for row in [above.closing, *reversed(above.rows)] if row is not None and row.balance is not None),
        None,
    )
    opening = below.opening.balance if below.opening is not None else None
    return opening is None or closing is None or opening == closing


def _book(sheet: Sheet, reading: Reading, others: Sequence[Reading], year: int | None) -> BookSheet:
    layout = reading.layout if reading.layout.year or year is None else replace(reading.layout, year=year)
    book = laid_out(layout, sheet)
    findings: list[Finding] = list(_head_notes(sheet, layout))
    if (said := unit_note(layout)) is not None:
        findings.append(said)
    if reading.doubtful:
        columns = {key: layout.letters[key] for key in ("amount_in", "amount_out")}
        text = N_(
            "Chưa rõ cột {amount_in} hay cột {amount_out} là thu: sổ không có cột tồn để kiểm. Hãy xem lại tiêu đề hai cột."
        )
        found = stop("side-unclear", text, **columns).at(sheet.name)
        findings.append(found.proposing(N_("Cột {amount_in} là thu, cột {amount_out} là chi"), **columns))
    name = sheet.name
    if sum(each.layout.kind == layout.kind for each in others) > 1:
        name = f"{sheet.name.strip()}!{letter(min(layout.columns.values()))}{layout.first}"
    return replace(
        book,
        findings=(*findings, *book.findings),
        proof=reading.proof.share if reading.proof.holds else 0.0,
        says_kind=reading.kind is not None,
        table=name,
    )


def _head_notes(sheet: Sheet, layout: Layout) -> list[Finding]:
    """What is noted of a head in an old encoding."""
    if not layout.head:
        return []
    from app.domain.intake.records import BOOK_SHEET

    table = Table(BOOK_SHEET, sheet, layout.head[0] - 1, len(layout.head), layout.columns)
    return list(table.converted(0))


def _is_statement(sheet: Sheet) -> bool:
    """True for a statement of a bank, which is no book of hers."""
    texts = (words.folded(cell) for row in sheet.rows[:15] for cell in row if isinstance(cell, str))
    return any(text.startswith(("sao ke", "bang sao ke", "so phu", "account statement")) for text in texts)


# ---- which book of a file --------------------------------------------------------------------------------------


def books_in(workbook: Workbook) -> list[BookSheet]:
    """Every book on every visible sheet; a year that only a cover says holds for all."""
    year = _year_said(workbook)
    sheets = [sheet for sheet in workbook.sheets if not sheet.is_hidden]
    found = alike({sheet.name: readings_on(sheet) for sheet in sheets}, workbook)
    return [_book(sheet, reading, found[sheet.name], year) for sheet in sheets for reading in found[sheet.name]]


def _year_said(workbook: Workbook) -> int | None:
    """The one year that titles and names of the sheets say."""
    years = set()
    for sheet in workbook.sheets:
        texts = [words.folded(cell) for row in sheet.rows[:12] for cell in row if isinstance(cell, str)]
        period = words.period_of(texts, sheet.name)
        if period is not None:
            years |= {period.first.year, period.last.year}
    return years.pop() if len(years) == 1 else None


def books_of(workbook: Workbook, kind: BookKind) -> list[BookSheet]:
    """The books of a kind that may be meant: sheets that follow one another (months, pages) are one book."""
    return offered(books_in(workbook), kind)


def offered(found: Sequence[BookSheet], kind: BookKind) -> list[BookSheet]:
    """Of the books found those of a kind, or of no kind where none is of it; what goes on from sheet to sheet is one."""
    books = [book for book in found if book.kind is kind and book.says_kind]
    if not books:
        books = [
            replace(book, kind=kind)
            for book in found
            if not book.says_kind and (kind is BookKind.CASH or len(found) > 1)
        ]
        if kind is BookKind.BANK and not any(book.kind is BookKind.CASH and book.says_kind for book in found):
            books = []
    filled = [book for book in books if book.rows] or books
    years: dict[int | None, list[BookSheet]] = {}
    for book in filled:
        years.setdefault(_year(book), []).append(book)
    return [each for group in years.values() for each in _joined(group)]


def _joined(books: list[BookSheet]) -> list[BookSheet]:
    """Books of one year as one, where no two are of the same days; a sheet that repeats the others is left out."""
    if len(books) == 1:
        return books
    whole = _repeats(books)
    if whole is not None:
        return [whole]
    ranges = [(min(days), max(days), book) for book in books if (days := _days(book))]
    if len(ranges) < len(books):
        return books
    ranges.sort(key=lambda each: each[:2])
    apart = all(before[1] <= after[0] for before, after in pairwise(ranges))
    return [as_one([book for _first, _last, book in ranges])] if apart else books


def _repeats(books: Sequence[BookSheet]) -> BookSheet | None:
    """The one book whose rows are those of all others together."""
    for book in books:
        others = [row for other in books if other is not book for row in other.rows]
        if (
            len(book.rows) == len(others)
            and sorted(map(_said, book.rows)) == sorted(map(_said, others))
            and len(books) > 2
        ):
            return book
    return None


def _said(row: SheetRow) -> str:
    return f"{row.book_date or row.voucher_date}|{row.text}|{row.amount_in}|{row.amount_out}"


def _days(book: BookSheet) -> list[dt.date]:
    days = (row.book_date if row.book_date is not None else row.voucher_date for row in book.rows)
    read = (words.day_of_cell(day) for day in days)
    return [day for day in read if day is not None]


def _year(book: BookSheet) -> int | None:
    if book.period is not None:
        return book.period.first.year
    years = sorted(day.year for day in _days(book))
    return years[len(years) // 2] if years else None


def find_book(workbook: Workbook, kind: BookKind, sheet: str | None = None, year: int | None = None) -> BookSheet:
    """The book of that kind, on the named sheet or the only one that fits (of that year, where one is given)."""
    return choose(books_in(workbook), workbook, kind, sheet, year)


def choose(
    found: Sequence[BookSheet], workbook: Workbook, kind: BookKind, sheet: str | None, year: int | None
) -> BookSheet:
    """Of the books found the one that is meant, with every other row of its sheets named; refuses none and several."""
    return accounted_for(_chosen(found, workbook, kind, sheet, year), found, workbook)


def _chosen(
    found: Sequence[BookSheet], workbook: Workbook, kind: BookKind, sheet: str | None, year: int | None
) -> BookSheet:
    books = offered(found, kind)
    if sheet is not None:
        return _named(found, books, workbook, kind, sheet)
    if year is not None and len(books) > 1:
        books = [
            book for book in books if book.period is None or book.period.first.year <= year <= book.period.last.year
        ]
    if not books:
        raise NoBookSheet(where=f"«{workbook.file}»", book=kind.whole)
    if len(books) > 1:
        names = ", ".join(f"«{book.table_name}»" for book in books)
        raise SeveralBookSheets(count=len(books), names=names, book=kind.whole)
    return books[0]


def _named(
    found: Sequence[BookSheet], books: Sequence[BookSheet], workbook: Workbook, kind: BookKind, sheet: str
) -> BookSheet:
    for each in (*books, *(book for book in found if book.kind is kind)):
        if fold(sheet) in (fold(each.table_name), fold(each.name)):
            return each
    page = workbook.sheet(sheet)
    on_it = [book for book in (found if not page.is_hidden else recognise_all(page)) if book.name == page.name]
    fitting = [book for book in on_it if book.kind is kind and book.says_kind] or [
        replace(book, kind=kind) for book in on_it if not book.says_kind
    ]
    if not fitting:
        raise NoBookSheet(book=kind.whole, where=f"«{page.name.strip()}»")
    joined = _joined(fitting)
    if len(joined) > 1:
        names = ", ".join(f"«{book.table_name}»" for book in joined)
        raise SeveralBookSheets(count=len(joined), names=names, book=kind.whole)
    return joined[0]


def sibling_of(workbook: Workbook, book: BookSheet) -> BookSheet | None:
    """The bank book beside a cash book or the other way round, when there is exactly one for the same time."""
    return sibling_among(books_in(workbook), book)


def sibling_among(found: Sequence[BookSheet], book: BookSheet) -> BookSheet | None:
    """The other book among those found."""
    other = BookKind.BANK if book.kind is BookKind.CASH else BookKind.CASH
    books = [
        each
        for each in offered(found, other)
        if book.period is None or each.period is None or each.period.meets(book.period)
    ]
    return books[0] if len(books) == 1 else None
