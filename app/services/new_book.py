"""What a room puts into every new book: a ``Seed``, brought by its ``new_book.py`` and sown when the book is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.union.profile import Profile
from app.models.operation import Operation
from app.rooms import Registry


@dataclass(frozen=True, slots=True)
class Seed:
    """Rows that a book begins with, written inside the operation that makes it; the lower ``place`` is sown first."""

    name: str
    place: int
    sow: Callable[[Operation, Profile], None]


_SEEDS: Registry[Seed] = Registry("services", Seed, module="new_book")


def seeds() -> tuple[Seed, ...]:
    """What the rooms bring, in the order it is sown."""
    return _SEEDS.in_place("name")
