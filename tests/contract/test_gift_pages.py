"""Pages and workbook cells of gift lists against golden files, and that every sum on them is that of its rows."""

from __future__ import annotations

from typing import Any

import pytest

from app.exports.document import Grid, RowKind
from tests.form_cases import data_of, document_of
from tests.gift_form_samples import CASES


@pytest.mark.parametrize("case", [case for case in CASES if case.startswith("gift-sheet")])
def test_a_sheets_sums_are_those_of_its_rows(case):
    document = document_of(case)
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    rows: list[Any] = list(grid.rows)
    for place, column in enumerate(grid.columns):
        if column.key in ("amount", "in_kind"):
            people = sum(row.cells[place] or 0 for row in rows if row.kind is RowKind.NORMAL)
            groups = [row.cells[place] or 0 for row in rows if row.kind is RowKind.SUBTOTAL]
            assert (rows[-1].cells[place] or 0) == people
            assert not groups or sum(groups) == people
    numbers = [row.cells[0] for row in rows if row.kind is RowKind.NORMAL]
    assert numbers == list(range(1, len(numbers) + 1))


def test_what_was_taken_is_given_or_returned():
    data: Any = data_of("gift-settlement/settled")["totals"]
    assert data["taken"] == data["given"] + data["left_over"]
    assert (data["listed"], data["given"], data["posted"], data["missed"]) == (1_600_000, 1_400_000, 1_400_000, 1)
