"""The members of a union as the file of one treasurer."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from tests.shapes.case import Known, ListCase, MadeFile
from tests.shapes.grid import Cell, Place, Sheet
from tests.shapes.lists.people import Person, a_union
from tests.shapes.lists.people_columns import cells_of, columns
from tests.shapes.lists.people_options import PEOPLE_CHOICES, settled
from tests.shapes.lists.people_sheets import (
    above,
    below,
    children,
    cover,
    gifts,
    noise,
    notes,
    old_list,
    summary,
    word_list,
)
from tests.shapes.lists.people_table import PeopleTable
from tests.shapes.options import Options, draw, traits
from tests.shapes.writing import FORMATS, placed, written

WOMEN_ONLY = ("mark for women", "0 and 1 for women")
"""Where only women are marked: of the others the list says nothing for sure."""
OFFSETS = {"none": (0, 0), "a column": (0, 1), "rows": (2, 0), "rows and columns": (3, 2)}


def member_case(seed: int, options: Options | None = None) -> ListCase:
    """The case of a seed; with options given, the same people in that layout."""
    people = a_union(random.Random(f"people {seed}"))
    drawn = settled(options or draw(f"layout of people {seed}", PEOPLE_CHOICES))
    return _Layout(seed, people, drawn).case()


def told_apart(people: Sequence[Person], options: Options) -> tuple[Person, ...]:
    """The people without a namesake whom nothing in the list tells from the other."""
    by_field = options["number"] != "none" or options["birth"] not in ("none", "year")
    kept: list[Person] = []
    for person in people:
        same = [each for each in kept if each.name.casefold() == person.name.casefold()]
        by_group = options["groups"] not in ("none", "title") and all(each.group != person.group for each in same)
        if not same or by_field or by_group:
            kept.append(person)
    return tuple(kept)


def known(person: Person, options: Options) -> Known:
    """What the list says of a person."""
    birth: str | None = person.birth.isoformat()
    if options["birth"] == "none":
        birth = ""
    elif options["birth"] == "year":
        birth = str(person.birth.year)
    lost = options["number"] == "lost zeros" and person.number.isdigit()
    woman: bool | None = person.woman
    if options["gender"] == "none" or (options["gender"] in WOMEN_ONLY and not person.woman):
        woman = None
    joined = {"none": "", "date": person.joined.isoformat(), "text mm/yyyy": f"{person.joined:%Y-%m}"}
    return Known(
        name=person.name,
        number="" if options["number"] == "none" else str(int(person.number)) if lost else person.number,
        woman=woman,
        birth=birth,
        group="" if options["groups"] == "none" else person.group,
        wage=None if options["wage"] == "none" else person.wage,
        joined=joined.get(options["joined"], str(person.joined.year)),
    )


class _Layout:
    """One layout of one union's members."""

    def __init__(self, seed: int, people: Sequence[Person], options: Options) -> None:
        self.seed = seed
        self.options = options
        self.rng = random.Random(f"words of people {seed}")
        self.year = self.rng.choice((2024, 2025, 2026))
        self.month = self.rng.randint(1, 12)
        self.people = told_apart(people, options)
        if options["groups"] == "title":
            self.people = tuple(each for each in self.people if each.group == self.people[0].group)

    def case(self) -> ListCase:
        """The file and who is to be in the book."""
        sheets, places = self._sheets()
        form = self.options["format"]
        content = written([*sheets, *self._beside(), *self._hidden()], form)
        file = MadeFile(f"danh sach doan vien{FORMATS[form]}", content, ("members",), placed(places, form))
        expected = tuple(known(person, self.options) for person in self.people)
        told = traits(self.options, PEOPLE_CHOICES)
        return ListCase(self.seed, "members", self.options, told, (file,), f"{self.year}-{self.month:02d}", expected)

    def _sheets(self) -> tuple[list[Sheet], list[Place]]:
        if self.options["groups"] != "a sheet each":
            name = self.rng.choice(("DS đoàn viên", "Sheet1", "Đoàn viên", "DSDV "))
            if self.options["month told"] == "in the sheet's name":
                name = self.rng.choice((f"{self.month:02d}{self.year}", f"T{self.month}.{self.year}"))
            made = [self._sheet(name, self.people)]
        else:
            groups = dict.fromkeys(person.group for person in self.people)
            made = [self._sheet(group, [each for each in self.people if each.group == group]) for group in groups]
        front = [cover()] if self.options["other sheets"] == "cover" else []
        return [*front, *(sheet for sheet, _ in made)], [place for _, place in made]

    def _sheet(self, name: str, people: Sequence[Person]) -> tuple[Sheet, Place]:
        sheet = Sheet(name)
        listed = columns(self.options)
        row = above(sheet, self._title(people), self.options, self.rng, len(listed))
        table = PeopleTable(
            sheet, row, 0, "members", listed, people, self._cells, self._amounts, self.options, self.rng
        )
        place = table.draw()
        noise(sheet, place.first_row, place.last_row, self.options, self.rng)
        below(sheet, self.options, self.rng, self.year)
        rows, moved = OFFSETS[self.options["offset"]]
        return sheet.moved(rows, moved), place.moved(rows, moved)

    def _title(self, people: Sequence[Person]) -> list[str]:
        lines = [self.options["title"]] if self.options["title"] != "none" else []
        if self.options["month told"] == "in the title":
            lines.append(
                self.rng.choice((f"Tháng {self.month:02d} năm {self.year}", f"(Tháng {self.month}/{self.year})"))
            )
        if self.options["groups"] == "title":
            group = people[0].group
            lines.append(self.rng.choice((group.upper(), f"Đơn vị: {group}", f"Bộ phận: {group}")))
        if self.options["groups"] == "a sheet each" and self.rng.random() < 0.3:
            lines.append(people[0].group)
        if self.options["wage"] == "nghìn đồng above":
            lines.append(self.rng.choice(("Đơn vị tính: nghìn đồng", "ĐVT: 1.000 đồng")))
        return lines

    def _cells(self, person: Person) -> Mapping[str, Cell]:
        return cells_of(person, self.options)

    def _amounts(self, person: Person) -> Mapping[str, int]:
        return {"wage": person.wage}

    def _beside(self) -> list[Sheet]:
        return {
            "children": [children(self.rng, self.people, self.year)],
            "gifts": [gifts(self.people, self.year)],
            "summary of groups": [summary(self.people)],
            "notes": [notes()],
        }.get(self.options["other sheets"], [])

    def _hidden(self) -> list[Sheet]:
        return {
            "empty sheet": [Sheet("Sheet2", hidden=True)],
            "old list": [old_list(self.rng)],
            "word list": [word_list()],
        }.get(self.options["hidden"], [])
