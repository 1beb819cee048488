"""Transfers in the window: both days typed, money in transit beside the balances, and rows of two books joined or kept apart."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QLabel

from app.domain.dates import Month, Period
from app.domain.intake.book_import import BookImportOptions
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import dong
from app.exports.form import Params
from app.exports.settlement.monthfigures import gather_month, proofs
from app.models.queries.ledger.books import in_transit
from app.models.queries.settlement.settlement import settlement
from app.services.intake.import_book import IMPORT_BOOK
from app.services.ledger.post_voucher import post_new
from app.ui.widgets.choice_field import ChoiceField
from tests.two_books import Row, write_books
from tests.ui.window_rig import opened, press, said, settle


def _fill(form: Any, **days: dt.date) -> None:
    for key, day in days.items():
        form.widget(key).set_value(day)
        form.widget(key).changed.emit()


def test_the_day_money_left_follows_the_day_it_arrived_until_another_is_typed(window) -> None:
    form = opened(window, "voucher_editor", kind="transfer").form
    day = form.value("book_date")
    assert form.value("left_on") == day
    _fill(form, book_date=day - dt.timedelta(1))
    assert form.value("left_on") == day - dt.timedelta(1)
    assert form.collect().left_on is None
    _fill(form, left_on=day - dt.timedelta(4))
    assert form.collect().left_on == day - dt.timedelta(4)
    form.kind.set_value("PT")
    form.kind.changed.emit("PT")
    assert form.collect().left_on is None


def test_a_transfer_of_two_days_is_typed_posted_and_shown_again(window) -> None:
    page = opened(window, "voucher_editor", kind="transfer")
    form = page.form
    day = form.value("book_date")
    left = day - dt.timedelta(2)
    _fill(form, left_on=left)
    form.lines.amount.set_value(200_000)
    press(window, "Ctrl+G")
    with window.desk.read() as read:
        number = read.value(str, "SELECT number FROM voucher WHERE left_on = ? AND state = 'posted'", (left,))
        assert number
        assert in_transit(read, left) - in_transit(read, left - dt.timedelta(1)) == 200_000
        found = read.number("SELECT id FROM voucher WHERE number = ?", (number,))
    again = opened(window, "voucher_editor", voucher=found).form
    assert (again.value("left_on"), again.value("book_date")) == (left, day)


def test_money_in_transit_stands_beside_the_balances(window) -> None:
    arrived = window.desk.month.first_day
    month = Month.of(arrived).plus(-1)
    entry = EntryDraft("bank:1", "cash", dong(345_000))
    draft = VoucherDraft(
        kind=VoucherKind.RECEIPT,
        book_date=arrived,
        voucher_date=arrived,
        narration="Rút tiền gửi",
        entries=(entry,),
        left_on=month.last_day,
    )
    window.desk.do(post_new, draft)
    settle(window)
    window.desk.set_month(month)
    home = opened(window, "month")
    shown = {each.text() for each in home.findChildren(QLabel)}
    assert {"Tiền đang chuyển", "345.000"} <= shown
    assert "Đang chuyển 345.000" in said(window)
    books = opened(window, "books", fund="bank:1", period=Period.of_month(month))
    assert "Đang chuyển giữa hai quỹ 345.000" in said(books)
    with window.desk.read() as read:
        proof = settlement(read, Period.of_month(month)).proof
        assert ("Tiền đang chuyển", 345_000) in proof.parts
        assert proof.holds
        figures = gather_month(read, Params(period=Period.of_month(month)))
    assert [flow.closing for flow in figures.funds if flow.fund.kind is AccountKind.TRANSIT] == [345_000]
    assert all(proof.holds for proof in proofs(figures))


def test_rows_that_may_be_one_transfer_are_answered_in_the_preview(window, tmp_path) -> None:
    month = window.desk.month
    day = month.first_day
    bank = write_books(tmp_path / "nh.xlsx", bank_book=[Row(day, "Rút tiền mặt chi quà Tết", -123_000, "UNC-90")])
    cash = write_books(
        tmp_path / "tm.xlsx", cash_book=[Row(day.replace(day=20), "Rút tiền gửi nhập quỹ", 123_000, "PT-90")]
    )
    IMPORT_BOOK.carry_out(window.desk.the_book, bank, BookImportOptions(kind="bank-book", fix=True, account="bank:1"))
    page = opened(window, "import", file=str(cash))
    settle(window)
    named = {each.accessibleName(): each for each in page.findChildren(ChoiceField)}
    choice = named["Chuyển quỹ giữa hai sổ"]
    assert choice.isVisibleTo(page)
    assert not page.report.permission.allowed
    for answer, state in (("apart", "new"), ("join", "matched")):
        choice.set_value(answer)
        choice.changed.emit()
        settle(window)
        assert page.report.counts()[state] == 1
        assert choice.isVisibleTo(page)
