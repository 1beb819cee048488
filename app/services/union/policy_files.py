"""The legal values and default coding rules shipped with the program, read from ``resources/policies``.

A room of another package brings its values in ``.toml`` files beside its rules (``package/domain/<room>``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from app.domain.days_off import standard_values
from app.domain.union.texts import LegalText, parse_texts
from app.models.book import Book
from app.models.queries.union.policies import StoredValue
from app.models.union.policy import policy_value
from app.paths import resource
from app.rooms import folders


def shipped_values() -> Iterator[StoredValue]:
    """Every dated value of every policy file, in order of policy and day."""
    for policy, since, value, source, confidence in standard_values():
        yield StoredValue(policy, since, value, source, confidence)
    brought = (Path(folder.__path__[0]).glob("*.toml") for folder in folders("domain"))
    for file in (*sorted(resource("policies").glob("*.toml")), *sorted(chain.from_iterable(brought))):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        for policy, rows in sorted(content.get("policy", {}).items()):
            for row in rows["values"]:
                yield StoredValue(policy, row["from"], str(row["value"]), row["source"], row.get("confidence", ""))


@cache
def legal_texts() -> tuple[LegalText, ...]:
    """Every legal text that the program cites."""
    return parse_texts((resource("policies") / "texts.toml").read_text(encoding="utf-8"))


def take_new_policies(book: Book) -> int:
    """Give a book made by an older program the values of policies it knows nothing of; gives how many. Its own values stay."""
    with book.read() as read:
        known = set(read.column(str, "SELECT DISTINCT policy FROM policy_value"))
    new = [each for each in shipped_values() if each.policy not in known]
    # Why: a book without any policy is one still being made, or one a test keeps bare.
    if not known or not new:
        return 0
    # Why: opening may leave this check for later, but nothing is written into a book that was not looked through.
    book.check_soundness()
    with book.operation("take_policies") as operation:
        for each in new:
            operation.add(policy_value, each)
    return len(new)
