"""Opening a book for work: what the program tells the treasurer at the start, and remembering where the trail stood.

The remembered head lies outside the book, so an older file put in its place is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app import crash
from app.domain.problems import N_, Finding, warn
from app.models.book import Book, Read
from app.models.queries.trail import newest_act
from app.models.queries.union.organisation import book_uuid
from app.paths import user_folder
from app.rooms import Registry
from app.services.union.policy_files import take_new_policies
from app.services.whole_file import written_whole


@dataclass(frozen=True, slots=True)
class Opened:
    """An open book, and what is worth telling about it."""

    book: Book
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a room may have to tell when a book is opened (``services/<room>/opening.py``)."""

    name: str
    tell: Callable[[Book, Read], Finding | None]


_TELLINGS = Registry("services", Telling, module="opening")


def _heads_file() -> Path:
    return user_folder() / "heads.json"


def _heads() -> dict[str, list[object]]:
    try:
        stored = json.loads(_heads_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as problem:
        crash.went_on(problem)
        return {}
    return stored if isinstance(stored, dict) else {}


def remember_head(book: Book) -> None:
    """Keep, outside the book, how far its trail has come. A folder that cannot be written is no reason to stop."""
    with book.read() as read:
        heads = _heads() | {book_uuid(read): [(last := newest_act(read)).id, last.hash]}
    try:
        with written_whole(_heads_file()) as part:
            part.write_text(json.dumps(heads), encoding="utf-8")
    except OSError as problem:
        crash.went_on(problem)


def _older_than_remembered(read: Read) -> Finding | None:
    known = _heads().get(book_uuid(read))
    if not known:
        return None
    act, head = known
    stored = read.value(str, "SELECT hash FROM operation WHERE id = ?", (act,))
    if stored == head:
        return None
    missing = int(str(act)) - newest_act(read).id
    if missing > 0:
        text = N_("Sổ này cũ hơn lần mở trước: thiếu {count} việc đã ghi. Có phải một bản cũ được chép đè?")
        return warn("book-older", text, count=missing)
    text = N_("Nhật ký của sổ không nối tiếp lần mở trước: có thể tệp đã bị thay bằng bản khác.")
    return warn("book-older", text)


def open_book(path: Path, *, read_only: bool = False, officer: str = "", check: bool = True) -> Opened:
    """Open a book and gather what to tell: what the rooms have to say, an older file than remembered.

    ``check=False`` leaves ``Book.check_soundness`` to the caller, who shows the book while its file is looked through.
    """
    book = Book.open(path, read_only=read_only, check=check)
    book.officer = officer
    findings: list[Finding] = []
    try:
        with book.read() as read:
            reported = [telling.tell(book, read) for telling in _TELLINGS.all()]
            findings += [each for each in (*reported, _older_than_remembered(read)) if each is not None]
        if not read_only:
            take_new_policies(book)
    except Exception:
        # Why: what cannot be read is refused as damage, in the words of the check.
        with closing(book):
            book.check_soundness()
        raise
    return Opened(book, tuple(findings))


def close_book(book: Book) -> None:
    """Remember where the trail stands and close."""
    if not book.read_only:
        remember_head(book)
    book.close()
