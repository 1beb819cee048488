"""Lists of people in the layouts treasurers keep: everybody is read as the truth says, or something is said; nothing is wrong in silence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.members.member_import import KnownMembers, MemberOptions, MemberPlan
from app.domain.members.members import Gender
from app.domain.text import fold
from app.imports.members.member_plan import plan_members
from app.imports.members.member_sheet import find_member_list
from app.imports.workbook import read_workbook
from tests.people_layouts import MEMBER_LAYOUTS, PEOPLE, Layout, write

OPTIONS = MemberOptions(dt.date(2026, 3, 15))


def planned(layout: Layout, path: Path) -> MemberPlan:
    return plan_members(find_member_list(read_workbook(write(layout.pages, path))), KnownMembers(), OPTIONS)


def seen(plan: MemberPlan, tells: frozenset[str]) -> list[tuple[object, ...]]:
    """What the layout tells of each person, as it was read."""
    rows = []
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
