"""Pages and workbook cells of the lists of what is honoured against golden files."""

from __future__ import annotations

from typing import Any

from tests.form_cases import data_of


def test_only_what_is_recognised_counts_as_benefit():
    data: Any = data_of("initiative-list/year")
    assert data["totals"] == {"initiatives": 3, "recognised": 2, "benefit": 160_000_000, "paid": 500_000}


def test_stages_of_another_year_are_shown_but_not_counted():
    data: Any = data_of("party-list/year")
    assert data["totals"] == {"introduced": 1, "trained": 1, "admitted": 1}
