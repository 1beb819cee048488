"""Lists of members that she pointed at: the lists of a workbook, what one comes to while she points, and the program's own readings."""

from __future__ import annotations

from dataclasses import replace

from app.domain.members.records import MEMBER_LIST, MEMBER_POINTABLE
from app.domain.pointing import Pointed, PointedTable, Preview
from app.domain.problems import N_, Message
from app.domain.text import clean, fold
from app.imports.heads import as_written
from app.imports.members.member_sheet import (
    MemberSheet,
    SeveralMemberSheets,
    all_lists_of,
    one_list,
    read_members,
    together,
)
from app.imports.members.people_kinds import PeopleKind
from app.imports.members.people_pointed import as_pointed, pointed_people, preview_people
from app.imports.members.people_rows import NAME
from app.imports.pointed import placed
from app.imports.workbook import Workbook

_KIND = MEMBER_POINTABLE.kinds[0]


def pointed_members(workbook: Workbook, pointed: Pointed, sheet: str | None) -> MemberSheet:
    """The list pointed at, on the named sheet where several are; tables with other people on each are one."""
    lists = pointed_lists(workbook, pointed)
    if sheet is not None:
        lists = [each for each in lists if fold(each.name) == fold(sheet)] or lists
    if len(lists) > 1:
        raise SeveralMemberSheets(count=len(lists), names=", ".join(f"«{each.name.strip()}»" for each in lists))
    return lists[0]


def pointed_lists(workbook: Workbook, pointed: Pointed) -> list[MemberSheet]:
    """The lists pointed at, as one where they are parts of one."""
    tables = MEMBER_POINTABLE.of_kind(placed(pointed, workbook), _KIND)
    found = [_read(each, workbook) for each in tables]
    parts = together(found)
    return [one_list(parts)] if parts else found


def _read(pointed: PointedTable, workbook: Workbook) -> MemberSheet:
    found, on_units = pointed_people(pointed, workbook, MEMBER_LIST, "wage", ("wage",))
    sheet = read_members(found.table, found.layout, {}, PeopleKind.MEMBERS, on_units)
    return sheet if pointed.month is None else replace(sheet, month=pointed.month)


def preview_members(workbook: Workbook, table: PointedTable) -> Preview:
    """What a pointed table comes to."""
    sheet = _read(table, workbook)
    names = [clean(as_written(row.cells.get(NAME))) for row in sheet.rows]
    groups = {clean(as_written(row.cells.get("group"))) for row in sheet.rows} - {""}
    about = [Message(N_("{count} tổ."), {"count": len(groups)})] if groups else []
    return preview_people(names, [row.row for row in sheet.rows], about, sheet.findings)


def guessed_members(workbook: Workbook, kind: str) -> list[PointedTable]:
    """Every list of people, those of members before others and long ones before short ones."""
    lists = sorted(all_lists_of(workbook), key=lambda each: (not each.is_of_members, -len(each.rows)))
    labels = MEMBER_POINTABLE.labels
    return [as_pointed(layout, kind, each.name, labels) for each in lists for layout in each.layouts]
