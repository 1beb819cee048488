"""Columns that are settled together: a day in pieces, «Năm» beside «Tháng», and columns under one heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from app.domain.problems import N_, Finding, Message, note, stop
from app.domain.records import Kind
from app.domain.sheets import Cell
from app.imports.heads import as_written, filled, letter, stacked_heads
from app.imports.members.people_rows import COUNTER, DAY_PARTS, FAMILY_NAME, GIVEN_NAME, IF_FEMALE, IF_MALE, PersonRow
from app.imports.tables import Head, Table

_MOST_LOOKED_AT = 300
"""So many rows tell what a column holds."""


def looked_at(table: Table) -> list[Sequence[Cell]]:
    """The first rows of a table."""
    return [cells for _at, cells in islice(table.body(), _MOST_LOOKED_AT)]


def column_of(table: Table, column: int) -> list[Cell]:
    """The first cells of a column."""
    return [cells[column] for cells in looked_at(table) if column < len(cells)]


DAY_WORDS = {"ngay": "day", "ng": "day", "day": "day", "d": "day", "ngay thang": "day", "thang": "month", "th": "month", "month": "month", "m": "month",
              "nam": "year", "n": "year", "year": "year", "y": "year"}  # fmt: skip


def with_split_days(table: Table) -> tuple[Table, dict[str, Message]]:
    """Day, month and year in columns of their own: «Năm» beside «Tháng» is a year and no man."""
    stacks = dict(stacked_heads(table.sheet, table.place, table.height)) if table.height else {}
    parts = {column: part for column, words in stacks.items() if (part := DAY_WORDS.get(_lowest(words), ""))}
    columns, reasons = dict(table.columns), dict[str, Message]()
    for year in (column for column, part in parts.items() if part == "year"):
        beside = {parts[column]: column for column in range(year - 2, year + 3) if column in parts and column != year}
        if ("day" not in beside and "month" not in beside) or not _holds_years(column_of(table, year)):
            continue
        above = " ".join(
            dict.fromkeys(word for column in (year, *beside.values()) for word in stacks[column][:-1] if word)
        )
        key = _whose_day(above, stacks, year)
        if not key:
            continue
        place = {**beside, "year": year}
        columns = {name: at for name, at in columns.items() if at not in place.values() and name != key}
        if IF_FEMALE not in columns:
            columns.pop(IF_MALE, None)
        columns |= {f"{key}_{part}": place[part] for part in DAY_PARTS if part in place}
        reasons |= {f"{key}_{part}": Message(_PARTS[part]) for part in DAY_PARTS if part in place}
    return replace(table, columns=columns), reasons


_PARTS = {
    "day": N_("ô là ngày trong tháng"),
    "month": N_("ô là tháng"),
    "year": N_("ô là năm"),
}


def _lowest(words: Sequence[str]) -> str:
    return next((word for word in reversed(words) if word), "")


def _holds_years(cells: Sequence[Cell]) -> bool:
    texts = [as_written(cell).strip() for cell in cells if filled(cell) is not None]
    years = sum(text.isdigit() and (1900 <= int(text) <= 2100 or len(text) == 2) for text in texts)
    return years >= max(1, 0.7 * len(texts))


def _whose_day(above: str, stacks: Mapping[int, tuple[str, ...]], year: int) -> str:
    """``birth`` or ``joined`` by the words over the pieces; empty where they are of something else."""
    if "sinh" in above.split(" "):
        return "birth"
    if any(word in above for word in ("gia nhap", "ket nap", "vao cong doan", "vao cd")):
        return "joined"
    words = above.split(" ")
    return "birth" if not above or set(words) <= {"ngay", "thang", "nam"} else ""


_ONCE = frozenset({COUNTER, GIVEN_NAME, FAMILY_NAME, IF_MALE, IF_FEMALE, "note"})


def alike_heads(table: Table) -> dict[str, tuple[int, ...]]:
    """The columns that are headed by the same words as one that was taken, by its key."""
    if not table.height:
        return {}
    head = Head(dict(stacked_heads(table.sheet, table.place, table.height)), {})
    own = {table.told[key].key for key in table.columns if any(each.key == key for each in table.told.fields)} - _ONCE
    found: dict[str, tuple[int, ...]] = {}
    for key in own:
        column = table.columns[key]
        text = head.text(column)
        same = [
            at
            for at in head.stacks
            if at != column
            and at not in table.columns.values()
            and text
            and head.text(at) == text
            and _has_own_head(table, at)
        ]
        if same and table.told[key].kind is not Kind.LINES:
            found[key] = (column, *same)
    return found


def _has_own_head(table: Table, column: int) -> bool:
    return any(filled(table.sheet.at(table.place + step, column)) is not None for step in range(table.height))


def on_alike(table: Table, alike: Mapping[str, Sequence[int]], people: Sequence[PersonRow]) -> Iterator[Finding]:
    """Two columns under one heading: asked about where they differ, noted where they say the same."""
    for key, columns in alike.items():
        values: dict[str, object] = {
            "heading": table.heading(key),
            "letters": ", ".join(letter(column) for column in columns),
            "first": letter(columns[0]),
        }
        rows = [
            person.at + 1
            for person in people
            if len({as_written(filled(table.sheet.at(person.at, column))) for column in columns}) > 1
        ]
        if not rows:
            text = N_("Tiêu đề «{heading}» có ở các cột {letters}, số liệu như nhau: lấy cột {first}.")
            yield note("heads-alike", text, key, **values).at(table.sheet.name)
            continue
        text = N_(
            "Tiêu đề «{heading}» có ở các cột {letters} với số liệu khác nhau (dòng {row}): hãy xóa hoặc đổi tên cột không dùng."
        )
        yield stop("heads-alike", text, key, row=rows[0], **values).at(table.sheet.name)
