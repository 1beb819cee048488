"""Who the union is on a day: dated facts, officers, funds, settings, openings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.dates import Month, day_of_iso
from app.domain.union.facts import FactKey
from app.domain.union.payee import Payee
from app.models.book import Read

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
    return dt.date.fromisoformat(read.value("SELECT opening_day FROM book_identity"))


def book_uuid(read: Read) -> str:
    """The book's own identity, kept through backups and moves."""
    return str(read.value("SELECT uuid FROM book_identity"))


def organisation(read: Read, on: dt.date) -> Organisation:
    """The facts in force on a day; before the first dated value the first one counts."""
    facts: dict[str, str] = {}
    for key, value, valid_from in read.rows("SELECT key, value, valid_from FROM union_fact ORDER BY valid_from"):
        if key not in facts or valid_from <= on.isoformat():
            facts[key] = value
    return Organisation(
        union=facts.get("union", ""),
        superior=facts.get("superior", ""),
        employer=facts.get("employer", ""),
        address=facts.get("address", ""),
        place=facts.get("place", ""),
        tax_code=facts.get("tax_code", ""),
        group=int(facts.get("group") or 0),
        region=int(facts.get("region") or 0),
        opening_day=opening_day(read),
        **{key: facts.get(key, "") for key in PAYEE_KEYS},
    )


def dated_facts(read: Read) -> tuple[DatedFact, ...]:
    """Every dated fact, by key and day."""
    return tuple(
        DatedFact(row[0], row[1], row[2], dt.date.fromisoformat(row[3]), row[4])
        for row in read.rows("SELECT id, key, value, valid_from, source FROM union_fact ORDER BY key, valid_from")
    )


def all_officers(read: Read) -> tuple[Officer, ...]:
    """Every officer ever entered, by role and day."""
    return tuple(
        Officer(row[0], row[1], row[2], dt.date.fromisoformat(row[3]), day_of_iso(row[4]))
        for row in read.rows("SELECT id, role, name, valid_from, valid_to FROM officer ORDER BY role, valid_from")
    )


def officers(read: Read, on: dt.date) -> dict[str, str]:
    """Role → name of who held it on a day."""
    day = on.isoformat()
    return {
        role: name
        for role, name in read.rows(
            "SELECT role, name FROM officer WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY valid_from",
            (day, day),
        )
    }


def settings(read: Read) -> dict[str, str]:
    """All settings of the book."""
    return {key: value for key, value in read.rows("SELECT key, value FROM setting")}


def closed_through(read: Read) -> Month | None:
    """The last closed month; everything up to its end is closed."""
    last = read.value("SELECT max(month) FROM closed_month")
    return Month.parse(last) if last else None
