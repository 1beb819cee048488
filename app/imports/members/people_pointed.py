"""Tables of people that were pointed at, as the tables that every list of people is read from."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from app.domain.pointing import PointedTable, Preview
from app.domain.problems import N_, Finding, Message
from app.domain.records import ForeignTable
from app.imports.content import is_person
from app.imports.encodings import encoding_of
from app.imports.members.people_columns import column_of
from app.imports.members.people_layout import PeopleLayout
from app.imports.members.people_rows import FAMILY_NAME, GIVEN_NAME, NAME
from app.imports.members.people_tables import PeopleTable
from app.imports.members.people_units import with_units
from app.imports.pointed import sheet_of
from app.imports.tables import Table
from app.imports.workbook import Workbook


def pointed_people(
    pointed: PointedTable, workbook: Workbook, told: ForeignTable, wage: str, moneys: Sequence[str]
) -> tuple[PeopleTable, tuple[Finding, ...]]:
    """The table and what is to be said of its unit: as she says it, else as heads and titles do."""
    sheet = sheet_of(pointed, workbook)
    columns = dict(pointed.columns)
    if NAME not in columns and FAMILY_NAME in columns:
        columns[NAME] = columns.pop(FAMILY_NAME)
    elif NAME not in columns:
        columns[NAME] = columns.pop(GIVEN_NAME)
    for key in ("birth", "joined"):
        if f"{key}_year" not in columns and (
            part := next((each for each in columns if each.startswith(f"{key}_")), "")
        ):
            raise pointed.fault(
                part, Message(N_("ngày ghi ở nhiều cột thì phải có cột năm ({key})"), {"key": f"{key}_year"})
            )
    place = pointed.head[0] - 1 if pointed.head else pointed.first - 1
    layout = PeopleLayout(
        place,
        pointed.first - 1 - place,
        columns,
        pointed.last,
        reasons=dict.fromkeys(columns, Message(N_("theo cách đọc đã chỉ"))),
    )
    table = layout.on(sheet, told)
    names = [cell for key in (NAME, GIVEN_NAME) if key in columns for cell in column_of(table, columns[key])]
    table = replace(table, encoding=encoding_of([cell for cell in names if isinstance(cell, str)]))
    table, on_units = _in_units(table, pointed.unit, wage, moneys)
    layout = replace(layout, units=table.units, encoding=table.encoding)
    return PeopleTable(table, layout), on_units


def _in_units(table: Table, unit: int | None, wage: str, moneys: Sequence[str]) -> tuple[Table, tuple[Finding, ...]]:
    if unit is None:
        return with_units(table, wage, moneys)
    return replace(table, units={key: unit for key in moneys if key in table.columns and unit > 1}), ()


def as_pointed(layout: PeopleLayout, kind: str, sheet: str, known: Container[str]) -> PointedTable:
    """A reading as the program made it, with the columns that can be pointed at."""
    units = set(layout.units.values())
    return PointedTable(
        kind,
        sheet,
        {key: column for key, column in layout.columns.items() if key in known},
        layout.place + layout.height + 1,
        layout.end,
        tuple(range(layout.place + 1, layout.place + layout.height + 1)),
        units.pop() if len(units) == 1 else None,
    )


def preview_people(
    names: Sequence[str], places: Sequence[int], about: Sequence[Message], findings: Sequence[Finding]
) -> Preview:
    """What a pointed list comes to: how many people, the first and the last of them."""
    if not names:
        nobody = Message(N_("Chưa đọc được người nào: hãy xem lại dòng đầu, dòng cuối và cột họ tên."))
        return Preview(0, (nobody, *about), False, tuple(findings))
    values = {"count": len(names), "first": names[0], "last": names[-1]}
    said = Message(N_("{count} người, từ «{first}» đến «{last}»."), values)
    odd = [name for name in names if not is_person(name)]
    more = []
    if odd:
        text = N_("{count} dòng không giống họ tên, đầu tiên là «{name}».")
        more.append(Message(text, {"count": len(odd), "name": odd[0]}))
    stops = any(found.stops for found in findings)
    holds = not stops and len(odd) * 2 < len(names)
    return Preview(len(names), (said, *more, *about), holds, tuple(findings), frozenset(places))
