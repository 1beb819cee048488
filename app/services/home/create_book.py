"""Creating a book: its tables, and in one operation everything that the rooms bring to a new book."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.problems import N_, refuse_stopped
from app.domain.union.profile import Profile, profile_findings
from app.models.book import Book
from app.models.operation import Outcome
from app.services.new_book import seeds


@contextmanager
def new_book(path: Path, profile: Profile) -> Iterator[Book]:
    """A book from a profile, open to be filled; it stands at ``path`` when the block has ended well, and else nothing does.

    Refuses to overwrite a file, and a profile that no book can start with.
    """
    refuse_stopped(profile_findings(profile))
    with Book.made(path, opening_day=profile.opening_day.isoformat()) as book:
        with book.operation("create_book", subject=profile.union) as operation:
            for seed in seeds():
                seed.sow(operation, profile)
        yield book


def create_book(path: Path, profile: Profile) -> Outcome[Book]:
    """Make a new book from a profile and open it; refuses to overwrite a file."""
    with new_book(path, profile):
        pass
    return Outcome.of(Book.open(path), N_("Đã lập sổ «{name}»."), name=path.name)
