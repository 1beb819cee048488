"""One row of a book as its layout tells it: its cells by key, what joined cells hold for it, its days and its amounts."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.intake.records import FURTHER
from app.domain.sheets import Cell
from app.imports.content import money_of
from app.imports.heads import as_written, filled
from app.imports.intake import book_words as words
from app.imports.intake.book_cells import is_dash, point_of, scaled, signed
from app.imports.intake.book_days import DAYS, Calendar, is_day, part_of_day
from app.imports.intake.book_page import SheetRow
from app.imports.layout import Layout
from app.imports.workbook import Sheet

NUMBERS = ("number", "number_in", "number_out")
MONEY = frozenset({"amount_in", "amount_out", "amount", "balance", "debit", "credit"})
MORE = frozenset(each.key for each in FURTHER)
HELD = frozenset({*DAYS, *NUMBERS, "text", "side", "month", "year", *MORE})
"""What joined cells hold for all of their rows; an amount stands once."""


class RowReader:
    """The rows of one sheet, one at a time, from top to bottom."""

    def __init__(self, layout: Layout, sheet: Sheet, calendar: Calendar, joined: Mapping[tuple[int, int], int]) -> None:
        self.layout, self.sheet, self.calendar, self.joined = layout, sheet, calendar, joined
        self._places = tuple((key, column, key in MONEY) for key, column in layout.columns.items())
        self._reached: int | None = None
        money = [column for key, column in layout.columns.items() if key in MONEY] if layout.factor > 1 else []
        self._point = point_of(sheet.at(row, column) for row in range(len(sheet.rows)) for column in money)
        self._has_more = bool(MORE & layout.columns.keys())

    def _scaled(self, cell: Cell) -> Cell:
        return cell if self.layout.factor == 1 else scaled(cell, self.layout.factor, self._point)

    def own(self, at: int) -> dict[str, Cell]:
        """The filled cells of a row by key; those that joined cells hold for it come later."""
        cells = self.sheet.rows[at]
        width = len(cells)
        found: dict[str, Cell] = {}
        for key, column, is_money in self._places:
            if column >= width or (cell := cells[column]) is None:
                continue
            # Why first the type: most cells are figures and days, of which nothing more need be asked.
            if isinstance(cell, str) and (filled(cell) is None or (is_money and is_dash(cell))):
                continue
            found[key] = cell
        return found

    def is_dated(self, own: Mapping[str, Cell]) -> bool:
        """True for a row with a day of its own, or with the part of one that the layout makes a day of."""
        for key in DAYS:
            if key in own and (is_day(own[key]) or (key in self.calendar.parts and part_of_day(own[key]) is not None)):
                return True
        return False

    def row(self, at: int, own: Mapping[str, Cell]) -> SheetRow:
        """The row with its days and amounts."""
        found = {**own, **self._held(at, own)} if self.joined else own
        has_amount = "amount_in" in own or "amount_out" in own or "amount" in own
        days = dict(self.calendar.days(found, self.layout.carries_days and has_amount))
        number = next((text for key in NUMBERS if key in found and (text := as_written(found[key]))), "")
        amount_in, amount_out = self._amounts(found)
        self._reached = money_of(self._scaled(found.get("balance"))) if self.layout.by_balance else None
        return SheetRow(
            at + 1,
            days.get("book_date"),
            days.get("voucher_date"),
            number,
            as_written(found.get("text")),
            amount_in,
            amount_out,
            self._scaled(found.get("balance")),
            as_written(found.get("note")),
            {key: cell for key, cell in found.items() if key in MORE} if self._has_more else {},
        )

    def _held(self, at: int, own: Mapping[str, Cell]) -> dict[str, Cell]:
        """What cells joined downwards hold for a row."""
        found: dict[str, Cell] = {}
        for key, column in self.layout.columns.items():
            if key not in own and key in HELD and (top := self.joined.get((at, column))) is not None:
                held = filled(self.sheet.at(top, column))
                if held is not None:
                    found[key] = held
        return found

    def _amounts(self, found: Mapping[str, Cell]) -> tuple[Cell, Cell]:
        if "amount" not in self.layout.columns:
            came, went = self._scaled(found.get("amount_in")), self._scaled(found.get("amount_out"))
            if self.layout.beside and not any(map(money_of, (came, went))):
                # Why: a row of the other book may fill these columns with zeros.
                came, went = (None if cell == 0 else cell for cell in (came, went))
            return came, went
        amount = self._scaled(found.get("amount"))
        if amount is None:
            return None, None
        if "side" in self.layout.columns:
            side = words.side_of_word(as_written(found.get("side")))
            # Trap: an amount of no side stands on both, so that it is refused and never guessed.
            return (amount if side != "out" else None), (amount if side != "in" else None)
        if self.layout.by_balance:
            return self._by_balance(amount, found)
        value = signed(amount)
        return (None, -value) if value is not None and value < 0 else (amount if value is None else value, None)

    def _by_balance(self, amount: Cell, found: Mapping[str, Cell]) -> tuple[Cell, Cell]:
        """An amount on the side that the balance says; on both, so that it is refused, where the balance says nothing."""
        balance, before = money_of(self._scaled(found.get("balance"))), self._reached
        moved = balance - before if balance is not None and before is not None else 0
        came = moved > 0 or moved != -(signed(amount) or 0)
        return (amount if came else None), (None if moved > 0 and moved == signed(amount) else amount)

    def label(self, at: int) -> str | None:
        """The folded words of a sum or balance row."""
        columns = self.layout.columns
        last = max(columns["text"], *(columns.get(key, 0) for key in (*DAYS, *NUMBERS)))
        first = min(columns.values())
        for cell in self.sheet.rows[at][first : last + 1]:
            if isinstance(cell, str) and (label := words.summary_words(cell)) is not None:
                return label
        return None
