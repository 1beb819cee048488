"""A blank sheet to be filled in: the head of one import's columns, with their formats, choices, and an example as a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

import xlsxwriter

from app.domain.records import Kind
from app.exports.sheetcells import FONT

_ROWS = 1_000
"""So many rows are ready to be filled in."""
_FORMATS = {Kind.MONEY: "#,##0", Kind.COUNT: "0", Kind.DAY: "dd/mm/yyyy", Kind.TEXT: "@", Kind.CHOICE: "@"}
_WIDTHS = {Kind.MONEY: 16, Kind.COUNT: 8, Kind.DAY: 13, Kind.TEXT: 22, Kind.CHOICE: 14}


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """One column: its head, what stands in it, an example, what it is for, and the words it is one of."""

    heading: str
    kind: Kind
    example: str = ""
    help: str = ""
    words: tuple[str, ...] = ()
    width: int = 0


@dataclass(frozen=True, slots=True)
class BlankTable:
    """One sheet: its name, its title, its columns."""

    name: str
    title: str
    columns: Sequence[BlankColumn]


def to_blank(tables: Sequence[BlankTable], stream: IO[bytes]) -> None:
    """Write the blank sheets as one workbook."""
    with xlsxwriter.Workbook(stream, {"default_format_properties": {"font_name": FONT, "font_size": 11}}) as workbook:
        for table in tables:
            _write(workbook, table)


def _write(workbook: xlsxwriter.Workbook, table: BlankTable) -> None:
    sheet = workbook.add_worksheet(table.name)
    title = workbook.add_format({"bold": True, "font_size": 14})
    head = workbook.add_format(
        {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#DDE7F3"}
    )
    sheet.write_string(0, 0, table.title, title)
    for place, each in enumerate(table.columns):
        look = workbook.add_format({"num_format": _FORMATS.get(each.kind, "@"), "border": 1})
        sheet.set_column(place, place, each.width or _WIDTHS.get(each.kind, 18))
        sheet.write_string(_HEAD, place, each.heading, head)
        if said := "\n".join(filter(None, (each.help, each.example))):
            sheet.write_comment(_HEAD, place, said)
        for row in range(_HEAD + 1, _HEAD + 1 + _LINES):
            sheet.write_blank(row, place, None, look)
        _validate(sheet, place, each)
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)


_HEAD = 2
_LINES = 40
"""So many rows are framed."""


def _validate(sheet: xlsxwriter.worksheet.Worksheet, place: int, column: BlankColumn) -> None:
    area = (_HEAD + 1, place, _HEAD + _ROWS, place)
    if column.words:
        sheet.data_validation(*area, {"validate": "list", "source": list(column.words)})
    elif column.kind is Kind.MONEY:
        sheet.data_validation(*area, {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning"})
