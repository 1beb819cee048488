"""Dated legal values: what holds from which day, and by which document.

A value is looked up by the day of the obligation, never by today. A day before the first value is a Refusal that
says which policy to enter.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.domain.dates import show_date
from app.domain.problems import N_, Refusal

Value = TypeVar("Value")


class PolicyMissing(Refusal):
    """No value is known for that day."""

    code = "policy-missing"
    template = N_("Chưa có quy định «{policy}» cho ngày {day}: hãy nhập ở mục Quy định, kèm số văn bản.")


@dataclass(frozen=True, slots=True)
class DatedValue(Generic[Value]):
    """One value from a day on, with its legal source and how sure it is (``chưa có nguồn`` when it has none)."""

    valid_from: dt.date
    value: Value
    source: str
    confidence: str = ""


class Timeline(Generic[Value]):
    """The values of one policy in order of their days. ``policy`` is what a sentence calls it; from the days of ``unknown`` on no
    value is known until the next one."""

    def __init__(self, policy: object, values: Iterable[DatedValue[Value]], unknown: Iterable[dt.date] = ()) -> None:
        self.policy = policy
        self.values = tuple(sorted(values, key=lambda each: each.valid_from))
        self._known: dict[dt.date, DatedValue[Value]] = {each.valid_from: each for each in self.values}
        self._days = sorted({*self._known, *unknown})

    def known(self, day: dt.date) -> DatedValue[Value] | None:
        """The value in force on a day; None before the first one, and while none is known."""
        place = bisect_right(self._days, day) - 1
        return None if place < 0 else self._known.get(self._days[place])

    def at(self, day: dt.date) -> DatedValue[Value]:
        """The value in force on a day; refuses a day before the first one."""
        found = self.known(day)
        if found is None:
            raise PolicyMissing(policy=self.policy, day=show_date(day))
        return found
