"""The legal values and default coding rules shipped with the program, read from ``resources/policies``."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.coding import CodingRule, parse_rules
from app.paths import resource


@dataclass(frozen=True, slots=True)
class ShippedValue:
    """One dated value of one policy as shipped, with its source and confidence."""

    policy: str
    valid_from: dt.date
    value: str
    source: str
    confidence: str


def shipped_values() -> Iterator[ShippedValue]:
    """Every dated value of every policy file, in order of policy and day."""
    for file in sorted(resource("policies").glob("*.toml")):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        for policy, rows in sorted(content.get("policy", {}).items()):
            for row in rows["values"]:
                yield ShippedValue(policy, row["from"], str(row["value"]), row["source"], row.get("confidence", ""))


def shipped_coding_rules() -> tuple[CodingRule, ...]:
    """The coding rules a new book starts with, in order."""
    return parse_rules((resource("policies") / "coding_rules.toml").read_text(encoding="utf-8"))
