"""Whom the union cared for in a period, added up: people and times apart, money of vouchers and goods apart. Pure.

A fact is one person (or an unlisted rest) of one case or activity. People are distinct, times are not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.domain.dates import Month
from app.domain.money import Dong, dong, show_money, show_tenths, split_by_shares
from app.domain.text import natural_key

HARDSHIP_KINDS = frozenset({"hardship", "serious_illness", "disaster"})


@dataclass(frozen=True, slots=True)
class CareFact:
    """One person's part of a case, a birthday or an activity. ``person`` is empty for money nobody's name stands beside.

    ``counted`` are people of an activity whose list was not kept. ``money`` is what posted vouchers carry, in đồng.
    """

    line: str
    name: str
    title: str
    person: str
    who: str
    member_id: int | None
    group: str
    gender: str
    day: dt.date
    money: Dong
    in_kind: Dong = Dong(0)
    counted: int = 0
    case_id: int | None = None
    activity_id: int | None = None
    voucher_id: int | None = None

    @property
    def got(self) -> bool:
        """True when somebody named received something."""
        return bool(self.person) and (self.money > 0 or self.in_kind > 0)


@dataclass(frozen=True, slots=True)
class CareSum:
    """One line of the report: distinct people, how many of them members, times, money by vouchers, goods at their value.

    ``counted`` of the people were only counted: no list names them.
    """

    key: str
    name: str
    people: int
    members: int
    women: int
    times: int
    money: Dong
    in_kind: Dong
    counted: int = 0

    @property
    def total(self) -> Dong:
        """Money and goods."""
        return dong(self.money + self.in_kind)


def care_sum(key: str, name: str, facts: Iterable[CareFact]) -> CareSum:
    """Add up facts; people of unlisted counts are taken as different from everybody listed."""
    every = list(facts)
    got = [fact for fact in every if fact.got]
    counted = sum(fact.counted for fact in every)
    return CareSum(
        key,
        name,
        len({fact.person for fact in got}) + counted,
        len({fact.member_id for fact in got if fact.member_id is not None}),
        len({fact.person for fact in got if fact.gender == "female"}),
        len(got) + counted,
        dong(sum(fact.money for fact in every)),
        dong(sum(fact.in_kind for fact in every)),
        counted,
    )


def _grouped(
    facts: Sequence[CareFact], key: Callable[[CareFact], tuple[str, str]], order: Callable[[CareSum], Any]
) -> tuple[CareSum, ...]:
    by_key: dict[tuple[str, str], list[CareFact]] = {}
    for fact in facts:
        by_key.setdefault(key(fact), []).append(fact)
    sums = [care_sum(*pair, own) for pair, own in by_key.items()]
    return tuple(sorted(sums, key=order))


@dataclass(frozen=True, slots=True)
class CareReport:
    """A period's facts added up each way. ``genders`` and ``groups`` leave out nobody: who is unknown has a line."""

    whole: CareSum
    kinds: tuple[CareSum, ...]
    groups: tuple[CareSum, ...]
    genders: tuple[CareSum, ...]
    months: tuple[CareSum, ...]
    hardship: CareSum

    def section(self, which: str) -> tuple[CareSum, ...]:
        """``kinds``, ``groups``, ``genders`` or ``months``."""
        return {"kinds": self.kinds, "groups": self.groups, "genders": self.genders, "months": self.months}[which]


GENDERS = {"female": "Nữ", "male": "Nam", "": "Chưa ghi giới tính"}
NO_GROUP = "Chưa xếp tổ"
NOBODY = ("-", "Không chia theo người")
"""Key and name of money and people beside every name: costs of an activity, people who were only counted."""


def care_report(facts: Sequence[CareFact]) -> CareReport:
    """Every sum of a period; the largest kind first, months in order."""

    def month(fact: CareFact) -> tuple[str, str]:
        key = Month.of(fact.day)
        return str(key), f"Tháng {key.month:02d}/{key.year}"

    def group(fact: CareFact) -> tuple[str, str]:
        return (fact.group, fact.group or NO_GROUP) if fact.person else NOBODY

    def gender(fact: CareFact) -> tuple[str, str]:
        return (fact.gender, GENDERS.get(fact.gender, "")) if fact.person else NOBODY

    return CareReport(
        care_sum("", "Tổng cộng", facts),
        _grouped(facts, lambda fact: (fact.line, fact.name), lambda line: (-line.total, line.name)),
        _grouped(facts, group, lambda line: (line.key == NOBODY[0], not line.key, natural_key(line.name))),
        _grouped(facts, gender, lambda line: [*GENDERS, NOBODY[0]].index(line.key)),
        _grouped(facts, month, lambda line: line.key),
        care_sum("hardship", "khó khăn", [fact for fact in facts if fact.line in HARDSHIP_KINDS]),
    )


def part_of(facts: Iterable[CareFact], which: str, key: str) -> list[CareFact]:
    """The facts behind one line of a section, by day."""
    keys: dict[str, Callable[[CareFact], str]] = {
        "kinds": lambda fact: fact.line,
        "groups": lambda fact: fact.group if fact.person else NOBODY[0],
        "genders": lambda fact: fact.gender if fact.person else NOBODY[0],
        "months": lambda fact: str(Month.of(fact.day)),
    }
    return sorted((fact for fact in facts if keys[which](fact) == key), key=lambda fact: (fact.day, fact.who))


def short_money(amount: int) -> str:
    """``3,9 tỷ đồng``, ``479 triệu đồng``, ``1,3 triệu đồng``, ``650.000 đồng``: as reports say it, rounded half up."""
    if amount >= 1_000_000_000:
        return f"{show_tenths(Fraction(amount, 1_000_000_000))} tỷ đồng"
    if amount >= 100_000_000:
        return f"{show_money((amount + 500_000) // 1_000_000)} triệu đồng"
    return (
        f"{show_tenths(Fraction(amount, 1_000_000))} triệu đồng"
        if amount >= 1_000_000
        else f"{show_money(amount)} đồng"
    )


def _people(line: CareSum) -> str:
    if line.members == line.people:
        return f"{show_money(line.people)} đoàn viên"
    return f"{show_money(line.people)} người"


def headline(report: CareReport) -> str:
    """``4.356 đoàn viên khó khăn, 3,9 tỷ đồng; Chợ Tết Công đoàn 958 đoàn viên, 479 triệu đồng``."""
    texts = []
    if report.hardship.people:
        texts.append(f"{_people(report.hardship)} khó khăn, {short_money(report.hardship.total)}")
    texts += [
        f"{line.name} {_people(line)}, {short_money(line.total)}"
        for line in report.kinds
        if line.key not in HARDSHIP_KINDS and line.people
    ]
    return "; ".join(texts)


@dataclass(frozen=True, slots=True)
class Share:
    """What one name on a list got, in đồng: money, and goods at their value."""

    money: Dong
    in_kind: Dong


def share_out(shares: Sequence[Share], spent: int) -> tuple[list[Share], Dong]:
    """Each name's part with the goods that vouchers paid for counted as money, and the rest of ``spent`` nobody got.

    The money of all and the rest is ``spent`` exactly; goods beyond it were given by others and stay goods.
    """
    money, goods = sum(each.money for each in shares), sum(each.in_kind for each in shares)
    bought = min(max(spent - money, 0), goods)
    if not bought:
        return list(shares), dong(spent - money)
    parts = split_by_shares(dong(bought), [Fraction(each.in_kind) for each in shares])
    shared = [
        Share(dong(each.money + part), dong(each.in_kind - part)) for each, part in zip(shares, parts, strict=True)
    ]
    return shared, dong(spent - money - bought)
