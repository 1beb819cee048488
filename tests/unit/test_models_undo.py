"""Taking an act back: the rows as they were, or a refusal that says why not."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.intake.book_import import BookImportOptions
from app.models.ledger.guards import FrozenVoucher
from app.models.ledger.seals import NumberHole
from app.models.operation import NumberTaken
from app.models.queries.trail import next_redo, next_undo
from app.models.undo import ChangedSince, ErasedSince
from app.services.home.check_book import check_book
from app.services.intake.import_book import IMPORT_BOOK
from app.services.ledger.post_voucher import post_new, post_voucher, unpost_voucher, void_voucher
from app.services.ledger.save_draft import delete_draft, edit_draft, save_draft
from app.services.ledger.withdrawals import NumbersIssuedSince
from app.services.undo_act import (
    ActOfRecord,
    NothingToRedo,
    NothingToUndo,
    redo_last,
    undo_act,
    undo_last,
    withdraw_import,
)
from tests import small_books
from tests.cash_books import CashLine, write_cash_book
from tests.small_books import january, payment, receipt

KEPT = ("voucher", "entry", "import_batch", "import_row", "setting", "opening", "daily_balance", "attachment")
FEBRUARY = dt.date(2025, 2, 1)
DUES = CashLine(FEBRUARY, "PT2025/02", "Thu đoàn phí công đoàn tháng 1", 500_000)
PENS = CashLine(FEBRUARY.replace(day=5), "PT2025/03", "Thu đoàn phí công đoàn tháng 2", 600_000)


@pytest.fixture
def book():
    with small_books.opened() as book:
        yield book


@pytest.fixture
def take_in(book, tmp_path):
    """Import these lines of a cash book; gives the act's number."""

    def take_in(*lines):
        file = write_cash_book(tmp_path / "so.xlsx", lines, small_books.CASH)
        return IMPORT_BOOK.carry_out(book, file, BookImportOptions(kind="cash-book", fix=True)).operation

    return take_in


def rows(book):
    return small_books.contents(book, KEPT)


def test_undo_and_redo_bring_back_every_row(book):
    empty = rows(book)
    number = save_draft(book, payment(january(5), 100)).value
    saved = rows(book)
    edit_draft(book, number, receipt(january(6), 300))
    edited = rows(book)
    undo_last(book)
    assert rows(book) == saved
    undo_last(book)
    assert rows(book) == empty
    redo_last(book)
    assert rows(book) == saved
    redo_last(book)
    assert rows(book) == edited
    with pytest.raises(NothingToRedo):
        redo_last(book)
    assert check_book(book) == []


def test_undo_reaches_back_over_a_restart(book):
    empty = rows(book)
    save_draft(book, payment(january(5), 100))
    book.close()
    again = type(book).open(book.path)
    undo_last(again)
    assert rows(again) == empty
    again.close()


def test_redo_is_over_once_something_else_was_done(book):
    save_draft(book, payment(january(5), 100))
    undo_last(book)
    save_draft(book, payment(january(6), 200))
    with book.read() as read:
        assert next_redo(read) is None
    with pytest.raises(NothingToRedo):
        redo_last(book)


def test_posting_is_an_act_of_record(book):
    post_new(book, receipt(january(5), 100))
    before = rows(book)
    with pytest.raises(ActOfRecord):
        undo_last(book)
    assert rows(book) == before


def test_a_new_book_has_nothing_that_undo_would_take_apart(book):
    before = small_books.contents(book)
    with pytest.raises(ActOfRecord):
        undo_last(book)
    assert small_books.contents(book) == before


def test_an_act_is_not_taken_back_when_a_later_one_touched_its_rows(book):
    number = save_draft(book, receipt(january(5), 100))
    edit_draft(book, number.value, receipt(january(6), 100))
    with pytest.raises(ChangedSince):
        undo_act(book, number.operation)
    post_voucher(book, number.value)
    with pytest.raises(ChangedSince):
        undo_act(book, number.operation)


def test_an_older_act_is_taken_back_while_its_rows_stand(book):
    first = save_draft(book, payment(january(5), 100))
    second = save_draft(book, payment(january(6), 200))
    undo_act(book, first.operation)
    assert [row[0] for row in rows(book)["voucher"]] == [second.value]
    with pytest.raises(NothingToUndo):
        undo_act(book, first.operation)


def test_a_number_used_again_does_not_bring_the_old_row_back(book):
    first = save_draft(book, payment(january(5), 100))
    gone = delete_draft(book, first.value)
    second = save_draft(book, payment(january(6), 200))
    assert second.value == first.value
    with pytest.raises(ChangedSince):
        undo_act(book, gone.operation)


def test_erased_values_stop_the_undo_that_would_need_them(book):
    number = save_draft(book, payment(january(5), 100)).value
    edited = edit_draft(book, number, payment(january(6), 100))
    with book.operation("erase_person") as operation:
        operation.run(
            "UPDATE change SET before = json_set(before, '$.person', json('{\"#\":\"x\"}')) WHERE operation_id = ?",
            (edited.operation,),
        )
    with pytest.raises(ErasedSince):
        undo_act(book, edited.operation)


# ---- imports ---------------------------------------------------------------------------------------------------------


def test_a_withdrawn_import_leaves_every_table_as_it_was(book, take_in):
    post_new(book, receipt(january(5), 100))
    before = rows(book)
    take_in(DUES, PENS)
    assert rows(book) != before
    undo_last(book)
    assert rows(book) == before
    assert check_book(book) == []


def test_after_a_withdrawal_undo_speaks_of_what_came_before_the_import(book, take_in):
    kept = save_draft(book, payment(january(5), 100))
    number = take_in(DUES)
    withdraw_import(book, number)
    with book.read() as read:
        found = next_undo(read)
    assert found is not None
    assert found.id == kept.operation


def test_an_import_stays_once_a_number_was_given_after_it(book, take_in):
    number = take_in(DUES, PENS)
    card = post_new(book, receipt(january(20), 100)).value
    assert card.number == "PT2025/04"
    with pytest.raises(NumbersIssuedSince) as refused:
        withdraw_import(book, number)
    assert "PT2025/04" in str(refused.value)


def test_an_import_may_go_when_only_older_numbers_were_touched_since(book, take_in):
    older = post_new(book, receipt(january(5), 100)).value
    before = rows(book)
    number = take_in(DUES, PENS)
    void_voucher(book, older.id, "ghi nhầm")
    withdraw_import(book, number)
    assert len(rows(book)["voucher"]) == len(before["voucher"])
    assert [finding for finding in check_book(book) if finding.stops] == []


def test_an_import_stays_once_one_of_its_vouchers_was_changed(book, take_in):
    number = take_in(DUES, PENS)
    card = rows(book)["voucher"][0]
    unpost_voucher(book, card[0], "sửa")
    before = rows(book)
    with pytest.raises(ChangedSince):
        withdraw_import(book, number)
    assert rows(book) == before


def test_no_act_leaves_a_hole_before_a_number_the_program_gave(book, take_in):
    """The row under it may be an imported one, which only a withdrawal takes away."""
    take_in(DUES, PENS)
    post_new(book, receipt(january(20), 100))
    with pytest.raises(NumberHole), book.operation("withdraw_import") as operation:  # noqa: PT012
        last = "(SELECT id FROM voucher WHERE number = 'PT2025/03')"
        operation.run(f"DELETE FROM import_row WHERE voucher_id = {last}")
        operation.run(f"UPDATE voucher SET state = 'draft' WHERE id = {last}")
        operation.run(f"DELETE FROM entry WHERE voucher_id = {last}")
        operation.run(f"DELETE FROM voucher WHERE id = {last}")


def test_posted_rows_are_deleted_by_no_other_act(book, take_in):
    take_in(DUES)
    with pytest.raises(FrozenVoucher), book.operation("delete_draft") as operation:
        operation.run("DELETE FROM voucher")


def test_the_same_form_saved_twice_is_one_voucher(book):
    typed = receipt(january(5), 100)
    post_new(book, typed)
    before = rows(book)
    with pytest.raises(NumberTaken):
        post_new(book, typed)
    with pytest.raises(NumberTaken):
        save_draft(book, typed)
    assert rows(book) == before
