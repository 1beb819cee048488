"""The words of a table's head on somebody else's sheet, over its rows, in Unicode, folded; and what may stand in and below a table.

Which heads make which table is decided in ``tables.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.domain.sheets import Cell
from app.domain.text import clean, fold
from app.imports.encodings import convert
from app.imports.workbook import Sheet


def plain_words(cell: object) -> str:
    """A text in Unicode, folded, with letters, figures and % only: ``Họ & tên`` → ``ho ten``, ``0,5%`` → ``0.5%``."""
    return "" if cell is None else _plain(convert(str(cell)).text)


@lru_cache(maxsize=16384)
def _plain(text: str) -> str:
    folded = re.sub(r"(?<=\d),(?=\d)", ".", fold(text)).replace("%", "% ")
    return " ".join(re.sub(r"(?<!\d)\.|\.(?!\d)|[^a-z0-9.%]+", " ", folded).split())


def in_unicode(cells: Sequence[Cell]) -> tuple[str | None, ...]:
    """The heads of one row in Unicode, read together: ``Soá`` alone could be either, beside ``Hoï vaø teân`` it is VNI."""
    texts = [None if cell is None else clean(str(cell)) for cell in cells]
    row = convert("\n".join(text or "" for text in texts))
    pieces = row.text.split("\n")
    if row.found and len(pieces) == len(texts):
        return tuple(text and clean(piece) for text, piece in zip(texts, pieces, strict=True))
    return tuple(text and clean(convert(text).text) for text in texts)


def stacked_heads(sheet: Sheet, place: int, height: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each column's heads from top to bottom, one for each row of the head; a head over several columns counts for each of them."""
    width = max((len(sheet.rows[place + step]) for step in range(height)), default=0)
    carried = [""] * height
    heads = [in_unicode(sheet.rows[place + step]) for step in range(height)]
    for column in range(width):
        words: list[str] = []
        new_above = False
        for step in range(height):
            cell = heads[step][column] if column < len(heads[step]) else None
            lower = any(sheet.at(place + below, column) is not None for below in range(step + 1, height))
            if cell is not None:
                carried[step] = _plain(cell)
                new_above = True
            # Trap: merges are lost when a sheet is copied; a head then reaches over blanks that have heads below.
            elif new_above or not (lower or is_covered(sheet, place + step, column)):
                carried[step] = ""
            words.append(carried[step])
        yield column, tuple(words)


def is_covered(sheet: Sheet, row: int, column: int) -> bool:
    """True for a cell that a merge from the left reaches over; both counted from 0."""
    return any(
        first_row <= row <= last_row and first_column < column <= last_column
        for first_row, first_column, last_row, last_column in sheet.merges
    )


_COLUMN_NUMBER = re.compile(r"[A-Z]|\d|\(\d{1,2}\).*|\d{2}")


def is_column_numbers(row: Sequence[Cell]) -> bool:
    """True for the line "A B C 1 2" or "(1) (2) (4)=(3) x 2%" under the head."""
    numbers = 0
    before = ""
    for cell in row:
        if cell is not None:
            text = str(cell).removesuffix(".0").strip()
            if not _COLUMN_NUMBER.fullmatch(text):
                return False
            # Why: of two figures only the number after the one before is a number of a column.
            if len(text) == 2 and text.isdigit() and before != str(int(text) - 1):
                return False
            before = text
            numbers += 1
    return numbers >= 3


def letter(column: int) -> str:
    """``A`` for column 0, ``AA`` for column 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def filled(cell: Cell) -> Cell:
    """The cell, or None when it holds only blanks."""
    # Why: a text that begins with a letter or figure is not blank, which saves cleaning every cell of a long list.
    return None if isinstance(cell, str) and not (cell[:1].isalnum() or clean(cell)) else cell


def as_written(cell: Cell) -> str:
    """The cell as the sheet holds it, as text to be kept: whole numbers without ``.0``, days in ISO form."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


SUMMARY = re.compile(r"^(tong( cong| so)?|cong( so)?|cong trang|luy ke|so du|mang sang|chuyen sang)\b")
"""Plain words that begin a total line."""
SIGNATURE = re.compile(
    r"^(nguoi lap|nguoi kiem tra|ke toan|thu quy|thu truong|chu tich|giam doc|tm |t m |ky |lap bieu|ngay \d+ thang|ngay thang|.*, ngay \d+ thang|"
    r"ghi chu\b|luu y\b|noi nhan|danh sach (nay )?(co|gom)|.* ngay \d+ thang \d+ nam \d+)"
)
"""Plain words of what stands under a table: dates, offices, notes."""
