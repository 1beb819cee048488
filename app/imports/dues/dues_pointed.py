"""Lists of dues that she pointed at: the lists of a workbook, what one comes to while she points, and the program's own readings."""

from __future__ import annotations

from dataclasses import replace

from app.domain.dues.dues_import import DuesColumn
from app.domain.dues.records import DUES_LIST, DUES_POINTABLE
from app.domain.money import show_money
from app.domain.pointing import Pointed, PointedTable, Preview
from app.domain.problems import N_, Message
from app.imports.content import money_of
from app.imports.dues.dues_sheet import DuesSheet, dues_lists_of, joined_by_month, read_dues
from app.imports.members.people_pointed import as_pointed, pointed_people, preview_people
from app.imports.pointed import placed
from app.imports.workbook import Workbook

_KIND = DUES_POINTABLE.kinds[0]
_MONEYS = tuple(str(column) for column in DuesColumn)


def pointed_dues(workbook: Workbook, pointed: Pointed) -> list[DuesSheet]:
    """The lists pointed at; those of one month with other people on each are one."""
    tables = DUES_POINTABLE.of_kind(placed(pointed, workbook), _KIND)
    return joined_by_month([_read(each, workbook) for each in tables])


def _read(pointed: PointedTable, workbook: Workbook) -> DuesSheet:
    sheet = read_dues(*pointed_people(pointed, workbook, DUES_LIST, DuesColumn.WAGE, _MONEYS))
    return sheet if pointed.month is None else replace(sheet, first=pointed.month, last=pointed.month)


def preview_dues(workbook: Workbook, table: PointedTable) -> Preview:
    """What a pointed table comes to."""
    sheet = _read(table, workbook)
    wages = sum(money_of(row.cells.get(DuesColumn.WAGE)) or 0 for row in sheet.rows)
    about = [Message(N_("Mức lương đóng cộng {wages}."), {"wages": show_money(wages)})]
    ours = None if sheet.totals is None else money_of(sheet.totals.cells.get(DuesColumn.WAGE))
    if ours is not None:
        text = N_("Dòng cộng ghi {total}: khớp.") if ours == wages else N_("Dòng cộng ghi {total}: không khớp.")
        about.append(Message(text, {"total": show_money(ours)}))
    return preview_people([row.name for row in sheet.rows], [row.row for row in sheet.rows], about, sheet.findings)


def guessed_dues(workbook: Workbook, kind: str) -> list[PointedTable]:
    """Every list of dues, long ones before short ones."""
    lists = sorted(dues_lists_of(workbook), key=lambda each: -len(each.rows))
    parts = [part for each in lists for part in each.sheets]
    return [as_pointed(layout, kind, each.name, DUES_POINTABLE.labels) for each in parts for layout in each.layouts]
