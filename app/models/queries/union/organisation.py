"""Who the union is on a day: dated facts, officers, funds, settings, openings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.union.facts import FactKey
from app.domain.union.payee import Payee
from app.models.read import Read

PAYEE_KEYS = ("payee_name", "payee_account", "payee_bank")
FACT_KEYS = tuple(FactKey)


@dataclass(frozen=True, slots=True)
class Organisation:
    """The union's facts as they stood on one day; what nobody entered is an empty text or 0."""

    union: str
    superior: str
    employer: str
    address: str
    place: str
    tax_code: str
    group: int
    region: int
    opening_day: dt.date
    payee_name: str = ""
    payee_account: str = ""
    payee_bank: str = ""

    @property
    def payee(self) -> Payee:
        """Who takes what is sent up; the superior union where nobody named another holder of the account."""
        return Payee(self.payee_name or self.superior, self.payee_account, self.payee_bank)


@dataclass(frozen=True, slots=True)
class DatedFact:
    """One value of one fact from a day on."""

    id: int
    key: str
    value: str
    valid_from: dt.date
    source: str


@dataclass(frozen=True, slots=True)
class Officer:
    """Who held a role, from when to when (None: still)."""

    id: int
    role: str
    name: str
    valid_from: dt.date
    valid_to: dt.date | None


def opening_day(read: Read) -> dt.date:
    """The first day of the book."""
    (day,) = read.column(dt.date, "SELECT opening_day FROM book_identity")
    return day


def book_uuid(read: Read) -> str:
    """The book's own identity, kept through backups and moves."""
    return read.value(str, "SELECT uuid FROM book_identity") or ""


def organisation(read: Read, on: dt.date) -> Organisation:
    """The facts in force on a day; before the first dated value the first one counts."""
    facts: dict[str, str] = dict.fromkeys(FACT_KEYS, "")
    known: set[str] = set()
    for each in sorted(dated_facts(read), key=lambda fact: fact.valid_from):
        if each.key in facts and (each.key not in known or each.valid_from <= on):
            known.add(each.key)
            facts[each.key] = each.value
    group, region = (int(facts.pop(key) or 0) for key in (FactKey.GROUP, FactKey.REGION))
    return Organisation(**facts, group=group, region=region, opening_day=opening_day(read))


def dated_facts(read: Read) -> tuple[DatedFact, ...]:
    """Every dated fact, by key and day."""
    return read.records(DatedFact, "FROM union_fact ORDER BY key, valid_from")


def all_officers(read: Read) -> tuple[Officer, ...]:
    """Every officer ever entered, by role and day."""
    return read.records(Officer, "FROM officer ORDER BY role, valid_from")


def officers(read: Read, on: dt.date) -> dict[str, str]:
    """Role → name of who held it on a day."""
    day = on.isoformat()
    return read.mapping(
        str,
        str,
        "SELECT role, name FROM officer WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY valid_from",
        (day, day),
    )


def settings(read: Read) -> dict[str, str]:
    """All settings of the book."""
    return read.mapping(str, str, "SELECT key, value FROM setting")


def closed_through(read: Read) -> Month | None:
    """The last closed month; everything up to its end is closed."""
    return read.value(Month, "SELECT max(month) FROM closed_month")
