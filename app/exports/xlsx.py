"""A document as an Excel workbook that looks like the form. The only module that knows XlsxWriter.

Numbers stay numbers and dates dates; a text never becomes a formula, a link or a number. Rows are written in one pass and
forgotten, so a long book needs little memory: nothing here may go back to an earlier row. Figures that a form reckons from others
are formulas with their value beside them, so that a reader who does not reckon shows the same as one who does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range

from app.domain.progress import Progress
from app.exports.blockflow import placed, shown_field
from app.exports.document import (
    TOTAL_PAGES,
    Align,
    Bars,
    Block,
    DataSheet,
    Document,
    Field,
    Fields,
    Grid,
    HalfPage,
    KeepTogether,
    Kind,
    Letterhead,
    Line,
    PageBreak,
    PageNumbers,
    Paragraph,
    Pictures,
    Row,
    RowKind,
    Run,
    Share,
    Signatures,
    Signer,
    Spacer,
    Title,
)
from app.exports.gridflow import head_places
from app.exports.reckoned import Reckoner
from app.exports.sheetflow import LINE, WIDEN, Columns, Span, inside
from app.exports.typeset import MM, printable

FONT = "Times New Roman"
PEN_ROOM = "……………"
_DAY_ZERO = dt.date(1899, 12, 30).toordinal()
_CREATED = dt.datetime(2000, 1, 1)  # Why: the same document always gives the same file.
_DEFAULT_ROW = 15.0
_BLOCKS = 36
_TALLEST = 409.0  # points; Excel refuses more
_TWO_FIT = 1.5  # how much more than a page two halves may take before they are parted
_NO_ZERO = "#,##0;-#,##0;"
_THIN, _DOTTED, _DASHED, _DOUBLE = 1, 4, 3, 6


@dataclass(frozen=True, slots=True)
class _Look:
    """Everything that makes one cell format; formats are made once each."""

    size: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    border: int = 0
    under: int = 0
    number: str = ""
    wrap: bool = True
    indent: int = 0
    shrink: bool = False


def to_xlsx(document: Document, stream: IO[bytes], progress: Progress | None = None, *, live: bool = True) -> None:
    """Write the document as one worksheet; not ``live``, every figure is a plain number. ``progress`` hears (rows written, 0)
    and stops the work by raising.
    """
    workbook = xlsxwriter.Workbook(
        stream,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            # Why: column widths count digits of this font; with one that a computer lacks every column grows.
            "default_format_properties": {"font_name": FONT, "font_size": 11},
        },
    )
    try:
        workbook.set_properties(
            {
                "title": printable(document.title),
                "author": printable(document.author),
                "subject": printable(document.subject),
                "created": _CREATED,
            }
        )
        _SheetWriter(workbook, document, progress, live).write()
        for sheet in document.data_sheets:
            _write_data(workbook, sheet, progress)
    finally:
        # Why: closing also removes the file that holds the rows meanwhile, even when the work was stopped.
        workbook.close()


def _write_data(workbook: xlsxwriter.Workbook, data: DataSheet, progress: Progress | None) -> None:
    """Keys in the first row, then the rows as they are: whole numbers as numbers, all else as text."""
    sheet = workbook.add_worksheet(_sheet_name(data.name))
    plain = workbook.add_format({"font_name": FONT, "font_size": 11})
    text_only = workbook.add_format({"font_name": FONT, "font_size": 11, "num_format": "@"})
    keys = workbook.add_format({"font_name": FONT, "font_size": 11, "bold": True})
    sheet.set_column(0, len(data.columns) - 1, 16, plain)
    sheet.write_row(0, 0, data.columns, keys)
    number, string = sheet.write_number, sheet.write_string
    for row, values in enumerate(data.rows, 1):
        for place, value in enumerate(values):
            if isinstance(value, int):
                number(row, place, value, plain)
            elif value:
                text = value.isoformat() if isinstance(value, dt.date) else str(value)
                string(row, place, printable(text), text_only)
        if progress is not None and row % 500 == 0:
            progress(row, 0)
    sheet.freeze_panes(1, 0)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    # Why: citizen numbers and months are texts on purpose; no green corners for them.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


class _SheetWriter:
    """Writes blocks downwards over one set of columns."""

    def __init__(
        self, workbook: xlsxwriter.Workbook, document: Document, progress: Progress | None, live: bool
    ) -> None:
        self.workbook, self.document, self.progress, self.live = workbook, document, progress, live
        self.reckoner = Reckoner()
        self.sheet = workbook.add_worksheet(_sheet_name(document.sheet or document.title))
        self.setup = document.setup
        self.columns = Columns(document)
        self.formats: dict[_Look, Format] = {}
        self.looks: dict[Format, _Look] = {}
        self.row = 0
        self.page = (self.setup.height - self.setup.top - self.setup.bottom) * MM
        self.halves = 0  # on the page being filled
        self.breaks: list[int] = []
        self.written = False  # whether the row being written has a cell
        self.filled = 0.0  # points written since the last page break
        self.fullest = 0.0
        self.last = self.columns.last

    def write(self) -> None:
        self._set_page()
        for block in self.document.blocks:
            self._block(block)
        self._fit()
        self.sheet.print_area(0, 0, max(self.row - 1, 0), self.last)

    def _fit(self) -> None:
        """One page wide. Where pages are broken by hand, by a scale that holds the fullest of them."""
        self.fullest = max(self.fullest, self.filled)
        if self.breaks or self.halves:
            # Trap: Excel forgets breaks made by hand when it is asked to fit pages.
            self.sheet.set_h_pagebreaks(self.breaks)
            whole = 1.0 if self.columns.grids else self.page / self.fullest
            # Why: twenty-four narrow columns are each rounded up by other programs than Excel; grids have few.
            across = 98 if self.columns.grids else 94
            self.sheet.set_print_scale(max(60, min(int(across / WIDEN), int(97 * whole))))
        else:
            one = self.setup.fit and self.fullest < self.page * 1.35
            self.sheet.fit_to_pages(1, 1 if one else 0)

    def _set_page(self) -> None:
        sheet, setup = self.sheet, self.setup
        sheet.set_paper(9)  # A4
        if setup.landscape:
            sheet.set_landscape()
        sheet.set_margins(setup.left / 25.4, setup.right / 25.4, setup.top / 25.4, setup.bottom / 25.4)
        sheet.hide_gridlines(2)
        sheet.center_horizontally()
        if setup.numbers is PageNumbers.BOTTOM:
            sheet.set_footer(f'&C&"{FONT},Regular"&10Trang &P/&N', {"margin": 0.25})
        for column, width in enumerate(self.columns.widths):
            sheet.set_column_pixels(column, column, max(1, int(width / 0.75)), self._format(_Look(setup.size)))

    # ---- blocks ----------------------------------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        match block:
            case Letterhead():
                self._letterhead(block)
            case Title():
                self._title(block)
            case Paragraph():
                self._paragraph(block)
            case Fields():
                self._fields(block)
            case Grid():
                self._grid(block)
            case Bars():
                self._bars(block)
            case Pictures():
                self._pictures(block)
            case Signatures():
                self._signatures(block)
            case Spacer():
                self._next_row(block.height * MM)
            case PageBreak():
                self._break_page()
            case KeepTogether():
                for each in block.blocks:
                    self._block(each)
            case HalfPage():
                self._half(block)

    def _half(self, block: HalfPage) -> None:
        if self.halves == 2:
            self._break_page()
            self.halves = 0
        start, before = self.row, self.filled
        if self.halves:
            self._merge_text(0, self.last, "", _Look(self.setup.size, under=_DASHED))
            self._next_row(14)
            self._next_row(14)
        self.halves += 1
        for each in block.blocks:
            self._block(each)
        if self.halves == 2 and self.filled > self.page * _TWO_FIT:
            # Why: two long ones do not share a page; the break goes before the one just written.
            self.breaks.append(start)
            self.fullest = max(self.fullest, before)
            self.filled, self.halves = self.filled - before, 1

    def _break_page(self) -> None:
        self.breaks.append(self.row)
        self.fullest, self.filled = max(self.fullest, self.filled), 0.0

    def _letterhead(self, block: Letterhead) -> None:
        left, right = self.columns.parted(block)
        for place in range(max(len(block.left), len(block.right))):
            height = 0.0
            for lines, (first, last) in ((block.left, left), (block.right, right)):
                if place < len(lines):
                    height = max(height, self._line(lines[place], first, last))
            self._next_row(height)

    def _title(self, block: Title) -> None:
        sides = bool(block.side or block.stamp)
        left, middle, right = self.columns.spans((0.25, 0.5, 0.25)) if sides else ((0, 0), (0, self.last), (0, 0))
        for place in range(max(len(block.lines), len(block.side))):
            height = 0.0
            if place == 0 and block.stamp:
                stamp = Line(block.stamp, bold=True, larger=8)
                height = self._line(stamp, *inside(left), border=_DOUBLE)
            if place < len(block.lines):
                height = max(height, self._line(block.lines[place], *middle))
            if place < len(block.side):
                height = max(height, self._line(block.side[place], *right))
            self._next_row(height)

    def _line(self, line: Line, first: int, last: int, border: int = 0) -> float:
        """Write one line over a span; returns the height it needs."""
        height, shrinks = self.columns.line_height(line, first, last)
        look = _Look(
            self.setup.size + line.larger, line.bold, line.italic, line.align, border, wrap=not shrinks, shrink=shrinks
        )
        self._merge_text(first, last, line.text, look)
        return height

    def _paragraph(self, block: Paragraph) -> None:
        size = self.setup.size + block.larger
        runs = [Run(_for_pen(run.text), run.bold, run.italic) for run in block.runs]
        look = _Look(size, align=block.align, indent=round(block.indent / 3))
        room = self.columns.room(0, self.last) - block.indent * MM
        lines = len(self.columns.ruler.wrap_runs(runs, size, room))
        self._merge_runs(0, self.last, runs, look)
        self._next_row(lines * size * LINE + 2)

    def _bars(self, block: Bars) -> None:
        """Bars as rows of blocks in a cell: they stay where they are when rows are sorted or copied."""
        size = self.setup.size - 1.5
        label, bar = self.columns.spans((block.label_share, 1 - block.label_share))
        for each in block.bars:
            self._merge_text(*label, each.label, _Look(size))
            blocks = "█" * round(min(max(each.share, 0.0), 1.0) * _BLOCKS)
            self._merge_text(*bar, f"{blocks} {each.shown}".strip(), _Look(size, wrap=False))
            self._next_row(size * LINE + 2)

    def _pictures(self, block: Pictures) -> None:
        """Rows of photographs that move with their cells, each above its caption."""
        size = self.setup.size - 2
        for start in range(0, len(block.pictures), block.across):
            row = block.pictures[start : start + block.across]
            spans = self.columns.spans((1.0,) * block.across)
            tallest = 0.0
            for each, (first, last) in zip(row, spans, strict=False):
                width, height = placed(each, self.columns.room(first, last), block.height * MM)
                tallest = max(tallest, height)
                # Why: widths are points here, and Excel scales a picture from its pixels at 96 to the inch.
                scale = {"x_scale": width / 0.75 / each.width, "y_scale": height / 0.75 / each.height}
                options = {"image_data": BytesIO(each.content), "object_position": 1, "description": each.caption}
                self.sheet.insert_image(self.row, first, "photograph.jpg", {**options, **scale})
            self._next_row(tallest + 2)
            for each, (first, last) in zip(row, spans, strict=False):
                self._merge_text(first, last, each.caption, _Look(size, italic=True, align=Align.CENTER))
            self._next_row(size * LINE + 2)

    def _fields(self, block: Fields) -> None:
        start = self.columns.starting_at(block.indent * MM)
        for fields in block.lines:
            height = 0.0
            spans = self.columns.spans(block.shares, start)
            for field, (first, last) in zip(fields, spans, strict=False):
                height = max(height, self._field(field, first, last))
            self._next_row(height)

    def _field(self, field: Field, first: int, last: int) -> float:
        size = self.setup.size
        under = _DOTTED if field.leader else 0
        value = shown_field(field) or (PEN_ROOM if field.tail else "")
        look = _Look(size, align=field.align, under=under)
        label = field.label + " " if field.label and (value or field.tail) else field.label
        tail = f" {field.tail}" if field.tail else ""
        if isinstance(field.value, int):
            shown = f'"{_quoted(label)}"#,##0"{_quoted(tail)}";"{_quoted(label)}"-#,##0"{_quoted(tail)}"'
            look = _Look(size, field.bold, field.italic, field.align, under=under, number=shown, wrap=False)
            self._merge(first, last, look)
            self._figure(self.row, first, field.value, self._format(look), field.formula)
            self.reckoner.note_field(field.name, self.row, first)
            self.written = True
            return size * LINE + 4
        runs = [Run(label, field.label_bold), Run(_for_pen(value), field.bold, field.italic), Run(tail)]
        self._merge_runs(first, last, runs, look)
        lines = len(self.columns.ruler.wrap_runs(runs, size, self.columns.room(first, last)))
        return lines * size * LINE + (4 if field.leader else 2)

    def _signatures(self, block: Signatures) -> None:
        spans = self.columns.signed([_signature_lines(signer) for signer in block.signers])
        self._signing_dates(block, spans)
        deepest = max(len(signer.role) for signer in block.signers)
        for place in range(deepest):
            # Why: roles end on one level, so shorter ones begin lower.
            above = [place - deepest + len(signer.role) for signer in block.signers]
            roles = [s.role[at] if at >= 0 else "" for s, at in zip(block.signers, above, strict=True)]
            self._signature_row([Line(role, bold=True) for role in roles], spans)
        self._signature_row([Line(signer.note, italic=True, larger=-1) for signer in block.signers], spans)
        self._next_row(block.room * MM)
        self._signature_row([Line(signer.name, bold=True) for signer in block.signers], spans)

    def _signing_dates(self, block: Signatures, spans: list[Span]) -> None:
        """Place and day; a lone one at the right may reach over half the sheet when its own columns are too few."""
        lines = [Line(signer.date, italic=True, larger=-1) for signer in block.signers]
        dated = [place for place, signer in enumerate(block.signers) if signer.date]
        if (
            dated == [len(lines) - 1]
            and self.columns.line_height(lines[-1], *spans[-1])[0] > self.setup.size * LINE + 2
        ):
            lines = [Line(""), replace(lines[-1], align=Align.RIGHT)]
            spans = self.columns.spans((0.45, 0.55))
        if dated:
            self._signature_row(lines, spans)

    def _signature_row(self, lines: Sequence[Line], spans: Sequence[Span]) -> None:
        height = self.setup.size * LINE
        for line, (first, last) in zip(lines, spans, strict=True):
            if line.text:
                height = max(height, self._line(line, first, last))
        self._next_row(height)

    # ---- the grid --------------------------------------------------------------------------------------------------

    def _grid(self, grid: Grid) -> None:
        first_row = self.row
        self._head(grid)
        if len(self.columns.grids) == 1:
            self.sheet.repeat_rows(first_row, self.row - 1)
            if grid.frozen:
                self.sheet.freeze_panes(self.row, 0)
        self._rows(grid)
        # Why: codes such as 25.01 are texts on purpose; no green corners for them.
        self.sheet.ignore_errors({"number_stored_as_text": xl_range(first_row, 0, self.row, self.last)})

    def _head(self, grid: Grid) -> None:
        size = self.setup.size - grid.smaller
        look = _Look(size, bold=True, align=Align.CENTER, border=_THIN)
        rows = grid.head_rows
        heights = [0.0] * len(rows)
        placed = list(head_places(rows, len(grid.columns)))
        spans = self.columns.of_grid(grid)
        for cell, row, column in sorted(placed, key=lambda each: each[0].down):
            needed = self.columns.height(cell.label, 1, size, spans[column][0], spans[column + cell.across - 1][1]) + 3
            missing = needed - sum(heights[row : row + cell.down])
            for below in range(row, row + cell.down):
                heights[below] += max(missing, 0) / cell.down
        top = self.row
        for row, height in enumerate(heights):
            for column in range(spans[-1][1] + 1):
                self.sheet.write_blank(self.row, column, None, self._format(look))
            for cell, at_row, column in placed:
                if at_row == row:
                    left, right = spans[column][0], spans[column + cell.across - 1][1]
                    self._text(left, cell.label, self._format(look))
                    self._note_merge(top + row, left, top + row + cell.down - 1, right)
            self._next_row(height)
        if grid.lettered:
            letters = _Look(size, italic=True, align=Align.CENTER, border=_THIN)
            for (left, right), each in zip(spans, grid.columns, strict=True):
                self._text(left, each.letter, self._format(letters))
                self._cover(self.row, left, right, self._format(letters))
            self._next_row(size * LINE + 2)

    def _note_merge(self, top: int, left: int, bottom: int, right: int) -> None:
        # Trap: merge_range writes all its cells at once, and a row once left cannot be written again; the cells are
        # written row by row, and only the range is noted.
        if bottom > top or right > left:
            self.sheet.merge.append([top, left, bottom, right])

    def _cover(self, row: int, left: int, right: int, look: Format) -> None:
        """Join a cell already written with the sheet columns at its right that its grid column covers."""
        for column in range(left + 1, right + 1):
            self.sheet.write_blank(row, column, None, look)
        self._note_merge(row, left, row, right)

    def _rows(self, grid: Grid) -> None:
        sheet, progress, row = self.sheet, self.progress, self.row
        size = self.setup.size - grid.smaller
        texts = [place for place, column in enumerate(grid.columns) if column.kind is Kind.TEXT]
        spans = self.columns.of_grid(grid)
        rooms = [self.columns.room(left, right) for left, right in spans]
        wide = [(place, left, right) for place, (left, right) in enumerate(spans) if right > left]
        columns = [left for left, _right in spans]
        looks: dict[tuple[RowKind, int], list[Format]] = {}
        string, number, blank = sheet.write_string, sheet.write_number, sheet.write_blank
        keys = [column.key for column in grid.columns]
        self.reckoner.enter_grid(dict(zip(keys, columns, strict=True)), grid.rows, row)
        usual = size * LINE + 2 * grid.pad * MM
        uneven = abs(usual - _DEFAULT_ROW) > 1.5
        sure = [room / (size * 0.78) for room in rooms]  # Why: shorter than this fits one line whatever the letters.
        for each in grid.rows:
            formats = looks.get((each.kind, each.level))
            if formats is None:
                formats = looks[each.kind, each.level] = self._row_formats(grid, each, size)
            formulas = dict(each.formulas) if self.live else {}
            for key, column, value, look in zip(keys, columns, each.cells, formats, strict=True):
                if isinstance(value, Share):
                    share = self._format(replace(self.looks[look], number="0%", wrap=False))
                    self._figure(row, column, value.per_cent / 100, share, formulas.get(key, ""))
                elif key in formulas and (value is None or isinstance(value, int)):
                    shown = look if value is not None else self._format(replace(self.looks[look], number=_NO_ZERO))
                    self._figure(row, column, value or 0, shown, formulas[key])
                elif value is None or value == "":
                    blank(row, column, None, look)
                elif isinstance(value, int):
                    number(row, column, value, look)
                elif isinstance(value, str):
                    string(row, column, printable(value), look)
                else:
                    number(row, column, value.toordinal() - _DAY_ZERO, look)
            self.reckoner.note_row(each, row)
            for place, left, right in wide:
                self._cover(row, left, right, formats[place])
            lines = 1
            for place in texts:
                text = each.cells[place]
                if isinstance(text, str) and (len(text) > sure[place] or "\n" in text):
                    lines = max(lines, self._lines(text, each, size, rooms[place]))
            height = min(usual + (lines - 1) * size * LINE, _TALLEST)
            self.filled += height
            if lines > 1 or uneven:
                sheet.set_row(row, height)
            row += 1
            if progress is not None and row % 500 == 0:
                progress(row, 0)
        self.row = row

    def _lines(self, text: str, row: Row, size: float, room: float) -> int:
        face = 0 if row.kind is RowKind.NORMAL else 1
        return self.columns.ruler.lines_in(text, face, size, room - row.level * 9)

    def _row_formats(self, grid: Grid, row: Row, size: float) -> list[Format]:
        bold = row.kind is not RowKind.NORMAL
        italic = row.kind is RowKind.SUBTOTAL
        numbers = {Kind.MONEY: "#,##0", Kind.INT: "0", Kind.DATE: "dd/mm/yyyy"}
        first_text = next((n for n, c in enumerate(grid.columns) if c.kind is Kind.TEXT and c.side is Align.LEFT), -1)
        return [
            self._format(
                _Look(
                    size,
                    bold,
                    italic,
                    column.side,
                    border=_THIN,
                    number=numbers.get(column.kind, "@" if column.kind is Kind.CODE else ""),
                    wrap=column.kind is Kind.TEXT,
                    shrink=column.kind is not Kind.TEXT,  # Why: else a long amount shows as ####.
                    indent=row.level if place == first_text else 0,
                )
            )
            for place, column in enumerate(grid.columns)
        ]

    # ---- cells -----------------------------------------------------------------------------------------------------

    def _next_row(self, height: float) -> None:
        if not self.written:
            # Trap: in this mode a row without a cell loses its height.
            self.sheet.write_blank(self.row, 0, None, self._format(_Look(self.setup.size)))
        height = min(max(height, 1.0), _TALLEST)
        self.sheet.set_row(self.row, height)
        self.row, self.written, self.filled = self.row + 1, False, self.filled + height

    def _figure(self, row: int, column: int, value: float, look: Format, formula: str) -> None:
        """A number, with the formula that gives it where it has one."""
        if formula and self.live:
            told = self.reckoner.formula(formula, row, column)
            self.sheet.write_formula(row, column, told, look, value)
        else:
            self.sheet.write_number(row, column, value, look)

    def _text(self, column: int, text: str, look: Format) -> None:
        self.written = True
        if text:
            self.sheet.write_string(self.row, column, printable(text), look)
        else:
            self.sheet.write_blank(self.row, column, None, look)

    def _merge(self, first: int, last: int, look: _Look) -> None:
        """Join cells of the row being written."""
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", self._format(look))

    def _merge_text(self, first: int, last: int, text: str, look: _Look) -> None:
        self._merge(first, last, look)
        self._text(first, text, self._format(look))

    def _merge_runs(self, first: int, last: int, runs: Iterable[Run], look: _Look) -> None:
        """Text in several faces in one cell; in one face it is written plainly."""
        merged = [run for run in runs if run.text]
        faces = {(run.bold, run.italic) for run in merged if run.text.strip()}
        if len(faces) <= 1:
            bold, italic = faces.pop() if faces else (False, False)
            self._merge_text(first, last, "".join(run.text for run in merged), replace(look, bold=bold, italic=italic))
            return
        self._merge(first, last, look)
        parts: list[object] = []
        for run in merged:
            parts += [self._format(_Look(look.size, run.bold, run.italic)), printable(run.text)]
        self.sheet.write_rich_string(self.row, first, *parts, self._format(look))
        self.written = True

    def _format(self, look: _Look) -> Format:
        made = self.formats.get(look)
        if made is None:
            made = self.formats[look] = self.workbook.add_format(
                {
                    "font_name": FONT,
                    "font_size": look.size,
                    "bold": look.bold,
                    "italic": look.italic,
                    "align": str(look.align),
                    "valign": "vcenter",
                    "text_wrap": look.wrap,
                    "shrink": look.shrink,
                    **({"border": look.border} if look.border else {}),
                    **({"bottom": look.under} if look.under else {}),
                    **({"num_format": look.number} if look.number else {}),
                    **({"indent": look.indent} if look.indent else {}),
                }
            )
            self.looks[made] = look
        return made


def _for_pen(text: str) -> str:
    """Excel cannot tell how many pages it will print."""
    return text.replace(TOTAL_PAGES, "……")


def _quoted(text: str) -> str:
    """Text inside the quotes of a number format."""
    return printable(text).replace('"', "”").replace("\n", " ")


def _sheet_name(name: str) -> str:
    return "".join(char for char in printable(name) if char not in "[]:*?/\\'")[:31].strip() or "Biểu"


def _signature_lines(signer: Signer) -> list[Line]:
    """What should stand in one line each above and below the room for a hand; a role may take more."""
    return [Line(signer.note, italic=True, larger=-1), Line(signer.name, bold=True)]
