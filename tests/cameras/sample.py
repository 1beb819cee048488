"""The sample book that is pictured: made once, used again."""

from __future__ import annotations

import tempfile
from pathlib import Path


def require_sample(book: Path) -> bool:
    """Make the sample where there is none; True when it had to be made."""
    if book.exists():
        return False
    from app.services.home.sample_book import make_sample

    book.parent.mkdir(parents=True, exist_ok=True)
    # Why in a folder beside it: whoever waits for the book must never find half of one.
    with tempfile.TemporaryDirectory(dir=book.parent, ignore_cleanup_errors=True) as folder:
        unfinished = Path(folder) / book.name
        make_sample(unfinished).value.close()
        unfinished.replace(book)
    return True
