"""Recognising a member list on any sheet by its heads, and taking out its rows as they stand.

Heads may be in VNI or TCVN3, over two rows, anywhere in the first rows; titles, totals, signatures and notes are passed
over. What the cells mean is decided in ``member_cells.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.members.records import MEMBER_LIST, TELLING
from app.domain.problems import N_, Finding, Refusal
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports.encodings import convert
from app.imports.heads import SIGNATURE, SUMMARY, as_written, plain_words
from app.imports.tables import Head, Table, find_table, only_text
from app.imports.which_sheet import Wanted
from app.imports.workbook import Sheet, Workbook

FAMILY_NAME, GIVEN_NAME, COUNTER = "family_name", "given_name", "counter"
IF_MALE, IF_FEMALE = "if_male", "if_female"
"""Columns of Mẫu 5b: the birth, or a mark, stands under Nam or under Nữ."""


class NoMemberSheet(Refusal):
    """No sheet of the workbook, or not the sheet named, is a member list."""

    code = "member-sheet-missing"
    template = N_(
        "Không tìm thấy danh sách đoàn viên trong {where}: cần cột họ và tên cùng ngày sinh, giới tính, số CCCD, mã nhân viên hoặc tổ."
    )


class SeveralMemberSheets(Refusal):
    """More than one sheet fits; the treasurer says which."""

    code = "member-sheet-several"
    template = N_("Có {count} trang là danh sách đoàn viên: {names}. Hãy chọn một trang.")


class AsWritten(Mapping[str, str]):
    """Cells as text, each made when it is looked at: of a long list hardly any is."""

    __slots__ = ("_cells",)

    def __init__(self, cells: Mapping[str, Cell]) -> None:
        self._cells = cells

    def __getitem__(self, key: str) -> str:
        return as_written(self._cells[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __repr__(self) -> str:
        return repr(dict(self))


@dataclass(frozen=True, slots=True)
class MemberSheetRow:
    """One person's row: ``cells`` by field key as they stand (empty ones left out), ``row`` as Excel counts."""

    row: int
    cells: Mapping[str, Cell]

    @property
    def original(self) -> Mapping[str, str]:
        """The row's own cells as text, to be shown beside what is stored."""
        return AsWritten(self.cells)


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """A recognised list. ``heads`` gives for each field key the head as it reads in Unicode."""

    name: str
    rows: tuple[MemberSheetRow, ...]
    heads: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)


# ---- which sheet -----------------------------------------------------------------------------------------------


def find_member_list(workbook: Workbook, sheet: str | None = None) -> MemberSheet:
    """The member list on the named sheet, or the only one that fits."""
    if sheet is not None:
        return MEMBER_LISTS.on(workbook.sheet(sheet))
    return MEMBER_LISTS.only(member_lists_of(workbook), workbook)


_PAY_HEADS = re.compile(r"^(ky nhan|muc thuong|so tien|thuc nhan|tong cong|trich dong.*|.*2%.*|.*doan phi.*)$")


def member_lists_of(workbook: Workbook) -> list[MemberSheet]:
    """Every visible sheet that tells people apart by more than their names; gift and dues lists are left alone."""
    tables = (find_table(sheet, MEMBER_LIST, _settled) for sheet in workbook.sheets if not sheet.is_hidden)
    own = (
        _read(table)
        for table in tables
        if table is not None and TELLING & table.columns.keys() and not any(map(_PAY_HEADS.match, table.all_heads()))
    )
    return [found for found in own if found.rows]


def recognise_members(sheet: Sheet) -> MemberSheet | None:
    """The list on a sheet that has a column of names, or None."""
    table = find_table(sheet, MEMBER_LIST, _settled)
    return None if table is None else _read(table)


MEMBER_LISTS = Wanted(recognise_members, NoMemberSheet, SeveralMemberSheets)


def _settled(head: Head) -> dict[str, int]:
    """The columns with those that mean something only together: Nam and Nữ, surname and given name."""
    columns = head.columns()
    if (IF_MALE in columns) != (IF_FEMALE in columns):
        columns.pop(IF_MALE, None)
        columns.pop(IF_FEMALE, None)
    if "full_name" not in columns and {FAMILY_NAME, GIVEN_NAME} <= columns.keys():
        columns["full_name"] = columns.pop(FAMILY_NAME)
        return columns
    columns.pop(FAMILY_NAME, None)
    columns.pop(GIVEN_NAME, None)
    after = columns.get("full_name", len(head.stacks)) + 1
    # Why: one head merged over two columns is surname and given name apart.
    if head.text(after) and head.text(after) == head.text(after - 1) and after not in columns.values():
        columns[GIVEN_NAME] = after
    return columns if len(columns) > 1 else {}


# ---- the body --------------------------------------------------------------------------------------------------

_SECTION = re.compile(r"^(to|phong|bo phan|chuyen|xuong|phan xuong|ban|khoi|doi|line|nhom|van phong|kho)\b")


def _read(table: Table) -> MemberSheet:
    rows: list[MemberSheetRow] = []
    doubtful: list[MemberSheetRow] = []
    section = ""
    for at, cells in table.body():
        row = _row(table, at)
        kind = _kind(cells, row)
        if kind == "section":
            section = clean(_first_text(cells))
            continue
        if kind == "person" or kind == "name-only":
            if section and "group" not in table.columns:
                row = replace(row, cells={**row.cells, "group": section})
            if kind == "person":
                # Why: a bare name between people is a person; below the last one it is a signature.
                if doubtful:
                    rows += doubtful
                    doubtful = []
                rows.append(row)
            else:
                doubtful.append(row)
    sheet = table.sheet.name
    findings = [only_text(sheet, row.row, convert(str(row.cells["full_name"])).text) for row in doubtful]
    findings += table.seen({row.row for row in rows})
    findings += table.converted()
    heads = {key: words for key, words in table.headings().items() if key != COUNTER}
    return MemberSheet(sheet, tuple(rows), heads, tuple(findings), table.letters)


def _row(table: Table, at: int) -> MemberSheetRow:
    named = table.cells(at)
    given = named.pop(GIVEN_NAME, None)
    if given is not None:
        family = named.get("full_name")
        named["full_name"] = f"{family} {given}" if family is not None else given
    return MemberSheetRow(at + 1, named)


_OF_EVERY_ROW = {"full_name", COUNTER}


def _kind(cells: Sequence[Cell], row: MemberSheetRow) -> str:
    name = row.cells.get("full_name")
    others = len(row.cells.keys() - _OF_EVERY_ROW)
    # Why first: a counted row is neither a total nor a note nor a section, whatever its words; most rows are counted.
    if _is_count(row.cells.get(COUNTER)):
        return "person" if name is not None or others >= 2 else "note"
    texts = [cell for cell in cells if isinstance(cell, str) and clean(cell)]
    first = plain_words(texts[0]) if texts else ""
    if SUMMARY.match(first):
        return "total"
    if others < 2 and SIGNATURE.match(first):
        return "note"
    # Trap: a section's "I" or "A" stands in the column of the row numbers, its words in that of the names.
    if not others and 1 <= len(texts) <= 2 and _SECTION.match(plain_words(texts[-1])):
        return "section"
    if name is not None and others:
        return "person"
    if name is not None:
        return "name-only" if isinstance(name, str) and len(clean(name).split(" ")) > 1 else "note"
    return "person" if others >= 2 else "note"


def _is_count(cell: Cell) -> bool:
    if isinstance(cell, str):
        return clean(cell).rstrip(".").isdigit()
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _first_text(cells: Sequence[Cell]) -> str:
    texts = [convert(cell).text for cell in cells if isinstance(cell, str) and clean(cell)]
    return texts[-1]
