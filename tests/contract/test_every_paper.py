"""Every form walked with no row, one row, a thousand rows and names that are too long: all of it is printed, nothing is lost or stands alone."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from app.domain.dates import Period
from app.domain.problems import Refusal
from app.domain.union.profile import Profile
from app.exports.document import Block, Document, Grid, HalfPage, KeepTogether, Kind, Row, RowKind, Signatures
from app.exports.form import Params, forms, to_json
from app.exports.pdf import to_pdf
from app.exports.xlsx import to_xlsx
from app.services.home.create_book import create_book
from app.services.home.sample_book import make_sample
from tests.form_cases import CASES, document_of

LONG = "Công Tằng Tôn Nữ Hoàng Thị Bảo Ngọc Quỳnh Anh Nguyễn Phước Vĩnh Thụy Trần Lê Huỳnh Đặng"
SUM = "TC9"
"""What marks a total row; short enough for the narrowest column."""
FIRST_CASES = {case.split("/", maxsplit=1)[0]: case for case in reversed(list(CASES))}
"""One case of every form."""


def with_rows(blocks: Iterable[Block], made: Callable[[Grid], tuple[Row, ...]]) -> tuple[Block, ...]:
    """The blocks with other rows in their grids."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid):
            found.append(replace(block, rows=made(block)))
        elif isinstance(block, (KeepTogether, HalfPage)):
            found.append(replace(block, blocks=with_rows(block.blocks, made)))
        else:
            found.append(block)
    return tuple(found)


def long_row(grid: Grid) -> Row:
    """A row with something too long in every column."""
    filled: dict[Kind, str | int | dt.date] = {
        Kind.TEXT: LONG,
        Kind.MONEY: 999_999_999_999,
        Kind.INT: 99_999,
        Kind.DATE: dt.date(2026, 12, 31),
        Kind.CODE: "PC2026/99999",
    }
    return Row(tuple(filled[column.kind] for column in grid.columns))


def closing(grid: Grid) -> Row:
    """A total row."""
    return Row((SUM, *(None for _ in grid.columns[1:])), RowKind.TOTAL, name="total")


ROWS: dict[str, Callable[[Grid], tuple[Row, ...]]] = {
    "none": lambda grid: (closing(grid),),
    "one": lambda grid: (long_row(grid), closing(grid)),
    "a thousand": lambda grid: (*[long_row(grid)] * 1000, closing(grid)),
}


def printed(document: Document) -> list[str]:
    """The text of every page."""
    stream = io.BytesIO()
    to_pdf(document, stream)
    with pypdfium2.PdfDocument(stream.getvalue()) as pdf:
        return [pdf[place].get_textpage().get_text_range().replace("\r\n", "\n") for place in range(len(pdf))]


def signers(blocks: Iterable[Block]) -> Iterator[str]:
    """Who signs."""
    for block in blocks:
        if isinstance(block, Signatures):
            yield from (each.role[-1] for each in block.signers)
        elif isinstance(block, (KeepTogether, HalfPage)):
            yield from signers(block.blocks)


@pytest.mark.parametrize("rows", [name for name in ROWS if name != "a thousand"])
@pytest.mark.parametrize("form", FIRST_CASES)
def test_few_rows_and_long_names(form: str, rows: str) -> None:
    assert_printed(form, rows)


@pytest.mark.slow
@pytest.mark.parametrize("form", FIRST_CASES)
def test_a_thousand_rows(form: str) -> None:
    assert_printed(form, "a thousand")


def assert_printed(form: str, rows: str) -> None:
    """Everything is there; the last page of a table that is signed has a row of it; the workbook has as many rows."""
    whole = document_of(FIRST_CASES[form])
    document = replace(whole, blocks=with_rows(whole.blocks, ROWS[rows]))
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    pages = printed(document)
    text = " ".join(" ".join(pages).split())
    for role in signers(document.blocks):
        assert " ".join(role.split()) in text
    assert text.count(SUM) >= len(grids)
    assert all(SUM not in page.split("\n")[0] for page in pages)
    stream = io.BytesIO()
    to_xlsx(document, stream)
    sheet = openpyxl.load_workbook(stream).active
    assert sheet is not None
    if rows == "a thousand" and grids:
        assert sheet.max_row > 1000 * len(grids)
        breaks = [each.id for each in sheet.row_breaks.brk]
        totals = [row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == SUM]
        assert not set(breaks) & {row - 1 for row in totals}


def every_form(book, period: Period) -> dict[str, str]:
    """What became of each form of a book: printed, or why not."""
    told = {}
    for code, form in forms().items():
        with book.read() as read:
            try:
                offered = form.subjects(read, period) if "subject" in form.wants else ()
                subject = offered[0].id if offered else None
                gathered = form.gather(read, Params(period=period, subject=subject, by_group=True))
            except Refusal as refused:
                told[code] = type(refused).__name__
                continue
        document = form.layout(gathered)
        assert printed(document)
        to_xlsx(document, io.BytesIO())
        to_json(form, gathered)
        told[code] = "printed"
    return told


def test_every_form_of_a_book_without_anything_is_printed_or_says_why(tmp_path: Path) -> None:
    profile = Profile(opening_day=dt.date(2026, 1, 1), union="CĐCS Mới", group=3, region=1)
    book = create_book(tmp_path / "moi.socd", profile).value
    told = every_form(book, Period.parse("2026-01"))
    book.close()
    assert set(told) == set(forms())
    assert {told[code] for code in ("b07", "s11", "member-list", "monthly-report", "care-report")} == {"printed"}
    assert told["c41"] == "NothingToPrint"
    assert told["dues-list"] == "NoDuesList"


def test_every_form_of_a_union_of_one_is_printed_or_says_why(tmp_path: Path) -> None:
    book = make_sample(tmp_path / "mot.socd", members=1, years=1).value
    told = every_form(book, Period.parse("2026-01"))
    book.close()
    assert sum(how == "printed" for how in told.values()) > 25
