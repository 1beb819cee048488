"""Applying a layout: the rows of a book as they stand on its sheet, its sums and balances, and every other row with its reason.

A pure function of a layout and a sheet. A row that has a day or a number of its own and an amount is an entry, whatever its words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from app.domain.dates import Month
from app.domain.import_plan import PassedOver, PassedRow
from app.domain.intake.book_import import BookKind
from app.domain.ledger.vouchers import parse_number
from app.domain.problems import N_, Finding, Level, warn
from app.domain.sheets import Cell
from app.imports.content import Content, contents, money_of
from app.imports.heads import as_written, is_column_numbers, plain_words
from app.imports.intake import book_words as words
from app.imports.intake.book_cells import is_money, passed_row, reason_of
from app.imports.intake.book_days import DAYS, Calendar, is_day
from app.imports.intake.book_page import BookSheet, SheetRow, Summary
from app.imports.intake.book_row import HELD, NUMBERS, RowReader
from app.imports.layout import Layout, joined_down
from app.imports.tables import only_text
from app.imports.workbook import Sheet


def laid_out(layout: Layout, sheet: Sheet) -> BookSheet:
    """The book that a layout makes of a sheet."""
    return _Page(layout, sheet).read()


class _Page:
    """A sheet read row by row."""

    def __init__(self, layout: Layout, sheet: Sheet) -> None:
        self.layout, self.sheet = layout, sheet
        above = [row - 1 for row in range(layout.top, layout.first) if row not in layout.head]
        titles = [words.folded(cell) for at in above for cell in sheet.rows[at] if isinstance(cell, str)]
        self.period = words.period_of(titles, sheet.name)
        self.calendar = Calendar.of(sheet, layout, self.period)
        columns = {column for key, column in layout.columns.items() if key in HELD}
        self.joined = joined_down(sheet, columns)
        self.read_row = RowReader(layout, sheet, self.calendar, self.joined)
        self.rows: list[SheetRow] = []
        self.summaries: list[Summary] = []
        self.passed: list[PassedRow] = []
        self.findings: list[Finding] = []
        self.closed = False
        self.left, self.right = min(layout.columns.values()), max(*layout.columns.values(), *layout.beside) + 1

    def read(self) -> BookSheet:
        """Every row once."""
        layout, sheet = self.layout, self.sheet
        for at in range(layout.first - 1, min(layout.last, len(sheet.rows))):
            self._take(at)
        entries = {row.row for row in self.rows} | {part.row for row in self.rows for part in row.parts}
        keys = {letter: key for key, letter in layout.letters.items()}
        for finding in sheet.findings:
            # Why: a doubtful balance or note keeps nothing out.
            if finding.row in entries and (finding.column is None or finding.column in keys):
                key = keys.get(finding.column or "")
                self.findings.append(_seen(finding, key))
        tail = [each for each in self.summaries if each.place == len(self.rows)]
        return BookSheet(
            sheet.name,
            BookKind(layout.kind),
            tuple(self.rows),
            self.period,
            next((each.row for each in self.summaries if each.place == 0 and each.opens), None),
            next((each.row for each in reversed(tail) if each.why is PassedOver.TOTAL), None),
            next((each.row for each in reversed(tail) if each.why is PassedOver.BALANCE and not each.opens), None),
            tuple(self.findings),
            {key: letter for key, letter in layout.letters.items()},
            layout.headings(sheet),
            tuple(self.summaries),
            tuple(self.passed),
            layout,
            is_text=sheet.is_text,
        )

    # ---- one row ---------------------------------------------------------------------------------------------------

    def _take(self, at: int) -> None:
        cells = self.sheet.rows[at]
        if not any(cell is not None for cell in cells[self.left : self.right]):
            if (month := self._month(at)) is not None:
                self.calendar.heading(*month)
                self._pass(at, PassedOver.HEADING)
            return
        own = self.read_row.own(at)
        # Why: a row with a day of the calendar is neither a head nor the numbers of the columns.
        has_day = any(isinstance(own.get(key), dt.date) for key in DAYS)
        if not has_day and ((len(own) >= 3 and is_column_numbers(list(own.values()))) or self._is_head(own)):
            self._pass(at, PassedOver.HEAD)
            return
        row = self.read_row.row(at, own)
        amounts = [amount for amount in (row.amount_in, row.amount_out) if amount is not None]
        dated = self.read_row.is_dated(own)
        numbered = any(key in own and parse_number(as_written(own[key])) is not None for key in NUMBERS)
        # Why: most rows say by day and number what they are; their words need not be looked at.
        label = None if numbered and dated and amounts else self.read_row.label(at)
        if amounts and not numbered and label is not None:
            numbered = any(re.match(r"\w*\d", as_written(own.get(key))) is not None for key in NUMBERS)
        if label is not None and not self._outweighs(label, row, amounts, dated, numbered):
            self._summarise(at, label, row)
        elif label is None and not amounts and (month := self._month(at)):
            self.calendar.heading(*month)
            self._pass(at, PassedOver.HEADING)
        elif self._is_entry(row, own, amounts, dated, numbered):
            self._add(at, row, own)
        else:
            self._pass_by(at, row)

    def _outweighs(self, label: str, row: SheetRow, amounts: Sequence[Cell], dated: bool, numbered: bool) -> bool:
        """True where a row is an entry whatever its words say; what its sums prove to be a sum is none."""
        if numbered:
            return True
        if not dated:
            return self._runs_on(row)
        if not amounts:
            return not words.is_balance(label) and not words.is_carried(label) and row.balance is None
        paid = [money_of(cell) or 0 for cell in (row.amount_in, row.amount_out)]
        if words.SURE_OPENING.fullmatch(label) and not self.rows and money_of(row.balance) == paid[0] and not paid[1]:
            return False
        if words.SURE_TOTAL.fullmatch(label) and self.rows:
            return tuple(paid) not in self._sums()
        return True

    def _runs_on(self, row: SheetRow) -> bool:
        """True where the balance beside a row is the one above it and what the row moves: then it is an entry, whatever it says."""
        before = money_of(self.rows[-1].balance) if self.rows else None
        balance = money_of(row.balance)
        moved = (money_of(row.amount_in) or 0) - (money_of(row.amount_out) or 0)
        return before is not None and balance is not None and moved != 0 and balance == before + moved

    def _sums(self) -> set[tuple[int, int]]:
        """What the rows so far add up to, since the last sum and from the beginning."""
        places = {0, *(each.place for each in self.summaries[-3:])}
        return {_sum_of(self.rows[place:]) for place in places if place < len(self.rows)}

    def _is_entry(
        self, row: SheetRow, own: Mapping[str, Cell], amounts: Sequence[Cell], dated: bool, numbered: bool
    ) -> bool:
        """True for a row that wants to be a voucher, however faulty. Below a closing balance only one with its day or number counts."""
        if not amounts and any(self.sheet.at(row.row - 1, column) is not None for column in self.layout.beside):
            return False
        if not amounts and at_the_end(self, row):
            return False
        moneys = any(is_money(amount) for amount in amounts)
        if numbered or dated:
            return moneys or (bool(amounts) and not self.closed) or (not self.closed and bool(row.text))
        if not amounts or at_the_end(self, row) or not (moneys or row.row < self.last_dated):
            return False
        held = is_day(row.book_date) or is_day(row.voucher_date)
        if "text" in own or held:
            return (moneys or held) and (held or not self.closed) and bool(row.text or held)
        return not self.closed and moneys and bool(self.rows)

    @cached_property
    def last_dated(self) -> int:
        """The last row with a day or number of its own and an amount, as Excel counts."""
        keys = [self.layout.columns[key] for key in (*DAYS, *NUMBERS) if key in self.layout.columns]
        money = [
            self.layout.columns[key] for key in ("amount_in", "amount_out", "amount") if key in self.layout.columns
        ]
        for at in range(min(self.layout.last, len(self.sheet.rows)) - 1, self.layout.first - 2, -1):
            if any(self.sheet.at(at, column) is not None for column in money) and any(
                Content.DAY in contents(cell)
                or parse_number(as_written(cell)) is not None
                or Content.PART_OF_DAY in contents(cell)
                for column in keys
                if (cell := self.sheet.at(at, column)) is not None
            ):
                return at + 1
        return self.layout.last

    def _add(self, at: int, row: SheetRow, own: Mapping[str, Cell]) -> None:
        self.closed = False
        if not self.joined:
            self.rows.append(row)
            return
        before = self.rows[-1] if self.rows else None
        numbers = [self.layout.columns[key] for key in NUMBERS if key in self.layout.columns]
        joined = any(
            self.joined.get((at, column), -1) >= 0 and self.sheet.at(self.joined[at, column], column)
            for column in numbers
        )
        same = before is not None and before.number == row.number and _way(before) == _way(row)
        if (
            joined
            and same
            and before is not None
            and _way(row)
            and self.joined_from(at, numbers) in (before.row, *(p.row for p in before.parts))
        ):
            self.rows[-1] = replace(before, parts=(*before.parts, row))
        else:
            self.rows.append(row)

    def joined_from(self, at: int, columns: Sequence[int]) -> int:
        """The first row of the joined number that holds for this one, as Excel counts."""
        return next((self.joined[at, column] + 1 for column in columns if (at, column) in self.joined), 0)

    # ---- rows that are none ----------------------------------------------------------------------------------------

    def _is_head(self, own: Mapping[str, Cell]) -> bool:
        """True for the head printed again on a later page."""
        if len(own) < 2 or not all(isinstance(cell, str) for cell in own.values()):
            return False
        shown = {key: plain_words(cell) for key, cell in own.items()}
        for heads in self._heads:
            said = {key: word for key, word in heads.items() if word}
            alike = sum(shown.get(key) == word for key, word in said.items())
            if len(said) >= 2 and alike * 2 > len(said):
                return True
        return False

    @cached_property
    def _heads(self) -> list[dict[str, str]]:
        return [
            {key: plain_words(self.sheet.at(row - 1, column)) for key, column in self.layout.columns.items()}
            for row in self.layout.head
        ]

    def _month(self, at: int) -> tuple[int, int | None] | None:
        texts = [cell for cell in self.sheet.rows[at][slice(*self.layout.span)] if cell is not None]
        if len(texts) > 3:
            texts = [cell for cell in self.sheet.rows[at][self.left : self.right] if cell is not None]
        if len(texts) > 3:
            return None
        for cell in texts:
            if isinstance(cell, str):
                label = words.folded(cell)
                found = words.month_heading(label)
                if found is None and re.match(r"so |thang|thu|theo doi", label):
                    found = words.month_in(label)
                if found is not None:
                    return found
        return None

    def _summarise(self, at: int, label: str, row: SheetRow) -> None:
        opens = words.is_opening(label) or (words.is_carried(label) and not self.rows)
        why = PassedOver.BALANCE if words.is_balance(label) else PassedOver.TOTAL
        if words.is_carried(label):
            why = PassedOver.CARRIED
        if why is PassedOver.BALANCE and row.balance is None:
            # Why: a balance may stand in the column of money in, or of money out to make both sides even.
            row = replace(row, balance=row.amount_in if row.amount_in is not None else row.amount_out)
        if why is PassedOver.BALANCE and not opens and not words.is_closing(label):
            opens = not self.rows
        named = words.month_in(label)
        month = None
        if named is not None and (year := named[1] or self.calendar.year or self._year()):
            month = Month(year, named[0])
        if label.startswith("thang") and named is not None:
            self.calendar.heading(*named)
        self.summaries.append(Summary(why, label, row, len(self.rows), month, opens))
        self.closed = self.closed or (why is PassedOver.BALANCE and not opens)
        self._pass(at, why)

    def _year(self) -> int | None:
        days = (cell for row in reversed(self.rows) for cell in (row.book_date, row.voucher_date))
        return next((day.year for day in days if isinstance(day, dt.date)), None)

    def _pass_by(self, at: int, row: SheetRow) -> None:
        """A row that is nothing to import: named where it holds an amount or a name, told where it only says something."""
        cells = [cell for cell in self.sheet.rows[at] if cell is not None]
        if any(self.sheet.at(at, column) is not None for column in self.layout.beside):
            self._pass(at, PassedOver.OTHER_TABLE)
        elif row.balance is not None and not row.text:
            self._pass(at, PassedOver.BALANCE)
        elif (why := reason_of(cells, below=row.row > self.last_dated)) is not None:
            self._pass(at, why)
        elif not self.closed and row.text and self.rows:
            self.findings.append(only_text(self.sheet.name, row.row, row.text))

    def _pass(self, at: int, why: PassedOver) -> None:
        self.passed.append(passed_row(self.sheet, at, why))


def at_the_end(page: _Page, row: SheetRow) -> bool:
    """True below the last dated row and a sum or balance that ends the book there."""
    ended = any(
        each.place == len(page.rows) and each.why is not PassedOver.CARRIED for each in page.summaries if page.rows
    )
    return ended and row.row > page.last_dated


def _seen(finding: Finding, key: str | None) -> Finding:
    if key is None:
        return finding
    return replace(finding, column=key, level=Level.NOTE if key in ("balance", "note") else finding.level)


def _way(row: SheetRow) -> str:
    sides = (row.amount_in is not None, row.amount_out is not None)
    return {(True, False): "in", (False, True): "out"}.get(sides, "")


def _sum_of(rows: Sequence[SheetRow]) -> tuple[int, int]:
    every = [part for row in rows for part in (row, *row.parts)]
    return sum(money_of(row.amount_in) or 0 for row in every), sum(money_of(row.amount_out) or 0 for row in every)


def unit_note(layout: Layout) -> Finding | None:
    """What is said once of a sheet that counts in thousands."""
    if layout.factor == 1:
        return None
    shown: dict[str, Any] = {"factor": f"{layout.factor:,}".replace(",", ".")}
    return warn(
        "unit-multiplied", N_("Số tiền của trang này nhân với {factor}, theo đơn vị tính ghi trên bảng."), **shown
    ).at(layout.sheet)
