"""Recognising her gift lists in a workbook, and taking out their rows as they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain import clock
from app.domain.gifts.records import GIFT_SHEET
from app.domain.import_plan import PassedOver, PassedRow
from app.domain.money import Dong
from app.domain.problems import N_, Finding, Refusal
from app.domain.sheets import ColumnReason
from app.domain.text import clean, fold
from app.imports.content import money_of
from app.imports.encodings import convert
from app.imports.heads import as_written
from app.imports.members.people_kinds import PeopleKind, kind_of
from app.imports.members.people_layout import column_reasons
from app.imports.members.people_months import group_of_sheet
from app.imports.members.people_rows import PersonRow, read_people, with_name_in_two
from app.imports.members.people_tables import PeopleTable, people_tables
from app.imports.members.people_units import with_units
from app.imports.tables import Head, Table
from app.imports.which_sheet import Wanted
from app.imports.workbook import Sheet

_ABOUT = re.compile(r"thuong|qua\b|tet\b|mung|ho tro|nhan|chi (tien|qua)|tang|le \d|\d{1,2}[/.-]\d{1,2}")
_NAMES_A_LIST = re.compile(r"^\s*(danh sách|bảng|ds)\b[\s:–-]*(cbcnv |đoàn viên |người lao động )?", re.IGNORECASE)


class NoGiftSheet(Refusal):
    """No sheet is a gift list."""

    code = "gift-sheet-missing"
    template = N_("Không tìm thấy danh sách quà trong {where}: cần cột họ tên và cột số tiền (mức thưởng).")


class SeveralGiftSheets(Refusal):
    """More than one sheet fits."""

    code = "gift-sheet-several"
    template = N_("Có {count} trang là danh sách quà: {names}. Hãy chọn một trang.")


@dataclass(frozen=True, slots=True)
class GiftSheetRow:
    """One person; ``amount`` None where the cell says no amount."""

    row: int
    name: str
    staff_number: str
    group: str
    amount: Dong | None
    written: str


@dataclass(frozen=True, slots=True)
class GiftSheet:
    """A recognised list; ``title`` as it names itself."""

    name: str
    title: str
    rows: tuple[GiftSheetRow, ...]
    stated: Dong | None = None
    """The sum that the sheet itself says."""
    findings: tuple[Finding, ...] = ()
    passed: tuple[PassedRow, ...] = ()
    columns: tuple[ColumnReason, ...] = ()


def recognise_gifts(sheet: Sheet) -> GiftSheet | None:
    """The gift list on a sheet; None when it is something else."""
    for found in people_tables(sheet, GIFT_SHEET, _settled):
        kind = kind_of(found.table, [], clock.today())
        if kind in (PeopleKind.GIFTS, PeopleKind.MEMBERS) and (title := _title(found.table)):
            read = _read(found, title)
            if read.rows:
                return read
    return None


GIFT_LISTS = Wanted(recognise_gifts, NoGiftSheet, SeveralGiftSheets)


def _settled(head: Head) -> dict[str, int]:
    return with_name_in_two(head.columns(), head)


def _title(table: Table) -> str:
    """How the list names itself: the line above the head that tells of a gift, else the name of its sheet."""
    rows = table.sheet.rows[max(0, table.place - 12) : table.place]
    texts = [clean(convert(cell).text) for row in rows for cell in row if isinstance(cell, str)]
    named = [text for text in texts if _ABOUT.search(fold(text)) and len(text) < 200]
    told = next((text for text in named if fold(text).startswith(("danh sach", "bang", "ds"))), next(iter(named), ""))
    if not told and _ABOUT.search(fold(table.sheet.name)):
        told = clean(table.sheet.name)
    plain = clean(_NAMES_A_LIST.sub("", told)) or told
    plain = plain.capitalize() if plain.isupper() else plain
    return plain[:1].upper() + plain[1:]


def _read(found: PeopleTable, title: str) -> GiftSheet:
    table, on_units = with_units(found.table, "amount", ("amount",))
    layout, body, outer = replace(found.layout, units=table.units), read_people(table), group_of_sheet(table)
    people = [person for person in body.people if "full_name" in person.cells]
    rows = tuple(_row(person if person.section else replace(person, section=outer)) for person in people)
    sums = [money_of(each.cells.get("amount")) for each in body.totals]
    return GiftSheet(
        table.sheet.name,
        title,
        rows,
        sums[-1] if sums else None,
        (*on_units, *table.seen({row.row for row in rows})),
        tuple(sorted((*body.passed, *_alone(table, body.alone)), key=lambda each: each.row)),
        column_reasons(layout, table.sheet, table.told),
    )


def _alone(table: Table, people: Sequence[PersonRow]) -> list[PassedRow]:
    return [
        PassedRow(table.sheet.name, each.at + 1, PassedOver.SIGNER, clean(as_written(each.cells.get("full_name"))))
        for each in people
    ]


def _row(person: PersonRow) -> GiftSheetRow:
    cells = person.cells
    name, staff, group = (
        clean(convert(as_written(cells.get(key))).text) for key in ("full_name", "staff_number", "group")
    )
    amount = cells.get("amount")
    return GiftSheetRow(person.at + 1, name, staff, group or person.section, money_of(amount), as_written(amount))
