"""Pages and workbook cells of the lists of what is honoured against golden files."""

from __future__ import annotations

from typing import Any

import pytest

from app.exports.form import forms, to_json
from tests.contract.test_form_pages import cells, pages
from tests.merit_form_samples import CASES


@pytest.mark.parametrize("case", CASES)
def test_the_pages_are_as_they_were(case, golden):
    golden(f"{case}.pages.txt", pages(forms()[case.split("/", maxsplit=1)[0]].layout(CASES[case]())))


@pytest.mark.parametrize("case", CASES)
def test_the_cells_are_as_they_were(case, golden):
    golden(f"{case}.cells.txt", cells(forms()[case.split("/", maxsplit=1)[0]].layout(CASES[case]())))


def test_only_what_is_recognised_counts_as_benefit():
    told: Any = to_json(forms()["initiative-list"], CASES["initiative-list/year"]())
    assert told["totals"] == {"initiatives": 3, "recognised": 2, "benefit": 160_000_000, "paid": 500_000}


def test_stages_of_another_year_are_shown_but_not_counted():
    told: Any = to_json(forms()["party-list"], CASES["party-list/year"]())
    assert told["totals"] == {"introduced": 1, "trained": 1, "admitted": 1}
