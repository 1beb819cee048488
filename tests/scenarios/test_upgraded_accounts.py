"""A book of the third schema: its loans, code 50 and older acts after its account of loans was renamed."""

from __future__ import annotations

import shutil

import pytest

from app.domain.dates import FOREVER, Period
from app.domain.ledger.accounts import LOANS_KEY
from app.exports.form import Params
from app.exports.settlement.monthfigures import gather_month, proofs
from app.models.book import Book
from app.models.queries.ledger.accounts import openings
from app.models.queries.ledger.books import balances
from app.models.queries.loans.loans import loan_cards, loan_fund
from app.models.queries.settlement.settlement import settlement
from app.models.queries.trail import acts, changes_of
from app.services.back_up import count_book, count_file, restore
from app.services.home.check_book import check_book
from app.services.ledger.post_voucher import void_voucher
from app.services.undo_act import redo_last, undo_act
from tests import small_books
from tests.older_acts import act_of, last_act

FIRST, THIRD = small_books.RELEASED / "kieu-1.socd", small_books.RELEASED / "kieu-3.socd"
NAME = "Quỹ trợ vốn: đang cho vay"
YEAR = Period.of_year(2026)


@pytest.fixture
def path(tmp_path):
    target = tmp_path / "sổ.socd"
    shutil.copyfile(THIRD, target)
    return target


def stored(path, sql):
    """One value, by the names that the third schema had."""
    raw = small_books.raw(path)
    value = raw.execute(sql).fetchone()[0]
    raw.close()
    return value


def stops(book):
    return [str(finding.message) for finding in check_book(book) if finding.stops]


MOVED = (
    "SELECT sum(e.amount) FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' "
    "JOIN bucket b ON b.id = e.{side}_id AND b.kind = 'advance'"
)


def test_loans_and_code_50_stand_as_they_did(path):
    lent, repaid = (stored(path, MOVED.format(side=side)) for side in ("target", "source"))
    count = stored(path, "SELECT count(*) FROM loan")
    assert lent > repaid > 0
    with Book.open(path) as book, book.read() as read:
        fund = loan_fund(read, FOREVER)
        assert (fund.lent, fund.repaid) == (lent, repaid)
        cards = loan_cards(read, FOREVER)
        assert len(cards) == count
        assert sum(card.lent - card.standing.repaid for card in cards) == lent - repaid
        sheet = settlement(read, YEAR)
        assert sheet.proof.holds
        assert sheet.proof.lent == ((NAME, lent - repaid),)
        assert sheet.closing == sum(balances(read, YEAR.last).values()) + lent - repaid
        assert all(proof.holds for proof in proofs(gather_month(read, Params(period=YEAR))))
        assert stops(book) == []


def test_a_loan_paid_back_before_the_upgrade_can_be_withdrawn_after_it(path):
    with Book.open(path) as book:
        with book.read() as read:
            before = loan_fund(read, FOREVER)
            moves = [move for card in loan_cards(read, FOREVER) for move in card.moves if move.is_repayment]
        last = max(moves, key=lambda move: move.on)
        void_voucher(book, last.voucher_id, "ghi nhầm")
        with book.read() as read:
            assert loan_fund(read, FOREVER).repaid < before.repaid
            assert settlement(read, YEAR).proof.holds
        assert stops(book) == []


FIND = "SELECT kind, key, name FROM account WHERE key LIKE '%loan%' OR kind IN ('loan', 'advance')"


def test_an_older_act_on_the_account_of_loans_is_taken_back_and_done_again(path):
    act_of(path, 3, "set_accounts", "UPDATE bucket SET name = 'Cho vay' WHERE key = 'advance:loans'")
    number = last_act(path)
    with Book.open(path) as book:
        with book.read() as read:
            assert read.rows(FIND) == [("loan", LOANS_KEY, "Cho vay")]
        undo_act(book, number)
        with book.read() as read:
            assert read.rows(FIND) == [("loan", LOANS_KEY, NAME)]
        assert stops(book) == []
        redo_last(book)
        with book.read() as read:
            assert read.rows(FIND) == [("loan", LOANS_KEY, "Cho vay")]
        assert stops(book) == []


def test_an_account_of_loans_goes_and_comes_back_with_the_older_act_that_made_it(path):
    shutil.copyfile(FIRST, path)
    act_of(
        path, 1, "set_accounts", f"INSERT INTO bucket (kind, key, name) VALUES ('advance', 'advance:loans', '{NAME}')"
    )
    number = last_act(path)
    with Book.open(path) as book:
        undo_act(book, number)
        with book.read() as read:
            assert read.rows(FIND) == []
        assert stops(book) == []
        redo_last(book)
        with book.read() as read:
            assert read.rows(FIND) == [("loan", LOANS_KEY, NAME)]
        assert stops(book) == []


def test_older_indicators_are_read_and_taken_back_under_the_name_of_today(path):
    with Book.open(path) as book:
        with book.read() as read:
            act = next(each for each in acts(read, 1000) if each.kind.kind == "set_basic_indicators")
            assert str(act.kind.title) == "Nhập chỉ tiêu cơ bản"
            (period,) = {(each.after or {})["first_day"] for each in changes_of(read, act.id)}
            assert {each.table for each in changes_of(read, act.id)} == {"basic_indicator"}
            before = settlement(read, Period.of_year(int(str(period)[:4]))).indicators
        assert before.members is not None
        undo_act(book, act.id)
        with book.read() as read:
            assert read.number("SELECT count(*) FROM basic_indicator WHERE first_day = ?", (period,)) == 0
        assert stops(book) == []
        redo_last(book)
        with book.read() as read:
            assert settlement(read, Period.of_year(int(str(period)[:4]))).indicators == before
        assert stops(book) == []


def test_what_stood_on_accounts_at_the_opening_is_read_under_the_names_of_today(path):
    held = stored(path, "SELECT o.amount FROM opening o JOIN bucket b ON b.id = o.bucket_id WHERE b.key = 'cash'")
    with Book.open(path) as book, book.read() as read:
        assert openings(read)["cash"] == held
        found = [change for act in acts(read, 1000) for change in changes_of(read, act.id) if change.table == "opening"]
        assert found
        assert all("account_id" in (change.after or {}) for change in found)


def test_an_older_backup_is_counted_as_it_is_and_restored(path, tmp_path):
    last = stored(path, "SELECT at FROM operation ORDER BY id DESC LIMIT 1")
    before, target = path.read_bytes(), tmp_path / "khôi phục.socd"
    count = count_file(path)
    assert (count.last_at, count.act) == (last, last_act(path))
    assert count.vouchers == stored(path, "SELECT count(*) FROM voucher")
    restore(path, target)
    assert target.read_bytes() == path.read_bytes() == before
    with Book.open(target) as book, book.read() as read:
        assert count_book(read) == count
        assert stops(book) == []
