"""One cell of somebody else's sheet read by the kind of its field: what it surely says, and what was found in reading it.

Money, days and choices are read or refused, never guessed. A reading depends on nothing but the cell and the field, so that a cell
met again need not be read again; where the cell stands is said afterwards.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from app.domain.dates import Month, show_date
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, Level, Message
from app.domain.reading import PartialDate, UnreadableDate, UnreadableMoney, read_date, read_money, read_partial_date
from app.domain.records import Field, Kind
from app.domain.sheets import Cell
from app.domain.text import clean, fold
from app.imports.encodings import convert
from app.imports.heads import as_written


class CellFinding(NamedTuple):
    """Something found in a cell of a field, whichever row the cell stands in."""

    level: Level
    code: str
    key: str
    message: Message
    proposal: Message | None = None


Value = TypeVar("Value")
CellFindings = tuple[CellFinding, ...]
Reading = tuple[Value, CellFindings]
"""What a cell says, and what was found in reading it."""


class Placed(Protocol):
    """A table whose columns are known by key: where each stands, and what stands over it."""

    @property
    def name(self) -> str:
        """The sheet's name."""

    @property
    def letters(self) -> Mapping[Any, str]:
        """Each column as Excel calls it."""

    @property
    def heads(self) -> Mapping[Any, str]:
        """Each column's heading."""


def found_in(sheet: Placed, row: int, found: CellFinding) -> Finding:
    """The finding at its row; one that stops names the cell and its heading."""
    message = found.message
    if found.level is Level.STOP and found.key in sheet.letters:
        values = {
            "cell": f"{sheet.letters[found.key]}{row}",
            "heading": sheet.heads.get(found.key, ""),
            "found": message,
        }
        message = Message(N_("Ô {cell}, cột «{heading}»: {found}"), values)
    return Finding(found.level, found.code, message, sheet.name, row, found.key, found.proposal)


class Read(Placed, Protocol):
    """A table that knows whether its file holds nothing but texts."""

    @property
    def is_text(self) -> bool:
        """True for a csv or a page."""


def told_in(sheet: Read, row: int, findings: Sequence[CellFinding]) -> list[Finding]:
    """The findings at their row; that a cell is a text says nothing where every cell of the file is one."""
    return [found_in(sheet, row, each) for each in findings if not (sheet.is_text and each.code.endswith(IS_TEXT))]


IS_TEXT = "-is-text"
"""How the codes of notes end that tell of an amount or a day written as text."""


def stopped(key: str, code: str, message: Message, proposal: Message | None = None) -> CellFindings:
    """One finding that stops."""
    return (CellFinding(Level.STOP, code, key, message, proposal),)


# ---- by kind ---------------------------------------------------------------------------------------------------


def read(field: Field, cell: Cell) -> Reading[Any]:
    """What a cell of a field says; nothing for an empty one. Never raises for what it holds."""
    return _READERS[field.kind](field, cell)


def read_words(key: str, cell: Cell) -> Reading[str]:
    """The text of a cell in Unicode; converting it is reported."""
    if cell is None:
        return "", ()
    if not isinstance(cell, str):
        return as_written(cell), ()
    if cell.isascii():
        return clean(cell), ()
    conversion = convert(cell)
    text = clean(conversion.text)
    if not conversion.found:
        return text, ()
    message = Message(N_("Chữ viết theo {encoding}, đã chuyển về Unicode."), {"encoding": ", ".join(conversion.found)})
    return text, (CellFinding(Level.NOTE, "text-converted", key, message, Message(N_("«{text}»"), {"text": text})),)


def read_amount(key: str, cell: Cell, code: str = "") -> Reading[Dong | None]:
    """Whole đồng; a number that stands as text, and the dust of a calculation, are noted under ``code`` or the key."""
    code = code or key
    if cell is None:
        return None, ()
    try:
        amount, note = (reading := read_money(cell)).amount, reading.note
    except UnreadableMoney as refusal:
        return None, stopped(key, f"{code}-unreadable", refusal.message)
    shown = Message(N_("{amount} đồng"), {"amount": show_money(amount)})
    if note is not None:
        return amount, (CellFinding(Level.NOTE, f"{code}-fraction", key, note, shown),)
    if isinstance(cell, str):
        message = Message(N_("Số tiền «{text}» là chữ, không phải số."), {"text": cell})
        return amount, (CellFinding(Level.NOTE, f"{code}{IS_TEXT}", key, message, shown),)
    return amount, ()


def read_day(key: str, cell: Cell) -> Reading[dt.date | None]:
    """A day, or the likely one, which she must agree to."""
    if cell is None:
        return None, ()
    try:
        return read_date(convert(cell).text if isinstance(cell, str) else cell), ()
    except UnreadableDate as refusal:
        likely = refusal.proposal
        mended = None if likely is None else Message(N_("{day}"), {"day": show_date(likely)})
        return likely, stopped(key, refusal.code, refusal.message, mended)


def _month(field: Field, cell: Cell) -> Reading[Month | None]:
    if cell is None:
        return None, ()
    try:
        day = read_partial_date(convert(cell).text if isinstance(cell, str) else cell)
    except UnreadableDate:
        day = PartialDate(0)
    if day.month is None:
        message = Message(
            N_("Không hiểu tháng «{text}»: hãy viết tháng/năm, ví dụ 03/2026."), {"text": as_written(cell)}
        )
        return None, stopped(field.key, f"{field.key}-unreadable", message)
    return Month(day.year, day.month), ()


def _count(field: Field, cell: Cell) -> Reading[int | None]:
    if cell is None:
        return None, ()
    text = clean(as_written(cell))
    if re.fullmatch(r"\d{1,9}", text) and not isinstance(cell, bool):
        return int(text), ()
    message = Message(N_("«{text}» không phải số đếm: hãy ghi một số nguyên, ví dụ 12."), {"text": text})
    return None, stopped(field.key, f"{field.key}-unreadable", message)


def _choice(field: Field, cell: Cell) -> Reading[Any]:
    if cell is None:
        return None, ()
    text = read_words(field.key, cell)[0]
    for choice in field.choices:
        if fold(text) in (fold(choice.label), str(choice)):
            return choice, ()
    words = ", ".join(choice.label for choice in field.choices)
    message = Message(N_("Không hiểu «{text}»: hãy ghi một trong các từ {words}."), {"text": text, "words": words})
    return None, stopped(field.key, f"{field.key}-unreadable", message)


_YES = frozenset({"x", "v", "✓", "✔", "1", "+", "co", "true", "yes"})
_NO = frozenset({"", "0", "-", "khong", "false", "no"})


def is_mark(cell: Cell) -> bool:
    """True for a cross, a tick or a word that says yes."""
    return fold(as_written(cell)) in _YES


def _yes(field: Field, cell: Cell) -> Reading[bool]:
    if cell is None or fold(as_written(cell)) in _NO:
        return False, ()
    if is_mark(cell):
        return True, ()
    message = Message(N_("Không hiểu «{text}»: hãy đánh dấu x hoặc để trống."), {"text": as_written(cell)})
    return False, stopped(field.key, f"{field.key}-unreadable", message)


_READERS: Mapping[Kind, Callable[[Field, Cell], Reading[Any]]] = {
    Kind.TEXT: lambda field, cell: read_words(field.key, cell),
    Kind.LINES: lambda field, cell: read_words(field.key, cell),
    Kind.OTHER: lambda field, cell: read_words(field.key, cell),
    Kind.MONEY: lambda field, cell: read_amount(field.key, cell),
    Kind.DAY: lambda field, cell: read_day(field.key, cell),
    Kind.MONTH: _month,
    Kind.COUNT: _count,
    Kind.CHOICE: _choice,
    Kind.YES: _yes,
}
