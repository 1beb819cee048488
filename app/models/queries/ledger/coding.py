"""The book's own ordered coding rules."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.copying import made_of
from app.domain.ledger.coding import CodingRule, RuleDirection
from app.models.read import Read


@dataclass(frozen=True, slots=True)
class StoredRule:
    """A rule as the book keeps it: its phrases in one text."""

    position: int
    direction: RuleDirection
    phrases: str
    code: str | None
    money_source: str | None
    note: str
    toward: str

    @classmethod
    def of(cls, rule: CodingRule, place: int) -> StoredRule:
        """The rule that is tried in this place."""
        return made_of(cls, rule, position=place, phrases="|".join(phrase.strip() for phrase in rule.phrases))


def coding_rules(read: Read) -> tuple[CodingRule, ...]:
    """The rules in the order they are tried."""
    found = read.records(StoredRule, "FROM coding_rule ORDER BY position, id")
    return tuple(
        made_of(CodingRule, each, position=place, phrases=tuple(each.phrases.split("|")))
        for place, each in enumerate(found, 1)
    )
