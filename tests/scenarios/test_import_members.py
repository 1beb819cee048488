"""A member list in five kinds of disorder comes into the book, once, with every doubt named."""

from __future__ import annotations

from pathlib import Path

from app.domain.dates import Month
from app.domain.members.member_import import MemberImportOptions
from app.models.queries.members.members import MemberFilter, member, member_ids, member_rows
from app.services.home.check_book import check_book
from app.services.members.import_members import IMPORT_MEMBERS
from app.services.undo_act import undo_last
from tests.small_books import OPENING_DAY, opened

LIST = Path(__file__).parent.parent / "data" / "danh_sach_doan_vien_lan_lon_bang_ma.xlsx"


def test_nothing_comes_in_while_a_row_stops() -> None:
    with opened() as book:
        report = IMPORT_MEMBERS.carry_out(book, LIST, MemberImportOptions()).value
        assert (report.written, report.result) == (False, "stopped")
        assert {finding.row for finding in report.findings if finding.stops} >= {3, 4}
        with book.read() as read:
            assert member_ids(read, MemberFilter(OPENING_DAY)) == []


def test_the_sound_rows_come_in_and_the_same_file_changes_nothing() -> None:
    with opened() as book:
        done = IMPORT_MEMBERS.carry_out(book, LIST, MemberImportOptions(fix=True, leave_out=True)).value
        assert done.written
        with book.read() as read:
            ids = member_ids(read, MemberFilter(OPENING_DAY))
            names = [row.full_name for row in member_rows(read, ids, OPENING_DAY)]
            cards = {card.full_name: card for card in (member(read, number) for number in ids)}
        assert "Nguyễn Văn Đức" in names
        assert names.count("Trần Thị Thuý") + names.count("Trần Thị Thúy") == 1, "one person twice is one member"
        duc = cards["Nguyễn Văn Đức"]
        assert (duc.citizen_number, duc.birth, duc.gender, duc.group, duc.wages[0].amount) == (
            "079085000001", "1985-02-01", "male", "Tổ may 1", 5_967_000,
        )  # fmt: skip
        again = IMPORT_MEMBERS.carry_out(book, LIST, MemberImportOptions(fix=True, leave_out=True)).value
        assert (again.written, again.counts()["new"], again.counts()["changed"]) == (False, 0, 0)
        assert check_book(book) == []
        undo_last(book)
        with book.read() as read:
            assert member_ids(read, MemberFilter(OPENING_DAY)) == []


def test_wages_hold_from_the_month_of_the_list() -> None:
    with opened() as book:
        IMPORT_MEMBERS.carry_out(book, LIST, MemberImportOptions(month=Month(2025, 3), fix=True, leave_out=True))
        with book.read() as read:
            ids = member_ids(read, MemberFilter(Month(2025, 3).last_day))
            rows = member_rows(read, ids, Month(2025, 2).last_day)
            assert {row.wage for row in rows} == {None}
            assert None not in {row.wage for row in member_rows(read, ids, Month(2025, 3).last_day)}
