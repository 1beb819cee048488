"""Recognising a member list on any sheet by its heads, and taking out its rows as they stand.

Heads may be in VNI or TCVN3, over two rows, anywhere in the first rows; titles, totals, signatures and notes are passed
over. What the cells mean is decided in ``member_cells.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.members.records import MEMBER, TELLING
from app.domain.problems import N_, Finding, Level, Message, Refusal
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports.encodings import convert
from app.imports.heads import (
    HEAD_WITHIN,
    MOST_HEAD_ROWS,
    SIGNATURE,
    SUMMARY,
    as_written,
    filled,
    in_unicode,
    is_column_numbers,
    joined_heads,
    letter,
    plain_words,
)
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


# ---- which sheet -----------------------------------------------------------------------------------------------


def find_member_list(workbook: Workbook, sheet: str | None = None) -> MemberSheet:
    """The member list on the named sheet, or the only one that fits."""
    if sheet is not None:
        return MEMBER_LISTS.on(workbook.sheet(sheet))
    return MEMBER_LISTS.only(member_lists_of(workbook), workbook)


def member_lists_of(workbook: Workbook) -> list[MemberSheet]:
    """Every visible sheet that tells people apart by more than their names; gift and dues lists are left alone."""
    telling = TELLING | {IF_MALE, IF_FEMALE}
    found = []
    for sheet in workbook.sheets:
        if sheet.is_hidden or (members := recognise_members(sheet)) is None:
            continue
        if telling & members.heads.keys() and not _is_pay_list(sheet) and members.rows:
            found.append(members)
    return found


_PAY_HEADS = re.compile(r"^(ky nhan|muc thuong|so tien|thuc nhan|tong cong|trich dong.*|.*2%.*|.*doan phi.*)$")


def _is_pay_list(sheet: Sheet) -> bool:
    head = _find_head(sheet)
    if head is None:
        return False
    return any(_PAY_HEADS.match(text) for _, text in joined_heads(sheet, head.place, head.height))


def recognise_members(sheet: Sheet) -> MemberSheet | None:
    """The list on a sheet that has a column of names, or None."""
    head = _find_head(sheet)
    return None if head is None else _read(sheet, head)


MEMBER_LISTS = Wanted(recognise_members, NoMemberSheet, SeveralMemberSheets)


# ---- the head --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Head:
    place: int
    height: int
    columns: Mapping[str, int]
    worth: int
    """How surely its columns were recognised: a title above the head makes every column less sure."""


def _find_head(sheet: Sheet) -> _Head | None:
    best: _Head | None = None
    for place in range(min(HEAD_WITHIN, len(sheet.rows))):
        for height in range(1, MOST_HEAD_ROWS + 1):
            head = _head_at(sheet, place, height)
            if head is not None and (best is None or head.worth > best.worth):
                best = head
        if best is not None and place > best.place + MOST_HEAD_ROWS:
            break
    return best


# Why: these name something else about the member, or somebody else.
_NOT_OURS = re.compile(
    r"^(ngay|noi|thoi han) cap\b|^han |\bdang\b|\b(cha|me|vo|chong|con|nguoi than|chu ho|lien he|nguoi phu thuoc)\b|he so|bac luong|ngach"
)
_SPECIAL = {
    COUNTER: re.compile(r"^(stt|tt|so tt|so thu tu|no)$"),
    FAMILY_NAME: re.compile(r"^(ho|ho dem|ho va dem|ho lot|ho va ten dem|ho va chu lot|ho ten dem)$"),
    GIVEN_NAME: re.compile(r"^ten$"),
    IF_MALE: re.compile(r"^((ngay thang )?nam sinh |ngay sinh |ngay thang nam sinh |gioi tinh )?nam$"),
    IF_FEMALE: re.compile(r"^((ngay thang )?nam sinh |ngay sinh |ngay thang nam sinh |gioi tinh )?nu$"),
}


def _head_at(sheet: Sheet, place: int, height: int) -> _Head | None:
    """Which column holds what, when the rows from ``place`` are the head of a list of people."""
    if place + height > len(sheet.rows) or not any(isinstance(cell, str) for cell in sheet.rows[place]):
        return None
    # Trap: a row of people under the head must not be joined to it; heads hold no numbers and no days.
    if any(cell is not None and not isinstance(cell, str) for at in range(height) for cell in sheet.rows[place + at]):
        return None
    texts = [text for _, text in joined_heads(sheet, place, height)]
    best: dict[str, tuple[tuple[int, int], int]] = {}
    for column, text in enumerate(texts):
        match = _field_of(text)
        if match is not None and (match[0] not in best or match[1] > best[match[0]][0]):
            best[match[0]] = (match[1], column)
    columns = _settled({key: column for key, (_, column) in best.items()}, texts)
    if "full_name" not in columns or len(columns) < 2:
        return None
    names = [sheet.at(place + step, columns["full_name"]) for step in range(height)]
    if sum(name is not None for name in names) != 1:
        return None
    return _Head(place, height, columns, sum(best[key][0][0] for key in columns if key in best and key != COUNTER))


def _settled(columns: dict[str, int], texts: Sequence[str]) -> dict[str, int]:
    """The columns with those that mean something only together: Nam and Nữ, surname and given name."""
    if (IF_MALE in columns) != (IF_FEMALE in columns):
        columns.pop(IF_MALE, None)
        columns.pop(IF_FEMALE, None)
    if "full_name" not in columns and {FAMILY_NAME, GIVEN_NAME} <= columns.keys():
        columns["full_name"] = columns.pop(FAMILY_NAME)
        return columns
    columns.pop(FAMILY_NAME, None)
    columns.pop(GIVEN_NAME, None)
    after = columns.get("full_name", len(texts)) + 1
    # Why: one head merged over two columns is surname and given name apart.
    if after < len(texts) and texts[after] == texts[after - 1] and after not in columns.values():
        columns[GIVEN_NAME] = after
    return columns


def _field_of(head: str) -> tuple[str, tuple[int, int]] | None:
    """The field a head names, and how surely: whole heads before beginnings, telling aliases before vague ones."""
    text = head.replace("%", " ").strip()
    if not text or len(text) > 80 or _NOT_OURS.search(text):
        return None
    for key, pattern in _SPECIAL.items():
        if pattern.match(text):
            return key, (3, 0)
    best: tuple[tuple[int, int], str, tuple[int, int]] | None = None
    for field in MEMBER.fields:
        for order, alias in enumerate(field.aliases):
            sure = 3 if text == alias else 2 if text.startswith(alias + " ") else 1 if f" {alias}" in f" {text} " else 0
            if not sure or (sure == 1 and len(alias) < 6) or (sure == 2 and len(alias) < 3):
                continue
            rank = (sure, len(alias))
            if best is None or rank > best[0]:
                best = (rank, field.key, (sure, -order))
    return None if best is None else (best[1], best[2])


# ---- the body --------------------------------------------------------------------------------------------------

_SECTION = re.compile(r"^(to|phong|bo phan|chuyen|xuong|phan xuong|ban|khoi|doi|line|nhom|van phong|kho)\b")


def _read(sheet: Sheet, head: _Head) -> MemberSheet:
    rows: list[MemberSheetRow] = []
    doubtful: list[MemberSheetRow] = []
    section = ""
    columns = tuple(head.columns.items())
    name_column = head.columns["full_name"]
    printed_again = sheet.at(head.place, name_column)
    for at in range(head.place + head.height, len(sheet.rows)):
        cells = sheet.rows[at]
        # Trap: the head is printed again on a later page.
        if is_column_numbers(cells) or (printed_again is not None and sheet.at(at, name_column) == printed_again):
            continue
        row = _row(cells, at, columns)
        kind = _kind(cells, row)
        if kind == "section":
            section = clean(_first_text(cells))
            continue
        if kind == "person" or kind == "name-only":
            if section and "group" not in head.columns:
                row = replace(row, cells={**row.cells, "group": section})
            if kind == "person":
                # Why: a bare name between people is a person; below the last one it is a signature.
                if doubtful:
                    rows += doubtful
                    doubtful = []
                rows.append(row)
            else:
                doubtful.append(row)
    findings = [_ignored(sheet.name, row) for row in doubtful]
    heads = {key: _head_words(sheet, head, column) for key, column in head.columns.items() if key != COUNTER}
    findings += _of_the_list(sheet.findings, {row.row for row in rows}, head.columns)
    findings += _converted_heads(sheet, head)
    return MemberSheet(sheet.name, tuple(rows), heads, tuple(findings))


def _row(cells: Sequence[Cell], at: int, columns: Sequence[tuple[str, int]]) -> MemberSheetRow:
    width = len(cells)
    named = {key: cell for key, column in columns if column < width and (cell := filled(cells[column])) is not None}
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


def _head_words(sheet: Sheet, head: _Head, column: int) -> str:
    rows = (in_unicode(sheet.rows[head.place + step]) for step in range(head.height))
    return " ".join(word for row in rows if column < len(row) and (word := row[column]))


# ---- findings --------------------------------------------------------------------------------------------------


def _ignored(sheet: str, row: MemberSheetRow) -> Finding:
    text = clean(convert(str(row.cells["full_name"])).text)[:60]
    message = Message(N_("Dòng chỉ có chữ «{text}», không có số thứ tự và cột nào khác: không nhập."), {"text": text})
    return Finding(Level.NOTE, "row-text-only", message, sheet, row.row)


def _of_the_list(findings: Sequence[Finding], rows: set[int], columns: Mapping[str, int]) -> Iterator[Finding]:
    """Of what the reader saw, only what touches the list's rows and columns, under the column's key."""
    keys = {letter(column): key for key, column in columns.items() if key != COUNTER}
    for finding in findings:
        if finding.row is not None and finding.row not in rows:
            continue
        if finding.column is None:
            yield finding
        elif finding.column in keys:
            yield replace(finding, column=keys[finding.column])


def _converted_heads(sheet: Sheet, head: _Head) -> Iterator[Finding]:
    for step in range(head.height):
        cells = sheet.rows[head.place + step]
        texts = [
            f"«{text}»"
            for cell, text in zip(cells, in_unicode(cells), strict=True)
            if isinstance(cell, str) and text != clean(cell)
        ]
        if texts:
            message = Message(N_("Tên cột viết theo bảng mã cũ, đọc là {heads}."), {"heads": ", ".join(texts)})
            yield Finding(Level.NOTE, "head-converted", message, sheet.name, head.place + step + 1)
