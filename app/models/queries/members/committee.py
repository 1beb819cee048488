"""The union's committee (Ban Chấp hành) as far as the book knows it: its officers, and members whose position says so."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass

from app.domain.text import fold
from app.models.queries.members.members import IS_MEMBER
from app.models.queries.union.organisation import officers
from app.models.read import Read

_SITS_THERE = re.compile(r"\b(bch|ban chap hanh)\b")


@dataclass(frozen=True, slots=True)
class Committee:
    """(name, ``female``, ``male`` or empty) of each; a gender is empty when no member of that name has one, or two differ."""

    people: tuple[tuple[str, str], ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names of those whose gender the book does not know."""
        return tuple(name for name, gender in self.people if not gender)

    @property
    def women(self) -> int | None:
        """How many are women; None while that of anybody is unknown, or nobody is known to sit there."""
        if not self.people or self.unknown:
            return None
        return sum(gender == "female" for _name, gender in self.people)


@dataclass(frozen=True, slots=True)
class _Person:
    id: int
    name: str
    gender: str
    position: str


def committee(read: Read, on: dt.date) -> Committee:
    """Who sits on the committee on a day, everybody once. Officers are written by name, so a member is known by the name."""
    members = read.records(
        _Person,
        f"SELECT m.id, m.full_name AS name, m.gender, m.position FROM member m WHERE {IS_MEMBER} ORDER BY m.sort_key, m.id",
        {"day": on},
    )
    by_name: dict[str, list[_Person]] = defaultdict(list)
    for each in members:
        by_name[fold(each.name)].append(each)
    sitting = {each.id: (each.name, each.gender) for each in members if _SITS_THERE.search(fold(each.position))}
    named: dict[str, tuple[str, str]] = {}
    for name in officers(read, on).values():
        alike = by_name[fold(name)]
        if not any(each.id in sitting for each in alike):
            genders = {each.gender for each in alike}
            named.setdefault(fold(name), (name, genders.pop() if len(genders) == 1 else ""))
    return Committee((*named.values(), *sitting.values()))
