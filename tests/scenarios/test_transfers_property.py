"""The same two books in any order, with any days between the halves, give the same balances on every day, and all of it can be
taken back; also with months closed in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, event, given, settings

from app.domain.dates import Month
from app.models.book import Book
from app.services.home.check_book import check_book
from app.services.settlement.close_month import close_month, reopen_month
from app.services.undo_act import undo_last
from tests import small_books
from tests.two_books import JOIN, Row, held, read_here, take, write_rows

FIRST, DAYS = dt.date(2025, 2, 1), 75
EVERY_DAY = tuple(small_books.OPENING_DAY + dt.timedelta(days=place) for place in range(150))
TO_CASH = ("Rút tiền gửi nhập quỹ", "Rút tiền gửi ngân hàng nhập quỹ tiền mặt")
TO_BANK = ("Nộp tiền mặt vào tài khoản", "Gửi tiền mặt vào ngân hàng")
PLAIN = {"cash in": "Thu đoàn phí công đoàn", "cash out": "Chi mua văn phòng phẩm", "bank in": "Lãi tiền gửi", "bank out": "Chi quà Tết"}  # fmt: skip
BOOKS = ("cash-book", "bank-book")


@dataclass(frozen=True)
class Moved:
    """Money between the two books: the day in each, whether it comes into cash, and which book's words say so."""

    cash_day: int
    bank_day: int
    to_cash: bool
    worded: str
    shown_in: str = "both"


@dataclass(frozen=True)
class Plain:
    """Money of one book alone."""

    day: int
    of: str


DAY = st.integers(0, DAYS)
APART = st.one_of(st.integers(-3, 3), st.integers(-31, 31))
MOVED = st.builds(
    lambda day, apart, to_cash, worded, shown_in: Moved(day, min(max(day + apart, 0), DAYS), to_cash, worded, shown_in),
    DAY,
    APART,
    st.booleans(),
    st.sampled_from(["both", "both", "cash", "bank"]),
    st.sampled_from(["both", "both", "both", "cash", "bank"]),
)


def books_of(moved: Sequence[Moved], plain: Sequence[Plain]) -> dict[str, list[Row]]:
    """The rows of both books. No two sums are alike, so that nothing but its other half can be taken for one."""
    cash, bank = [], []
    for place, each in enumerate(moved):
        amount = 40_000 + 1_000 * place
        way = 1 if each.to_cash else -1
        words = (TO_CASH if each.to_cash else TO_BANK)[place % 2]
        if each.shown_in != "bank":
            said = (
                words
                if each.worded != "bank" or each.shown_in == "cash"
                else PLAIN["cash in" if each.to_cash else "cash out"]
            )
            cash.append(Row(FIRST + dt.timedelta(days=each.cash_day), f"{said} lần {place}", way * amount))
        if each.shown_in != "cash":
            said = (
                words
                if each.worded != "cash" or each.shown_in == "bank"
                else PLAIN["bank out" if each.to_cash else "bank in"]
            )
            bank.append(Row(FIRST + dt.timedelta(days=each.bank_day), f"{said} lần {place}", -way * amount))
    for place, other in enumerate(plain):
        row = Row(
            FIRST + dt.timedelta(days=other.day),
            f"{PLAIN[other.of]} số {place}",
            (1 if other.of.endswith("in") else -1) * (9_000 + 100 * place),
        )
        (cash if other.of.startswith("cash") else bank).append(row)
    return {"cash-book": cash, "bank-book": bank}


def told(rows: dict[str, list[Row]], moved: Sequence[Moved], day: dt.date) -> tuple[int, int, int]:
    """What the two books themselves say of the end of a day; what left one and is not in the other is in transit."""
    cash = small_books.CASH + sum(row.amount for row in rows["cash-book"] if row.day <= day)
    bank = small_books.BANK + sum(row.amount for row in rows["bank-book"] if row.day <= day)
    transit = 0
    for place, each in enumerate(moved):
        amount = (40_000 + 1_000 * place) * (1 if each.to_cash else -1)
        if each.shown_in != "bank" and FIRST + dt.timedelta(days=each.cash_day) <= day:
            transit -= amount
        if each.shown_in != "cash" and FIRST + dt.timedelta(days=each.bank_day) <= day:
            transit += amount
    return cash, bank, transit


@contextmanager
def a_book() -> Iterator[Book]:
    with read_here(), small_books.opened() as book:
        yield book


def written(rows: dict[str, list[Row]]) -> dict[str, Path]:
    folder = small_books.fast_folder()
    return {
        kind: write_rows(folder / f"hai-{kind}.xlsx", {kind.replace("-", "_"): found})
        for kind, found in rows.items()
        if found
    }


def stored(book: Book) -> dict[str, object]:
    return {name: rows for name, rows in small_books.contents(book).items() if name not in ("operation", "change")}


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(
    moved=st.lists(MOVED, min_size=1, max_size=6),
    plain=st.lists(st.builds(Plain, DAY, st.sampled_from(sorted(PLAIN))), max_size=4),
    cash_first=st.booleans(),
)
def test_two_books_in_any_order_give_what_both_say_on_every_day(moved, plain, cash_first):
    rows = books_of(moved, plain)
    files = written(rows)
    event(f"apart: {sum(each.cash_day != each.bank_day for each in moved)}")
    with a_book() as book:
        before = [stored(book)]
        for kind in BOOKS if cash_first else reversed(BOOKS):
            if kind in files:
                assert take(book, kind, files[kind], same_transfer=JOIN).written
                before.append(stored(book))
        for fund, day in zip(held(book, *EVERY_DAY), EVERY_DAY, strict=True):
            assert fund == told(rows, moved, day), day
        found = check_book(book)
        assert {each.code for each in found} <= {"transfer-seen-once", "number-hole", "fund-below-zero"}
        for standing in reversed(before[:-1]):
            undo_last(book)
            assert stored(book) == standing


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(moved=st.lists(MOVED, min_size=1, max_size=5), cash_first=st.booleans(), months=st.integers(1, 4))
def test_with_months_closed_in_between_what_was_closed_stays_and_all_comes_in_once_reopened(moved, cash_first, months):
    rows = books_of(moved, [])
    files = written(rows)
    first, second = BOOKS if cash_first else tuple(reversed(BOOKS))
    closed = [Month(2025, month) for month in range(1, months + 1)]
    with a_book() as book:
        if first in files:
            take(book, first, files[first], same_transfer=JOIN)
        for month in closed:
            close_month(book, month)
        days = [day for day in EVERY_DAY if Month.of(day) <= closed[-1]]
        standing = held(book, *days)
        if second in files:
            report = take(book, second, files[second], same_transfer=JOIN, leave_out=True)
            event(f"left out: {report.counts()['left_out'] > 0}, came in: {report.written}")
            touched = {row.row for row in report.permission.left_out}
            named = {each.row for each in report.findings if each.code == "month-closed"}
            assert touched == named
        assert held(book, *days) == standing
        assert not any(each.stops for each in check_book(book))
        for month in reversed(closed):
            reopen_month(book, month, "sổ kia đến sau")
        if second in files:
            take(book, second, files[second], same_transfer=JOIN)
        for fund, day in zip(held(book, *EVERY_DAY), EVERY_DAY, strict=True):
            assert fund == told(rows, moved, day), day
