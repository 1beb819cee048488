"""A cash book of twenty thousand lines on paper and as a workbook, against the bare libraries drawing the same cells."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.domain.dates import Period
from app.exports.document import Grid, Kind, Row, RowKind, show_value
from app.exports.form import Params, form_named
from app.models.book import Book, Read
from app.paths import resource
from app.services.export_form import render_form, with_settings
from tests.bench.big_book import FIRST_DAY
from tests.bench.race import Result, race

LINES = 20_000
MM = 72 / 25.4
ROWS_A_PAGE = 46


def _period(read: Read) -> Period:
    """From the first day to the one on which twenty thousand lines of cash are full."""
    day = read.value(
        dt.date,
        "SELECT day FROM (SELECT day, sum(entries) OVER (ORDER BY day) AS lines FROM daily_balance WHERE fund_id = "
        "(SELECT id FROM account WHERE key = 'cash')) WHERE lines >= ? LIMIT 1",
        (LINES,),
    ) or read.value(dt.date, "SELECT max(day) FROM daily_balance")
    return Period(FIRST_DAY, day or FIRST_DAY)


def _grid(read: Read, params: Params) -> tuple[Grid, list[Row]]:
    form = form_named("s11")
    document = form.layout(form.gather(read, with_settings(read, params)))
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    return grid, list(grid.rows)


def _read_lines(read: Read, period: Period) -> list[tuple[Any, ...]]:
    return read.rows(
        "SELECT v.book_date, v.voucher_date, v.number, v.narration, e.source_id, e.target_id, e.amount FROM voucher v "
        "JOIN entry e ON e.voucher_id = v.id WHERE v.state = 'posted' AND v.book_date BETWEEN ? AND ? AND "
        "(SELECT id FROM account WHERE key = 'cash') IN (e.source_id, e.target_id) ORDER BY v.book_date, v.id",
        (period.first.isoformat(), period.last.isoformat()),
    )


def bare_pdf(
    cells: list[list[str]], widths: list[float], money: list[bool], bold: list[bool], rows_a_page: int = ROWS_A_PAGE
) -> None:
    """Each cell a string, each row a rule, each page its uprights."""
    for face in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"San{face}", str(resource("fonts") / f"LiberationSerif-{face}.ttf")))
    canvas = Canvas(io.BytesIO(), pagesize=A4, invariant=1, pageCompression=1)
    lefts = [20 * MM]
    for width in widths:
        lefts.append(lefts[-1] + width * MM)
    top, height = A4[1] - 20 * MM, 5.4 * MM
    for start in range(0, len(cells), rows_a_page):
        rules = []
        for place, row in enumerate(cells[start : start + rows_a_page]):
            y = top - place * height
            canvas.setFont("SanBold" if bold[start + place] else "SanRegular", 9.5)
            for column, text in enumerate(row):
                if not text:
                    continue
                if money[column]:
                    canvas.drawRightString(lefts[column + 1] - 2, y - 11, text)
                else:
                    canvas.drawString(lefts[column] + 2, y - 11, text)
            rules.append((lefts[0], y, lefts[-1], y))
        bottom = top - rows_a_page * height
        canvas.lines([*rules, *((left, top, left, bottom) for left in lefts)])
        canvas.showPage()
    canvas.save()


def _bare_xlsx(rows: list[Row], kinds: list[Kind]) -> None:
    """Each value with a bordered format of its kind."""
    with xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True, "in_memory": False}) as book:
        plain = {"font_name": "Times New Roman", "font_size": 9.5, "border": 1, "text_wrap": True, "valign": "vcenter"}
        looks = [
            {
                Kind.MONEY: book.add_format({**plain, "num_format": "#,##0", "align": "right", "bold": bold}),
                Kind.DATE: book.add_format({**plain, "num_format": "dd/mm/yyyy", "align": "center", "bold": bold}),
                Kind.TEXT: book.add_format({**plain, "bold": bold}),
            }
            for bold in (False, True)
        ]
        sheet = book.add_worksheet("S11-H")
        for number, row in enumerate(rows):
            faces = looks[row.kind is not RowKind.NORMAL]
            for column, (value, kind) in enumerate(zip(row.cells, kinds, strict=False)):
                look = faces.get(kind, faces[Kind.TEXT])
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, column, dt.datetime(value.year, value.month, value.day), look)
                elif isinstance(value, int):
                    sheet.write_number(number, column, value, look)
                elif value:
                    sheet.write_string(number, column, value, look)
                else:
                    sheet.write_blank(number, column, None, look)


def paper_jobs(path: Path, rounds: int) -> list[Result]:
    """S11 as PDF and as XLSX, reading included on both sides."""
    with Book.open(path, read_only=True) as book, book.read() as read:
        period = _period(read)
        params = Params(period=period)
        grid, rows = _grid(read, params)
        kinds = [column.kind for column in grid.columns]
        cells = [[show_value(value, kind) for value, kind in zip(row.cells, kinds, strict=False)] for row in rows]
        widths, money = [column.share for column in grid.columns], [kind is Kind.MONEY for kind in kinds]
        bold = [row.kind is not RowKind.NORMAL for row in rows]

        def ours(kind: str) -> Callable[[], object]:
            return lambda: render_form(read, "s11", params, kind, io.BytesIO())

        def floor(draw: Callable[[], None]) -> Callable[[], None]:
            def run() -> None:
                assert len(_read_lines(read, period)) >= min(LINES, 1)
                draw()

            return run

        return [
            race(
                "S11 of 20.000 rows to PDF", ours("pdf"), floor(lambda: bare_pdf(cells, widths, money, bold)),
                "bare canvas, the same cells", 1.3, rounds,
            ),
            race(
                "S11 of 20.000 rows to XLSX", ours("xlsx"), floor(lambda: _bare_xlsx(rows, kinds)),
                "XlsxWriter, the same cells and looks", 1.2, rounds,
            ),
        ]  # fmt: skip
