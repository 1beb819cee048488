"""What the rows of a list must meet, put together from what was asked for."""

from __future__ import annotations

from app.domain.dates import Period
from app.domain.text import fold


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
        self.when(words.strip(), f"{column} LIKE :needle", needle=f"%{fold(words)}%")

    def __str__(self) -> str:
        return " AND ".join(self._parts) or "1"
