"""Pages and workbook cells of the papers of care against golden files, and their figures for other programs."""

from __future__ import annotations

from tests.form_cases import data_of


def test_the_loan_book_says_who_is_late_and_what_can_still_be_lent():
    data = data_of("loan-book/year")
    assert data["totals"]["available"] == 60_000_000 + 17_083_000 - 45_500_500
    assert [(row["left"] > 0, row["days_late"] > 0) for row in data["rows"]] == [
        (False, False),
        (True, True),
        (True, True),
    ]


def test_a_contract_adds_up_to_its_loan():
    data = data_of("loan-contract/two-years")
    assert sum(row["principal"] for row in data["rows"]) == data["totals"]["principal"] == 30_500_500
    assert len(data["rows"]) == 24


def test_the_tet_report_counts_days_before_the_first_day_off_and_adds_up():
    data = data_of("tet-report/year")["totals"]
    assert (data["days_before"], data["people"], data["total"]) == (35, 996, 336_640_000)
    assert data_of("tet-report/late")["totals"]["days_before"] == 14
    assert data_of("tet-report/none")["totals"]["announced"] is None
