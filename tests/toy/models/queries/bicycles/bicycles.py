"""Bicycles read from the book, each with who has it and until when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from app.domain.problems import N_, Refusal
from app.models.queries import Read
from app.models.queries.union.policies import money_timeline
from tests.toy.domain.bicycles.bicycles import due_back
from tests.toy.domain.bicycles.policies import LENT_FOR


class NoSuchBicycle(Refusal):
    """No bicycle of that id or number."""

    code = "bicycle-missing"
    template = N_("Không có xe đạp số {given} trong sổ.")


@dataclass(frozen=True, slots=True)
class Bicycle:
    """One bicycle; ``member_id`` is None while it is in its place."""

    id: int
    number: str
    make: str
    member_id: int | None
    member: str
    holder: str
    lent_on: dt.date | None
    due_on: dt.date | None

    def is_late(self, on: dt.date) -> bool:
        """True when it should have been back before that day."""
        return self.due_on is not None and self.due_on < on


_ROWS = """SELECT b.id, b.number, b.make, b.member_id, coalesce(m.full_name, '') AS member, b.holder, b.lent_on
FROM bicycle b LEFT JOIN member m ON m.id = b.member_id ORDER BY b.number"""


def bicycles(read: Read) -> list[Bicycle]:
    """Every bicycle by its number."""
    lent_for = money_timeline(read, LENT_FOR)
    lent = read.mapping(int, dt.date, "SELECT id, lent_on FROM bicycle WHERE lent_on IS NOT NULL")
    due = {number: due_back(day, lent_for.at(day).value) for number, day in lent.items()}
    return list(read.records(Bicycle, _ROWS, due_on=defaultdict(lambda: None, due)))


def bicycle(read: Read, identifier: int) -> Bicycle:
    """One bicycle; refuses one that is gone."""
    for each in bicycles(read):
        if each.id == identifier:
            return each
    raise NoSuchBicycle(given=identifier)
