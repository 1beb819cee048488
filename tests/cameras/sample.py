"""The sample book that is pictured: made once, used again."""

from __future__ import annotations

from pathlib import Path


def require_sample(book: Path) -> bool:
    """Make the sample where there is none; True when it had to be made."""
    if book.exists():
        return False
    from app.services.sample_book import make_sample

    book.parent.mkdir(parents=True, exist_ok=True)
    unfinished = book.with_name(f"{book.stem} (đang lập){book.suffix}")
    unfinished.unlink(missing_ok=True)
    make_sample(unfinished).value.close()
    # Why so: whoever waits for the book must never find half of one.
    unfinished.replace(book)
    return True
