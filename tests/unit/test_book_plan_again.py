"""The same file again, corrected files, and books that come in parts."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.intake.book_import import (
    BookKind,
    BookPlan,
    ChangedRow,
    MatchedTransfer,
    RowIdentity,
    SameRow,
    VoucherContent,
)
from app.domain.sheets import Cell
from app.imports.intake.book_plan import plan_book
from app.imports.intake.book_rows import PlanOptions
from app.imports.intake.book_sheet import BookSheet, SheetRow, find_book
from app.imports.workbook import read_workbook
from tests.book_samples import DATA, RULES, MadeRow, RememberedBook, made_book, write_book

GOOD = DATA / "so-sach-2024.xlsx"
FAULTY = DATA / "so-quy-nhieu-loi.xlsx"


def sheet_of(file: Path, kind: BookKind = BookKind.CASH) -> BookSheet:
    return find_book(read_workbook(file), kind)


def with_row(sheet: BookSheet, row: int, **cells: object) -> BookSheet:
    return replace(sheet, rows=tuple(replace(found, **cells) if found.row == row else found for found in sheet.rows))  # type: ignore[arg-type]


def plan(book: RememberedBook, sheet: BookSheet, kind: BookKind = BookKind.CASH) -> BookPlan:
    return plan_book(sheet, book.known(kind), RULES, PlanOptions())


@pytest.fixture
def imported() -> RememberedBook:
    book = RememberedBook()
    book.apply(book.plan(GOOD, BookKind.CASH))
    return book


@pytest.mark.parametrize("file", [GOOD, FAULTY])
def test_the_same_files_again_change_nothing(file: Path) -> None:
    book = RememberedBook()
    for _ in range(2):
        for kind in BookKind:
            book.apply(book.plan(file, kind), leave_out=True)
    before = dict(book.vouchers)
    for kind in BookKind:
        again = book.plan(file, kind)
        assert again.counts["same"] + again.counts["refused"] == len(again.rows)
        assert again.to_write(again.may_apply(fix=True, leave_out=True)) == ()
        stops = {finding.code for finding in again.findings if finding.stops}
        assert stops <= {"date-missing", "amount-unreadable"}
    assert book.vouchers == before


def test_the_same_good_file_again_does_not_stop(imported: RememberedBook) -> None:
    again = imported.plan(GOOD, BookKind.CASH)
    assert again.may_apply().allowed
    assert all(isinstance(item, SameRow) for item in again.rows)


def only_change(found: BookPlan) -> ChangedRow:
    changed = [item for item in found.rows if isinstance(item, ChangedRow)]
    assert len(changed) == 1
    assert found.counts["same"] == len(found.rows) - 1
    return changed[0]


@pytest.mark.parametrize(
    ("row", "cells", "expected"),
    [
        (16, {"amount_out": 250_000}, {"amount": (200_000, 250_000)}),
        (16, {"text": "Chi thăm hỏi ốm đau đoàn viên Đặng Hữu Chí"}, {"narration": None}),
        (16, {"text": "Chi mua văn phòng phẩm"}, {"narration": None, "code": ("31", "33")}),
        (
            16,
            {"book_date": dt.date(2024, 3, 13), "voucher_date": dt.date(2024, 3, 13)},
            {"book_date": (dt.date(2024, 3, 14), dt.date(2024, 3, 13)), "voucher_date": None},
        ),
        (57, {"number": "PC2024/41"}, {"sequence": (40, 41)}),
    ],
)
def test_a_corrected_row_changes_only_what_was_corrected(
    imported: RememberedBook, row: int, cells: dict[str, object], expected: dict[str, tuple[object, object] | None]
) -> None:
    changed = only_change(plan(imported, with_row(sheet_of(GOOD), row, **cells)))
    assert changed.row == row
    found = {difference.field: (difference.old, difference.new) for difference in changed.differences}
    assert found.keys() == expected.keys()
    for name, values in expected.items():
        assert values is None or found[name] == values
    imported.apply(plan(imported, with_row(sheet_of(GOOD), row, **cells)))
    assert all(isinstance(item, SameRow) for item in plan(imported, with_row(sheet_of(GOOD), row, **cells)).rows)


def test_correcting_the_repeated_number_by_hand_changes_no_voucher(imported: RememberedBook) -> None:
    """The proposal had already given the second PT2024/06 the number PT2024/07."""
    again = plan(imported, with_row(sheet_of(GOOD), 54, number="PT2024/07"))
    assert again.may_apply().allowed
    assert all(isinstance(item, SameRow) for item in again.rows)


def test_what_the_treasurer_recoded_stays_when_only_the_amount_changes(imported: RememberedBook) -> None:
    voucher = next(key for key, (_, content) in imported.vouchers.items() if content.number == "PC2024/06")
    fund, content = imported.vouchers[voucher]
    imported.vouchers[voucher] = (fund, replace(content, code="31.03"))
    changed = only_change(plan(imported, with_row(sheet_of(GOOD), 16, amount_out=250_000)))
    assert changed.content.code == "31.03"
    assert [difference.field for difference in changed.differences] == ["amount"]


def test_a_row_put_in_between_renumbers_without_touching_the_rest(imported: RememberedBook) -> None:
    """Numbers made by COUNTIF: one new row, and every later number moves."""
    sheet = sheet_of(GOOD)
    rows: list[SheetRow] = []
    for row in sheet.rows:
        if row.row == 57:
            rows.append(replace(row, row=57, number="PC2024/40", text="Chi mua văn phòng phẩm", amount_out=10_000))
            row = replace(row, row=58, number="PC2024/41")
        rows.append(row)
    again = plan(imported, replace(sheet, rows=tuple(rows), totals=None, closing=None))
    changed = [item for item in again.rows if isinstance(item, ChangedRow)]
    assert [(item.row, [found.field for found in item.differences]) for item in changed] == [(58, ["sequence"])]
    assert again.counts == {"new": 1, "changed": 1, "same": 46, "matched": 0, "refused": 0}
    assert not any(finding.stops for finding in again.findings)


def test_a_row_taken_out_is_named_and_its_voucher_stays(imported: RememberedBook) -> None:
    sheet = sheet_of(GOOD)
    again = plan(imported, replace(sheet, rows=tuple(row for row in sheet.rows if row.row != 20)))
    gone = [finding for finding in again.findings if finding.code == "row-gone"]
    assert len(gone) == 1
    assert "PC2024/10" in str(gone[0].message)
    assert again.counts["same"] == 46


def test_next_years_book_with_the_same_bank_numbers_is_new() -> None:
    book = RememberedBook()
    book.apply(book.plan(GOOD, BookKind.BANK, with_sibling=False))
    sheet = sheet_of(GOOD, BookKind.BANK)

    def later(cell: Cell) -> Cell:
        return cell.replace(year=2025) if isinstance(cell, dt.date) else cell

    rows = tuple(
        replace(
            row,
            book_date=later(row.book_date),
            voucher_date=later(row.voucher_date),
            number=row.number.replace("2024", "2025"),
        )
        for row in sheet.rows
        if row.row != 16
    )
    found = plan_book(replace(sheet, rows=rows), book.known(BookKind.BANK), RULES, PlanOptions(year=2025))
    assert found.counts["new"] == 27
    assert found.counts["changed"] == 0


def test_halves_of_a_year_come_in_one_after_the_other() -> None:
    book = RememberedBook()
    sheet = sheet_of(GOOD)
    first, second = sheet.rows[:20], sheet.rows[20:]
    book.apply(plan(book, replace(sheet, rows=first)))
    later = plan(book, replace(sheet, rows=second, opening=None))
    assert later.counts["new"] == len(second)
    assert not [finding for finding in later.findings if finding.code == "number-hole"]
    book.apply(later)
    assert len(book.vouchers) == 47


def test_a_number_the_book_already_has_is_repeated(imported: RememberedBook) -> None:
    sheet = sheet_of(GOOD)
    new = replace(sheet.rows[0], row=60, number="PC2024/05", text="Chi mua văn phòng phẩm", amount_out=1_000)
    found = plan(imported, replace(sheet, rows=(new,)))
    stop = next(finding for finding in found.findings if finding.stops)
    assert stop.code == "number-repeated"
    assert "trong sổ" in str(stop.message)
    assert str(stop.proposal) == "PC2024/41"


def test_two_rows_alike_are_known_by_their_occurrence() -> None:
    book = RememberedBook()
    sheet = sheet_of(GOOD)
    one = replace(sheet.rows[1], number="")
    twice = replace(sheet, rows=(one, replace(one, row=99)))
    book.apply(plan(book, twice))
    again = plan(book, twice)
    assert [item.identity.occurrence for item in again.rows] == [1, 2]
    assert len({item.voucher_id for item in again.rows if isinstance(item, SameRow)}) == 2


def test_an_identity_comes_back_from_its_stored_text() -> None:
    identity = RowIdentity(number='PC"1', date="2024-01-02", text="Chi «mừng»", amount="-200000", occurrence=3)
    assert RowIdentity.parse(identity.key, 3) == identity


# ---- transfers -------------------------------------------------------------------------------------------------


def cash_row(row: int, day: dt.date, number: str, text: str, amount_in: int | None, amount_out: int | None) -> SheetRow:
    return SheetRow(
        row=row, book_date=day, voucher_date=day, number=number, text=text, amount_in=amount_in, amount_out=amount_out
    )


def book_sheet(kind: BookKind, *rows: SheetRow) -> BookSheet:
    return BookSheet("sổ", kind, rows)


WITHDRAWAL = "Rút tiền gửi ngân hàng nhập quỹ tiền mặt"
DEPOSIT = "Nộp tiền mặt vào tài khoản"


@pytest.mark.parametrize("first", list(BookKind))
def test_a_deposit_is_one_bank_receipt_whichever_book_comes_first(first: BookKind) -> None:
    day = dt.date(2026, 3, 2)
    cash = book_sheet(BookKind.CASH, cash_row(5, day, "PC2026/01", DEPOSIT, None, 700_000))
    bank = book_sheet(BookKind.BANK, cash_row(7, day, "BC-01", DEPOSIT, 700_000, None))
    sheets = {BookKind.CASH: cash, BookKind.BANK: bank}
    book = RememberedBook()
    for kind in (first, *(kind for kind in BookKind if kind is not first)):
        book.apply(plan(book, sheets[kind], kind))
    assert [content.number for _, content in book.vouchers.values()] == ["BC-01/2026"]
    (home, content) = next(iter(book.vouchers.values()))
    draft = content.draft(home)
    assert (draft.entries[0].source, draft.entries[0].target) == ("cash", "bank:1")


def test_two_equal_withdrawals_are_matched_one_to_one() -> None:
    cash = book_sheet(
        BookKind.CASH,
        cash_row(5, dt.date(2026, 3, 2), "PT2026/01", WITHDRAWAL, 500_000, None),
        cash_row(6, dt.date(2026, 3, 4), "PT2026/02", WITHDRAWAL, 500_000, None),
    )
    bank = book_sheet(
        BookKind.BANK,
        cash_row(5, dt.date(2026, 3, 2), "UNC-01", WITHDRAWAL, None, 500_000),
        cash_row(6, dt.date(2026, 3, 4), "UNC-02", WITHDRAWAL, None, 500_000),
        cash_row(7, dt.date(2026, 3, 9), "UNC-03", WITHDRAWAL, None, 500_000),
    )
    book = RememberedBook()
    book.apply(plan(book, cash))
    found = plan(book, bank, BookKind.BANK)
    matched = [item.row for item in found.rows if isinstance(item, MatchedTransfer)]
    assert matched == [5, 6]
    book.apply(found)
    assert sorted(book.numbers()) == ["PT2026/01", "PT2026/02", "PT2026/03"]


def test_a_withdrawal_more_than_three_days_away_is_another_one() -> None:
    cash = book_sheet(BookKind.CASH, cash_row(5, dt.date(2026, 3, 2), "PT2026/01", WITHDRAWAL, 500_000, None))
    bank = book_sheet(BookKind.BANK, cash_row(5, dt.date(2026, 3, 6), "UNC-01", WITHDRAWAL, None, 500_000))
    book = RememberedBook()
    book.apply(plan(book, cash))
    assert plan(book, bank, BookKind.BANK).counts["matched"] == 0


def test_one_number_with_two_amounts_stops_without_a_guess() -> None:
    cash = book_sheet(BookKind.CASH, cash_row(5, dt.date(2026, 3, 2), "PT2026/01", WITHDRAWAL, 500_000, None))
    bank = book_sheet(BookKind.BANK, cash_row(5, dt.date(2026, 3, 2), "PT2026/01", WITHDRAWAL, None, 5_000_000))
    book = RememberedBook()
    book.apply(plan(book, cash))
    stops = [finding for finding in plan(book, bank, BookKind.BANK).findings if finding.stops]
    assert [(stop.code, stop.proposal) for stop in stops] == [("transfer-amount-differs", None)]


def test_a_withdrawal_in_the_wrong_column_is_not_turned_round() -> None:
    cash = book_sheet(BookKind.CASH, cash_row(5, dt.date(2026, 3, 2), "PC2026/01", WITHDRAWAL, None, 500_000))
    stops = [finding.code for finding in plan(RememberedBook(), cash).findings if finding.stops]
    assert stops == ["transfer-wrong-side"]


def test_with_two_accounts_the_treasurer_is_asked_which() -> None:
    cash = book_sheet(BookKind.CASH, cash_row(5, dt.date(2026, 3, 2), "PT2026/01", WITHDRAWAL, 500_000, None))
    known = replace(RememberedBook().known(BookKind.CASH), bank_accounts=("bank:1", "bank:2"))
    found = plan_book(cash, known, RULES)
    assert [finding.code for finding in found.findings if finding.stops] == ["transfer-account-unknown"]
    chosen = plan_book(cash, known, RULES, PlanOptions(transfer_account="bank:2"))
    assert not any(finding.stops for finding in chosen.findings)


# ---- any book --------------------------------------------------------------------------------------------------


@given(st.integers(0, 10**9), st.integers(10, 120))
def test_any_corrected_book_ends_as_if_imported_fresh(seed: int, size: int) -> None:
    rng = random.Random(seed)
    rows = made_book(rng, size)
    sheet = _in_memory(rows)
    corrected = list(rows)
    for place in rng.sample(range(size), k=min(4, size)):
        row = corrected[place]
        if row.amount_out is not None:
            corrected[place] = replace(row, amount_out=int(str(row.amount_out)) + 500)
    book = RememberedBook()
    book.apply(plan(book, sheet))
    again = plan(book, _in_memory(corrected))
    touched = sum(before != after for before, after in zip(rows, corrected, strict=True))
    assert again.counts["changed"] == touched
    assert again.counts["new"] == 0
    book.apply(again)
    fresh = RememberedBook()
    fresh.apply(plan(fresh, _in_memory(corrected)))
    assert _stored(book) == _stored(fresh)


def _stored(book: RememberedBook) -> list[VoucherContent]:
    return sorted(
        (content for _, content in book.vouchers.values()), key=lambda content: (content.kind, content.sequence)
    )


def _in_memory(rows: Sequence[MadeRow]) -> BookSheet:
    return BookSheet(
        "sổ",
        BookKind.CASH,
        tuple(
            SheetRow(
                row=place,
                book_date=made.date,
                voucher_date=made.date,
                number=made.number,
                text=made.text,
                amount_in=made.amount_in,
                amount_out=made.amount_out,
            )
            for place, made in enumerate(rows, 11)
        ),
    )


def test_a_made_book_is_read_as_it_was_made(tmp_path: Path) -> None:
    rows = made_book(random.Random(1), 300)
    sheet = find_book(read_workbook(write_book(tmp_path / "sổ quỹ.xlsx", rows)), BookKind.CASH)
    assert [(row.book_date, row.number, row.text) for row in sheet.rows] == [
        (row.date, row.number, row.text) for row in rows
    ]
