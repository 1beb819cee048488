"""Small real book files for the scenarios, proofs and benches: a template made once, copied for every example.

A copy lies in memory where the system has such a folder, so that flushing costs nothing; what must survive a kill or a
full disk asks for a folder of its own on disk.
"""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.domain.dates import Month, Period
from app.domain.intake.book_import import BookImportOptions
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import Dong, dong
from app.domain.union.officers import TermOfOffice
from app.domain.union.profile import Profile, ProfileAccount
from app.models.book import Book
from app.models.queries.ledger.accounts import CashAccount, OpeningOwed, cash_accounts
from app.models.queries.ledger.vouchers import VoucherCard
from app.services.dues.remit import remittance_draft
from app.services.home.create_book import create_book
from app.services.intake.import_book import IMPORT_BOOK
from app.services.ledger.attach_file import attach_file
from app.services.ledger.keep_accounts import FundEntry, keep_funds
from app.services.ledger.post_voucher import post_new, reverse_voucher, unpost_voucher, void_voucher
from app.services.ledger.save_draft import save_draft
from app.services.loans.lend import allocate_capital
from app.services.members.keep_members import MemberEntry, add_member
from app.services.settlement.close_month import close_month, reopen_month
from app.services.settlement.file_settlement import file_settlement
from tests.cash_books import CashLine, write_cash_book

RELEASED = Path(__file__).resolve().parent / "books"
"""Where a book of every version that was released is kept: ``kieu-1.socd`` and on."""
OPENING_DAY = dt.date(2025, 1, 1)
CASH, BANK = 5_000_000, 20_000_000
LOAN_CAPITAL = 8_000_000
PROFILE = Profile(
    opening_day=OPENING_DAY,
    union="Công đoàn cơ sở Công ty Sao Mai",
    superior="Liên đoàn Lao động quận Nam Hải",
    cash=Dong(CASH),
    accounts=(ProfileAccount("Ngân hàng", opening=Dong(BANK)), ProfileAccount("Ngân hàng thứ hai", opening=Dong(0))),
    officers=(
        TermOfOffice("chair", "Lê Thị Ân", OPENING_DAY),
        TermOfOffice("cashier", "Đặng Hữu Chế", OPENING_DAY),
    ),
)
_keys = itertools.count(1)


def folder_in_memory() -> tempfile.TemporaryDirectory[str]:
    """A folder in memory when the system has such a place, else among the temporary files; gone when it is left."""
    memory = Path("/dev/shm")
    return tempfile.TemporaryDirectory(prefix="so-", dir=memory if memory.is_dir() else None)


@cache
def fast_folder() -> Path:
    """One such folder for the whole process, and gone with it."""
    holder = folder_in_memory()
    _kept.append(holder)
    return Path(holder.name)


_kept: list[tempfile.TemporaryDirectory[str]] = []


@cache
def _template() -> Path:
    path = fast_folder() / "mau.socd"
    create_book(path, PROFILE).value.close()
    return path


@cache
def _rich_template() -> Path:
    path = fast_folder() / "mau-day.socd"
    with create_book(path, PROFILE).value as book:
        fill(book)
    return path


@cache
def _lending_template() -> Path:
    path = fast_folder() / "mau-cho-vay.socd"
    with create_book(path, PROFILE).value as book:
        for name in ("Lê Thị Na", "Trần Văn Mận"):
            add_member(book, MemberEntry(name, OPENING_DAY))
        allocate_capital(book, OPENING_DAY, Dong(LOAN_CAPITAL), "Nghị quyết số 02/NQ-BCH")
        # Why: two acts of record, so that taking back the last act of a life ends here.
        close_month(book, Month.of(OPENING_DAY))
        reopen_month(book, Month.of(OPENING_DAY), "bổ sung")
    return path


def set_openings(book: Book, amounts: Mapping[str, Dong], owed: Sequence[OpeningOwed] | None = None) -> None:
    """What funds held when the book opened, by their keys, and what was owed then; the funds stay as they are."""
    with book.read() as read:
        known = {fund.key: fund for fund in cash_accounts(read, with_closed=True)}
    funds = [replace(fund_entry(known[key]), opening=amount) for key, amount in amounts.items()]
    keep_funds(book, funds, owed)


def fund_entry(fund: CashAccount) -> FundEntry:
    """A fund in use, as it stands."""
    return FundEntry(fund.name, fund.bank_name, fund.account_number, key=fund.key)


def new_book(folder: Path | None = None, *, rich: bool = False, lending: bool = False) -> Path:
    """A copy of the template (or of the rich one, see ``fill``, or of one with two members and capital to lend) under a
    name of its own; not open."""
    target = (folder or fast_folder()) / f"so-{next(_keys)}.socd"
    shutil.copyfile(_rich_template() if rich else _lending_template() if lending else _template(), target)
    return target


@contextmanager
def opened(folder: Path | None = None, *, rich: bool = False) -> Iterator[Book]:
    """A copy of the template, open; removed with all that lies beside it when the block ends."""
    path = new_book(folder, rich=rich)
    try:
        with Book.open(path) as book:
            yield book
    finally:
        remove(path)


def remove(path: Path) -> None:
    """Remove a book and what lies beside it under its name."""
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink(missing_ok=True)


# ---- vouchers ------------------------------------------------------------------------------------------------------


def entry_key() -> str:
    """A key no other form has."""
    return f"khóa-{next(_keys)}"


def draft(
    kind: VoucherKind,
    day: dt.date,
    *moves: tuple[str, str, int],
    narration: str = "Thu, chi thử",
    key: str | None = None,
) -> VoucherDraft:
    """A voucher as typed; ``moves`` are (source, target, đồng)."""
    entries = tuple(EntryDraft(source, target, dong(amount)) for source, target, amount in moves)
    return VoucherDraft(
        kind=kind,
        book_date=day,
        voucher_date=day,
        narration=narration,
        entries=entries,
        person="Trần Thị Bưởi",
        source_documents=1,
        entry_key=entry_key() if key is None else key,
    )


def receipt(day: dt.date, amount: int, code: str = "22") -> VoucherDraft:
    """Dues and the like coming into cash."""
    return draft(VoucherKind.RECEIPT, day, (f"code:{code}", "cash", amount), narration=f"Thu mã {code}")


def payment(day: dt.date, amount: int, code: str = "31") -> VoucherDraft:
    """Cash going out on a code."""
    return draft(VoucherKind.PAYMENT, day, ("cash", f"code:{code}", amount), narration=f"Chi mã {code}")


def withdrawal(day: dt.date, amount: int) -> VoucherDraft:
    """Bank money put into cash: one PT."""
    return draft(VoucherKind.RECEIPT, day, ("bank:1", "cash", amount), narration="Rút tiền gửi nhập quỹ")


def send_up(book: Book, first: Month, last: Month, day: dt.date) -> VoucherCard:
    """The dues share of months sent up and posted, as the window does it."""
    with book.read() as read:
        draft = remittance_draft(read, first, last, day, "bank:1")
    return post_new(book, draft).value


def january(day: int) -> dt.date:
    """A day of January of the opening year."""
    return OPENING_DAY.replace(day=day)


def fill(book: Book) -> dict[str, VoucherCard]:
    """One of everything: January closed and filed; in February posted, voided, unposted, reversed, a draft, an import, papers, a transfer."""
    post_new(book, receipt(january(5), 1_000_000))
    post_new(book, payment(january(6), 300_000))
    post_new(book, payment(january(20), 200_000, "34.02"))
    close_month(book, Month(2025, 1))
    file_settlement(book, Period.of_month(Month(2025, 1)), dt.date(2025, 2, 2))
    february = OPENING_DAY.replace(month=2)
    done = {
        "receipt": post_new(book, receipt(february.replace(day=3), 800_000)).value,
        "payment": post_new(book, payment(february.replace(day=4), 150_000)).value,
        "voided": post_new(book, payment(february.replace(day=5), 70_000)).value,
        "unposted": post_new(book, payment(february.replace(day=6), 60_000)).value,
        "reversed": post_new(book, payment(february.replace(day=7), 50_000)).value,
        "transfer": post_new(book, withdrawal(february.replace(day=8), 2_000_000)).value,
    }
    void_voucher(book, done["voided"].id, "ghi nhầm")
    unpost_voucher(book, done["unposted"].id, "sửa lại số tiền")
    done["reversal"] = reverse_voucher(book, done["reversed"].id, february.replace(day=9), "ghi nhầm người").value
    save_draft(book, payment(february.replace(day=10), 40_000))
    with tempfile.TemporaryDirectory() as folder:
        lines = [
            CashLine(february.replace(day=12), "PT2025/04", "Thu đoàn phí công đoàn tháng 1", 500_000),
            CashLine(february.replace(day=13), "PT2025/05", "Thu đoàn phí công đoàn tháng 2", 600_000),
        ]
        file = write_cash_book(Path(folder) / "so-quy.xlsx", lines, CASH)
        IMPORT_BOOK.carry_out(book, file, BookImportOptions(kind="cash-book", fix=True))
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "hóa đơn.txt"
        paper.write_text("hóa đơn thử", encoding="utf-8")
        attach_file(book, done["payment"].id, paper)
    return done


def retyped(card: VoucherCard, **changes: Any) -> VoucherDraft:
    """The same voucher as a form would send it again."""
    return replace(card.as_draft(), **changes)


# ---- looking and reaching around the program -----------------------------------------------------------------------

_UNWATCHED = ("sqlite_stat1",)


def raw(path: Path) -> Any:
    """A writing connection as any SQLite tool would open one: none of the program's pragmas, no foreign keys.

    Trap: the same library as the program's. Another SQLite in this process would drop the locks of the open book.
    """
    return dbapi2.connect(str(path), isolation_level=None, timeout=0.2)


def rows(book: Book, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """What a question of a test's own finds in an open book, as the file has it."""
    with book.read() as read:
        return [tuple(row) for row in read.connection.exec_driver_sql(sql, values)]


def dump(connection: Any, tables: Sequence[str] | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table (or of some), in order."""
    names = tables or [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if name not in _UNWATCHED
    ]
    return {
        name: sorted((tuple(row) for row in connection.execute(f"SELECT * FROM {name}")), key=repr) for name in names
    }


def contents(book: Book | Path, tables: Sequence[str] | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """``dump`` of a book, open or not."""
    if isinstance(book, Book):
        with book.read() as read:
            return dump(read.connection.connection.driver_connection, tables)
    connection = raw(book)
    try:
        return dump(connection, tables)
    finally:
        connection.close()


REFUSED_BY_THE_DATABASE = (dbapi2.IntegrityError, dbapi2.OperationalError, sqlite3.IntegrityError)


def forged_act(kind: str) -> tuple[str, ...]:
    """The statements by which somebody who read the source would pretend to be an act of the program."""
    return (
        (
            "INSERT INTO operation (id, kind, at, previous_hash, hash) "
            f"SELECT max(id) + 1, '{kind}', '2025-03-01T00:00:00.000+00:00', "
            "(SELECT hash FROM operation ORDER BY id DESC LIMIT 1), '' FROM operation"
        ),
        f"INSERT INTO open_operation (id, operation_id, kind) SELECT 1, max(id), '{kind}' FROM operation",
    )
