"""Her list of a quarter beside three months of ours: wages of a month or of all three, late joiners, leave, wrong cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import pytest

from app.domain.dates import Month
from app.domain.dues.dues import DuesPolicy, ExemptReason
from app.domain.dues.dues_import import CellState, DuesColumn, DuesComparison, KnownPayer
from app.domain.ledger.book_import import Cell
from app.domain.money import dong
from app.imports.dues.dues_quarter import QuarterOfOurs, compare_quarter_list
from app.imports.dues.dues_sheet import recognise_dues
from app.imports.workbook import Sheet
from app.models.book import Book
from app.models.queries.union.policies import dues_policy
from tests.small_books import new_book

MONTHS = (Month(2026, 1), Month(2026, 2), Month(2026, 3))
HEAD: list[tuple[Cell, ...]] = [
    ("Danh sách trích nộp phí công đoàn quý 1 năm 2026",),
    ("STT", "Họ & tên", "Mức lương đóng", "Trích đóng 2%", None, "Đoàn phí 0.5%", None, "Tổng cộng", None),
    (None, None, None, "CĐ Cty giữ 75%", "Cấp trên 25%", "CĐ Cty giữ 70%", "Nộp cấp trên 30%", None, None),
]


@cache
def policies() -> dict[Month, DuesPolicy]:
    with Book.open(new_book()) as book, book.read() as read:
        return {month: dues_policy(read, month, 3) for month in MONTHS}


def shares(wage: float, months: int) -> tuple[float, ...]:
    parts = [wage * months * rate for rate in (0.015, 0.005, 0.0035, 0.0015)]
    return (*parts, sum(parts))


def compared(rows: Sequence[Sequence[Cell]], payers: dict[Month, list[KnownPayer]]) -> DuesComparison:
    totals = tuple(sum(row[at] or 0 for row in rows) for at in range(2, 8))  # type: ignore[misc]
    cells = [*HEAD, *((*row, None)[:9] for row in rows), ("Tổng cộng", None, *totals, None)]
    listed = recognise_dues(Sheet("Q1.2026", tuple(tuple(row) for row in cells)))
    assert listed is not None
    assert (listed.first, listed.last) == (MONTHS[0], MONTHS[2])
    return compare_quarter_list(listed, QuarterOfOurs(payers, policies()))


def through(*people: KnownPayer, **since: int) -> dict[Month, list[KnownPayer]]:
    """The people in every month; ``name=2`` joined in the second month."""
    return {month: [p for p in people if since.get(p.name, 1) <= month.month] for month in MONTHS}


AN, BE = KnownPayer(1, "An", dong(5_700_000)), KnownPayer(2, "Be", dong(8_000_000))


@pytest.mark.parametrize("summed", [False, True])
def test_a_quarter_of_equal_months_agrees_in_both_writings_of_the_wage(summed: bool) -> None:
    times = 3 if summed else 1
    rows: list[tuple[Cell, ...]] = [
        (1, "An", 5_700_000 * times, *shares(5_700_000, 3)),
        (2, "Be", 8_000_000 * times, *shares(8_000_000, 3)),
    ]
    result = compared(rows, through(AN, BE))
    assert result.findings == ()
    assert [row.state for row in result.rows] == ["same", "same"]
    assert {cell.state for row in result.rows for cell in row.cells} == {CellState.AGREES}
    assert {cell.column: cell.ours for cell in result.totals}[DuesColumn.WAGE] == 13_700_000 * times
    assert {cell.state for cell in result.totals} == {CellState.AGREES}


def test_a_late_joiner_owes_the_months_as_a_member() -> None:
    rows: list[tuple[Cell, ...]] = [
        (1, "An", 5_700_000, *shares(5_700_000, 3)),
        (2, "Be", 8_000_000, *shares(8_000_000, 2)),
    ]
    result = compared(rows, through(AN, BE, Be=2))
    assert {cell.state for cell in result.rows[1].cells} == {CellState.AGREES}
    assert Counter(one.code for one in result.findings) == {"fewer-months": 1}
    assert "01/2026" in str(result.findings[0].message)


def test_three_months_for_two_are_named_cell_by_cell() -> None:
    rows: list[tuple[Cell, ...]] = [
        (1, "An", 5_700_000, *shares(5_700_000, 3)),
        (2, "Be", 8_000_000, *shares(8_000_000, 3)),
    ]
    result = compared(rows, through(AN, BE, Be=2))
    codes = Counter(one.code for one in result.findings)
    assert codes["share-differs"] == 4
    assert codes["row-total-differs"] == 1
    assert str(next(one for one in result.findings if one.code == "row-total-differs").proposal) == "400.000 đồng"
    assert codes["list-total-differs"] == 5


def test_months_of_different_wages_agree_with_their_sum() -> None:
    payers = through(AN)
    payers[MONTHS[2]] = [KnownPayer(1, "An", dong(6_000_001))]
    whole = 5_700_000 * 2 + 6_000_001
    result = compared([(1, "An", whole, *shares(whole, 1))], payers)
    assert result.rows[0].state == "same"
    assert {cell.state for cell in result.rows[0].cells} <= {CellState.AGREES, CellState.ROUNDED}
    assert result.findings == ()


def test_a_first_and_a_new_wage_are_taken_over_from_the_quarters_first_month() -> None:
    rows: list[tuple[Cell, ...]] = [
        (1, "An", 5_700_000, *shares(5_700_000, 3)),
        (2, "Be", 8_400_000, *shares(8_400_000, 3)),
    ]
    result = compared(rows, through(KnownPayer(1, "An"), BE))
    assert [(row.state, row.old_wage, row.wage) for row in result.rows] == [
        ("wage", None, 5_700_000),
        ("wage", 8_000_000, 8_400_000),
    ]
    assert {cell.state for row in result.rows for cell in row.cells} == {CellState.AGREES}
    assert {one.code for one in result.findings} == {"wage-first", "wage-changes"}


def test_a_sum_that_is_no_wage_of_a_month_changes_nothing() -> None:
    rows: list[tuple[Cell, ...]] = [
        (1, "An", 17_100_000, *shares(17_100_000, 1)),
        (2, "Be", 24_000_001, *shares(24_000_001, 1)),
    ]
    result = compared(rows, through(AN, BE))
    assert [row.state for row in result.rows] == ["same", "same"]
    assert "quarter-wage-differs" in {one.code for one in result.findings}


def test_leave_through_the_quarter_is_exempt_and_no_wage_without_a_reason_stops() -> None:
    rows: list[tuple[Cell, ...]] = [(1, "An", 0, 0, 0, 0, 0, 0, "Nghỉ thai sản"), (2, "Be", 0, 0, 0, 0, 0, 0)]
    cells = [*HEAD, *rows]
    listed = recognise_dues(Sheet("Q1.2026", tuple(tuple(row) for row in cells)))
    assert listed is not None
    result = compare_quarter_list(listed, QuarterOfOurs(through(AN, BE), policies()))
    assert [row.state for row in result.rows] == ["exempt", "refused"]
    assert result.rows[0].exempt is not None
    assert result.rows[0].exempt.reason is ExemptReason.BENEFIT
    assert (result.month, result.last_month) == (MONTHS[0], MONTHS[2])
