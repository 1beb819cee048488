"""Workbooks reckon: every sum on every form is a formula, and gives to the đồng what stands beside it and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from app.exports.document import Block, Document, Grid, HalfPage, KeepTogether, Kind, PageSetup, Row, RowKind
from app.exports.document import Column as GridColumn
from app.exports.reckoned import Lines, Reckoner, column_letters
from tests import spreadsheet
from tests.form_cases import CASES, document_of

TYPED = {
    ("b07", "amount"): "codes 10 and 60 come from other papers; part C says how",
    ("care-report", "people"): "a person in two rows is one person",
    ("care-report", "women"): "a person in two rows is one person",
    ("care-report", "times"): "the sections are ways of looking at the same money",
    ("care-report", "money"): "the sections are ways of looking at the same money",
    ("care-report", "in_kind"): "the sections are ways of looking at the same money",
    ("gift-settlement", "people"): "who received is ticked, not reckoned",
    ("gift-settlement", "amount"): "what was received is ticked, not reckoned",
    ("gift-settlement", "in_kind"): "what was received is ticked, not reckoned",
    ("loan-book", "lent"): "what the fund has comes from its vouchers",
    ("monthly-report", "left"): "a proof that failed is shown in bold, it is no sum",
    ("monthly-report", "right"): "a proof that failed is shown in bold, it is no sum",
    ("workers-month-report", "second"): "heads stand in words with the women among them",
    ("activity-year", "second"): "heads stand in words with the women among them",
    ("women-work", "second"): "heads stand in words with the women among them",
}
"""Figures of total rows that no formula can give, by form and column, and why."""


def grids(blocks: Iterable[Block]) -> Iterator[Grid]:
    """Every grid of a document."""
    for block in blocks:
        if isinstance(block, Grid):
            yield block
        elif isinstance(block, (KeepTogether, HalfPage)):
            yield from grids(block.blocks)


@pytest.mark.parametrize("case", CASES)
def test_every_formula_gives_what_stands_beside_it(case: str) -> None:
    assert spreadsheet.differences(spreadsheet.workbook_of(document_of(case))) == {}


@pytest.mark.parametrize("case", CASES)
def test_every_sum_is_a_formula(case: str) -> None:
    form = case.split("/", maxsplit=1)[0]
    typed = {
        column.key
        for grid in grids(document_of(case).blocks)
        for row in grid.rows
        if row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL)
        for column, value in zip(grid.columns, row.cells, strict=True)
        if isinstance(value, int) and column.key not in dict(row.formulas)
    }
    assert {key for key in typed if (form, key) not in TYPED} == set()


def test_a_workbook_of_plain_values_has_the_same_figures_and_no_formula() -> None:
    document = document_of("b07/year")
    live, plain = (spreadsheet.workbook_of(document, live=live) for live in (True, False))
    assert spreadsheet.formulas(plain) == {}
    assert spreadsheet.formulas(live)
    before, after = spreadsheet.shown(live), spreadsheet.shown(plain)
    # Why: a parent whose parts did not move is a hidden zero beside its formula, and an empty cell without it.
    moved = [{cell: value for cell, value in cells.items() if value != 0} for cells in (before, after)]
    assert moved[0] == moved[1]


def test_a_wrong_formula_is_caught() -> None:
    columns = (GridColumn("name", "Tên", 1), GridColumn("amount", "Tiền", 1, Kind.MONEY))
    rows = (Row(("A", 5)), Row(("B", 7)), Row(("Cộng", 13), RowKind.TOTAL).reckoned(amount="SUM({every})"))
    document = Document("Thử", (Grid(columns, rows),), PageSetup())
    assert [given for _told, _shown, given in spreadsheet.differences(spreadsheet.workbook_of(document)).values()] == [
        12
    ]


def test_letters_of_columns() -> None:
    assert [column_letters(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_names_are_looked_for_above_then_below_then_in_the_grid_before() -> None:
    reckoner = Reckoner()
    first = [Row((1,), name="a"), Row((2,), name="a"), Row((3,), name="later")]
    reckoner.enter_grid({"x": 2, "y": 5}, first, 10)
    assert reckoner.formula("{later}-{a}", 10, 2) == "=C13-C11"
    for place, row in enumerate(first, 10):
        reckoner.note_row(row, place)
    assert reckoner.formula("{a:y}+{:y}", 13, 2) == "=F12+F14"
    reckoner.enter_grid({"x": 2, "y": 5}, [], 20)
    assert reckoner.formula("{a}", 20, 2) == "=C12"


def test_sums_take_the_plain_rows_alone_and_so_many_as_there_are() -> None:
    lines = Lines()
    for place, kind in enumerate([RowKind.GROUP, RowKind.NORMAL, RowKind.NORMAL, RowKind.SUBTOTAL, RowKind.NORMAL], 4):
        lines.note(place, kind)
    assert (lines.every, lines.part) == ([[5, 6], [8, 8]], [[8, 8]])
    reckoner = Reckoner()
    assert reckoner.formula("SUM({every})", 3, 0) == "=SUM(0)"
    for place in range(0, 600, 2):
        reckoner.lines.note(place, RowKind.NORMAL)
        reckoner.lines.note(place + 1, RowKind.OPENING)
    assert reckoner.formula("SUM({every})", 700, 0).startswith("=SUM((A1,A3,")
