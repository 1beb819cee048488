"""One list of people on a sheet: head, group headings, rows, subtotals and the last sums. Members and dues are drawn alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.shapes.books.columns import Column
from tests.shapes.grid import Cell, Place, Sheet, letter
from tests.shapes.lists.people import Person
from tests.shapes.lists.people_columns import FIELDS, draw_head
from tests.shapes.lists.people_options import HEADINGS
from tests.shapes.options import Options

_PAGE = 20
_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_NUMERIC = ("wage", "fund", "fund_kept", "fund_up", "dues", "kept", "up", "total", "amount")
Cells = Callable[[Person], Mapping[str, Cell]]


@dataclass
class PeopleTable:
    """A list being drawn from ``row`` and ``column`` on."""

    sheet: Sheet
    row: int
    column: int
    kind: str
    columns: Sequence[Column]
    people: Sequence[Person]
    cells: Cells
    amounts: Callable[[Person], Mapping[str, int]]
    options: Options
    rng: random.Random
    serial: int = 0
    drawn: int = 0

    def __post_init__(self) -> None:
        self.at = {each.key: self.column + place for place, each in enumerate(self.columns)}

    @property
    def name_at(self) -> int:
        """Where names begin."""
        return self.at.get("name", self.at.get("first_part", self.column))

    def draw(self) -> Place:
        """Draw everything; gives where it stands."""
        self.row = draw_head(self.sheet, self.row, self.column, self.columns, self.options)
        head = self.row - (self.options["index row"] != "none")
        if self.options["empty rows"] == "below the head":
            self.row += 1
        first = self.row + 1
        groups = list(dict.fromkeys(person.group for person in self.people))
        for at, group in enumerate(groups):
            self._group(at, group, [person for person in self.people if person.group == group])
        last = self.row
        self._total()
        named = {FIELDS[key]: letter(at) for key, at in self.at.items() if key in FIELDS}
        special = {"groups": self.options["groups"], "wage": self.options["wage"]}
        return Place(self.kind, self.sheet.name, head, first, last, named, special)

    def _group(self, at: int, group: str, people: Sequence[Person]) -> None:
        if self.options["groups"] in HEADINGS:
            self._heading(at, group, len(people))
        if self.options["serial"] == "anew in each group":
            self.serial = 0
        if self.options["heads again"] == "in each group" and at:
            self.row = draw_head(self.sheet, self.row, self.column, self.columns, self.options)
        start = self.row
        for person in people:
            self._person(person)
        if self.options["groups"] == "joined cells" and people:
            self.sheet.join(start, self.at["group"], self.row - 1, self.at["group"])
        if self.options["subtotals"] != "none":
            self._subtotal(group, people)
        if self.options["empty rows"] == "between groups":
            self.row += 1

    def _heading(self, at: int, group: str, count: int) -> None:
        match self.options["groups"]:
            case "heading rows in the name column":
                self.sheet.put(self.row, self.name_at, group)
            case "heading rows numbered":
                if self.rng.random() < 0.5:
                    self.sheet.put(self.row, self.column, f"{_ROMAN[at]}. {group}")
                else:
                    self.sheet.put(self.row, self.column, _ROMAN[at])
                    self.sheet.put(self.row, self.column + 1, group)
            case "heading rows with counts":
                self.sheet.put(self.row, self.column, f"{group} ({count} người)")
            case _:
                self.sheet.put(self.row, self.column, group)
                self.sheet.join(self.row, self.column, self.row, self.column + len(self.columns) - 1)
        self.row += 1

    def _person(self, person: Person) -> None:
        if self.options["heads again"] == "every 20 rows" and self.drawn and self.drawn % _PAGE == 0:
            self.row = draw_head(self.sheet, self.row, self.column, self.columns, self.options)
        if self.options["empty rows"] == "here and there" and self.rng.random() < 0.08:
            self.row += 1
        self.serial += 1
        self.drawn += 1
        cells = dict(self.cells(person))
        if self.options["groups"] == "joined cells" and self._is_joined(person):
            cells["group"] = None
        cells["serial"] = {"text": str(self.serial), "text with a dot": f"{self.serial}."}.get(
            self.options["serial"], self.serial
        )
        for key, value in cells.items():
            if key in self.at:
                self.sheet.put(self.row, self.at[key], value)
        self.row += 1

    def _is_joined(self, person: Person) -> bool:
        """True for a row below the first of its group."""
        return next(each for each in self.people if each.group == person.group) is not person

    def _subtotal(self, group: str, people: Sequence[Person]) -> None:
        at = self.name_at if self.options["subtotals"] == "in the name column" else self.column
        self.sheet.put(self.row, at, self.rng.choice((f"Cộng {group}", f"Cộng {group}: {len(people)} người")))
        self._sums(people)
        self.row += 1

    def _total(self) -> None:
        match self.options["total"]:
            case "people":
                self.sheet.put(self.row, self.name_at, f"Tổng cộng: {len(self.people)} người")
            case "sums":
                self.sheet.put(self.row, self.column, self.rng.choice(("Tổng cộng", "TỔNG CỘNG", "Cộng", "Tổng số")))
                self._sums(self.people)
            case "sentence":
                women = sum(person.woman for person in self.people)
                text = f"Danh sách có {len(self.people)} đoàn viên, trong đó nữ {women}."
                self.sheet.put(self.row + 1, self.column, text)
            case _:
                return
        self.row += 1

    def _sums(self, people: Sequence[Person]) -> None:
        for key in _NUMERIC:
            if key in self.at:
                found = sum(self.amounts(person).get(key, 0) for person in people)
                thousands = key == "wage" and self.options["wage"].startswith("nghìn")
                self.sheet.put(self.row, self.at[key], found // 1000 if thousands else found)
