"""A document as an Excel workbook that looks like the form. The only module that imports XlsxWriter.

Numbers stay numbers and dates dates; a text never becomes a formula, a link or a number. Rows are written in one pass and
forgotten, so a long book needs little memory: nothing here may go back to an earlier row. Figures that a form reckons from others
are formulas with their value beside them, so that a reader who does not reckon shows the same as one who does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import IO

import xlsxwriter

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
    Letterhead,
    Line,
    PageBreak,
    PageNumbers,
    Paragraph,
    Pictures,
    Run,
    Signatures,
    Signer,
    Spacer,
    Title,
)
from app.exports.sheetcells import DASHED, DOTTED, DOUBLE, FONT, Look, SheetCells
from app.exports.sheetflow import LINE, WIDEN, Columns, Span, inside
from app.exports.sheetgrid import GridWriter
from app.exports.typeset import MM, printable

PEN_ROOM = "……………"
_CREATED = dt.datetime(2000, 1, 1)  # Why: the same document always gives the same file.
_BLOCKS = 36
_ACROSS = 94  # per cent of the page's width that columns may take
_SLACK = 0.97  # of a page that rows may fill; programs round their heights
_TWO_FIT = 1.5  # how much more than a page two halves may take before they are parted


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
        self.document, self.setup = document, document.setup
        self.sheet = workbook.add_worksheet(_sheet_name(document.sheet or document.title))
        self.columns = Columns(document)
        self.cells = SheetCells(workbook, self.sheet, document.setup.size, live=live)
        self.grids = GridWriter(self.cells, self.columns, progress)
        self.page = (self.setup.height - self.setup.top - self.setup.bottom) * MM
        self.halves = 0  # on the page being filled
        self.breaks: list[int] = []
        self.fullest = 0.0
        self.last = self.columns.last

    def write(self) -> None:
        self._set_page()
        for block in self.document.blocks:
            self._block(block)
        self._fit()
        self.sheet.print_area(0, 0, max(self.cells.row - 1, 0), self.last)

    def _fit(self) -> None:
        """One page wide. Where pages are broken by hand, by a scale that holds the fullest of them."""
        self.fullest = max(self.fullest, self.cells.filled)
        # Why: other programs than Excel round every column up, narrow ones the most.
        scale = int(_ACROSS / WIDEN)
        room = self.page / (scale / 100) * _SLACK
        one = self.setup.fit and not self.breaks and self.fullest < self.page * 1.35
        if self.columns.grids and not one and (self.breaks or self.cells.pages.height > room):
            self.sheet.set_h_pagebreaks(self.cells.pages.breaks(room))
            self.sheet.set_print_scale(scale)
        elif self.breaks or self.halves:
            # Trap: Excel forgets breaks made by hand when it is asked to fit pages.
            self.sheet.set_h_pagebreaks(self.breaks)
            whole = 1.0 if self.columns.grids else self.page / self.fullest
            self.sheet.set_print_scale(max(60, min(scale, int(97 * whole))))
        else:
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
            sheet.set_column_pixels(column, column, max(1, int(width / 0.75)), self.cells.format(Look(setup.size)))

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
                self.grids.write(block)
            case Bars():
                self._bars(block)
            case Pictures():
                self._pictures(block)
            case Signatures():
                self._signatures(block)
            case Spacer():
                self.cells.next_row(block.height * MM)
            case PageBreak():
                self._break_page()
            case KeepTogether():
                first = len(self.cells.pages)
                for each in block.blocks:
                    self._block(each)
                self.cells.pages.keep_from(first)
            case HalfPage():
                self._half(block)

    def _half(self, block: HalfPage) -> None:
        if self.halves == 2:
            self._break_page()
            self.halves = 0
        start, before = self.cells.row, self.cells.filled
        if self.halves:
            self.cells.merge_text(0, self.last, "", Look(self.setup.size, under=DASHED))
            self.cells.next_row(14)
            self.cells.next_row(14)
        self.halves += 1
        for each in block.blocks:
            self._block(each)
        if self.halves == 2 and self.cells.filled > self.page * _TWO_FIT:
            # Why: two long ones do not share a page; the break goes before the one just written.
            self.breaks.append(start)
            self.fullest = max(self.fullest, before)
            self.cells.filled, self.halves = self.cells.filled - before, 1

    def _break_page(self) -> None:
        self.breaks.append(self.cells.row)
        self.cells.pages.force()
        self.fullest, self.cells.filled = max(self.fullest, self.cells.filled), 0.0

    def _letterhead(self, block: Letterhead) -> None:
        left, right = self.columns.parted(block)
        for place in range(max(len(block.left), len(block.right))):
            height = 0.0
            for lines, (first, last) in ((block.left, left), (block.right, right)):
                if place < len(lines):
                    height = max(height, self._line(lines[place], first, last))
            self.cells.next_row(height)

    def _title(self, block: Title) -> None:
        sides = bool(block.side or block.stamp)
        left, middle, right = self.columns.spans((0.25, 0.5, 0.25)) if sides else ((0, 0), (0, self.last), (0, 0))
        for place in range(max(len(block.lines), len(block.side))):
            height = 0.0
            if place == 0 and block.stamp:
                stamp = Line(block.stamp, bold=True, larger=8)
                height = self._line(stamp, *inside(left), border=DOUBLE)
            if place < len(block.lines):
                height = max(height, self._line(block.lines[place], *middle))
            if place < len(block.side):
                height = max(height, self._line(block.side[place], *right))
            self.cells.next_row(height)

    def _line(self, line: Line, first: int, last: int, border: int = 0) -> float:
        """Write one line over a span; returns the height it needs."""
        height, shrinks = self.columns.line_height(line, first, last)
        look = Look(
            self.setup.size + line.larger, line.bold, line.italic, line.align, border, wrap=not shrinks, shrink=shrinks
        )
        text = line.text if shrinks else self.columns.broken(line, first, last)
        self.cells.merge_text(first, last, text, look)
        return height

    def _paragraph(self, block: Paragraph) -> None:
        size = self.setup.size + block.larger
        runs = [Run(_for_pen(run.text), run.bold, run.italic) for run in block.runs]
        look = Look(size, align=block.align, indent=round(block.indent / 3))
        room = self.columns.room(0, self.last) - block.indent * MM
        lines = len(self.columns.ruler.wrap_runs(runs, size, room))
        self.cells.merge_runs(0, self.last, runs, look)
        self.cells.next_row(lines * size * LINE + 2)
        if block.keeps_next:
            self.cells.pages.keep_next()

    def _bars(self, block: Bars) -> None:
        """Bars as rows of blocks in a cell: they stay where they are when rows are sorted or copied."""
        size = self.setup.size - 1.5
        label, bar = self.columns.spans((block.label_share, 1 - block.label_share))
        for each in block.bars:
            self.cells.merge_text(*label, each.label, Look(size))
            blocks = "█" * round(min(max(each.share, 0.0), 1.0) * _BLOCKS)
            self.cells.merge_text(*bar, f"{blocks} {each.shown}".strip(), Look(size, wrap=False))
            self.cells.next_row(size * LINE + 2)

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
                self.sheet.insert_image(self.cells.row, first, "photograph.jpg", {**options, **scale})
            self.cells.next_row(tallest + 2)
            for each, (first, last) in zip(row, spans, strict=False):
                self.cells.merge_text(first, last, each.caption, Look(size, italic=True, align=Align.CENTER))
            self.cells.next_row(size * LINE + 2)

    def _fields(self, block: Fields) -> None:
        start = self.columns.starting_at(block.indent * MM)
        for fields in block.lines:
            height = 0.0
            spans = self.columns.spans(block.shares, start)
            for field, (first, last) in zip(fields, spans, strict=False):
                height = max(height, self._field(field, first, last))
            self.cells.next_row(height)
        if block.keeps_next:
            self.cells.pages.keep_next()

    def _field(self, field: Field, first: int, last: int) -> float:
        size = self.setup.size
        under = DOTTED if field.leader else 0
        value = shown_field(field) or (PEN_ROOM if field.tail else "")
        look = Look(size, align=field.align, under=under)
        label = field.label + " " if field.label and (value or field.tail) else field.label
        tail = f" {field.tail}" if field.tail else ""
        if isinstance(field.value, int):
            shown = f'"{_quoted(label)}"#,##0"{_quoted(tail)}";"{_quoted(label)}"-#,##0"{_quoted(tail)}"'
            look = Look(size, field.bold, field.italic, field.align, under=under, number=shown, wrap=False)
            self.cells.merge(first, last, look)
            self.cells.figure(self.cells.row, first, field.value, self.cells.format(look), field.formula)
            self.cells.reckoner.note_field(field.name, self.cells.row, first)
            self.cells.written = True
            return size * LINE + 4
        runs = [Run(label, field.label_bold), Run(_for_pen(value), field.bold, field.italic), Run(tail)]
        self.cells.merge_runs(first, last, runs, look)
        lines = len(self.columns.ruler.wrap_runs(runs, size, self.columns.room(first, last)))
        return lines * size * LINE + (4 if field.leader else 2)

    def _signatures(self, block: Signatures) -> None:
        spans = self.columns.signed([_signature_lines(signer) for signer in block.signers])
        begun = len(self.cells.pages)
        self._signing_dates(block, spans)
        deepest = max(len(signer.role) for signer in block.signers)
        for place in range(deepest):
            # Why: roles end on one level, so shorter ones begin lower.
            above = [place - deepest + len(signer.role) for signer in block.signers]
            roles = [s.role[at] if at >= 0 else "" for s, at in zip(block.signers, above, strict=True)]
            self._signature_row([Line(role, bold=True) for role in roles], spans)
        self._signature_row([Line(signer.note, italic=True, larger=-1) for signer in block.signers], spans)
        self.cells.next_row(block.room * MM)
        self._signature_row([Line(signer.name, bold=True) for signer in block.signers], spans)
        self.cells.pages.keep_signatures(begun)

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
        self.cells.next_row(height)


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
