"""A transfer as two books show it: joined whatever the words and in whichever order they come, each half on its own day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli import main
from app.domain.dates import Month, Period
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import dong
from app.i18n import render
from app.models.book import Book
from app.models.ledger.seals import CashBelowZero
from app.models.queries.ledger.books import book_extract, fund_flows, transferred
from app.models.queries.ledger.vouchers import voucher_by_number
from app.models.queries.settlement.settlement import settlement
from app.services.home.check_book import check_book
from app.services.home.create_book import create_book
from app.services.ledger.post_voucher import CannotPost, post_new, post_voucher, unpost_voucher
from app.services.ledger.save_draft import edit_draft
from app.services.settlement.close_month import close_month, reopen_month
from app.services.undo_act import undo_last
from app.services.union.read_profile import read_profile
from tests import small_books
from tests.two_books import APART, DATA, JOIN, Row, held, read_here, stops, take, write_books, write_rows

WITHDRAWN, SPENT_WORDS = "Rút tiền gửi nhập quỹ", "Rút tiền mặt chi quà Tết"
CASH, BANK = 1_000_000, 50_000_000
TURN = (dt.date(2026, 12, 30), dt.date(2026, 12, 31), dt.date(2027, 1, 1), dt.date(2027, 1, 2))
ACROSS = [(CASH, BANK, 0), (CASH, 45_000_000, 5_000_000), (CASH, 45_000_000, 5_000_000), (6_000_000, 45_000_000, 0)]
FILES = {"tw": ("tw_cash", "tw_bank"), "ye": ("ye_cash27", "ye_bank26")}


@pytest.fixture(autouse=True)
def a_later_day(fixed_clock: Callable[[str], None]) -> None:
    fixed_clock("2027-03-01")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    profile = read_profile(DATA / "profile.toml")
    with read_here(), create_book(tmp_path / "sổ.socd", profile).value as book:
        yield book


def both(book: Book, files: str, *, bank_first: bool, **options: object) -> None:
    cash, bank = FILES[files]
    order = [("cash-book", cash), ("bank-book", bank)]
    for kind, name in reversed(order) if bank_first else order:
        assert take(book, kind, DATA / f"{name}.xlsx", **options).written


def close_until(book: Book, last: Month) -> None:
    month = Month(2026, 1)
    while month <= last:
        close_month(book, month)
        month = month.plus(1)


# ---- whatever the words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bank_first", [True, False])
def test_a_withdrawal_worded_as_spending_in_one_book_is_one_transfer(book: Book, bank_first: bool) -> None:
    both(book, "tw", bank_first=bank_first)
    assert held(book, dt.date(2026, 2, 5), dt.date(2026, 2, 6)) == [(6_000_000, 45_000_000, 0), (CASH, 45_000_000, 0)]
    with book.read() as read:
        assert "31" in settlement(read, Period.of_year(2026)).sums
        assert voucher_by_number(read, "PT2026/01").is_transfer
    assert check_book(book) == []


@pytest.mark.parametrize(("first", "second"), [("cash", "bank"), ("bank", "cash")])
def test_it_is_proposed_by_name_and_nothing_goes_in_without_a_word(book: Book, first: str, second: str) -> None:
    take(book, f"{first}-book", DATA / f"tw_{first}.xlsx")
    before = small_books.contents(book)
    report = take(book, f"{second}-book", DATA / f"tw_{second}.xlsx", fix=False)
    assert (report.written, stops(report)) == (False, [("transfer-near", 6, True)])
    said = str(next(each.message for each in report.findings if each.code == "transfer-near"))
    assert re.search(r"5\.000\.000 đồng ngày 05/02/2026 và dòng 6 sheet «SỔ (TM|NH)».* ngày 05/02/2026", said)
    assert small_books.contents(book) == before


@pytest.mark.parametrize("bank_first", [True, False])
def test_taken_apart_they_stay_two_and_check_names_what_one_book_alone_shows(book: Book, bank_first: bool) -> None:
    both(book, "tw", bank_first=bank_first, same_transfer=APART)
    assert held(book, dt.date(2026, 2, 6)) == [(CASH, 45_000_000, -5_000_000)]
    (found,) = check_book(book)
    assert found.code == "transfer-seen-once"
    assert "05/02/2026" in str(found.message)


def test_a_voucher_that_becomes_a_transfer_is_itself_again_when_the_import_is_withdrawn(book: Book) -> None:
    take(book, "bank-book", DATA / "tw_bank.xlsx")
    before = small_books.contents(book)
    take(book, "cash-book", DATA / "tw_cash.xlsx")
    undo_last(book)
    after = small_books.contents(book)
    assert {name: after[name] for name in before if name not in ("operation", "change")} == {
        name: rows for name, rows in before.items() if name not in ("operation", "change")
    }
    assert check_book(book) == []


@pytest.mark.parametrize("bank_first", [True, False])
def test_the_books_again_change_nothing(book: Book, bank_first: bool) -> None:
    both(book, "tw", bank_first=bank_first)
    for kind, name in (("cash-book", "tw_cash"), ("bank-book", "tw_bank")):
        again = take(book, kind, DATA / f"{name}.xlsx", fix=False)
        assert (again.written, again.result) == (False, "done")


# ---- days apart --------------------------------------------------------------------------------------------------


def _apart(tmp_path: Path, days: int, *, words: str = WITHDRAWN) -> dict[str, Path]:
    day = dt.date(2026, 3, 2)
    cash = [Row(day + dt.timedelta(days=days), WITHDRAWN, 2_000_000, "PT2026/01")]
    bank = [Row(day, words, -2_000_000, "UNC-01")]
    return {
        "cash-book": write_books(tmp_path / "tm.xlsx", cash_book=cash),
        "bank-book": write_books(tmp_path / "nh.xlsx", bank_book=bank),
    }


@pytest.mark.parametrize("words", [WITHDRAWN, SPENT_WORDS])
@pytest.mark.parametrize("order", [("cash-book", "bank-book"), ("bank-book", "cash-book")])
@pytest.mark.parametrize("days", [-31, -5, 4, 31])
def test_beyond_three_days_she_is_asked(
    book: Book, tmp_path: Path, words: str, order: tuple[str, str], days: int
) -> None:
    files = _apart(tmp_path, days, words=words)
    take(book, order[0], files[order[0]])
    asked = take(book, order[1], files[order[1]])
    assert (asked.written, stops(asked)) == (False, [("transfer-asked", 4, False)])
    said = str(next(each.message for each in asked.findings if each.code == "transfer-asked"))
    assert "dòng 4" in said
    assert "02/03/2026" in said
    assert take(book, order[1], files[order[1]], leave_out=True).result == "done"
    assert take(book, order[1], files[order[1]], same_transfer=JOIN).written
    left, arrived = dt.date(2026, 3, 2), dt.date(2026, 3, 2) + dt.timedelta(days=days)
    before, between, after = min(left, arrived) - dt.timedelta(1), min(left, arrived), max(left, arrived)
    way = 1 if left < arrived else -1
    middle = (CASH, BANK - 2_000_000, 2_000_000) if way > 0 else (CASH + 2_000_000, BANK, -2_000_000)
    assert held(book, before, between, after) == [(CASH, BANK, 0), middle, (CASH + 2_000_000, BANK - 2_000_000, 0)]
    assert check_book(book) == []


def test_a_month_and_more_apart_are_two(book: Book, tmp_path: Path) -> None:
    files = _apart(tmp_path, 32)
    take(book, "bank-book", files["bank-book"])
    assert take(book, "cash-book", files["cash-book"]).counts()["new"] == 1


@pytest.mark.parametrize("days", [1, 3])
def test_within_three_days_one_transfer_is_proposed(book: Book, tmp_path: Path, days: int) -> None:
    files = _apart(tmp_path, days)
    take(book, "bank-book", files["bank-book"])
    assert stops(take(book, "cash-book", files["cash-book"], fix=False)) == [("transfer-near", 4, True)]
    assert take(book, "cash-book", files["cash-book"]).counts()["matched"] == 1


@pytest.mark.parametrize("order", [("cash-book", "bank-book"), ("bank-book", "cash-book")])
def test_two_books_of_one_file_are_asked_about_as_well(book: Book, tmp_path: Path, order: tuple[str, str]) -> None:
    day = dt.date(2026, 3, 2)
    file = write_books(
        tmp_path / "sổ.xlsx",
        cash_book=[
            Row(day, WITHDRAWN, 2_000_000, "PT2026/01"),
            Row(day, "Chi mua văn phòng phẩm", -100_000, "PC2026/01"),
        ],
        bank_book=[Row(day, SPENT_WORDS, -2_000_000, "UNC-01")],
    )
    for kind in order:
        assert take(book, kind, file).written
    assert held(book, day) == [(CASH + 1_900_000, BANK - 2_000_000, 0)]
    assert check_book(book) == []


def test_a_deposit_worded_as_spending_in_the_cash_book(book: Book, tmp_path: Path) -> None:
    day = dt.date(2026, 3, 2)
    cash = write_books(tmp_path / "a.xlsx", cash_book=[Row(day, "Chi mua văn phòng phẩm", -700_000, "PC2026/01")])
    bank = write_books(tmp_path / "b.xlsx", bank_book=[Row(day, "Nộp tiền mặt vào tài khoản", 700_000, "BC-01")])
    take(book, "cash-book", cash)
    assert stops(take(book, "bank-book", bank, fix=False)) == [("transfer-near", 4, True)]
    take(book, "bank-book", bank)
    assert held(book, day) == [(CASH - 700_000, BANK + 700_000, 0)]
    assert check_book(book) == []


def test_her_receipts_have_their_numbers_whatever_a_transfer_had_meanwhile(book: Book, tmp_path: Path) -> None:
    left = dt.date(2026, 3, 30)
    take(book, "bank-book", write_books(tmp_path / "a.xlsx", bank_book=[Row(left, WITHDRAWN, -2_000_000, "UNC-01")]))
    march = [Row(dt.date(2026, 3, day), "Thu đoàn phí công đoàn", 90_000, f"PT2026/0{day}") for day in (1, 2)]
    report = take(book, "cash-book", write_books(tmp_path / "b.xlsx", cash_book=march), fix=False)
    assert (report.written, stops(report)) == (True, [])
    april = [Row(dt.date(2026, 4, 1), WITHDRAWN, 2_000_000, "PT2026/03")]
    take(book, "cash-book", write_books(tmp_path / "c.xlsx", cash_book=april))
    with book.read() as read:
        numbers = read.column(str, "SELECT number FROM voucher ORDER BY number")
    assert numbers == ["PT2026/01", "PT2026/02", "PT2026/03"]
    assert held(book, left, dt.date(2026, 4, 1)) == [
        (CASH + 180_000, BANK - 2_000_000, 2_000_000),
        (CASH + 2_180_000, BANK - 2_000_000, 0),
    ]
    assert check_book(book) == []


# ---- over the turn of a year -------------------------------------------------------------------------------------


@pytest.mark.parametrize("bank_first", [True, False])
def test_over_the_turn_of_the_year_the_money_is_in_transit(book: Book, bank_first: bool) -> None:
    both(book, "ye", bank_first=bank_first)
    assert held(book, *TURN) == ACROSS
    with book.read() as read:
        card = voucher_by_number(read, "PT2027/01")
        assert (card.left_on, card.book_date, card.waits_for) == (TURN[1], TURN[3], "")
        sheet = settlement(read, Period.of_year(2026))
        assert (sheet.closing, sheet.proof.transit, sheet.proof.holds) == (CASH + BANK, 5_000_000, True)
        assert settlement(read, Period.of_year(2027)).proof.holds
        for period in (Period.of_year(2026), Period.of_year(2027), Period(TURN[0], TURN[3])):
            flows = fund_flows(read, period)
            moved = transferred(read, period)
            assert sum(flow.amount_in for flow in flows) == sum(flow.amount_out for flow in flows) == moved
        bank = book_extract(read, "bank:1", Period.of_year(2026))
        assert [(line.book_date, line.number, line.balance) for line in bank.lines] == [
            (TURN[1], "PT2027/01", 45_000_000)
        ]
        assert book_extract(read, "cash", Period.of_year(2026)).lines == ()
    assert check_book(book) == []


def test_a_half_in_an_open_month_comes_in_beside_a_closed_one(book: Book) -> None:
    take(book, "bank-book", DATA / "ye_bank26.xlsx")
    close_until(book, Month(2026, 12))
    assert take(book, "cash-book", DATA / "ye_cash27.xlsx").written
    assert held(book, *TURN) == ACROSS
    assert check_book(book) == []
    undo_last(book)
    assert held(book, TURN[3]) == [(CASH, 45_000_000, 5_000_000)]
    assert check_book(book) == []


def test_a_half_of_a_closed_month_stops_by_name_and_can_be_left_out(book: Book) -> None:
    take(book, "cash-book", DATA / "ye_cash27.xlsx")
    close_until(book, Month(2026, 12))
    stopped = take(book, "bank-book", DATA / "ye_bank26.xlsx")
    assert not stopped.written
    assert ("month-closed", 6, False) in stops(stopped)
    said = render(next(each.message for each in stopped.findings if each.code == "month-closed"))
    assert "12/2026" in said
    assert "--leave-out" in said
    left = take(book, "bank-book", DATA / "ye_bank26.xlsx", leave_out=True)
    assert (left.result, left.counts()["left_out"]) == ("done", 1)
    reopen_month(book, Month(2026, 12), "sổ ngân hàng đến sau")
    assert take(book, "bank-book", DATA / "ye_bank26.xlsx").written
    assert held(book, *TURN) == ACROSS


def test_rows_of_open_months_come_in_beside_one_of_a_closed_month(book: Book, tmp_path: Path) -> None:
    close_month(book, Month(2026, 1))
    rows = [Row(dt.date(2026, 1, 9), "Chi mua văn phòng phẩm", -50_000, "PC2026/01")]
    rows += [Row(dt.date(2026, 2, 9), "Chi mua văn phòng phẩm", -60_000, "PC2026/02")]
    file = write_books(tmp_path / "tm.xlsx", cash_book=rows)
    assert stops(take(book, "cash-book", file)) == [("month-closed", 4, False)]
    assert take(book, "cash-book", file, leave_out=True).counts()["new"] == 1
    assert held(book, dt.date(2026, 2, 9)) == [(CASH - 60_000, BANK, 0)]


def test_a_voucher_of_a_closed_month_does_not_become_a_transfer(book: Book) -> None:
    take(book, "bank-book", DATA / "tw_bank.xlsx")
    close_until(book, Month(2026, 2))
    report = take(book, "cash-book", DATA / "tw_cash.xlsx", leave_out=True)
    assert ("month-closed", 6, False) in stops(report)
    assert any("UNC-01/2026" in str(each.message) for each in report.findings if each.code == "month-closed")


# ---- typed -------------------------------------------------------------------------------------------------------


def typed(left: dt.date, arrived: dt.date, source: str, target: str, amount: int) -> VoucherDraft:
    kind = VoucherKind.into(target)
    entry = EntryDraft(source, target, dong(amount))
    return VoucherDraft(
        kind=kind, book_date=arrived, voucher_date=arrived, narration="Chuyển quỹ", entries=(entry,), left_on=left
    )


def test_a_typed_transfer_moves_each_fund_on_its_own_day(book: Book) -> None:
    left, arrived = dt.date(2026, 3, 30), dt.date(2026, 4, 2)
    card = post_new(book, typed(left, arrived, "bank:1", "cash", 3_000_000)).value
    assert (card.number, card.left_on) == ("PT2026/01", left)
    assert held(book, left, dt.date(2026, 4, 1), arrived) == [
        (CASH, BANK - 3_000_000, 3_000_000),
        (CASH, BANK - 3_000_000, 3_000_000),
        (CASH + 3_000_000, BANK - 3_000_000, 0),
    ]
    unpost_voucher(book, card.id, "xem lại")
    assert held(book, left, arrived) == [(CASH, BANK, 0), (CASH, BANK, 0)]
    assert check_book(book) == []


def test_one_day_typed_twice_is_one_day(book: Book) -> None:
    day = dt.date(2026, 3, 30)
    assert post_new(book, typed(day, day, "bank:1", "cash", 3_000_000)).value.left_on is None


def test_cash_may_not_fall_below_zero_from_the_day_it_leaves(book: Book) -> None:
    post_new(book, typed(dt.date(2026, 3, 1), dt.date(2026, 3, 20), "bank:1", "cash", 3_000_000))
    with pytest.raises((CannotPost, CashBelowZero)):
        post_new(book, typed(dt.date(2026, 3, 10), dt.date(2026, 3, 25), "cash", "bank:1", 2_000_000))
    post_new(book, typed(dt.date(2026, 3, 20), dt.date(2026, 3, 25), "cash", "bank:1", 2_000_000))


def test_both_days_of_a_typed_transfer_lie_in_open_months(book: Book) -> None:
    close_month(book, Month(2026, 1))
    with pytest.raises(CannotPost, match="đã khóa"):
        post_new(book, typed(dt.date(2026, 1, 30), dt.date(2026, 2, 2), "bank:1", "cash", 1_000_000))


def test_only_a_transfer_has_a_day_of_its_own_on_which_money_left(book: Book) -> None:
    day = dt.date(2026, 3, 2)
    entry = EntryDraft("code:22", "cash", dong(1_000))
    with pytest.raises(CannotPost, match="chuyển quỹ"):
        post_new(book, replace(typed(day, day, "bank:1", "cash", 1_000), entries=(entry,), left_on=dt.date(2026, 3, 1)))


def test_the_half_that_no_book_shows_can_be_typed(book: Book) -> None:
    take(
        book,
        "bank-book",
        write_books(book.path.with_name("b.xlsx"), bank_book=[Row(dt.date(2026, 3, 2), WITHDRAWN, -9_000)]),
    )
    with book.read() as read:
        card = voucher_by_number(read, "PT2026/01")
    assert card.waits_for == "receiver"
    unpost_voucher(book, card.id, "ghi ngày tiền đến")
    arrived = dt.date(2026, 3, 5)
    edit_draft(book, card.id, replace(card.as_draft(), book_date=arrived, left_on=card.book_date, waits_for=""))
    post_voucher(book, card.id)
    assert held(book, dt.date(2026, 3, 4), arrived) == [(CASH, BANK - 9_000, 9_000), (CASH + 9_000, BANK - 9_000, 0)]
    assert check_book(book) == []


def test_a_book_shows_a_typed_transfer_on_its_own_day(book: Book, tmp_path: Path) -> None:
    day = dt.date(2026, 3, 30)
    post_new(book, typed(day, day, "bank:1", "cash", 3_000_000))
    bank = write_books(tmp_path / "nh.xlsx", bank_book=[Row(dt.date(2026, 3, 28), WITHDRAWN, -3_000_000, "UNC-01")])
    assert take(book, "bank-book", bank).counts()["matched"] == 1
    assert held(book, dt.date(2026, 3, 28), day) == [
        (CASH, BANK - 3_000_000, 3_000_000),
        (CASH + 3_000_000, BANK - 3_000_000, 0),
    ]
    assert check_book(book) == []


def test_a_corrected_day_of_one_book_moves_its_half_alone(book: Book, tmp_path: Path) -> None:
    files = _apart(tmp_path, 2)
    take(book, "bank-book", files["bank-book"])
    take(book, "cash-book", files["cash-book"])
    again = write_books(tmp_path / "nh2.xlsx", bank_book=[Row(dt.date(2026, 3, 1), WITHDRAWN, -2_000_000, "UNC-01")])
    assert take(book, "bank-book", again).counts()["changed"] == 1
    assert held(book, dt.date(2026, 3, 1), dt.date(2026, 3, 3), dt.date(2026, 3, 4)) == [
        (CASH, BANK - 2_000_000, 2_000_000),
        (CASH, BANK - 2_000_000, 2_000_000),
        (CASH + 2_000_000, BANK - 2_000_000, 0),
    ]
    assert check_book(book) == []


@pytest.mark.parametrize("bank_first", [True, False])
def test_a_joined_row_that_is_worded_anew_stays_one_transfer(book: Book, tmp_path: Path, bank_first: bool) -> None:
    both(book, "tw", bank_first=bank_first)
    again = [Row(dt.date(2026, 2, 5), "Rút tiền mặt mua quà Tết Bính Ngọ", -5_000_000, "UNC-01")]
    assert take(book, "bank-book", write_books(tmp_path / "b.xlsx", bank_book=again)).counts()["changed"] == 1
    assert held(book, dt.date(2026, 2, 6)) == [(CASH, 45_000_000, 0)]
    with book.read() as read:
        assert voucher_by_number(read, "PT2026/01").is_transfer
    assert check_book(book) == []


def test_equal_sums_are_joined_one_to_one_the_nearest_first(book: Book, tmp_path: Path) -> None:
    days = [dt.date(2026, 3, day) for day in (1, 3, 20)]
    cash = [Row(day, WITHDRAWN, 2_000_000, f"PT2026/0{place}") for place, day in enumerate(days, 1)]
    bank = [
        Row(day, words, -2_000_000, "") for day, words in zip(days, (WITHDRAWN, SPENT_WORDS, WITHDRAWN), strict=True)
    ]
    take(book, "bank-book", write_books(tmp_path / "b.xlsx", bank_book=bank))
    assert take(book, "cash-book", write_books(tmp_path / "a.xlsx", cash_book=cash)).counts()["matched"] == 3
    assert held(book, *days) == [(CASH + n * 2_000_000, BANK - n * 2_000_000, 0) for n in (1, 2, 3)]
    assert check_book(book) == []


WORDS = [
    ("Rút tiền mặt", "Rút tiền mặt"),
    ("Nhập quỹ tiền mặt từ ngân hàng", "Xuất tiền"),
    ("Thu tiền rút ngân hàng", "Chi quà Tết cho đoàn viên"),
    ("Tạm ứng", "ATM rut tien"),
    ("Nhận tiền rút từ tài khoản", "Cash withdrawal"),
]


@pytest.mark.parametrize(("cash_words", "bank_words"), WORDS)
@pytest.mark.parametrize("bank_first", [True, False])
def test_words_that_no_rule_knows_are_proposed_as_one_transfer_too(
    book: Book, tmp_path: Path, cash_words: str, bank_words: str, bank_first: bool
) -> None:
    day = dt.date(2026, 3, 2)
    rows = {
        "cash_book": [Row(day + dt.timedelta(1), cash_words, 2_000_000, "PT2026/01")],
        "bank_book": [Row(day, bank_words, -2_000_000, "UNC-01")],
    }
    order = ["bank_book", "cash_book"] if bank_first else ["cash_book", "bank_book"]
    matched = 0
    for name in order:
        file = write_rows(tmp_path / f"{name}.xlsx", {name: rows[name]})
        matched = take(book, name.replace("_", "-"), file).counts()["matched"]
    assert matched == 1
    assert held(book, day, day + dt.timedelta(1)) == [
        (CASH, BANK - 2_000_000, 2_000_000),
        (CASH + 2_000_000, BANK - 2_000_000, 0),
    ]
    assert check_book(book) == []


def test_the_same_sum_of_two_matters_that_say_what_they_are_is_no_question(book: Book, tmp_path: Path) -> None:
    day = dt.date(2026, 3, 2)
    dues = [Row(day, "Thu đoàn phí công đoàn tháng 3", 500_000, "PT2026/01")]
    care = [Row(day, "Chi thăm hỏi ốm đau đoàn viên", -500_000, "UNC-01")]
    take(book, "cash-book", write_books(tmp_path / "a.xlsx", cash_book=dues))
    report = take(book, "bank-book", write_books(tmp_path / "b.xlsx", bank_book=care))
    assert (stops(report), report.counts()["new"]) == ([], 1)


def test_the_command_line_answers_for_the_rows_that_are_asked_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "sổ.socd")
    files = {kind: str(file) for kind, file in _apart(tmp_path, 5, words=SPENT_WORDS).items()}
    assert main(["new", path, "--profile", str(DATA / "profile.toml")]) == 0

    def run(kind: str, *more: str) -> int:
        return main(["import", kind, files[kind], "--book", path, "--fix", *more])

    assert run("cash-book") == 0
    assert run("bank-book") == 1
    said = capsys.readouterr().out
    assert "dòng 4 sheet «SỔ TM» (PT2026/01) ngày 07/03/2026" in said
    assert run("bank-book", "--join", "--apart") == 1
    assert run("bank-book", "--apart", "--dry-run") == 0
    assert run("bank-book", "--join") == 0
    assert main(["check", "--book", path]) == 0
