"""Pages and workbook cells of the union's own papers against golden files, and what must hold of any of them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month
from app.domain.ledger.transfer_text import bank_text
from app.exports.document import Document, Grid, KeepTogether, Row, RowKind
from app.exports.dues.remittance import DATA_COLUMNS
from app.exports.form import forms, to_json
from app.exports.settlement.monthfigures import proofs
from app.exports.xlsx import to_xlsx
from tests import month_form_samples as samples
from tests.form_cases import document_of, pages
from tests.month_form_samples import CASES


def data_sheet(document: Document) -> list[tuple[object, ...]]:
    """The rows of the second worksheet, its keys first."""
    stream = io.BytesIO()
    to_xlsx(document, stream)
    book = openpyxl.load_workbook(stream)
    return list(book[document.data_sheets[0].name].iter_rows(values_only=True))


def test_the_data_sheet_is_as_it_was(golden):
    rows = data_sheet(document_of("remittance/quarter"))
    golden(
        "remittance/quarter.data.txt", "\n".join("\t".join("" if v is None else repr(v) for v in row) for row in rows)
    )


def test_a_small_unions_month_is_on_one_page_and_never_on_more_than_two():
    for case, most in (
        ("dues-list/month", 1),
        ("dues-year/two-rates", 1),
        ("monthly-report/closed", 1),
        ("monthly-report/open", 2),
    ):
        assert pages(document_of(case)).count("--- trang ") <= most, case


def values(row: Row) -> tuple[Any, ...]:
    """A row's cells, to reckon with."""
    return row.cells


def figures_of(code: str, gathered: object) -> Any:
    """A form's JSON."""
    return to_json(forms()[code], gathered)


def rows_of(code: str, gathered: object) -> Iterable[Row]:
    """The rows of a form's only grid, made anew each time they are read."""
    (grid,) = [block for block in forms()[code].layout(gathered).blocks if isinstance(block, Grid)]
    return grid.rows


def column(rows: Iterable[Row], place: int) -> int:
    """The sum of a column."""
    return sum(int(values(row)[place] or 0) for row in rows)


# ---- totals are the sums of their rows -----------------------------------------------------------------------------

WAGES = st.lists(st.integers(0, 90_000_000), min_size=1, max_size=30)


@given(wages=WAGES, leave=st.integers(0, 40), by_group=st.booleans(), months=st.sampled_from((1, 3)))
def test_a_lists_totals_are_the_sums_of_its_rows(wages, leave, by_group, months):
    of = [samples.line(place, wage, months, group=f"Tổ {place * 3 // len(wages)}") for place, wage in enumerate(wages)]
    of += [samples.line(leave, 1, 0, "benefit", group="Tổ cuối")] * (leave % 2)
    figures = samples.dues_list(of, last=samples.MARCH if months == 3 else samples.JANUARY, by_group=by_group)
    rows = list(rows_of("dues-list", figures))
    people = [row for row in rows if row.kind is RowKind.NORMAL]
    sums = [row for row in rows if row.kind is RowKind.SUBTOTAL]
    assert [row.cells[0] for row in people] == list(range(1, len(of) + 1))
    for place in range(2, len(rows[0].cells) - 1):
        assert (values(rows[-1])[place] or 0) == column(people, place)
        assert not by_group or (values(rows[-1])[place] or 0) == column(sums, place)
    for row in people:
        *_, fund_kept, fund_up, kept, up, total, _note = values(row)
        assert (total or 0) == sum(each or 0 for each in (fund_kept, fund_up, kept, up))
    data = figures_of("dues-list", figures)
    for key in ("wage", "fund_kept", "fund_up", "kept", "up", "total"):
        assert data["totals"][key] == sum(row[key] for row in data["rows"])


@given(wages=WAGES, part=st.integers(0, 100), sent=st.integers(0, 10**9), other=st.integers(0, 10**6))
def test_a_remittances_totals_are_the_sums_of_its_rows_in_both_sheets(wages, part, sent, other):
    of = [
        samples.remitted(place, Month(2026, 1 + step), wage, part if place % 2 else 100)
        for step in range(2)
        for place, wage in enumerate(wages)
        if wage >= 200
    ]
    figures = samples.remittance(of, samples.JANUARY, Month(2026, 2), sent, other)
    rows = list(rows_of("remittance", figures))
    for place in range(3, 7):
        total = column((row for row in rows if row.kind is RowKind.NORMAL), place)
        assert rows[-1].cells[place] == total
        assert column((row for row in rows if row.kind is RowKind.SUBTOTAL), place) == total
    totals = figures_of("remittance", figures)["totals"]
    assert totals["share"] == rows[-1].cells[6] == sum(line.share for line in of)
    assert totals["owed"] == totals["sent"] + totals["left"] == totals["share"] + other
    (sheet,) = forms()["remittance"].layout(figures).data_sheets
    data: list[dict[str, Any]] = [dict(zip(DATA_COLUMNS, row, strict=False)) for row in sheet.rows]
    for key in ("wage", "dues", "collected", "share_up"):
        by_record = {
            record: sum(row[key] for row in data if row["record"] == record) for record in ("member", "month", "total")
        }
        assert len(set(by_record.values())) == 1, (key, by_record)
    manifest = {row["key"]: row["value"] for row in data if row["record"] == "manifest"}
    assert manifest["share_up"] == totals["share"]
    assert manifest["left_up"] == totals["left"]
    assert manifest["trail_head"] == samples.JOURNAL


def test_the_year_sheets_totals_are_the_sums_of_its_months():
    data = figures_of("dues-year", samples.year(halves=True))
    for key, total in data["totals"].items():
        assert total == sum(row[key] or 0 for row in data["rows"])


# ---- what the papers say -------------------------------------------------------------------------------------------


def words(document: Document) -> str:
    return " ".join(pages(document).split())


def test_the_percentages_are_those_of_the_months():
    head = words(document_of("dues-list/month"))
    assert "Trích đóng 2%" in head
    assert "Trích đóng 0,5%" in head
    assert "QĐ 61/QĐ-TLĐ ngày 29/7/2025" in head
    assert "1% và 0,5%" in words(document_of("dues-year/two-rates"))


def test_who_is_on_leave_has_the_reason_and_no_amounts():
    figures = samples.dues_list([samples.line(0, months=0, exempt="benefit", note="Nghỉ thai sản")])
    rows = list(rows_of("dues-list", figures))
    assert rows[0].cells[2:] == (None, None, None, None, None, None, "Nghỉ thai sản")
    assert figures_of("dues-list", figures)["totals"]["exempt"] == 1


def test_a_wage_above_the_insured_one_says_what_the_dues_are_taken_of():
    rows = list(rows_of("dues-list", samples.dues_list([samples.line(0, 60_000_000)])))
    assert rows[0].cells[-1] == "Tính trên 46.800.000"
    assert column(rows[:1], 5) + column(rows[:1], 6) == 234_000


def test_an_open_month_says_so_and_a_closed_one_does_not():
    assert "Chưa khóa sổ" in words(document_of("monthly-report/open"))
    assert "Chưa khóa sổ" not in words(document_of("monthly-report/closed"))


def test_the_proof_strip_shows_what_agrees_and_what_does_not():
    assert all(proof.holds for proof in proofs(samples.month()))
    broken = samples.month(closing_off=-500)
    assert [(proof.key, proof.difference) for proof in proofs(broken) if not proof.holds] == [("closing", -500)]
    text = words(forms()["monthly-report"].layout(broken))
    assert "LỆCH" in text
    assert "khớp" in text
    assert f"Mã nhật ký {samples.JOURNAL[-8:]}" in text
    assert figures_of("monthly-report", broken)["totals"]["proofs"] == "fail"


def test_every_grid_of_a_paper_stands_on_the_edges_of_the_first():
    for case in ("monthly-report/open", "dues-year/year"):
        grids: list[Grid] = []
        for block in document_of(case).blocks:
            grids += [
                each
                for each in (block.blocks if isinstance(block, KeepTogether) else (block,))
                if isinstance(each, Grid)
            ]
        edges = [set(accumulate(column.share for column in grid.columns)) for grid in grids]
        assert all(each <= edges[0] for each in edges)


def test_whole_citizen_numbers_stand_on_no_list_but_in_the_superiors_sheet():
    number = samples.remitted(0).citizen_number
    assert f"…{number[-4:]}" in words(document_of("remittance/month"))
    assert number in str(data_sheet(document_of("remittance/month")))
    for case in CASES:
        assert number not in words(document_of(case))


def test_the_data_sheet_holds_plain_texts_and_whole_numbers():
    keys, *rows = data_sheet(document_of("remittance/quarter"))
    assert keys == DATA_COLUMNS
    assert {type(value) for row in rows for value in row} <= {str, int, type(None)}
    assert rows[0][:4] == ("member", "2026-01", "ĐV0001", "079000999000")


def test_the_superiors_account_stands_on_the_dues_share_alone():
    assert "1190 000 111 222" in words(forms()["payment-order"].layout(samples.orders(samples.bank_out())))
    gift = samples.orders(samples.bank_out(code="31", person="Cửa hàng Hoa Mai"))
    assert "1190 000 111 222" not in words(forms()["payment-order"].layout(gift))
    assert figures_of("payment-order", gift)["rows"][0]["payee"] == "Cửa hàng Hoa Mai"


def test_an_order_comes_in_two_copies_on_one_page():
    text = pages(document_of("payment-order/one"))
    assert text.count("--- trang ") == 1
    assert text.count("ỦY NHIỆM CHI") == 2
    assert text.count("Bảy trăm bốn mươi chín nghìn hai trăm tám mươi đồng") == 2


@pytest.mark.parametrize(
    ("narration", "text"),
    [
        ("Nộp 30% ĐPCĐ tháng 01+02 năm 2026", "NOP 30 PHAN TRAM DPCD THANG 01 VA 02 NAM 2026"),
        ("Chi quà Tết & bánh «mứt»", "CHI QUA TET VA BANH MUT"),
        ("", ""),
    ],
)
def test_the_banks_text_has_no_accents(narration, text):
    assert bank_text(narration) == text


@given(st.text())
def test_the_banks_text_is_plain_whatever_was_typed(text):
    assert set(bank_text(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,/():-")


def test_rows_can_be_read_twice():
    rows = rows_of("dues-list", samples.dues_list(samples.lines(5)))
    assert list(rows) == list(rows)
    assert all(isinstance(row, Row) for row in rows)
