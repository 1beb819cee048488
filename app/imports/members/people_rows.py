"""The rows below the head of a list of people: who is a person, and what the others are: groups, sums, signers, notes.

A row with a name and another cell is a person whatever its words. Which columns there are was settled in ``people_tables.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.import_plan import PassedOver, PassedRow
from app.domain.sheets import Cell
from app.domain.text import clean, fold
from app.imports.content import Content, contents, is_person
from app.imports.encodings import convert
from app.imports.heads import as_written, is_column_numbers
from app.imports.members.people_words import (
    MIDDLE_NAMES,
    group_name,
    in_words,
    says_group,
    says_note,
    says_office,
    says_total,
)
from app.imports.tables import Head, Table

NAME, FAMILY_NAME, GIVEN_NAME, COUNTER, GROUP = "full_name", "family_name", "given_name", "counter", "group"
IF_MALE, IF_FEMALE = "if_male", "if_female"
DAY_PARTS = ("day", "month", "year")
_OF_EVERY_ROW = frozenset({NAME, COUNTER})


class RowKind(StrEnum):
    """What a row below the head is."""

    PERSON = "person"
    ALONE = "alone"
    """A name and nothing else: a person between people, a signature below the last one."""
    HEADING = "heading"
    TOTAL = "total"
    SIGNER = "signer"
    NOTE = "note"
    NOTHING = "nothing"


_WHY = {
    RowKind.HEADING: PassedOver.HEADING,
    RowKind.TOTAL: PassedOver.TOTAL,
    RowKind.SIGNER: PassedOver.SIGNER,
    RowKind.ALONE: PassedOver.SIGNER,
    RowKind.NOTE: PassedOver.NOTE,
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person: the row counted from 0, its cells by key, and the group of the heading above. ``doubt``: a name alone, maybe a group."""

    at: int
    cells: Mapping[str, Cell]
    section: str = ""
    doubt: bool = False


@dataclass(slots=True)
class Body:
    """The people of a table, in its order; the rows that are nobody; lone names below the last person; the sums by row."""

    people: list[PersonRow] = field(default_factory=list)
    passed: list[PassedRow] = field(default_factory=list)
    alone: list[PersonRow] = field(default_factory=list)
    totals: list[PersonRow] = field(default_factory=list)
    joined_groups: bool = False
    """The group of some people stands in a cell joined over their rows."""


@dataclass(frozen=True, slots=True)
class _Row:
    at: int
    kind: RowKind
    own: dict[str, Cell]
    texts: tuple[str, ...]
    solid: bool
    """Something beside the name tells that it is a person."""


def read_people(table: Table) -> Body:
    """Every row of a table sorted into people and others."""
    body = Body()
    section, waiting = "", list[PersonRow]()
    rows = _kinds(table)
    last = max((place for place, row in enumerate(rows) if row.kind is RowKind.PERSON and row.solid), default=-1)
    groups = {group_key(row.own.get(GROUP)) for row in rows if row.solid} - {""}
    solid = [row for row in rows if row.kind is RowKind.PERSON and row.solid and not _begins_as_sum(row)]
    all_counted = bool(solid) and all(is_count(row.own.get(COUNTER)) for row in solid)
    merged = _merged_groups(table)
    for place, row in enumerate(rows):
        kind = row.kind
        if kind is RowKind.PERSON and place > last >= 0 and all_counted and not _has_money(row.own):
            # Why: below the last counted person a name beside a word is one of two signers.
            kind = RowKind.PERSON if group_key(row.own.get(GROUP)) in groups else RowKind.SIGNER
        if kind is RowKind.PERSON and _is_sum_of_a_group(row, {*groups, section.casefold()}, all_counted):
            kind = RowKind.TOTAL
        if kind is RowKind.ALONE and all_counted and not is_person(as_written(row.own[NAME])):
            # Why: in a list with running numbers a text without one that is nobody's name is the name of the group below.
            kind = RowKind.HEADING if place < last else RowKind.SIGNER
        if kind is RowKind.NOTE and place < last and _is_bare_heading(rows, place):
            kind = RowKind.HEADING
        if kind is RowKind.HEADING:
            section = group_name(_heading(row))
            section = "" if fold(section) == _NO_GROUP else section
        if kind is RowKind.PERSON or kind is RowKind.ALONE:
            own = dict(row.own)
            if GROUP not in own and row.at in merged:
                own[GROUP] = merged[row.at]
                body.joined_groups = True
            person = PersonRow(row.at, own, section, kind is RowKind.ALONE and not is_person(as_written(own.get(NAME))))
            if kind is RowKind.ALONE:
                waiting.append(person)
                continue
            body.people += [*waiting, person]
            waiting = []
            continue
        if kind is RowKind.TOTAL:
            body.totals.append(PersonRow(row.at, row.own, " ".join(row.texts[:1])))
        if kind is RowKind.SIGNER and row.own.keys() == {NAME} and is_person(as_written(row.own[NAME])):
            body.alone.append(PersonRow(row.at, row.own))
        _pass_over(body, table, row, kind)
    body.alone += waiting
    for person in waiting:
        _pass_over(body, table, next(row for row in rows if row.at == person.at), RowKind.SIGNER)
    body.passed.sort(key=lambda each: each.row)
    return body


_NO_GROUP = "chua xep to"
"""What our own lists write over those who are in no group."""


def _is_bare_heading(rows: Sequence[_Row], place: int) -> bool:
    """True for one text alone between people that names a group of one word: «KCS», «Kho (9 người)»."""
    row = rows[place]
    if len(row.texts) != 1 or len(row.own) > 1 or is_person(row.texts[0]) or says_note(row.texts[0]):
        return False
    name = group_name(row.texts[0])
    if name != row.texts[0].strip(" :.-–"):
        return True
    others = any(each.kind is RowKind.HEADING for each in rows)
    return name.isupper() or (others and " " not in name and name[:1].isupper())


def _is_sum_of_a_group(row: _Row, groups: Container[str], all_are_counted: bool) -> bool:
    """True for «Cộng Văn phòng»: the sum of a group of any name, told by the group or by the missing running number."""
    if not row.texts or is_count(row.own.get(COUNTER)) or any(_is_certain(key, cell) for key, cell in row.own.items()):
        return False
    if not _begins_as_sum(row) or not _has_money(row.own):
        return False
    rest = in_words(as_written(row.own.get(NAME))).partition(" ")[2]
    return rest in groups or (all_are_counted and rest.split(" ")[0] not in MIDDLE_NAMES)


def _begins_as_sum(row: _Row) -> bool:
    return bool(row.texts) and in_words(as_written(row.own.get(NAME))).split(" ")[0] in ("cộng", "tổng", "cong", "tong")


def _pass_over(body: Body, table: Table, row: _Row, kind: RowKind) -> None:
    if kind is RowKind.NOTHING:
        return
    shown = [clean(convert(as_written(cell)).text) for cell in table.sheet.rows[row.at] if cell is not None]
    text = " | ".join(each for each in shown if each)
    body.passed.append(PassedRow(table.sheet.name, row.at + 1, _WHY[kind], text[:120]))


def _heading(row: _Row) -> str:
    return next((text for text in row.texts if says_group(text)), row.texts[-1] if row.texts else "")


# ---- one row ---------------------------------------------------------------------------------------------------


def _kinds(table: Table) -> list[_Row]:
    rows: list[_Row] = []
    below = False
    bodies = list(table.body())
    bare_people = _bare(table, [at for at, _cells in bodies])
    width = sorted(table.columns.values())
    for at, cells in bodies:
        # Trap: beside the numbers of the columns, under a head printed again, may stand a mark of hers.
        if is_column_numbers([cells[column] if column < len(cells) else None for column in width]):
            continue
        own = own_cells(table, at)
        # Why first: a counted row with a name and more is a person; most rows are, and their words need no look.
        if (
            len(own) > 2
            and own.get(NAME) is not None
            and is_count(own.get(COUNTER))
            and (not _may_be_sum(own[NAME]) or any(_is_certain(key, own[key]) for key in _CERTAIN if key in own))
        ):
            below = False
            rows.append(_Row(at, RowKind.PERSON, own, (), True))
            continue
        texts = tuple(text for cell in cells if isinstance(cell, str) and (text := clean(convert(cell).text)))
        solid = _is_solid(own)
        kind = _kind(own, texts, solid, below, bare_people)
        below = kind is RowKind.SIGNER or (below and not (kind is RowKind.PERSON and solid))
        rows.append(_Row(at, kind, own, texts, solid))
    return rows


_CERTAIN = ("gender", "birth", "joined", IF_MALE, IF_FEMALE, "citizen_number", "phone")


def _may_be_sum(name: Cell) -> bool:
    return not isinstance(name, str) or name.lstrip()[:1].casefold() in ("t", "c", "s", "l", "m", "")


def with_name_in_two(columns: Mapping[str, int], head: Head) -> dict[str, int]:
    """The columns with surname and given name together as one name, where no column has the whole."""
    settled = dict(columns)
    if NAME not in settled and {FAMILY_NAME, GIVEN_NAME} <= settled.keys():
        settled[NAME] = settled.pop(FAMILY_NAME)
        return settled
    if NAME not in settled and GIVEN_NAME in settled:
        # Why: «Tên» alone is over whole names; that they are people's is proven by the cells.
        settled[NAME] = settled.pop(GIVEN_NAME)
    settled.pop(FAMILY_NAME, None)
    settled.pop(GIVEN_NAME, None)
    after = settled.get(NAME, len(head.stacks)) + 1
    # Why: one head merged over two columns is surname and given name apart.
    if head.text(after) and head.text(after) == head.text(after - 1) and after not in settled.values():
        settled[GIVEN_NAME] = after
    return settled


def own_cells(table: Table, at: int) -> dict[str, Cell]:
    """The cells of a row by key, a name in two columns and a day in several put together."""
    named = table.cells(at)
    given = named.pop(GIVEN_NAME, None)
    if given is not None:
        family = named.get(NAME)
        named[NAME] = f"{clean(str(family))} {clean(str(given))}" if family is not None else given
    for key in (IF_MALE, IF_FEMALE):
        if key in named and as_written(named[key]).strip() in ("0", "-"):
            del named[key]
    for key in ("birth", "joined"):
        if f"{key}_year" in table.columns:
            parts = [named.pop(f"{key}_{part}", None) for part in DAY_PARTS]
            if any(part is not None for part in parts):
                named[key] = day_of_parts(*parts)
    return named


def day_of_parts(day: Cell, month: Cell, year: Cell) -> Cell:
    """A day in pieces as one text that the reader of days takes or refuses; the year alone where no more is known."""
    if isinstance(day, dt.date) and month is None:
        month, day = day.month, day.day
    pieces = [clean(as_written(piece)).strip("/.-") for piece in (day, month, year)]
    return "/".join(piece for piece in pieces if piece)


def is_count(cell: Cell) -> bool:
    """True for the running number of a row, typed as a number or as text."""
    if isinstance(cell, str):
        return clean(cell).rstrip(".)").isdigit()
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _kind(own: Mapping[str, Cell], texts: Sequence[str], solid: bool, below: bool, bare_people: bool) -> RowKind:
    name, counted = own.get(NAME), is_count(own.get(COUNTER))
    said = clean(convert(name).text) if isinstance(name, str) else ""
    others = own.keys() - _OF_EVERY_ROW
    label = texts[0] if texts else ""
    certain = any(_is_certain(key, cell) for key, cell in own.items())
    if not certain and (says_total(said) or (not is_person(said) and says_total(label))):
        return RowKind.TOTAL
    if name is None:
        return _nameless(own, texts, counted, certain, below)
    if not certain and says_group(said) and not others & _TELLING and (not others or not counted):
        return RowKind.HEADING
    if not certain and not counted and not _has_money(own):
        if below or says_office(said) or (not is_person(said) and says_office(label)):
            return RowKind.SIGNER
        if says_note(said) and not others:
            return RowKind.NOTE
    if others or counted:
        return RowKind.PERSON if others or (counted and (is_person(said) or bare_people or said)) else RowKind.NOTE
    # Why: one word alone is no name of anybody.
    return RowKind.ALONE if len(said.split(" ")) > 1 else RowKind.NOTE


_TELLING = frozenset({"birth", "gender", "citizen_number", "staff_number", "member_number", "phone", "joined", "wage"})


def _nameless(own: Mapping[str, Cell], texts: Sequence[str], counted: bool, certain: bool, below: bool) -> RowKind:
    others = own.keys() - _OF_EVERY_ROW
    if texts and len(own) <= 2 and not certain and not _has_money(own) and any(map(says_group, texts[:2])):
        return RowKind.HEADING
    if texts and not counted and not certain and all(says_office(text) or not text for text in texts[:1]):
        return RowKind.SIGNER
    if (len(others) >= 2 and (counted or certain)) or (counted and _has_money(own)):
        return RowKind.PERSON
    if texts and not others - {GROUP} and any(map(says_group, texts[:2])):
        return RowKind.HEADING
    if below and texts:
        return RowKind.SIGNER
    if _has_money(own) or len(others) >= 2:
        return RowKind.TOTAL if not texts or _has_money(own) else RowKind.NOTE
    return RowKind.NOTE if texts else RowKind.NOTHING


def _is_certain(key: str, cell: Cell) -> bool:
    """True for a cell that only a person's row has: a day, a sex, a number of papers."""
    found = contents(cell)
    if key in ("birth", "joined"):
        return (
            Content.DAY in found
            or (Content.COUNT in found and as_written(cell)[:2] in ("19", "20"))
            or "/" in str(cell)
        )
    if key == "gender":
        return bool(found & {Content.GENDER, Content.WORD}) and not says_office(as_written(cell))
    if key in (IF_MALE, IF_FEMALE):
        return bool(found & {Content.DAY, Content.MARK}) or as_written(cell)[:2] in ("19", "20")
    return key in ("citizen_number", "phone") and sum(map(str.isdigit, as_written(cell))) >= _FIGURES_OF_A_NUMBER


_FIGURES_OF_A_NUMBER = 9


def _is_solid(own: Mapping[str, Cell]) -> bool:
    if own.get(NAME) is None:
        return False
    has_number = any(sign.isdigit() for key in ("staff_number", "member_number") for sign in as_written(own.get(key)))
    counted = is_count(own.get(COUNTER)) and len(own) > 2
    return counted or has_number or _has_money(own) or any(_is_certain(key, cell) for key, cell in own.items())


_NO_MONEY = frozenset(
    {NAME, COUNTER, GROUP, "birth", "gender", "citizen_number", "staff_number", "member_number", "position", "phone"}
    | {"address", "joined", "note", IF_MALE, IF_FEMALE, "months"}
)


def _has_money(own: Mapping[str, Cell]) -> bool:
    return any(key not in _NO_MONEY and Content.SUM in contents(cell) for key, cell in own.items())


def _bare(table: Table, rows: Sequence[int]) -> bool:
    """True for a list of names and running numbers alone."""
    return not table.columns.keys() - {NAME, GIVEN_NAME, COUNTER}


# ---- groups ----------------------------------------------------------------------------------------------------


def group_key(cell: Cell) -> str:
    """A group as it is compared."""
    return clean(as_written(cell)).casefold()


def _merged_groups(table: Table) -> dict[int, Cell]:
    """The group of each row that a joined cell of the group's column reaches over."""
    if GROUP not in table.columns:
        return {}
    column = table.columns[GROUP]
    found: dict[int, Cell] = {}
    for top, left, bottom, right in table.sheet.merges:
        if left <= column <= right and bottom > top >= table.place + table.height and left == column:
            cell = table.sheet.at(top, column)
            found |= {at: cell for at in range(top, bottom + 1) if cell is not None}
    return found


def groups_written_once(people: Sequence[PersonRow]) -> Iterator[tuple[int, Cell]]:
    """For people without a group the one written above them, where each group is written once for the rows below; by place in the list."""
    written = [group_key(person.cells.get(GROUP)) for person in people]
    named = [name for name in written if name]
    if len(named) < 2 or len(set(named)) != len(named) or not written[0] or len(named) * 2 > len(written):
        return
    above: Cell = None
    for place, person in enumerate(people):
        cell = person.cells.get(GROUP)
        if cell is None:
            yield place, above
        above = cell if cell is not None else above
