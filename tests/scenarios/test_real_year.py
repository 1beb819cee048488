"""A real union's year, from the treasurer's own workbook to the settlement she filed, to the đồng."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.domain.dates import Month, Period
from app.domain.import_plan import ImportReport
from app.domain.intake.book_import import BookImportOptions, BookPlan
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import dong
from app.domain.union.profile import Profile, ProfileAccount
from app.models.book import Book, Read
from app.models.guards import ClosedMonth
from app.models.queries.ledger.books import book_extract
from app.models.queries.ledger.vouchers import voucher_by_number, voucher_ids
from app.models.queries.settlement.settlement import settlement
from app.models.schema import trailed_tables
from app.models.undo import ChangedSince
from app.services.home.check_book import check_book
from app.services.home.create_book import create_book
from app.services.intake.import_book import IMPORT_BOOK
from app.services.ledger.post_voucher import post_new, unpost_voucher
from app.services.ledger.withdrawals import NumbersIssuedSince
from app.services.settlement.close_month import close_month
from app.services.undo_act import undo_last, withdraw_import

HERE = Path(__file__).parent.parent / "data"
YEAR = HERE / "so-sach-2024.xlsx"
CASH, BANK = "SỔ TM 2024", "SỔ NH 2024"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    profile = Profile(
        opening_day=dt.date(2024, 1, 1),
        union="CĐCS CTY TNHH MTV Sao Mai",
        cash=dong(11_149_200),
        accounts=(ProfileAccount("Ngân hàng", opening=dong(26_510)),),
    )
    with create_book(tmp_path / "sổ 2024.socd", profile).value as made:
        yield made


def take(
    book: Book, kind: str, file: Path = YEAR, *, fix: bool = True, leave_out: bool = False
) -> ImportReport[BookPlan]:
    return IMPORT_BOOK.carry_out(book, file, BookImportOptions(kind=kind, fix=fix, leave_out=leave_out)).value


def tables(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the trail."""
    with book.read() as read:
        names = [table.name for table in trailed_tables()] + ["daily_balance"]
        return {name: sorted(read.rows(f"SELECT * FROM {name}"), key=repr) for name in names}


@pytest.mark.parametrize("order", [("cash-book", "bank-book"), ("bank-book", "cash-book")])
def test_the_books_give_the_settlement_she_filed(book: Book, order: tuple[str, str]) -> None:
    for kind in order:
        assert take(book, kind).written
    with book.read() as read:
        sheet = settlement(read, Period.of_year(2024))
        assert sheet.opening == 11_175_710
        assert sheet.sums == {
            "22": 13_787_400, "25": 3_364, "25.02": 3_364, "28": 21_902_100, "28.01": 21_902_100, "31": 29_000_000,
            "33": 2_254_500, "34": 2_601_900, "34.02": 2_601_900, "39": 6_660_540,
        }  # fmt: skip
        assert (sheet.total_income, sheet.spending, sheet.total_spending) == (35_692_864, 33_856_400, 40_516_940)
        assert sheet.closing == 6_351_634
        assert dict(sheet.proof.funds) == {"Tiền mặt": 2_309_760, "Ngân hàng": 4_041_874}
        assert sheet.proof.holds
    assert check_book(book) == []


def test_what_was_sent_at_forty_percent_for_2023_is_shown_not_corrected(book: Book) -> None:
    take(book, "cash-book")
    take(book, "bank-book")
    with book.read() as read:
        sheet = settlement(read, Period.of_year(2024))
    assert sheet.payable_to_superior == 0, "30% of the dues of 2024 were all sent"
    assert sheet.over_remitted == 2_524_320, "the 40% of 2023, for which no debt was opened"


def _sheet_rows(name: str) -> list[tuple[Any, ...]]:
    """(number, in, out, balance) of every entry row of one of her sheets, read here independently."""
    sheet = openpyxl.load_workbook(YEAR)[name]
    columns = {CASH: ((2, 3), 5, 6, 7), BANK: ((1,), 6, 7, 8)}[name]
    rows = []
    for row in sheet.iter_rows(min_row=10, values_only=True):
        number = next((row[place] for place in columns[0] if row[place]), None)
        if number and isinstance(row[0], dt.datetime):
            rows.append((str(number), round(row[columns[1]] or 0), round(row[columns[2]] or 0), round(row[columns[3]])))
    return rows


@pytest.mark.parametrize(("name", "fund", "count"), [(CASH, "cash", 47), (BANK, "bank:1", 28)])
def test_each_book_comes_out_line_by_line_as_hers(book: Book, name: str, fund: str, count: int) -> None:
    take(book, "cash-book")
    take(book, "bank-book")
    with book.read() as read:
        extract = book_extract(read, fund, Period.of_year(2024))
    assert len(extract.lines) == count
    hers = _sheet_rows(name)
    assert [(line.amount_in, line.amount_out, line.balance) for line in extract.lines] == [row[1:] for row in hers]
    assert extract.months[-1].closing == extract.closing == hers[-1][3]


def kept_rows(read: Read, voucher_id: int) -> list[tuple[str, dict[str, str]]]:
    """The rows of her own sheets that stand behind a voucher: the sheet and the cells as she wrote them."""
    rows = read.rows("SELECT sheet, original FROM import_row WHERE voucher_id = ? ORDER BY id", (voucher_id,))
    return [(sheet, json.loads(original)) for sheet, original in rows]


def test_the_two_withdrawals_are_one_voucher_each_in_both_books(book: Book) -> None:
    take(book, "cash-book")
    take(book, "bank-book")
    with book.read() as read:
        for number, amount in (("PT2024/02", 6_000_000), ("PT2024/04", 8_500_000)):
            card = voucher_by_number(read, number)
            assert (card.is_transfer, card.total, card.entries[0].source_key) == (True, amount, "bank:1")
            assert {sheet for sheet, _original in kept_rows(read, card.id)} == {CASH, BANK}


def test_the_repeated_number_is_a_finding_with_its_proposal_and_keeps_the_printed_original(book: Book) -> None:
    before = tables(book)
    refused = take(book, "cash-book", fix=False)
    stops = [(finding.sheet, finding.row, str(finding.proposal)) for finding in refused.findings if finding.stops]
    assert stops == [(CASH, 54, "PT2024/07")]
    assert (refused.written, refused.result) == (False, "stopped")
    assert tables(book) == before
    take(book, "cash-book")
    with book.read() as read:
        card = voucher_by_number(read, "PT2024/07")
        assert card.original_number == "PT2024/06"
        assert kept_rows(read, card.id)[0][1]["number"] == "PT2024/06"


@pytest.mark.parametrize("kind", ["cash-book", "bank-book"])
def test_the_same_file_again_changes_nothing(book: Book, kind: str) -> None:
    take(book, "cash-book")
    take(book, "bank-book")
    before = tables(book)
    again = take(book, kind, fix=False)
    assert (again.written, again.result) == (False, "done")
    assert again.counts()["new"] == again.counts()["changed"] == again.counts()["matched"] == 0
    assert tables(book) == before


def _corrected(tmp_path: Path, changes: dict[str, object]) -> Path:
    file = tmp_path / "đã sửa.xlsx"
    shutil.copyfile(YEAR, file)
    workbook = openpyxl.load_workbook(file)
    for cell, value in changes.items():
        workbook[CASH][cell] = value
    workbook.save(file)
    return file


def test_a_corrected_file_changes_only_what_changed(book: Book, tmp_path: Path) -> None:
    take(book, "cash-book")
    before = tables(book)
    file = _corrected(tmp_path, {"G28": 520_000, "E12": "Chi mừng sinh nhật đoàn viên Đặng Thị Yên"})
    report = take(book, "cash-book", file)
    assert (report.counts()["new"], report.counts()["changed"], report.counts()["same"]) == (0, 2, 45)
    after = tables(book)
    vouchers = {row[0] for row in before["voucher"]} & {row[0] for row in after["voucher"]}
    assert len(vouchers) == 47
    changed = {row[0] for row in set(after["voucher"]) ^ set(before["voucher"])}
    with book.read() as read:
        assert changed <= {voucher_by_number(read, "PC2024/17").id, voucher_by_number(read, "PC2024/02").id}
        assert voucher_by_number(read, "PC2024/17").total == 520_000
    assert len(set(after["entry"]) - set(before["entry"])) <= 2
    undo_last(book)
    assert tables(book) == before


def test_withdrawal_brings_every_table_back_row_for_row(book: Book) -> None:
    empty = tables(book)
    take(book, "cash-book")
    one = tables(book)
    take(book, "bank-book")
    undo_last(book)
    assert tables(book) == one
    undo_last(book)
    assert tables(book) == empty
    assert check_book(book) == []
    take(book, "cash-book")
    assert tables(book)["voucher"] == one["voucher"]


def _draft() -> VoucherDraft:
    day = dt.date(2024, 12, 31)
    return VoucherDraft(
        kind=VoucherKind.PAYMENT,
        book_date=day,
        voucher_date=day,
        narration="Chi nước uống",
        entries=(EntryDraft("cash", "code:33", dong(10_000)),),
    )


def test_an_import_is_not_withdrawn_under_a_later_number_a_later_touch_or_a_closed_month(book: Book) -> None:
    take(book, "cash-book")
    number = 3
    card = post_new(book, _draft()).value
    assert card.number == "PC2024/41"
    with pytest.raises(NumbersIssuedSince):
        withdraw_import(book, number)
    with book.read() as read:
        first = voucher_ids(read)[0]
    unpost_voucher(book, first, "xem lại")
    with pytest.raises((NumbersIssuedSince, ChangedSince)):
        withdraw_import(book, number)


def test_a_closed_month_keeps_its_import(book: Book) -> None:
    take(book, "cash-book")
    close_month(book, Month(2024, 1))
    with pytest.raises(ClosedMonth):
        withdraw_import(book, 3)


def test_a_cash_book_cannot_be_withdrawn_from_under_the_bank_book(book: Book) -> None:
    take(book, "cash-book")
    take(book, "bank-book")
    with pytest.raises(ChangedSince):
        withdraw_import(book, 3)
