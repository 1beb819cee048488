"""Opening a book for work: what the program tells the treasurer at the start, and remembering where the trail stood.

The remembered head lies outside the book, so an older file put in its place is noticed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from app import crash
from app.domain import clock
from app.domain.problems import N_, Finding, Level, Message, Refusal
from app.files import read_kept, written_whole
from app.models.book import Book, Read
from app.models.faults import BookBusy, BookUnwritable, DiskFails, DiskFull
from app.models.queries.trail import Head, newest_act
from app.models.queries.union.organisation import book_uuid
from app.paths import user_folder
from app.rooms import Registry
from app.services.back_up import clear_unfinished
from app.services.union.policy_files import take_new_policies


class OlderBook(Refusal):
    """A book that lacks acts it had when it was last opened here."""

    code = "book-older"
    template = N_(
        "Sổ «{path}» cũ hơn lần mở trước trên máy này: thiếu {count} việc đã ghi, có thể một bản cũ đã được chép đè. "
        "Hãy tìm bản mới hơn. Nếu làm tiếp trên bản cũ này thì những việc đó phải ghi lại, và nhật ký ghi rằng bản cũ được nhận."
    )


class OtherTrail(Refusal):
    """A book whose trail is not the one that was last opened here."""

    code = "book-other-trail"
    template = N_(
        "Nhật ký của sổ «{path}» không nối tiếp lần mở trước trên máy này: có thể tệp đã bị thay bằng bản khác. "
        "Hãy tìm bản đúng. Nếu làm tiếp trên bản này thì việc ghi ở bản kia phải ghi lại, và nhật ký ghi rằng bản này được nhận."
    )


class ClockBehind(Refusal):
    """The computer's clock is before the last act of the book."""

    code = "clock-behind"
    template = N_(
        "Đồng hồ máy đang là {now}, mà việc cuối trong sổ ghi lúc {last}. Hãy chỉnh lại ngày giờ của máy rồi mở sổ. "
        "Nếu đồng hồ máy đúng thì có thể mở tiếp."
    )


class ClockAhead(Refusal):
    """The computer's clock is far after the last act of the book."""

    code = "clock-ahead"
    template = N_(
        "Đồng hồ máy đang là {now}, hơn một năm sau việc cuối trong sổ ({last}). Nếu ngày giờ của máy sai, "
        "hãy chỉnh lại rồi mở sổ; nếu đúng thì có thể mở tiếp."
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """An open book, what is worth telling about it, and what she must decide before anything is written (``accept``).

    ``closed_at`` is its last act when it was closed here, 0 when it never was; ``unwritable`` why it is open to look at only.
    """

    book: Book
    findings: tuple[Finding, ...]
    doubts: tuple[Refusal, ...] = ()
    closed_at: int = 0
    unwritable: Message | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """What a room may have to tell when a book is opened (``services/<room>/opening.py``)."""

    name: str
    tell: Callable[[Book, Read], Finding | None]


_TELLINGS = Registry("services", Telling, module="opening")


_MOST_ACTS = 2**63
"""What no number of an act can reach in a book."""


def _heads_file() -> Path:
    return user_folder() / "heads.json"


def _heads() -> dict[str, Head]:
    """The last act of each book, by the book; what is none of ours is as if it had not been kept. OSError passes."""
    heads = {}
    for book, kept in read_kept(_heads_file()).items():
        match kept:
            case [int(act), str(head)] if 0 < act < _MOST_ACTS and kept[0] is not True:
                heads[book] = Head(act, head)
    return heads


def _remembered(read: Read) -> Head | None:
    """The last act of a book when it was last closed here."""
    try:
        return _heads().get(book_uuid(read))
    except OSError as problem:
        crash.went_on(problem)
        return None


def remember_head(book: Book) -> None:
    """Keep, outside the book, how far its trail has come. A folder or a book that fails is no reason to stop."""
    try:
        with book.read() as read:
            head = {book_uuid(read): newest_act(read)}
        heads = _heads() | head
        with written_whole(_heads_file()) as part:
            part.write_text(json.dumps({each: [head.id, head.hash] for each, head in heads.items()}), encoding="utf-8")
    except (OSError, Refusal) as problem:
        crash.went_on(problem)


def _doubt_of_trail(read: Read, path: Path, known: Head | None) -> Refusal | None:
    if known is None or read.value(str, "SELECT hash FROM operation WHERE id = ?", (known.id,)) == known.hash:
        return None
    missing = known.id - newest_act(read).id
    return OlderBook(path=path, count=missing) if missing > 0 else OtherTrail(path=path)


LONGEST_PAUSE = dt.timedelta(days=366)
"""How long a book may lie untouched before the clock is asked about."""
_SLACK = dt.timedelta(minutes=10)
"""How far two clocks of one union may differ."""


def _doubt_of_clock(read: Read) -> Refusal | None:
    last = newest_act(read)
    now, at = clock.moment(), dt.datetime.fromisoformat(last.at) if last.at else None
    if at is None or at - _SLACK <= now <= at + LONGEST_PAUSE:
        return None
    shown = {"now": clock.local_time(now.isoformat()), "last": clock.local_time(last.at)}
    return ClockBehind(**shown) if now < at else ClockAhead(**shown)


def open_book(
    path: Path, *, read_only: bool = False, or_to_look: bool = False, officer: str = "", check: bool = True
) -> Opened:
    """Open a book and gather what to tell: what the rooms have to say, and what is doubtful about the file or the clock.

    ``or_to_look`` opens what cannot be written to look at, and says why. ``check=False`` leaves ``Book.check_soundness`` to the
    caller, who shows the book while its file is looked through. Nothing is written until the doubts are accepted.
    """
    unwritable = None
    try:
        book = Book.open(path, read_only=read_only, check=check)
    except BookUnwritable as problem:
        if not or_to_look:
            raise
        crash.refused(problem)
        unwritable = problem.message
        book = Book.open(path, read_only=True, check=check)
    book.officer = officer
    try:
        with book.read() as read:
            found = [telling.tell(book, read) for telling in _TELLINGS.all()]
            known = _remembered(read)
            doubted = (_doubt_of_trail(read, path, known), _doubt_of_clock(read))
        doubts = [each for each in doubted if each is not None]
        findings = [each for each in found if each is not None]
        if book.read_only:
            findings += [replace(doubt.at(None), level=Level.WARN) for doubt in doubts]
            doubts = []
        elif not doubts:
            clear_unfinished(book)
            _take_policies(book)
    except Exception:
        # Why: what cannot be read is refused as damage, in the words of the check.
        with closing(book):
            book.check_soundness()
        raise
    return Opened(book, tuple(findings), tuple(doubts), 0 if known is None else known.id, unwritable)


def accept(opened: Opened) -> None:
    """Work on in spite of the doubts; that an older or another copy was taken is written into the trail."""
    for doubt in opened.doubts:
        if isinstance(doubt, OlderBook | OtherTrail):
            with opened.book.operation("accept_older", subject=doubt.code):
                pass
            # Why at once: the question is answered, and a crash must not bring it back.
            remember_head(opened.book)
    _take_policies(opened.book)


def _take_policies(book: Book) -> None:
    """New legal values come into the book with its opening; where the disk takes nothing now, the next one brings them."""
    try:
        take_new_policies(book)
    except (BookBusy, BookUnwritable, DiskFails, DiskFull) as problem:
        crash.refused(problem)


def close_book(book: Book) -> None:
    """Remember where the trail stands and close."""
    if not book.read_only:
        remember_head(book)
    book.close()
