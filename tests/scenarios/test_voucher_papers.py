"""What vouchers say on paper, from a book: months and papers of dues, who is paid, numbers against days, fees of the bank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.dates import Month, Period
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import dong
from app.domain.union.officers import TermOfOffice
from app.domain.union.profile import Profile, ProfileAccount
from app.exports.dues.payment_order import NoOrder
from app.exports.form import Params, form_named, to_json
from app.exports.ledger.voucherform import OtherKind
from app.i18n import render
from app.models.book import Book
from app.models.queries.ledger.books import book_extract
from app.services.export_form import export_form
from app.services.home.create_book import create_book
from app.services.ledger.post_voucher import hints_of, post_new
from app.services.settlement.close_month import close_findings
from app.services.union import change_settings
from tests import spreadsheet

DAY = dt.date(2026, 1, 10)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with some money in cash and bank."""
    account = ProfileAccount("Ngân hàng", "Ngân hàng TMCP Sông Hồng", "0123456789", dong(5_000_000))
    profile = Profile(
        opening_day=dt.date(2026, 1, 1),
        union="CĐCS Công ty Sao Mai",
        superior="Liên đoàn Lao động tỉnh Tây Ninh",
        employer="Công ty Sao Mai",
        address="15 Đường số 7",
        place="Tây Ninh",
        group=3,
        region=1,
        cash=dong(1_000_000),
        accounts=(account,),
    )
    made = create_book(tmp_path / "so.socd", profile).value
    yield made
    made.close()


def paid(day: dt.date, amount: int, text: str, fund: str = "cash", code: str = "31", person: str = "") -> VoucherDraft:
    """A payment of one line."""
    return VoucherDraft.paid(day, text, EntryDraft(fund, f"code:{code}", dong(amount)), person=person)


def printed(book: Book, code: str, period: str) -> dict[str, object]:
    """A form for programs."""
    form = form_named(code)
    with book.read() as read:
        return to_json(form, form.gather(read, Params(period=Period.parse(period))))


def test_a_fee_that_the_bank_took_is_no_payment_order(book: Book) -> None:
    post_new(book, paid(DAY, 38_500, "Thu phí dịch vụ IB tháng 01 năm 2026", "bank:1", "33"))
    with pytest.raises(NoOrder):
        printed(book, "payment-order", "2026-01")
    post_new(book, paid(DAY, 500_000, "Chi công tác phí dự tập huấn", "bank:1", "33"))
    post_new(book, paid(DAY, 70_000, "Thu phí dịch vụ hội trường", "bank:1", "33", "Nhà văn hóa lao động"))
    orders = printed(book, "payment-order", "2026-01")["rows"]
    assert [order["number"] for order in orders] == ["UNC-02/2026", "UNC-03/2026"]  # type: ignore[attr-defined]


def test_numbers_against_days_are_said_before_posting_and_before_closing(
    book: Book, fixed_clock: Callable[[str], None]
) -> None:
    late, early = (
        paid(DAY, 10_000, "Chi mua nước", person="A"),
        paid(DAY.replace(day=5), 10_500, "Chi mua trà", person="A"),
    )
    post_new(book, late)
    with book.read() as read:
        assert "number-against-day" in [each.code for each in hints_of(read, early)]
        assert "number-against-day" not in [each.code for each in hints_of(read, paid(DAY, 9_000, "Chi", person="A"))]
    post_new(book, early)
    fixed_clock("2026-02-15")
    with book.read() as read:
        (said,) = [each for each in close_findings(read, Month(2026, 1)) if each.code == "numbers-against-days"]
    assert not said.stops
    assert "PC2026/02" in render(said.message)


def test_a_book_carries_what_moved_since_january(book: Book) -> None:
    post_new(book, paid(DAY, 10_000, "Chi mua nước", person="A"))
    post_new(book, paid(dt.date(2026, 2, 3), 25_000, "Chi mua trà", person="A"))
    with book.read() as read:
        (february,) = book_extract(read, "cash", Period.of_month(Month(2026, 2))).months
    assert (february.amount_out, february.cumulative_out) == (25_000, 35_000)
    assert february.closing == 1_000_000 - 35_000


def test_a_receipt_of_dues_names_its_month_when_its_words_do_not(book: Book) -> None:
    entry = EntryDraft("code:22", "cash", dong(90_000), for_first=Month(2025, 12), for_last=Month(2026, 1))
    post_new(book, VoucherDraft.received(DAY, "Thu đoàn phí tổ 1", entry, person="Trần Thị Bé"))
    form = form_named("c40")
    with book.read() as read:
        document = form.layout(form.gather(read, Params(period=Period.of_month(Month(2026, 1)))))
    assert "Thu đoàn phí tổ 1 (tháng 12/2025 đến tháng 01/2026)" in str(document.blocks)
    assert "Quyển số: 01/2026" in str(document.blocks)


def test_vouchers_that_were_chosen_are_printed_together_and_one_of_another_kind_is_named(book: Book) -> None:
    for day in (3, 4, 5):
        post_new(book, paid(DAY.replace(day=day), 10_000, f"Chi ngày {day}", person="A"))
    post_new(book, paid(DAY, 10_000, "Chi qua ngân hàng", "bank:1", person="A"))
    form, year = form_named("c41"), Period.of_year(2026)
    with book.read() as read:
        chosen = form.gather(read, Params(period=year, voucher="PC2026/03, PC2026/01,"))
        assert [each.card.number for each in chosen.vouchers] == ["PC2026/03", "PC2026/01"]
        with pytest.raises(OtherKind, match="UNC-01/2026"):
            form.gather(read, Params(period=year, voucher="PC2026/03, UNC-01/2026"))


def test_a_workbook_of_values_is_asked_for_by_a_switch(book: Book, tmp_path: Path) -> None:
    post_new(book, paid(DAY, 10_000, "Chi mua nước", person="A"))
    files = {plain: tmp_path / f"{plain}.xlsx" for plain in (True, False)}
    for plain, file in files.items():
        export_form(book, "s11", Params(period=Period.parse("2026-01"), plain=plain), file)
    told = {plain: spreadsheet.formulas(file.read_bytes()) for plain, file in files.items()}
    assert told[True] == {}
    assert any(each.startswith("=SUM(") for each in told[False].values())


def test_one_name_on_both_sides_is_said_beside_the_preview(book: Book) -> None:
    change_settings.set_officers(book, [TermOfOffice("cashier", "Phạm Thị Bình", dt.date(2026, 1, 1))])
    post_new(book, paid(DAY, 10_000, "Chi mua nước", person="Phạm Thị Bình"))
    post_new(book, paid(DAY, 10_500, "Chi mua trà", person="Trần Văn An"))
    form = form_named("c41")
    with book.read() as read:
        (said,) = form.missing(form.gather(read, Params(period=Period.parse("2026-01"))))
    assert "PC2026/01" in render(said)
    assert "PC2026/02" not in render(said)
