"""Lists of people whose neighbours mislead: words of texts that are no heads, groups of one word, names that are Vietnamese twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.sheets import Cell
from app.imports.encodings import VNI, convert_as, encoding_of
from app.imports.members.member_sheet import MemberSheet, find_member_list
from app.imports.members.people_rows import GROUP
from app.imports.workbook import Sheet, Workbook

Row = tuple[Cell, ...]
HEAD: Row = ("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Chức vụ", "Số điện thoại")


def listed(*rows: Row) -> MemberSheet:
    return find_member_list(Workbook("ds.xlsx", (Sheet("DS", (("DANH SÁCH ĐOÀN VIÊN",), *rows)),)))


def person(number: int, name: str) -> Row:
    return (str(number), name, "Nữ", f"{number:02d}/03/1990", "Công nhân", f"09490828{number:02d}")


NAMES = ("Nguyễn Thị Lan", "Trần Văn Bình", "Lê Thị Hoa", "Phạm Thị Tâm", "Võ Văn An", "Đỗ Thị Mai")


def test_a_person_in_a_file_of_texts_is_no_head() -> None:
    rows = [(*person(at, name), "Nam", "Tên") for at, name in enumerate(NAMES, 1)]
    head: Row = (*HEAD, "Size áo", "Ghi chú")
    assert [row.cells["full_name"] for row in listed(head, *rows).rows] == list(NAMES)


@pytest.mark.parametrize("heading", ["KCS", "Kho (2 người)", "QC"])
@pytest.mark.parametrize("column", [0, 1])
def test_a_word_alone_between_people_is_the_heading_of_their_group(heading: str, column: int) -> None:
    people = [person(at, name) for at, name in enumerate(NAMES, 1)]
    named: Row = tuple(heading if at == column else None for at in range(len(HEAD)))
    first: Row = tuple("Chuyền 3" if at == column else None for at in range(len(HEAD)))
    found = listed(HEAD, first, *people[:3], named, *people[3:])
    group = heading.split(" (", maxsplit=1)[0]
    assert [row.cells.get(GROUP) for row in found.rows] == ["Chuyền 3"] * 3 + [group] * 3


def test_an_office_below_a_list_is_no_telephone() -> None:
    people = [person(at, name) for at, name in enumerate(NAMES, 1)]
    found = listed(HEAD, *people, (), ("Người lập biểu", None, None, None, None, "Chủ tịch công đoàn"))
    assert len(found.rows) == len(NAMES)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Phan Thò Toá Loan", "Phan Thị Tố Loan"),
        ("Bình Thò Mai Linh", "Bình Thị Mai Linh"),
        ("K’ Hoàng Giang", "K’ Hồng Giang"),
        ("Hà Văn Bình", "Hà Văn Bình"),
        ("Bình", "Bình"),
    ],
)
def test_in_a_column_of_vni_every_name_is_converted_that_can_be(written: str, meant: str) -> None:
    assert convert_as(written, VNI) == meant


def test_names_that_are_the_same_in_both_say_nothing_against_a_column_of_vni() -> None:
    assert encoding_of(["Nguyeãn Vaên Höõu", "Leâ Thò Hoàng Maãn", "Bình", "Trí", "Bình Trì"]) == VNI


def test_a_list_that_knows_nothing_but_texts_says_so() -> None:
    rows = (("DANH SÁCH ĐOÀN VIÊN",), HEAD, *(person(at, name) for at, name in enumerate(NAMES, 1)))
    sheet = Sheet("DS", rows)
    assert not find_member_list(Workbook("ds.xlsx", (sheet,))).is_text
    assert find_member_list(Workbook("ds.csv", (replace(sheet, is_text=True),))).is_text


def test_a_sheet_of_one_word_beside_sheets_named_after_groups_is_a_group_too() -> None:
    title: Row = ("DANH SÁCH ĐOÀN VIÊN",)
    sheets = tuple(
        Sheet(name, (title, HEAD, *(person(at + 1, NAMES[at]) for at in places)))
        for name, places in (("Chuyền 1", (0, 1)), ("Chuyền 2", (2, 3)), ("KCS", (4, 5)))
    )
    found = find_member_list(Workbook("ds.xlsx", sheets))
    assert [row.cells.get(GROUP) for part in found.parts for row in part.rows][-2:] == ["KCS", "KCS"]
