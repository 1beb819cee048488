"""Days, months, quarters and periods of a union's books. Book dates are plain dates without a time zone.

Reading dates that people typed lives in ``reading.py``; here are only the values and their arithmetic.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering

from app.domain.problems import N_, Finding, Refusal, stop


class UnreadablePeriod(Refusal):
    """The text of a period follows none of the four accepted patterns."""

    code = "period-unreadable"
    template = N_("Không hiểu kỳ «{text}». Hãy viết 2024, 2024-03, 2024Q1 hoặc 2024-01-01..2024-05-31.")


FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years a book may speak of; what lies outside them was mistyped, or comes from a clock that is wrong."""


class NoSuchMonth(Refusal, ValueError):
    """A month that is none, or of a year no book speaks of."""

    code = "month-none"
    template = N_("Không có tháng {month}: chỉ dùng được các tháng từ 01/{first} đến 12/{last}.")


@total_ordering
@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month; orders by time, ``str()`` is ``YYYY-MM`` as stored in the book."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and FIRST_YEAR <= self.year <= LAST_YEAR):
            raise NoSuchMonth(month=f"{self.month:02d}/{self.year}", first=FIRST_YEAR, last=LAST_YEAR)

    @classmethod
    def of(cls, day: dt.date) -> Month:
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read the stored form ``YYYY-MM``; anything else is a ValueError."""
        match = re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)
        if match is None:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> Month:
        """The month that many months later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def through(self, last: Month) -> tuple[Month, ...]:
        """Every month from this one to the last, in order."""
        months = (last.year - self.year) * 12 + last.month - self.month
        return tuple(self.plus(step) for step in range(months + 1))

    def nearest(self, day: dt.date) -> dt.date:
        """A day of the month: this one when it lies in it, else the month's first or last."""
        return min(max(day, self.first_day), self.last_day)

    def moved(self, months: int) -> Month:
        """The month that many months later, or the last (the first) that there is."""
        try:
            return self.plus(months)
        except NoSuchMonth:
            return Month(FIRST_YEAR, 1) if months < 0 else Month(LAST_YEAR, 12)

    def __lt__(self, other: Month) -> bool:
        return (self.year, self.month) < (other.year, other.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Period:
    """Any first day to any last day, both included. Reports take a Period, never a year."""

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends before it begins")

    @classmethod
    def of_year(cls, year: int) -> Period:
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31))

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        first = Month(year, quarter * 3 - 2)
        return cls(first.first_day, first.plus(2).last_day)

    @classmethod
    def of_month(cls, month: Month) -> Period:
        return cls(month.first_day, month.last_day)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``2024``, ``2024-03``, ``2024Q1`` or ``2024-01-01..2024-05-31``; refuses anything else."""
        text = text.strip()
        try:
            found = cls._read(text)
        except ValueError:
            found = None
        if found is None or not FIRST_YEAR <= found.first.year <= found.last.year <= LAST_YEAR:
            raise UnreadablePeriod(text=text)
        return found

    @classmethod
    def _read(cls, text: str) -> Period | None:
        if re.fullmatch(r"[0-9]{4}", text):
            return cls.of_year(int(text))
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
            return cls.of_month(Month.parse(text))
        if match := re.fullmatch(r"([0-9]{4})-?[Qq]([1-4])", text):
            return cls.of_quarter(int(match[1]), int(match[2]))
        if match := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})", text):
            return cls(dt.date.fromisoformat(match[1]), dt.date.fromisoformat(match[2]))
        return None

    def months(self) -> tuple[Month, ...]:
        """Every month the period touches, in order."""
        return Month.of(self.first).through(Month.of(self.last))

    def meets(self, other: Period) -> bool:
        """True when some day lies in both."""
        return self.first <= other.last and other.first <= self.last

    @property
    def is_year(self) -> bool:
        """True for 1 January to 31 December of one year."""
        return self == Period.of_year(self.first.year)

    @property
    def is_month(self) -> bool:
        """True for the whole of one calendar month."""
        return self == Period.of_month(Month.of(self.first))

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        if self.is_year:
            return f"{self.first.year:04d}"
        if self.is_month:
            return str(Month.of(self.first))
        return f"{self.first.isoformat()}..{self.last.isoformat()}"


FOREVER = dt.date(2199, 12, 31)
"""A day after everything in any book."""
ALWAYS = Period(dt.date(FIRST_YEAR, 1, 1), FOREVER)
"""A period that everything lies in."""


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of another month; the month's last day when it has no such day."""
    month = Month.of(day).plus(months)
    return month.first_day.replace(day=min(day.day, month.last_day.day))


def months_between(first: dt.date, last: dt.date) -> int:
    """Whole months from one day to another; negative when the other comes first."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def day_of_iso(text: str | None) -> dt.date | None:
    """The day a book keeps as ``yyyy-mm-dd``; nothing kept is None."""
    return dt.date.fromisoformat(text) if text else None


def iso_of(day: dt.date | None) -> str | None:
    """``yyyy-mm-dd`` as books and JSON keep a day; None stays None."""
    return None if day is None else day.isoformat()


def show_date(day: dt.date) -> str:
    """``dd/mm/yyyy``, as every list prints it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long_date(day: dt.date) -> str:
    """``Ngày 03 tháng 9 năm 2025``: day always two figures, months 1 and 2 with a leading zero (NĐ 30/2020/NĐ-CP)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"Ngày {day.day:02d} tháng {month} năm {day.year}"


def day_findings(day: dt.date | None, column: str) -> list[Finding]:
    """Stops a day that is missing."""
    return [] if day is not None else [stop("day-missing", N_("Hãy gõ ngày, ví dụ 5 hoặc 05/03."), column)]
