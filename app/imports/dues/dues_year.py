"""The year sheet "Bảng tính kinh phí, đoàn phí công đoàn": one typed row a month, and each figure beside ours.

Reads and compares only. The monthly lists live in ``dues_sheet.py`` and ``dues_compare.py``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.dues.dues import Charge
from app.domain.dues.dues_import import CellState, Figures, YearCell, YearColumn
from app.domain.dues.records import YEAR_SHEET
from app.domain.import_plan import PassedOver, PassedRow
from app.domain.ledger.narration import months_named
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Message, Refusal, warn
from app.domain.sheets import Cell, ColumnReason
from app.domain.text import clean
from app.imports.dues.dues_cells import exact_amount, whole
from app.imports.encodings import convert
from app.imports.heads import SUMMARY, as_written, plain_words
from app.imports.members.people_layout import column_reasons, layout_of
from app.imports.members.people_units import with_units
from app.imports.tables import Table, find_table
from app.imports.which_sheet import Wanted
from app.imports.workbook import Sheet


class NoYearSheet(Refusal):
    """No sheet of the workbook, or not the sheet named, is a year sheet."""

    code = "year-sheet-missing"
    template = N_(
        "Không tìm thấy bảng tính kinh phí, đoàn phí theo tháng trong {where}: cần các cột tháng, quỹ lương, 2% và đoàn phí."
    )


class SeveralYearSheets(Refusal):
    """More than one sheet fits; the treasurer says which."""

    code = "year-sheet-several"
    template = N_("Có {count} trang là bảng tính theo tháng: {names}. Hãy chọn một trang.")


@dataclass(frozen=True, slots=True)
class YearRow:
    """One month; a figure that is empty or unreadable is not in ``figures``."""

    row: int
    month: Month
    figures: Figures


@dataclass(frozen=True, slots=True)
class YearSheet:
    """The months of a year sheet in its order, and its total line. Amounts computed by Excel are rounded to whole đồng."""

    name: str
    rows: tuple[YearRow, ...]
    letters: Mapping[YearColumn, str]
    totals: Figures
    totals_row: int | None = None
    findings: tuple[Finding, ...] = ()
    passed: tuple[PassedRow, ...] = ()
    columns: tuple[ColumnReason, ...] = ()


# ---- reading ---------------------------------------------------------------------------------------------------


def read_year_sheet(sheet: Sheet) -> YearSheet | None:
    """The year sheet on a sheet, or None when the sheet is something else."""
    table = find_table(sheet, YEAR_SHEET)
    if table is None:
        return None
    table, on_units = with_units(table, "", _SUMS)
    return _read(table, on_units)


_SUMS = tuple(str(column) for column in YearColumn if column is not YearColumn.WORKERS)


YEAR_SHEETS = Wanted(read_year_sheet, NoYearSheet, SeveralYearSheets)
find_year_sheet = YEAR_SHEETS.find


def _read(table: Table, on_units: Sequence[Finding]) -> YearSheet:
    rows: list[YearRow] = []
    totals: Figures = {}
    totals_row: int | None = None
    findings: list[Finding] = []
    passed: list[PassedRow] = []
    year = _year_of(table)
    for at, cells in table.body():
        cell = table.at(at, "month")
        month = None if cell is None else _month(cell, year)
        if month is not None:
            rows.append(YearRow(at + 1, month, dict(_figures(table, at))))
            findings += _unreadable(table, at)
            continue
        label = next((text for text in (cell, *cells) if isinstance(text, str) and clean(text)), "")
        is_sum = SUMMARY.match(plain_words(label)) is not None
        if is_sum and _QUARTER.search(plain_words(label)) is None:
            totals = totals or dict(_figures(table, at))
            totals_row = totals_row or at + 1
        elif not is_sum and _is_of_a_month(cell) and any(_figures(table, at)):
            text = N_("Không hiểu tháng «{text}» (dòng {row}): hãy ghi tháng/năm, hoặc ghi năm ở tiêu đề bảng.")
            found = warn("month-unreadable", text, "month", text=as_written(cell), row=at + 1)
            findings.append(found.at(table.sheet.name, at + 1))
        passed += _passed(table, at, is_sum)
    letters = {column: where for key, where in table.letters.items() if (column := _COLUMNS.get(key)) is not None}
    columns = column_reasons(layout_of(table), table.sheet, table.told)
    return YearSheet(
        table.sheet.name, tuple(rows), letters, totals, totals_row, (*on_units, *findings), tuple(passed), columns
    )


_QUARTER = re.compile(r"\b(quy|6 thang|sau thang)\b")


def _is_of_a_month(cell: Cell) -> bool:
    return cell is not None and any(sign.isdigit() for sign in as_written(cell))


def _passed(table: Table, at: int, is_sum: bool) -> Iterator[PassedRow]:
    if is_sum or any(_figures(table, at)):
        shown = [clean(convert(as_written(cell)).text) for cell in table.sheet.rows[at] if cell is not None]
        why = PassedOver.TOTAL if is_sum else PassedOver.NOTE
        yield PassedRow(table.sheet.name, at + 1, why, " | ".join(shown)[:120])


def _year_of(table: Table) -> int | None:
    """The one year that the titles and the name of the sheet tell."""
    texts = [cell for row in table.sheet.rows[: table.place + table.height] for cell in row if isinstance(cell, str)]
    for known in (texts, [table.sheet.name]):
        years = {int(year) for text in known for year in _YEAR.findall(plain_words(text))}
        if len(years) == 1:
            return years.pop()
    return None


_YEAR = re.compile(r"\b(?:nam )?(20\d\d)\b(?! ?qd)")


_COLUMNS = {str(column): column for column in YearColumn}


def _month(cell: Cell, year: int | None) -> Month | None:
    """The month of a row; of a bare number only with the year of the title."""
    if isinstance(cell, dt.date):
        return Month.of(cell)
    text = clean(convert(as_written(cell)).text)
    if match := re.fullmatch(r"(?:t|th|tháng|thang)?\.? ?(0?[1-9]|1[0-2])", text.casefold()):
        return None if year is None else Month(year, int(match[1]))
    if not isinstance(cell, str):
        return None
    named = months_named(text if re.match(r"\D", text) else f"tháng {text}", year)
    return named[0] if named is not None and named[0] == named[1] else None


def _figures(table: Table, at: int) -> Iterator[tuple[YearColumn, Dong]]:
    for key, cell in table.cells(at).items():
        amount = exact_amount(cell)
        if key in _COLUMNS and amount is not None:
            yield _COLUMNS[key], whole(amount)


def _unreadable(table: Table, at: int) -> Iterator[Finding]:
    for key, cell in table.cells(at).items():
        if key in _COLUMNS and exact_amount(cell) is None:
            where = table.letters[key]
            values = {"cell": f"{where}{at + 1}", "label": Message(_COLUMNS[key].label), "text": cell}
            text = N_("Ô {cell} ({label}) ghi «{text}», không phải số.")
            yield warn("cell-unreadable", text, where, **values).at(table.sheet.name, at + 1)


# ---- comparing -------------------------------------------------------------------------------------------------


def figures_of(charges: Sequence[Charge]) -> dict[YearColumn, Dong]:
    """A month's figures by our own charges: who pays counts as a worker; the payroll is their wages as they stand."""
    return {
        YearColumn.WORKERS: dong(len(charges)),
        YearColumn.PAYROLL: dong(sum(charge.wage for charge in charges)),
        YearColumn.FUND: dong(sum(charge.fund for charge in charges)),
        YearColumn.FUND_KEPT: dong(sum(charge.fund_kept for charge in charges)),
        YearColumn.FUND_UP: dong(sum(charge.fund_up for charge in charges)),
        YearColumn.KEPT: dong(sum(charge.kept for charge in charges)),
        YearColumn.UP: dong(sum(charge.up for charge in charges)),
    }


def compare_year(sheet: YearSheet, ours: Mapping[Month, Figures]) -> tuple[tuple[YearCell, ...], tuple[Finding, ...]]:
    """Each figure of the months we know beside ours. A difference of at most half a đồng for each worker is rounding."""
    cells, findings = [], []
    for row in sheet.rows:
        for column, mine in ours.get(row.month, {}).items():
            if column not in sheet.letters:
                continue
            theirs = row.figures.get(column)
            cells.append(_year_cell(row, column, mine, theirs))
            if cells[-1].state in (CellState.DIFFERS, CellState.EMPTY):
                findings.append(_finding(sheet, cells[-1]))
    return tuple(cells), tuple(findings)


def _year_cell(row: YearRow, column: YearColumn, ours: Dong, theirs: Dong | None) -> YearCell:
    if theirs is None:
        return YearCell(row.row, row.month, column, CellState.EMPTY, ours)
    exact = column in (YearColumn.WORKERS, YearColumn.PAYROLL)
    slack = 0 if exact else row.figures.get(YearColumn.WORKERS, 0) // 2
    apart = abs(theirs - ours)
    state = CellState.AGREES if not apart else CellState.ROUNDED if apart <= slack else CellState.DIFFERS
    return YearCell(row.row, row.month, column, state, ours, theirs)


def _finding(sheet: YearSheet, cell: YearCell) -> Finding:
    letter_of = sheet.letters[cell.column]
    values: dict[str, object] = {
        "cell": f"{letter_of}{cell.row}",
        "label": Message(cell.column.label),
        "month": f"{cell.month.month:02d}/{cell.month.year}",
        "ours": show_money(cell.ours),
    }
    if cell.theirs is None:
        text = N_("Ô {cell} ({label} tháng {month}) để trống hoặc chưa tính; sổ có {ours}.")
        return warn("cell-empty", text, letter_of, **values).at(sheet.name, cell.row)
    text = N_("Ô {cell} ({label} tháng {month}) ghi {theirs}, sổ có {ours}.")
    return warn("year-differs", text, letter_of, theirs=show_money(cell.theirs), **values).at(sheet.name, cell.row)
