"""Pages and workbook cells of the papers of activities and plans against golden files."""

from __future__ import annotations

from typing import Any

import pytest

from app.exports.document import Document
from app.exports.form import forms, to_json
from tests.activity_form_samples import CASES
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
def test_the_figures_go_to_other_programs(case):
    code = case.split("/", maxsplit=1)[0]
    told: dict[str, Any] = to_json(forms()[code], CASES[case]())
    assert told["form"] == code
    assert all(set(row) <= {each["key"] for each in told["columns"]} for row in told["rows"])
