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
from app.models.ledger.seals import CashBelowZero, NumberHole, ReversalUnsound, VoucherUnsound
from app.models.loans.seals import LoanOverpaid
from app.models.operation import Operation
from app.services.home.check_book import check_book
from app.services.ledger.post_voucher import post_new
from app.services.ledger.save_draft import save_draft
from tests import small_books

SEALS = seals.all_seals()
REFUSED = (
    VoucherUnsound,
    NumberHole,
    ReversalUnsound,
    CashBelowZero,
    LoanOverpaid,
)
CASH, BANK = "(SELECT id FROM account WHERE key = 'cash')", "(SELECT id FROM account WHERE key = 'bank:1')"
DUES, CARE = "(SELECT id FROM account WHERE key = 'code:22')", "(SELECT id FROM account WHERE key = 'code:31')"


def put_in(
    operation: Operation,
    *moves: tuple[str, str, int],
    kind: str = "PT",
    day: str = "2025-03-03",
    series: str = "PT|cash|2025",
    sequence: int = 1,
    reversal_of: str = "NULL",
) -> None:
    """A posted voucher as a faulty service would write it."""
    fund = CASH if kind in ("PT", "PC") else BANK
    number = operation.run(
        "INSERT INTO voucher (kind, book_date, voucher_date, fund_id, narration, series, sequence, number, number_origin, "
        f"reversal_of) VALUES ('{kind}', '{day}', '{day}', {fund}, 'thử', '{series}', {sequence}, '{kind}/{sequence}', "
        f"'program', {reversal_of})"
    ).lastrowid
    for line, (source, target, amount) in enumerate(moves, 1):
        operation.run(
            f"INSERT INTO entry (voucher_id, line, source_id, target_id, amount) VALUES ({number}, {line}, {source}, {target}, {amount})"
        )
    operation.run(f"UPDATE voucher SET state = 'posted' WHERE id = {number}")


def reversed_with_too_little(operation: Operation) -> None:
    original = "(SELECT id FROM voucher WHERE number = 'PT2025/01')"
    put_in(operation, (DUES, CASH, -1), sequence=2, reversal_of=original)


def paid_back_more_than_lent(operation: Operation) -> None:
    operation.run("INSERT INTO account (id, kind, key, name) VALUES (800, 'loan', 'loan:revolving', 'Cho vay')")
    put_in(operation, ("800", CASH, 5))


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


def test_of_two_seals_that_refuse_an_act_the_one_that_came_first_always_did_speaks():
    assert [seal.name for seal in SEALS] == [
        "has-entries", "sides-fit", "one-shape", "signs", "series-fits", "not-before-opening", "numbers-follow",
        "reversals-mirror", "cash-not-below-zero", "loans-not-overpaid",
    ]  # fmt: skip


def test_only_the_import_of_a_book_may_bring_cash_below_zero():
    assert {(seal.name, *seal.spares) for seal in SEALS if seal.spares} == {("cash-not-below-zero", "import_book")}


@pytest.fixture
def book():
    with small_books.opened() as book:
        yield book


def do(book: Book, name: str) -> None:
    if name == "reversals-mirror":
        post_new(book, small_books.receipt(small_books.january(5), 1_000_000))
    with book.operation("post_voucher") as operation:
        FAULTS[name](operation)


@pytest.mark.parametrize("seal", SEALS, ids=lambda seal: seal.name)
def test_a_seal_refuses_its_fault_and_nothing_of_it_stays(seal, book):
    before = small_books.contents(book)
    with pytest.raises(REFUSED):
        do(book, seal.name)
    after = small_books.contents(book)
    if seal.name != "reversals-mirror":
        assert after == before
    assert not any(row[2] == -1 for row in after["entry"])


@pytest.mark.parametrize("seal", SEALS, ids=lambda seal: seal.name)
def test_a_seal_alone_refuses_its_fault(seal, book, monkeypatch):
    monkeypatch.setattr(seals, "all_seals", lambda: (seal,))
    with pytest.raises(REFUSED):
        do(book, seal.name)


@pytest.mark.parametrize("seal", SEALS, ids=lambda seal: seal.name)
def test_without_a_seal_its_fault_is_written(seal, book, monkeypatch):
    monkeypatch.setattr(seals, "all_seals", lambda: tuple(each for each in SEALS if each is not seal))
    count = len(small_books.contents(book)["voucher"])
    do(book, seal.name)
    written = len(small_books.contents(book)["voucher"])
    assert written == count + 1 + (seal.name == "reversals-mirror")


@pytest.mark.parametrize("seal", SEALS, ids=lambda seal: seal.name)
def test_a_fault_that_slipped_past_its_seal_is_found_by_check(seal, book, monkeypatch):
    """The chain is whole and every row has its act: only the rules themselves can tell."""
    with monkeypatch.context() as patched:
        patched.setattr(seals, "all_seals", tuple)
        do(book, seal.name)
    assert [finding.code for finding in check_book(book) if finding.code not in ("chain-broken", "row-tampered")] != []


def test_the_first_book_page_is_clean(book):
    save_draft(book, small_books.payment(small_books.january(9), 10))
    assert check_book(book) == []
    assert Period(dt.date(2025, 1, 1), dt.date(2025, 1, 31)) == Period.of_month(Month(2025, 1))
