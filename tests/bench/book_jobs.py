"""Jobs on a book of a hundred thousand transactions: post, open and check, the figures of B07."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.domain.dates import Period
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import dong
from app.models.book import Book
from app.models.connect import connect
from app.models.queries.ledger.books import balances
from app.models.queries.settlement.settlement import settlement
from app.services.home.check_book import check_book
from app.services.ledger.post_voucher import post_new
from app.services.open_book import open_book
from tests.bench.big_book import DAYS, FIRST_DAY
from tests.bench.race import Result, race

LAST_DAY = FIRST_DAY + dt.timedelta(days=DAYS)
_keys = itertools.count(1)


def _copy(book: Path, name: str) -> Path:
    target = book.with_name(name)
    shutil.copyfile(book, target)
    return target


def _bare(path: Path) -> Any:
    """The same file without its triggers, opened with the same pragmas."""
    raw = connect(path)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    return raw


def _raw_posting(raw: Any, accounts: dict[str, int]) -> Callable[[], None]:
    """The rows that posting writes, and nothing else: voucher, entry, day total, act and its three changes."""
    numbers = {
        table: itertools.count(1 + raw.execute(f"SELECT max(id) FROM {table}").fetchone()[0])
        for table in ("operation", "voucher")
    }
    day = LAST_DAY.isoformat()
    image = json.dumps({"id": 100_000, "kind": "PC", "narration": "Chi thăm hỏi đoàn viên ốm đau", "x": "y" * 300})
    series = itertools.count(1_000_000)

    def post() -> None:
        act, voucher, sequence = next(numbers["operation"]), next(numbers["voucher"]), next(series)
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO operation (id, kind, at, officer, subject, reason, previous_hash, hash) VALUES (?, 'post_voucher', "
            "'2026-03-15T01:00:00.000+00:00', '', 'Chi thăm hỏi', '', ?, ?)",
            (act, "0" * 64, "1" * 64),
        )
        raw.execute(
            "INSERT INTO voucher (id, kind, state, book_date, voucher_date, fund_id, series, sequence, number, number_origin, "
            "person, narration, documents, search_key, entry_key) VALUES (?, 'PC', 'posted', ?, ?, ?, 'PC|cash|2099', ?, ?, "
            "'program', 'Trần Thị Bưởi', 'Chi thăm hỏi đoàn viên ốm đau', 1, 'chi tham hoi doan vien', ?)",
            (voucher, day, day, accounts["cash"], sequence, f"PC2099/{sequence}", f"sàn{sequence}"),
        )
        raw.execute(
            "INSERT INTO entry (voucher_id, line, source_id, target_id, amount) VALUES (?, 1, ?, ?, 120000)",
            (voucher, accounts["cash"], accounts["code:31"]),
        )
        raw.execute(
            "INSERT INTO daily_balance (fund_id, day, amount_in, amount_out, entries) VALUES (?, ?, 0, 120000, 1) "
            "ON CONFLICT DO UPDATE SET amount_out = amount_out + 120000, entries = entries + 1",
            (accounts["cash"], day),
        )
        raw.executemany(
            "INSERT INTO change (operation_id, table_name, row_id, before, after, salt) VALUES (?, ?, ?, ?, ?, randomblob(16))",
            [
                (act, "voucher", voucher, None, image),
                (act, "entry", voucher, None, image),
                (act, "voucher", voucher, image, image),
            ],
        )
        raw.execute("COMMIT")

    return post


def posting(path: Path, rounds: int) -> Result:
    """A payment typed and posted, with every rule, number, trail and seal; flushed to the disk both times."""
    ours_path, floor_path = _copy(path, "ghi.socd"), _copy(path, "ghi-tran.socd")
    with Book.open(ours_path) as book:
        with book.read() as read:
            accounts = dict(read.rows("SELECT key, id FROM account"))

        def ours() -> None:
            typed = VoucherDraft(
                kind=VoucherKind.PAYMENT,
                book_date=LAST_DAY,
                voucher_date=LAST_DAY,
                narration="Chi thăm hỏi đoàn viên ốm đau",
                entries=(EntryDraft("cash", "code:31", dong(120_000)),),
                person="Trần Thị Bưởi",
                source_documents=1,
                entry_key=f"đo{next(_keys)}",
            )
            post_new(book, typed)

        raw = _bare(floor_path)
        result = race(
            "post a voucher",
            ours,
            _raw_posting(raw, accounts),
            "the same rows, raw, same pragmas, no triggers",
            3.0,
            rounds,
        )
        raw.close()
    for left in path.parent.glob("ghi*"):
        left.unlink()
    return result


_SUMS = (
    "SELECT b.key, coalesce(o.amount, 0) + coalesce((SELECT sum(e.amount) FROM entry e JOIN voucher v ON v.id = e.voucher_id "
    "WHERE e.target_id = b.id AND v.state = 'posted'), 0) - coalesce((SELECT sum(e.amount) FROM entry e JOIN voucher v "
    "ON v.id = e.voucher_id WHERE e.source_id = b.id AND v.state = 'posted'), 0) "
    "FROM account b LEFT JOIN opening o ON o.account_id = b.id WHERE b.kind IN ('cash', 'bank')"
)


def opening(path: Path, rounds: int) -> list[Result]:
    """The opening of every day with its checks; and the whole check, chain and all, printed beside it."""

    def ours() -> None:
        book = open_book(path).book
        with book.read() as read:
            assert len(balances(read, LAST_DAY)) == 2
        book.close()

    def floor(check: str = "quick_check(1)") -> None:
        raw = connect(path)
        assert raw.execute(f"PRAGMA {check}").fetchone()[0] == "ok"
        assert len(raw.execute(_SUMS).fetchall()) == 2
        raw.close()

    def everything() -> None:
        with Book.open(path) as book:
            assert [finding.code for finding in check_book(book) if finding.stops] == []

    def full_floor() -> None:
        floor("integrity_check")
        raw = connect(path)
        raw.execute("PRAGMA foreign_key_check").fetchall()
        for row in raw.execute("SELECT before, after FROM change"):
            assert row
        raw.close()

    return [
        race("open a book of 100.000", ours, floor, "quick_check and the sums of the funds", 2.0, rounds),
        race(
            "check all of it, chain and rows",
            everything,
            full_floor,
            "integrity_check, sums, reading the trail",
            None,
            1,
        ),
    ]


def settling(path: Path, rounds: int) -> Result:
    """B07 over ten years and over the last one."""
    period = Period(FIRST_DAY, LAST_DAY)
    raw = connect(path, read_only=True)
    with Book.open(path, read_only=True) as book:

        def ours() -> None:
            with book.read() as read:
                assert settlement(read, period).proof.holds

        def floor() -> None:
            first, last = period.first.isoformat(), period.last.isoformat()
            sums = raw.execute(
                "SELECT c.key, sum(e.amount) FROM entry e JOIN voucher v ON v.id = e.voucher_id JOIN account c "
                "ON c.id IN (e.source_id, e.target_id) AND c.kind = 'code' WHERE v.state = 'posted' AND v.book_date BETWEEN ? AND ? "
                "GROUP BY 1",
                (first, last),
            ).fetchall()
            dues = raw.execute(
                "SELECT c.key, substr(v.book_date, 1, 7), sum(e.amount) FROM account c JOIN entry e ON c.id IN (e.source_id, e.target_id) "
                "JOIN voucher v ON v.id = e.voucher_id WHERE c.key IN ('code:22', 'code:22.01', 'code:39') AND v.state = 'posted' "
                "AND v.book_date <= ? GROUP BY 1, 2",
                (last,),
            ).fetchall()
            held = raw.execute(
                "SELECT fund_id, sum(amount_in - amount_out) FROM daily_balance WHERE day <= ? GROUP BY 1", (last,)
            ).fetchall()
            assert sums
            assert dues
            assert held

        result = race("B07 over 100.000 vouchers", ours, floor, "the same sums in raw SQL", 1.5, rounds)
    raw.close()
    return result


def book_jobs(path: Path, rounds: int) -> list[Result]:
    """Every job of this file."""
    os.environ.setdefault("SO_CONG_DOAN_TODAY", "2026-03-15")
    return [posting(path, rounds * 12), *opening(path, rounds), settling(path, rounds)]
