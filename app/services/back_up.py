"""Sao lưu: verified copies of a book, thinned by age, and bringing one back with a safety copy first.

A backup that has not been opened and counted again is not a backup; every copy is read back before it is reported.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from app import crash, files
from app.domain import clock, machine
from app.domain.file_names import keepable, refuse_name
from app.domain.problems import N_, Finding, Refusal, warn
from app.models.book import Book, Read
from app.models.lock import BookLock
from app.models.operation import Outcome
from app.models.queries.trail import newest_work
from app.models.queries.union.organisation import book_uuid, organisation
from app.paths import BOOK_SUFFIX, backups_folder, flush_folder, make_folder
from app.rooms import Registry

_NAME = re.compile(r"(?P<stem>.+?)-(?P<at>\d{8}-\d{6})(?:-(?P<act>\d+))?\.socd")


class BackupFailed(Refusal):
    """The copy could not be made, or does not read back the same."""

    code = "backup-failed"
    template = N_("Sao lưu không thành công: {problem}. Sổ đang dùng không bị ảnh hưởng; hãy chọn nơi lưu khác.")


class BackupRefused(BackupFailed):
    """The book or the disk refused, in a sentence of its own."""

    template = N_("Sao lưu không thành công, sổ đang dùng không bị ảnh hưởng. {problem}")


class RestoreFailed(Refusal):
    """A copy could not be put in the place of a book."""

    code = "restore-failed"
    template = N_(
        "Khôi phục không thành công: {problem}. Sổ trước đó vẫn còn nguyên, ở chỗ cũ hoặc ở bản được giữ bên cạnh."
    )


class RestoreRefused(RestoreFailed):
    """The copy or the disk refused, in a sentence of its own."""

    template = N_(
        "Khôi phục không thành công; sổ trước đó vẫn còn nguyên, ở chỗ cũ hoặc ở bản được giữ bên cạnh. {problem}"
    )


class CopyDiffers(Refusal):
    """A copy that does not hold what the book holds."""

    code = "copy-differs"
    template = N_("Bản sao không khớp sổ: hãy chọn nơi lưu khác.")


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
    """One verified copy. ``act`` is the last act in it, 0 when its name does not say."""

    path: Path
    made_at: dt.datetime
    size: int
    act: int = 0


def count_book(read: Read) -> BookCount:
    """Count what a book holds."""
    # Why not an upgrade: an older copy is brought up to be counted, and that is no work of hers.
    last = newest_work(read)
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
    try:
        folder = folder or backups_folder() / wanted.uuid
        make_folder(folder)
        moment = clock.now()
        target = folder / f"{keepable(book.path.stem)}-{moment:%Y%m%d-%H%M%S}-{wanted.act}.socd"
        with files.written_whole(target, part=_unfinished(book, folder)) as part:
            book.backup_to(part)
            if count_file(part) != wanted:
                raise CopyDiffers
    except OSError as problem:
        raise BackupFailed(problem=machine.reason(problem)) from problem
    except Refusal as problem:
        raise BackupRefused(problem=problem.message) from problem
    for old in thin(backups_in(folder)):
        old.path.unlink(missing_ok=True)
    made = Backup(target, moment, target.stat().st_size, wanted.act)
    text = N_("Đã sao lưu và mở lại để đếm: {vouchers} chứng từ, {attachments} tệp đính kèm, khớp sổ.")
    return Outcome.of(made, text, **wanted.counts)


def _unfinished(book: Book, folder: Path) -> Path:
    """Where the next copy in a folder is written; one name, so that the next one finds what a kill left."""
    return folder / f"{keepable(book.path.stem)}{BOOK_SUFFIX}{files.PART}"


def clear_unfinished(book: Book) -> None:
    """Remove what a copy to the usual place left when the program was stopped in its middle."""
    with book.read() as read:
        uuid = book_uuid(read)
    try:
        files.discard(_unfinished(book, backups_folder() / uuid))
    except OSError as problem:
        crash.went_on(problem)


def backups_in(folder: Path) -> list[Backup]:
    """The copies in a folder, newest first."""
    found = []
    for file in folder.glob("*.socd") if folder.is_dir() else ():
        if match := _NAME.fullmatch(file.name):
            at = dt.datetime.strptime(match["at"], "%Y%m%d-%H%M%S")
            found.append(Backup(file, at, file.stat().st_size, int(match["act"] or 0)))
    return sorted(found, key=lambda backup: (backup.act, backup.made_at), reverse=True)


def backups_of(book: Book) -> list[Backup]:
    """The copies of a book in the user's backup folder, newest first; none when nobody gets there."""
    with book.read() as read:
        uuid = book_uuid(read)
    try:
        return backups_in(backups_folder() / uuid)
    except OSError as problem:
        crash.went_on(problem)
        return []


ALWAYS_KEPT = 30
"""How many of the newest copies stay whatever their days."""


def thin(copies: Iterable[Backup]) -> list[Backup]:
    """Which copies may go. The newest thirty stay; of those before them one a day for a month, one a week for a quarter, and
    one a month after that.

    Which is newer is told by the acts in them, and how old they are by the thirtieth, never by the clock of today: a
    clock that was wrong for a while makes none of them old. A copy whose day does not fit between its neighbours' stays.
    """
    in_order = sorted(copies, key=lambda copy: (copy.act, copy.made_at))
    sure = [in_order[place] for place in _rising([copy.made_at for copy in in_order])]
    old = sure[:-ALWAYS_KEPT]
    kept: set[object] = set()
    going = []
    for copy in reversed(old):
        age = (sure[-ALWAYS_KEPT].made_at - copy.made_at).days
        day = copy.made_at.date()
        slot: object = day if age < 31 else day.isocalendar()[:2] if age < 92 else (day.year, day.month)
        if slot in kept:
            going.append(copy)
        kept.add(slot)
    return going


def _rising(moments: Sequence[dt.datetime]) -> list[int]:
    """The places of a longest run of moments, one out of many, of which none is before the one it follows."""
    ends: list[int] = []
    before: list[int | None] = []
    for place, moment in enumerate(moments):
        at = bisect_right(ends, moment, key=lambda end: moments[end])
        before.append(ends[at - 1] if at else None)
        ends[at : at + 1] = [place]
    run: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]


def shortfalls(book: Book, closed_at: int, second: Path | None) -> tuple[Finding, ...]:
    """What keeps the book from being safe elsewhere: acts of last time without a copy, a second place that is no second place.

    ``closed_at`` is the last act when the book was closed on this computer, 0 when it never was; ``second`` is where every
    closing makes another copy.
    """
    return (*_usual_place(book, closed_at), *_second_place(book, closed_at, second))


def _usual_place(book: Book, closed_at: int) -> Iterator[Finding]:
    copies = backups_of(book)
    if closed_at and not copies:
        yield warn("backup-none", N_("Sổ chưa có bản sao lưu nào trên máy này: hãy bấm Sao lưu ngay."))
    elif closed_at and 0 < copies[0].act < closed_at:
        missing, at = closed_at - copies[0].act, f"{copies[0].made_at:%H:%M %d/%m/%Y}"
        sentence = N_("{missing} việc đã ghi chưa được sao lưu (bản gần nhất lúc {at}): hãy bấm Sao lưu ngay.")
        yield warn("backup-behind", sentence, missing=missing, at=at)


def _second_place(book: Book, closed_at: int, second: Path | None) -> Iterator[Finding]:
    if second is None:
        return
    try:
        same_disk = second.stat().st_dev == book.path.parent.stat().st_dev
        copies = backups_in(second)
    except OSError as problem:
        sentence = N_("Nơi sao lưu thứ hai «{folder}» không tới được ({problem}): hãy cắm lại ổ, hoặc chọn nơi khác.")
        yield warn("backup-second-away", sentence, folder=second, problem=machine.reason(problem))
        return
    if same_disk:
        sentence = N_("Nơi sao lưu thứ hai «{folder}» nằm cùng ổ đĩa với sổ nên không tính: ổ hỏng là mất cả hai.")
        yield warn("backup-second-same-disk", sentence, folder=second)
    elif closed_at and not any(copy.act >= closed_at or not copy.act for copy in copies):
        sentence = N_("Nơi sao lưu thứ hai «{folder}» chưa có bản mới nhất: hãy bấm Sao lưu ngay.")
        yield warn("backup-second-behind", sentence, folder=second)


def restore(copy: Path, target: Path) -> Outcome[Path]:
    """Put a verified copy in a book's place; the book that was there is kept beside it. The book must be closed."""
    if not files.is_there(target):
        refuse_name(target)
    wanted = count_file(copy)
    lock = BookLock(target)
    try:
        lock.take()
        # Why another copy before it: the name holds the book that was there until the moment it holds the other.
        with files.written_whole(target) as part:
            shutil.copyfile(copy, part)
            if count_file(part) != wanted:
                raise CopyDiffers
            if target.exists():
                _keep_beside(target)
    except OSError as problem:
        raise RestoreFailed(problem=machine.reason(problem)) from problem
    except Refusal as problem:
        raise RestoreRefused(problem=problem.message) from problem
    finally:
        lock.release()
    return Outcome.of(target, N_("Đã khôi phục sổ «{name}»; sổ trước đó được giữ bên cạnh."), name=target.name)


def _keep_beside(target: Path) -> None:
    """A flushed copy of a book, with the journal a crash left, under a name of its own; then the book without the journal."""
    name = f"{keepable(target.stem)}-truoc-khoi-phuc-{clock.now():%Y%m%d-%H%M%S}"
    names = (target.with_name(f"{name}{more}{target.suffix}") for more in chain([""], (f"-{n}" for n in count(2))))
    kept = next(each for each in names if not each.exists())
    journal = files.journal_of(target)
    files.copy_whole(target, kept)
    if journal.exists():
        files.copy_whole(journal, files.journal_of(kept))
        # Trap: it belongs to the book that was there; SQLite would play it into the restored one.
        journal.unlink()
        flush_folder(target.parent)
