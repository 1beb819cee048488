"""A year of a union that does not exist: its cash book and its bank book, made from a seed."""

from __future__ import annotations

import calendar
import datetime as dt
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.shapes.books import texts
from tests.shapes.lists.people import a_name

OPENINGS = ((1_000_000, 50_000_000), (11_149_200, 26_510), (0, 8_412_077), (2_345_600, 0), (437_000, 127_650_431))
"""What cash box and bank may hold at the beginning of a year."""
FAR_APART = 40
"""Days within which two amounts that are no transfer must not look like one."""


@dataclass(frozen=True)
class Entry:
    """One row of a book. ``amount`` is positive when it comes in; ``place`` counts its kind in the year, ``month_place`` in the month."""

    day: dt.date
    paper_day: dt.date
    text: str
    amount: int
    transfer: bool = False
    place: int = 0
    month_place: int = 0
    person: str = ""

    @property
    def comes_in(self) -> bool:
        """True for a receipt."""
        return self.amount > 0


@dataclass(frozen=True)
class Fund:
    """A book of a year."""

    name: str
    """``cash`` or ``bank``."""
    opening: int
    entries: tuple[Entry, ...]

    @property
    def closing(self) -> int:
        """What is there at the end."""
        return self.opening + sum(each.amount for each in self.entries)

    def until(self, month: int) -> int:
        """What is there at the end of a month."""
        return self.opening + sum(each.amount for each in self.entries if each.day.month <= month)

    @property
    def months(self) -> tuple[int, ...]:
        """The months in which something happened."""
        return tuple(sorted({each.day.month for each in self.entries}))


@dataclass(frozen=True)
class Books:
    """Both books of one union and year."""

    union: str
    superior: str
    year: int
    cash: Fund
    bank: Fund
    signers: tuple[str, ...]

    def fund(self, name: str) -> Fund:
        """The one or the other."""
        return self.cash if name == "cash" else self.bank


def a_year(rng: random.Random) -> Books:
    """The books of a year."""
    year = rng.choice((2023, 2024, 2025, 2026))
    opening = rng.choice(OPENINGS)
    rows = _played(rng, year, dict(zip(("cash", "bank"), opening, strict=True)))
    rows = _told_apart(rows)
    funds = {
        name: Fund(name, start, _numbered(rows[name])) for name, start in zip(("cash", "bank"), opening, strict=True)
    }
    signers = tuple(a_name(rng) for _ in range(3))
    return Books(rng.choice(texts.UNIONS), rng.choice(texts.SUPERIORS), year, funds["cash"], funds["bank"], signers)


def _played(rng: random.Random, year: int, held: dict[str, int]) -> dict[str, list[Entry]]:
    """Day after day; what cannot be paid is drawn from the bank first, or is not paid."""
    rows: dict[str, list[Entry]] = {"cash": [], "bank": []}
    busy = rng.randint(2, 9)
    quiet = {rng.randint(1, 12)} if rng.random() < 0.3 else set()
    for month in range(1, 13):
        for day, fund, amount, text in _wishes(rng, year, month, 0 if month in quiet else busy):
            person = a_name(rng)
            if fund == "cash" and held["cash"] + amount < 0:
                drawn = max(
                    1_000_000, -(-(-amount - held["cash"]) // 500_000) * 500_000 + rng.choice((0, 0, 2_000_000))
                )
                if held["bank"] < drawn:
                    continue
                said = rng.choice(texts.WITHDRAWALS)
                rows["cash"].append(Entry(day, day, said, drawn, True, person=person))
                rows["bank"].append(Entry(day, day, said, -drawn, True, person=person))
                held["cash"] += drawn
                held["bank"] -= drawn
            if held[fund] + amount < 0:
                continue
            paper = day - dt.timedelta(days=rng.choice((0, 0, 0, 0, 1, 2))) if day.day > 2 else day
            rows[fund].append(Entry(day, paper, text, amount, person=person))
            held[fund] += amount
            if fund == "cash" and held["cash"] > 9_000_000 and rng.random() < 0.3:
                kept = rng.randint(4, 8) * 500_000
                said = rng.choice(texts.DEPOSITS)
                rows["cash"].append(Entry(day, day, said, -kept, True, person=person))
                rows["bank"].append(Entry(day, day, said, kept, True, person=person))
                held["cash"] -= kept
                held["bank"] += kept
    return rows


def _wishes(rng: random.Random, year: int, month: int, busy: int) -> list[tuple[dt.date, str, int, str]]:
    """What happens in a month, in the order of the days: day, fund, amount (negative goes out), text."""
    last = calendar.monthrange(year, month)[1]
    found: list[tuple[dt.date, str, int, str]] = []

    def add(fund: str, amount: int, pool: tuple[str, ...], day: int = 0) -> None:
        text = texts.filled(rng, rng.choice(pool), year, month, a_name(rng))
        found.append((dt.date(year, month, min(day or rng.randint(1, last), last)), fund, amount, text))

    if rng.random() < 0.9:
        add(
            "cash" if rng.random() < 0.6 else "bank",
            rng.randint(300, 4_200) * 1_000 + rng.choice((0, 400, 685)),
            texts.DUES,
        )
    add("bank", rng.randint(2, 3_900), texts.INTEREST, last)
    if rng.random() < 0.35:
        add("bank", -rng.choice((22_000, 55_000, 11_000, 220_000)), texts.FEES)
    if rng.random() < 0.25:
        add("bank", rng.randint(4_000, 22_000) * 1_000 + rng.choice((0, 300)), texts.FROM_ABOVE)
    if rng.random() < 0.25:
        add("bank", -(rng.randint(200, 1_900) * 1_000 + rng.choice((0, 115))), texts.UP)
    if rng.random() < 0.12:
        add("cash", rng.randint(100, 3_000) * 1_000, texts.OTHER_IN)
    together = rng.randint(1, last)
    paid = texts.PAID + texts.SEASONAL.get(month, ()) * 2
    for _ in range(rng.randint(0, busy) if busy else 0):
        day = together if rng.random() < 0.3 else 0
        add("cash", -rng.choice((200_000, 300_000, 500_000, rng.randint(50, 2_500) * 1_000)), paid, day)
    for _ in range(rng.randint(0, max(1, busy // 3)) if busy else 0):
        add("bank", -rng.randint(200, 6_000) * 1_000, texts.PAID_BY_BANK)
    return sorted(found, key=lambda wish: wish[0])


def _told_apart(rows: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
    """No receipt of one book is as large as a payment of the other near it, unless both are one transfer.

    Amounts only grow where they come in and only shrink where they go out, so that nothing falls below zero.
    """
    sides = (("cash", "bank"), ("bank", "cash"))
    changed = True
    while changed:
        changed = False
        for one, other in sides:
            for at, entry in enumerate(rows[one]):
                if entry.transfer or not any(_could_be_one(entry, each) for each in rows[other]):
                    continue
                rows[one][at] = replace(entry, amount=entry.amount + (1_000 if entry.amount != -1_000 else -500))
                changed = True
    return rows


def _could_be_one(entry: Entry, other: Entry) -> bool:
    return entry.amount == -other.amount and abs((entry.day - other.day).days) <= FAR_APART


def _numbered(rows: list[Entry]) -> tuple[Entry, ...]:
    """The rows with their places among the receipts or payments of the year, and of the month."""
    year: Counter[bool] = Counter()
    month: Counter[tuple[bool, int]] = Counter()
    made: list[Entry] = []
    for row in rows:
        year[row.comes_in] += 1
        month[row.comes_in, row.day.month] += 1
        made.append(replace(row, place=year[row.comes_in], month_place=month[row.comes_in, row.day.month]))
    return tuple(made)


def apart(books: Books, rng: random.Random) -> Books:
    """The same books in which the bank tells each transfer a day or two before the cash box has it, or after it gave it."""
    rows = list(books.bank.entries)
    places = [at for at, row in enumerate(rows) if row.transfer]
    for before, at, after in zip([None, *places], places, [*places[1:], None]):
        row = rows[at]
        day = row.day + dt.timedelta(days=rng.choice((1, 2)) * (1 if row.comes_in else -1))
        earliest = rows[before].day if before is not None else dt.date(books.year, 1, 1)
        latest = rows[after].day if after is not None else dt.date(books.year, 12, 31)
        moved = [*rows[:at], replace(row, day=day, paper_day=day), *rows[at + 1 :]]
        if earliest <= day <= latest and _never_below_zero(books.bank.opening, moved):
            rows = moved
    ordered = sorted(rows, key=lambda row: row.day)
    return replace(books, bank=Fund("bank", books.bank.opening, _numbered(ordered)))


def _never_below_zero(opening: int, rows: Sequence[Entry]) -> bool:
    held = opening
    for row in sorted(rows, key=lambda each: each.day):
        held += row.amount
        if held < 0:
            return False
    return True
