"""Creating a book: its tables, and in one operation everything that the rooms bring to a new book."""

from __future__ import annotations

from pathlib import Path

from app.domain.problems import N_
from app.models.book import Book
from app.models.operation import Outcome
from app.services.new_book import seeds
from app.services.union.read_profile import Profile


def create_book(path: Path, profile: Profile) -> Outcome[Book]:
    """Make a new book from a profile and open it; refuses to overwrite a file."""
    book = Book.create(path, opening_day=profile.opening_day.isoformat())
    try:
        with book.operation("create_book", subject=profile.union) as operation:
            for seed in seeds():
                seed.sow(operation, profile)
    except BaseException:
        book.close()
        path.unlink(missing_ok=True)
        raise
    return operation.outcome(book, N_("Đã lập sổ «{name}»."), name=path.name)
