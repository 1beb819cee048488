"""Every sealing check taken away in turn: the act that only it refuses must then be written.

The acts are written past the services, as a fault in a service would. A new seal needs a line in ``FAULTS``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from app.domain.dates import Month, Period
from app.models import seals
from app.models.book import Book
from app.models.operation import Operation
from app.services.book.check_book import check_book
from app.services.ledger.post_voucher import post_new
from app.services.ledger.save_draft import save_draft
from tests import small_books

REFUSED = (
    seals.VoucherUnsound,
    seals.NumberHole,
    seals.ReversalUnsound,
    seals.CashBelowZero,
    seals.LoanOverpaid,
)
CASH, BANK = "(SELECT id FROM bucket WHERE key = 'cash')", "(SELECT id FROM bucket WHERE key = 'bank:1')"
DUES, CARE = "(SELECT id FROM bucket WHERE key = 'code:22')", "(SELECT id FROM bucket WHERE key = 'code:31')"


def put_in(
    act: Operation,
    *moves: tuple[str, str, int],
    kind: str = "PT",
    day: str = "2025-03-03",
    series: str = "PT|cash|2025",
    sequence: int = 1,
    reversal_of: str = "NULL",
) -> None:
    """A posted voucher as a faulty service would write it."""
    fund = CASH if kind in ("PT", "PC") else BANK
    number = act.run(
        "INSERT INTO voucher (kind, book_date, voucher_date, fund_id, narration, series, sequence, number, number_origin, "
        f"reversal_of) VALUES ('{kind}', '{day}', '{day}', {fund}, 'thử', '{series}', {sequence}, '{kind}/{sequence}', "
        f"'program', {reversal_of})"
    ).lastrowid
    for line, (source, target, amount) in enumerate(moves, 1):
        act.run(
            f"INSERT INTO entry (voucher_id, line, source_id, target_id, amount) VALUES ({number}, {line}, {source}, {target}, {amount})"
        )
    act.run(f"UPDATE voucher SET state = 'posted' WHERE id = {number}")


def reversed_with_too_little(act: Operation) -> None:
    original = "(SELECT id FROM voucher WHERE number = 'PT2025/01')"
    put_in(act, (DUES, CASH, -1), sequence=2, reversal_of=original)


def paid_back_more_than_lent(act: Operation) -> None:
    act.run("INSERT INTO bucket (id, kind, key, name) VALUES (800, 'advance', 'advance:loans', 'Cho vay')")
    put_in(act, ("800", CASH, 5))


FAULTS: dict[str, Callable[[Operation], None]] = {
    "has-entries": put_in,
    "sides-fit": lambda act: put_in(act, (DUES, BANK, 5)),
    "one-shape": lambda act: put_in(act, (DUES, CASH, 5), (BANK, CASH, 5)),
    "signs": lambda act: put_in(act, (DUES, CASH, -5)),
    "series-fits": lambda act: put_in(act, (DUES, CASH, 5), series="PT|cash|2026"),
    "not-before-opening": lambda act: put_in(act, (DUES, CASH, 5), day="2024-12-31", series="PT|cash|2024"),
    "numbers-follow": lambda act: put_in(act, (DUES, CASH, 5), sequence=7),
    "reversals-mirror": reversed_with_too_little,
    "loans-not-overpaid": paid_back_more_than_lent,
    "cash-not-below-zero": lambda act: put_in(act, (CASH, CARE, 99_000_000), kind="PC", series="PC|cash|2025"),
}


@pytest.fixture
def book():
    with small_books.opened() as book:
        yield book


def do(book: Book, name: str) -> None:
    if name == "reversals-mirror":
        post_new(book, small_books.receipt(small_books.january(5), 1_000_000))
    with book.operation("post_voucher") as act:
        FAULTS[name](act)


@pytest.mark.parametrize("seal", seals.SEALS, ids=lambda seal: seal.name)
def test_a_seal_refuses_its_fault_and_nothing_of_it_stays(seal, book):
    before = small_books.contents(book)
    with pytest.raises(REFUSED):
        do(book, seal.name)
    after = small_books.contents(book)
    if seal.name != "reversals-mirror":
        assert after == before
    assert not any(row[2] == -1 for row in after["entry"])


@pytest.mark.parametrize("seal", seals.SEALS, ids=lambda seal: seal.name)
def test_a_seal_alone_refuses_its_fault(seal, book, monkeypatch):
    monkeypatch.setattr(seals, "SEALS", (seal,))
    with pytest.raises(REFUSED):
        do(book, seal.name)


@pytest.mark.parametrize("seal", seals.SEALS, ids=lambda seal: seal.name)
def test_without_a_seal_its_fault_is_written(seal, book, monkeypatch):
    monkeypatch.setattr(seals, "SEALS", tuple(each for each in seals.SEALS if each is not seal))
    count = len(small_books.contents(book)["voucher"])
    do(book, seal.name)
    written = len(small_books.contents(book)["voucher"])
    assert written == count + 1 + (seal.name == "reversals-mirror")


@pytest.mark.parametrize("seal", seals.SEALS, ids=lambda seal: seal.name)
def test_a_fault_that_slipped_past_its_seal_is_found_by_check(seal, book, monkeypatch):
    """The chain is whole and every row has its act: only the rules themselves can tell."""
    with monkeypatch.context() as patched:
        patched.setattr(seals, "SEALS", ())
        do(book, seal.name)
    assert [finding.code for finding in check_book(book) if finding.code not in ("chain-broken", "row-tampered")] != []


def test_the_first_book_page_is_clean(book):
    save_draft(book, small_books.payment(small_books.january(9), 10))
    assert check_book(book) == []
    assert Period(dt.date(2025, 1, 1), dt.date(2025, 1, 31)) == Period.of_month(Month(2025, 1))
