"""Her monthly dues lists beside the policy: two real workbooks figure by figure, and what a row, a name, a note can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month
from app.domain.dues.dues import DuesPolicy, Exempt, assess
from app.domain.dues.dues_import import (
    CellState,
    ComparedRow,
    DuesColumn,
    DuesComparison,
    KnownPayer,
    Place,
    YearColumn,
)
from app.domain.members.exemptions import ExemptReason
from app.domain.money import dong
from app.domain.problems import Finding, Level
from app.imports.dues.dues_compare import compare_dues_list, reason_in
from app.imports.dues.dues_sheet import (
    DUES_LISTS,
    DuesSheet,
    NoDuesSheet,
    NoListOfMonth,
    SeveralDuesSheets,
    find_dues_list,
    recognise_dues,
)
from app.imports.dues.dues_year import NoYearSheet, compare_year, figures_of, find_year_sheet
from app.imports.members.people_months import months_of_name
from app.imports.workbook import Sheet, Workbook, read_workbook
from app.models.book import Book
from app.models.queries.dues.assessment import dues_policy
from tests.small_books import new_book

DATA = Path(__file__).resolve().parents[1] / "data"
JANUARY, FEBRUARY = Month(2026, 1), Month(2026, 2)
SHARES = (DuesColumn.FUND_KEPT, DuesColumn.FUND_UP, DuesColumn.KEPT, DuesColumn.UP)


@cache
def policy(month: Month, group: int = 3) -> DuesPolicy:
    with Book.open(new_book()) as book, book.read() as read:
        return dues_policy(read, month, group)


@cache
def workbook(name: str) -> Workbook:
    return read_workbook(DATA / name)


def payers(sheet: DuesSheet) -> list[KnownPayer]:
    """The people of a list as members of a book, each name once, with the wages of that list."""
    found: dict[str, KnownPayer] = {}
    for row in sheet.rows:
        wage = row.cells.get(DuesColumn.WAGE)
        known = dong(int(wage)) if isinstance(wage, float) and wage else None
        found.setdefault(row.name, KnownPayer(len(found) + 1, row.name, known))
    return list(found.values())


@cache
def compared(month: Month) -> DuesComparison:
    book = payers(find_dues_list(workbook("trich-nop-2026.xlsx"), JANUARY))
    return compare_dues_list(find_dues_list(workbook("trich-nop-2026.xlsx"), month), book, policy(month), month)


def codes(found: Sequence[Finding]) -> dict[str, int]:
    return dict(Counter(one.code for one in found))


# ---- 2026 ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("month", [JANUARY, FEBRUARY])
def test_every_share_of_both_months_is_as_in_columns_d_to_g(month: Month) -> None:
    listed = find_dues_list(workbook("trich-nop-2026.xlsx"), month)
    result = compared(month)
    assert len(result.rows) == 42
    for row, source in zip(result.rows, listed.rows, strict=True):
        for column in SHARES:
            cell = row.cell(column)
            assert cell is not None
            assert (cell.state, cell.ours) == (CellState.AGREES, source.cells[column]), (row.name, column)
    assert {cell.column: cell.letter for cell in result.rows[0].cells} == dict(
        zip((*SHARES, DuesColumn.TOTAL), "DEFGH", strict=True)
    )


@pytest.mark.parametrize(
    ("month", "wages", "stated", "right"),
    [(JANUARY, 242_610_000, 7_278_300, 6_065_250), (FEBRUARY, 256_910_000, 7_707_300, 6_422_750)],
)
def test_the_totals_at_three_hundredths_are_named_with_the_right_sums(
    month: Month, wages: int, stated: int, right: int
) -> None:
    result = compared(month)
    wrong = [one for one in result.findings if one.code == "row-total-differs"]
    assert [one.row for one in wrong] == [row for row in range(7, 49) if row != 45]
    by_row = {row.row: row for row in result.rows}
    for one in wrong:
        wage = by_row[one.row or 0].wage
        assert wage is not None
        assert one.level is Level.WARN
        assert "bằng 3% mức lương; đúng là 2,5%" in str(one.message)
        assert str(one.proposal) == f"{wage * 25 // 1000:,} đồng".replace(",", ".")
    total = [one for one in result.findings if one.code == "list-total-differs"]
    assert [(one.row, one.column, str(one.proposal)) for one in total] == [
        (50, "H", f"{right:,} đồng".replace(",", "."))
    ]
    line = {cell.column: (cell.state, cell.ours, cell.theirs) for cell in result.totals}
    assert line[DuesColumn.TOTAL] == (CellState.DIFFERS, right, stated)
    assert line[DuesColumn.WAGE] == (CellState.AGREES, wages, wages)
    assert all(line[column][0] is CellState.AGREES for column in SHARES)


def test_january_says_nothing_else() -> None:
    assert codes(compared(JANUARY).findings) == {"row-total-differs": 41, "list-total-differs": 1, "exempt": 1}


@pytest.mark.parametrize("month", [JANUARY, FEBRUARY])
def test_the_member_on_leave_is_exempt_with_the_reason(month: Month) -> None:
    result = compared(month)
    exempt = [row for row in result.rows if row.exempt is not None]
    assert [(row.row, row.name, row.exempt) for row in exempt] == [
        (45, "Đặng Thị Họa", Exempt(month, ExemptReason.BENEFIT, "Nghỉ thai sản"))
    ]
    assert all(cell.state is CellState.AGREES for cell in exempt[0].cells)
    assert [one.code for one in exempt[0].findings] == ["exempt"]
    assert "thai sản" in str(exempt[0].findings[0].message)


def test_a_wage_that_changes_counts_from_the_lists_month_and_a_jump_is_questioned() -> None:
    result = compared(FEBRUARY)
    assert result.counts == {"new": 0, "earlier": 0, "same": 40, "wage": 1, "exempt": 1, "refused": 0}
    changed = next(row for row in result.rows if row.state == "wage")
    assert (changed.row, changed.old_wage, changed.wage) == (36, 5_700_000, 20_000_000)
    finding = next(one for one in result.findings if one.code == "wage-changes")
    assert finding.level is Level.WARN
    assert "5.700.000 sang 20.000.000" in str(finding.message)
    permission = result.may_apply()
    assert permission.allowed
    assert [row.row for row in result.to_write(permission)] == [36, 45]


def test_what_the_book_already_says_is_not_written_again() -> None:
    listed = find_dues_list(workbook("trich-nop-2026.xlsx"), FEBRUARY)
    first = compared(FEBRUARY)
    after = [
        KnownPayer(row.member_id or 0, row.name, row.wage or row.old_wage, exempt=row.exempt.reason if row.exempt else None)
        for row in first.rows
    ]  # fmt: skip
    again = compare_dues_list(listed, after, policy(FEBRUARY), FEBRUARY)
    assert again.to_write(again.may_apply()) == ()
    assert again.counts == {"new": 0, "earlier": 0, "same": 41, "wage": 0, "exempt": 1, "refused": 0}


def test_rows_of_the_year_sheet_are_reproduced() -> None:
    sheet = find_year_sheet(workbook("trich-nop-2026.xlsx"))
    assert sheet.name == "TC "
    assert [str(row.month) for row in sheet.rows] == [f"2026-0{month}" for month in range(1, 7)]
    ours = {
        month: figures_of([row.charge for row in compared(month).rows if row.charge is not None])
        for month in (JANUARY, FEBRUARY)
    }
    assert list(ours[JANUARY].values()) == [41, 242_610_000, 4_852_200, 3_639_150, 1_213_050, 849_135, 363_915]
    assert list(ours[FEBRUARY].values()) == [41, 256_910_000, 5_138_200, 3_853_650, 1_284_550, 899_185, 385_365]
    cells, findings = compare_year(sheet, ours)
    assert len(cells) == 14
    assert all(cell.state is CellState.AGREES for cell in cells)
    assert findings == ()
    assert (sheet.totals_row, sheet.totals[YearColumn.FUND]) == (20, 30_999_200)
    assert sheet.rows[3].figures[YearColumn.KEPT] == 919_135  # the cell holds 919134.9999999999


def test_a_wrong_or_missing_figure_of_the_year_sheet_is_named() -> None:
    sheet = find_year_sheet(workbook("trich-nop-2026.xlsx"), "tc")
    january = dict(sheet.rows[0].figures)
    spoilt = {**january, YearColumn.UP: dong(363_000)}
    del spoilt[YearColumn.KEPT]
    sheet = replace(sheet, rows=(replace(sheet.rows[0], figures=spoilt),))
    _, findings = compare_year(sheet, {JANUARY: january})
    assert {(one.code, one.row, one.column) for one in findings} == {("year-differs", 11, "H"), ("cell-empty", 11, "G")}
    assert "ghi 363.000, sổ có 363.915" in " ".join(str(one.message) for one in findings)


# ---- formulas without value, ceilings, two people of one name ---------------------------------------------------


@cache
def uncomputed(chosen: bool = False) -> DuesComparison:
    sheet = find_dues_list(workbook("so_thu_doan_phi_CDCS.xlsx"))
    book = [replace(payer, wage=None) for payer in payers(sheet)]
    choice: dict[Place, int] = {8: 2, 28: 99} if chosen else {}
    book += [KnownPayer(99, "Trần Thị Thuý")] if chosen else []
    return compare_dues_list(sheet, book, policy(JANUARY), JANUARY, choice)


def test_formulas_without_value_are_named_with_our_value_beside_and_never_zero() -> None:
    result = uncomputed()
    named = [one for one in result.findings if one.code == "cell-uncomputed"]
    assert len(named) == 43 * 5 + 6
    assert all(one.level is Level.WARN and "chưa tính" in str(one.message) for one in named)
    for row in result.rows:
        assert row.wage is not None
        assert row.charge == assess(row.wage, policy(JANUARY))
        for cell in row.cells:
            assert (cell.state, cell.theirs) == (CellState.UNCOMPUTED, None)
            assert cell.ours > 0
    first = next(one for one in named if (one.row, one.column) == (7, "H"))
    assert "sổ tính 625.000" in str(first.message)
    assert str(first.proposal) == "625.000 đồng"


def test_the_ceiling_holds_for_wages_above_twenty_base_salaries() -> None:
    result = uncomputed()
    high = [row for row in result.rows if row.wage == 52_000_000]
    assert [row.row for row in high] == [30, 37, 48]
    for row in high:
        assert row.charge is not None
        assert (row.charge.base, row.charge.amount, row.charge.fund) == (46_800_000, 234_000, 936_000)
        assert {cell.column: cell.ours for cell in row.cells}[DuesColumn.TOTAL] == 1_170_000
        assert "wage-above-cap" in codes(row.findings)


def test_two_people_of_one_name_stop_both_rows_and_nothing_else_does() -> None:
    result = uncomputed()
    stops = [one for one in result.findings if one.stops]
    assert [(one.row, one.code, one.proposal) for one in stops] == [
        (8, "name-doubled", None),
        (28, "name-doubled", None),
    ]
    assert "ở các dòng 8, 28" in str(stops[0].message)
    assert not result.may_apply(fix=True).allowed
    permission = result.may_apply(leave_out=True)
    assert permission.allowed
    assert [row.row for row in permission.left_out] == [8, 28]
    assert len(result.to_write(permission)) == 41
    assert result.missing == ()


def test_the_treasurer_may_say_who_is_who() -> None:
    result = uncomputed(chosen=True)
    assert not any(one.stops for one in result.findings)
    assert {row.row: row.member_id for row in result.rows if row.row in (8, 28)} == {8: 2, 28: 99}


def test_a_note_of_leave_beside_a_wage_is_only_asked_about() -> None:
    row = next(row for row in uncomputed().rows if row.row == 9)
    assert row.exempt is None
    assert row.charge is not None
    finding = next(one for one in row.findings if one.code == "leave-but-paid")
    assert "V105 nghỉ thai sản" in str(finding.message)


# ---- who a row is ----------------------------------------------------------------------------------------------

HEAD = (
    ("STT", "Họ & tên", "Mức lương đóng", "Trích đóng 2%", None, "Trích đóng 0,5% đoàn phí", None, "Tổng cộng", "Ghi chú"),
    (None, None, None, "Công đoàn giữ lại 75%", "Nộp cấp trên 25%", "Giữ lại 70%", "Nộp cấp trên 30%"),
)  # fmt: skip
TITLE = ("Danh sách trích nộp phí công đoàn tháng 03/2026",)
MARCH = Month(2026, 3)


def a_list(*rows: tuple[object, ...], head: tuple[tuple[object, ...], ...] = HEAD, name: str = "ds") -> DuesSheet:
    found = recognise_dues(Sheet(name, (TITLE, *head, *rows)))  # type: ignore[arg-type]
    assert found is not None
    return found


def listed(name: str, wage: object, *rest: object) -> tuple[object, ...]:
    """A row whose shares are right, with what stands in the columns after the total."""
    if isinstance(wage, int | float) and wage > 0:
        charge = assess(dong(int(wage)), policy(MARCH))
        shares = (charge.fund_kept, charge.fund_up, charge.kept, charge.up, charge.fund + charge.amount)
        return (1.0, name, float(wage), *map(float, shares), *rest)
    return (1.0, name, wage, 0.0, 0.0, 0.0, 0.0, 0.0, *rest)


def only(sheet: DuesSheet, *known: KnownPayer) -> ComparedRow:
    return compare_dues_list(sheet, known, policy(MARCH), MARCH).rows[0]


THUY = KnownPayer(1, "Trần Thị Thuý", dong(6_000_000), "105")


@pytest.mark.parametrize(
    ("name", "code", "level"),
    [
        ("Trần Thị Thúy ", None, None),
        ("TRẦN THỊ THUÝ", None, None),
        ("Traàn Thò Thuyù", None, None),
        ("Tran Thi Thuy", "name-accents", Level.NOTE),
        ("Trần Thị Thùy", "name-accents", Level.WARN),
    ],
)
def test_a_member_is_known_by_name_in_other_writings(name: str, code: str | None, level: Level | None) -> None:
    row = only(a_list(listed(name, 6_000_000)), THUY)
    assert row.member_id == 1
    assert [(one.code, one.level) for one in row.findings] == ([(code, level)] if code else [])


def test_an_unknown_name_stops_makes_nobody_and_names_the_nearest() -> None:
    result = compare_dues_list(a_list(listed("Trần Thị Thuỷu", 6_000_000)), [THUY], policy(MARCH), MARCH)
    stop = result.findings[-1]
    assert (stop.code, stop.level, stop.proposal) == ("name-unknown", Level.STOP, None)
    assert "«Trần Thị Thuý»" in str(stop.message)
    assert result.rows[0].member_id is None
    assert result.rows[0].state == "refused"
    assert result.missing == (1,)
    far = only(a_list(listed("Bùi Quốc Ngạn", 6_000_000)), THUY)
    assert "Thuý" not in str(far.findings[-1].message)


def test_two_members_of_one_name_in_the_book_stop_unless_the_list_gives_their_numbers() -> None:
    other = KnownPayer(2, "Trần Thị Thúy", dong(9_000_000), "106")
    result = compare_dues_list(a_list(listed("Trần Thị Thuý", 6_000_000)), [THUY, other], policy(MARCH), MARCH)
    assert [one.code for one in result.findings if one.stops] == ["name-doubled-in-book"]
    head = (("Mã NV", *HEAD[0][1:]), HEAD[1])
    rows = [("105", *listed("Trần Thị Thuý", 6_000_000)[1:]), (106.0, *listed("Trần Thị Thuý", 9_000_000)[1:])]
    sheet = a_list(*rows, head=head)
    result = compare_dues_list(sheet, [THUY, other], policy(MARCH), MARCH)
    assert [row.member_id for row in result.rows] == [1, 2]
    assert result.findings == ()


def test_two_names_that_differ_in_accents_are_two_members() -> None:
    known = (THUY, KnownPayer(2, "Trần Thị Thùy", dong(9_000_000)))
    sheet = a_list(listed("Trần Thị Thùy", 9_000_000), listed("Trần Thị Thuý", 6_000_000))
    result = compare_dues_list(sheet, known, policy(MARCH), MARCH)
    assert [row.member_id for row in result.rows] == [2, 1]
    assert result.findings == ()


def test_a_member_whom_the_list_does_not_name_is_named() -> None:
    absent = KnownPayer(2, "Lê Văn An")
    result = compare_dues_list(a_list(listed("Trần Thị Thuý", 6_000_000)), [THUY, absent], policy(MARCH), MARCH)
    assert result.missing == (2,)
    assert [(one.code, one.level) for one in result.findings] == [("member-not-listed", Level.WARN)]


# ---- wages and reasons -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("Nghỉ thai sản ", ExemptReason.BENEFIT),
        ("nghi thai san", ExemptReason.BENEFIT),
        ("V105 nghỉ thai sản", ExemptReason.BENEFIT),
        ("Ốm dài ngày", ExemptReason.BENEFIT),
        ("hưởng BHXH", ExemptReason.BENEFIT),
        ("Nghỉ không lương", ExemptReason.UNPAID_LEAVE),
        ("nghỉ việc không hưởng lương 2 tháng", ExemptReason.UNPAID_LEAVE),
        ("nghỉ ko lương", ExemptReason.UNPAID_LEAVE),
        ("Nghỉ việc từ 15/1", None),
        ("X", None),
        ("Noted", None),
        ("1371000", None),
        ("Thêm 1508", None),
        ("", None),
    ],
)
def test_reasons_in_notes(note: str, reason: ExemptReason | None) -> None:
    assert reason_in(note) is reason


@pytest.mark.parametrize("wage", [0, 0.0, None, "0"])
@pytest.mark.parametrize("notes", [("nghỉ không lương",), (None, "x", "nghỉ không lương")])
def test_no_wage_with_a_reason_in_any_column_beside_is_an_exempt_month(wage: object, notes: tuple[object, ...]) -> None:
    row = only(a_list(listed("Trần Thị Thuý", wage, *notes)), THUY)
    assert row.exempt == Exempt(MARCH, ExemptReason.UNPAID_LEAVE, "nghỉ không lương")
    assert row.state == "exempt"
    assert row.charge is None
    assert row.old_wage == 6_000_000


@pytest.mark.parametrize("notes", [(), ("x",), ("Nghỉ việc",)])
def test_no_wage_without_a_reason_stops_and_sets_nothing(notes: tuple[object, ...]) -> None:
    sheet = a_list(listed("Trần Thị Thuý", 0, *notes))
    result = compare_dues_list(sheet, [THUY], policy(MARCH), MARCH)
    assert [(one.code, one.proposal) for one in result.findings if one.stops] == [("wage-zero", None)]
    assert result.rows[0].state == "refused"
    assert result.to_write(result.may_apply(fix=True, leave_out=True)) == ()


def test_no_wage_of_somebody_the_book_exempts_is_no_question() -> None:
    row = only(a_list(listed("Trần Thị Thuý", 0)), replace(THUY, exempt=ExemptReason.BENEFIT))
    assert row.state == "exempt"
    assert not row.writes


def test_a_wage_of_somebody_the_book_exempts_is_questioned() -> None:
    row = only(a_list(listed("Trần Thị Thuý", 6_000_000)), replace(THUY, exempt=ExemptReason.BENEFIT))
    assert [(one.code, one.level) for one in row.findings] == [("exempt-but-paid", Level.WARN)]


@pytest.mark.parametrize(
    ("wage", "code"), [("5tr", "wage-unreadable"), (5_000_000.5, "wage-unreadable"), (-5e6, "wage-negative")]
)
def test_an_unsure_wage_stops_without_a_proposal(wage: object, code: str) -> None:
    row = only(a_list((1.0, "Trần Thị Thuý", wage, 1.0, 1.0, 1.0, 1.0, 1.0)), THUY)
    assert [(one.code, one.level, one.proposal) for one in row.findings] == [(code, Level.STOP, None)]
    assert (row.wage, row.cells) == (None, ())


# ---- cells -----------------------------------------------------------------------------------------------------


@given(st.integers(1_000_000, 60_000_000), st.sampled_from([DuesColumn.FUND_KEPT, DuesColumn.KEPT, DuesColumn.TOTAL]))
def test_exact_fractions_of_her_formulas_agree_and_errors_are_found(wage: int, column: DuesColumn) -> None:
    base = min(wage, 46_800_000)
    shares = [base * 0.02 * 0.75, base * 0.02 * 0.25, base * 0.005 * 0.7, base * 0.005 * 0.3]
    row = (1.0, "Trần Thị Thuý", float(wage), *shares, base * 0.025)
    good = only(a_list(row), replace(THUY, wage=dong(wage)))
    assert all(cell.state in (CellState.AGREES, CellState.ROUNDED) for cell in good.cells)
    place = 3 + [*SHARES, DuesColumn.TOTAL].index(column)
    spoilt = list(row)
    spoilt[place] = float(row[place]) + 100  # type: ignore[arg-type]
    bad = only(a_list(tuple(spoilt)), replace(THUY, wage=dong(wage)))
    assert [cell.column for cell in bad.cells if cell.state is CellState.DIFFERS] == [column]


def test_a_total_line_that_adds_up_her_own_fractions_agrees() -> None:
    wage = 5_967_001
    shares = (wage * 0.015, wage * 0.005, wage * 0.0035, wage * 0.0015, wage * 0.025)
    people = [(1.0, f"Lê An {place}", float(wage), *shares) for place in range(40)]
    line = (None, "Tổng cộng", wage * 40.0, *(share * 40 for share in shares))
    known = [KnownPayer(place, f"Lê An {place}", dong(wage)) for place in range(40)]
    result = compare_dues_list(a_list(*people, line), known, policy(MARCH), MARCH)
    assert result.findings == ()
    assert {cell.state for cell in result.totals} == {CellState.AGREES, CellState.ROUNDED}
    wrong = (None, "Tổng cộng", wage * 40.0, *(share * 40 + 50 for share in shares))
    result = compare_dues_list(a_list(*people, wrong), known, policy(MARCH), MARCH)
    assert codes(result.findings) == {"list-total-differs": 5}


def test_empty_and_wordy_cells_are_named_with_our_value() -> None:
    row = (1.0, "Trần Thị Thuý", 6e6, None, "?", 21_000.0, 9_000.0, 150_000.0)
    states = {cell.column: cell.state for cell in only(a_list(row), THUY).cells}
    assert states == {
        DuesColumn.FUND_KEPT: CellState.EMPTY,
        DuesColumn.FUND_UP: CellState.UNREADABLE,
        DuesColumn.KEPT: CellState.AGREES,
        DuesColumn.UP: CellState.AGREES,
        DuesColumn.TOTAL: CellState.AGREES,
    }


def test_a_list_of_dues_alone_has_totals_of_dues_alone() -> None:
    head = (("STT", "Họ và tên", "Lương đóng BHXH", "Đoàn phí 0,5%", "Giữ lại 70%", "Nộp cấp trên 30%", "Cộng"),)
    sheet = recognise_dues(Sheet("T3.2026", (*head, (1.0, "Trần Thị Thuý", 6e6, 30_000.0, None, None, 30_000.0))))
    assert sheet is not None
    assert sheet.month == MARCH
    row = only(sheet, THUY)
    assert row.findings == ()
    total = row.cell(DuesColumn.TOTAL)
    assert total is not None
    assert total.ours == 30_000


# ---- which list, which month -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "months"),
    [
        ("012026", ("2026-01", "2026-01")),
        ("02026", ("2026-02", "2026-02")),
        ("122025 ", ("2025-12", "2025-12")),
        ("T5.2019", ("2019-05", "2019-05")),
        ("T12-2025", ("2025-12", "2025-12")),
        ("Tháng 3 2026", ("2026-03", "2026-03")),
        ("Q1.2026", ("2026-01", "2026-03")),
        ("Quý 4-2025", ("2025-10", "2025-12")),
        ("TC ", None),
        ("Tet 2026", None),
        ("8.3", None),
        ("132026", None),
        ("00026", None),
    ],
)
def test_months_are_read_from_the_names_of_sheets(name: str, months: tuple[str, str] | None) -> None:
    found = months_of_name(name)
    assert (tuple(map(str, found)) if found else None) == months


def test_the_list_is_found_by_its_month_among_other_sheets() -> None:
    book = workbook("trich-nop-2026.xlsx")
    assert [found.name for found in DUES_LISTS.all_in(book)] == ["012026", "02026"]
    assert find_dues_list(book, FEBRUARY).name == "02026"
    assert find_dues_list(book, sheet="02026").month == FEBRUARY
    with pytest.raises(SeveralDuesSheets) as several:
        find_dues_list(book)
    assert "«012026», «02026»" in str(several.value)
    for wrong in ({"month": MARCH}, {"sheet": "Tet 2026"}):
        with pytest.raises((NoDuesSheet, NoListOfMonth)):
            find_dues_list(book, **wrong)
    with pytest.raises((NoDuesSheet, NoListOfMonth)):
        find_dues_list(workbook("so-sach-2024.xlsx"))
    with pytest.raises(NoYearSheet):
        find_year_sheet(workbook("so-sach-2024.xlsx"))


def test_reminders_beside_the_head_belong_to_nobody() -> None:
    listed_notes = find_dues_list(workbook("trich-nop-2026.xlsx"), JANUARY).side_notes
    assert (6, "V105 nghỉ thai sản") in listed_notes


def test_a_list_of_another_month_stops_as_a_whole() -> None:
    sheet = a_list(listed("Trần Thị Thuý", 6_000_000))
    april = Month(2026, 4)
    result = compare_dues_list(sheet, [THUY], policy(april), april)
    stop = next(one for one in result.findings if one.stops)
    assert (stop.code, stop.row) == ("month-differs", None)
    assert "03/2026" in str(stop.message)
    assert not result.may_apply(fix=True, leave_out=True).allowed
    with pytest.raises(ValueError):
        compare_dues_list(sheet, [THUY], policy(MARCH), april)


def test_a_name_of_another_month_than_the_title_is_warned_about() -> None:
    result = compare_dues_list(a_list(listed("Trần Thị Thuý", 6_000_000), name="022026"), [THUY], policy(MARCH), MARCH)
    assert [(one.code, one.level) for one in result.findings] == [("month-name-differs", Level.WARN)]
