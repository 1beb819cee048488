"""The book's own ordered coding rules."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.ledger.coding import CodingRule, RuleDirection
from app.models.read import Read


@dataclass(frozen=True, slots=True)
class _Stored:
    direction: RuleDirection
    phrases: str
    code: str | None
    money_source: str | None
    note: str
    toward: str


def coding_rules(read: Read) -> tuple[CodingRule, ...]:
    """The rules in the order they are tried."""
    found = read.records(_Stored, "FROM coding_rule ORDER BY position, id")
    return tuple(
        CodingRule(
            place, each.direction, tuple(each.phrases.split("|")), each.code, each.money_source, each.note, each.toward
        )
        for place, each in enumerate(found, 1)
    )
