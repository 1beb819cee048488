"""A process that works on a book until it is killed: it posts, imports or upgrades through the real code and says so on a pipe.

Started once; for every ``go`` on its standard input it forks a child, so that a kill costs no start of Python. What a child
has told was committed before it was told.
"""

from __future__ import annotations

import datetime as dt
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from app.domain.intake.book_import import BookImportOptions
from app.domain.ledger.vouchers import VoucherKind
from app.models.book import Book
from app.services.intake.import_book import IMPORT_BOOK
from app.services.ledger.post_voucher import post_new, unpost_voucher
from app.services.ledger.save_draft import edit_draft
from tests import next_shapes, small_books


def tell(*words: object) -> None:
    """One line, written whole."""
    os.write(1, (" ".join(str(word) for word in words) + "\n").encode())


def post_for_ever(book: Book, run: str) -> None:
    """Receipts, payments, transfers, now and then an unpost; each is told with its key after its act is through."""
    place = 0
    while True:
        place += 1
        day = small_books.OPENING_DAY + dt.timedelta(days=place % 300)
        key = f"{run}-{place}"
        moves = [("code:22", "cash", 50_000 + place)] * (1 + place % 4)
        if place % 5 == 0:
            moves = [("bank:1", "cash", 1_000 + place)]
        card = post_new(book, small_books.draft(VoucherKind.RECEIPT, day, *moves, key=key)).value
        tell("posted", key, card.number, card.total)
        if place % 7 == 0:
            unpost_voucher(book, card.id, "sửa")
            tell("unposted", key, card.number, 0)
            edit_draft(book, card.id, small_books.draft(VoucherKind.RECEIPT, day, *moves, key=key))


def import_once(book: Book, file: str) -> None:
    """Take a workbook in."""
    outcome = IMPORT_BOOK.carry_out(book, Path(file), BookImportOptions(kind="cash-book", fix=True))
    tell("imported", file, outcome.operation, 0)


OF_AN_UPGRADE = frozenset({"models/upgrade", "models/erasing"})


class Moments:
    """Counts the moments of an act: every line of its modules, and every statement it runs. Kills the process at one."""

    def __init__(self, last: int, modules: frozenset[str] = OF_AN_UPGRADE) -> None:
        self.last = last
        self.modules = modules
        self.count = 0
        self.kinds: dict[str, int] = {}

    def __call__(self, frame: FrameType, event: str, value: object) -> Moments | None:
        """The trace function; see ``sys.settrace``."""
        name, code = Path(frame.f_code.co_filename), frame.f_code.co_name
        if f"{name.parent.name}/{name.stem}" in self.modules:
            if event == "line":
                self._pass(f"{name.stem}:{frame.f_lineno}")
            return self
        if code == "do_execute":
            words = str(frame.f_locals.get("statement")).split()
            self._pass(" ".join(words[: 2 if words[1:2] == ["TRIGGER"] else 4]))
        return None

    def _pass(self, kind: str) -> None:
        self.count += 1
        self.kinds.setdefault(kind, self.count)
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def upgrade(path: Path, word: str, moment: int) -> None:
    """Open an older book under today's schema or under ones to come; killed at a moment (0: at none), else told how many."""
    steps = {"today": (), "to-come": (next_shapes.MUCH, next_shapes.MORE)}[word]
    shape, moments = next_shapes.shape_of(*steps), Moments(moment)
    tell("ready", os.getpid(), path.name, 0)
    sys.settrace(moments)
    book = Book.open(path, shape=shape)
    sys.settrace(None)
    book.close()
    tell("upgraded", moments.count, ",".join(str(first) for first in moments.kinds.values()), 0)


def work(path: Path, what: str, word: str, limit: int) -> None:
    """What a child does from its fork to its end."""
    if what == "upgrade":
        upgrade(path, word, limit)
        return
    with Book.open(path) as book:
        with book.read() as read:
            assert not read.number("SELECT count(*) FROM open_operation")
        if limit:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        tell("ready", os.getpid(), path.name, 0)
        doing: dict[str, Callable[[Book, str], None]] = {"post": post_for_ever, "import": import_once}
        doing[what](book, word)


def warm_up() -> None:
    """Load and find out what every child needs, once before the first fork: a book is made, opened and written to."""
    with small_books.opened() as book:
        post_new(book, small_books.receipt(small_books.OPENING_DAY, 1_000))


def fork_for_each(carry_out: Callable[[str], None], tell_failed: Callable[[BaseException], None]) -> None:
    """Read orders and fork a child for each, one at a time; the end of the input ends."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                carry_out(line.rstrip("\n"))
            except BaseException as problem:  # noqa: BLE001  it is told to whoever started us
                tell_failed(problem)
            os._exit(0)
        os.waitpid(child, 0)
        tell("ended", child, 0, 0)


def carry_out(order: str) -> None:
    """One order: ``go PATH WHAT WORD LIMIT``."""
    _, path, what, word, limit = order.split("\t")
    work(Path(path), what, word, int(limit))


def tell_failed(problem: BaseException) -> None:
    """What stopped a child."""
    tell("failed", type(problem).__name__, getattr(problem, "code", ""), repr(str(problem))[:300])


def main() -> None:
    """Make ready what every child needs, and take orders."""
    warm_up()
    fork_for_each(carry_out, tell_failed)


if __name__ == "__main__":
    main()
