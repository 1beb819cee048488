"""Recognising the lists of members of a workbook, and taking out their rows as they stand.

Where the tables stand and what their columns hold is found in ``people_tables.py``, which rows are people in ``people_rows.py``; what
the cells mean is decided in ``member_cells.py``. Sheets with one tổ each are one list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from app.domain import clock
from app.domain.dates import Month
from app.domain.import_plan import PassedRow
from app.domain.members.records import MEMBER_LIST, TELLING
from app.domain.problems import N_, Finding, Message, Refusal, note, stop, warn
from app.domain.sheets import ColumnReason
from app.domain.text import clean
from app.imports.encodings import convert
from app.imports.heads import as_written
from app.imports.members.member_dates import with_settled_days
from app.imports.members.member_row import MemberSheetRow
from app.imports.members.people_columns import on_alike
from app.imports.members.people_kinds import NAMES_AND_WAGES, PeopleKind, kind_of
from app.imports.members.people_layout import PeopleLayout, column_reasons
from app.imports.members.people_months import group_of_sheet, month_of_sheet
from app.imports.members.people_rows import (
    COUNTER,
    GIVEN_NAME,
    GROUP,
    IF_FEMALE,
    IF_MALE,
    NAME,
    Body,
    PersonRow,
    groups_written_once,
    read_people,
    with_name_in_two,
)
from app.imports.members.people_tables import PeopleTable, people_tables
from app.imports.members.people_units import with_units
from app.imports.tables import Head, Table, only_text
from app.imports.workbook import Sheet, Workbook


class NoMemberSheet(Refusal):
    """No sheet of the workbook, or not the sheet named, is a member list."""

    code = "member-sheet-missing"
    template = N_(
        "Không tìm thấy danh sách đoàn viên trong {where}: cần cột họ và tên cùng ngày sinh, giới tính, số CCCD, mã nhân viên hoặc tổ."
    )


class NotOfMembers(Refusal):
    """The sheet named is a list of people, but not of members."""

    code = "member-sheet-other"
    template = N_("{where} là {kind}, không phải danh sách đoàn viên: không nhập ai từ đây.")


class SeveralMemberSheets(Refusal):
    """More than one sheet fits; the treasurer says which."""

    code = "member-sheet-several"
    template = N_("Có {count} trang là danh sách đoàn viên: {names}. Hãy chọn một trang.")


_KINDS = {
    PeopleKind.GIFTS: N_("danh sách nhận quà, tiền"),
    PeopleKind.CHILDREN: N_("danh sách con đoàn viên"),
    PeopleKind.HONOURS: N_("danh sách khen thưởng"),
    PeopleKind.DUES: N_("danh sách trích nộp"),
    PeopleKind.PAY: N_("bảng lương"),
}


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """A recognised list. ``heads`` gives for each field key the head as it reads in Unicode.

    ``parts``: the sheets of a list that stands on several, each with its own rows; the list itself then has none.
    """

    name: str
    rows: tuple[MemberSheetRow, ...]
    heads: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    passed: tuple[PassedRow, ...] = ()
    columns: tuple[ColumnReason, ...] = ()
    layouts: tuple[PeopleLayout, ...] = ()
    kind: PeopleKind = PeopleKind.MEMBERS
    month: Month | None = None
    """The month that its title or its name says it is of."""
    is_text: bool = False
    """True where the file holds nothing but texts."""
    parts: tuple[MemberSheet, ...] = ()

    @property
    def sheets(self) -> tuple[MemberSheet, ...]:
        """The sheets of the list, or itself."""
        return self.parts or (self,)

    @property
    def is_of_members(self) -> bool:
        """True for a list of members that tells people apart by more than their names."""
        return self.kind is PeopleKind.MEMBERS and bool((TELLING | {"wage"}) & self.heads.keys())


# ---- which sheet -----------------------------------------------------------------------------------------------


def find_member_list(workbook: Workbook, sheet: str | None = None) -> MemberSheet:
    """The member list on the named sheet, or the only one that fits; sheets with one tổ each are one."""
    if sheet is not None:
        return _named(workbook, sheet)
    lists = member_lists_of(workbook)
    if not lists:
        raise NoMemberSheet(where=f"«{workbook.file}»")
    if len(lists) > 1:
        raise SeveralMemberSheets(count=len(lists), names=", ".join(f"«{each.name.strip()}»" for each in lists))
    return lists[0]


def _named(workbook: Workbook, name: str) -> MemberSheet:
    joined = next((each for each in member_lists_of(workbook) if each.parts and each.name == name), None)
    if joined is not None:
        return joined
    sheet = workbook.sheet(name)
    where = f"«{sheet.name.strip()}»"
    found = _lists_on(sheet)
    if not found:
        raise NoMemberSheet(where=where)
    fits = [each for each in found if each.kind is PeopleKind.MEMBERS] or [
        each for each in found if each.kind in NAMES_AND_WAGES
    ]
    if not fits:
        raise NotOfMembers(where=where, kind=Message(_KINDS[found[0].kind]))
    return one_list(fits)


def member_lists_of(workbook: Workbook) -> list[MemberSheet]:
    """Every list of members on the visible sheets, those of one tổ each as one; where there is none, the lists of dues and of pay."""
    found = all_lists_of(workbook)
    own = [each for each in found if each.is_of_members and each.rows]
    if not own:
        return _told_by_month(
            [each for each in found if each.kind in NAMES_AND_WAGES and each.rows and "wage" in each.heads]
        )
    parts = together(own)
    return [one_list(parts)] if parts else _each_sheet_once(own)


def all_lists_of(workbook: Workbook) -> list[MemberSheet]:
    """Every list of people on the visible sheets, of whatever kind."""
    return [each for sheet in workbook.sheets if not sheet.is_hidden for each in _lists_on(sheet)]


def _told_by_month(lists: Sequence[MemberSheet]) -> list[MemberSheet]:
    text = N_("Trang này là {kind}: chỉ lấy họ tên, mức lương và những gì ghi về từng người.")
    told = [
        replace(
            each,
            findings=(
                warn("list-of-another-kind", text, kind=Message(_KINDS[each.kind])).at(each.name),
                *each.findings,
            ),
        )
        for each in lists
    ]
    parts = together(told)
    return [one_list(parts)] if parts else _each_sheet_once(told)


def _each_sheet_once(lists: Sequence[MemberSheet]) -> list[MemberSheet]:
    by_name: dict[str, list[MemberSheet]] = {}
    for each in lists:
        by_name.setdefault(each.name, []).append(each)
    return [one_list(same) for same in by_name.values()]


_MOST_SHARED = 0.3
_LEAST_ALIKE = 0.6


def together(lists: Sequence[MemberSheet]) -> list[MemberSheet]:
    """The lists as parts of one; nothing where they have other columns, name other months, or the same people."""
    if not lists or len({each.month for each in lists} - {None}) > 1:
        return []
    first = lists[0].heads.keys() - {GROUP}
    for place, one in enumerate(lists):
        own = one.heads.keys() - {GROUP}
        if len(first & own) < _LEAST_ALIKE * len(first | own):
            return []
        for other in lists[:place]:
            mine, theirs = _people(one), _people(other)
            if len(mine & theirs) > _MOST_SHARED * min(len(mine), len(theirs)):
                return []
    return list(lists)


def _people(sheet: MemberSheet) -> set[tuple[str, str]]:
    return {
        (
            clean(as_written(row.cells.get(NAME))).casefold(),
            as_written(row.cells.get("birth") or row.cells.get("staff_number")),
        )
        for row in sheet.rows
    }


def one_list(lists: Sequence[MemberSheet]) -> MemberSheet:
    """One list of several tables: of one sheet their rows one after another, else each sheet a part."""
    first = lists[0]
    if len(lists) == 1:
        return first
    by_name: dict[str, list[MemberSheet]] = {}
    for each in lists:
        by_name.setdefault(each.name, []).append(each)
    if len(by_name) == 1:
        return _one_after_another(lists)
    parts = _named_as_the_others([_one_after_another(same) for same in by_name.values()])
    return replace(
        first,
        month=next((each.month for each in lists if each.month is not None), None),
        name=", ".join(each.name.strip() for each in parts),
        rows=(),
        findings=(),
        passed=tuple(row for each in parts for row in each.passed),
        parts=parts,
    )


def _named_as_the_others(parts: Sequence[MemberSheet]) -> tuple[MemberSheet, ...]:
    """The sheets with the group that their names give: «KCS» beside «Chuyền 1» and «Chuyền 2» is a group as they are."""
    if sum(any(found.code == "group-of-sheet" for found in part.findings) for part in parts) < _FEWEST_NAMED:
        return tuple(parts)
    return tuple(
        replace(part, rows=tuple(replace(row, cells={**row.cells, GROUP: name}) for row in part.rows))
        if (name := clean(part.name)).isalpha() and not any(GROUP in row.cells for row in part.rows)
        else part
        for part in parts
    )


_FEWEST_NAMED = 2


def _one_after_another(lists: Sequence[MemberSheet]) -> MemberSheet:
    if len(lists) == 1:
        return lists[0]
    return replace(
        lists[0],
        rows=tuple(row for each in lists for row in each.rows),
        findings=tuple(found for each in lists for found in each.findings),
        passed=tuple(row for each in lists for row in each.passed),
        layouts=tuple(layout for each in lists for layout in each.layouts),
        heads={key: text for each in reversed(lists) for key, text in each.heads.items()},
        letters={key: text for each in reversed(lists) for key, text in each.letters.items()},
    )


def recognise_members(sheet: Sheet) -> MemberSheet | None:
    """The list of people on a sheet that has a column of names, of whatever kind, or None."""
    found = _lists_on(sheet)
    own = [each for each in found if each.kind is PeopleKind.MEMBERS]
    return one_list(own or found[:1]) if found else None


def _lists_on(sheet: Sheet) -> list[MemberSheet]:
    return [_read(found) for found in people_tables(sheet, MEMBER_LIST, _settled)]


def _settled(head: Head) -> dict[str, int]:
    """The columns with those that mean something only together: Nam and Nữ, surname and given name."""
    columns = head.columns()
    # Why not the other: «Nữ» alone marks the women; «Nam» alone may be a year typed without its tone.
    if IF_MALE in columns and IF_FEMALE not in columns:
        columns.pop(IF_MALE)
    columns = with_name_in_two(columns, head)
    return columns if len(columns) > 1 else {}


# ---- the body --------------------------------------------------------------------------------------------------


_MOST_BIRTHS = 300
"""So many births tell children from members."""


def _read(found: PeopleTable) -> MemberSheet:
    births = [found.table.at(at, "birth") for at, _cells in islice(found.table.body(), _MOST_BIRTHS)]
    kind = kind_of(found.table, births, clock.today())
    table, on_units = with_units(found.table, "wage", ("wage",))
    return read_members(table, replace(found.layout, units=table.units), found.alike, kind, on_units)


def read_members(
    table: Table,
    layout: PeopleLayout,
    alike: Mapping[str, Sequence[int]],
    kind: PeopleKind = PeopleKind.MEMBERS,
    on_units: Sequence[Finding] = (),
) -> MemberSheet:
    """The people of a table whose columns are settled."""
    body = read_people(table)
    people, on_groups = _in_groups(table, body)
    rows = [MemberSheetRow(person.at + 1, person.cells) for person in people]
    rows, on_days = with_settled_days(rows, table.sheet.name, clock.today())
    name = table.sheet.name
    findings = [only_text(name, each.at + 1, convert(as_written(each.cells[NAME])).text) for each in body.alone]
    findings += [*on_units, *on_days, *on_groups, *_on_encoding(table), *on_alike(table, alike, people)]
    findings += [_doubted(name, person) for person in people if person.doubt]
    findings += table.seen({row.row for row in rows})
    findings += table.converted()
    composed = {"birth_year": "birth", "joined_year": "joined"}
    heads = {composed.get(key, key): words for key, words in table.headings().items() if key not in _PIECES}
    letters = {composed.get(key, key): where for key, where in table.letters.items()}
    return MemberSheet(
        name,
        tuple(rows),
        heads,
        tuple(findings),
        letters,
        tuple(body.passed),
        column_reasons(layout, table.sheet, table.told),
        (layout,),
        kind,
        month_of_sheet(table),
        table.sheet.is_text,
    )


_PIECES = frozenset({COUNTER, GIVEN_NAME, "birth_day", "birth_month", "joined_day", "joined_month"})


def _doubted(sheet: str, person: PersonRow) -> Finding:
    text = N_(
        "Dòng này chỉ ghi «{text}»: nếu là tên tổ hãy ghi «Tổ …», nếu là đoàn viên hãy ghi thêm ngày sinh hoặc mã."
    )
    return stop("name-or-group", text, NAME, text=as_written(person.cells.get(NAME))).at(sheet, person.at + 1)


def _on_encoding(table: Table) -> Iterator[Finding]:
    if table.encoding:
        text = N_("Tên trong danh sách viết theo {encoding}: cả cột được chuyển về Unicode.")
        yield note("list-converted", text, NAME, encoding=table.encoding).at(table.sheet.name)


# ---- groups ----------------------------------------------------------------------------------------------------


def _in_groups(table: Table, body: Body) -> tuple[list[PersonRow], list[Finding]]:
    """The people with their group: as their cell says, as it is written once above, as the heading, the title or the sheet's name says."""
    people = list(body.people)
    findings: list[Finding] = []
    name = table.sheet.name
    if GROUP in table.columns and not body.joined_groups:
        once = dict(groups_written_once(people))
        for place, cell in once.items():
            people[place] = replace(people[place], cells={**people[place].cells, GROUP: cell})
        if once:
            text = N_("Tổ chỉ ghi ở dòng đầu mỗi nhóm: {count} dòng để trống bên dưới được lấy theo dòng trên.")
            findings.append(warn("group-written-once", text, GROUP, count=len(once)).at(name))
    outer = "" if GROUP in table.columns or all(person.section for person in people) else group_of_sheet(table)
    if outer:
        text = N_("Tổ «{group}» lấy theo tiêu đề hoặc tên trang.")
        findings.append(note("group-of-sheet", text, GROUP, group=outer).at(name))
    for place, person in enumerate(people):
        group = person.section or outer
        if group and person.cells.get(GROUP) is None:
            people[place] = replace(person, cells={**person.cells, GROUP: group})
    return people, findings
