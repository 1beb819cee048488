"""Invented people for sample books: names drawn from lists by a seed, so that the same seed makes the same union."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cache

from app.domain.text import clean
from app.paths import resource

SURNAMES = (
    ("Nguyễn", 38),
    ("Trần", 11),
    ("Lê", 10),
    ("Phạm", 7),
    ("Huỳnh", 5),
    ("Phan", 5),
    ("Vũ", 4),
    ("Võ", 4),
    ("Đặng", 2),
    ("Bùi", 2),
    ("Đỗ", 2),
    ("Hồ", 2),
    ("Ngô", 2),
    ("Dương", 1),
    ("Lý", 1),
    ("Mai", 1),
    ("Trịnh", 1),
    ("Đinh", 1),
)


OFFICERS = (
    ("chair", "Trần Thị Thu Hà", True),
    ("accountant", "Lê Ngọc Ánh", True),
    ("cashier", "Phạm Thị Kim Oanh", True),
    ("vice_chair", "Nguyễn Minh Quân", False),
)
"""Who holds which role in a sample union, and whether a woman; they are members like everybody else."""
_OFFICE = 6
"""Every so many members one works in the office, among them the officers."""


@dataclass(frozen=True, slots=True)
class Person:
    """An invented member: name, whether a woman, and birthday (month, day)."""

    name: str
    is_woman: bool
    birth_month: int
    birth_day: int


@cache
def given_names(file: str) -> tuple[str, ...]:
    """The given names of one file of the sample, one a line."""
    lines = resource("sample").joinpath(file).read_text(encoding="utf-8").splitlines()
    return tuple(name for line in lines if (name := clean(line)))


def people(count: int, seed: int) -> tuple[Person, ...]:
    """``count`` invented people, the officers among them where there are enough; about half are women."""
    chance = random.Random(seed)
    surnames = [name for name, weight in SURNAMES for _ in range(weight)]
    found = []
    for _ in range(count):
        is_woman = chance.random() < 0.55
        given = chance.choice(given_names("given_female.txt" if is_woman else "given_male.txt"))
        found.append(
            Person(f"{chance.choice(surnames)} {given}", is_woman, chance.randint(1, 12), chance.randint(1, 28))
        )
    apart = _OFFICE if count > _OFFICE * len(OFFICERS) else 1
    for place, (_role, name, is_woman) in enumerate(OFFICERS):
        if count > len(OFFICERS):
            found[place * apart] = replace(found[place * apart], name=name, is_woman=is_woman)
    return tuple(found)
