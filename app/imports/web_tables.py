"""The tables of a web page, which many programs save as ".xls": each is a sheet, with what stands around it as rows of one cell.

Cells are texts as a browser shows them; joined cells stand once, as in a workbook.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from app.domain.problems import Finding
from app.domain.reading import UnreadableMoney, read_money
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports.file_faults import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_ROWS,
    NotAWorkbook,
    TooManyRows,
    WorkbookDamaged,
    WorkbookTooLarge,
)
from app.imports.sheet import Merge, Sheet, seen

_PAGE = re.compile(r"<table\b.*<t[rdh]\b", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"<x:Name>([^<]{1,100})</x:Name>")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "hr", "ul", "ol"})
_UNSHOWN = frozenset({"head", "style", "script", "title", "xml"})


def is_page(text: str) -> bool:
    """True for a text that holds a table as web pages write it."""
    return "<" in text and _PAGE.search(text) is not None


def page_sheets(texts: Sequence[str], file: str) -> list[Sheet]:
    """The sheets of the pages of a file. Refuses pages without a table, tables that never end, and too much of them."""
    names = [name for text in texts for name in _NAME.findall(text)]
    tables: list[_Table] = []
    for text in texts:
        page = _Page(file)
        page.feed(text)
        page.close()
        tables += page.finished()
    if not tables:
        raise NotAWorkbook(file=file)
    if len(tables) > MOST_PARTS:
        raise WorkbookTooLarge(file=file, reason=f"{len(tables)} bảng")
    if len(names) != len(tables) or len(set(names)) != len(names):
        names = [f"Bảng {number}" for number in range(1, len(tables) + 1)]
    return [table.sheet(name) for table, name in zip(tables, names, strict=True)]


class _Table:
    """One table while it is read: its rows, what is joined, and which columns a cell above still fills."""

    def __init__(self, file: str, before: Sequence[str]) -> None:
        self._file = file
        self.rows: list[list[Cell]] = [[line] for line in before]
        self.hidden: list[int] = []
        self._joined: list[Merge] = []
        self._left: dict[int, int] = {}
        self._begun: dict[int, int] = {}
        self._room = 0
        self._in_row = False

    def begin_row(self, is_hidden: bool = False) -> None:
        """The next row; the one before it is over."""
        self.end_row()
        self._in_row = True
        self.rows.append([])
        if is_hidden:
            self.hidden.append(len(self.rows))
        if len(self.rows) > MOST_CELLS:
            raise WorkbookTooLarge(file=self._file, reason=f"{len(self.rows)} dòng")

    def end_row(self) -> None:
        """The row is over: what was joined downwards has one row less to fill."""
        if self._in_row:
            self._left = {column: rows - 1 for column, rows in self._left.items() if rows > 1} | self._begun
            self._begun, self._in_row = {}, False

    def add(self, value: Cell, width: int, height: int) -> None:
        """A cell in the next free place of the row, joined with those it covers."""
        if not self._in_row:
            self.begin_row()
        row, place = self.rows[-1], len(self.rows[-1])
        while place in self._left:
            place += 1
        self._room += width + place - len(row)
        if place + width > MOST_COLUMNS or self._room > MOST_CELLS:
            raise WorkbookTooLarge(file=self._file, reason=f"{len(self.rows)} dòng × {place + width} cột")
        row += [None] * (place - len(row))
        row += [value, *[None] * (width - 1)]
        if height > 1:
            self._begun |= dict.fromkeys(range(place, place + width), height - 1)
        if height > 1 or width > 1:
            top = len(self.rows) - 1
            self._joined.append((top, place, top + height - 1, place + width - 1))

    def sheet(self, name: str) -> Sheet:
        """The table as a sheet: empty cells at the end of a row are none, what is joined ends with the table."""
        rows: list[tuple[Cell, ...]] = []
        for cells in self.rows:
            while cells and cells[-1] is None:
                cells.pop()
            rows.append(tuple(cells))
        while rows and not rows[-1]:
            rows.pop()
        if (filled := sum(map(bool, rows))) > MOST_ROWS:
            raise TooManyRows(sheet=name, rows=filled, most=MOST_ROWS)
        last = len(rows) - 1
        merges = tuple(
            (top, left, min(bottom, last), right) for top, left, bottom, right in self._joined if top <= last
        )
        found: list[Finding] = [
            seen("row-hidden", {}, name, row) for row in self.hidden if row <= len(rows) and rows[row - 1]
        ]
        return Sheet(name, rows, merges, findings=tuple(found), is_text=True)


class _Page(HTMLParser):
    """One page: the tables in the order in which they begin; a table inside a cell is one of its own."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self._file = file
        self._tables: list[_Table] = []
        self._open: list[tuple[_Table, _Cell | None]] = []
        self._table: _Table | None = None
        self._cell: _Cell | None = None
        self._around = _Cell({})
        self._unshown: list[str] = []

    def finished(self) -> list[_Table]:
        """The tables that hold anything, when the page is over."""
        if self._table is not None:
            raise WorkbookDamaged(file=self._file)
        tables = [table for table in self._tables if any(any(cell is not None for cell in row) for row in table.rows)]
        if tables:
            tables[-1].rows += [[line] for line in self._around.lines()]
        return tables

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows and cells begin; a row or cell that was not ended ends here."""
        if self._unshown or tag in _UNSHOWN:
            self._leave_unshown(tag)
        if tag in _UNSHOWN:
            self._unshown.append(tag)
        elif tag == "table":
            self._begin_table()
        elif self._table is not None and tag == "tr":
            self._end_cell()
            self._table.begin_row(_HIDDEN.search(dict(attrs).get("style") or "") is not None)
        elif self._table is not None and tag in ("td", "th"):
            self._end_cell()
            self._cell = _Cell(dict(attrs))
        elif tag in _BREAKS:
            self._text.take("\n")

    def handle_endtag(self, tag: str) -> None:
        """Tables, rows and cells end."""
        if tag in self._unshown:
            del self._unshown[self._unshown.index(tag) :]
        elif tag == "table" and self._table is not None:
            self._end_cell()
            self._table.end_row()
            self._table, self._cell = self._open.pop()[0:2] if self._open else (None, None)
        elif tag == "tr" and self._table is not None:
            self._end_cell()
            self._table.end_row()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in _BREAKS:
            self._text.take("\n")

    def handle_data(self, data: str) -> None:
        """Text of the cell that is open, or around the tables."""
        if not self._unshown:
            self._text.take(re.sub(r"[ \t\r\n\f]+", " ", data))

    @property
    def _text(self) -> _Cell:
        return self._cell or self._around

    def _begin_table(self) -> None:
        if self._table is not None:
            self._open.append((self._table, self._cell))
            self._table, self._cell = _Table(self._file, ()), None
        else:
            self._table = _Table(self._file, self._around.lines())
            self._around = _Cell({})
        self._tables.append(self._table)

    def _end_cell(self) -> None:
        if self._table is not None and self._cell is not None:
            self._table.add(self._cell.value(), self._cell.span("colspan"), self._cell.span("rowspan"))
        self._cell = None

    def _leave_unshown(self, tag: str) -> None:
        # Trap: many pages never end their head.
        if tag in ("body", "table"):
            self._unshown.clear()


class _Cell:
    """The text of a cell while it is read, and what its tag says of it."""

    def __init__(self, told: dict[str, str | None]) -> None:
        self._told = told
        self._parts: list[str] = []

    def take(self, text: str) -> None:
        """More text."""
        self._parts.append(text)

    def lines(self) -> list[str]:
        """Its lines, without empty ones."""
        lines = (re.sub(" +", " ", line).strip() for line in "".join(self._parts).split("\n"))
        return [line for line in lines if clean(line)]

    def span(self, name: str) -> int:
        """Over how many columns or rows it stands."""
        told = re.match(r"\s*(\d{1,9})", self._told.get(name) or "")
        number = int(told[1]) if told else 1
        most = MOST_COLUMNS if name == "colspan" else MOST_ROWS
        return min(number, most) if number else (most if name == "rowspan" else 1)

    def value(self) -> Cell:
        """Its text. Where the page also says the number and shows another (in thousands, rounded), the number."""
        text = "\n".join(self.lines()) or None
        told = self._told.get("x:num")
        if text is None or not told:
            return text
        try:
            number = float(told)
            return text if read_money(text).amount == number else number
        except (ValueError, UnreadableMoney):
            return text
