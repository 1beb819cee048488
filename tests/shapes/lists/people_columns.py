"""The columns of a list of people and their heads; what stands in each for one person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tests.shapes.books.columns import Column
from tests.shapes.books.lines import written_amount, written_day
from tests.shapes.grid import Cell, Sheet
from tests.shapes.lists.people import Person
from tests.shapes.options import Options
from tests.shapes.spelling import spelled

_MORE = {
    "phone": ("phone",),
    "job": ("job",),
    "note": ("note",),
    "size of shirt": ("size",),
    "insurance number": ("insurance",),
    "many": ("job", "phone", "insurance", "size", "note"),
}
_HEADS = {
    "phone": "Số điện thoại",
    "job": "Chức vụ",
    "note": "Ghi chú",
    "size": "Size áo",
    "insurance": "Số sổ BHXH",
    "male": "Nam",
    "female": "Nữ",
}
_SPLIT = (("birth_d", "Ngày"), ("birth_m", "Tháng"), ("birth_y", "Năm"))
FIELDS = {
    "name": "name", "first_part": "first_part", "given": "given_name", "gender": "gender", "male": "male", "female": "female",
    "birth": "birth", "birth_d": "birth_day", "birth_m": "birth_month", "birth_y": "birth_year", "birth_male": "birth_of_men",
    "birth_female": "birth_of_women", "number": "staff_number", "group": "group", "wage": "wage", "joined": "joined",
    "phone": "phone", "job": "position", "note": "note", "fund": "fund", "fund_kept": "fund_kept", "fund_up": "fund_up",
    "dues": "dues", "kept": "kept", "up": "up", "total": "total", "amount": "amount",
}  # fmt: skip
"""Our names of what stands in a column, for pointing."""


def columns(options: Options) -> list[Column]:
    """The columns from left to right."""
    serial = [Column("serial", "STT")] if options["serial"] != "none" else []
    number = [Column("number", options["head number"])] if options["number"] != "none" else []
    group = [Column("group", options["head group"])] if options["groups"] in ("column", "joined cells") else []
    who = [*_names(options), *_births(options)]
    tail = [*_joined(options), *_wage(options)]
    more = [Column(key, _HEADS[key]) for key in _MORE.get(options["more columns"], ())]
    match options["column order"]:
        case "number last":
            return [*serial, *who, *group, *tail, *more, *number]
        case "group first":
            return [*serial, *group, *number, *who, *tail, *more]
        case _:
            return [*serial, *number, *who, *group, *tail, *more]


def _names(options: Options) -> list[Column]:
    match options["name columns"]:
        case "two":
            return [Column("first_part", "Họ và tên đệm"), Column("given", "Tên")]
        case "two under one head":
            return [Column("first_part", "", options["head name"]), Column("given", "", options["head name"])]
        case _:
            return [Column("name", options["head name"])]


def _births(options: Options) -> list[Column]:
    form = options["birth"]
    over = "Năm sinh" if form == "year" else "Ngày sinh"
    if options["gender"] == "births in two columns":
        return [Column("birth_male", "Nam", over), Column("birth_female", "Nữ", over)]
    gender = {
        "none": [],
        "column": [Column("gender", options["head gender"])],
        "words F, M": [Column("gender", "Giới tính")],
        "marks in two columns": [Column("male", "Nam", "Giới tính"), Column("female", "Nữ", "Giới tính")],
        "mark for women": [Column("female", "Nữ")],
        "0 and 1 for women": [Column("female", "Nữ")],
    }[options["gender"]]
    match form:
        case "none":
            born = []
        case "split in three":
            born = [Column(key, head, over) for key, head in _SPLIT]
        case "year":
            born = [Column("birth", "Năm sinh")]
        case _:
            born = [Column("birth", options["head birth"])]
    return [*gender, *born]


def _joined(options: Options) -> list[Column]:
    return [Column("joined", options["head joined"])] if options["joined"] != "none" else []


def _wage(options: Options) -> list[Column]:
    unit = " (nghìn đồng)" if options["wage"] == "nghìn đồng in the head" else ""
    return [Column("wage", options["head wage"] + unit)] if options["wage"] != "none" else []


def name_as_typed(name: str, options: Options) -> str:
    """A name in the spelling of the list."""
    return name.upper() if options["spelling"] == "upper case" else spelled(name, options["spelling"])


def cells_of(person: Person, options: Options) -> dict[str, Cell]:
    """What stands in each column for a person."""
    wage = options["wage"]
    born = _born(person.birth, options["birth"])
    mark: Cell = 1 if options["gender"] == "0 and 1 for women" else "x"
    in_words = ("F", "M") if options["gender"] == "words F, M" else ("Nữ", "Nam")
    lost = options["number"] == "lost zeros" and person.number.isdigit()
    return {
        "name": name_as_typed(person.name, options),
        "first_part": name_as_typed(person.first_part, options),
        "given": name_as_typed(person.given, options),
        "gender": in_words[0 if person.woman else 1],
        "male": None if person.woman else mark,
        "female": mark if person.woman else 0 if mark == 1 else None,
        "birth": born,
        "birth_male": None if person.woman else born,
        "birth_female": born if person.woman else None,
        "birth_d": person.birth.day,
        "birth_m": person.birth.month,
        "birth_y": person.birth.year,
        "number": int(person.number) if lost else person.number,
        "group": person.group,
        "wage": person.wage // 1000 if wage.startswith("nghìn") else written_amount(person.wage, wage),
        "joined": _joined_as_typed(person.joined, options["joined"]),
        "phone": person.phone,
        "job": person.job,
        "size": ("S", "M", "L", "XL")[person.birth.day % 4],
        "insurance": f"79{person.birth:%y%m%d}{person.birth.day:02d}",
        "note": "nghỉ thai sản" if person.birth.day == 7 and person.woman else None,
    }


def _joined_as_typed(day: dt.date, form: str) -> Cell:
    return f"{day:%m/%Y}" if form == "text mm/yyyy" else day if form == "date" else day.year


def _born(day: dt.date, form: str) -> Cell:
    match form:
        case "year":
            return day.year
        case "text d-m-yyyy":
            return f"{day.day}-{day.month}-{day.year}"
        case _:
            return written_day(day, form)


def draw_head(sheet: Sheet, row: int, column: int, listed: Sequence[Column], options: Options) -> int:
    """Write the head in one row, or in two where one head stands over several; gives the next free row."""
    over_all = [each for each in listed if each.over and each.head]
    height = 2 if over_all or options["head rows"] == "two" else 1
    at = 0
    while at < len(listed):
        each = listed[at]
        end = at + 1
        if each.over:
            while end < len(listed) and listed[end].over == each.over:
                end += 1
            sheet.put(row, column + at, each.over)
            last = row if each.head else row + height - 1
            sheet.join(row, column + at, last, column + end - 1)
            for place in range(at, end):
                sheet.put(row + 1, column + place, listed[place].head)
        else:
            sheet.put(row, column + at, each.head)
            sheet.join(row, column + at, row + height - 1, column + at)
        at = end
    row += height
    match options["index row"]:
        case "letters":
            sheet.put_row(row, (chr(65 + place) for place in range(len(listed))), column)
        case "figures":
            sheet.put_row(row, range(1, len(listed) + 1), column)
        case "figures in brackets":
            sheet.put_row(row, (f"({place})" for place in range(1, len(listed) + 1)), column)
        case _:
            return row
    return row + 1
