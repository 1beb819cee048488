"""The book's own ordered coding rules."""

from __future__ import annotations

from app.domain.ledger.coding import CodingRule, RuleDirection
from app.models.book import Read


def coding_rules(read: Read) -> tuple[CodingRule, ...]:
    """The rules in the order they are tried."""
    return tuple(
        CodingRule(place, RuleDirection(row[1]), tuple(row[2].split("|")), row[3], row[4], row[5], row[6])
        for place, row in enumerate(
            read.rows(
                "SELECT position, direction, phrases, code, money_source, note, toward FROM coding_rule ORDER BY position, id"
            ),
            1,
        )
    )
