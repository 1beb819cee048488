"""The lists of people on a sheet: where each stands and what its columns hold, by their heads and by what stands in them.

One table after another is found. A heading says what a column is; the cells prove it, settle what the heading leaves open («Năm» under
«Ngày, Tháng, Năm»), and find the names where no heading is known. Which kind of list it is, is weighed in ``people_kinds.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.problems import N_, Message
from app.domain.records import ForeignTable
from app.domain.sheets import Cell
from app.domain.text import clean, fold
from app.imports.content import Content, Profile, contents, profile
from app.imports.encodings import convert, encoding_of
from app.imports.heads import as_written, filled, is_column_numbers, plain_words, stacked_heads
from app.imports.members.people_columns import DAY_WORDS, alike_heads, column_of, looked_at, with_split_days
from app.imports.members.people_layout import PeopleLayout, by_heading, layout_of
from app.imports.members.people_rows import (
    COUNTER,
    FAMILY_NAME,
    GIVEN_NAME,
    NAME,
)
from app.imports.members.people_words import says_group, says_total
from app.imports.tables import HEAD_WITHIN, Head, Named, Settle, Table, field_of, find_table, named_by
from app.imports.workbook import Sheet

_MOST_LOOKED_AT = 300
"""So many rows tell what a column holds."""
_MOST_ROWS_ABOVE = 4
_LEAST = 2
"""So many people are a list where no heading says so."""
_NAMED_SO = ("ten", "name", "nhan vien", "cong nhan", "doan vien", "nld", "nguoi lao dong", "cnv", "cbcnv", "ho")
_NOT_MEMBERS = (
    "to truong",
    "nguoi lap",
    "phu trach",
    "chu tich",
    "dai dien",
    "quan ly",
    "cha",
    "me",
    "vo",
    "chong",
    "bo",
    "truong",
)


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """A table with why each column is what it is, and the columns that say the same word twice by key."""

    table: Table
    layout: PeopleLayout
    alike: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def people_tables(sheet: Sheet, told: ForeignTable, settle: Settle) -> Iterator[PeopleTable]:
    """Every list of people on a sheet, from top to bottom."""
    start = 0
    while (found := _first_table(sheet, told, settle, start)) is not None:
        body = found.table.place + found.table.height
        end = _next_head(found.table, told)
        yield _refined(replace(found, table=replace(found.table, end=end)))
        if end is None:
            return
        start = max(end, body + 1)


def _first_table(sheet: Sheet, told: ForeignTable, settle: Settle, start: int) -> PeopleTable | None:
    table = find_table(_without_groups(sheet, start), told, settle, start)
    if table is not None:
        table = _with_day_words(replace(table, sheet=sheet))
    if table is not None and _are_people_there(table):
        share, column = _share_of_people(table, table.columns[NAME]), _column_of_people(table)
        if share < 0.3 and column is not None and GIVEN_NAME not in table.columns and _may_name(table, column):
            columns = {**{key: at for key, at in table.columns.items() if at != column}, NAME: column}
            table = replace(table, columns=columns)
        return PeopleTable(table, layout_of(table))
    return _by_content(sheet, told, settle, start)


def _are_people_there(table: Table) -> bool:
    """True where the head surely is of names, or the cells are: «Tên» may be of anything."""
    head = plain_words(table.sheet.at(table.place + table.height - 1, table.columns[NAME]))
    return head != "ten" or GIVEN_NAME in table.columns or _share_of_people(table, table.columns[NAME]) > 0.4


def _with_day_words(table: Table) -> Table:
    """The table with «Ngày, Tháng, Năm» right under its head as the last row of it."""
    at = table.place + table.height
    words = _words(table.sheet, at) if at < len(table.sheet.rows) else frozenset()
    return replace(table, height=table.height + 1) if len(words) > 1 and words <= DAY_WORDS.keys() else table


def _without_groups(sheet: Sheet, start: int) -> Sheet:
    """The sheet without rows that say the name of a group alone: right above a head or below it they are no part of it."""
    rows = list(sheet.rows)
    for at in range(start, min(len(rows), start + HEAD_WITHIN)):
        texts = [cell for cell in rows[at] if filled(cell) is not None]
        if (
            1 <= len(texts) <= 2
            and isinstance(texts[-1], str)
            and says_group(texts[-1])
            and not _is_word_of_head(rows, at)
        ):
            rows[at] = ()
    return replace(sheet, rows=rows)


def _is_word_of_head(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """True for «Tổ» over or under other words of a head, without a name of its own."""
    return all(" " not in clean(cell) for cell in rows[at] if isinstance(cell, str) and clean(cell))


# ---- where another table begins --------------------------------------------------------------------------------


def _next_head(table: Table, told: ForeignTable) -> int | None:
    """The first row below the head that is the head of another table; the same head printed again is none."""
    own = [_words(table.sheet, table.place + step) for step in range(table.height)]
    name, rows = table.columns[NAME], table.sheet.rows
    right = max((len(rows[table.place + step]) for step in range(table.height)), default=0) or None
    for at in range(table.place + table.height, len(rows)):
        cell = rows[at][name] if name < len(rows[at]) else None
        if cell is not None and not _begins_like_a_head(cell):
            continue
        if not _is_head(rows[at], told) or is_column_numbers(rows[at]):
            continue
        # Why only so far: beside a head that is printed again may stand a mark of hers.
        words = _words(table.sheet, at, right)
        if words not in own and not words <= own[0]:
            return at
    return None


def _begins_like_a_head(cell: Cell) -> bool:
    return isinstance(cell, str) and fold(cell[:6]).startswith(("ho", "te", "fu", "na", "do", "nh", "co", "ng"))


def _is_head(cells: Sequence[Cell], told: ForeignTable) -> bool:
    texts = [cell for cell in cells if filled(cell) is not None]
    if len(texts) < 3 or not all(isinstance(cell, str) for cell in texts):
        return False
    # Why: in a file of texts a person's row is words too; a head holds no days and no figures.
    if any(contents(cell) & {Content.DAY, Content.SUM} for cell in texts):
        return False
    named = [found for cell in texts if (found := field_of(told, plain_words(cell))) is not None]
    names = any(each.key in (NAME, FAMILY_NAME) for each in named) or any(
        "ten" in plain_words(cell).split(" ") for cell in texts
    )
    return names and len({each.key for each in named if each.sure >= 2}) >= 2


def _words(sheet: Sheet, at: int, right: int | None = None) -> frozenset[str]:
    return frozenset(plain_words(cell) for cell in sheet.rows[at][:right] if filled(cell) is not None)


# ---- by what stands in it --------------------------------------------------------------------------------------


def _by_content(sheet: Sheet, told: ForeignTable, settle: Settle, start: int) -> PeopleTable | None:
    """The list whose column of names no heading gives away: known surnames in row after row."""
    found = _where_people_stand(sheet, start)
    if found is None:
        return None
    column, first = found
    below = first
    while below > start and first - below < _MOST_ROWS_ABOVE and _is_between(sheet, below - 1):
        below -= 1
    below = below if _may_be_head(sheet, below - 1, column) else first
    place = below
    while place > start and below - place < _MOST_ROWS_ABOVE and _may_be_head(sheet, place - 1, column):
        place -= 1
    table = Table(told, sheet, place, below - place, {NAME: column})
    if not _may_name(table, column):
        return None
    stacks = dict(stacked_heads(sheet, place, below - place)) if below > place else {}
    head = Head(stacks, {})
    named = {at: each for at in stacks if at != column and (each := named_by(told, head, at)) is not None}
    named[column] = Named(NAME, 3, 0)
    columns = {key: at for key, at in settle(replace(head, named=named)).items() if key != NAME}
    columns = {NAME: column, **columns}
    reasons: dict[str, Message] = {NAME: _people_reason(table, column)}
    table = replace(table, columns=columns)
    for key, at, reason in _unnamed(table, stacks):
        table = replace(table, columns={**table.columns, key: at})
        reasons[key] = reason
    if not all(any(key in table.columns for key in group) for group in told.needed):
        return None
    return PeopleTable(table, layout_of(table, reasons)) if len(table.columns.keys() - {COUNTER}) > 1 else None


def _where_people_stand(sheet: Sheet, start: int) -> tuple[int, int] | None:
    seen: Counter[int] = Counter()
    first: dict[int, int] = {}
    for at in range(start, min(len(sheet.rows), start + _MOST_LOOKED_AT)):
        cells = sheet.rows[at]
        if sum(filled(cell) is not None for cell in cells) < 2:
            continue
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and Content.PERSON in contents(cell) and not says_total(cell):
                seen[column] += 1
                first.setdefault(column, at)
    if not seen:
        return None
    column, most = max(seen.items(), key=lambda each: (each[1], -each[0]))
    # Trap: words of a head may begin like a surname («Đoàn phí»): the people stand in rows with numbers or days.
    while first[column] < len(sheet.rows) and not _is_of_people(sheet, first[column], column):
        first[column] += 1
    # Trap: a rare surname in the first row is no word of a head either.
    while first[column] > start and _is_a_row(sheet, first[column] - 1, column):
        first[column] -= 1
    return (column, first[column]) if most >= _LEAST and first[column] < len(sheet.rows) else None


def _is_a_row(sheet: Sheet, at: int, column: int) -> bool:
    cells = [cell for cell in sheet.rows[at] if filled(cell) is not None]
    sure = {Content.SUM, Content.DAY, Content.GENDER}
    return (
        isinstance(sheet.at(at, column), str)
        and not is_column_numbers(sheet.rows[at])
        and any(contents(cell) & sure for cell in cells)
    )


def _is_of_people(sheet: Sheet, at: int, column: int) -> bool:
    cells = [cell for cell in sheet.rows[at] if filled(cell) is not None]
    name = sheet.at(at, column)
    if not isinstance(name, str) or Content.PERSON not in contents(name) or len(cells) < 2:
        return False
    sure = {Content.SUM, Content.DAY, Content.GENDER, Content.COUNT}
    return any(contents(cell) & sure for cell in cells) or not any(
        field_word in plain_words(name).split(" ") for field_word in ("phi", "ten", "luong", "vien")
    )


def _is_between(sheet: Sheet, at: int) -> bool:
    """True for what may stand between a head and its first person: nothing, the numbers of the columns, the name of a group."""
    cells = [cell for cell in sheet.rows[at] if filled(cell) is not None]
    if not cells or is_column_numbers(sheet.rows[at]):
        return True
    return len(cells) <= 2 and isinstance(cells[-1], str) and says_group(cells[-1])


def _may_be_head(sheet: Sheet, at: int, column: int) -> bool:
    if at < 0:
        return False
    cells = [cell for cell in sheet.rows[at] if filled(cell) is not None]
    if (
        not cells
        or not all(isinstance(cell, str) for cell in cells)
        or any(contents(cell) & {Content.DAY, Content.SUM} for cell in cells)
    ):
        return False
    return len(cells) > 1 or (filled(sheet.at(at, column)) is not None and not says_group(str(cells[0])))


def _may_name(table: Table, column: int) -> bool:
    """True when what stands over a column of people may be the head of their names."""
    head = " ".join(plain_words(table.sheet.at(table.place + step, column)) for step in range(table.height)).strip()
    if not head:
        return True
    words = f" {head} "
    return any(f" {word} " in words for word in _NAMED_SO) and not any(f" {word} " in words for word in _NOT_MEMBERS)


def _unnamed(table: Table, stacks: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[str, int, Message]]:
    """What columns without any heading hold, where only one thing is possible."""
    width = max((len(cells) for cells in looked_at(table)), default=0)
    taken = set(table.columns.values())
    found: dict[str, list[tuple[int, Message]]] = {}
    for column in range(width):
        if column in taken or any(stacks.get(column, ())):
            continue
        about = profile(column_of(table, column))
        key, word = _told_by_content(about, column_of(table, column))
        if key:
            found.setdefault(key, []).append((column, _by_cells(about, word)))
    for key, columns in found.items():
        if key not in table.columns and len(columns) == 1:
            yield key, *columns[0]


def _told_by_content(about: Profile, cells: Sequence[Cell]) -> tuple[str, str]:
    if about.filled < _LEAST:
        return "", ""
    if about.share(Content.GENDER) > 0.9:
        return "gender", N_("là Nam hoặc Nữ")
    if about.share(Content.DAY) > 0.8:
        return "birth", N_("là ngày")
    values = [cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]
    if len(values) > 0.8 * about.filled:
        if all(value == place for place, value in enumerate(values, 1)):
            return COUNTER, N_("là số thứ tự")
        if all(1_000_000 <= value < 200_000_000 for value in values):
            return "wage", N_("là mức lương")
        if all(1_930 <= value <= 2_015 for value in values):
            return "birth", N_("là năm sinh")
    texts = [clean(cell) for cell in cells if isinstance(cell, str)]
    if texts and len(texts) > 0.8 * about.filled:
        if all(len(text) == 12 and text.isdigit() and text[0] == "0" for text in texts):
            return "citizen_number", N_("là số CCCD")
        if sum(says_group(text) for text in texts) > 0.8 * len(texts):
            return "group", N_("là tên tổ")
    return "", ""


def _by_cells(about: Profile, word: str) -> Message:
    most = max(about.counts.values(), default=0)
    return Message(N_("{count}/{all} ô {what}"), {"count": most, "all": about.filled, "what": Message(word)})


# ---- the columns, settled --------------------------------------------------------------------------------------


def _share_of_people(table: Table, column: int) -> float:
    return profile(column_of(table, column)).share(Content.PERSON)


def _column_of_people(table: Table) -> int | None:
    shares = Counter[int]()
    for cells in looked_at(table):
        shares.update(
            column for column, cell in enumerate(cells) if isinstance(cell, str) and Content.PERSON in contents(cell)
        )
    if not shares:
        return None
    column, most = shares.most_common(1)[0]
    return column if most >= _LEAST and _share_of_people(table, column) > 0.6 else None


def _people_reason(table: Table, column: int) -> Message:
    about = profile(column_of(table, column))
    values = {"count": about.counts.get(Content.PERSON, 0), "all": about.filled}
    return Message(N_("{count}/{all} ô là họ tên"), values)


def _refined(found: PeopleTable) -> PeopleTable:
    table, reasons = found.table, dict(found.layout.reasons)
    table, more = with_split_days(table)
    reasons |= more
    table, more = _with_given_name(table)
    reasons |= more
    table = replace(table, encoding=encoding_of(_names(table)))
    reasons = {key: reasons.get(key) or by_heading(table.heading(key)) for key in table.columns}
    return PeopleTable(table, layout_of(table, reasons), alike_heads(table))


def _names(table: Table) -> Iterator[str]:
    """The texts in the columns of names, of rows that hold more than a name: no sums, no signers."""
    columns = [table.columns[key] for key in (NAME, GIVEN_NAME) if key in table.columns]
    for cells in looked_at(table):
        if sum(cell is not None for cell in cells) > len(columns) + 1:
            yield from (cell for at in columns if at < len(cells) and isinstance(cell := cells[at], str))


def _rows_of_people(table: Table) -> int:
    """How many of the first rows hold a name and at least two cells more: headings and sums of groups hold less."""
    name = table.columns[NAME]
    rows = (cells for cells in looked_at(table) if name < len(cells) and filled(cells[name]) is not None)
    return sum(sum(cell is not None for cell in cells) > _LEAST for cells in rows)


def _with_given_name(table: Table) -> tuple[Table, dict[str, Message]]:
    """The column right of the surnames, where it holds one word a row and nothing says that it is something else."""
    if GIVEN_NAME in table.columns or NAME not in table.columns:
        return table, {}
    column = table.columns[NAME] + 1
    head = fold(
        " ".join(as_written(table.sheet.at(table.place + step, column)) for step in range(table.height))
    ).strip()
    if column in table.columns.values() or head not in ("", "ten", "ten rieng", "ten goi"):
        return table, {}
    cells = [cell for cell in column_of(table, column) if filled(cell) is not None]
    words = [cell for cell in cells if isinstance(cell, str) and contents(cell) == {Content.WORD}]
    # Why so many of so few words: notes beside the names are rarely one word in every row, names always are.
    if (
        len(cells) < max(_LEAST, 0.9 * _rows_of_people(table) - 2)
        or len(words) < 0.9 * len(cells)
        or (not head and len(set(words)) * 3 < len(words))
    ):
        return table, {}
    if not all(clean(convert(word).text)[:1].isupper() for word in words):
        return table, {}
    return replace(table, columns={**table.columns, GIVEN_NAME: column}), {
        GIVEN_NAME: Message(N_("{count}/{all} ô là một từ"), {"count": len(words), "all": len(cells)})
    }
