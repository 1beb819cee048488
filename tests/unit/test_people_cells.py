"""What single rows and columns of lists of people mean: sums and surnames, signers, units, short years, old encodings, heads alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from app.domain.import_plan import PassedOver
from app.domain.members.member_import import KnownMembers, MemberOptions, MemberPlan
from app.domain.problems import Level
from app.imports.dues.dues_sheet import recognise_dues
from app.imports.members.member_plan import plan_members
from app.imports.members.member_sheet import recognise_members
from app.imports.members.people_words import says_group, says_office, says_total
from app.imports.workbook import Sheet

OPTIONS = MemberOptions(dt.date(2026, 3, 15))
Row = Sequence[Any]


def planned(*rows: Row, merges: tuple[tuple[int, int, int, int], ...] = (), name: str = "ds") -> MemberPlan:
    found = recognise_members(Sheet(name, rows, merges))
    assert found is not None
    return plan_members(found, KnownMembers(), OPTIONS)


def names(plan: MemberPlan) -> list[str]:
    return [row.draft.full_name for row in plan.rows]


# ---- sums, groups and surnames ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["Tổng cộng", "TỔNG SỐ: 12", "Cộng", "Cộng tổ 1", "Tong cong", "Cộng trang", "Toång coäng"]
)
def test_a_sum_is_known_by_its_words(text: str) -> None:
    assert says_total(text)


@pytest.mark.parametrize(
    "text",
    ["Tống Thị Hoa", "Tòng Văn Ín", "Cống Thị Lê", "Công Thị Ngọc", "Tổng Văn Tài", "Cộng Thị Bé", "Tong Thi Hoa"],
)
def test_a_surname_is_no_sum(text: str) -> None:
    assert not says_total(text)


@pytest.mark.parametrize(
    ("text", "is_group"),
    [("Tổ may 1", True), ("II. Phòng kế toán", True), ("To may 1", True), ("Văn phòng", True), ("Toå caét", True),
     ("Tô Văn An", False), ("Tổ Văn An", False), ("Bàn Thị Mai", False), ("To Van An", False), ("Tổ trưởng", False)],
)  # fmt: skip
def test_a_group_is_no_surname(text: str, is_group: bool) -> None:
    assert says_group(text) is is_group


def test_an_office_is_no_surname() -> None:
    assert all(map(says_office, ["Người lập biểu", "(Ký, họ tên)", "Tây Ninh, ngày 5 tháng 1 năm 2026", "TM. BCH"]))
    assert not any(map(says_office, ["Kỳ Thị Tổng", "Kỷ Văn An", "Lê Thị Kế"]))


def test_a_surname_that_sounds_like_a_sum_is_a_person() -> None:
    rows: list[Row] = [("Họ và tên", "Ngày sinh", "Mức lương"), ("Nguyễn Thị An", dt.date(1990, 1, 1), 5_700_000)]
    rows += [
        (name, dt.date(1991, 1, 1), 5_700_000) for name in ("Tống Thị Hoa", "Tòng Văn Ín", "Công Thị Ngọc", "Tổ Văn Bé")
    ]
    rows += [("Tô Văn Cả",), ("Trần Văn Cường", dt.date(1991, 1, 1), 5_700_000), ("Tổng cộng", None, 34_200_000)]
    plan = planned(*rows)
    assert names(plan) == [row[0] for row in rows[1:-1]]
    assert {row.draft.group for row in plan.rows} == {""}
    assert [(each.row, each.why) for each in plan.passed] == [(9, PassedOver.TOTAL)]


def test_the_sum_of_a_group_ends_no_dues_list() -> None:
    rows: list[Row] = [("STT", "Họ và tên", "Mức lương", "Đoàn phí 0,5%"), ("1", "Lê Văn An", 5_700_000, 28_500)]
    rows += [(None, "Cộng Hoàn thiện", 5_700_000, 28_500), ("2", "Tống Thị Hoa", 5_700_000, 28_500)]
    rows += [(None, "Cộng tổ 2", 5_700_000, 28_500), (None, "Tổng cộng", 11_400_000, 57_000)]
    found = recognise_dues(Sheet("012026", rows))
    assert found is not None
    assert [row.name for row in found.rows] == ["Lê Văn An", "Tống Thị Hoa"]
    assert found.totals is not None
    assert found.totals.row == 6
    assert [each.row for each in found.passed] == [3, 5, 6]


def test_who_signs_below_is_nobody() -> None:
    head: Row = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Tổ")
    people: list[Row] = [
        (1, "Nguyễn Thị An", dt.date(1990, 1, 1), "Nữ", "Tổ 1"),
        (2, "Lê Văn Bình", dt.date(1991, 1, 1), "Nam", "Tổ 1"),
    ]
    below: list[Row] = [(), (None, "Người lập biểu", "Kế toán", None, "Chủ tịch"), (None, "(Ký, họ tên)"), ()]
    below += [(None, "Lê Thị Lập", "Vũ Thị Toán", None, "Trần Thị Hà")]
    plan = planned(head, *people, *below)
    assert names(plan) == ["Nguyễn Thị An", "Lê Văn Bình"]
    assert {row.draft.group for row in plan.rows} == {"Tổ 1"}
    assert [(each.row, each.why) for each in plan.passed][-1] == (8, PassedOver.SIGNER)
    bare = planned(head, *people, (), (None, "Lê Thị Lập", None, None, "Trần Thị Hà"))
    assert names(bare) == ["Nguyễn Thị An", "Lê Văn Bình"]


# ---- columns ---------------------------------------------------------------------------------------------------


def test_two_columns_under_one_heading_are_asked_about_where_they_differ() -> None:
    head: Row = ("STT", "Họ và tên", "Ngày sinh", "Mức lương", "Ghi chú", "Mức lương")
    rows: list[Row] = [(1, "Lê Văn An", dt.date(1990, 1, 1), 5_000_000, None, 5_000_000)]
    alike = [each for each in planned(head, *rows).findings if each.code == "heads-alike"]
    assert [each.level for each in alike] == [Level.NOTE]
    rows.append((2, "Lê Văn Bé", dt.date(1991, 1, 1), 5_000_000, None, 5_700_000))
    (found,) = (each for each in planned(head, *rows).findings if each.code == "heads-alike")
    assert (found.level, found.row, found.proposal) == (Level.STOP, None, None)
    assert "«Mức lương» có ở các cột D, F" in str(found.message)


@pytest.mark.parametrize(
    ("title", "head", "wage", "unit"),
    [("", "Mức lương (nghìn đồng)", 9_450, 1000), ("ĐVT: nghìn đồng", "Mức lương", 9_450.5, 1000), ("", "Lương (triệu đồng)", "9,45", 10**6),
     ("Đơn vị tính: 1.000đ", "Mức lương", "9.450", 1000), ("Đơn vị: ngàn đồng", "Mức lương", "9450", 1000)],
)  # fmt: skip
def test_a_unit_is_multiplied_and_said_once(title: str, head: str, wage: Any, unit: int) -> None:
    plan = planned(
        (title or "DANH SÁCH",),
        ("STT", "Họ và tên", "Giới tính", head),
        (1, "Lê Văn An", "Nam", wage),
        (2, "Lê Văn Bé", "Nam", wage),
    )
    wanted = 9_450_500 if wage == 9_450.5 else 9_450_000
    assert [row.draft.wage for row in plan.rows] == [wanted, wanted]
    assert [(each.code, each.level) for each in plan.findings] == [("unit", Level.NOTE)]


def test_a_unit_that_is_missing_or_cannot_be_is_one_question() -> None:
    head: Row = ("STT", "Họ và tên", "Giới tính", "Mức lương")
    plan = planned(head, (1, "Lê Văn An", "Nam", 9_450), (2, "Lê Văn Bé", "Nam", 8_100))
    (found,) = (each for each in plan.findings if each.stops)
    assert (found.code, found.row, found.proposal is not None) == ("unit-missing", None, True)
    assert [row.draft.wage for row in plan.rows] == [9_450_000, 8_100_000]
    plan = planned(("ĐVT: nghìn đồng",), head, (1, "Lê Văn An", "Nam", 9_450_000), (2, "Lê Văn Bé", "Nam", 8_100_000))
    (found,) = (each for each in plan.findings if each.stops)
    assert (found.code, found.proposal is not None) == ("unit-doubtful", True)
    assert [row.draft.wage for row in plan.rows] == [9_450_000, 8_100_000]


def test_short_years_are_read_where_the_column_settles_them_and_said_once() -> None:
    head: Row = ("STT", "Họ và tên", "Ngày sinh")
    plan = planned(head, (1, "Lê Văn An", "05/03/85"), (2, "Lê Văn Bé", "25/12/01"), (3, "Lê Thị Ca", "07-Mar-1990"))
    assert [row.draft.birth for row in plan.rows] == [dt.date(1985, 3, 5), dt.date(2001, 12, 25), dt.date(1990, 3, 7)]
    assert [each.code for each in plan.findings] == ["days-short"]
    plan = planned(head, (1, "Lê Văn An", "05/25/85"), (2, "Lê Văn Bé", "12/25/01"))
    assert {each.row for each in plan.findings if each.stops} == {2, 3}


def test_nam_under_ngay_thang_is_a_year_and_beside_nu_a_man() -> None:
    over: Row = ("STT", "Họ và tên", "Ngày sinh", None, None, "Nữ")
    under: Row = (None, None, "Ngay", "Thang", "Nam")
    plan = planned(
        over, under, (1, "Lê Văn An", 5, 3, 1990, None), (2, "Lê Thị Bé", 25, 12, 1991, "x"), merges=((0, 2, 0, 4),)
    )
    assert [row.draft.birth for row in plan.rows] == [dt.date(1990, 3, 5), dt.date(1991, 12, 25)]
    assert [row.draft.gender and str(row.draft.gender) for row in plan.rows] == [None, "female"]


def test_a_column_in_an_old_encoding_is_read_as_a_whole() -> None:
    head: Row = ("STT", "Hoï", "Teân", "Ngaøy sinh")
    people = [("Nguyeãn Vaên", "Hoà"), ("Traàn Thò", "Thuûy"), ("Hoà Thò", "Ñöùc"), ("Leâ", "Nhö")]
    plan = planned(head, *((at, *name, dt.date(1990, 1, at)) for at, name in enumerate(people, 1)))
    assert names(plan) == ["Nguyễn Văn Hồ", "Trần Thị Thủy", "Hồ Thị Đức", "Lê Như"]
    assert [each.code for each in plan.findings if each.row is None] == ["list-converted"]
    mixed = planned(
        ("STT", "Họ và tên", "Mã NV"), (1, "Lê Thị Hoà", "1"), (2, "Nguyeãn Vaên Ñöùc", "2"), (3, "Trần Văn Hoài", "3")
    )
    assert names(mixed) == ["Lê Thị Hoà", "Nguyễn Văn Đức", "Trần Văn Hoài"]
