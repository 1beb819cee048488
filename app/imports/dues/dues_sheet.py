"""Recognising her monthly list "Danh sách trích nộp" on a sheet, and taking out its rows as they stand.

Where the table stands and which rows are people is found as in every list of people (``app/imports/members``); the notes beside the table
are kept with the row they stand beside. What the cells come to is compared in ``dues_compare.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.dates import Month, Period
from app.domain.dues.dues_import import DuesColumn, Place
from app.domain.dues.records import DUES_LIST
from app.domain.import_plan import PassedOver, PassedRow
from app.domain.ledger.narration import months_named
from app.domain.problems import N_, Finding, Refusal, stop, warn
from app.domain.sheets import Cell, ColumnReason
from app.domain.text import clean, fold
from app.imports.encodings import convert
from app.imports.heads import as_written, filled
from app.imports.members.people_columns import on_alike
from app.imports.members.people_layout import PeopleLayout, column_reasons
from app.imports.members.people_months import group_of_sheet, month_of_name_in, months_of_name
from app.imports.members.people_rows import PersonRow, read_people, with_name_in_two
from app.imports.members.people_tables import PeopleTable, people_tables
from app.imports.members.people_units import with_units
from app.imports.tables import Head, Table
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
    group: str = ""
    birth: str = ""
    sheet: str = ""
    """The sheet it stands on, where the list stands on several."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return (self.sheet, self.row) if self.sheet else self.row

    @property
    def shown(self) -> str:
        """The row as a sentence names it."""
        return f"{self.row} («{self.sheet.strip()}»)" if self.sheet else str(self.row)

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
    passed: tuple[PassedRow, ...] = ()
    columns: tuple[ColumnReason, ...] = ()
    layouts: tuple[PeopleLayout, ...] = ()
    is_text: bool = False
    """True where the file holds nothing but texts."""
    parts: tuple[DuesSheet, ...] = ()
    """The sheets of a list with one tổ on each, each with its rows and its total; the list itself then has all rows and no total."""

    @property
    def sheets(self) -> tuple[DuesSheet, ...]:
        """The sheets of the list, or itself."""
        return self.parts or (self,)

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
    workbook: Workbook,
    month: Month | None = None,
    sheet: str | None = None,
    last: Month | None = None,
    pointed: list[DuesSheet] | None = None,
) -> DuesSheet:
    """The dues list on the named sheet, the one of that month (or from it to ``last``), or the only one.

    Where no list is for the month alone, one of several months that holds it is taken. ``pointed``: the lists, where she points at them.
    """
    if sheet is not None:
        by_name = next((each for each in pointed or () if fold(each.name) == fold(sheet)), None)
        joined = next((each for each in dues_lists_of(workbook) if each.parts and each.name == sheet), None)
        return by_name or joined or DUES_LISTS.on(workbook.sheet(sheet))
    found_lists = lists = dues_lists_of(workbook) if pointed is None else pointed
    if month is not None:
        of_month = [found for found in lists if (found.first, found.last) == (month, last or month)]
        holding = [found for found in lists if last is None and len(found.months_with(month)) > 1]
        lists = of_month or holding or [found for found in lists if found.first is None]
    if not lists and found_lists and month is not None:
        known = ", ".join(_shown(each.first, each.last or each.first) for each in found_lists if each.first is not None)
        raise NoListOfMonth(file=workbook.file, months=known, wanted=_shown(month, last or month))
    return DUES_LISTS.only(lists, workbook)


def recognise_dues(sheet: Sheet) -> DuesSheet | None:
    """The dues list on a sheet, tables one below another as one; None when the sheet is something else."""
    lists = [_read(found) for found in people_tables(sheet, DUES_LIST, _settled)]
    lists = [each for each in lists if each.rows] or lists[:1]
    if len(lists) < 2:
        return lists[0] if lists else None
    first = lists[0]
    return replace(
        first,
        rows=tuple(row for each in lists for row in each.rows),
        totals=None,
        findings=tuple(found for each in lists for found in each.findings),
        passed=tuple(row for each in lists for row in each.passed),
        side_notes=tuple(note for each in lists for note in each.side_notes),
        layouts=tuple(layout for each in lists for layout in each.layouts),
    )


def dues_lists_of(workbook: Workbook) -> list[DuesSheet]:
    """The dues lists of a workbook; sheets of one month with other people on each are one."""
    return joined_by_month(DUES_LISTS.all_in(workbook))


def joined_by_month(found_lists: Sequence[DuesSheet]) -> list[DuesSheet]:
    """The lists, those of one month with other people on each as one."""
    by_month: dict[tuple[Month | None, Month | None], list[DuesSheet]] = {}
    for found in found_lists:
        by_month.setdefault((found.first, found.last), []).append(found)
    return [joined for lists in by_month.values() for joined in _together(lists)]


_MOST_SHARED = 0.3


def _together(lists: Sequence[DuesSheet]) -> list[DuesSheet]:
    if len(lists) < 2:
        return list(lists)
    names = [{(row.name.casefold(), row.staff_number) for row in each.rows} for each in lists]
    apart = all(
        len(one & other) <= _MOST_SHARED * min(len(one), len(other))
        for place, one in enumerate(names)
        for other in names[:place]
    )
    if not apart or len({frozenset(each.letters) for each in lists}) > 1:
        return list(lists)
    parts = [replace(each, rows=tuple(replace(row, sheet=each.name) for row in each.rows)) for each in lists]
    return [
        replace(
            parts[0],
            name=", ".join(each.name.strip() for each in lists),
            rows=tuple(row for each in parts for row in each.rows),
            totals=None,
            findings=(),
            passed=tuple(row for each in parts for row in each.passed),
            parts=tuple(parts),
        )
    ]


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
    name = with_name_in_two(head.columns(), head).get("full_name", len(head.stacks))
    right = {column: each for column, each in head.named.items() if column > name or each.key not in _MONEY}
    columns = replace(head, named=right).columns()
    columns = with_name_in_two(columns, head)
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


def _read(found: PeopleTable) -> DuesSheet:
    table, on_units = with_units(found.table, DuesColumn.WAGE, (str(column) for column in DuesColumn))
    return read_dues(replace(found, table=table), on_units)


def read_dues(found: PeopleTable, on_units: Sequence[Finding]) -> DuesSheet:
    """The list that a table is whose columns and units are settled."""
    table = found.table
    layout = replace(found.layout, units=table.units)
    sheet = table.sheet
    body = read_people(table)
    payers = [person for person in body.people if _pays(table, person)]
    outer = group_of_sheet(table)
    rows = [_row(table, person if person.section else replace(person, section=outer)) for person in payers]
    places = {row.row for row in rows}
    others = [_nobody(sheet, person) for person in body.people if person.at + 1 not in places]
    sums = [(each.section, _row(table, each)) for each in body.totals]
    grand = [row for label, row in sums if fold(label).startswith("tong")]
    first, last = _months(sheet, table.place)
    letters = {DuesColumn(key): letter for key, letter in table.letters.items() if key in _MONEY}
    of_rows = table.seen(places, needed=("full_name", DuesColumn.WAGE))
    findings = [*on_units, *on_alike(table, found.alike, payers)]
    return DuesSheet(
        sheet.name,
        tuple(rows),
        dict(sorted(letters.items(), key=lambda each: table.columns[each[0]])),
        # Why: the sum of a tổ stands before the sum of all.
        next(iter(grand), next((row for _label, row in sums), None)),
        first,
        last,
        frozenset(
            (found.row, found.column)
            for found in sheet.findings
            if found.code == "formula-uncomputed" and found.row is not None and found.column is not None
        ),
        tuple(_side_notes(table)),
        # Why: what a formula has not computed is told cell by cell, with our value beside it.
        (*findings, *(found for found in of_rows if found.code != "formula-uncomputed")),
        table.headings(),
        passed=tuple(sorted((*body.passed, *others), key=lambda each: each.row)),
        columns=column_reasons(layout, sheet, table.told),
        layouts=(layout,),
        is_text=sheet.is_text,
    )


def _pays(table: Table, person: PersonRow) -> bool:
    """True for a person of whom anything more is said, were it a note beside the table; a name alone pays nothing."""
    if "full_name" not in person.cells:
        return False
    right = table.sheet.rows[person.at][table.columns["full_name"] + 1 :]
    return len(person.cells.keys() - {"full_name", "group"}) > 0 or any(filled(cell) is not None for cell in right)


def _nobody(sheet: Sheet, person: PersonRow) -> PassedRow:
    text = " | ".join(as_written(cell) for cell in person.cells.values())
    return PassedRow(sheet.name, person.at + 1, PassedOver.NOTE, clean(convert(text).text)[:120])


def _row(table: Table, person: PersonRow) -> DuesRow:
    at = person.at
    cells = {DuesColumn(key): cell for key, cell in person.cells.items() if key in _MONEY}
    own = {column for key, column in table.columns.items() if key != "note"}
    name_column = table.columns["full_name"]
    beside = (
        cell
        for column, cell in enumerate(table.sheet.rows[at])
        if column not in own and column > name_column and filled(cell) is not None
    )
    notes = tuple(clean(convert(as_written(cell)).text) for cell in beside)
    name, staff, group = (person.cells.get(key) for key in ("full_name", "staff_number", "group"))
    return DuesRow(
        at + 1,
        clean(convert(as_written(name)).text),
        clean(as_written(staff)),
        cells,
        notes,
        clean(convert(as_written(group)).text) or person.section,
        as_written(person.cells.get("birth")),
    )


def _side_notes(table: Table) -> Iterator[tuple[int, str]]:
    edge = max(table.columns.values())
    for at in range(table.place + table.height):
        for column, cell in enumerate(table.sheet.rows[at]):
            if column > edge and isinstance(cell, str) and clean(cell):
                yield at + 1, clean(convert(cell).text)


# ---- the month -------------------------------------------------------------------------------------------------


_NAMES_THE_LIST = re.compile(
    r"danh sach|bang|trich nop|doan phi thang|^\W*(thang|quy|ky)\W+[\divx]{1,3}\b\W*(nam|/|-)?\W*(19|20)?\d*\W*$"
)
"""A title with the list's own words, or a line with a month alone."""
_YEAR_ALONE = re.compile(r"nam\W*(19|20)\d\d")


def _months(sheet: Sheet, place: int) -> tuple[Month | None, Month | None]:
    """The months the title names, else the sheet's name."""
    texts = [
        clean(convert(cell).text).strip(" ()[]*-–")
        for row in sheet.rows[:place]
        for cell in row
        if isinstance(cell, str)
    ]
    titles = [text for text in texts if _NAMES_THE_LIST.search(fold(text))]
    years = [text for text in texts if _YEAR_ALONE.fullmatch(fold(text))]
    month = month_of_name_in(sheet.name, [*titles, *years])
    for text in titles:
        named = months_named(text, None)
        # Why: «năm 2026» over the sheet «T1» is the year of its month.
        if named is not None and (month is None or not named[0] <= month <= named[1]):
            return named
    return months_of_name(sheet.name) or (month, month)


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
