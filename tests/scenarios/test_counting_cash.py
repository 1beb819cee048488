"""A cash count: the book's balance of its day, the difference and its reason, undone like any edit, printed as C34-HD."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month, Period
from app.domain.ledger.counting import (
    DENOMINATIONS,
    CashCount,
    read_hour,
    usual_conclusion,
    usual_reason,
)
from app.domain.money import dong
from app.domain.problems import Unsound
from app.domain.union.officers import TermOfOffice
from app.exports.form import Params
from app.models.queries.ledger.cash_counts import cash_count, cash_counts, last_count_of, usual_committee
from app.models.queries.trail import acts
from app.services.export_form import export_form, render_form
from app.services.ledger.count_cash import NoSuchCount, count_cash, delete_count
from app.services.ledger.post_voucher import post_new
from app.services.undo_act import undo_last
from app.services.union.change_settings import set_officers
from tests.small_books import OPENING_DAY, january, opened, payment, set_openings

DAY = dt.date(2025, 1, 31)


def a_count(sheets: dict[int, int], **given: object) -> CashCount:
    return replace(CashCount(DAY, dong(0), sheets), **given)  # type: ignore[arg-type]


def test_a_count_keeps_what_the_book_said_and_tells_when_the_book_moved() -> None:
    with opened() as book:
        set_openings(book, {"cash": dong(2_309_760)})
        set_officers(
            book, [TermOfOffice("chair", "Lê Thị Ân", OPENING_DAY), TermOfOffice("cashier", "Võ Khá", OPENING_DAY)]
        )
        with book.read() as read:
            committee = usual_committee(read, DAY)
        assert [(who.name, who.office) for who in committee] == [("Lê Thị Ân", "Chủ tịch CĐCS"), ("Võ Khá", "Thủ quỹ")]
        wanted = a_count(
            {500_000: 2, 200_000: 5, 100_000: 3, 10_000: 1}, counted_at="15h30", reason="số lẻ", committee=committee
        )
        outcome = count_cash(book, wanted)
        assert "lệch 240 đồng" in str(outcome.sentence)
        with book.read() as read:
            stored = cash_count(read, outcome.value)
            assert stored is not None
            assert (stored.count.counted, stored.count.book_balance, stored.count.difference) == (
                2_310_000,
                2_309_760,
                240,
            )
            assert (stored.count.counted_at, stored.count.conclusion) == ("15:30", "Thừa 240đ do số lẻ.")
            assert stored.count.committee == committee
            assert not stored.book_moved
            assert acts(read, limit=1)[0].kind.kind == "count_cash"
        post_new(book, payment(january(20), 100_000))
        with book.read() as read:
            moved = last_count_of(read, Month(2025, 1))
            assert moved is not None
            assert moved.book_moved
            assert moved.book_now == 2_209_760


def test_a_count_is_changed_removed_and_brought_back() -> None:
    with opened() as book:
        set_openings(book, {"cash": dong(1_000_000)})
        number = count_cash(book, a_count({500_000: 2})).value
        count_cash(book, a_count({500_000: 1}, reason="chi chưa ghi sổ"), number)
        with book.read() as read:
            (only,) = cash_counts(read)
            assert only.count.conclusion == "Thiếu 500.000đ."
        delete_count(book, number)
        with book.read() as read:
            assert cash_counts(read) == ()
        with pytest.raises(NoSuchCount):
            delete_count(book, number)
        undo_last(book)
        with book.read() as read:
            assert cash_counts(read)[0].count.sheets == {500_000: 1}


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (a_count({500_000: 1}), "count-difference-unexplained"),
        (a_count({500_000: -1}), "count-wrong"),
        (a_count({}, other=dong(-5)), "count-wrong"),
        (a_count({}, counted_at="25:00"), "count-wrong"),
        (a_count({}, counted_on=OPENING_DAY - dt.timedelta(days=1)), "count-day"),
        (a_count({}, counted_on=dt.date(2099, 1, 1)), "count-day"),
    ],
)
def test_a_count_that_cannot_stand_is_refused_and_nothing_is_written(wrong: CashCount, refusal: str) -> None:
    with opened() as book:
        set_openings(book, {"cash": dong(0)})
        with pytest.raises(Unsound) as refused:
            count_cash(book, wrong)
        assert refusal in refused.value.codes
        with book.read() as read:
            assert cash_counts(read) == ()


@pytest.mark.parametrize(
    ("text", "hour"), [("15h30", "15:30"), ("8", "08:00"), ("0915", "09:15"), ("7 giờ 5", ""), ("", "")]
)
def test_hours_as_they_are_typed(text: str, hour: str) -> None:
    if text and not hour:
        with pytest.raises(Unsound):
            read_hour(text)
    else:
        assert read_hour(text) == hour


@given(
    st.dictionaries(st.sampled_from(DENOMINATIONS), st.integers(0, 10_000)),
    st.integers(0, 999),
    st.integers(-(10**9), 10**9),
)
def test_counted_less_book_is_the_difference_and_small_ones_explain_themselves(
    sheets: dict[int, int], other: int, book: int
) -> None:
    count = CashCount(DAY, dong(book), sheets, dong(other))
    assert count.counted - count.difference == book
    assert (usual_reason(count.difference) == "số lẻ") == (0 < abs(count.difference) <= 500)
    assert usual_conclusion(count.difference).startswith(
        "Khớp" if not count.difference else "Thừa" if count.difference > 0 else "Thiếu"
    )


def test_the_minutes_of_a_period_and_the_blank_ones(tmp_path: Path) -> None:
    with opened() as book:
        set_openings(book, {"cash": dong(750_000)})
        blank = tmp_path / "trống.xlsx"
        export_form(book, "c34", Params(period=Period.of_month(Month(2025, 1))), blank)
        assert 750_000 in [cell.value for row in openpyxl.load_workbook(blank).active.iter_rows() for cell in row]
        count_cash(book, a_count({500_000: 1, 200_000: 1, 50_000: 1}))
        stream = io.BytesIO()
        with book.read() as read:
            render_form(read, "c34", Params(period=Period.of_year(2025)), "json", stream)
        assert b'"counted": 750000' in stream.getvalue()
        assert "Khớp sổ quỹ." in stream.getvalue().decode()
