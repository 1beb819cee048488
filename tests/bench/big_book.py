"""A book of a hundred thousand transactions, written through the real triggers, kept under ``out/`` until the schema changes.

Vouchers go in by the hundred to an act, as an import would, so that the trail and the chain are as long as they would be.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.domain.ledger.vouchers import VoucherKind, show_number
from app.domain.money import Dong
from app.domain.union.officers import TermOfOffice
from app.domain.union.profile import Profile, ProfileAccount
from app.models.book import Book
from app.models.connect import PRAGMAS
from app.models.guards import all_guards
from app.models.operation import Operation
from app.models.schema import present
from app.services.home.create_book import create_book

FIRST_DAY = dt.date(2016, 1, 1)
DAYS = 3650
ACT = 100
MADE_BY = 2  # counts the ways this file has made the book
_SAYINGS = (
    "Chi thăm hỏi đoàn viên ốm đau",
    "Chi mừng sinh nhật đoàn viên",
    "Chi mua văn phòng phẩm",
    "Thu đoàn phí công đoàn",
    "Chi phụ cấp cán bộ công đoàn",
)
_NAMES = ("Trần Thị Bưởi", "Nguyễn Văn Cam", "Lê Thị Đào", "Đặng Hữu Mận", "Phạm Quốc Ổi")
_SHAPES = (
    (VoucherKind.PAYMENT, "cash", "code:31"),
    (VoucherKind.PAYMENT, "cash", "code:33"),
    (VoucherKind.PAYMENT, "cash", "code:34.02"),
    (VoucherKind.RECEIPT, "code:22", "cash"),
    (VoucherKind.BANK_IN, "code:28.01", "bank:1"),
    (VoucherKind.BANK_OUT, "bank:1", "code:39"),
    (VoucherKind.RECEIPT, "bank:1", "cash"),
)
_DUES = tuple(25_000 + 2_300 * step for step in range(40))
_WEIGHTS = (40, 15, 10, 20, 5, 5, 5)
_INSERT_VOUCHER = (
    "INSERT INTO voucher (id, kind, book_date, voucher_date, fund_id, series, sequence, number, number_origin, person, "
    "narration, documents, search_key, entry_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'program', ?, ?, 1, ?, ?)"
)
_INSERT_ENTRY = "INSERT INTO entry (voucher_id, line, source_id, target_id, amount) VALUES (?, 1, ?, ?, ?)"


def _vouchers(count: int, accounts: dict[str, int]) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    chance = random.Random(20260315)
    given: dict[str, int] = {}
    for number in range(1, count + 1):
        day = FIRST_DAY + dt.timedelta(days=number * DAYS // count)
        kind, source, target = chance.choices(_SHAPES, _WEIGHTS)[0]
        fund = target if kind.brings_in else source
        series = f"{kind}|{fund}|{day.year}"
        given[series] = sequence = given.get(series, 0) + 1
        shown = show_number(kind, day.year, sequence)
        person, saying = chance.choice(_NAMES), f"{chance.choice(_SAYINGS)} ({chance.randint(1, 90)} người)"
        # Dues follow the wage table: many amounts are alike, as in real books.
        amount = chance.choice(_DUES) if source == "code:22" else chance.randint(50, 900) * 1000
        iso = day.isoformat()
        yield (
            (
                number,
                str(kind),
                iso,
                iso,
                accounts[fund],
                series,
                sequence,
                shown,
                person,
                saying,
                saying.lower(),
                f"k{number}",
            ),
            (number, accounts[source], accounts[target], amount),
        )


def _write(operation: Operation, part: list[tuple[tuple[Any, ...], tuple[Any, ...]]]) -> None:
    operation.run(_INSERT_VOUCHER, [voucher for voucher, _ in part])
    operation.run(_INSERT_ENTRY, [entry for _, entry in part])
    operation.run("UPDATE voucher SET state = 'posted' WHERE id BETWEEN ? AND ?", (part[0][0][0], part[-1][0][0]))


def _make(path: Path, count: int) -> None:
    profile = Profile(
        opening_day=FIRST_DAY,
        union="Công đoàn cơ sở Công ty Sao Mai",
        superior="Liên đoàn Lao động quận Nam Hải",
        cash=Dong(90_000_000_000),
        accounts=(ProfileAccount("Ngân hàng", opening=Dong(90_000_000_000)),),
        officers=(
            TermOfOffice("chair", "Lê Thị Ân", FIRST_DAY),
            TermOfOffice("cashier", "Đặng Hữu Chế", FIRST_DAY),
        ),
    )
    # Why: made once and thrown away when half made; flushing every act would take the time of the bench.
    with patch.dict(PRAGMAS, synchronous=0), create_book(path, profile).value as book:
        with book.read() as read:
            accounts = dict(read.rows("SELECT key, id FROM account"))
        part: list[tuple[tuple[Any, ...], tuple[Any, ...]]] = []
        for rows in _vouchers(count, accounts):
            part.append(rows)
            if len(part) == ACT:
                _flush(book, part)
        if part:
            _flush(book, part)


def _flush(book: Book, part: list[tuple[tuple[Any, ...], tuple[Any, ...]]]) -> None:
    with book.operation("post_voucher", subject="sổ lớn") as operation:
        _write(operation, part)
    part.clear()


def big_book(folder: Path, count: int = 100_000) -> Path:
    """The book of that many transactions, made anew when tables or triggers are not those it was made with."""
    laid = hashlib.sha256(
        repr((MADE_BY, present().version, [guard.sql for guard in all_guards()])).encode()
    ).hexdigest()[:12]
    path = folder / f"so-lon-{count}-{laid}.socd"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"so-lon-{count}-*"):
            old.unlink()
        made = folder / f"dang-lap-{count}.socd"
        for left in folder.glob(f"{made.name}*"):
            left.unlink()
        _make(made, count)
        made.replace(path)
    return path
