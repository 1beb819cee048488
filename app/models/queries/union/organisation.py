"""Who the union is on a day: dated facts, officers, funds, settings, openings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.dates import Month, day_of_iso
from app.domain.dues.remittance import Payee
from app.domain.ledger.vouchers import BucketKind
from app.domain.money import Dong, dong
from app.models.book import Read

PAYEE_KEYS = ("payee_name", "payee_account", "payee_bank")
FACT_KEYS = ("union", "superior", "employer", "address", "place", "group", "region", "tax_code", *PAYEE_KEYS)


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


@dataclass(frozen=True, slots=True)
class Fund:
    """Cash or one bank account."""

    id: int
    key: str
    kind: BucketKind
    name: str
    bank_name: str
    account_number: str
    number_tag: str


@dataclass(frozen=True, slots=True)
class OpeningOwed:
    """What was owed ``up`` (dues share) or is due ``down`` (75% of the fund) for a month before the book opened."""

    direction: str
    month: Month
    amount: Dong


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


def funds(read: Read, with_closed: bool = False) -> tuple[Fund, ...]:
    """Cash first, then the bank accounts in their order."""
    shown = "" if with_closed else "AND closed = 0"
    return tuple(
        Fund(row[0], row[1], BucketKind(row[2]), *row[3:])
        for row in read.rows(
            "SELECT id, key, kind, name, bank_name, account_number, number_tag FROM bucket "
            f"WHERE kind IN ('cash', 'bank') {shown} ORDER BY kind = 'bank', position, id"
        )
    )


def bucket_ids(read: Read) -> dict[str, int]:
    """Bucket key → id."""
    return {key: number for key, number in read.rows("SELECT key, id FROM bucket")}


def settings(read: Read) -> dict[str, str]:
    """All settings of the book."""
    return {key: value for key, value in read.rows("SELECT key, value FROM setting")}


def openings(read: Read) -> dict[str, Dong]:
    """Fund key → balance on the opening day, before its first voucher."""
    return {
        key: dong(amount)
        for key, amount in read.rows("SELECT b.key, o.amount FROM opening o JOIN bucket b ON b.id = o.bucket_id")
    }


def openings_owed(read: Read) -> tuple[OpeningOwed, ...]:
    """What was owed up and due down when the book opened, by month."""
    return tuple(
        OpeningOwed(direction, Month.parse(month), dong(amount))
        for direction, month, amount in read.rows(
            "SELECT direction, month, amount FROM opening_owed ORDER BY direction, month"
        )
    )


def closed_through(read: Read) -> Month | None:
    """The last closed month; everything up to its end is closed."""
    last = read.value("SELECT max(month) FROM closed_month")
    return Month.parse(last) if last else None


def fund_keys(read: Read) -> dict[str, tuple[int, str]]:
    """Fund key → its id and name, closed ones too."""
    return {each.key: (each.id, each.name) for each in funds(read, with_closed=True)}
