"""The acts after which something is told as done, each as one that may be killed, cut off or refused by the disk at any moment.

``begin`` and ``carry_out`` run in a process of their own (``risk_child.py``); ``look`` is the next start of the program.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from app.domain import clock
from app.domain.intake.book_import import BookImportOptions
from app.domain.ledger.vouchers import VoucherKind
from app.models.book import Book
from app.paths import HOME_VARIABLE
from app.services.back_up import back_up, backups_in, count_file, restore
from app.services.home.check_book import check_book
from app.services.home.create_book import create_book
from app.services.home.sample_book import make_sample
from app.services.intake.import_book import IMPORT_BOOK
from app.services.ledger.post_voucher import post_new
from app.services.open_book import close_book, open_book
from tests import small_books
from tests.cash_books import CashLine, write_cash_book

TODAY = "2026-03-15"
ROWS = 12


@dataclass
class Seen:
    """What the next start found wrong; empty where all is well."""

    unusable: str = ""
    lost: str = ""
    name: str = ""
    left: str = ""
    landed: bool = False

    @property
    def wrong(self) -> tuple[str, ...]:
        """Every fault, for a message."""
        return tuple(each for each in (self.unusable, self.lost, self.name, self.left) if each)


def user_of(place: Path) -> AbstractContextManager[object]:
    """The user whose folder lies in ``place``, on the day of the tests."""
    return patch.dict(os.environ, {HOME_VARIABLE: str(place / "nhà"), clock.VARIABLE: TODAY})


def book_in(place: Path) -> Path:
    """The book that an act is about."""
    return place / "sổ sách" / "sổ.socd"


def newest_act(book: Book) -> int:
    """The last act of a book."""
    with book.read() as read:
        return read.number("SELECT max(id) FROM operation")


def acts_of_copies(place: Path) -> list[int]:
    """The last act of every copy that was made."""
    return [count_file(copy.path).act for folder in (place / "nhà").glob("backups/*") for copy in backups_in(folder)]


@dataclass
class RiskyAct:
    """One act. A subclass says what it is; ``makes`` is true when nothing stands under the name before.

    ``is_one`` is false of several acts in a row: what an earlier one did may stand although a later one failed.
    """

    name: str
    makes: bool = False
    modules: frozenset[str] = frozenset()
    is_one: bool = True
    book: Book | None = field(default=None, init=False)

    def prepare(self, place: Path) -> None:
        """What is there before the act."""
        (place / "nhà").mkdir(parents=True)
        (place / "sổ sách").mkdir()

    def begin(self, place: Path) -> None:
        """What comes before the moments that count."""

    def carry_out(self, place: Path) -> None:
        """The act; when it returns, it is told as done."""
        raise NotImplementedError

    def go_on(self, place: Path) -> None:
        """The same process works on, after the disk is well again."""
        if self.book is not None:
            post_new(self.book, small_books.receipt(small_books.OPENING_DAY.replace(month=4), 7_000))
            self.book.close()

    def is_done(self, place: Path, book: Book) -> bool:
        """True when what was told is there. ``book`` is what the next start opened."""
        raise NotImplementedError

    def before_opening(self, place: Path) -> None:
        """What must hold of the files before the next start touches them."""

    def again(self, place: Path, done: bool) -> None:
        """She does it again, in the same place, unless it is done."""
        if not done:
            self.carry_out(place)


_OPENS = frozenset({"app/files", "models/book", "models/connect", "models/lock", "services/open_book"})


class Creating(RiskyAct):
    """A new book."""

    def carry_out(self, place: Path) -> None:
        create_book(book_in(place), small_books.PROFILE).value.close()

    def is_done(self, place: Path, book: Book) -> bool:
        return newest_act(book) == 2


class Sample(RiskyAct):
    """A sample book, as small as they come."""

    def carry_out(self, place: Path) -> None:
        make_sample(book_in(place), members=1, years=1, seed=1).value.close()

    def is_done(self, place: Path, book: Book) -> bool:
        # Why so: it is made aside, and its last act is the one nothing comes after.
        return newest_act(book) > 40


def _lay_rich_book(place: Path) -> None:
    made = small_books.new_book(rich=True)
    shutil.move(made, book_in(place))


def _post(book: Book, how_many: int, key: str = "") -> None:
    for each in range(how_many):
        day = small_books.OPENING_DAY.replace(month=3, day=1 + each)
        typed = small_books.draft(
            VoucherKind.RECEIPT, day, ("code:22", "cash", 5_000), key=f"{key}{each}" if key else None
        )
        post_new(book, typed)


class Restoring(RiskyAct):
    """A copy in the place of a book that has gone on since."""

    def prepare(self, place: Path) -> None:
        super().prepare(place)
        _lay_rich_book(place)
        with user_of(place), Book.open(book_in(place)) as book:
            shutil.copyfile(back_up(book).value.path, self._copy(place))
            _post(book, 3)
        shutil.rmtree(place / "nhà" / "backups")

    def _copy(self, place: Path) -> Path:
        return place / "bản sao.socd"

    def carry_out(self, place: Path) -> None:
        restore(self._copy(place), book_in(place))

    def is_done(self, place: Path, book: Book) -> bool:
        copy = count_file(self._copy(place)).act
        if newest_act(book) != copy:
            assert newest_act(book) == copy + 3
            return False
        kept = [count_file(each).act for each in book_in(place).parent.glob("sổ-truoc-khoi-phuc-*.socd")]
        assert copy + 3 in kept, "the book that was there is nowhere"
        return True

    def again(self, place: Path, done: bool) -> None:
        self.carry_out(place)
        with Book.open(book_in(place)) as book:
            assert self.is_done(place, book)


class OnAnOpenBook(RiskyAct):
    """An act of a book that is open when it begins."""

    def prepare(self, place: Path) -> None:
        super().prepare(place)
        _lay_rich_book(place)

    def begin(self, place: Path) -> None:
        self.book = open_book(book_in(place)).book

    def carry_out(self, place: Path) -> None:
        assert self.book is not None
        self.act(place, self.book)

    def act(self, place: Path, book: Book) -> None:
        """The act on the open book."""
        raise NotImplementedError

    def again(self, place: Path, done: bool) -> None:
        book = open_book(book_in(place)).book
        try:
            self.act(place, book)
        finally:
            book.close()


class BackingUp(OnAnOpenBook):
    """A copy to safety."""

    def act(self, place: Path, book: Book) -> None:
        back_up(book)

    def is_done(self, place: Path, book: Book) -> bool:
        acts = acts_of_copies(place)
        assert all(act <= newest_act(book) for act in acts)
        return bool(acts)


class Closing(OnAnOpenBook):
    """A voucher posted, the copy that every closing makes, and the end."""

    def act(self, place: Path, book: Book) -> None:
        try:
            back_up(book)
        finally:
            close_book(book)

    def begin(self, place: Path) -> None:
        super().begin(place)
        assert self.book is not None
        _post(self.book, 1, "trước khi đóng")

    def go_on(self, place: Path) -> None:
        assert self.book is not None
        self.book.close()

    def is_done(self, place: Path, book: Book) -> bool:
        keys = small_books.rows(book, "SELECT count(*) FROM voucher WHERE entry_key = 'trước khi đóng0'")
        assert keys == [(1,)], "what was posted before closing is lost"
        return acts_of_copies(place) == [newest_act(book)]


class Importing(OnAnOpenBook):
    """A workbook taken in."""

    def prepare(self, place: Path) -> None:
        RiskyAct.prepare(self, place)
        shutil.move(small_books.new_book(), book_in(place))
        days = [small_books.OPENING_DAY + dt.timedelta(days=n) for n in range(ROWS)]
        lines = [CashLine(day, f"PT2025/{n + 1:02d}", f"Thu lần {n}", 1_000 + n) for n, day in enumerate(days)]
        write_cash_book(place / "sổ quỹ.xlsx", lines, small_books.CASH)

    def act(self, place: Path, book: Book) -> None:
        options = BookImportOptions(kind="cash-book", fix=True)
        IMPORT_BOOK.carry_out(book, place / "sổ quỹ.xlsx", options)

    def is_done(self, place: Path, book: Book) -> bool:
        numbers = {int(found[0]) for found in small_books.rows(book, "SELECT count(*) FROM voucher WHERE narration LIKE 'Thu lần%'")}  # fmt: skip
        assert numbers <= {0, ROWS}, "half of it was taken in"
        return numbers == {ROWS}


class Posting(OnAnOpenBook):
    """One voucher."""

    def act(self, place: Path, book: Book) -> None:
        _post(book, 1, "một")

    def is_done(self, place: Path, book: Book) -> bool:
        return bool(small_books.rows(book, "SELECT 1 FROM voucher WHERE entry_key = 'một0'"))

    def again(self, place: Path, done: bool) -> None:
        if not done:
            super().again(place, done)


class Upgrading(RiskyAct):
    """A book of the first version opened by this program."""

    _old = small_books.RELEASED / "kieu-1.socd"

    def prepare(self, place: Path) -> None:
        super().prepare(place)
        shutil.copyfile(self._old, book_in(place))

    def carry_out(self, place: Path) -> None:
        open_book(book_in(place)).book.close()

    def before_opening(self, place: Path) -> None:
        old = self._old.read_bytes()
        self._was_new = book_in(place).read_bytes() != old
        kept = book_in(place).with_name("sổ.kieu-1.socd")
        assert not kept.exists() or kept.read_bytes() == old, "what is kept is not the old book"
        assert kept.exists() or not self._was_new, "the old book is nowhere"

    def is_done(self, place: Path, book: Book) -> bool:
        return self._was_new

    def again(self, place: Path, done: bool) -> None:
        with Book.open(book_in(place)) as book:
            assert small_books.rows(book, "SELECT count(*) FROM operation WHERE kind = 'upgrade_book'") == [(1,)]


ACTS: dict[str, RiskyAct] = {
    act.name: act
    for act in (
        Creating("creating", True, _OPENS | {"models/upgrade", "home/create_book"}),
        Sample("sample", True, _OPENS | {"models/upgrade", "home/create_book", "home/sample_book"}),
        Restoring("restoring", False, _OPENS | {"services/back_up"}, False),
        BackingUp("backing-up", False, _OPENS | {"services/back_up"}, False),
        Closing("closing", False, _OPENS | {"services/back_up"}, False),
        Importing("importing", False, _OPENS | {"services/import_service", "intake/import_book"}),
        Upgrading("upgrading", False, _OPENS | {"models/upgrade", "models/erasing"}, False),
        Posting("posting", False, _OPENS | {"models/operation", "ledger/post_voucher"}),
    )
}


def left_over(place: Path) -> list[str]:
    """What lies about that no start of the program needs: unfinished files, locks, journals, remains of a crash."""
    found = []
    for file in sorted(place.rglob("*")):
        is_journal = file.name.endswith("-journal") and (
            file.stat().st_size > 0 or not file.with_name(file.name.removesuffix("-journal")).exists()
        )
        if is_journal or ".part" in file.name or file.name.endswith((".lock", ".truoc-phuc-hoi")):
            found.append(file.name)
    return found


def look(act: RiskyAct, place: Path, told: bool) -> Seen:
    """The next start of the program, after the act was told as done or not."""
    seen = Seen()
    with user_of(place):
        path = book_in(place)
        if not path.exists():
            if not act.makes:
                seen.unusable = "the book is gone"
            elif told:
                seen.lost = "the book that was made is gone"
        else:
            seen.unusable, seen.landed, lost = _opened(act, place)
            if told and not seen.landed and not seen.unusable:
                seen.lost = lost or "told as done, and not there"
        if seen.unusable or seen.lost:
            return seen
        try:
            act.again(place, seen.landed)
            _start_and_end(path)
        except Exception as problem:  # noqa: BLE001  it is what the test tells
            seen.name = f"{type(problem).__name__}: {problem}"
            return seen
        _start_and_end(path)
        seen.left = ", ".join(left_over(place))
    return seen


def _opened(act: RiskyAct, place: Path) -> tuple[str, bool, str]:
    try:
        act.before_opening(place)
        opened = open_book(book_in(place))
    except Exception as problem:  # noqa: BLE001  it is what the test tells
        return f"{type(problem).__name__}: {problem}", False, ""
    try:
        if opened.doubts:
            return f"doubted: {opened.doubts[0]}", False, ""
        stopped = [str(finding.message) for finding in check_book(opened.book) if finding.stops]
        return "; ".join(stopped), act.is_done(place, opened.book), ""
    except Exception as problem:  # noqa: BLE001  it is what the test tells
        return f"{type(problem).__name__}: {problem}", False, ""
    finally:
        opened.book.close()


def _start_and_end(path: Path) -> None:
    close_book(open_book(path).book)
