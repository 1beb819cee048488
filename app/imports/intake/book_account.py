"""Every row of the sheets of a book that holds an amount or a name: what is no row of the book is named with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.import_plan import PassedOver, PassedRow
from app.domain.problems import N_, Finding, note, stop
from app.domain.sheets import Cell
from app.imports.content import Content, contents
from app.imports.intake.book_cells import passed_row, reason_of
from app.imports.intake.book_days import DAYS
from app.imports.intake.book_page import BookSheet
from app.imports.layout import Layout
from app.imports.workbook import Workbook


def accounted_for(book: BookSheet, found: Sequence[BookSheet], workbook: Workbook) -> BookSheet:
    """The book with every other row of its sheets named; ``found`` are all books of the file."""
    pages = book.pages or (book,)
    passed: list[PassedRow] = []
    for name in dict.fromkeys(page.name for page in pages):
        own = [page for page in pages if page.name == name]
        passed += _of_sheet(name, own, [each for each in found if each.name == name], workbook)
    told = [*_above(passed, workbook), *_below(pages, found, workbook), *_unread(found, workbook)]
    return replace(book, passed=tuple(passed), findings=(*book.findings, *told))


def _above(passed: Sequence[PassedRow], workbook: Workbook) -> Iterator[Finding]:
    """Rows above a table that look like entries of it: its head was found too low, and nothing may be lost there."""
    for name in dict.fromkeys(each.sheet for each in passed):
        sheet = workbook.sheet(name)
        rows = [each.row for each in passed if each.sheet == name and each.why is PassedOver.HEAD]
        lost = [row for row in rows if _looks_like_an_entry(sheet.rows[row - 1])]
        if len(lost) >= _FEW:
            text = N_(
                "Dòng {first}–{last} giống các khoản thu, chi nhưng nằm trên bảng đọc được: hãy xem lại tiêu đề bảng."
            )
            yield stop("rows-above-table", text, first=lost[0], last=lost[-1]).at(name)


def _below(pages: Sequence[BookSheet], found: Sequence[BookSheet], workbook: Workbook) -> Iterator[Finding]:
    """Rows behind a table that have a day, a text and an amount in its very columns: its end was found too early."""
    for page in pages:
        if (layout := page.layout) is None:
            continue
        sheet = workbook.sheet(page.name)
        others = {at for each in found if each.layout is not None and each.name == page.name for at in _rows_of(each)}
        lost = [
            at + 1
            for at in range(layout.last, len(sheet.rows))
            if at + 1 not in others and _is_in_its_columns(sheet.rows[at], layout)
        ]
        if len(lost) >= _FEW:
            text = N_(
                "Dòng {first}–{last} giống các khoản thu, chi nhưng nằm dưới bảng đọc được: hãy xem lại cuối bảng."
            )
            yield stop("rows-below-table", text, first=lost[0], last=lost[-1]).at(page.name)


def _rows_of(book: BookSheet) -> range:
    return range(book.layout.first, book.layout.last + 1) if book.layout is not None else range(0)


_MONEY = ("amount_in", "amount_out", "amount")


def _is_in_its_columns(cells: Sequence[Cell], layout: Layout) -> bool:
    def holds(keys: Sequence[str], wanted: Content) -> bool:
        places = (layout.columns[key] for key in keys if key in layout.columns)
        return any(at < len(cells) and wanted in contents(cells[at]) for at in places)

    return holds(DAYS, Content.DAY) and holds(("text",), Content.WORDS) and holds(_MONEY, Content.SUM)


_FEW = 2


def _unread(found: Sequence[BookSheet], workbook: Workbook) -> Iterator[Finding]:
    """A note of each sheet that no book was read from although rows of it have a day, a text and an amount."""
    read = {book.name for book in found}
    for sheet in workbook.sheets:
        if sheet.is_hidden or sheet.name in read:
            continue
        rows = sum(_looks_like_an_entry(cells) for cells in sheet.rows[:_LOOKED_AT])
        if rows >= _FEW:
            text = N_(
                "Trang «{sheet}» có {count} dòng ghi ngày và số tiền nhưng không đọc được như sổ, nên không nhập."
            )
            yield note("sheet-not-read", text, sheet=sheet.name.strip(), count=rows).at(sheet.name)


_LOOKED_AT = 2_000
_CELLS = 3


def _looks_like_an_entry(cells: Sequence[Cell]) -> bool:
    kinds = [contents(cell) for cell in cells if cell is not None]
    day = any(kind & {Content.DAY, Content.PART_OF_DAY} for kind in kinds)
    return (
        day
        and len(kinds) >= _CELLS
        and all(any(each in kind for kind in kinds) for each in (Content.WORDS, Content.SUM))
    )


def _of_sheet(
    name: str, own: Sequence[BookSheet], found: Sequence[BookSheet], workbook: Workbook
) -> Iterator[PassedRow]:
    sheet = workbook.sheet(name)
    taken = {row.row for page in own for entry in page.rows for row in (entry, *entry.parts)}
    named = {each.row: each for page in own for each in page.passed}
    beside = [page for page in found if page.layout not in [each.layout for each in own]]
    others = {row.row for page in beside for entry in page.rows for row in (entry, *entry.parts)}
    first = min((page.layout.first for page in own if page.layout is not None), default=1)
    last = max((row for row in (*taken, *named)), default=0)
    for at, cells in enumerate(sheet.rows):
        row = at + 1
        if row in taken:
            continue
        if row in named:
            yield named[row]
        elif row in others:
            yield passed_row(sheet, at, PassedOver.OTHER_TABLE)
        elif any(cell is not None for cell in cells):
            why = reason_of([cell for cell in cells if cell is not None], below=row > last)
            if why is not None:
                yield passed_row(sheet, at, PassedOver.HEAD if row < first else why)
