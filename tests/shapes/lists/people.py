"""Invented people of a union: names, numbers, groups, births, sexes, wages and the days they joined."""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

NAMES = Path(__file__).resolve().parents[2] / "data" / "names"
RARE = ("Tống", "Tòng", "Tô", "Công", "Cống", "Tổng", "Thu", "Chi", "Nam", "Ca", "Lã", "Sùng", "K’")
"""Surnames that are also words of a sheet, or nearly; and some seldom met."""
_GROUPS = (
    ("Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4"),
    ("Tổ May 1", "Tổ May 2", "Tổ Cắt", "Tổ Hoàn thiện", "Tổ Bảo trì"),
    ("Văn phòng", "Kho", "Xưởng 1", "Xưởng 2"),
    ("Tổ Văn phòng", "Tổ Sản xuất", "Tổ Bảo vệ"),
    ("Chuyền 1", "Chuyền 2", "Chuyền 3", "KCS"),
    ("Bộ phận Kế toán", "Bộ phận Kỹ thuật", "Bộ phận Kinh doanh"),
    ("Phòng Hành chính", "Phòng Kế hoạch", "Đội xe"),
)


@dataclass(frozen=True)
class Person:
    """One member; ``number`` is the employer's staff number, ``wage`` what dues are counted from."""

    surname: str
    middle: str
    given: str
    woman: bool
    birth: dt.date
    number: str
    group: str
    wage: int
    joined: dt.date
    phone: str
    job: str

    @property
    def name(self) -> str:
        """The whole name."""
        return " ".join(part for part in (self.surname, self.middle, self.given) if part)

    @property
    def first_part(self) -> str:
        """«Họ và tên đệm»."""
        return " ".join(part for part in (self.surname, self.middle) if part)


@cache
def _surnames() -> tuple[tuple[str, ...], tuple[float, ...]]:
    text = (NAMES / "surname.ts").read_text("utf-8")
    found = re.findall(r'south: "([^"]+)"', text)[0].split("|")
    pairs = [each.rsplit(":", 1) for each in found]
    return tuple(name for name, _ in pairs), tuple(float(weight) for _, weight in pairs)


@cache
def _given(woman: bool) -> tuple[str, ...]:
    file = NAMES / ("girl.txt" if woman else "boy.txt")
    return tuple(line.strip() for line in file.read_text("utf-8").splitlines() if line.strip())


def a_person(rng: random.Random, group: str, number: str) -> Person:
    """Somebody who does not exist."""
    woman = rng.random() < 0.55
    names, weights = _surnames()
    surname = rng.choice(RARE) if rng.random() < 0.06 else rng.choices(names, weights)[0]
    *middle, given = rng.choice(_given(woman)).split(" ")
    if not middle:
        middle = [rng.choice(("Thị", "Ngọc", "Thu")) if woman else rng.choice(("Văn", "Hữu", "Đức"))]
    elif rng.random() < 0.5:
        middle = ["Thị" if woman else "Văn", *middle]
    elif rng.random() < 0.06:
        middle = []
    birth = dt.date(rng.randint(1966, 2005), rng.randint(1, 12), rng.randint(1, 28))
    joined = dt.date(max(birth.year + 19, rng.randint(2008, 2022)), rng.randint(1, 12), rng.randint(1, 28))
    wage = rng.choice((5_310_000, 5_700_000, 6_115_000, rng.randint(4_800, 17_000) * 1_000))
    job = rng.choices(("Công nhân", "Nhân viên", "Tổ trưởng", "Kế toán", "Lái xe"), (9, 5, 1, 1, 1))[0]
    phone = f"09{rng.randint(10_000_000, 99_999_999)}"
    return Person(surname, " ".join(middle), given, woman, birth, number, group, wage, joined, phone, job)


def a_union(rng: random.Random, least: int = 12, most: int = 60) -> tuple[Person, ...]:
    """The members, group after group; names are all different but for one pair of namesakes in most unions."""
    groups = rng.choice(_GROUPS)[: rng.randint(2, 5)]
    count = rng.randint(least, most)
    last = rng.choice((0, 6, 100, 1502))
    pattern = rng.choice(("{:05d}", "{:04d}", "{:06d}", "NV{:03d}", "SM-{:04d}"))
    people: list[Person] = []
    known: set[str] = set()
    for at in range(count):
        last += rng.choice((1, 1, 1, 2, 7))
        number = pattern.format(last)
        person = a_person(rng, groups[at * len(groups) // count], number)
        while person.name.casefold() in known:
            person = a_person(rng, person.group, number)
        known.add(person.name.casefold())
        people.append(person)
    if rng.random() < 0.6:
        one, other = rng.sample(range(count), 2)
        namesake = people[one]
        people[other] = replace(
            people[other],
            surname=namesake.surname,
            middle=namesake.middle,
            given=namesake.given,
            woman=namesake.woman,
        )
    return tuple(people)


def a_name(rng: random.Random) -> str:
    """A whole name, for a signer or for the text of a voucher."""
    return a_person(rng, "", "").name
