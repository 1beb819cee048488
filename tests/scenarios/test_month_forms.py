"""The union's own papers read from real small books: they agree with the books and with the treasurer's own lists."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.domain.dates import Month, Period
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.members.exemptions import ExemptReason
from app.domain.money import dong
from app.exports.dues.duesform import NoDuesList, WholeMonthsOnly
from app.exports.form import Params, forms, to_json
from app.exports.ledger.voucherform import OtherKind
from app.exports.pdf import to_pdf
from app.exports.xlsx import to_xlsx
from app.models.book import Book
from app.models.queries.dues.dues import charges, month_dues
from app.models.queries.dues.obligations import payables_to_superior
from app.models.queries.trail import head_hash
from app.services.dues.collect_dues import collect_dues
from app.services.dues.run_dues import run_dues
from app.services.ledger.post_voucher import post_new
from app.services.members.keep_members import MemberEntry, add_exemption, add_member, set_wages
from app.services.settlement.close_month import close_month
from tests.small_books import OPENING_DAY, january, opened, payment, receipt, send_up, withdrawal

HER_LISTS = Path(__file__).resolve().parents[1] / "data" / "trich-nop-2026.xlsx"
FIRST, SECOND, THIRD = Month(2025, 1), Month(2025, 2), Month(2025, 3)
QUARTER = Period.of_quarter(2025, 1)


def data_of(book: Book, code: str, period: Period | str, **more: Any) -> dict[str, Any]:
    """A form's JSON; its pages and cells are made too, so that every paper is seen to print."""
    form = forms()[code]
    with book.read() as read:
        gathered = form.gather(read, Params(period=Period.parse(period) if isinstance(period, str) else period, **more))
    to_pdf(form.layout(gathered), io.BytesIO())
    to_xlsx(form.layout(gathered), io.BytesIO())
    return to_json(form, gathered)


@pytest.fixture
def quarter() -> Iterator[Book]:
    """Three members of a group and one on leave; a quarter assessed, two months collected, one sent up."""
    with opened() as book:
        people = (("Lê Văn An", 5_700_000, "Tổ 1"), ("Trần Thị Bé", 10_000_000, "Tổ 1"), ("Hồ Văn Tư", 6_333_333, ""))
        numbers = [
            add_member(
                book, MemberEntry(name, OPENING_DAY, wage=dong(wage), group=group, citizen_number=f"07909999900{place}")
            ).value
            for place, (name, wage, group) in enumerate(people)
        ]
        add_exemption(book, numbers[0], SECOND, SECOND, ExemptReason.BENEFIT, "Nghỉ thai sản")
        for month in (FIRST, SECOND, THIRD):
            run_dues(book, month)
        collect_dues(book, FIRST, SECOND, dt.date(2025, 2, 5))
        send_up(book, FIRST, FIRST, dt.date(2025, 2, 20))
        post_new(book, payment(dt.date(2025, 2, 21), 300_000))
        post_new(book, withdrawal(dt.date(2025, 2, 22), 1_000_000))
        yield book


def test_a_months_list_is_the_charges_of_its_run(quarter):
    listed = data_of(quarter, "dues-list", "2025-02")
    with quarter.read() as read:
        rows, sums = charges(read, SECOND), month_dues(read, SECOND, SECOND)[0]
    assert [(row["name"], row["kept"], row["up"], row["fund_kept"], row["fund_up"]) for row in listed["rows"]] == [
        (row.full_name, row.kept, row.up, row.fund_kept, row.fund_up) for row in rows
    ]
    assert (listed["totals"]["members"], listed["totals"]["exempt"]) == (2, 1)
    assert listed["totals"]["kept"] + listed["totals"]["up"] == sums.amount
    assert listed["totals"]["wage"] == sums.wages
    assert next(row["note"] for row in listed["rows"] if row["months"] == 0) == "Nghỉ thai sản"


def test_a_quarters_list_is_the_sum_of_its_months(quarter):
    whole = data_of(quarter, "dues-list", QUARTER)
    months = [data_of(quarter, "dues-list", str(month)) for month in (FIRST, SECOND, THIRD)]
    for key in ("wage", "fund_kept", "fund_up", "kept", "up", "total"):
        assert whole["totals"][key] == sum(each["totals"][key] for each in months)
    assert {row["name"]: row["months"] for row in whole["rows"]} == {"Lê Văn An": 2, "Trần Thị Bé": 3, "Hồ Văn Tư": 3}


def test_groups_change_the_order_and_nothing_else(quarter):
    plain, grouped = data_of(quarter, "dues-list", "2025-01"), data_of(quarter, "dues-list", "2025-01", by_group=True)
    assert plain["totals"] == grouped["totals"]
    assert [row["group"] for row in grouped["rows"]] == ["Tổ 1", "Tổ 1", ""]


def test_a_remittance_lists_what_obligations_reckon(quarter):
    listed = data_of(quarter, "remittance", QUARTER)
    with quarter.read() as read:
        owed = [each for each in payables_to_superior(read) if FIRST <= each.month <= THIRD]
        ups = sum(row.up for month in (FIRST, SECOND) for row in charges(read, month))
        seal = head_hash(read)
    assert listed["totals"]["share"] == listed["totals"]["owed"] == sum(each.due for each in owed) == ups
    assert listed["totals"]["sent"] == owed[0].due
    assert listed["totals"]["left"] == owed[1].due
    assert [row["share"] for row in listed["rows"] if row["month"] == "2025-03"] == [0, 0, 0]
    assert listed["totals"]["journal"] == seal
    assert {row["citizen_number"] for row in listed["rows"]} == {"079099999000", "079099999001", "079099999002"}


def test_dues_no_member_is_named_for_are_told_apart_in_a_remittance(quarter):
    entry = EntryDraft("code:22", "cash", dong(100_000), for_first=THIRD, for_last=THIRD)
    day = dt.date(2025, 3, 5)
    post_new(
        quarter,
        VoucherDraft(
            kind=VoucherKind.RECEIPT,
            book_date=day,
            voucher_date=day,
            narration="Thu đoàn phí tháng 3",
            entries=(entry,),
        ),
    )
    totals = data_of(quarter, "remittance", "2025-03")["totals"]
    assert (totals["share"], totals["owed"], totals["left"]) == (0, 30_000, 30_000)


def test_the_months_report_closes_at_what_the_books_hold_and_its_proofs_hold(quarter):
    report = data_of(quarter, "monthly-report", "2025-02")
    figures = {(row["section"], row["key"], row["figure"]): row["amount"] for row in report["rows"]}
    totals = report["totals"]
    assert totals["closing"] == figures["fund", "cash", "closing"] + figures["fund", "bank:1", "closing"]
    assert totals["opening"] + totals["income"] - totals["spending"] == totals["closing"]
    assert figures["income", "22", "period"] == totals["income"]
    assert figures["spending", "31", "period"] + figures["spending", "39", "period"] == totals["spending"]
    assert totals["proofs"] == "hold"
    assert {
        amount for (section, _, figure), amount in figures.items() if (section, figure) == ("proof", "difference")
    } == {0}
    assert (totals["dues_due"], totals["dues_collected"]) == (163_333, 163_333)
    assert totals["owed_up"] == sum(
        each for (section, _, figure), each in figures.items() if (section, figure) == ("up", "left")
    )


def test_the_report_says_whether_its_month_is_closed():
    with opened() as book:
        post_new(book, receipt(january(5), 1_000_000))
        assert data_of(book, "monthly-report", "2025-01")["totals"]["open"] == "yes"
        close_month(book, FIRST)
        assert data_of(book, "monthly-report", "2025-01")["totals"]["open"] == "no"
        assert data_of(book, "monthly-report", "2025-01-01..2025-02-10")["totals"]["open"] == "yes"


def test_a_report_of_a_book_without_members_and_lists_still_prints():
    with opened() as book:
        report = data_of(book, "monthly-report", "2025-01")
        assert (report["totals"]["dues_due"], report["totals"]["proofs"]) == (0, "hold")


def test_the_payment_of_the_share_is_an_order_to_the_superior(quarter):
    (order,) = data_of(quarter, "payment-order", "2025-02")["rows"]
    assert order["payee"] == "Liên đoàn Lao động quận Nam Hải"
    assert order["bank_text"].endswith(" NOP DPCD CAP TREN THANG 01 NAM 2025")
    with pytest.raises(OtherKind):
        data_of(quarter, "payment-order", "2025", voucher="PT2025/01")


@pytest.mark.parametrize("code", ["dues-list", "dues-year", "remittance"])
def test_what_cuts_a_month_or_has_no_list_is_refused(quarter, code):
    with pytest.raises(WholeMonthsOnly):
        data_of(quarter, code, "2025-01-01..2025-02-10")
    with pytest.raises(NoDuesList):
        data_of(quarter, code, "2025-06")


# ---- her own year sheet --------------------------------------------------------------------------------------------


def her_wages(sheet: str) -> dict[str, tuple[int, str]]:
    """Her list of a month: name → wage and what she wrote beside it."""
    rows = openpyxl.load_workbook(HER_LISTS, data_only=True)[sheet].iter_rows(min_row=7, values_only=True)
    return {str(row[1]).strip(): (int(row[2]), str(row[8] or "")) for row in rows if isinstance(row[0], int)}


def her_year() -> dict[str, tuple[int, ...]]:
    """Her sheet ``TC ``: month → its seven figures, as printed."""
    rows = openpyxl.load_workbook(HER_LISTS, data_only=True)["TC "].iter_rows(min_row=11, max_row=16, values_only=True)
    return {str(row[0]): tuple(round(float(figure)) for figure in row[1:]) for row in rows}


def test_her_year_sheet_comes_out_of_her_own_lists():
    january_, february = Month(2026, 1), Month(2026, 2)
    first, second = her_wages("012026"), her_wages("02026")
    with opened() as book:
        numbers = {
            name: add_member(book, MemberEntry(name, OPENING_DAY, wage=dong(wage), wage_from=january_)).value
            for name, (wage, _) in first.items()
        }
        for name, (wage, note) in first.items():
            if wage == 0:
                add_exemption(book, numbers[name], january_, february, ExemptReason.BENEFIT, note.strip())
        run_dues(book, january_)
        set_wages(book, {numbers[name]: dong(wage) for name, (wage, _) in second.items()}, february)
        run_dues(book, february)
        sheet = data_of(book, "dues-year", "2026")
        listed = data_of(book, "dues-list", "2026-01")
    hers = her_year()
    for month, row in (("Tháng 1/2026", sheet["rows"][0]), ("Tháng 2/2026", sheet["rows"][1])):
        keys = ("members", "wages", "fund", "fund_kept", "fund_up", "kept", "up_share")
        assert tuple(row[key] for key in keys) == hers[month]
    assert [row["name"] for row in listed["rows"] if row["note"]] == ["Đặng Thị Họa"]
    # Why not her own 7.278.300: her total column was still 3% of the wage a year after the rate became 0,5%.
    assert listed["totals"]["total"] == 6_065_250
