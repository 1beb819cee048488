"""Where pointed tables lie on the sheets of a workbook: as they were pointed at, or found again by the words of their heads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from app.domain.pointing import KnownBy, Pointed, PointedTable
from app.domain.problems import N_, Message
from app.imports.heads import plain_words
from app.imports.workbook import Sheet, Workbook

_LOOKED_AT = 200
"""A head is looked for in so many first rows."""


def sheet_of(table: PointedTable, workbook: Workbook) -> Sheet:
    """The sheet a table stands on; refuses a table without its sheet where a file has several, and rows beyond the end."""
    if table.sheet:
        sheet = workbook.sheet(table.sheet)
    else:
        seen = [each for each in workbook.sheets if not each.is_hidden] or list(workbook.sheets)
        if len(seen) > 1:
            raise table.fault("sheet", Message(N_("tệp có {count} trang: hãy ghi tên trang"), {"count": len(seen)}))
        sheet = seen[0]
    if table.first > len(sheet.rows):
        values = {"sheet": sheet.name.strip(), "rows": len(sheet.rows)}
        raise table.fault("first", Message(N_("trang «{sheet}» chỉ có {rows} dòng"), values))
    return sheet


def placed(tables: Pointed, workbook: Workbook) -> Pointed:
    """The tables where they lie in this workbook: those whose head stands elsewhere are found again by its words."""
    return found_in(tables, workbook) or tables


def found_in(tables: Pointed, workbook: Workbook) -> Pointed:
    """The tables as they were pointed at where all stand so; else every place where one of their heads stands."""
    if all(_stands(table, workbook) for table in tables):
        return tables
    shapes = {(table.kind, table.known_by.words, tuple(table.columns.items())): table for table in tables}
    return tuple(each for table in shapes.values() if table.known_by.words for each in _found_again(table, workbook))


def everywhere(table: PointedTable, workbook: Workbook) -> Pointed:
    """The table, and under the same head on every other sheet the same table once more."""
    known = with_words(table, workbook)
    own = sheet_of(table, workbook).name
    others = _found_again(known, workbook) if known.known_by.words else ()
    return (replace(table, sheet=own), *(replace(each, month=None) for each in others if each.sheet != own))


def _stands(table: PointedTable, workbook: Workbook) -> bool:
    """True for a table that lies as it was pointed at, and for one that is known by nothing else."""
    if not table.known_by.words:
        return True
    names = [sheet for sheet in workbook.sheets if sheet.name == table.sheet] if table.sheet else workbook.sheets[:1]
    return bool(names) and known_by(names[0], table) == table.known_by


def _found_again(table: PointedTable, workbook: Workbook) -> Iterator[PointedTable]:
    words = table.known_by.words
    for sheet in workbook.sheets:
        if sheet.is_hidden:
            continue
        for at in range(min(_LOOKED_AT, len(sheet.rows))):
            if all(words_of_row(sheet, at + step) == word for step, word in enumerate(words)):
                yield _moved(table, sheet, at + 1)
                break


def _moved(table: PointedTable, sheet: Sheet, top: int) -> PointedTable:
    """The table under a head that begins in another row; its end is where the word behind it stands, else the end of the sheet."""
    first = top + (table.first - table.head[0])
    behind = table.known_by.behind
    last = None
    if behind:
        # Why from below: «Cộng tháng» stands behind every month, and behind the last.
        ends = (at for at in range(len(sheet.rows) - 1, first - 1, -1) if _first_word(sheet, at) == behind)
        last = next(ends, None)
    head = tuple(range(top, top + len(table.head)))
    return replace(table, sheet=sheet.name, head=head, first=first, last=last)


def with_words(table: PointedTable, workbook: Workbook) -> PointedTable:
    """The table with what it is known by, so that its file serves every workbook of that shape."""
    return replace(table, known_by=known_by(sheet_of(table, workbook), table))


def known_by(sheet: Sheet, table: PointedTable) -> KnownBy:
    """The words of a table's head where it lies on a sheet, and the first word behind it."""
    if not table.head or table.head[-1] > len(sheet.rows):
        return KnownBy()
    words = tuple(words_of_row(sheet, row - 1) for row in table.head)
    behind = _first_word(sheet, table.last) if table.last is not None else ""
    return KnownBy(words if any(words) else (), behind)


def words_of_row(sheet: Sheet, at: int) -> str:
    """The words of a row, each with its column, so that the width of a head is part of it."""
    if at >= len(sheet.rows):
        return ""
    cells = enumerate(sheet.rows[at])
    return " | ".join(f"{column}:{word}" for column, cell in cells if cell is not None and (word := plain_words(cell)))


def _first_word(sheet: Sheet, at: int) -> str:
    """The first text of a row, without its figures: «Cộng tháng 3» is the word of «Cộng tháng 4» too."""
    if at >= len(sheet.rows):
        return ""
    text = next((plain_words(cell) for cell in sheet.rows[at] if isinstance(cell, str)), "")
    return "".join(sign for sign in text if not sign.isdigit()).strip()


def fingerprint(table: PointedTable) -> str:
    """A name of the shape of a table: the same for every sheet with these words in its head, for one kind."""
    told = "\n".join((table.kind, *table.known_by.words))
    return hashlib.sha256(told.encode()).hexdigest()[:20]
