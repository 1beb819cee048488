"""Members from any sheet with names: new, changed and gone apart, taken row by row; her dues lists in any order."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from app.cli import main
from app.domain.dates import Month
from app.domain.dues.dues_import import NEWCOMER, DuesListOptions
from app.domain.import_plan import StateUnknown
from app.domain.members.member_import import MemberImportOptions
from app.domain.members.members import MemberState
from app.models.book import Book
from app.models.queries.members.members import MemberFilter, count_members, member, member_ids
from app.services.dues.import_dues_list import IMPORT_DUES_LIST
from app.services.home.check_book import check_book
from app.services.members.import_members import IMPORT_MEMBERS
from app.services.members.keep_members import MemberEntry, add_member, change_member
from app.services.undo_act import undo_last
from tests import small_books
from tests.small_books import OPENING_DAY

PEOPLE = ("Nguyễn Thị Ân", "Trần Văn Bình", "Lê Thị Hoà", "Phạm Văn Dũng")
FEBRUARY, MARCH = Month(2025, 2), Month(2025, 3)


@pytest.fixture
def book():
    with small_books.opened() as book:
        yield book


def dues_list(path: Path, month: Month, people: Sequence[tuple[str, int]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet(f"{month.month:02d}{month.year}")
        sheet.write(0, 0, f"Danh Sách Trích Nộp Phí Công Đoàn Tháng {month.month:02d}/{month.year}")
        sheet.write_row(
            2, 0, ("STT", "Họ & tên", "Mức lương đóng", "Trích đóng 2%", "", "Trích đóng đoàn phí", "", "Tổng cộng")
        )
        sheet.write_row(3, 3, ("Công đoàn Cty giữ 75%", "LĐ giữ 25%", "Công đoàn Cty giữ 70%", "LĐ giữ 30%"))
        for place, (name, wage) in enumerate(people, 1):
            shares = (wage * 0.015, wage * 0.005, wage * 0.007, wage * 0.003)
            sheet.write_row(3 + place, 0, (place, name, wage, *shares, sum(shares)))
    return path


def member_list(path: Path, rows: Sequence[tuple[object, ...]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("DS")
        sheet.write_row(0, 0, ("STT", "Họ và tên", "Mã NV", "Mức lương"))
        for place, row in enumerate(rows, 1):
            sheet.write_row(place, 0, (place, *row))
    return path


def bring(book: Book, path: Path, month: Month, **options: Any) -> Any:
    return IMPORT_DUES_LIST.carry_out(book, path, DuesListOptions(month=month, **options)).value


@pytest.mark.parametrize("first", [FEBRUARY, MARCH])
def test_dues_lists_make_members_in_any_order(book: Book, tmp_path: Path, first: Month) -> None:
    everybody = [(name, 6_000_000 + 100_000 * place) for place, name in enumerate(PEOPLE)]
    lists = {
        FEBRUARY: dues_list(tmp_path / "2.xlsx", FEBRUARY, everybody[:3]),
        MARCH: dues_list(tmp_path / "3.xlsx", MARCH, everybody),
    }
    stopped = bring(book, lists[first], first)
    assert stopped.result == "stopped"
    assert {found.code for found in stopped.permission.stopping} == {"name-unknown"}
    assert all(found.proposal is not None for found in stopped.permission.stopping)
    for month in (first, *(lists.keys() - {first})):
        assert bring(book, lists[month], month, fix=True).written
    with book.read() as read:
        assert [count_members(read, month.last_day) for month in (Month(2025, 1), FEBRUARY, MARCH)] == [0, 3, 4]
        ids = member_ids(read, MemberFilter(MARCH.last_day))
        assert sorted(member(read, each).full_name for each in ids) == sorted(PEOPLE)
        assert {member(read, each).wages[0].amount for each in ids} == {wage for _, wage in everybody}
        assert read.number("SELECT count(*) FROM member") == 4
    assert [each for each in check_book(book) if each.stops] == []


def test_a_name_like_another_is_asked_only_while_that_one_is_missing(book: Book, tmp_path: Path) -> None:
    add_member(book, MemberEntry("Nguyễn Thị Loan", OPENING_DAY))
    alone = dues_list(tmp_path / "a.xlsx", FEBRUARY, [("Nguyễn Thị Lan", 6_000_000)])
    stopped = bring(book, alone, FEBRUARY, fix=True)
    assert [found.proposal for found in stopped.permission.stopping] == [None]
    both = dues_list(tmp_path / "b.xlsx", FEBRUARY, [("Nguyễn Thị Lan", 6_000_000), ("Nguyễn Thị Loan", 6_000_000)])
    assert bring(book, both, FEBRUARY, fix=True).counts()["new"] == 1
    undo_last(book)
    row = stopped.plan.rows[0]
    assert bring(book, alone, FEBRUARY, chosen={row.place: NEWCOMER}).counts()["new"] == 1


def test_doubled_new_names_stop_and_who_left_is_asked(book: Book, tmp_path: Path) -> None:
    gone = add_member(book, MemberEntry("Trần Văn Bình", OPENING_DAY)).value
    change_member(book, gone, "leave", dt.date(2025, 1, 20))
    rows = [("Lê Thị Hoà", 6_000_000), ("Lê Thị Hoà", 6_100_000), ("Trần Văn Bình", 6_000_000)]
    report = bring(book, dues_list(tmp_path / "a.xlsx", FEBRUARY, rows), FEBRUARY, fix=True)
    assert sorted(found.code for found in report.permission.stopping) == [
        "member-ended",
        "name-doubled",
        "name-doubled",
    ]
    assert report.result == "stopped"


def test_new_changed_and_gone_are_apart_and_taken_as_she_says(book: Book, tmp_path: Path) -> None:
    an = add_member(book, MemberEntry(PEOPLE[0], OPENING_DAY, staff_number="V1")).value
    add_member(book, MemberEntry(PEOPLE[1], OPENING_DAY, staff_number="V2"))
    path = member_list(tmp_path / "ds.xlsx", [(PEOPLE[0], "V1", 6_500_000), (PEOPLE[2], "V3", 6_000_000)])
    plan = IMPORT_MEMBERS.plan(book, path, MemberImportOptions(month=FEBRUARY))
    assert [(str(each.state), each.row.draft.full_name) for each in plan.shown_rows()] == [
        ("changed", PEOPLE[0]),
        ("new", PEOPLE[2]),
        ("gone", PEOPLE[1]),
    ]
    assert plan.counts()["gone"] == 1
    assert plan.accounted().held == len(plan.plan.rows) + len(plan.plan.passed)
    report = IMPORT_MEMBERS.carry_out(book, path, MemberImportOptions(month=FEBRUARY, only=frozenset({"new"}))).value
    assert (report.counts()["new"], report.counts()["changed"], report.counts()["left_out"]) == (1, 0, 1)
    with book.read() as read:
        assert member(read, an).wages == ()
        assert count_members(read, FEBRUARY.last_day) == 3
    undo_last(book)
    left = frozenset({(row.sheet, row.row) for row in plan.plan.rows if str(row.state) == "new"})
    IMPORT_MEMBERS.carry_out(book, path, MemberImportOptions(month=FEBRUARY, without=left))
    with book.read() as read:
        assert [each.amount for each in member(read, an).wages] == [6_500_000]
        assert count_members(read, FEBRUARY.last_day) == 2
        assert {each.state for each in member(read, an).states} == {MemberState.ACTIVE}


def test_the_command_line_takes_only_what_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_books.new_book(tmp_path)
    people = member_list(tmp_path / "ds.xlsx", [(PEOPLE[0], "V1", 6_500_000)])
    command = ["--json", "import", "members", str(people), "--book", str(path), "--month", "2025-02", "--only"]
    assert main([*command, "changed"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["left_out"] == 1
    assert main([*command, "khác"]) == 1
    assert "khác" in capsys.readouterr().out
    assert main([*command, "new,changed"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["new"] == 1


def test_a_state_that_no_row_has_is_refused(book: Book, tmp_path: Path) -> None:
    path = member_list(tmp_path / "ds.xlsx", [(PEOPLE[0], "V1", 6_500_000)])
    with pytest.raises(StateUnknown):
        IMPORT_MEMBERS.plan(book, path, MemberImportOptions(only=frozenset({"wage"})))
