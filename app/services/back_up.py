"""Sao lưu: verified copies of a book, thinned by age, and bringing one back with a safety copy first.

A backup that has not been opened and counted again is not a backup; every copy is read back before it is reported.
"""

from __future__ import annotations

import datetime as dt
import filecmp
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain import clock, machine
from app.domain.problems import N_, Message, Refusal
from app.models.book import Book, NotABook, Read
from app.models.lock import BookLock
from app.models.operation import Outcome
from app.models.queries.trail import newest_act
from app.models.queries.union.organisation import book_uuid, organisation
from app.paths import backups_folder
from app.rooms import Registry
from app.services.whole_file import written_whole

_NAME = re.compile(r"(?P<stem>.+)-(?P<at>\d{8}-\d{6})\.socd")


class BackupFailed(Refusal):
    """The copy could not be made, or does not read back the same."""

    code = "backup-failed"
    template = N_("Sao lưu không thành công: {problem}. Sổ đang dùng không bị ảnh hưởng; hãy chọn nơi lưu khác.")


@dataclass(frozen=True, slots=True)
class BookCount:
    """What a book holds, to compare a copy with it. ``act`` and ``head`` are the last act of its trail, upgrades
    apart, and its hash; ``counts`` has what the rooms count, by name."""

    uuid: str
    union: str
    act: int
    head: str
    last_at: str
    counts: Mapping[str, object]

    @property
    def vouchers(self) -> object:
        """How many vouchers, for the sentences."""
        return self.counts["vouchers"]


@dataclass(frozen=True, slots=True)
class Count:
    """Something of a room that a copy must have as the book has it (``services/<room>/counts.py``)."""

    name: str
    count: Callable[[Read], object]


_COUNTS = Registry("services", Count, module="counts")


def all_counts() -> Mapping[str, Count]:
    """What the rooms count, by its name."""
    return _COUNTS.by("name")


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified copy."""

    path: Path
    made_at: dt.datetime
    size: int


def count_book(read: Read) -> BookCount:
    """Count what a book holds."""
    # Why not an upgrade: an older copy is brought up to be counted, and that is no work of hers.
    last = newest_act(read, "kind <> 'upgrade_book'")
    return BookCount(
        uuid=book_uuid(read),
        union=organisation(read, clock.today()).union,
        act=last.id,
        head=last.hash,
        last_at=last.at,
        counts={name: each.count(read) for name, each in all_counts().items()},
    )


def count_file(path: Path) -> BookCount:
    """Count what a book file holds, without changing it."""
    book = Book.open(path, read_only=True)
    try:
        with book.read() as read:
            return count_book(read)
    finally:
        book.close()


def back_up(book: Book, folder: Path | None = None) -> Outcome[Backup]:
    """Copy the book, open the copy, count it again, and thin older copies. Refuses when the copy does not agree."""
    with book.read() as read:
        wanted = count_book(read)
    folder = folder or backups_folder() / wanted.uuid
    moment = clock.now()
    target = folder / f"{book.path.stem}-{moment:%Y%m%d-%H%M%S}.socd"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with written_whole(target) as part:
            part.unlink(missing_ok=True)
            book.backup_to(part)
            if count_file(part) != wanted:
                raise BackupFailed(problem=Message(N_("bản sao không khớp sổ")))
    except OSError as problem:
        raise BackupFailed(problem=machine.reason(problem)) from problem
    for old in thin(backups_in(folder), moment):
        old.path.unlink(missing_ok=True)
    made = Backup(target, moment, target.stat().st_size)
    text = N_("Đã sao lưu và mở lại để đếm: {vouchers} chứng từ, {attachments} tệp đính kèm, khớp sổ.")
    return Outcome.of(made, text, **wanted.counts)


def backups_in(folder: Path) -> list[Backup]:
    """The copies in a folder, newest first."""
    found = []
    for file in folder.glob("*.socd") if folder.is_dir() else ():
        if match := _NAME.fullmatch(file.name):
            found.append(Backup(file, dt.datetime.strptime(match["at"], "%Y%m%d-%H%M%S"), file.stat().st_size))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def backups_of(book: Book) -> list[Backup]:
    """The copies of a book in the user's backup folder, newest first."""
    with book.read() as read:
        return backups_in(backups_folder() / book_uuid(read))


def thin(copies: Iterable[Backup], now: dt.datetime) -> list[Backup]:
    """Which copies may go: all of two days, one a day for a month, one a week for a quarter, one a month after that stay."""
    kept: set[object] = set()
    going = []
    for copy in sorted(copies, key=lambda each: each.made_at, reverse=True):
        age = (now - copy.made_at).days
        if age < 2:
            continue
        day = copy.made_at.date()
        slot: object = day if age < 31 else day.isocalendar()[:2] if age < 92 else (day.year, day.month)
        if slot in kept:
            going.append(copy)
        kept.add(slot)
    return going


def restore(copy: Path, target: Path) -> Outcome[Path]:
    """Put a verified copy in a book's place; the book that was there is kept beside it. The book must be closed."""
    try:
        count_file(copy)
    except Refusal as problem:
        raise NotABook(path=copy) from problem
    lock = BookLock(target)
    try:
        lock.take()
        with written_whole(target) as part:
            shutil.copyfile(copy, part)
            if not filecmp.cmp(part, copy, shallow=False):
                raise BackupFailed(problem=Message(N_("bản sao không khớp sổ")))
            kept = target.with_name(f"{target.stem}-truoc-khoi-phuc-{clock.now():%Y%m%d-%H%M%S}{target.suffix}")
            if target.exists():
                target.replace(kept)
            # Trap: a journal left by a crash belongs to the book that was there; SQLite would play it into the restored one.
            journal = target.with_name(target.name + "-journal")
            if journal.exists():
                journal.replace(kept.with_name(kept.name + "-journal"))
    except OSError as problem:
        raise BackupFailed(problem=machine.reason(problem)) from problem
    finally:
        lock.release()
    return Outcome.of(target, N_("Đã khôi phục sổ «{name}»; sổ trước đó được giữ bên cạnh."), name=target.name)
