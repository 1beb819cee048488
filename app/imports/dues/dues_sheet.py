"""Recognising her monthly list "Danh sách trích nộp" on a sheet, and taking out its rows as they stand.

Heads stand over one to three rows; the notes beside the table are kept with the row they stand beside. What the cells come
to is compared in ``dues_compare.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.dates import Month, Period
from app.domain.dues.dues_import import DuesColumn
from app.domain.dues.records import DUES_LIST
from app.domain.ledger.narration import months_named
from app.domain.problems import N_, Finding, Refusal, stop, warn
from app.domain.sheets import Cell
from app.domain.text import clean, fold
from app.imports.encodings import convert
from app.imports.heads import SUMMARY, as_written, filled, plain_words
from app.imports.members.people_months import months_of_name
from app.imports.tables import Head, Table, find_table
from app.imports.which_sheet import Wanted
from app.imports.workbook import Sheet, Workbook


class NoDuesSheet(Refusal):
    """No sheet of the workbook, or not the sheet named, is a dues list."""

    code = "dues-sheet-missing"
    template = N_(
        "Không tìm thấy danh sách trích nộp trong {where}: cần các cột họ tên, mức lương đóng và các cột trích nộp."
    )


class NoListOfMonth(Refusal):
    """The workbook has dues lists, but of other months."""

    code = "dues-sheet-other-months"
    template = N_(
        "Tệp «{file}» có danh sách trích nộp của {months}, không có của {wanted}: hãy chọn tháng hoặc sheet khác."
    )


class SeveralDuesSheets(Refusal):
    """More than one sheet fits; the treasurer says which."""

    code = "dues-sheet-several"
    template = N_("Có {count} trang là danh sách trích nộp: {names}. Hãy chọn một trang hoặc một tháng.")


@dataclass(frozen=True, slots=True)
class DuesRow:
    """One row of the list; ``cells`` by column as they stand, ``notes`` from every column beside the table."""

    row: int
    name: str
    staff_number: str
    cells: Mapping[DuesColumn, Cell]
    notes: tuple[str, ...] = ()

    @property
    def original(self) -> dict[str, str]:
        """The row's own cells as text, to be kept beside what is stored."""
        written = {str(column): as_written(cell) for column, cell in self.cells.items()}
        return {"full_name": self.name, **written, **({"note": "; ".join(self.notes)} if self.notes else {})}


@dataclass(frozen=True, slots=True)
class DuesSheet:
    """A recognised list. ``first`` and ``last`` month as its title says, else its name; ``uncomputed`` formulas by row and letter."""

    name: str
    rows: tuple[DuesRow, ...]
    letters: Mapping[DuesColumn, str]
    totals: DuesRow | None = None
    first: Month | None = None
    last: Month | None = None
    uncomputed: frozenset[tuple[int, str]] = frozenset()
    side_notes: tuple[tuple[int, str], ...] = ()
    """Reminders beside the head, by row: they belong to no member."""
    findings: tuple[Finding, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)

    @property
    def month(self) -> Month | None:
        """The one month the list is for; None when it says none or several."""
        return self.first if self.first == self.last else None

    def months_with(self, month: Month) -> tuple[Month, ...]:
        """The months the list is compared for when it is taken for this one: all of its own where it names several."""
        if (
            self.first is None
            or self.last is None
            or not self.first < self.last
            or not self.first <= month <= self.last
        ):
            return (month,)
        return tuple(Period(self.first.first_day, self.last.last_day).months())


# ---- which sheet -----------------------------------------------------------------------------------------------


def find_dues_list(
    workbook: Workbook, month: Month | None = None, sheet: str | None = None, last: Month | None = None
) -> DuesSheet:
    """The dues list on the named sheet, the one of that month (or from it to ``last``), or the only one.

    Where no list is for the month alone, one of several months that holds it is taken.
    """
    if sheet is not None:
        return DUES_LISTS.on(workbook.sheet(sheet))
    found_lists = lists = DUES_LISTS.all_in(workbook)
    if month is not None:
        of_month = [found for found in lists if (found.first, found.last) == (month, last or month)]
        holding = [found for found in lists if last is None and len(found.months_with(month)) > 1]
        lists = of_month or holding or [found for found in lists if found.first is None]
    if not lists and found_lists and month is not None:
        known = ", ".join(_shown(each.first, each.last or each.first) for each in found_lists if each.first is not None)
        raise NoListOfMonth(file=workbook.file, months=known, wanted=_shown(month, last or month))
    return DUES_LISTS.only(lists, workbook)


def recognise_dues(sheet: Sheet) -> DuesSheet | None:
    """The dues list on a sheet, or None when the sheet is something else."""
    table = find_table(sheet, DUES_LIST, _settled)
    return None if table is None else _read(table)


DUES_LISTS = Wanted(recognise_dues, NoDuesSheet, SeveralDuesSheets)


# ---- the head --------------------------------------------------------------------------------------------------


_RATES = (
    (DuesColumn.FUND, DuesColumn.FUND_KEPT, DuesColumn.FUND_UP),
    (DuesColumn.DUES, DuesColumn.KEPT, DuesColumn.UP),
)
_MONEY = frozenset(DuesColumn)
_SHARE_UP = re.compile(r"lien doan|\bldld\b|cap tren|\bnop\b|\btren\b")
_SHARE_KEPT = re.compile(r"\bcty\b|cong ty|\bcdcs\b|co so|giu lai|de lai|don vi")


def _settled(head: Head) -> dict[str, int]:
    """The columns, money to the right of the names; those under one rate are told apart by their lowest words."""
    name = head.columns().get("full_name", len(head.stacks))
    right = {column: each for column, each in head.named.items() if column > name or each.key not in _MONEY}
    columns = replace(head, named=right).columns()
    for whole, kept, up in _RATES:
        columns.pop(whole, None)
        under = [column for column, each in right.items() if each.key == whole]
        columns |= _shared(under, head, whole, kept, up)
    return columns


def _shared(under: Sequence[int], head: Head, whole: DuesColumn, kept: DuesColumn, up: DuesColumn) -> dict[str, int]:
    """Which of the columns under one rate is kept, which goes up, which is the whole."""
    found: dict[str, int] = {}
    for column in under:
        text = head.lowest(column)
        goes_up, stays = _SHARE_UP.search(text) is not None, _SHARE_KEPT.search(text) is not None
        if goes_up != stays:
            found.setdefault(up if goes_up else kept, column)
        elif (share := _share(text)) is not None:
            # Why: of two shares without a name the greater one has always stayed with the union.
            found.setdefault(kept if share > 50 else up, column)
        else:
            found.setdefault(whole, column)
    return found


def _share(text: str) -> float | None:
    """The share a head names; 2%, 0,5% and 1% are rates."""
    shares = [float(share) for share in re.findall(r"(\d+(?:\.\d+)?)%", text)]
    return next((share for share in shares if share >= 5), None)


# ---- the body --------------------------------------------------------------------------------------------------


def _read(table: Table) -> DuesSheet:
    sheet = table.sheet
    rows: list[DuesRow] = []
    totals: DuesRow | None = None
    grand = False
    for at, cells in table.body():
        row = _row(table, at)
        counted = isinstance(table.at(at, "counter"), int | float)
        label = next((plain_words(cell) for cell in cells if isinstance(cell, str) and clean(cell)), "")
        if not counted and SUMMARY.match(label):
            # Why: the sum of a tổ stands before the sum of all.
            totals = row if totals is None or (label.startswith("tong") and not grand) else totals
            grand = grand or label.startswith("tong")
        elif row.name and (counted or (totals is None and DuesColumn.WAGE in row.cells)):
            rows.append(row)
    first, last = _months(sheet, table.place)
    letters = {DuesColumn(key): letter for key, letter in table.letters.items() if key in _MONEY}
    of_rows = table.seen({row.row for row in rows}, needed=("full_name", DuesColumn.WAGE))
    return DuesSheet(
        sheet.name,
        tuple(rows),
        dict(sorted(letters.items(), key=lambda each: table.columns[each[0]])),
        totals,
        first,
        last,
        frozenset(
            (found.row, found.column)
            for found in sheet.findings
            if found.code == "formula-uncomputed" and found.row is not None and found.column is not None
        ),
        tuple(_side_notes(table)),
        # Why: what a formula has not computed is told cell by cell, with our value beside it.
        tuple(found for found in of_rows if found.code != "formula-uncomputed"),
        table.headings(),
    )


def _row(table: Table, at: int) -> DuesRow:
    cells = {DuesColumn(key): cell for key, cell in table.cells(at).items() if key in _MONEY}
    own, name_column = set(table.columns.values()), table.columns["full_name"]
    beside = (
        cell
        for column, cell in enumerate(table.sheet.rows[at])
        if column not in own and column > name_column and filled(cell) is not None
    )
    notes = tuple(clean(convert(as_written(cell)).text) for cell in beside)
    name, staff = table.at(at, "full_name"), table.at(at, "staff_number")
    return DuesRow(at + 1, clean(convert(as_written(name)).text), clean(as_written(staff)), cells, notes)


def _side_notes(table: Table) -> Iterator[tuple[int, str]]:
    edge = max(table.columns.values())
    for at in range(table.place + table.height):
        for column, cell in enumerate(table.sheet.rows[at]):
            if column > edge and isinstance(cell, str) and clean(cell):
                yield at + 1, clean(convert(cell).text)


# ---- the month -------------------------------------------------------------------------------------------------


def _months(sheet: Sheet, place: int) -> tuple[Month | None, Month | None]:
    """The months the title names, else the sheet's name."""
    texts = [clean(convert(cell).text) for row in sheet.rows[:place] for cell in row if isinstance(cell, str)]
    titles = [text for text in texts if re.search(r"danh sach|bang|trich nop|doan phi thang", fold(text))]
    for text in titles:
        named = months_named(text, None)
        if named is not None:
            return named
    return months_of_name(sheet.name) or (None, None)


def month_findings(sheet: DuesSheet, month: Month, last: Month | None = None) -> Iterator[Finding]:
    """Whether the list is for that month (or from it to ``last``), as its title says and as its name says."""
    if sheet.first is not None and (sheet.first, sheet.last) != (month, last or month):
        text = N_("Danh sách ghi {listed}, không phải tháng {month}: hãy chọn đúng trang hoặc đúng tháng.")
        listed, wanted = _shown(sheet.first, sheet.last or sheet.first), _shown(month, last or month)
        yield stop("month-differs", text, listed=listed, month=wanted).at(sheet.name)
    named = months_of_name(sheet.name)
    if named is not None and sheet.first is not None and named != (sheet.first, sheet.last):
        text = N_("Tên trang «{name}» và tiêu đề {title} không cùng tháng: lấy theo tiêu đề.")
        title = _shown(sheet.first, sheet.last or sheet.first)
        yield warn("month-name-differs", text, name=sheet.name.strip(), title=title).at(sheet.name)


def _shown(first: Month, last: Month) -> str:
    one = f"{first.month:02d}/{first.year}"
    return one if first == last else f"{one}–{last.month:02d}/{last.year}"
