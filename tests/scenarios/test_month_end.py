"""The end of a month: closing in order, filing the settlement, chained openings, recalling and reopening with reasons."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.dates import Month, Period
from app.models.queries.settlement.settlement import settlement
from app.services.book.check_book import check_book
from app.services.ledger.post_voucher import CannotPost, ReasonMissing, post_new, post_voucher, reverse_voucher
from app.services.ledger.save_draft import save_draft
from app.services.settlement.close_month import (
    CannotClose,
    FiledMonth,
    NotTheLastMonth,
    NotTheNextMonth,
    close_month,
    reopen_month,
)
from app.services.settlement.file_settlement import DraftsInPeriod, PiecesOverlap, file_settlement, recall_settlement
from tests.small_books import january, opened, payment, receipt

FEBRUARY = dt.date(2025, 2, 10)


def test_months_close_one_after_another_and_refuse_drafts() -> None:
    with opened() as book:
        draft = save_draft(book, receipt(january(9), 100_000)).value
        with pytest.raises(CannotClose, match="1 chứng từ chưa ghi sổ"):
            close_month(book, Month(2025, 1))
        post_voucher(book, draft)
        with pytest.raises(NotTheNextMonth):
            close_month(book, Month(2025, 2))
        close_month(book, Month(2025, 1))
        with pytest.raises(CannotPost, match="đã khóa"):
            post_new(book, receipt(january(20), 5_000))
        assert check_book(book) == []


def test_a_closed_voucher_is_answered_by_a_reversal_in_the_open_month() -> None:
    with opened() as book:
        card = post_new(book, receipt(january(9), 100_000)).value
        close_month(book, Month(2025, 1))
        reversal = reverse_voucher(book, card.id, FEBRUARY, "thu nhầm").value
        assert (reversal.kind, reversal.total, reversal.reversal_of) == (card.kind, -100_000, card.number)
        with book.read() as read:
            year = settlement(read, Period.of_year(2025))
        assert year.sums.get("22", 0) == 0
        assert year.proof.holds


def test_only_the_last_closed_month_reopens_and_only_with_a_reason() -> None:
    with opened() as book:
        post_new(book, receipt(january(9), 100_000))
        close_month(book, Month(2025, 1))
        close_month(book, Month(2025, 2))
        with pytest.raises(ReasonMissing):
            reopen_month(book, Month(2025, 2), " ")
        with pytest.raises(NotTheLastMonth):
            reopen_month(book, Month(2025, 1), "nhầm")
        reopen_month(book, Month(2025, 2), "bổ sung chứng từ")
        post_new(book, receipt(FEBRUARY, 1_000))


def test_a_year_goes_up_in_three_pieces_that_chain() -> None:
    """The real year 2025: 01/01–31/05, 01/06–13/06, 14/06–31/12, because the superior union changed."""
    with opened() as book:
        for month in (1, 6, 12):
            post_new(book, receipt(dt.date(2025, month, 5), month * 10_000))
        pieces = [
            Period.parse(text)
            for text in ("2025-01-01..2025-05-31", "2025-06-01..2025-06-13", "2025-06-14..2025-12-31")
        ]
        closing = None
        for piece in pieces:
            with book.read() as read:
                sheet = settlement(read, piece)
            assert closing is None or sheet.opening == closing
            assert sheet.chain_difference == 0
            file_settlement(book, piece, dt.date(2026, 1, 5))
            closing = sheet.closing
        with book.read() as read:
            whole = settlement(read, Period.of_year(2025))
        assert whole.closing == closing


def test_books_changed_after_filing_show_in_the_next_piece_and_in_the_check() -> None:
    with opened() as book:
        post_new(book, receipt(january(9), 100_000))
        file_settlement(book, Period.of_month(Month(2025, 1)), FEBRUARY)
        post_new(book, receipt(january(10), 7_000))
        with book.read() as read:
            sheet = settlement(read, Period.of_month(Month(2025, 2)))
        assert sheet.chained_from == Period.of_month(Month(2025, 1))
        assert sheet.chain_difference == 7_000
        assert [finding.code for finding in check_book(book)] == ["filed-differs"]


def test_filing_refuses_overlaps_and_drafts_and_is_recalled_with_a_reason() -> None:
    with opened() as book:
        post_new(book, receipt(january(9), 100_000))
        number = file_settlement(book, Period.of_month(Month(2025, 1)), FEBRUARY).value
        with pytest.raises(PiecesOverlap):
            file_settlement(book, Period.of_year(2025), FEBRUARY)
        save_draft(book, payment(FEBRUARY, 1_000))
        with pytest.raises(DraftsInPeriod):
            file_settlement(book, Period.of_month(Month(2025, 2)), FEBRUARY)
        with pytest.raises(ReasonMissing):
            recall_settlement(book, number, "")
        recall_settlement(book, number, "sai số")
        with book.read() as read:
            assert settlement(read, Period.of_month(Month(2025, 2))).chained_from is None


def test_a_filed_month_cannot_be_reopened_before_its_report_is_recalled() -> None:
    with opened() as book:
        post_new(book, receipt(january(9), 100_000))
        close_month(book, Month(2025, 1))
        file_settlement(book, Period.of_month(Month(2025, 1)), FEBRUARY)
        with pytest.raises(FiledMonth):
            reopen_month(book, Month(2025, 1), "sửa")
