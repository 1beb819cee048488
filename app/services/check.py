"""What a check of the whole book is. Each room brings its own (``services/<room>/checks.py``); ``check_book.py`` runs them all.

A check only looks: it changes nothing and raises nothing for what it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.problems import Finding
from app.models.book import Read


@dataclass(frozen=True, slots=True)
class Check:
    """One check, by a name of its own; ``place`` orders its findings among the others'."""

    name: str
    place: int
    run: Callable[[Read], Iterator[Finding]]
