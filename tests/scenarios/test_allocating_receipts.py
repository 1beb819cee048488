"""Receipts of dues that were imported or typed reach the members: proposed, warned about, allocated, credited, withdrawn."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.domain.dates import Month
from app.domain.dues.allocation import Part
from app.domain.import_plan import ImportReport
from app.domain.intake.book_import import BookImportOptions
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import dong
from app.domain.problems import Level, Unsound
from app.models.book import Book
from app.models.operation import Operation
from app.models.queries.dues.allocations import credit_sums, unallocated
from app.models.queries.dues.dues import arrears, charges, member_account
from app.models.queries.dues.obligations import payables_to_superior
from app.services.dues.allocate_receipt import (
    NoDuesReceipt,
    NothingProposed,
    allocate_proposed,
    allocate_receipt,
    allocate_waiting,
    propose_allocation,
    withdraw_allocation,
)
from app.services.dues.collect_dues import collect_dues, collect_from_member
from app.services.dues.run_dues import run_dues, withdraw_dues
from app.services.home.check_book import check_book
from app.services.import_service import ImportService, Source
from app.services.intake.import_book import IMPORT_BOOK
from app.services.ledger.post_voucher import post_new, reverse_voucher, unpost_voucher
from app.services.members.keep_members import MemberEntry, add_member
from app.services.settlement.close_month import close_month
from app.services.undo_act import undo_last
from tests.cash_books import CashLine, write_cash_book
from tests.small_books import CASH, OPENING_DAY, january, new_book, opened

FIRST, SECOND, THIRD = Month(2025, 1), Month(2025, 2), Month(2025, 3)
WAGES = {"Lê Văn An": 5_700_000, "Trần Thị Bé": 10_000_000, "Hồ Văn Tư": 6_300_000}
DAY = january(20)
WHOLE = sum(wage // 100 for wage in WAGES.values())


def people(book: Book) -> list[int]:
    return [add_member(book, MemberEntry(name, OPENING_DAY, wage=dong(wage))).value for name, wage in WAGES.items()]


def receipt(book: Book, text: str, amount: int, day: dt.date = DAY, **more: Any) -> int:
    entry = EntryDraft(code_key("22"), CASH_KEY, dong(amount), money_source="DP", **more)
    return post_new(book, VoucherDraft.received(day, text, entry)).value.id


def owed(book: Book) -> dict[str, int]:
    with book.read() as read:
        return {str(each.month): each.due for each in payables_to_superior(read)}


def codes(book: Book) -> list[str]:
    return [each.code for each in check_book(book)]


def test_a_typed_receipt_of_the_whole_list_reaches_everybody_and_the_share_stays_one() -> None:
    with opened() as book:
        people(book)
        number = receipt(book, "Thu đoàn phí tháng 01/2025", WHOLE)
        assert "dues-unallocated" not in codes(book)
        run_dues(book, FIRST)
        assert "dues-unallocated" in codes(book)
        before = owed(book)
        with book.read() as read:
            (proposed,) = propose_allocation(read, number)
        assert proposed.proposal.people == 3
        allocate_receipt(book, number, proposed.proposal.parts)
        assert owed(book) == before
        assert codes(book) == []
        with book.read() as read:
            assert arrears(read, FIRST) == ()
        with pytest.raises(Unsound):
            allocate_receipt(book, number, proposed.proposal.parts)


def test_collecting_warns_while_money_of_the_month_stands_unallocated() -> None:
    with opened() as book:
        an, *_ = people(book)
        run_dues(book, FIRST)
        receipt(book, "Thu đoàn phí tháng 01/2025", 90_000)
        assert [each.code for each in collect_from_member(book, an, dong(57_000), january(21)).value.findings] == [
            "unallocated"
        ]
        done = collect_dues(book, FIRST, FIRST, january(22)).value
        assert [each.level for each in done.findings] == [Level.WARN]
        run_dues(book, THIRD)
        assert collect_dues(book, THIRD, THIRD, january(23)).value.findings == ()


def test_money_for_months_before_the_first_list_needs_no_members() -> None:
    with opened() as book:
        people(book)
        receipt(book, "Thu đoàn phí tháng 01/2025", 90_000)
        receipt(book, "Thu đoàn phí", 90_000, for_first=Month(2024, 11), for_last=Month(2024, 12))
        run_dues(book, SECOND)
        with book.read() as read:
            assert unallocated(read) == ()
        run_dues(book, FIRST)
        with book.read() as read:
            assert len(unallocated(read)) == 1


def test_money_in_advance_meets_the_next_months_by_itself_and_is_given_back_with_the_list() -> None:
    with opened() as book:
        an, be, _tu = people(book)
        run_dues(book, FIRST)
        collect_from_member(book, an, dong(150_000), january(20))
        report = run_dues(book, SECOND).value
        assert report.met == 57_000
        run_dues(book, THIRD)
        with book.read() as read:
            lines = [(str(line.month), line.due, line.paid) for line in member_account(read, an)]
        assert lines == [("2025-01", 57_000, 57_000), ("2025-02", 57_000, 57_000), ("2025-03", 57_000, 36_000)]
        assert owed(book)["2025-03"] == 10_800
        done = collect_dues(book, FIRST, THIRD, dt.date(2025, 3, 20)).value
        assert done.voucher.total == 3 * WHOLE - 150_000
        undo_free = run_dues(book, Month(2025, 4))
        assert undo_free.value.met == 0
        withdraw_dues(book, Month(2025, 4))
        with book.read() as read:
            assert credit_sums(read) == {}
        collect_from_member(book, be, dong(100_000), dt.date(2025, 3, 21))
        run_dues(book, Month(2025, 4))
        undo_last(book)
        with book.read() as read:
            assert credit_sums(read) == {be: 100_000}
        assert codes(book) == []


def test_what_is_left_over_of_a_group_is_the_payers_and_can_be_allocated_later() -> None:
    with opened() as book:
        an, *_ = people(book)
        run_dues(book, FIRST)
        number = collect_dues(book, FIRST, FIRST, january(20), received=dong(WHOLE + 5_000)).value.voucher.id
        assert codes(book) == ["payer-credit"]
        allocate_receipt(book, number, [Part(an, None, dong(5_000))])
        assert codes(book) == []
        run_dues(book, SECOND)
        with book.read() as read:
            assert {row.member_id: row.paid for row in charges(read, SECOND)}[an] == 5_000
        undo_last(book)
        undo_last(book)
        assert codes(book) == ["payer-credit"]


def test_a_closed_month_is_allocated_and_an_allocation_is_withdrawn() -> None:
    with opened() as book:
        people(book)
        run_dues(book, FIRST)
        number = receipt(book, "Thu đoàn phí tháng 01/2025", WHOLE)
        close_month(book, FIRST)
        allocate_waiting(book)
        assert codes(book) == []
        withdraw_allocation(book, number)
        with book.read() as read:
            assert len(arrears(read, FIRST)) == 3
        other = receipt(book, "Thu khác", 5, dt.date(2025, 2, 1))
        unpost_voucher(book, other, "gõ nhầm")
        with pytest.raises(NoDuesReceipt):
            allocate_receipt(book, other, [])


def test_a_receipt_that_left_the_books_pays_nobody() -> None:
    with opened() as book:
        people(book)
        run_dues(book, FIRST)
        first = receipt(book, "Thu đoàn phí tháng 01/2025", WHOLE)
        allocate_waiting(book)
        unpost_voucher(book, first, "gõ nhầm")
        with book.read() as read:
            assert len(arrears(read, FIRST)) == 3
        second = receipt(book, "Thu đoàn phí tháng 01/2025", WHOLE)
        allocate_waiting(book)
        reverse_voucher(book, second, january(25), "chuyển nhầm")
        with book.read() as read:
            assert len(arrears(read, FIRST)) == 3
        assert set(owed(book).values()) <= {0}
        with pytest.raises(NothingProposed):
            allocate_waiting(book)


def _allocating() -> ImportService[Any, Any]:
    def write(operation: Operation, report: ImportReport[Any], source: Source[Any]) -> None:
        IMPORT_BOOK.write(operation, report, source)
        allocate_proposed(operation)

    return replace(IMPORT_BOOK, write=write)


def test_an_imported_book_is_allocated_in_the_same_act_and_withdrawn_with_it(tmp_path: Path) -> None:
    lines = [
        CashLine(january(10), "PT2025/01", "Thu đoàn phí tháng 1", WHOLE),
        CashLine(january(15), "PT2025/02", "Đoàn phí Trần Thị Bé nộp T2", 100_000),
        CashLine(january(20), "PT2025/03", "Thu đoàn phí của ai đó", 1_234),
    ]
    file = write_cash_book(tmp_path / "sổ quỹ.xlsx", lines, CASH)
    with opened() as book:
        people(book)
        run_dues(book, FIRST)
        run_dues(book, SECOND)
        _allocating().carry_out(book, file, BookImportOptions(kind="cash-book", fix=True))
        with book.read() as read:
            assert [each.full_name for each in arrears(read, FIRST)] == []
            assert [each.full_name for each in arrears(read, SECOND)] == ["Lê Văn An", "Hồ Văn Tư"]
            assert [each.number for each in unallocated(read)] == ["PT2025/03"]
        undo_last(book)
        with book.read() as read:
            assert read.number("SELECT count(*) FROM allocation") == read.number("SELECT count(*) FROM voucher") == 0
        assert codes(book) == []


def test_the_command_line_allocates_as_proposed(capsys: pytest.CaptureFixture[str]) -> None:
    path = new_book()
    with Book.open(path) as book:
        people(book)
        run_dues(book, FIRST)
        receipt(book, "Thu đoàn phí tháng 01/2025", WHOLE)
        receipt(book, "Thu đoàn phí của ai đó", 1_234)

    def said(*more: str) -> dict[str, Any]:
        capsys.readouterr()
        assert main(["--json", "allocate", "--book", str(path), *more]) == 0
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        return told

    assert said()["counts"] == {"waiting": 2, "proposed": 1}
    assert said("--month", "2025-03")["counts"] == {"waiting": 0, "proposed": 0}
    done = said("--proposed")
    assert done["counts"]["receipts"] == 1
    assert done["counts"]["amount"] == WHOLE
    assert [each["code"] for each in done["findings"]] == ["no-way"]
    assert main(["--json", "allocate", "--book", str(path), "--proposed"]) == 1
