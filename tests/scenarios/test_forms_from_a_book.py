"""The five forms read from a real book: they agree with the books, and refuse what cannot be printed."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from app.domain.dates import Period
from app.domain.ledger.vouchers import VoucherKind
from app.exports.form import NothingToPrint, Params, forms, to_json
from app.exports.ledger.s11_s12 import NoBankAccount
from app.exports.ledger.voucherform import OtherKind
from app.exports.pdf import to_pdf
from app.models.book import Book
from app.models.queries.ledger.books import NoSuchFund, balances
from app.models.queries.ledger.vouchers import NoSuchVoucher, vouchers_of
from app.models.queries.loans.loans import loan_fund
from app.services.home.create_book import create_book
from app.services.home.sample_book import sample_profile
from tests.sample_books import copy_of_sample

LAST_YEAR = Period.of_year(2025)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("sample")
        patch.setenv("SO_CONG_DOAN_HOME", str(folder / "home"))
        patch.setenv("SO_CONG_DOAN_TODAY", "2026-03-15")
        opened = Book.open(copy_of_sample(folder / "mau.socd", members=8))
        yield opened
        opened.close()


def data_of(book: Book, code: str, params: Params) -> dict[str, Any]:
    form = forms()[code]
    with book.read() as read:
        return to_json(form, form.gather(read, params))


def test_cash_and_bank_books_close_at_what_the_funds_hold(book):
    with book.read() as read:
        held = balances(read, LAST_YEAR.last)
    cash = data_of(book, "s11", Params(period=LAST_YEAR))
    bank = data_of(book, "s12", Params(period=LAST_YEAR))
    assert cash["totals"]["closing"] == held["cash"]
    assert bank["totals"]["closing"] == sum(amount for key, amount in held.items() if key != "cash")
    assert cash["rows"][-1]["balance"] == held["cash"]


def test_the_settlement_closes_at_what_the_books_close_at(book):
    settled = data_of(book, "b07", Params(period=LAST_YEAR))
    cash = data_of(book, "s11", Params(period=LAST_YEAR))
    bank = data_of(book, "s12", Params(period=LAST_YEAR))
    with book.read() as read:
        lent = loan_fund(read, LAST_YEAR.last).out
    assert lent > 0, "the sample lends money, which is still the union's"
    assert settled["totals"]["closing"] == cash["totals"]["closing"] + bank["totals"]["closing"] + lent


def test_the_vouchers_of_a_month_are_those_in_the_cash_book(book):
    month = Period.parse("2025-03")
    in_book = {row["number"]: row["in"] or row["out"] for row in data_of(book, "s11", Params(period=month))["rows"]}
    receipts = data_of(book, "c40", Params(period=month))["rows"]
    payments = data_of(book, "c41", Params(period=month))["rows"]
    assert {row["number"]: row["amount"] for row in [*receipts, *payments]} == in_book


@pytest.mark.parametrize("code", ["b07", "s11", "s12", "c40", "c41"])
def test_every_form_of_the_year_prints_with_the_unions_name(book, code):
    form, stream = forms()[code], io.BytesIO()
    with book.read() as read:
        to_pdf(form.layout(form.gather(read, Params(period=LAST_YEAR))), stream)
    with pypdfium2.PdfDocument(stream.getvalue()) as pdf:
        assert "hoa sen trắng" in pdf[0].get_textpage().get_text_range().lower().replace("\r\n", " ")


def test_one_voucher_is_found_by_its_number(book):
    with book.read() as read:
        first, *_ = vouchers_of(read, LAST_YEAR, VoucherKind.PAYMENT)
    rows = data_of(book, "c41", Params(voucher=first.number))["rows"]
    assert [row["number"] for row in rows] == [first.number]


def test_a_payment_is_not_printed_as_a_receipt(book):
    with book.read() as read:
        first, *_ = vouchers_of(read, LAST_YEAR, VoucherKind.PAYMENT)
    with pytest.raises(OtherKind) as refused:
        data_of(book, "c40", Params(voucher=first.number))
    assert first.number in str(refused.value)


def test_a_number_or_a_fund_nobody_knows_is_refused(book):
    with pytest.raises(NoSuchVoucher):
        data_of(book, "c41", Params(voucher="PC2025/999"))
    with pytest.raises(NoSuchFund):
        data_of(book, "s12", Params(period=LAST_YEAR, fund="bank:9"))


def test_a_period_without_vouchers_is_refused(book):
    with pytest.raises(NothingToPrint):
        data_of(book, "c41", Params(period=Period.of_year(2031)))


def test_a_union_without_an_account_has_no_bank_book(tmp_path):
    profile = replace(sample_profile(dt.date(2025, 1, 1), 5), accounts=())
    opened = create_book(tmp_path / "quỹ.socd", profile).value
    try:
        with pytest.raises(NoBankAccount):
            data_of(opened, "s12", Params(period=LAST_YEAR))
        assert data_of(opened, "s11", Params(period=LAST_YEAR))["totals"]["out"] == 0
    finally:
        opened.close()


def test_a_chosen_account_is_printed_alone(book):
    rows = data_of(book, "s12", Params(period=LAST_YEAR, fund="bank:1"))["rows"]
    assert {row["fund"] for row in rows} == {"bank:1"}
