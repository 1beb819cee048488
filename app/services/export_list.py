"""Xuất danh sách: a list of the window as a sheet or a paper, whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.domain import clock
from app.domain.problems import N_
from app.domain.progress import Progress
from app.exports.document import Document
from app.exports.form import Params
from app.exports.issuer import issuer
from app.exports.shown_list import ShownList, shown_document
from app.exports.undrawn import undrawn_words
from app.models.book import Book, Read
from app.models.operation import Outcome
from app.services.save_file import write_whole

Gather = Callable[[Read, Progress | None], ShownList]
"""Gathers a list from a look at the book; the progress hears (rows gathered, of how many) and stops the work by raising."""


def _document(read: Read, shown: ShownList) -> Document:
    today = clock.today()
    return shown_document(shown, issuer(read, Params(), today), today)


def export_list(book: Book, gather: Gather, target: Path, progress: Progress | None = None) -> Outcome[Path]:
    """Gather a list and write it to a file, ``.xlsx`` or ``.pdf``. Refuses a place that cannot be written."""
    # Why here: the window starts without the two libraries of paper.
    from app.exports.pdf import to_pdf
    from app.exports.xlsx import to_xlsx

    with book.read_apart() as read:
        shown = gather(read, progress)
        document = _document(read, shown)
    found: dict[str, str] = {}
    write = partial(to_pdf, undrawn=found) if target.suffix.lower() == ".pdf" else to_xlsx
    write_whole(target, lambda stream: write(document, stream, progress))
    said = N_("Đã xuất {count} dòng ra «{name}». {undrawn}") if found else N_("Đã xuất {count} dòng ra «{name}».")
    values = {"count": len(shown.rows), "name": target.name, "undrawn": tuple(undrawn_words(found))}
    return Outcome.of(target, said, **values)


def preview_list(read: Read, shown: ShownList, progress: Progress | None = None) -> bytes:
    """A list as PDF in memory, for the window's preview and the printer."""
    from app.exports.pdf import to_pdf

    stream = io.BytesIO()
    to_pdf(_document(read, shown), stream, progress)
    return stream.getvalue()
