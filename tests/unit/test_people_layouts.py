"""Lists of people in the layouts treasurers keep: everybody is read as the truth says, or something is said; nothing is wrong in silence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from app.domain.dates import Month
from app.domain.dues.dues import DuesPolicy
from app.domain.dues.dues_import import KnownPayer
from app.domain.members.member_import import KnownMembers, MemberOptions, MemberPlan
from app.domain.members.members import Gender
from app.domain.money import dong
from app.domain.text import fold
from app.imports.content import Content, contents
from app.imports.dues.dues_compare import compare_dues_list
from app.imports.dues.dues_sheet import find_dues_list
from app.imports.members.member_plan import plan_members
from app.imports.members.member_sheet import NotOfMembers, find_member_list, member_lists_of
from app.imports.workbook import read_workbook
from app.models.book import Book
from app.models.queries.dues.assessment import dues_policy
from tests.people_layouts import DUES_LAYOUTS, MEMBER_LAYOUTS, OTHER_LISTS, PEOPLE, Layout, write
from tests.small_books import new_book

OPTIONS = MemberOptions(dt.date(2026, 3, 15))


@cache
def policy() -> DuesPolicy:
    with Book.open(new_book()) as book, book.read() as read:
        return dues_policy(read, Month(2026, 1), 3)


def planned(layout: Layout, path: Path) -> MemberPlan:
    return plan_members(find_member_list(read_workbook(write(layout.pages, path))), KnownMembers(), OPTIONS)


def seen(plan: MemberPlan, tells: frozenset[str]) -> list[tuple[object, ...]]:
    """What the layout tells of each person, as it was read."""
    rows: list[tuple[object, ...]] = []
    for row in plan.rows:
        draft = row.draft
        birth = draft.birth
        rows.append(
            (
                fold(draft.full_name),
                "birth" in tells and birth,
                "year" in tells and birth and birth.year,
                "sex" in tells and draft.gender,
                "citizen" in tells and draft.citizen_number,
                "staff" in tells and draft.staff_number,
                "group" in tells and fold(draft.group),
                "wage" in tells and draft.wage,
            )
        )
    return rows


def true(tells: frozenset[str]) -> list[tuple[object, ...]]:
    return [
        (
            fold(each.name),
            "birth" in tells and each.birth,
            "year" in tells and each.birth.year,
            "sex" in tells and (Gender.MALE if each.is_man else Gender.FEMALE),
            "citizen" in tells and each.citizen,
            "staff" in tells and each.staff,
            "group" in tells and fold(each.group),
            "wage" in tells and each.wage,
        )
        for each in PEOPLE
    ]


@pytest.mark.parametrize("make", MEMBER_LAYOUTS, ids=lambda make: make.__name__)
def test_everybody_is_read_as_the_truth_says(make: Callable[[], Layout], tmp_path: Path) -> None:
    layout = make()
    plan = planned(layout, tmp_path / "ds.xlsx")
    assert seen(plan, layout.tells) == true(layout.tells)
    assert [(each.row, str(each.message)) for each in plan.findings if each.stops and each.code != "name-twice"] == []
    assert layout.codes <= {each.code for each in plan.findings}
    assert layout.month in ("", str(plan.month))
    assert all(str(each.why) for each in plan.reasons)


# ---- dues lists, and what is no list of members ----------------------------------------------------------------


@pytest.mark.parametrize("make", DUES_LAYOUTS, ids=lambda make: make.__name__)
def test_every_wage_of_a_dues_list_is_read_as_the_truth_says(make: Callable[[], Layout], tmp_path: Path) -> None:
    layout = make()
    found = find_dues_list(read_workbook(write(layout.pages, tmp_path / "dp.xlsx")), Month.parse(layout.month))
    people = [
        KnownPayer(place, each.name, dong(each.wage), each.staff, group=each.group)
        for place, each in enumerate(PEOPLE, 1)
    ]
    plan = compare_dues_list(found, people, policy(), Month.parse(layout.month))
    assert [(fold(row.name), row.wage) for row in plan.rows] == [(fold(each.name), each.wage) for each in PEOPLE]
    assert layout.codes <= {each.code for each in plan.findings}
    doubled = {row.place for row in plan.rows if row.name == PEOPLE[0].name}
    told = {each.code for each in plan.findings if each.stops}
    if "group" in layout.tells:
        assert [row.member_id for row in plan.rows] == [*range(1, len(PEOPLE) + 1)]
    else:
        assert told == {"name-doubled"}
        assert {row.place for row in plan.rows if row.member_id is None} == doubled
    members = member_lists_of(read_workbook(tmp_path / "dp.xlsx"))
    assert str(members[0].month) == layout.month


@pytest.mark.parametrize("make", OTHER_LISTS, ids=lambda make: make.__name__)
def test_a_list_of_another_kind_is_never_taken_for_members(make: Callable[[], Layout], tmp_path: Path) -> None:
    workbook = read_workbook(write(make().pages, tmp_path / "ds.xlsx"))
    assert member_lists_of(workbook) == []
    with pytest.raises(NotOfMembers):
        find_member_list(workbook, workbook.sheets[0].name)


def test_every_row_with_a_name_or_an_amount_is_accounted_for(tmp_path: Path) -> None:
    for place, make in enumerate(MEMBER_LAYOUTS):
        layout = make()
        path = write(layout.pages, tmp_path / f"{place}.xlsx")
        plan = plan_members(find_member_list(read_workbook(path)), KnownMembers(), OPTIONS)
        told = {(row.sheet or plan.sheet, row.row) for row in plan.rows} | {(row.sheet, row.row) for row in plan.passed}
        sheets = {name for name, _row in told}
        for page in layout.pages:
            first = min((row for name, row in told if name == page.name), default=0)
            held = {
                (page.name, at)
                for at, cells in enumerate(page.rows, 1)
                if at >= first and len([cell for cell in cells if cell is not None]) > 1
                and any(contents(cell) & {Content.PERSON, Content.SUM} for cell in cells)
                and any(isinstance(cell, int | float | dt.date) for cell in cells)
            }  # fmt: skip
            if page.name in sheets and make.__name__ != "capitals_and_page_breaks":
                assert held <= told, make.__name__
