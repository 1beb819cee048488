"""The unit that amounts of a table are told in: đồng, nghìn đồng or triệu đồng, as a heading or a title says it."""

from __future__ import annotations

import re
from fractions import Fraction

from app.domain.problems import N_
from app.domain.sheets import Cell
from app.domain.text import clean, fold
from app.imports.encodings import convert

THOUSAND, MILLION = 1_000, 1_000_000
WORDS = {1: N_("đồng"), THOUSAND: N_("nghìn đồng"), MILLION: N_("triệu đồng")}

_D = r"(?:dong|d|vnd)"
_THOUSAND = rf"(?:nghin|ngan)(?: {_D})?|1 ?[.,]? ?000 ?{_D}|1 ?[.,]? ?000(?=\s*\))|x ?1 ?[.,]? ?000|'?000 ?{_D}"
_MILLION = rf"trieu(?: {_D})?|tr ?[.]? ?{_D}"
_IN_HEAD = (
    (THOUSAND, re.compile(rf"(?<![\w.,]){_THOUSAND}(?!\w)")),
    (MILLION, re.compile(rf"(?<!\w)(?:{_MILLION})(?!\w)")),
)
_PLAIN = re.compile(rf"[(:/,]\s*(?:dvt\s*:?\s*)?{_D}\s*(?:[)/]|$)")
_TOLD = r"(?:dvt|don vi tinh|don vi tien(?: te)?|don vi)\s*[:.]?\s*[(]?\s*"
_IN_TITLE = (
    (THOUSAND, re.compile(rf"{_TOLD}(?:{_THOUSAND})(?!\w)")),
    (MILLION, re.compile(rf"{_TOLD}(?:{_MILLION})(?!\w)")),
    (1, re.compile(rf"{_TOLD}{_D}(?!\w)")),
)


def unit_in_heading(heading: str) -> int | None:
    """The unit a heading names, in đồng; None where it names none."""
    text = fold(convert(heading).text)
    named = next((unit for unit, pattern in _IN_HEAD if pattern.search(text)), None)
    return named if named is not None else 1 if _PLAIN.search(text) else None


def unit_in_title(text: str) -> int | None:
    """The unit that «ĐVT: …» names, in đồng."""
    words = fold(convert(text).text)
    return next((unit for unit, pattern in _IN_TITLE if pattern.search(words)), None)


_DECIMAL = re.compile(r"(\d{1,9})[.,](\d{1,6})")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def in_unit(cell: Cell, unit: int) -> Cell:
    """An amount told in a unit, in đồng; a text that says it where it comes to no whole number."""
    if unit == 1 or isinstance(cell, bool) or cell is None:
        return cell
    if isinstance(cell, int | float):
        return _whole(Fraction(repr(cell)) * unit, cell) if abs(cell) < 10**12 else cell
    if not isinstance(cell, str):
        return cell
    text = clean(cell).replace(" ", "")
    if text.isdigit():
        return int(text) * unit
    if unit == THOUSAND and _GROUPED.fullmatch(text):
        return int(re.sub(r"\D", "", text)) * unit
    if (match := _DECIMAL.fullmatch(text)) and ((unit == MILLION and len(match[1]) < 4) or len(match[2]) != 3):
        return _whole(Fraction(f"{match[1]}.{match[2]}") * unit, cell)
    return cell if text in ("-", "–") else f"{text} (không rõ số)"


def _whole(amount: Fraction, cell: Cell) -> Cell:
    near = round(amount)
    # Why a text: half a đồng is no amount, and the reader of amounts refuses it with the cell.
    return int(near) if abs(amount - near) <= Fraction(1, 1000) else f"{cell} (không tròn đồng)"
