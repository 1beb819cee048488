"""Pages and workbook cells of the papers of care against golden files, and their figures for other programs."""

from __future__ import annotations

from typing import Any

import pytest

from app.exports.form import forms, to_json
from tests.care_form_samples import CASES
from tests.contract.test_form_pages import cells, pages


@pytest.mark.parametrize("case", CASES)
def test_the_pages_are_as_they_were(case, golden):
    golden(f"{case}.pages.txt", pages(forms()[case.split("/", maxsplit=1)[0]].layout(CASES[case]())))


@pytest.mark.parametrize("case", CASES)
def test_the_cells_are_as_they_were(case, golden):
    golden(f"{case}.cells.txt", cells(forms()[case.split("/", maxsplit=1)[0]].layout(CASES[case]())))


def told(case: str) -> Any:
    return to_json(forms()[case.split("/", maxsplit=1)[0]], CASES[case]())


def test_the_loan_book_says_who_is_late_and_what_can_still_be_lent():
    said = told("loan-book/year")
    assert said["totals"]["available"] == 60_000_000 + 17_083_000 - 45_500_500
    assert [(row["left"] > 0, row["days_late"] > 0) for row in said["rows"]] == [
        (False, False),
        (True, True),
        (True, True),
    ]


def test_a_contract_adds_up_to_its_loan():
    said = told("loan-contract/two-years")
    assert sum(row["principal"] for row in said["rows"]) == said["totals"]["principal"] == 30_500_500
    assert len(said["rows"]) == 24


def test_the_tet_report_counts_days_before_tet_and_adds_up():
    said = told("tet-report/year")["totals"]
    assert (said["days_before"], said["people"], said["total"]) == (36, 996, 336_640_000)
    assert told("tet-report/late")["totals"]["days_before"] == 15
    assert told("tet-report/none")["totals"]["announced"] is None
