"""Single cells and rows of a book's sheet: amounts with their sign and unit, and why a row that is no entry is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from app.domain.import_plan import PassedOver, PassedRow
from app.domain.money import Dong
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports.content import Content, contents, is_person, money_of
from app.imports.heads import SIGNATURE, as_written, plain_words
from app.imports.workbook import Sheet


def passed_row(sheet: Sheet, at: int, why: PassedOver) -> PassedRow:
    """A row that was passed over, with its cells as one text."""
    said = (clean(as_written(cell)) for cell in sheet.rows[at] if cell is not None)
    return PassedRow(sheet.name, at + 1, why, " | ".join(filter(None, said))[:200])


def reason_of(cells: Sequence[Cell], *, below: bool) -> PassedOver | None:
    """Why a row that is no entry may be passed over; None where it holds neither an amount nor a name, so that nothing is lost."""
    has_name = any(isinstance(cell, str) and is_person(cell) for cell in cells)
    signed = any(isinstance(cell, str) and SIGNATURE.search(plain_words(cell)) for cell in cells)
    if has_name and below:
        return PassedOver.SIGNER
    if any(Content.SUM in contents(cell) for cell in cells) or has_name:
        return PassedOver.SIGNER if signed else PassedOver.NOTE
    return None


def is_money(cell: Cell) -> bool:
    """True for a number, and for a text that surely is an amount."""
    return isinstance(cell, int | float) or money_of(cell) is not None


def signed(cell: Cell) -> Dong | None:
    """An amount with its sign: ``-500.000``, ``(500.000)``, ``+500.000``."""
    if isinstance(cell, str):
        text = clean(cell)
        if found := re.fullmatch(r"\((.+)\)", text):
            inner = money_of(found[1])
            return None if inner is None else Dong(-inner)
        return money_of(text.removeprefix("+").strip())
    return money_of(cell)


_POINTS = {
    ",": re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}|-?\d{4,},\d{3}"),
    ".": re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}|-?\d{4,}\.\d{3}"),
}
"""A text that shows which sign stands before the decimals: «1.234,5», «3937,685»."""


def point_of(cells: Iterable[Cell]) -> str:
    """The sign before the decimals, as some amounts of a sheet show it; empty where none does."""
    texts = [clean(cell) for cell in cells if isinstance(cell, str)]
    return next((sign for sign, shown in _POINTS.items() if any(shown.fullmatch(text) for text in texts)), "")


def scaled(cell: Cell, factor: int, point: str = "") -> Cell:
    """An amount of the sheet in đồng; a cell that is no number stays as it is. ``point``: the sign before the decimals."""
    if factor == 1 or cell is None or isinstance(cell, bool):
        return cell
    exact: Fraction | None = None
    if isinstance(cell, int | float):
        exact = Fraction(str(cell)) * factor
    elif isinstance(cell, str):
        text = clean(cell).replace({",": ".", ".": ","}.get(point, " "), "")
        if point and re.fullmatch(rf"-?\d+\{point}\d{{1,3}}", text):
            exact = Fraction(text.replace(point, ".")) * factor
        elif (whole := money_of(cell)) is not None:
            exact = Fraction(whole * factor)
        elif found := re.fullmatch(r"(-?\d+),(\d{1,3})", clean(cell)):
            exact = Fraction(f"{found[1]}.{found[2]}") * factor
    return cell if exact is None or exact.denominator != 1 else int(exact)


def is_dash(cell: Cell) -> bool:
    """True for a stroke that stands for no amount."""
    return isinstance(cell, str) and cell.strip() in ("-", "–", "—")
