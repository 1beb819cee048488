"""Lists of members that come into a book: the month is told or asked, sheets of tổ are one act, namesakes and numbers are known again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.dates import Month
from app.domain.import_plan import PassedOver
from app.domain.members.member_import import MemberImportOptions
from app.domain.text import fold
from app.models.book import Book
from app.models.queries.members.members import MemberFilter, member_ids, member_rows
from app.services.dues.compare_dues_year import compare_dues_year
from app.services.dues.run_dues import run_dues
from app.services.members.import_members import IMPORT_MEMBERS
from app.services.members.keep_members import MemberEntry, add_member
from app.services.undo_act import undo_last
from tests.people_layouts import GROUPS, PEOPLE, Page, plain, sheet_a_group, write
from tests.small_books import OPENING_DAY, opened

OPENING = Month.of(OPENING_DAY)
LATER = OPENING.plus(3)


def people_in(book: Book, on: dt.date = LATER.last_day) -> dict[tuple[str, str], int | None]:
    with book.read() as read:
        rows = member_rows(read, member_ids(read, MemberFilter(on)), on)
    return {(fold(row.full_name), fold(row.group)): row.wage for row in rows}


def titled(title: str, path: Path) -> Path:
    (page,) = plain().pages
    return write([replace(page, rows=[(title,), (), *page.rows])], path)


def test_sheets_of_groups_are_one_act_and_withdrawn_as_one(tmp_path: Path) -> None:
    path = write(sheet_a_group().pages, tmp_path / "to.xlsx")
    with opened() as book:
        report = IMPORT_MEMBERS.carry_out(book, path, MemberImportOptions()).value
        assert report.written
        assert {row.sheet for row, _state in report.rows()} == set(GROUPS)
        assert {each.why for each in report.plan.passed} == {PassedOver.TOTAL, PassedOver.SIGNER}
        assert report.accounted().held == sum(report.accounted()[1:])
        assert len(people_in(book)) == len(PEOPLE)
        undo_last(book)
        assert people_in(book) == {}


def test_the_month_is_the_one_of_the_title_or_asked_and_never_guessed(tmp_path: Path) -> None:
    silent, told = titled("DANH SÁCH ĐOÀN VIÊN", tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    titled(f"DANH SÁCH ĐOÀN VIÊN THÁNG {LATER.month:02d}/{LATER.year}", told)
    with opened() as book:
        assert IMPORT_MEMBERS.carry_out(book, silent, MemberImportOptions()).value.written
        first = people_in(book)
        for month in (OPENING, OPENING.plus(1)):
            run_dues(book, month)
        report = IMPORT_MEMBERS.carry_out(book, silent, MemberImportOptions(fix=True, leave_out=True)).value
        assert (report.written, report.result) == (False, "stopped")
        assert "month-missing" in {each.code for each in report.findings if each.stops}
        report = IMPORT_MEMBERS.carry_out(book, told, MemberImportOptions()).value
        assert report.plan.month == LATER
        assert "month-missing" not in {each.code for each in report.findings}
        assert people_in(book) == first


def test_numbers_that_lost_their_zeros_and_namesakes_are_known_again(tmp_path: Path) -> None:
    page = Page("DS").add(("STT", "Họ và tên", "Mã NV", "Tổ", "Mức lương"))
    page.add(*((at, each.name, int(each.staff), each.group, each.wage + 1000) for at, each in enumerate(PEOPLE, 1)))
    without = Page("DS").add(("STT", "Họ và tên", "Tổ", "Mức lương"))
    without.add(*((at, each.name, each.group, each.wage + 2000) for at, each in enumerate(PEOPLE, 1)))
    with opened() as book:
        for each in PEOPLE:
            entry = MemberEntry(each.name, OPENING_DAY, staff_number=each.staff, group=each.group, wage=each.wage)  # type: ignore[arg-type]
            add_member(book, entry)
        for rows, more in ((page, 1000), (without, 2000)):
            path = write([rows], tmp_path / f"{more}.xlsx")
            report = IMPORT_MEMBERS.carry_out(book, path, MemberImportOptions(month=OPENING)).value
            assert [(each.row, str(each.message)) for each in report.findings if each.stops] == []
            assert report.counts()["changed"] == len(PEOPLE)
            wages = {(fold(each.name), fold(each.group)): each.wage + more for each in PEOPLE}
            assert people_in(book) == wages


def test_a_number_of_two_people_is_left_out_and_the_rest_comes_in(tmp_path: Path) -> None:
    page = Page("DS").add(("STT", "Họ và tên", "Ngày sinh", "Mã NV"))
    page.add(*((at, each.name, each.birth, "7" if at in (2, 4) else each.staff) for at, each in enumerate(PEOPLE, 1)))
    path = write([page], tmp_path / "trung.xlsx")
    with opened() as book:
        assert not IMPORT_MEMBERS.carry_out(book, path, MemberImportOptions(fix=True)).value.written
        report = IMPORT_MEMBERS.carry_out(book, path, MemberImportOptions(fix=True, leave_out=True)).value
        assert report.written
        assert [row.row for row in report.permission.left_out] == [3, 5]
        assert report.accounted()[1:3] == (len(PEOPLE) - 2, 2)


@pytest.mark.parametrize("as_written", [str, int, float, "T{}".format, "Tháng {}".format])
def test_months_as_numbers_with_the_year_in_the_title_are_the_year(tmp_path: Path, as_written: object) -> None:
    page = Page("TH").add(
        ("TỔNG HỢP KINH PHÍ, ĐOÀN PHÍ NĂM 2025",), ("Tháng", "Số LĐ", "Quỹ lương", "KPCĐ 2%", "Giữ 70% ĐP")
    )
    page.add(*((as_written(month), 1, 6_000_000, 120_000, 42_000) for month in range(1, 13)), ("Cộng", 12, 1, 1, 1))  # type: ignore[operator]
    path = write([page], tmp_path / "nam.xlsx")
    with opened() as book:
        add_member(book, MemberEntry("Lê Văn An", OPENING_DAY, wage=6_000_000))  # type: ignore[arg-type]
        run_dues(book, OPENING)
        report = compare_dues_year(book, path)
    assert report.months == (OPENING,)
    assert {str(cell.state) for cell in report.cells} <= {"agrees", "rounded"}
    assert report.accounted() == (13, 12, 0, 1)
