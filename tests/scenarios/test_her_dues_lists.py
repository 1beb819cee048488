"""Her dues lists of two months against the books: shares agree, 41 row totals are named with the right sum, leave is exempt."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from app.cli import main
from app.domain.dates import Month
from app.domain.dues.dues_import import DuesListOptions
from app.domain.members.member_import import MemberImportOptions
from app.domain.money import dong
from app.domain.text import clean
from app.domain.union.profile import Profile
from app.imports.dues.dues_sheet import NoListOfMonth, find_dues_list
from app.imports.workbook import read_workbook
from app.models.book import Book
from app.models.queries.dues.dues import charges, month_dues
from app.models.queries.members.member_counts import member_counts
from app.services.dues.import_dues_list import IMPORT_DUES_LIST
from app.services.dues.run_dues import run_dues, withdraw_dues
from app.services.home.check_book import check_book
from app.services.home.create_book import create_book
from app.services.members.import_members import IMPORT_MEMBERS
from app.services.members.keep_members import MemberEntry, add_member
from app.services.undo_act import undo_last

LISTS = Path(__file__).parent.parent / "data" / "trich-nop-2026.xlsx"
JANUARY, FEBRUARY = Month(2026, 1), Month(2026, 2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book of the people on her January list, each with a wage of 5.700.000 since December."""
    target = tmp_path / "sổ.socd"
    with create_book(target, Profile(dt.date(2025, 12, 1), union="CĐCS Sao Mai", group=3)).value as book:
        for row in find_dues_list(read_workbook(LISTS), JANUARY).rows:
            add_member(book, MemberEntry(clean(row.name), dt.date(2025, 12, 1), wage=dong(5_700_000)))
    return target


@pytest.mark.parametrize(
    ("month", "total", "wages"), [(JANUARY, 6_065_250, 242_610_000), (FEBRUARY, 6_422_750, 256_910_000)]
)
def test_her_list_is_compared_cell_by_cell(path: Path, month: Month, total: int, wages: int) -> None:
    with Book.open(path) as book:
        report = IMPORT_DUES_LIST.carry_out(book, LISTS, DuesListOptions(month=month)).value
        rows = {row.row: row for row in report.plan.rows}
        assert len(rows) == 42
        faulty = [
            row
            for row in rows.values()
            if any(str(c.column) == "total" and str(c.state) == "differs" for c in row.cells)
        ]
        assert len(faulty) == 41
        named = {finding.row for finding in report.findings if finding.code == "row-total-differs"}
        assert named == {row.row for row in faulty}
        for row in rows.values():
            assert all(
                str(c.state) in ("agrees", "rounded")
                for c in row.cells
                if str(c.column) in ("fund_kept", "fund_up", "kept", "up")
            ), row.name
        on_leave = next(row for row in rows.values() if row.state == "exempt")
        assert on_leave.exempt is not None
        assert "thai sản" in on_leave.exempt.note.lower()
        sums = {str(cell.column): cell.ours for cell in report.plan.totals}
        assert (sums["total"], sums["wage"]) == (total, wages)
        assert report.written
        run_dues(book, month)
        with book.read() as read:
            (sums_of_month,) = month_dues(read, month, month)
            assert sums_of_month.amount + sums_of_month.fund == total
            assert sums_of_month.exempt == 1
            assert len(charges(read, month)) == 42


def test_the_command_line_says_the_same(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "import", "dues-list", str(LISTS), "--book", str(path), "--month", "2026-01"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["counts"]["exempt"] == 1
    assert "6.065.250" in json.dumps(data["findings"], ensure_ascii=False)
    assert main(["--json", "dues", "--book", str(path), "--month", "2026-01"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["counts"] == {"members": 41, "exempt": 1, "total": 1_213_050}
    assert main(["--json", "dues", "--book", str(path), "--month", "2026-01", "--withdraw"]) == 0
    capsys.readouterr()
    assert main(["--json", "import", "dues-list", str(LISTS), "--book", str(path)]) == 1


def test_people_taken_from_her_list_itself_have_their_leave_on_the_dues_list(tmp_path: Path) -> None:
    """Whoever is on leave has no wage in the book yet, and stands on the list all the same, exempt with the reason."""
    with create_book(tmp_path / "sổ.socd", Profile(dt.date(2025, 12, 1), union="CĐCS Sao Mai", group=3)).value as book:
        IMPORT_MEMBERS.carry_out(book, LISTS, MemberImportOptions(sheet="012026", month=JANUARY))
        IMPORT_DUES_LIST.carry_out(book, LISTS, DuesListOptions(month=JANUARY))
        report = run_dues(book, JANUARY).value
        assert (report.run.members, report.run.exempt, report.run.total) == (41, 1, 1_213_050)
        assert {finding.code for finding in report.findings} == {"exempt"}
        with book.read() as read:
            assert member_counts(read, JANUARY.last_day).without_wage == 0
        assert check_book(book) == []
        withdraw_dues(book, JANUARY)
        assert "Đối chiếu" in str(undo_last(book).sentence)


def test_a_month_the_workbook_does_not_have_is_refused_with_those_it_has(path: Path) -> None:
    with Book.open(path) as book, pytest.raises(NoListOfMonth) as refused:
        IMPORT_DUES_LIST.carry_out(book, LISTS, DuesListOptions(month=Month(2026, 5)))
    assert "01/2026, 02/2026" in str(refused.value)


def test_january_and_february_of_her_year_sheet_are_reproduced(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Book.open(path) as book:
        for month in (JANUARY, FEBRUARY):
            IMPORT_DUES_LIST.carry_out(book, LISTS, DuesListOptions(month=month))
            run_dues(book, month)
    assert main(["--json", "import", "dues-year", str(LISTS), "--book", str(path)]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["counts"]["months"] == 2
    rows = {(row["month"], row["column"]): row for row in data["rows"]}
    assert {row["state"] for row in rows.values()} <= {"agrees", "rounded"}, data["findings"]
    assert rows["2026-01", "kept"]["ours"] == rows["2026-01", "kept"]["theirs"] == 849_135
    assert rows["2026-02", "up"]["ours"] == 385_365
