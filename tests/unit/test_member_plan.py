"""Member lists: the real one cell by cell, lists of every shape, the same list again, and every fault found where it is."""

from __future__ import annotations

import datetime as dt
import random
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.members.member_import import (
    ChangedMember,
    KnownMember,
    KnownMembers,
    MemberPlan,
    NewMember,
    RefusedMember,
    RepeatedMember,
    SameMember,
)
from app.domain.members.members import Gender, MemberDraft
from app.domain.problems import Finding, Level
from app.domain.reading import PartialDate
from app.imports.members.member_plan import plan_members
from app.imports.members.member_row import MemberSheetRow
from app.imports.members.member_sheet import (
    MemberSheet,
    NoMemberSheet,
    NotOfMembers,
    SeveralMemberSheets,
    find_member_list,
    member_lists_of,
    recognise_members,
)
from app.imports.members.people_kinds import PeopleKind
from app.imports.workbook import Sheet, Workbook, read_workbook
from tests.member_samples import (
    FIRST_ROW,
    GROUPS,
    OPTIONS,
    MadeMember,
    RememberedMembers,
    made_members,
    write_members,
)

DATA = Path(__file__).resolve().parents[1] / "data"
MIXED = DATA / "danh_sach_doan_vien_lan_lon_bang_ma.xlsx"


def at(plan: MemberPlan, row: int, code: str, column: str | None = None) -> Finding:
    found = [one for one in plan.findings if (one.row, one.code) == (row, code) and column in (None, one.column)]
    assert len(found) == 1, [(one.row, one.code, one.column) for one in plan.findings if one.row == row]
    assert str(found[0].message)
    return found[0]


# ---- the list in mixed encodings -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def mixed() -> MemberPlan:
    return RememberedMembers().plan(MIXED)


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        (2, "full_name", "Nguyễn Văn Đức"),  # VNI
        (2, "birth", dt.date(1985, 2, 1)),
        (2, "gender", Gender.MALE),
        (2, "citizen_number", "079085000001"),
        (2, "group", "Tổ may 1"),  # VNI
        (2, "wage", 5_967_000),
        (2, "joined", dt.date(2015, 3, 15)),
        (3, "full_name", "Trần Thị Thuý"),
        (3, "birth", PartialDate(1990)),
        (3, "gender", Gender.FEMALE),
        (3, "citizen_number", "079190000002"),  # a number cell: with the proposal
        (3, "group", "Tổ may 2"),
        (3, "wage", 6_120_000),  # "6.120.000"
        (3, "joined", PartialDate(2016)),
        (4, "full_name", "Đoàn Thị Hòa"),  # Ð of another alphabet
        (4, "birth", None),  # 31/04/1988: refused
        (4, "gender", Gender.FEMALE),  # nu
        (4, "citizen_number", "079188000003"),
        (4, "group", "Tổ may 1"),  # TỔ MAY 1
        (4, "wage", 7_850_500),  # "7,850,500"
        (4, "joined", dt.date(2018, 3, 15)),  # 03/15/2018: with the proposal
        (5, "full_name", "Lê Thị Hoà"),  # NFD
        (5, "birth", dt.date(1979, 5, 12)),  # 12-05-1979
        (5, "gender", Gender.FEMALE),  # F
        (5, "citizen_number", "079179000004"),  # text without its zero: with the proposal
        (5, "group", "Tổ may 1"),  # two blanks
        (5, "wage", 9_300_000),
        (5, "joined", None),
        (6, "full_name", "Trần Thị Thúy"),
        (6, "birth", dt.date(1990, 5, 4)),
        (6, "gender", Gender.FEMALE),
        (6, "citizen_number", "079190000002"),
        (6, "group", "Tổ may 2"),
        (6, "wage", 6_120_000),
        (6, "joined", PartialDate(2019, 5)),
    ],
)
def test_every_cell_of_the_mixed_list_has_its_value(mixed: MemberPlan, row: int, field: str, value: object) -> None:
    item = next(item for item in mixed.rows if item.row == row)
    assert getattr(item.draft, field) == value


@pytest.mark.parametrize(
    ("row", "column", "code", "level", "proposal"),
    [
        (2, "full_name", "text-converted", Level.NOTE, "«Nguyễn Văn Đức»"),
        (2, "group", "text-converted", Level.NOTE, "«Tổ may 1»"),
        (2, "group", "group-new", Level.NOTE, None),
        (3, "citizen_number", "citizen-lost-zero", Level.STOP, "Số 079190000002"),
        (3, "wage", "wage-is-text", Level.NOTE, "6.120.000 đồng"),
        (3, "group", "group-new", Level.NOTE, None),
        (3, "full_name", "person-twice", Level.STOP, "Lấy dòng 6, bổ sung ô còn trống từ dòng kia"),
        (4, "full_name", "text-converted", Level.NOTE, "«Đoàn Thị Hòa»"),
        (4, "birth", "date-unreadable", Level.STOP, None),
        (4, "joined", "date-unreadable", Level.STOP, "15/03/2018"),
        (4, "wage", "wage-is-text", Level.NOTE, "7.850.500 đồng"),
        (4, "group", "group-spelling", Level.NOTE, None),
        (5, "full_name", "text-converted", Level.NOTE, "«Lê Thị Hoà»"),
        (5, "citizen_number", "citizen-lost-zero", Level.STOP, "Số 079179000004"),
        (6, "full_name", "person-twice", Level.STOP, "Lấy dòng 6, bổ sung ô còn trống từ dòng kia"),
    ],
)
def test_every_doubtful_cell_of_the_mixed_list_is_named(
    mixed: MemberPlan, row: int, column: str, code: str, level: Level, proposal: str | None
) -> None:
    finding = at(mixed, row, code, column)
    assert finding.level is level
    assert finding.sheet == "Sheet"
    assert (str(finding.proposal) if finding.proposal else None) == proposal


def test_nothing_else_is_said_of_the_mixed_list(mixed: MemberPlan) -> None:
    assert len(mixed.findings) == 15 + 1
    assert mixed.findings[0].code == "head-converted"
    assert "«Số CCCD»" in str(mixed.findings[0].message)


def test_the_person_who_stands_twice_is_one_with_both_rows_named(mixed: MemberPlan) -> None:
    text = str(at(mixed, 6, "person-twice").message)
    assert "dòng 3 và dòng 6" in text
    assert "079190000002" in text
    assert "ngày vào công đoàn" in text
    repeated = mixed.rows[1]
    assert isinstance(repeated, RepeatedMember)
    assert repeated.taken_row == 6


def test_the_mixed_list_goes_in_only_with_proposals_and_without_the_impossible_day(mixed: MemberPlan) -> None:
    assert mixed.counts == {"new": 3, "changed": 0, "same": 0, "repeated": 1, "refused": 1}
    assert not mixed.may_apply().allowed
    assert not mixed.may_apply(fix=True).allowed
    permission = mixed.may_apply(fix=True, leave_out=True)
    assert permission.allowed
    assert [item.row for item in permission.left_out] == [4]
    assert isinstance(permission.left_out[0], RefusedMember)
    assert [item.row for item in mixed.to_write(permission)] == [2, 5, 6]
    assert mixed.new_groups(permission, KnownMembers()) == ("Tổ may 1", "Tổ may 2")
    careful = mixed.may_apply(leave_out=True)
    assert [item.row for item in careful.left_out] == [3, 4, 5, 6]


def test_original_cells_are_kept(mixed: MemberPlan) -> None:
    assert mixed.rows[1].original["citizen_number"] == "79190000002"
    assert mixed.rows[2].original["birth"] == "31/04/1988"
    assert mixed.rows[4].original["birth"] == "1990-05-04"


def test_the_mixed_list_again_changes_nobody() -> None:
    book = RememberedMembers()
    book.apply(book.plan(MIXED), leave_out=True)
    before = dict(book.members)
    again = book.plan(MIXED)
    assert again.counts == {"new": 0, "changed": 0, "same": 3, "repeated": 1, "refused": 1}
    book.apply(again, leave_out=True)
    assert book.members == before


# ---- which sheet, which head -----------------------------------------------------------------------------------


def test_gift_lists_and_books_are_no_member_lists_and_dues_lists_only_where_nothing_else_is() -> None:
    with pytest.raises(NoMemberSheet) as refused:
        find_member_list(read_workbook(DATA / "so-sach-2024.xlsx"))
    assert "so-sach-2024.xlsx" in str(refused.value)
    workbook = read_workbook(DATA / "trich-nop-2026.xlsx")
    assert [(each.name, each.kind) for each in member_lists_of(workbook)] == [
        ("012026", PeopleKind.DUES),
        ("02026", PeopleKind.DUES),
    ]
    assert not any(each.is_of_members for each in member_lists_of(workbook))
    for gifts in ("Tet 2026", "8.3"):
        with pytest.raises(NotOfMembers):
            find_member_list(workbook, gifts)


def test_several_lists_are_named_and_one_can_be_chosen() -> None:
    rows = (("STT", "Họ tên", "Ngày sinh"), (1.0, "Lê Văn An", "01/02/1990"))
    workbook = Workbook("hai.xlsx", (Sheet("Tổ 1 ", rows), Sheet("Tổ 2", rows), Sheet("ẩn", rows, is_hidden=True)))
    with pytest.raises(SeveralMemberSheets) as refused:
        find_member_list(workbook)
    assert "«Tổ 1», «Tổ 2»" in str(refused.value)
    assert find_member_list(workbook, "tổ 1").name == "Tổ 1 "


def listed(*rows: tuple[object, ...], merges: tuple[tuple[int, int, int, int], ...] = ()) -> MemberSheet:
    found = recognise_members(Sheet("ds", rows, merges))  # type: ignore[arg-type]
    assert found is not None
    return found


def test_heads_over_two_rows_under_a_title_are_joined() -> None:
    found = listed(
        ("DANH SÁCH ĐOÀN VIÊN TỔ CÔNG ĐOÀN SỐ 1",),
        (),
        ("TT", "Họ và tên", "Năm sinh", None, "Số CCCD", "Ngày cấp CCCD", "Kí tên"),
        (None, None, "Nam", "Nữ"),
        (1.0, "Lê Văn An", "01/02/1990", None, "079090000001", "02/03/2021"),
        (2.0, "Lê Thị Bé", None, "1992", "079192000001", "03/03/2021"),
        ("Tổng cộng: 2 người",),
        (None, None, None, None, None, "Ngày 3 tháng 3 năm 2026"),
        merges=((2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 2, 3)),
    )
    plan = plan_members(found, KnownMembers(), OPTIONS)
    assert [(item.draft.full_name, item.draft.birth, item.draft.gender) for item in plan.rows] == [
        ("Lê Văn An", dt.date(1990, 2, 1), Gender.MALE),
        ("Lê Thị Bé", PartialDate(1992), Gender.FEMALE),
    ]
    assert plan.findings == ()


def test_a_mark_under_nam_or_nu_is_the_gender() -> None:
    found = listed(
        ("STT", "Họ và tên", "Ngày sinh", "Nam", "Nữ"),
        (1.0, "Lê Văn An", "01/02/1990", "x", None),
        (2.0, "Lê Thị Bé", "02/03/1991", None, "X"),
        (3.0, "Lê Thị Cả", "02/03/1992", "x", "x"),
    )
    plan = plan_members(found, KnownMembers(), OPTIONS)
    assert [item.draft.gender for item in plan.rows] == [Gender.MALE, Gender.FEMALE, None]
    assert [(one.row, one.code) for one in plan.findings] == [(4, "gender-both")]


def test_surname_and_given_name_in_two_columns_are_one_name() -> None:
    for heads in (("STT", "Họ đệm", "Tên", "Ngày sinh"), ("STT", "Họ và tên", None, "Ngày sinh")):
        merges = ((0, 1, 0, 2),) if heads[2] is None else ()
        found = listed(heads, (1.0, "Lê Văn", "An", "01/02/1990"), merges=merges)
        assert found.rows[0].cells["full_name"] == "Lê Văn An"


def test_sections_give_the_group_where_no_column_does() -> None:
    found = listed(
        ("STT", "Họ và tên", "Mã NV"),
        ("I", "TỔ MAY 1"),
        (1.0, "Lê Văn An", "101"),
        (2.0, "Lê Văn Bình", "102"),
        ("II", "Tổ cắt"),
        (1.0, "Lê Văn Cả", "103"),
        (None, "Cộng", 3.0),
        (None, "Người lập"),
        (None, "Phan Thị Mẫu"),
    )
    assert [row.cells.get("group") for row in found.rows] == ["TỔ MAY 1", "TỔ MAY 1", "Tổ cắt"]
    assert [(one.code, one.row, one.level) for one in found.findings] == [("row-text-only", 9, Level.NOTE)]


def test_the_head_printed_again_on_the_next_page_is_no_person() -> None:
    head = ("STT", "Họ và tên", "Mã NV")
    found = listed(head, (1.0, "Lê Văn An", "101"), head, (2.0, "Lê Văn Bình", "102"))
    assert [row.row for row in found.rows] == [2, 4]


def test_columns_about_other_things_are_left_alone() -> None:
    found = listed(
        ("STT", "Họ tên", "Họ tên vợ/chồng", "Ngày vào Đảng", "Nơi cấp CCCD", "Hệ số lương", "CMND/CCCD", "Ngày vào công ty", "Hạn số CCCD"),
        (1.0, "Lê Văn An", "Đỗ Thị Bé", "01/01/2020", "CA TP.HCM", 2.34, "079090000001", "01/01/2015", "2030"),
    )  # fmt: skip
    assert found.heads.keys() == {"full_name", "citizen_number"}
    assert "Đỗ Thị Bé" not in found.rows[0].cells.values()


def test_a_first_person_all_in_words_is_not_taken_for_a_second_row_of_the_head() -> None:
    found = listed(("Họ tên", "Tổ", "Khu"), ("Lê Văn An", "Tổ 1", "Chức vụ trưởng khu"), ("Lê Văn Bình", "Tổ 1", "x"))
    assert [row.cells["full_name"] for row in found.rows] == ["Lê Văn An", "Lê Văn Bình"]


def test_tcvn3_heads_are_read() -> None:
    found = listed(("STT", "Hä vµ tªn", "Ngµy sinh", "Giíi tÝnh"), (1.0, "NguyÔn ThÞ ¸nh", "01/02/1990", "N÷"))
    plan = plan_members(found, KnownMembers(), OPTIONS)
    assert plan.rows[0].draft == MemberDraft("Nguyễn Thị ánh", dt.date(1990, 2, 1), Gender.FEMALE)


def test_a_formula_without_value_stops_its_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "ct.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet()
    for row, cells in enumerate([("Họ tên", "Mã NV", "Mức lương"), ("Lê An", "1", 5e6), ("Lê Bình", "2", None)]):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    sheet.write_formula(2, 2, "=C2+1", None, "")
    workbook.close()
    plan = RememberedMembers().plan(path)
    assert [(one.row, one.code) for one in plan.findings if one.stops] == [(3, "formula-uncomputed")]
    assert plan.counts["new"] == 1
    assert plan.counts["refused"] == 1


# ---- people the book knows -------------------------------------------------------------------------------------

AN = MemberDraft(
    full_name="Lê Văn An",
    birth=dt.date(1990, 2, 1),
    gender=Gender.MALE,
    citizen_number="079090000001",
    staff_number="101",
    member_number="",
    group="Tổ may 1",
    wage=5_000_000,  # type: ignore[arg-type]
)


def known(*drafts: MemberDraft) -> KnownMembers:
    return KnownMembers(tuple(KnownMember(place, draft) for place, draft in enumerate(drafts, 1)), ("Tổ may 1",))


def people(*rows: Mapping[str, object]) -> MemberSheet:
    return MemberSheet("ds", tuple(MemberSheetRow(at, cells) for at, cells in enumerate(rows, 2)), {})  # type: ignore[arg-type]


def only(plan: MemberPlan) -> object:
    assert len(plan.rows) == 1
    return plan.rows[0]


@pytest.mark.parametrize(
    ("cells", "changed"),
    [
        ({"full_name": "Lê Văn An", "staff_number": "101"}, {}),
        ({"full_name": "LÊ VĂN AN", "staff_number": 101.0}, {}),
        ({"full_name": "Le Van An", "citizen_number": "079090000001"}, {}),
        ({"full_name": "Lê Văn An", "birth": "01/02/1990", "group": "TỔ  MAY 1"}, {}),
        ({"full_name": "Lê Văn An", "birth": "1990"}, {}),
        ({"full_name": "Lê Văn An"}, {}),
        ({"full_name": "Lê Văn An", "staff_number": "101", "wage": 6e6}, {"wage": (5_000_000, 6_000_000)}),
        ({"full_name": "Lê Văn An", "wage": 0.0}, {}),
        ({"full_name": "Lê Văn Ân", "staff_number": "101"}, {"full_name": ("Lê Văn An", "Lê Văn Ân")}),
        ({"full_name": "Lê Văn An", "birth": "01/02/1990", "phone": "0903123456"}, {"phone": ("", "0903123456")}),
        ({"full_name": "Lê Văn An", "citizen_number": "079090000001", "staff_number": "205"}, {"staff_number": ("101", "205")}),
    ],
)  # fmt: skip
def test_a_known_person_changes_only_in_what_the_list_says(
    cells: dict[str, object], changed: dict[str, tuple[object, object]]
) -> None:
    item = only(plan_members(people(cells), known(AN), OPTIONS))
    if not changed:
        assert isinstance(item, SameMember)
        assert item.draft == AN
        return
    assert isinstance(item, ChangedMember)
    assert item.member_id == 1
    assert {one.field: (one.old, one.new) for one in item.differences} == changed
    assert item.draft == replace(AN, **{field: new for field, (_, new) in changed.items()})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cells",
    [
        {"full_name": "Lê Văn An", "birth": "02/02/1990"},
        {"full_name": "Lê Văn An", "citizen_number": "001090000001"},
        {"full_name": "Lê Văn An", "staff_number": "999"},
        {"full_name": "Lê Văn Anh", "birth": "01/02/1990"},
        {"full_name": "Lê Văn Ân"},
    ],
)
def test_another_person_is_new(cells: dict[str, object]) -> None:
    assert isinstance(only(plan_members(people(cells), known(AN), OPTIONS)), NewMember)


def test_a_name_alone_is_told_to_be_the_only_sign() -> None:
    plan = plan_members(people({"full_name": "Lê Văn An", "birth": 1990.0}), known(AN), OPTIONS)
    assert at(plan, 2, "member-by-name").level is Level.NOTE


def test_a_less_exact_date_never_replaces_an_exact_one_but_the_other_way_round_it_does() -> None:
    vague = replace(AN, birth=PartialDate(1990))
    item = only(plan_members(people({"full_name": "Lê Văn An", "birth": "01/02/1990"}), known(vague), OPTIONS))
    assert isinstance(item, ChangedMember)
    assert item.draft.birth == dt.date(1990, 2, 1)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"full_name": "Lê Văn An", "staff_number": "101", "birth": "05/02/1990"}, "birth-changes"),
        ({"full_name": "Lê Văn An", "staff_number": "101", "citizen_number": "001090000007"}, "citizen-changes"),
        ({"full_name": "Đỗ Văn An", "staff_number": "101"}, "name-changes"),
        ({"full_name": "Lê Văn An", "staff_number": "101", "gender": "nữ"}, "gender-changes"),
    ],
)
def test_what_seldom_changes_gets_a_warning(cells: dict[str, object], code: str) -> None:
    plan = plan_members(people(cells), known(AN), OPTIONS)
    assert at(plan, 2, code).level is Level.WARN
    assert plan.counts["changed"] == 1


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"full_name": "Đỗ Thị Bé", "staff_number": "101", "birth": "05/05/1995"}, "member-contradicts"),
        ({"full_name": "Lê Văn An", "staff_number": "101", "citizen_number": "079195000002"}, "member-contradicts"),
        ({"full_name": "Lê Văn Tý"}, "member-ambiguous"),
    ],
)
def test_numbers_and_names_of_several_members_stop(cells: dict[str, object], code: str) -> None:
    be = MemberDraft(
        full_name="Đỗ Thị Bé",
        birth=dt.date(1995, 5, 5),
        gender=Gender.FEMALE,
        citizen_number="079195000002",
        staff_number="102",
    )
    ty = MemberDraft("Lê Văn Tý", dt.date(1991, 1, 1)), MemberDraft("Lê Văn Tý", dt.date(1992, 1, 1))
    plan = plan_members(people(cells), known(AN, be, *ty), OPTIONS)
    finding = at(plan, 2, code)
    assert (finding.level, finding.proposal) == (Level.STOP, None)
    assert isinstance(only(plan), RefusedMember)


def test_two_rows_that_come_to_one_member_stop_both() -> None:
    sheet = people({"full_name": "Lê Văn An", "staff_number": "101"}, {"full_name": "Le Van An", "birth": "01/02/1990"})
    plan = plan_members(sheet, known(AN), OPTIONS)
    assert [(one.row, one.code) for one in plan.findings if one.stops] == [(2, "member-twice"), (3, "member-twice")]


def test_somebody_who_left_is_warned_about() -> None:
    book = KnownMembers((KnownMember(7, AN, is_ended=True),), ("Tổ may 1",))
    plan = plan_members(people({"full_name": "Lê Văn An", "staff_number": "101"}), book, OPTIONS)
    assert at(plan, 2, "member-ended").level is Level.WARN


# ---- people who stand twice ------------------------------------------------------------------------------------


def test_two_people_of_one_name_are_two_when_birth_or_cccd_says_so() -> None:
    for texts in ({"birth": "02/02/1990"}, {"citizen_number": "001090000001"}, {"staff_number": "5"}):
        first = {"full_name": "Lê Văn An", "birth": "1990", "citizen_number": "079090000001", "staff_number": "4"}
        if "birth" in texts:
            first["birth"] = "01/02/1990"
        plan = plan_members(people(first, {"full_name": "Lê Văn An", **texts}), KnownMembers(), OPTIONS)
        assert plan.counts["new"] == 2
        assert not any(one.stops for one in plan.findings)


def test_two_of_one_name_with_nothing_to_tell_them_apart_stop_without_a_guess() -> None:
    sheet = people({"full_name": "Lê Thị Hoà"}, {"full_name": "Đỗ An"}, {"full_name": "LÊ THỊ HÒA", "birth": "1990"})
    plan = plan_members(sheet, KnownMembers(), OPTIONS)
    for row in (2, 4):
        finding = at(plan, row, "name-twice")
        assert (finding.level, finding.proposal) == (Level.STOP, None)
        assert "dòng 2 và dòng 4" in str(finding.message)
    assert plan.counts == {"new": 1, "changed": 0, "same": 0, "repeated": 0, "refused": 2}


def test_the_row_that_tells_more_is_taken_and_filled_from_the_other() -> None:
    sheet = people(
        {"full_name": "Lê Văn An", "citizen_number": "079090000001", "phone": "0903123456"},
        {"full_name": "Lê Văn An", "citizen_number": "079090000001", "birth": "01/02/1990", "gender": "Nam", "wage": 5e6},
        {"full_name": "Lê Văn An", "citizen_number": "079090000001", "birth": "1990", "address": "Nam Hải"},
    )  # fmt: skip
    plan = plan_members(sheet, KnownMembers(), OPTIONS)
    taken = plan.rows[1]
    assert isinstance(taken, NewMember)
    assert (taken.draft.phone, taken.draft.address, taken.draft.birth) == ("0903123456", "Nam Hải", dt.date(1990, 2, 1))
    assert plan.counts["repeated"] == 2
    assert plan.may_apply(fix=True).allowed


def test_a_row_that_is_refused_is_not_the_one_taken() -> None:
    same = {"full_name": "Lê Văn An", "citizen_number": "079090000001"}
    sheet = people(same, {**same, "birth": "31/04/1990", "phone": "0903123456", "address": "Nam Hải"})
    plan = plan_members(sheet, KnownMembers(), OPTIONS)
    assert str(at(plan, 2, "person-twice").proposal).startswith("Lấy dòng 2")
    permission = plan.may_apply(fix=True, leave_out=True)
    assert [item.row for item in permission.left_out] == [3]
    assert [item.draft.phone for item in plan.to_write(permission)] == ["0903123456"]


@pytest.mark.parametrize("key", ["citizen_number", "staff_number", "member_number"])
def test_a_number_of_two_people_stops_both_rows(key: str) -> None:
    number = "079090000001"
    sheet = people({"full_name": "Lê Văn An", key: number}, {"full_name": "Đỗ Thị Bé", key: number})
    plan = plan_members(sheet, KnownMembers(), OPTIONS)
    for row in (2, 3):
        finding = at(plan, row, "number-of-two")
        assert (finding.column, finding.proposal) == (key, None)
    assert plan.counts["refused"] == 2


def test_one_name_and_number_with_two_births_is_not_merged() -> None:
    sheet = people(
        {"full_name": "Lê Văn An", "staff_number": "7", "birth": "1990"},
        {"full_name": "Lê Văn An", "staff_number": "7", "birth": "1991"},
    )
    plan = plan_members(sheet, KnownMembers(), OPTIONS)
    assert {one.code for one in plan.findings if one.stops} == {"number-of-two"}


# ---- groups and wages ------------------------------------------------------------------------------------------


def test_groups_spelt_alike_are_one_as_the_book_spells_it() -> None:
    sheet = people(
        *({"full_name": f"Lê An {place}", "staff_number": f"{place}", "group": group}
          for place, group in enumerate(["TỔ MAY 1", "Tổ  may 1", "Toå may 1", "To may 1", "tổ may 1"]))
    )  # fmt: skip
    plan = plan_members(sheet, KnownMembers(groups=("Tổ May 1",)), OPTIONS)
    assert {item.draft.group for item in plan.rows} == {"Tổ May 1"}
    assert not [one for one in plan.findings if one.code == "group-new"]
    assert plan.new_groups(plan.may_apply(), KnownMembers(groups=("Tổ May 1",))) == ()


def test_two_accented_spellings_of_a_group_get_a_question() -> None:
    sheet = people({"full_name": "Lê An", "group": "Tổ cắt"}, {"full_name": "Lê Bình", "group": "Tổ Cát"})
    plan = plan_members(sheet, KnownMembers(), OPTIONS)
    assert at(plan, 3, "group-spelling").level is Level.WARN


@pytest.mark.parametrize(
    ("wage", "codes"),
    [
        (4_730_000.0, []),
        (4_729_999.0, ["wage-below-minimum"]),
        ("5tr", ["wage-unreadable"]),
        (1.5, ["wage-unreadable"]),
        (-5e6, ["wage-negative"]),
        (0.0, ["wage-zero"]),
        ("5.700.000 đ", ["wage-is-text"]),
        (5_700_000.0000001, ["wage-fraction"]),
    ],
)
def test_wages_are_sure_or_named(wage: object, codes: list[str]) -> None:
    plan = plan_members(people({"full_name": "Lê An", "wage": wage}), KnownMembers(), OPTIONS)
    assert [one.code for one in plan.findings] == codes


# ---- dates -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "cell", "code", "proposal"),
    [
        ("birth", "16/03/2026", "birth-future", None),
        ("birth", "01/02/2020", "birth-unlikely", None),
        ("birth", "01/02/1935", "birth-unlikely", None),
        ("birth", "05/03/85", "date-ambiguous", "05/03/1985"),
        ("birth", "05/03/05", "date-ambiguous", "05/03/2005"),
        ("birth", "05/03/15", "date-ambiguous", None),
        ("birth", "31/04/85", "date-ambiguous", None),
        ("birth", "05.03.1985", "date-unreadable", "05/03/1985"),
        ("birth", 31111.0, "date-unreadable", "05/03/1985"),
        ("birth", 45000.0, "date-unreadable", None),
        ("joined", "05/03/19", "date-ambiguous", "05/03/2019"),
        ("joined", "2099", "joined-future", None),
    ],
)
def test_dates_that_are_not_sure_are_named_and_proposed_only_where_likely(
    key: str, cell: object, code: str, proposal: str | None
) -> None:
    plan = plan_members(people({"full_name": "Lê An", key: cell}), KnownMembers(), OPTIONS)
    assert [(one.code, one.column, str(one.proposal) if one.proposal else None) for one in plan.findings] == [
        (code, key, proposal)
    ]


def test_who_joined_as_a_child_is_asked_about() -> None:
    plan = plan_members(people({"full_name": "Lê An", "birth": "1990", "joined": "2001"}), KnownMembers(), OPTIONS)
    assert [one.code for one in plan.findings] == ["joined-unlikely"]


def test_a_column_that_excel_may_have_turned_month_first_is_told_once() -> None:
    turned = [{"full_name": f"Lê An {day}", "birth": dt.date(1990, 3, day)} for day in range(1, 11)]
    late = {"full_name": "Lê Bình", "birth": "25/03/1990"}
    plan = plan_members(people(*turned, late), KnownMembers(), OPTIONS)
    assert [(one.code, one.level, one.row, one.column) for one in plan.findings] == [
        ("dates-maybe-swapped", Level.WARN, None, "birth")
    ]
    real = {"full_name": "Lê Cả", "birth": dt.date(1990, 3, 25)}
    assert plan_members(people(*turned, late, real), KnownMembers(), OPTIONS).findings == ()
    assert plan_members(people(*turned), KnownMembers(), OPTIONS).findings == ()


# ---- every fault, anywhere -------------------------------------------------------------------------------------

Rows = list[MadeMember]


@dataclass(frozen=True)
class Injected:
    """The finding that must appear: at these places of the list, with this proposal."""

    places: tuple[int, ...]
    code: str
    level: Level
    proposal: str | None = None
    beside: frozenset[str] = frozenset()
    """What the same fault honestly shows too."""


def _place(rows: Rows, rng: random.Random) -> int:
    return rng.randrange(len(rows))


def _place_of_sound_number(rows: Rows, rng: random.Random) -> int:
    """Another fault may have taken or spoilt the number of a row already."""
    return rng.choice([n for n, row in enumerate(rows) if re.fullmatch(r"0\d{11}", str(row.citizen_number))])


def citizen_as_number(rows: Rows, rng: random.Random) -> Injected:
    place = _place_of_sound_number(rows, rng)
    whole = str(rows[place].citizen_number)
    rows[place].citizen_number = rng.choice([int(whole), whole.lstrip("0")])
    return Injected((place,), "citizen-lost-zero", Level.STOP, f"Số {whole}")


def citizen_with_blanks(rows: Rows, rng: random.Random) -> Injected:
    place = _place_of_sound_number(rows, rng)
    whole = str(rows[place].citizen_number)
    rows[place].citizen_number = f"{whole[:3]} {whole[3:6]} {whole[6:]}"
    return Injected((place,), "citizen-unreadable", Level.STOP, f"Số {whole}")


def citizen_broken(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    rows[place].citizen_number = rng.choice(["12345", "0790850000012", "không có", 1234567])
    return Injected((place,), "citizen-unreadable", Level.STOP)


def citizen_old(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    rows[place].citizen_number = rng.choice(["024123456", 241234567])
    return Injected((place,), "citizen-old", Level.NOTE)


def gender_flipped(rows: Rows, rng: random.Random) -> Injected:
    place = _place_of_sound_number(rows, rng)
    is_male = int(str(rows[place].citizen_number)[3]) % 2 == 0
    rows[place].gender = "Nữ" if is_male else "Nam"
    return Injected((place,), "citizen-sex", Level.WARN)


def gender_unreadable(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    rows[place].gender = rng.choice(["?", "khác", 1, "Nam/Nữ"])
    return Injected((place,), "gender-unreadable", Level.STOP)


def birth_impossible(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    rows[place].birth = rng.choice(["31/04/1988", "29/02/1990", "32/01/1985", "mùa xuân", "05.1988.03"])
    return Injected((place,), "date-unreadable", Level.STOP)


def birth_two_figures(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    day = dt.date(1985, rng.randrange(1, 13), rng.randrange(1, 29))
    rows[place].birth = f"{day:%d/%m/%y}"
    beside = frozenset({"citizen-birth", "joined-unlikely"})
    return Injected((place,), "date-ambiguous", Level.STOP, f"{day:%d/%m/%Y}", beside)


def joined_month_first(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    day = dt.date(2025, rng.randrange(1, 13), rng.randrange(13, 29))
    rows[place].joined = f"{day:%m/%d/%Y}"
    return Injected((place,), "date-unreadable", Level.STOP, f"{day:%d/%m/%Y}")


def joined_in_the_future(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    rows[place].joined = rng.choice(["2027", "16/03/2026", dt.date(2062, 1, 5)])
    return Injected((place,), "joined-future", Level.WARN)


def name_missing(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    rows[place].full_name = rng.choice([None, "   "])
    return Injected((place,), "name-missing", Level.STOP)


def name_in_old_letters(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    meant, written = rng.choice(
        [
            ("Nguyễn Văn Đức", "Nguyeãn Vaên Ñöùc"),
            ("Đoàn Thị Hòa", "Ðoàn Thị Hòa"),
            ("Lê Thị Hoà", unicodedata.normalize("NFD", "Lê Thị Hoà")),
        ]
    )
    rows[place].full_name = written
    return Injected((place,), "text-converted", Level.NOTE, f"«{meant}»")


def wage_unreadable(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    rows[place].wage = rng.choice(["1.5", "5,5", "12.34.567", "1.2e6", "năm triệu", 5_000_000.5])
    return Injected((place,), "wage-unreadable", Level.STOP)


def wage_low(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    rows[place].wage = rng.randrange(1, 4_730_000)
    return Injected((place,), "wage-below-minimum", Level.WARN)


def phone_as_number(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    # Trap: a fault before this one may have taken the row's phone away.
    phone = str(rows[place].phone or "0901234567")
    rows[place].phone = int(phone)
    return Injected((place,), "phone-lost-zero", Level.NOTE, f"Số {phone}")


def group_spelt_otherwise(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    rows[place].group = rng.choice(["TỔ MAY 1", "To may 1", "tổ  cắt"])
    # Why: two blanks are mended before anybody compares; then only the letter case is left to tell.
    return Injected((place,), "group-spelling", Level.NOTE)


def group_new(rows: Rows, rng: random.Random) -> Injected:
    place = _place(rows, rng)
    rows[place].group = "Tổ hoàn thành"
    return Injected((place,), "group-new", Level.NOTE)


def person_twice(rows: Rows, rng: random.Random) -> Injected:
    one, other = sorted(rng.sample(range(len(rows)), 2))
    rows[other] = replace(rows[one], counter=rows[other].counter, phone=None)
    return Injected(
        (one, other), "person-twice", Level.STOP, f"Lấy dòng {FIRST_ROW + one}, bổ sung ô còn trống từ dòng kia"
    )


def staff_number_of_two(rows: Rows, rng: random.Random) -> Injected:
    one, other = sorted(rng.sample(range(len(rows)), 2))
    rows[other].staff_number = rows[one].staff_number
    return Injected((one, other), "number-of-two", Level.STOP)


def name_twice(rows: Rows, rng: random.Random) -> Injected:
    one, other = sorted(rng.sample(range(len(rows)), 2))
    for place in (one, other):
        rows[place] = replace(
            rows[place],
            full_name="Tôn Nữ Thuý",
            birth=None,
            citizen_number=None,
            staff_number=None,
            gender="F",
            group=GROUPS[0],
        )
    return Injected((one, other), "name-twice", Level.STOP)


FAULTS: tuple[Callable[[Rows, random.Random], Injected], ...] = (
    citizen_as_number,
    citizen_with_blanks,
    citizen_broken,
    citizen_old,
    gender_flipped,
    gender_unreadable,
    birth_impossible,
    birth_two_figures,
    joined_month_first,
    joined_in_the_future,
    name_missing,
    name_in_old_letters,
    wage_unreadable,
    wage_low,
    phone_as_number,
    group_spelt_otherwise,
    group_new,
    person_twice,
    staff_number_of_two,
    name_twice,
)


def planned(path: Path, rows: Rows) -> MemberPlan:
    return RememberedMembers(GROUPS).plan(write_members(path, rows))


def signature_only(plan: MemberPlan) -> list[Finding]:
    """What is left beside the signature's name, which every made list has."""
    return [one for one in plan.findings if one.code != "row-text-only"]


def check(plan: MemberPlan, injected: Injected) -> None:
    rows = [FIRST_ROW + place for place in injected.places]
    found = [one for one in plan.findings if one.code == injected.code]
    assert [one.row for one in found] == rows, [(one.row, one.code, str(one.message)) for one in plan.findings]
    for one in found:
        assert one.level is injected.level
        assert (str(one.proposal) if one.proposal else None) == injected.proposal
    others = {one.code for one in signature_only(plan)} - {injected.code}
    assert others <= injected.beside, others


@given(st.integers(0, 10**9), st.integers(10, 120))
@settings(max_examples=20)
def test_a_faultless_list_has_no_findings_and_again_changes_nothing(tmp_path: Path, seed: int, size: int) -> None:
    rows = made_members(random.Random(seed), size)
    path = write_members(tmp_path / "ds.xlsx", rows)
    book = RememberedMembers(GROUPS)
    plan = book.plan(path)
    assert signature_only(plan) == []
    assert plan.counts["new"] == size
    book.apply(plan)
    again = book.plan(path)
    assert again.counts["same"] == size
    assert signature_only(again) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
@given(seed=st.integers(0, 10**9), size=st.integers(10, 120))
@settings(max_examples=5)
def test_a_fault_anywhere_is_found_there(
    tmp_path: Path, fault: Callable[[Rows, random.Random], Injected], seed: int, size: int
) -> None:
    rng = random.Random(seed)
    rows = made_members(rng, size)
    injected = fault(rows, rng)
    check(planned(tmp_path / "ds.xlsx", rows), injected)


def spoilt(
    rows: Rows, rng: random.Random, faults: Sequence[Callable[[Rows, random.Random], Injected]]
) -> list[Injected]:
    """Each fault at places of its own."""
    wanted: list[Injected] = []
    for fault in faults:
        while True:
            before = [replace(row) for row in rows]
            injected = fault(rows, rng)
            if not any(set(injected.places) & set(other.places) for other in wanted):
                wanted.append(injected)
                break
            rows[:] = before
    return wanted


def check_all(plan: MemberPlan, wanted: Sequence[Injected]) -> None:
    found = {(one.row, one.code, str(one.proposal) if one.proposal else None) for one in plan.findings}
    assert {(FIRST_ROW + place, one.code, one.proposal) for one in wanted for place in one.places} <= found
    stops = {(one.row, one.code) for one in plan.findings if one.stops}
    assert stops == {(FIRST_ROW + p, one.code) for one in wanted for p in one.places if one.level is Level.STOP}


@pytest.mark.slow
def test_every_fault_at_once_is_found_among_two_thousand(tmp_path: Path) -> None:
    rng = random.Random(2)
    rows = made_members(rng, 2000)
    wanted = spoilt(rows, rng, FAULTS)
    check_all(planned(tmp_path / "ds.xlsx", rows), wanted)


@given(seed=st.integers(0, 10**9), size=st.integers(40, 200))
@settings(max_examples=12)
def test_several_faults_at_once_do_not_hide_one_another(tmp_path: Path, seed: int, size: int) -> None:
    rng = random.Random(seed)
    rows = made_members(rng, size)
    wanted = spoilt(rows, rng, rng.sample(FAULTS, k=6))
    check_all(planned(tmp_path / "ds.xlsx", rows), wanted)


@given(seed=st.integers(0, 10**9), size=st.integers(10, 60))
@settings(max_examples=12)
def test_with_every_proposal_taken_the_list_is_the_right_one(tmp_path: Path, seed: int, size: int) -> None:
    rng = random.Random(seed)
    rows = made_members(rng, size)
    right = planned(tmp_path / "right.xlsx", rows)
    spoilt(rows, rng, (citizen_as_number, citizen_with_blanks, phone_as_number))
    plan = planned(tmp_path / "spoilt.xlsx", rows)
    assert not plan.may_apply().allowed
    assert [item.draft for item in plan.rows] == [item.draft for item in right.rows]
    assert len(plan.to_write(plan.may_apply(fix=True))) == size
