"""Every form's pages and workbook cells against golden files, read like code in review; and what holds of every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exports.form import forms
from tests import form_samples
from tests.form_cases import CASES, cells, data_of, document_of, form_of, pages

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


@pytest.fixture(autouse=True)
def year_of_blank_numbers(fixed_clock):
    fixed_clock("2026-03-15")


@pytest.mark.parametrize("case", CASES)
def test_the_pages_are_as_they_were(case, golden):
    golden(f"{case}.pages.txt", pages(document_of(case)))


@pytest.mark.parametrize("case", CASES)
def test_the_cells_are_as_they_were(case, golden):
    golden(f"{case}.cells.txt", cells(document_of(case)))


@pytest.mark.parametrize("case", CASES)
def test_the_figures_go_to_other_programs(case):
    data = data_of(case)
    assert data["form"] == form_of(case).code
    assert all(set(row) <= {each["key"] for each in data["columns"]} for row in data["rows"])


def test_every_form_has_golden_pages():
    kept = {
        folder.name
        for folder in GOLDEN.iterdir()
        if any(folder.glob("*.pages.txt")) and any(folder.glob("*.cells.txt"))
    }
    assert kept == set(forms())


def test_every_form_says_its_title_source_and_group():
    for form in forms().values():
        assert form.title
        assert form.source
        assert form.group
        assert form.__doc__


def test_a_statutory_form_names_the_document_it_was_issued_with():
    # Why: for the cash count no document was found, and the form says so.
    for code in {case.split("/")[0] for case in form_samples.CASES} - {"c34"}:
        assert forms()[code].source.startswith("Ban hành kèm theo")
