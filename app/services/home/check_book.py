"""Kiểm tra sổ: every invariant of a book, as findings. Nothing is changed and nothing raises for what is found.

Each room brings its checks. The chain proves the trail; the trail proves the rows; the rows prove the sums.
"""

from __future__ import annotations

from functools import cache

from app.domain.problems import Finding
from app.domain.progress import Progress
from app.models.book import Book
from app.rooms import Registry
from app.services.check import Check

_OF_ROOMS = Registry("services", Check, module="checks")


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check in the order of its findings. Two of one name are a mistake of whoever wrote them."""
    return _OF_ROOMS.in_place("name")


def check_book(book: Book, progress: Progress | None = None) -> list[Finding]:
    """Run every check on one snapshot of the book; ``progress(done, total)`` may raise to cancel."""
    found: list[Finding] = []
    checks = all_checks()
    with book.read_apart(anew=True) as read:
        for place, check in enumerate(checks):
            if progress is not None:
                progress(place, len(checks))
            found.extend(check.run(read))
    return found
