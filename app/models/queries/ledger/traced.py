"""What a voucher line is for when it names a case: its kind and title, so that a window can say it and open it."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.book import Read


@dataclass(frozen=True, slots=True)
class TracedCase:
    """A case as a voucher names it."""

    id: int
    kind: str
    title: str


def traced_case(read: Read, case_id: int) -> TracedCase | None:
    """The case of that id, or None."""
    row = read.one("SELECT id, kind, title FROM welfare_case WHERE id = ?", (case_id,))
    return None if row is None else TracedCase(*row)
