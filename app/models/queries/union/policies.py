"""The dated policies a book uses, as timelines."""

from __future__ import annotations

import datetime as dt

from app.domain.money import Rate
from app.domain.timeline import DatedValue, Timeline
from app.models.book import Read


def policy_values(read: Read) -> dict[str, tuple[DatedValue[str], ...]]:
    """Every policy with its dated values as text."""
    found: dict[str, list[DatedValue[str]]] = {}
    for policy, valid_from, value, source, confidence in read.rows(
        "SELECT policy, valid_from, value, source, confidence FROM policy_value ORDER BY policy, valid_from"
    ):
        found.setdefault(policy, []).append(DatedValue(dt.date.fromisoformat(valid_from), value, source, confidence))
    return {policy: tuple(values) for policy, values in found.items()}


def rate_timeline(read: Read, policy: str) -> Timeline[Rate]:
    """A policy whose values are rates."""
    values = policy_values(read).get(policy, ())
    return Timeline(
        policy, (DatedValue(each.valid_from, Rate(each.value), each.source, each.confidence) for each in values)
    )


def money_timeline(read: Read, policy: str) -> Timeline[int]:
    """A policy whose values are amounts in đồng."""
    values = policy_values(read).get(policy, ())
    return Timeline(
        policy, (DatedValue(each.valid_from, int(each.value), each.source, each.confidence) for each in values)
    )
