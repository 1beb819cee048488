"""Sheets into files: xlsx, csv in its many kinds, a page of a program that calls itself .xls, and the old .xls."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import xlsxwriter

from tests.shapes.biff import xls
from tests.shapes.grid import Cell, Formula, Place, Sheet
from tests.shapes.spelling import cp1258

FORMATS: dict[str, str] = {
    "xlsx": ".xlsx",
    "csv comma utf-8": ".csv",
    "csv comma bom": ".csv",
    "csv semicolon bom": ".csv",
    "csv semicolon cp1258": ".csv",
    "csv tab utf-16": ".csv",
    "csv tab utf-8": ".txt",
    "html": ".xls",
    "xls": ".xls",
}
"""Each kind of file with the ending it has in life."""


def placed(places: Sequence[Place], kind: str) -> tuple[Place, ...]:
    """The places in a file of that kind: sheets have names only in a workbook."""
    return tuple(places if kind in ("xlsx", "xls") else (replace(place, sheet="") for place in places))


def written(sheets: Sequence[Sheet], kind: str) -> bytes:
    """The file's bytes. A csv or a page holds the first sheet only."""
    if kind.startswith("csv"):
        return _csv(sheets[0], *kind.split(" ")[1:])
    return _WRITERS[kind](sheets)


def _xlsx(sheets: Sequence[Sheet]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for sheet in sheets:
            _xlsx_sheet(book, sheet)
    return target.getvalue()


def _xlsx_sheet(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    made = book.add_worksheet(sheet.name)
    day = book.add_format({"num_format": sheet.day_format})
    for row, column, last_row, last_column in sheet.joined:
        made.merge_range(row, column, last_row, last_column, "")
    for (row, column), value in sheet.cells.items():
        match value:
            case Formula(text, result):
                made.write_formula(row, column, text, None, result)
            case dt.date():
                made.write_datetime(row, column, dt.datetime.combine(value, dt.time()), day)
            case str():
                made.write_string(row, column, value)
            case _:
                made.write(row, column, value)
    if sheet.hidden:
        made.hide()


def shown(value: Cell, day_format: str = "dd/mm/yyyy") -> str:
    """A cell as Excel shows it when it saves text: days by their format, amounts plain."""
    match value:
        case None:
            return ""
        case Formula(_, result):
            return shown(result)
        case dt.date():
            return _shown_day(value, day_format)
        case float():
            # Why: text is what a cell shows, and a column is not as wide as the dust of a calculation.
            return f"{round(value, 3):.11g}".replace(".", ",")
        case _:
            return str(value)


def _shown_day(day: dt.date, day_format: str) -> str:
    match day_format:
        case "d/m/yy":
            return f"{day.day}/{day.month}/{day:%y}"
        case "dd-mmm-yyyy":
            return f"{day:%d-%b-%Y}"
        case _:
            return f"{day:%d/%m/%Y}"


def _csv(sheet: Sheet, separator: str, encoding: str) -> bytes:
    target = io.StringIO()
    signs = {"comma": ",", "semicolon": ";", "tab": "\t"}
    lines = csv.writer(target, delimiter=signs[separator], lineterminator="\r\n")
    for row in range(sheet.height):
        lines.writerow([shown(sheet.cells.get((row, column)), sheet.day_format) for column in range(sheet.width)])
    encode: dict[str, Callable[[str], bytes]] = {
        "cp1258": cp1258,
        "bom": lambda text: text.encode("utf-8-sig"),
        "utf-8": lambda text: text.encode("utf-8"),
        "utf-16": lambda text: text.encode("utf-16"),
    }
    return encode[encoding](target.getvalue())


def _html(sheets: Sequence[Sheet]) -> bytes:
    sheet = sheets[0]
    spans = {(row, column): (last - row + 1, right - column + 1) for row, column, last, right in sheet.joined}
    covered = {
        (row, column)
        for top, left, last, right in sheet.joined
        for row in range(top, last + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    lines = ['<html><head><meta charset="utf-8"></head><body><table border="1">']
    for row in range(sheet.height):
        cells = []
        for column in range(sheet.width):
            if (row, column) in covered:
                continue
            down, right = spans.get((row, column), (1, 1))
            span = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{right}"' if right > 1 else "")
            cells.append(f"<td{span}>{html.escape(shown(sheet.cells.get((row, column)), sheet.day_format))}</td>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    lines.append("</table></body></html>")
    return "\n".join(lines).encode("utf-8")


_WRITERS: dict[str, Callable[[Sequence[Sheet]], bytes]] = {"xlsx": _xlsx, "html": _html, "xls": xls}
