"""Tables kept as text with a sign between the cells (.csv and what is called otherwise): which sign, and the cells as they stand.

A cell is a text and stays one: zeros in front are kept, amounts and days are read later by whoever knows what they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from app.domain.problems import Finding
from app.domain.separated import separated_rows
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports.encodings import Decoded
from app.imports.file_faults import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, PlainTextFile, TooManyRows, WorkbookTooLarge
from app.imports.sheet import Sheet, seen

_SIGNS = ("\t", ";", ",", "|")
"""What may stand between cells; of two that fit alike, the first."""
_LOOKED_AT = 400
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
"""How a program writes a number whose zeros Excel must not take away."""


def text_sheet(decoded: Decoded, file: str, name: str) -> Sheet:
    """The one sheet of a text. Refuses a text without columns, and one larger than any sheet."""
    text = decoded.text
    if told := _TOLD.match(text):
        text = text[told.end() :]
    sign = told[1] if told else _sign_of(text)
    if sign is None:
        raise PlainTextFile(file=file)
    findings: list[Finding] = []
    if decoded.found:
        findings.append(seen("text-decoded", {"encoding": decoded.found}, name))
    rows: list[tuple[Cell, ...]] = []
    filled = cells = 0
    for number, texts in enumerate(separated_rows(text, sign), 1):
        row = row_of(decoded.mend(cell) for cell in texts)
        filled += bool(row)
        cells += len(row)
        if filled > MOST_ROWS:
            raise TooManyRows(sheet=name, rows=f"{MOST_ROWS}+", most=MOST_ROWS)
        if len(row) > MOST_COLUMNS or cells > MOST_CELLS or number > MOST_CELLS:
            raise WorkbookTooLarge(file=file, reason=f"{number} dòng × {len(row)} cột")
        if sign == "," and (cut := _cut_number(texts)):
            findings.append(seen("number-cut", {"number": cut}, name, number))
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(name, rows, findings=tuple(findings), is_text=True)


def row_of(texts: Iterator[str]) -> tuple[Cell, ...]:
    """The cells of a row of texts; what cannot be seen is empty, and empty cells at the end are none."""
    row = [_cell_of(text) for text in texts]
    while row and row[-1] is None:
        row.pop()
    return tuple(row)


def _cell_of(text: str) -> Cell:
    if kept := _KEPT_AS_TEXT.fullmatch(text.strip()):
        text = kept[1]
    return text.strip() if clean(text) else None


def _sign_of(text: str) -> str | None:
    """The sign that cuts most rows, and most of them into as many cells; None when no sign cuts any."""
    best, found = 0.0, None
    start = text[: _LOOKED_AT * 1_000]
    for sign in _SIGNS:
        if sign in start and (fit := _fit(islice(separated_rows(start, sign), _LOOKED_AT))) > best:
            best, found = fit, sign
    return found


def _fit(rows: Iterator[Sequence[str]]) -> float:
    """How many rows are as wide as most, and half of how many are cut at all.

    Why not all rows: titles and signatures stand in one cell, and some programs leave out empty cells at the end.
    """
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths.values()) + widths.total() / 2 if widths else 0


def _cut_number(texts: Sequence[str]) -> str:
    """A number whose thousands were taken for cells of their own: «1», «500», «000»; an empty text when there is none."""
    for before, after in pairwise(texts):
        if after.strip() == "000" and re.fullmatch(r"-?\d{1,3}", before.strip()):
            return f"{before.strip()},{after.strip()}"
    return ""
