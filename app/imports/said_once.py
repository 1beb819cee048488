"""What most rows of a file have in common is said once for the file, not on every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.problems import N_, Finding, note

_OF_MANY_ROWS = frozenset({"date-is-text", "amount-is-text", "text-converted", "amount-fraction"})
_MANY = 5


def told_once(findings: Sequence[Finding], rows: int, sheet: str) -> Iterator[Finding]:
    """Notes that most rows share are one note for the file."""
    counts = Counter(found.code for found in findings if found.code in _OF_MANY_ROWS)
    common = {code for code, count in counts.items() if count >= _MANY and count * 2 >= rows}
    told: set[str] = set()
    for found in findings:
        if found.code not in common:
            yield found
        elif found.code not in told:
            told.add(found.code)
            shown = {"count": counts[found.code], "found": found.message}
            yield replace(
                note(found.code, N_("{count} dòng như dòng này: {found}"), found.column, **shown).at(sheet),
                proposal=None,
            )
