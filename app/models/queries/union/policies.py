"""The dated policies a book uses, as timelines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from app.domain.copying import made_of
from app.domain.days_off import OF_THE_YEAR, PREFIX, STANDARD, SWAPPED, Calendar, calendar_of
from app.domain.money import Dong, Rate, dong
from app.domain.problems import Message
from app.domain.timeline import DatedValue, Timeline
from app.domain.union.policies import UNKNOWN, policies
from app.models.read import Read

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class StoredValue:
    """One dated value of one policy as the book keeps it, with its source and confidence."""

    policy: str
    valid_from: dt.date
    value: str
    source: str
    confidence: str


def policy_values(read: Read) -> dict[str, tuple[DatedValue[str], ...]]:
    """Every policy with its dated values as text."""
    found: dict[str, list[DatedValue[str]]] = {}
    for each in read.records(StoredValue, "FROM policy_value ORDER BY policy, valid_from"):
        found.setdefault(each.policy, []).append(made_of(DatedValue, each))
    return {policy: tuple(values) for policy, values in found.items()}


def policies_on(read: Read, day: dt.date) -> dict[str, DatedValue[str]]:
    """What the book says of every policy on a day; one without a value known by then is not among them."""
    return {
        policy: known[-1]
        for policy, values in policy_values(read).items()
        if (known := [each for each in values if each.valid_from <= day]) and known[-1].value != UNKNOWN
    }


def policy_on(read: Read, policy: str, day: dt.date) -> DatedValue[str] | None:
    """What the book says of a policy on a day; None before the first value known."""
    return _timeline(read, policy, str).known(day)


def calendar(read: Read) -> Calendar:
    """The days off as the book has them; those the program knows in a book that says nothing of them."""
    rows = read.records(
        StoredValue,
        "FROM policy_value WHERE policy GLOB ? OR policy IN (?, ?) ORDER BY policy, valid_from",
        (f"{PREFIX}*", OF_THE_YEAR, SWAPPED),
    )
    if not rows:
        return STANDARD
    return calendar_of((each.policy, each.valid_from, each.value, each.source) for each in rows)


def rate_timeline(read: Read, policy: str) -> Timeline[Rate]:
    """A policy whose values are rates."""
    return _timeline(read, policy, Rate)


def money_timeline(read: Read, policy: str) -> Timeline[int]:
    """A policy whose values are amounts in đồng."""
    return _timeline(read, policy, int)


def _timeline(read: Read, policy: str, kind: Callable[[str], Value]) -> Timeline[Value]:
    # Why only its own rows: many policies are asked for one after another.
    rows = read.records(StoredValue, "FROM policy_value WHERE policy = ? ORDER BY valid_from", (policy,))
    values = [made_of(DatedValue, each, value=kind(each.value)) for each in rows if each.value != UNKNOWN]
    unknown = [each.valid_from for each in rows if each.value == UNKNOWN]
    named = Message(policies()[policy].title) if policy in policies() else policy
    return Timeline(named, values, unknown)


def text_on(read: Read, policy: str, day: dt.date) -> DatedValue[str]:
    """One dated policy as text on a day; refuses a day before the first value known."""
    return _timeline(read, policy, str).at(day)


def money_on(read: Read, policy: str, day: dt.date) -> tuple[Dong | None, str]:
    """An amount in đồng on a day, and where it stands; None when the book knows none."""
    known = money_timeline(read, policy).known(day)
    return (dong(known.value), known.source) if known is not None else (None, "")
