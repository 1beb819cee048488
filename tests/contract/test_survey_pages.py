"""Pages and workbook cells of the papers of surveys and of measured values against golden files."""

from __future__ import annotations

from typing import Any

from tests.form_cases import data_of, document_of, pages
from tests.survey_form_samples import CASES


def test_each_stands_on_one_page_but_the_table_to_type_into():
    for case in CASES.keys() - {"survey-table/usual"}:
        assert pages(document_of(case)).count("--- trang ") == 1, case


def test_the_result_tells_every_answer():
    data: Any = data_of("survey-result/usual")
    assert [(row["answers"], row["agreeing"]) for row in data["rows"]] == [
        (30, 22),
        (30, 18),
        (30, 26),
        (30, 13),
        (0, 0),
    ]
    assert data["totals"] == {"sheets": 30, "handed_out": 40}
