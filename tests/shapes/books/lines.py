"""The rows of a book before they are drawn: numbers in the treasurer's own style, days and amounts as she types them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tests.shapes.books.truth import Books, Entry, Fund
from tests.shapes.case import Row
from tests.shapes.grid import Cell
from tests.shapes.options import Options
from tests.shapes.spelling import spelled

ROMAN = ("", "I", "II", "III", "IV")


@dataclass(frozen=True)
class Line:
    """One row to draw: what moves in which fund, and the number as printed."""

    entry: Entry
    number: str
    amounts: Mapping[str, int]

    @property
    def comes_in(self) -> bool:
        """By its first fund."""
        return next(iter(self.amounts.values())) > 0


def letters(fund: str, comes_in: bool, options: Options) -> str:
    """PT, PC, and what a bank's papers are called."""
    if fund == "cash":
        return "PT" if comes_in else "PC"
    return options["bank letters"].split(", ")[0 if comes_in else 1]


def styled(style: str, kind: str, entry: Entry, place: int, year: int, running: int) -> str:
    """A number in her own style. ``place`` counts the kind in the year, ``running`` all rows."""
    month, month_place = entry.day.month, entry.month_place
    short = {"PT": "T", "PC": "C", "BC": "T", "GBC": "T"}.get(kind, "C")
    return {
        "PT2025/01": f"{kind}{year}/{place:02d}",
        "PT01": f"{kind}{place:02d}",
        "PT01/03": f"{kind}{month_place:02d}/{month:02d}",
        "01/PT": f"{place:02d}/{kind}",
        "1": f"{running}",
        "T01": f"{short}{place:02d}",
        "PT-001": f"{kind}-{place:03d}",
        "PT 01": f"{kind} {place:02d}",
        "03-PT01": f"{month:02d}-{kind}{month_place:02d}",
    }[style]


def numbers(fund: Fund, options: Options, year: int) -> list[str]:
    """The printed number of each row of a fund; a transfer in the bank book may bear the number of the cash book."""
    borrowed = fund.name == "bank" and options["transfer number"] == "of the other book"
    places: Counter[str] = Counter()
    found: list[str] = []
    before: Entry | None = None
    for entry in fund.entries:
        kind = letters(fund.name, entry.comes_in, options)
        if borrowed and entry.transfer:
            found.append("")
            before = None
        elif options["number"] == "joined downwards" and before is not None and _one_voucher(before, entry):
            found.append(found[-1])
            before = None
        else:
            places[kind] += 1
            found.append(styled(options["numbering"], kind, entry, places[kind], year, sum(places.values())))
            before = entry
    return found


def _one_voucher(one: Entry, other: Entry) -> bool:
    """True for two rows of a day that one paper may be written for."""
    same = one.day == other.day and one.paper_day == other.paper_day and one.comes_in == other.comes_in
    return same and not one.transfer and not other.transfer


def lines_of(books: Books, fund: str, options: Options) -> list[Line]:
    """The rows of one fund's own book."""
    whole = books.fund(fund)
    printed = numbers(whole, options, books.year)
    if "" in printed:
        other = books.cash
        theirs = [n for n, e in zip(numbers(other, options, books.year), other.entries, strict=True) if e.transfer]
        printed = [number or theirs.pop(0) for number in printed]
    return [Line(entry, number, {fund: entry.amount}) for entry, number in zip(whole.entries, printed, strict=True)]


def lines_of_both(books: Books, options: Options) -> list[Line]:
    """The rows of one table of both funds: a transfer is one row that moves both."""
    cash, bank = lines_of(books, "cash", options), lines_of(books, "bank", options)
    moved = [line for line in bank if line.entry.transfer]
    both = []
    for line in cash:
        if line.entry.transfer:
            both.append(Line(line.entry, line.number, {"cash": line.entry.amount, "bank": moved.pop(0).entry.amount}))
        else:
            both.append(line)
    return sorted([*both, *(line for line in bank if not line.entry.transfer)], key=lambda line: line.entry.day)


def expected_rows(lines: list[Line], fund: str, options: Options) -> tuple[Row, ...]:
    """What is to stand in the book of a fund after the import."""
    two_days = options["day columns"] == "two"
    printed = options["number"] != "none"
    return tuple(
        Row(
            day=line.entry.day,
            paper_day=line.entry.paper_day if two_days else None,
            number=line.number if printed and not line.entry.transfer else None,
            text=line.entry.text,
            amount=line.amounts[fund],
            transfer=line.entry.transfer,
        )
        for line in lines
        if fund in line.amounts
    )


def written_day(day: dt.date, form: str) -> Cell:
    """A day as she types it."""
    match form:
        case "date" | "date d/m/yy":
            return day
        case "text dd/mm/yyyy":
            return f"{day:%d/%m/%Y}"
        case "text d/m/yyyy":
            return f"{day.day}/{day.month}/{day.year}"
        case "text d/m/yy":
            return f"{day.day}/{day.month}/{day:%y}"
        case "text dd-mm-yyyy":
            return f"{day:%d-%m-%Y}"
        case "text dd.mm.yyyy":
            return f"{day:%d.%m.%Y}"
        case "text yyyy-mm-dd":
            return day.isoformat()
        case "text dd/mm":
            return f"{day:%d/%m}"
        case _:
            return f"{day:%d-%b-%Y}"


def written_amount(amount: int, form: str) -> Cell:
    """An amount as she types it; 0 is an empty cell, a dash or a nought."""
    if amount == 0:
        nothing: dict[str, Cell] = {"dash for nothing": "-", "zero for nothing": 0}
        return nothing.get(form)
    grouped = f"{abs(amount):,}"
    sign = "-" if amount < 0 else ""
    match form:
        case "text with dots":
            return sign + grouped.replace(",", ".")
        case "text with commas":
            return sign + grouped
        case "text with đ":
            return sign + grouped.replace(",", ".") + " đ"
        case "thousands":
            return amount / 1000
        case "float":
            return amount + 0.0000001
        case _:
            return amount


def written_text(text: str, options: Options) -> str:
    """A text as she types it."""
    return spelled(text, options["spelling"])
