"""Killing a process that works on a book at a random moment, and asking the book afterwards."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from app.domain.intake.book_import import BookImportOptions
from app.domain.ledger.vouchers import VoucherKind
from app.models.book import Book
from app.models.operation import NumberTaken
from app.models.queries.ledger.vouchers import last_posted
from app.services.home.check_book import check_book
from app.services.intake.import_book import IMPORT_BOOK
from app.services.ledger.post_voucher import post_new
from app.services.open_book import open_book
from tests import next_shapes, small_books
from tests.cash_books import CashLine, write_cash_book

ROOT = Path(__file__).resolve().parents[2]
WAIT = 60.0


class Worker:
    """A process that forks a child for every order, ``posting_child.py`` unless another is named; a context manager."""

    def __init__(self, module: str = "posting_child", **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"tests.scenarios.{module}"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "SO_CONG_DOAN_TODAY": "2026-03-15", **environment},
        )
        self._rest = b""

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(WAIT)
        self._process.stdout.close()

    def line(self, patience: float) -> list[str] | None:
        """The next line told, or None when none came in time."""
        assert self._process.stdout is not None
        until = time.monotonic() + patience
        while b"\n" not in self._rest:
            left = until - time.monotonic()
            ready, _, _ = select.select([self._process.stdout], [], [], max(0.0, left))
            if not ready:
                return None
            came = os.read(self._process.stdout.fileno(), 65536)
            assert came, "the worker is gone"
            self._rest += came
        line, self._rest = self._rest.split(b"\n", 1)
        return line.decode().split(" ", 3)

    def run(
        self, path: Path, what: str, word: str, *, kill_after: float | None, acknowledged_first: int = 0, limit: int = 0
    ) -> list[list[str]]:
        """Let a child work, wait till it told so much, and kill it so many seconds later; gives all it told."""
        order = f"go\t{path}\t{what}\t{word}\t{limit}\n"
        return self.order(order, kill_after=kill_after, acknowledged_first=acknowledged_first)

    def order(self, order: str, *, kill_after: float | None = None, acknowledged_first: int = 0) -> list[list[str]]:
        """``run`` for an order that is one line already."""
        assert self._process.stdin is not None
        self._process.stdin.write(order.encode())
        self._process.stdin.flush()
        lines: list[list[str]] = []
        started = self.line(WAIT)
        assert started is not None
        assert started[0] == "ready", started
        child = int(started[1])
        while len(lines) < acknowledged_first:
            line = self.line(time.monotonic() + WAIT)
            assert line is not None
            lines.append(line)
            if line[0] == "ended":
                return lines
        until = time.monotonic() + (WAIT if kill_after is None else kill_after)
        while (line := self.line(until - time.monotonic())) is not None:
            lines.append(line)
            if line[0] == "ended":
                return lines
        os.kill(child, signal.SIGKILL)
        while (line := self.line(WAIT)) is not None and line[0] != "ended":
            lines.append(line)
        assert line is not None
        return lines


def ask_after_a_kill(path: Path, lines: list[list[str]], known: dict[str, str]) -> bool:
    """All that must hold of a book whose program was killed; ``known`` (key → number) grows by what was saved.

    Gives True when a voucher had been saved that nobody was told of.
    """
    saved_unacknowledged = False
    known.update({key: number for word, key, number, _ in lines if word == "posted"})
    opened = open_book(path)
    book = opened.book
    try:
        assert book.ended_badly
        stored = dict(small_books.rows(book, "SELECT entry_key, number FROM voucher WHERE entry_key IS NOT NULL"))
        assert known.items() <= stored.items(), "acknowledged and lost"
        extra = stored.keys() - known.keys()
        assert len(extra) <= 1, "more than the one act under way was saved"
        saved_unacknowledged = bool(extra)
        known.update(stored)
        assert [str(finding.message) for finding in check_book(book) if finding.stops] == []
        with book.read() as read:
            last = last_posted(read)
        newest = small_books.rows(
            book,
            "SELECT number, (SELECT sum(amount) FROM entry WHERE voucher_id = v.id) FROM voucher v WHERE state = 'posted' ORDER BY id DESC LIMIT 1",
        )
        if newest:
            assert last is not None
            assert last[:2] == newest[0]
            assert [finding.code for finding in opened.findings] == ["ended-badly"]
            assert str(last[0]) in str(opened.findings[0].message)
        if known:
            retype(book, random.choice(sorted(known)))
    finally:
        book.close()
    return saved_unacknowledged


def retype(book: Book, key: str) -> None:
    """She types the last form again, as she saw no confirmation: it is not booked twice."""
    typed = small_books.draft(VoucherKind.RECEIPT, small_books.OPENING_DAY, ("code:22", "cash", 5), key=key)
    try:
        post_new(book, typed)
    except NumberTaken:
        return
    raise AssertionError(f"{key} was booked twice")


def kill_while_posting(folder: Path, kills: int, seed: int, most: int = 5) -> dict[str, int]:
    """Kill so many times while one book is posted to; gives counts of what happened.

    Each child first saves up to ``most`` vouchers, and is killed at any moment within about the time that
    saving one takes on this machine, so that a slow or busy machine is killed as often in the middle.
    """
    chance = random.Random(seed)
    path = small_books.new_book(folder)
    known: dict[str, str] = {}
    seen = {"kills": 0, "told": 0, "hot journals": 0, "saved untold": 0}
    with Worker() as worker:
        began = time.monotonic()
        lines = worker.run(path, "post", f"đo{seed}", kill_after=0.0, acknowledged_first=10)
        each = (time.monotonic() - began) / len(lines)
        ask_after_a_kill(path, lines, known)
        for run in range(kills):
            if run % 40 == 39:
                path = small_books.new_book(folder)
                known = {}
            lines = worker.run(
                path,
                "post",
                f"lần{seed}.{run}",
                acknowledged_first=chance.randint(0, most),
                kill_after=chance.uniform(0.0, 1.5 * each),
            )
            assert not any(line[0] == "failed" for line in lines), lines
            seen["kills"] += 1
            seen["told"] += sum(line[0] == "posted" for line in lines)
            journal = path.with_name(path.name + "-journal")
            seen["hot journals"] += journal.exists() and journal.stat().st_size > 0
            seen["saved untold"] += ask_after_a_kill(path, lines, known)
            for left in path.parent.glob("*.truoc-phuc-hoi"):
                left.unlink()
    return seen


def kill_while_importing(folder: Path, kills: int, seed: int, rows: int = 60) -> dict[str, int]:
    """Kill so many times while one workbook is taken in: all of it is there, or nothing, and it can be taken in again."""
    chance = random.Random(seed)
    lines = [
        CashLine(
            small_books.OPENING_DAY + dt.timedelta(days=n), f"PT2025/{n + 1:02d}", f"Thu đoàn phí lần {n}", 1_000 + n
        )
        for n in range(rows)
    ]
    file = write_cash_book(folder / "so-quy.xlsx", lines, small_books.CASH)
    seen = {"kills": 0, "whole": 0, "nothing": 0}
    with Worker() as worker:
        path = small_books.new_book(folder)
        longest = time.monotonic()
        worker.run(path, "import", str(file), kill_after=None)
        longest = time.monotonic() - longest
        untouched = small_books.contents(small_books.new_book(folder))
        for _ in range(kills):
            path = small_books.new_book(folder)
            printed = worker.run(path, "import", str(file), kill_after=chance.uniform(0.0, longest * 1.1))
            assert not any(line[0] == "failed" for line in printed), printed
            with Book.open(path) as book:
                vouchers = small_books.rows(book, "SELECT count(*) FROM voucher WHERE state = 'posted'")[0][0]
                assert vouchers in (0, rows)
                assert vouchers == rows or not any(line[0] == "imported" for line in printed), "acknowledged and lost"
                assert vouchers == rows or small_books.contents(book) == untouched
                again = IMPORT_BOOK.carry_out(book, file, BookImportOptions(kind="cash-book", fix=True))
                assert bool(again.operation) == (vouchers == 0)
                assert [f.code for f in check_book(book) if f.stops] == []
            seen["kills"] += 1
            seen["whole" if vouchers else "nothing"] += 1
            small_books.remove(path)
    return seen


def ask_after_an_upgrade(path: Path, old: str, kept: Path, steps: tuple[next_shapes.Next, ...]) -> bool:
    """All that must hold of a book whose upgrade was killed: the old or the new one stands whole, and opens. True: the new one."""
    renewed = digest(path) != old
    assert not kept.exists() or digest(kept) == old
    assert kept.exists() or not renewed
    shape = next_shapes.shape_of(*steps)
    if renewed:
        raw = small_books.raw(path)
        assert raw.execute("PRAGMA user_version").fetchone()[0] == shape.version
        raw.close()
    with Book.open(path, shape=shape) as book:
        assert book.ended_badly
        assert [str(finding.message) for finding in check_book(book) if finding.stops] == []
        kinds = small_books.rows(book, "SELECT count(*) FROM operation WHERE kind = 'upgrade_book'")[0][0]
        assert kinds == 1
    assert digest(kept) == old
    assert not [file.name for file in path.parent.iterdir() if ".nang-cap" in file.name or file.suffix == ".part"]
    return renewed


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def kill_while_upgrading(
    folder: Path, book: Path, word: str, seed: int, *, at_moments: int | None, at_random: int
) -> dict[str, int]:
    """Kill the upgrade of a released book at so many of its moments (None: at each kind of them), and at random times.

    A moment is a line of the upgrade or a statement it runs; the first of every line and of every kind of statement counts.
    """
    chance, old = random.Random(seed), digest(book)
    steps = (next_shapes.MUCH, next_shapes.MORE) if word == "to-come" else ()
    seen = {"moments": 0, "kills": 0, "old": 0, "new": 0}
    with Worker() as worker:

        def upgrade(moment: int, kill_after: float | None) -> list[list[str]]:
            place = folder / f"{seen['moments']}-{seen['kills']}-{moment}"
            place.mkdir()
            path = place / "sổ.socd"
            shutil.copyfile(book, path)
            lines = worker.run(path, "upgrade", word, kill_after=kill_after, limit=moment)
            assert not any(line[0] == "failed" for line in lines), lines
            if not any(line[0] == "upgraded" for line in lines):
                seen["kills"] += 1
                renewed = ask_after_an_upgrade(path, old, path.with_name(f"sổ.{book.stem}.socd"), steps)
                seen["new" if renewed else "old"] += 1
            shutil.rmtree(place)
            return lines

        began = time.monotonic()
        printed = next(line for line in upgrade(0, None) if line[0] == "upgraded")
        longest = time.monotonic() - began
        moments = [int(first) for first in printed[2].split(",")]
        seen["moments"] = len(moments)
        chosen = (
            moments if at_moments is None else sorted({*chance.sample(moments[:-9], at_moments - 2), *moments[-2:]})
        )
        for moment in chosen:
            upgrade(moment, None)
        for _ in range(at_random):
            upgrade(0, chance.uniform(0.0, longest))
    return seen


FULL = {"disk-full", "disk-fails"}
"""A file that may not grow is a disk that fails; a disk without room is full."""


def fill_up_while_posting(folder: Path, word: str, limit: int = 0) -> int:
    """Post until the disk (or the size a file may have) is full; gives how many were told. Nothing of them may be lost."""
    path = small_books.new_book(folder)
    known: dict[str, str] = {}
    with Worker() as worker:
        lines = worker.run(path, "post", word, kill_after=None, limit=limit)
    failed = next(line for line in lines if line[0] == "failed")
    assert failed[2] in FULL, failed
    known = {line[1]: line[2] for line in lines if line[0] == "posted"}
    with Book.open(path, read_only=True) as book:
        stored = dict(small_books.rows(book, "SELECT entry_key, number FROM voucher WHERE entry_key IS NOT NULL"))
        assert stored == known
        assert [f.code for f in check_book(book) if f.stops] == []
    return len(known)
