"""The month's papers of a book as files and pictures: ``python -m app.ui.papers --book BOOK --out out/papers``.

Every form of the registry over the last full month (yearly ones over its year) to PDF and XLSX, each PDF page to PNG.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2

from app.domain.dates import Month, Period
from app.domain.problems import Refusal
from app.exports.form import Form, Params, forms
from app.i18n import render
from app.models.book import Book
from app.models.queries.union.organisation import closed_through, opening_day
from app.services.export_form import export_form

_SHARPNESS = 1.6


def last_full_month(book: Book) -> Month:
    """The last closed month, else the month the book opened in."""
    with book.read() as read:
        return closed_through(read) or Month.of(opening_day(read))


def write_papers(book: Book, out: Path) -> list[Path]:
    """Write every form's files into ``out``; gives the PDFs. A form that has nothing to print is told on standard error."""
    out.mkdir(parents=True, exist_ok=True)
    month = last_full_month(book)
    made = []
    for code, form in forms().items():
        period = Period.of_year(month.year) if form.yearly else Period.of_month(month)
        params = Params(period=period, two_to_a_page=code in ("c40", "c41"), subject=first_subject(book, form, period))
        try:
            for kind in ("pdf", "xlsx"):
                export_form(book, code, params, out / f"{code}-{period}.{kind}")
        except Refusal as refused:
            sys.stderr.write(f"{code}: {render(refused)}\n")
            continue
        made.append(out / f"{code}-{period}.pdf")
    return made


def first_subject(book: Book, form: Form[Any], period: Period) -> int | None:
    """What a form about one thing is printed for here: the first it offers."""
    if "subject" not in form.wants:
        return None
    with book.read() as read:
        return next((each.id for each in form.subjects(read, period)), None)


def paint_pages(paper: Path, most: int = 3) -> None:
    """The first pages of a PDF as PNG files beside it."""
    document = pypdfium2.PdfDocument(paper)
    try:
        for place in range(min(most, len(document))):
            picture = document[place].render(scale=_SHARPNESS).to_pil()
            picture.save(paper.with_name(f"{paper.stem}-{place + 1}.png"))
    finally:
        document.close()


def main(arguments: list[str] | None = None) -> int:
    """Write the papers of a copy of the book; gives 0."""
    parser = argparse.ArgumentParser(prog="python -m app.ui.papers")
    parser.add_argument("--book", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("out/papers"))
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copyfile(wanted.book, Path(folder) / wanted.book.name))
        with Book.open(copy) as book:
            for paper in write_papers(book, wanted.out):
                paint_pages(paper)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
