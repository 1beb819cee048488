"""The month's papers of a book as files and pictures: ``python -m tests.cameras.papers --book BOOK --out out/papers``.

Every form of the registry over the last full month (yearly ones over its year) to PDF and XLSX, the first pages of each PDF
to PNG. Where BOOK does not exist, the sample is made there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
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
from tests.cameras.sample import require_sample
from tests.cameras.talk import say

_SHARPNESS = 1.6


def last_full_month(book: Book) -> Month:
    """The last closed month, else the month the book opened in."""
    with book.read() as read:
        return closed_through(read) or Month.of(opening_day(read))


def write_papers(book: Book, out: Path) -> list[Path]:
    """Write every form's files into ``out``; gives the PDFs. A form that has nothing to print is reported."""
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
            say(f"{code}: {render(refused)}")
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
    parser = argparse.ArgumentParser(prog="python -m tests.cameras.papers")
    parser.add_argument("--book", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("out/papers"))
    parser.add_argument("--pages", type=int, default=3, help="how many pages of each paper become pictures")
    wanted = parser.parse_args(arguments)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SO_CONG_DOAN_HOME"] = folder
        if require_sample(wanted.book):
            say(f"sample book made ({time.monotonic() - began:.1f} s): {wanted.book}")
        began = time.monotonic()
        copy = Path(shutil.copyfile(wanted.book, Path(folder) / wanted.book.name))
        with Book.open(copy) as book:
            made = write_papers(book, wanted.out)
            for paper in made:
                paint_pages(paper, wanted.pages)
    say(f"{len(made)} papers, each PDF and XLSX ({time.monotonic() - began:.1f} s): {wanted.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
