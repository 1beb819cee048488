"""The two real workbooks: every code of the filed settlement, every line of the list of faults."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from app.domain.dates import Month, Period
from app.domain.intake.book_import import BookKind, BookPlan, NewRow, RefusedRow, VoucherContent
from app.domain.ledger.vouchers import VoucherContext, VoucherKind, hints
from app.domain.problems import Finding, Level
from app.imports.intake.book_plan import plan_book
from app.imports.intake.book_sheet import find_book
from app.imports.workbook import read_workbook
from tests.book_samples import DATA, RULES, RememberedBook

GOOD = DATA / "so-sach-2024.xlsx"
FAULTY = DATA / "so-quy-nhieu-loi.xlsx"


def contents(plan: BookPlan) -> list[VoucherContent]:
    return [item.content for item in plan.rows if isinstance(item, NewRow)]


def sums(*plans: BookPlan) -> dict[str, int]:
    found: Counter[str] = Counter()
    for plan in plans:
        for content in contents(plan):
            found[content.code or "transfer"] += content.amount
    return dict(found)


@pytest.fixture(scope="module")
def cash() -> BookPlan:
    return RememberedBook().plan(GOOD, BookKind.CASH)


@pytest.fixture(scope="module")
def bank() -> BookPlan:
    return RememberedBook().plan(GOOD, BookKind.BANK)


@pytest.fixture(scope="module")
def faulty() -> BookPlan:
    return RememberedBook().plan(FAULTY, BookKind.CASH)


@pytest.fixture(scope="module")
def faulty_bank() -> BookPlan:
    return RememberedBook().plan(FAULTY, BookKind.BANK)


# ---- 2024 ------------------------------------------------------------------------------------------------------


def test_every_row_of_2024_becomes_a_voucher(cash: BookPlan, bank: BookPlan) -> None:
    assert cash.counts == {"new": 47, "changed": 0, "same": 0, "matched": 0, "refused": 0}
    assert bank.counts == {"new": 28, "changed": 0, "same": 0, "matched": 0, "refused": 0}
    assert cash.period == Period.of_year(2024)


def test_the_codes_of_2024_are_those_of_the_filed_settlement(cash: BookPlan, bank: BookPlan) -> None:
    together = sums(cash, bank)
    together.pop("transfer")
    assert together == {
        "22": 13_787_400,
        "25.02": 3_364,
        "28.01": 21_902_100,
        "31": 29_000_000,
        "33": 2_254_500,
        "34.02": 2_601_900,
        "39": 6_660_540,
    }


def test_the_only_thing_that_stops_2024_is_the_receipt_number_given_twice(cash: BookPlan, bank: BookPlan) -> None:
    stops = [finding for finding in (*cash.findings, *bank.findings) if finding.stops]
    assert [(stop.code, stop.sheet, stop.row, str(stop.proposal)) for stop in stops] == [
        ("number-repeated", "SỔ TM 2024", 54, "PT2024/07")
    ]
    assert "PT2024/06" in str(stops[0].message)
    assert "dòng 48" in str(stops[0].message)


def test_2024_goes_in_only_with_its_proposal(cash: BookPlan, bank: BookPlan) -> None:
    assert not cash.may_apply().allowed
    assert cash.may_apply(fix=True).allowed
    assert cash.may_apply(fix=True).left_out == ()
    assert bank.may_apply().allowed


def test_the_totals_of_2024_agree_with_the_sheet(cash: BookPlan, bank: BookPlan) -> None:
    assert (cash.totals.opening, cash.totals.sum_in, cash.totals.sum_out, cash.totals.closing) == (
        11_149_200,
        28_287_400,
        37_126_840,
        2_309_760,
    )
    assert cash.totals.closing_by_sheet == cash.totals.closing
    assert (bank.totals.opening, bank.totals.closing, bank.totals.closing_by_sheet) == (26_510, 4_041_874, 4_041_874)
    assert (bank.totals.sum_in_by_sheet, bank.totals.sum_out_by_sheet) == (bank.totals.sum_in, bank.totals.sum_out)


def test_numbers_of_2024_are_complete_series(cash: BookPlan, bank: BookPlan) -> None:
    own = [content for content in (*contents(cash), *contents(bank))]
    for kind, last in (
        (VoucherKind.RECEIPT, 7),
        (VoucherKind.PAYMENT, 40),
        (VoucherKind.BANK_IN, 15),
        (VoucherKind.BANK_OUT, 11),
    ):
        assert {content.sequence for content in own if content.kind is kind} == set(range(1, last + 1))


@pytest.mark.parametrize("order", [(BookKind.CASH, BookKind.BANK), (BookKind.BANK, BookKind.CASH)])
@pytest.mark.parametrize("with_sibling", [True, False])
def test_a_withdrawal_is_one_voucher_whichever_book_comes_first(
    order: tuple[BookKind, BookKind], with_sibling: bool
) -> None:
    book = RememberedBook()
    for kind in order:
        book.apply(book.plan(GOOD, kind, with_sibling))
    assert len(book.vouchers) == 47 + 28 - 2
    transfers = [content for _, content in book.vouchers.values() if content.is_transfer]
    assert sorted((content.number, content.amount) for content in transfers) == [
        ("PT2024/02", 6_000_000),
        ("PT2024/04", 8_500_000),
    ]
    assert len(set(book.numbers())) == len(book.vouchers)


def test_months_of_dues_and_remittances_are_kept(cash: BookPlan, bank: BookPlan) -> None:
    months = {
        item.row: (item.content.for_first, item.content.for_last) for item in cash.rows if isinstance(item, NewRow)
    }
    assert months[26] == (Month(2024, 1), Month(2024, 6))
    assert months[33] == (Month(2023, 1), Month(2023, 12))
    assert months[35] == (Month(2024, 1), Month(2024, 6))
    assert months[34] == (None, None)
    received = next(item for item in bank.rows if item.row == 22)
    assert isinstance(received, NewRow)
    assert (received.content.for_first, received.content.for_last) == (Month(2023, 1), Month(2024, 6))
    assert received.content.money_source == "KPCD"


def test_every_planned_voucher_could_be_posted(cash: BookPlan, bank: BookPlan) -> None:
    context = VoucherContext(opening_day=dt.date(2024, 1, 1), today=dt.date(2024, 12, 31))
    for plan in (cash, bank):
        for content in contents(plan):
            draft = content.draft(plan.fund)
            assert not [each for each in hints(draft, context) if each.stops]
            assert draft.total == content.amount
            assert draft.is_transfer == content.is_transfer


# ---- the list of faults ----------------------------------------------------------------------------------------


def at(plan: BookPlan, row: int, code: str) -> Finding:
    found = [finding for finding in plan.findings if finding.row == row and finding.code == code]
    assert len(found) == 1, [(finding.row, finding.code) for finding in plan.findings if finding.row == row]
    assert str(found[0].message)
    return found[0]


@pytest.mark.parametrize(
    ("row", "code", "level", "proposal"),
    [
        (12, "amount-is-text", Level.NOTE, "150.000 đồng"),
        (14, "date-swapped", Level.STOP, "06/02/2026"),
        (14, "text-converted", Level.NOTE, "«Chi mừng sinh nhật đoàn viên Nguyễn Thị Thuỷ (06/02)»"),
        (15, "date-is-text", Level.NOTE, "15/02/2026"),
        (16, "date-is-text", Level.NOTE, "20/02/2026"),
        (16, "transfer-number-differs", Level.WARN, "Một chứng từ chuyển quỹ, số PT2026/02"),
        (17, "amount-is-text", Level.NOTE, "1.200.000 đồng"),
        (18, "date-swapped", Level.STOP, "11/03/2026"),
        (18, "code-two-rules", Level.NOTE, "Mã 33"),
        (19, "number-repeated", Level.STOP, "PC2026/07"),
        (19, "text-converted", Level.NOTE, "«Chi thăm hỏi ốm đau đoàn viên Đoàn Văn Đức»"),
        (20, "number-wrong-year", Level.STOP, "PC2026/08"),
        (21, "number-used-there", Level.NOTE, "Giữ PT2026/03 cho dòng này"),
        (22, "balance-differs", Level.WARN, "Tồn 5.878.000"),
        (23, "number-hole", Level.WARN, "Kiểm tra chứng từ PC2026/10; nếu đã hủy thì giữ nguyên."),
        (24, "date-out-of-year", Level.STOP, "04/05/2026"),
        (26, "date-missing", Level.STOP, None),
        (27, "amount-unreadable", Level.STOP, None),
    ],
)
def test_every_fault_of_the_cash_book_is_found_at_its_row(
    faulty: BookPlan, row: int, code: str, level: Level, proposal: str | None
) -> None:
    finding = at(faulty, row, code)
    assert finding.level is level
    assert finding.sheet == "SỔ TM 2026 "
    assert (str(finding.proposal) if finding.proposal else None) == proposal


@pytest.mark.parametrize(
    ("row", "code", "proposal"),
    [
        (12, "fee-is-out", "Mã 33"),
        (13, "fee-is-out", "Mã 33"),
        (15, "transfer-number-differs", "Một chứng từ chuyển quỹ, số PT2026/02"),
    ],
)
def test_every_fault_of_the_bank_book_is_found_at_its_row(
    faulty_bank: BookPlan, row: int, code: str, proposal: str
) -> None:
    assert str(at(faulty_bank, row, code).proposal) == proposal


def test_nothing_else_stops(faulty: BookPlan, faulty_bank: BookPlan) -> None:
    assert [(found.row, found.code) for found in faulty.findings if found.stops] == [
        (14, "date-swapped"),
        (18, "date-swapped"),
        (19, "number-repeated"),
        (20, "number-wrong-year"),
        (24, "date-out-of-year"),
        (26, "date-missing"),
        (27, "amount-unreadable"),
    ]
    assert not any(found.stops for found in faulty_bank.findings)


def test_the_balance_is_questioned_once_and_by_how_much(faulty: BookPlan) -> None:
    found = [finding for finding in faulty.findings if finding.code == "balance-differs"]
    assert len(found) == 1
    assert "lệch 10.000 đồng" in str(found[0].message)


def test_rows_without_a_proposal_stop_unless_left_out(faulty: BookPlan) -> None:
    assert not faulty.may_apply().allowed
    assert not faulty.may_apply(fix=True).allowed
    permission = faulty.may_apply(fix=True, leave_out=True)
    assert permission.allowed
    assert [item.row for item in permission.left_out] == [26, 27]
    assert all(isinstance(item, RefusedRow) for item in permission.left_out)
    assert len(faulty.to_write(permission)) == 15
    careful = faulty.may_apply(leave_out=True)
    assert careful.allowed
    assert [item.row for item in careful.left_out] == [14, 18, 19, 20, 24, 26, 27]


def test_items_hold_the_mended_values_and_the_originals(faulty: BookPlan) -> None:
    mended = {item.row: item.content for item in faulty.rows if isinstance(item, NewRow)}
    originals = {item.row: item.original for item in faulty.rows}
    assert mended[14].book_date.isoformat() == mended[14].voucher_date.isoformat() == "2026-02-06"
    assert originals[14]["book_date"] == "2026-06-02"
    assert mended[18].code == "33"
    assert mended[19].number == "PC2026/07"
    assert originals[19]["number"] == mended[19].original_number == "PC2026/06"
    assert mended[19].narration == "Chi thăm hỏi ốm đau đoàn viên Đoàn Văn Đức"
    assert mended[20].number == "PC2026/08"
    assert mended[24].book_date.isoformat() == "2026-05-04"
    assert originals[12]["amount_out"] == "150.000"
    assert mended[12].amount == 150_000
    assert originals[27]["amount_out"] == "1.5"


@pytest.mark.parametrize("order", [(BookKind.CASH, BookKind.BANK), (BookKind.BANK, BookKind.CASH)])
@pytest.mark.parametrize("with_sibling", [True, False])
def test_one_withdrawal_with_two_numbers_is_one_voucher_under_the_receipt_number(
    order: tuple[BookKind, BookKind], with_sibling: bool
) -> None:
    book = RememberedBook()
    plans = {}
    for kind in order:
        plans[kind] = book.plan(FAULTY, kind, with_sibling)
        book.apply(plans[kind], leave_out=True)
    assert len(book.vouchers) == 15 + 6 - 1
    transfers = [content.number for _, content in book.vouchers.values() if content.is_transfer]
    assert transfers == ["PT2026/02"]
    assert book.numbers().count("PT2026/03") == 1
    assert len(set(book.numbers())) == len(book.vouchers)
    warned = [found for plan in plans.values() for found in plan.findings if found.code == "transfer-number-differs"]
    assert warned
    assert {"PT2026/02", "PT2026/03"} <= {
        word.strip("«».,") for word in str(warned[-1].message).replace(":", " ").split()
    }


def test_a_fraction_from_a_calculation_is_that_whole_with_a_note() -> None:
    sheet = find_book(read_workbook(FAULTY), BookKind.CASH)
    rows = tuple(replace(row, amount_in=1_800_000.0000000002) if row.row == 21 else row for row in sheet.rows)
    plan = plan_book(replace(sheet, rows=rows), RememberedBook().known(BookKind.CASH), RULES)
    finding = at(plan, 21, "amount-fraction")
    assert finding.level is Level.NOTE
    assert str(finding.proposal) == "1.800.000 đồng"
