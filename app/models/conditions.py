"""What the rows of a list must meet, put together from what was asked for."""

from __future__ import annotations

import re

from app.domain.dates import Period
from app.domain.text import APOSTROPHES, fold


def holds(column: str, needle: str) -> str:
    """A condition in SQL: a column holds the words bound to ``needle``, which ``needle_of`` makes."""
    return f"{column} LIKE {needle} ESCAPE '\\'"


def needle_of(words: str) -> str:
    """Folded words as LIKE looks for them anywhere; what LIKE would take for a pattern stands for itself."""
    return "%" + re.sub(r"([%_\\])", r"\\\1", fold(words)) + "%"


def with_one_apostrophe(column: str) -> str:
    """A folded column in SQL. Why: books of older versions hold apostrophes as they were typed."""
    for sign in APOSTROPHES:
        column = f"replace({column}, '{sign}', '''')"
    return column


class Conditions:
    """Conditions in SQL that must all hold, and the values they bind; ``str()`` is what stands after WHERE."""

    def __init__(self, *always: str, **values: object) -> None:
        self._parts = list(always)
        self.values = values

    def when(self, asked: object, sql: str, **values: object) -> None:
        """A condition that is made when something was asked for: neither nothing nor an empty text."""
        if asked is not None and asked is not False and asked != "":
            self._parts.append(sql)
            self.values |= values

    def within(self, sql: str, period: Period | None) -> None:
        """A condition on ``:first`` and ``:last`` of a period, when there is one."""
        if period is not None:
            self.when(True, sql, first=period.first, last=period.last)

    def search(self, column: str, words: str) -> None:
        """Folded words that a folded column must hold, when there are any."""
        # Why only then: a search without an apostrophe need not look for any in every row.
        column = with_one_apostrophe(column) if "'" in fold(words) else column
        self.when(words.strip(), holds(column, ":needle"), needle=needle_of(words))

    def __str__(self) -> str:
        return " AND ".join(self._parts) or "1"
