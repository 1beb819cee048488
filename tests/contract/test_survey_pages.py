"""Pages and workbook cells of the papers of surveys and of measured values against golden files."""

from __future__ import annotations

from typing import Any

import pytest

from app.exports.form import forms, to_json
from tests.contract.test_form_pages import cells, pages
from tests.survey_form_samples import CASES


@pytest.mark.parametrize("case", CASES)
def test_the_pages_are_as_they_were(case, golden):
    golden(f"{case}.pages.txt", pages(forms()[case.split("/", maxsplit=1)[0]].layout(CASES[case]())))


@pytest.mark.parametrize("case", CASES)
def test_the_cells_are_as_they_were(case, golden):
    golden(f"{case}.cells.txt", cells(forms()[case.split("/", maxsplit=1)[0]].layout(CASES[case]())))


def test_each_stands_on_one_page_but_the_table_to_type_into():
    for case in CASES.keys() - {"survey-table/usual"}:
        assert pages(forms()[case.split("/", maxsplit=1)[0]].layout(CASES[case]())).count("--- trang ") == 1, case


def test_the_result_tells_every_answer():
    told: Any = to_json(forms()["survey-result"], CASES["survey-result/usual"]())
    assert [(row["answers"], row["agreeing"]) for row in told["rows"]] == [
        (30, 22),
        (30, 18),
        (30, 26),
        (30, 13),
        (0, 0),
    ]
    assert told["totals"] == {"sheets": 30, "handed_out": 40}
