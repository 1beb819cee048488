"""Pages and workbook cells of the papers of care against golden files; and that no list of them tells why anybody was visited."""

from __future__ import annotations

import json

import pytest

from app.exports.document import Document
from app.exports.form import forms, to_json
from tests.case_form_samples import CASES, SECRET
from tests.contract.test_form_pages import cells, pages


def document_of(case: str) -> Document:
    return forms()[case.split("/", maxsplit=1)[0]].layout(CASES[case]())


@pytest.mark.parametrize("case", CASES)
def test_the_pages_are_as_they_were(case, golden):
    golden(f"{case}.pages.txt", pages(document_of(case)))


@pytest.mark.parametrize("case", CASES)
def test_the_cells_are_as_they_were(case, golden):
    golden(f"{case}.cells.txt", cells(document_of(case)))


@pytest.mark.parametrize("case", CASES)
def test_no_paper_tells_why(case):
    assert SECRET not in pages(document_of(case))
    code = case.split("/", maxsplit=1)[0]
    assert SECRET not in json.dumps(to_json(forms()[code], CASES[case]()), ensure_ascii=False)
