"""Which reading of each day fits the order of a book: as written, with day and month exchanged, or in the book's year.

The book as a whole decides: the readings with the fewest steps back in time, and among those the fewest changes, win.
A reading that fits no better than the written one is never chosen.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.domain.dates import Period

Change = Literal["", "swapped", "year", "both"]

_STEP_BACK = 10
_OUTSIDE_MONTH = 20
_TEXT_SAYS_OTHER = 4
_COST: dict[Change, int] = {"": 0, "swapped": 1, "year": 1, "both": 3}


@dataclass(frozen=True, slots=True)
class Reading:
    """A day as it may be meant, and how it differs from what stands there."""

    day: dt.date
    change: Change = ""


@dataclass(frozen=True, slots=True)
class DatedRow:
    """What is known of one row: the day written, the narration, its number in its series; ``sure`` days stay."""

    day: dt.date
    text: str = ""
    series: str = ""
    sequence: int = 0
    sure: bool = False


def swapped(day: dt.date) -> dt.date | None:
    """Day and month exchanged; None when that is no other day."""
    return dt.date(day.year, day.day, day.month) if day.day <= 12 and day.day != day.month else None


def settle(rows: Sequence[DatedRow], allowed: Period, title: Period | None) -> list[Reading | None]:
    """The reading of every row that fits the whole; None where no reading lies in the allowed years."""
    readings = [_readings(row, allowed) for row in rows]
    costs = [
        [_own_cost(row, reading, found, title) for reading in found] for row, found in zip(rows, readings, strict=True)
    ]
    by_row = _fewest_steps_back(readings, costs, list(range(len(rows))))
    return _by_number(rows, readings, costs, by_row)


def _readings(row: DatedRow, allowed: Period) -> list[Reading]:
    if row.sure:
        return [Reading(row.day)]
    if allowed.first.year <= row.day.year <= allowed.last.year:
        other = swapped(row.day)
        return [Reading(row.day)] + ([Reading(other, "swapped")] if other else [])
    found = []
    for year in range(allowed.first.year, allowed.last.year + 1):
        try:
            meant = row.day.replace(year=year)
        except ValueError:
            continue
        found.append(Reading(meant, "year"))
        if other := swapped(meant):
            found.append(Reading(other, "both"))
    return found


def _own_cost(row: DatedRow, reading: Reading, all_readings: Sequence[Reading], title: Period | None) -> int:
    cost = _COST[reading.change]
    if title is not None and reading.day not in title:
        cost += _OUTSIDE_MONTH
    named = {(int(day), int(month)) for day, month in re.findall(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?!\d)", row.text)}
    fitting = [other for other in all_readings if (other.day.day, other.day.month) in named]
    if fitting and reading not in fitting:
        cost += _TEXT_SAYS_OTHER
    return cost


def _fewest_steps_back(
    readings: Sequence[Sequence[Reading]], costs: Sequence[Sequence[int]], order: Sequence[int]
) -> list[Reading | None]:
    """Along ``order``, the readings of least cost, where each step back in time costs more than any change."""
    chosen: list[Reading | None] = [None] * len(readings)
    walked = [place for place in order if readings[place]]
    best: list[list[tuple[int, int]]] = []
    for at, place in enumerate(walked):
        row: list[tuple[int, int]] = []
        for reading, cost in zip(readings[place], costs[place], strict=True):
            if at == 0:
                row.append((cost, -1))
                continue
            before = readings[walked[at - 1]]
            row.append(
                min(
                    (best[at - 1][index][0] + cost + (_STEP_BACK if reading.day < earlier.day else 0), index)
                    for index, earlier in enumerate(before)
                )
            )
        best.append(row)
    if not best:
        return chosen
    index = min(range(len(best[-1])), key=lambda last: best[-1][last][0])
    for at in range(len(walked) - 1, -1, -1):
        chosen[walked[at]] = readings[walked[at]][index]
        index = best[at][index][1]
    return chosen


def _by_number(
    rows: Sequence[DatedRow],
    readings: Sequence[Sequence[Reading]],
    costs: Sequence[Sequence[int]],
    by_row: list[Reading | None],
) -> list[Reading | None]:
    """In a sheet sorted by its wrong dates the rows look right; the order of the numbers still tells."""
    chosen = list(by_row)
    for series in {row.series for row in rows if row.series}:
        places = [place for place, row in enumerate(rows) if row.series == series and row.sequence]
        sequences = [rows[place].sequence for place in places]
        if len(set(sequences)) < len(sequences) or sequences == sorted(sequences):
            continue
        order = sorted(places, key=lambda place: rows[place].sequence)
        for place, reading in enumerate(_fewest_steps_back(readings, costs, order)):
            kept = by_row[place]
            moved = reading is not None and kept is not None and reading.change == "swapped" and kept.change == ""
            if moved and not _number_is_out_of_place(places, sequences, place):
                chosen[place] = reading
    return chosen


def _number_is_out_of_place(places: Sequence[int], sequences: Sequence[int], place: int) -> bool:
    """True when the neighbours leave exactly this row's place free: then the number is wrong, not the day."""
    at = places.index(place)
    if at in (0, len(places) - 1):
        return False
    return sequences[at + 1] - sequences[at - 1] == 2 and sequences[at] != sequences[at - 1] + 1
