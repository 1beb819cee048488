"""A year's books as the files of one treasurer."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.shapes.books.lines import Line, expected_rows, lines_of, lines_of_both
from tests.shapes.books.options import BOOK_CHOICES, NO_TITLE, settled
from tests.shapes.books.sheets import (
    SHEET_NAMES,
    above,
    below,
    cover,
    last_year,
    noise,
    settlement,
    summary,
    word_list,
)
from tests.shapes.books.table import Table, width_of
from tests.shapes.books.truth import Books, a_year, apart
from tests.shapes.case import BookCase, MadeFile
from tests.shapes.grid import Place, Sheet
from tests.shapes.options import Options, draw, traits
from tests.shapes.writing import FORMATS, placed, written

KINDS = {"cash": "cash-book", "bank": "bank-book"}
_OFFSETS = {"none": (0, 0), "a column": (0, 1), "rows": (2, 0), "rows and columns": (3, 2)}


def book_case(seed: int, options: Options | None = None) -> BookCase:
    """The case of a seed; with options given, the same truth in that layout."""
    books = a_year(random.Random(f"books {seed}"))
    drawn = settled(options or draw(f"layout of books {seed}", BOOK_CHOICES))
    if drawn["transfer days"] != "the same":
        books = apart(books, random.Random(f"days of transfers {seed}"))
    return _Layout(seed, books, drawn).case()


class _Layout:
    """One layout of one truth."""

    def __init__(self, seed: int, books: Books, options: Options) -> None:
        self.seed = seed
        self.books = books
        self.options = options
        self.rng = random.Random(f"words of books {seed}")

    def case(self) -> BookCase:
        """The files and what is expected of them."""
        files = self._files()
        funds = {"cash only": ("cash",), "bank only": ("bank",)}.get(self.options["funds"], ("cash", "bank"))
        expected = {fund: expected_rows(self._expected_lines(fund), fund, self.options) for fund in funds}
        told = traits(self.options, BOOK_CHOICES)
        return BookCase(self.seed, self.options, told, self.books, files, expected)

    def _expected_lines(self, fund: str) -> list[Line]:
        if self.options["funds"] == "columns of one table":
            return [line for line in lines_of_both(self.books, self.options) if fund in line.amounts]
        return lines_of(self.books, fund, self.options)

    def _files(self) -> tuple[MadeFile, ...]:
        order = ("cash", "bank") if self.options["order"] == "cash first" else ("bank", "cash")
        match self.options["funds"]:
            case "two files":
                return tuple(self._file(KINDS[fund], *self._sheets(fund)) for fund in order)
            case "cash only":
                return (self._file("cash-book", *self._sheets("cash")),)
            case "bank only":
                return (self._file("bank-book", *self._sheets("bank")),)
            case "two sheets":
                parts = [self._sheets(fund) for fund in ("cash", "bank")]
                sheets = [sheet for found, _ in parts for sheet in found]
                places = [place for _, found in parts for place in found]
            case "columns of one table":
                sheets, places = self._columns_of_one_table()
            case "side by side":
                sheets, places = self._side_by_side()
            case _:
                sheets, places = self._one_below_the_other()
        made = self._file("", sheets, places)
        return (MadeFile(made.name, made.content, tuple(KINDS[fund] for fund in order), made.places),)

    # ---- sheets

    def _name(self, fund: str) -> str:
        pool = SHEET_NAMES[fund]
        if fund != "both" and self.options["funds"] != "two sheets" and self.options["title"] != NO_TITLE:
            pool = (*pool, "Sheet1")
        return self.rng.choice(pool).format(y=self.books.year)

    def _sheets(self, fund: str) -> tuple[list[Sheet], list[Place]]:
        step = {"one": 12, "a month each": 1, "a quarter each": 3}[self.options["sheets"]]
        spans = [tuple(range(first, first + step)) for first in range(1, 13, step)]
        naming = self.rng.choice(("T{m}", "Tháng {m:02d}", "{m:02d}.{y}", "{m}-{y}"))
        sheets, places = [], []
        for months in spans:
            name = self._name(fund)
            if len(months) == 1:
                name = naming.format(m=months[0], y=self.books.year)
            elif len(months) == 3:
                name = f"Quý {months[0] // 3 + 1}"
            sheet, place = self._one_sheet(fund, name, months)
            sheets.append(sheet)
            places.append(place)
        return sheets, places

    def _one_sheet(self, fund: str, name: str, months: Sequence[int]) -> tuple[Sheet, Place]:
        sheet = self._new_sheet(name)
        lines = [line for line in lines_of(self.books, fund, self.options) if line.entry.day.month in months]
        row = above(sheet, self.books, fund, months, self.options, self.rng, width_of(self.options, (fund,)))
        opening = {fund: self.books.fund(fund).until(months[0] - 1)}
        place = self._table(sheet, row, 0, (fund,), lines, opening, months)
        noise(sheet, place.first_row, place.last_row, self.options, self.rng)
        below(sheet, self.books, self.options, self.rng)
        return self._moved(sheet, place)

    def _table(
        self,
        sheet: Sheet,
        row: int,
        column: int,
        funds: tuple[str, ...],
        lines: list[Line],
        opening: dict[str, int],
        months: Sequence[int],
    ) -> Place:
        table = Table(sheet, row, column, funds, lines, opening, months, self.books.year, self.options, self.rng)
        return table.draw()

    def _columns_of_one_table(self) -> tuple[list[Sheet], list[Place]]:
        sheet = self._new_sheet(self._name("both"))
        funds = ("cash", "bank")
        row = above(sheet, self.books, "both", range(1, 13), self.options, self.rng, width_of(self.options, funds))
        opening = {fund: self.books.fund(fund).opening for fund in funds}
        lines = lines_of_both(self.books, self.options)
        place = self._table(sheet, row, 0, funds, lines, opening, range(1, 13))
        noise(sheet, place.first_row, place.last_row, self.options, self.rng)
        below(sheet, self.books, self.options, self.rng)
        moved, where = self._moved(sheet, place)
        return [moved], [where]

    def _side_by_side(self) -> tuple[list[Sheet], list[Place]]:
        sheet = self._new_sheet(self._name("both"))
        row = above(sheet, self.books, "both", range(1, 13), self.options, self.rng, 8)
        gap = width_of(self.options, ("cash",)) + 1
        places = []
        for column, fund, label in ((0, "cash", "TIỀN MẶT"), (gap, "bank", "TIỀN GỬI NGÂN HÀNG")):
            sheet.put(row, column, label)
            opening = {fund: self.books.fund(fund).opening}
            lines = lines_of(self.books, fund, self.options)
            places.append(self._table(sheet, row + 1, column, (fund,), lines, opening, range(1, 13)))
        below(sheet, self.books, self.options, self.rng)
        return [sheet], places

    def _one_below_the_other(self) -> tuple[list[Sheet], list[Place]]:
        sheet = self._new_sheet(self._name("both"))
        row = above(sheet, self.books, "both", range(1, 13), self.options, self.rng, width_of(self.options, ("cash",)))
        places = []
        for fund, label in (("cash", "I. TIỀN MẶT"), ("bank", "II. TIỀN GỬI NGÂN HÀNG")):
            sheet.put(row, 0, label)
            opening = {fund: self.books.fund(fund).opening}
            lines = lines_of(self.books, fund, self.options)
            places.append(self._table(sheet, row + 1, 0, (fund,), lines, opening, range(1, 13)))
            row = sheet.height + 2
        noise(sheet, places[0].first_row, places[0].last_row, self.options, self.rng)
        below(sheet, self.books, self.options, self.rng)
        moved = [self._moved(sheet, place) for place in places]
        return [moved[0][0]], [place for _, place in moved]

    def _new_sheet(self, name: str) -> Sheet:
        day_format = {"date d/m/yy": "d/m/yy"}.get(self.options["day form"], "dd/mm/yyyy")
        return Sheet(name, day_format=day_format)

    def _moved(self, sheet: Sheet, place: Place) -> tuple[Sheet, Place]:
        rows, columns = _OFFSETS[self.options["offset"]]
        return sheet.moved(rows, columns), place.moved(rows, columns)

    # ---- the file

    def _file(self, kind: str, sheets: list[Sheet], places: list[Place]) -> MadeFile:
        funds = ["cash", "bank"] if not kind else [name for name, each in KINDS.items() if each == kind]
        before = {
            "cover": [cover(self.books)],
            "summary": [summary(self.books, funds)],
            "settlement": [settlement(self.books)],
        }.get(self.options["cover"], [])
        behind = [summary(self.books, funds)] if self.options["cover"] == "summary behind" else []
        hidden = {
            "empty sheet": [Sheet("Sheet2", hidden=True)],
            "last year": [last_year(self.books)],
            "lists": [word_list()],
        }.get(self.options["hidden"], [])
        form = self.options["format"]
        ending = FORMATS[form]
        name = {"cash-book": "so quy tien mat", "bank-book": "so tien gui"}.get(kind, "so thu chi")
        content = written([*before, *sheets, *behind, *hidden], form)
        return MadeFile(f"{name}{ending}", content, (kind,), placed(places, form))
