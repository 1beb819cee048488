"""Every workbook of the sample and of the forms' samples reckoned anew by LibreOffice: number by number what we wrote beside the formulas.

And what LibreOffice prints of them: signatures never stand on a page without a line of what they sign. Asked for by name:
``python3 dev.py prove -k recalculated``; needs LibreOffice (``apt-get install libreoffice-calc``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.dates import Month, Period
from app.domain.problems import Refusal
from app.exports.form import Params, forms
from app.models.book import Book
from app.services.export_form import export_form
from app.services.home.sample_book import make_sample
from tests import form_samples, spreadsheet
from tests.cameras.papers import first_subject
from tests.form_cases import CASES, document_of

pytestmark = pytest.mark.skipif(spreadsheet.office() is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample union's book."""
    made = make_sample(tmp_path_factory.mktemp("sample") / "mau.socd").value
    yield made
    made.close()


def written(book: Book, folder: Path) -> list[Path]:
    """Every form of the sample's last full month, quarter and year as a workbook."""
    files = []
    for period in (Period.of_month(Month(2026, 1)), Period.of_quarter(2025, 4), Period.of_year(2025)):
        for code, form in forms().items():
            params = Params(period=period, subject=first_subject(book, form, period), by_group=True)
            target = folder / f"{code}-{period.first}-{period.last}.xlsx"
            try:
                export_form(book, code, params, target)
            except Refusal:
                continue
            files.append(target)
    return files


def assert_as_written(files: list[Path], folder: Path) -> None:
    """LibreOffice gives every figure as we wrote it."""
    compared = 0
    for before, after in zip(files, spreadsheet.recalculated(files, folder), strict=True):
        was, now = (spreadsheet.shown(each.read_bytes()) for each in (before, after))
        for cell in spreadsheet.formulas(before.read_bytes()):
            assert spreadsheet.figure(now[cell]) == spreadsheet.figure(was[cell]), (before.name, cell)
            compared += 1
    print(f"{len(files)} workbooks, {compared} formulas")
    assert compared > 100


def test_every_workbook_of_the_sample(book: Book, tmp_path: Path) -> None:
    assert_as_written(written(book, tmp_path), tmp_path)


def test_every_workbook_of_the_forms_samples(tmp_path: Path) -> None:
    files = []
    for case in CASES:
        files.append(tmp_path / f"{case.replace('/', '-')}.xlsx")
        files[-1].write_bytes(spreadsheet.workbook_of(document_of(case)))
    assert_as_written(files, tmp_path)


@pytest.mark.parametrize("lines", [20, 24, 27, 30, 33, 36, 60, 90])
def test_signatures_of_a_book_keep_its_last_rows(lines: int, tmp_path: Path) -> None:
    document = forms()["s11"].layout(form_samples.cash_book(form_samples.made_lines(lines)))
    file = tmp_path / "s11.xlsx"
    file.write_bytes(spreadsheet.workbook_of(document))
    pages = spreadsheet.printed(file, tmp_path)
    signed = [page for page in pages if "(Ký, họ tên)" in page]
    assert len(signed) == 1
    assert "Số dư cuối kỳ" in signed[0]
    assert "CHỦ TỊCH" in signed[0]
    assert "Lê Thị Ân" in signed[0]
