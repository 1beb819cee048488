"""Pictures of the dues: lists, collection, arrears, what is payable to the superior union, remittance."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.domain.dates import Month, Period
from app.domain.dues.rate_change import RateDecision
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import Rate, dong
from app.exports.form import Params
from app.models.queries.dues.allocations import credit_sums, unallocated
from app.models.queries.dues.assessment import decisions
from app.models.queries.dues.dues import arrears, charges, dues_runs
from app.models.queries.union.organisation import opening_day
from app.services.dues.allocate_receipt import allocate_waiting
from app.services.dues.change_rate import change_rate
from app.services.dues.collect_dues import collect_dues
from app.services.dues.run_dues import run_dues
from app.services.export_form import export_form
from app.services.ledger.post_voucher import post_new
from app.services.members.keep_members import MemberEntry, add_member
from app.ui.main_window import MainWindow
from tests.cameras.scene import Scene, month_before, open_dialog, settle


def _collect_last_month(window: MainWindow) -> None:
    dialog = open_dialog(window)
    before = window.desk.month.plus(-1)
    dialog.choose(before, before)
    if dialog.people.rows():
        dialog.people.table.flip([0])


def _tick_all(window: MainWindow) -> None:
    screen: Any = window.current
    screen.fix.setChecked(True)
    screen.leave.setChecked(True)


def _compare_quarter(window: MainWindow) -> None:
    """The last whole quarter of the book, printed to a workbook and held against the book."""
    book, month = window.desk.the_book, window.desk.month.plus(-1)
    quarter = Period.of_quarter(month.year, (month.month + 2) // 3) if month.month % 3 == 0 else None
    quarter = quarter or Period.of_quarter(month.year, max((month.month - 1) // 3, 1))
    file = book.path.parent / f"Trich nop quy {quarter.last.month // 3}-{quarter.first.year}.xlsx"
    export_form(book, "dues-list", Params(period=quarter), file)
    screen: Any = window.current
    screen.look_at(file)
    settle(window, 400)


PEOPLE = ("Lê Ngọc Ánh", "Trần Thị Bích", "Phạm Văn Cường", "Đỗ Thị Dung", "Hoàng Văn Giang", "Vũ Thị Hạnh")


def _listed(window: MainWindow) -> Any:
    """Six members with lists of three months in a book of its own: what these pages are about never happens in the sample."""
    book = window.desk.the_book
    with book.read() as read:
        first = Month.of(opening_day(read))
        is_new = not dues_runs(read)
    if is_new:
        for place, name in enumerate(PEOPLE):
            wage = dong(5_400_000 + 350_000 * place)
            add_member(book, MemberEntry(name, first.first_day, wage=wage, group=f"Tổ {place // 3 + 1}"))
        for month in first.through(first.plus(2)):
            run_dues(book, month)
    window.desk.set_month(first.plus(2))
    return book


def _waiting(window: MainWindow) -> list[int]:
    """Receipts that she typed: for the whole list, for a tổ, for a person, and one that nothing tells."""
    book = _listed(window)
    with book.read() as read:
        there = [each.voucher_id for each in unallocated(read)]
        first = Month.of(opening_day(read))
        rows = charges(read, first)
    if there:
        return there
    whole, group = sum(row.left for row in rows), sum(row.left for row in rows if row.group == "Tổ 1")
    posted = []
    for text, amount in (
        (f"Thu đoàn phí tháng {first.month:02d}/{first.year}", whole),
        (f"Tổ 1 nộp đoàn phí tháng {first.plus(1).month:02d}/{first.plus(1).year}", group),
        (f"Đoàn phí {PEOPLE[4]} chuyển khoản", 100_000),
        (f"Thu đoàn phí tháng {first.plus(2).month:02d}/{first.plus(2).year}", 12_345),
    ):
        entry = EntryDraft(code_key("22"), CASH_KEY, dong(amount), money_source="DP")
        draft = VoucherDraft.received(first.plus(2).first_day, text, entry, person="Phòng Nhân sự")
        posted.append(post_new(book, draft).value.id)
    return posted


def _see_waiting(window: MainWindow) -> None:
    _waiting(window)
    window.go("dues_receipts")
    settle(window, 200)


def _allocate(window: MainWindow) -> None:
    posted = _waiting(window)
    window.go("allocate", {"voucher": posted[1]})


def _allocated(window: MainWindow) -> None:
    posted = _waiting(window)
    allocate_waiting(window.desk.the_book)
    window.go("vouchers", {"voucher": posted[2]})
    settle(window, 200)


def _collected(window: MainWindow) -> Month:
    """Three months are listed and collected; gives the first."""
    book = _listed(window)
    with book.read() as read:
        first, is_due = Month.of(opening_day(read)), bool(arrears(read, window.desk.month))
    if is_due:
        collect_dues(book, first, first.plus(2), first.plus(2).first_day, person="Phòng Nhân sự")
    return first


def _change_rate(window: MainWindow) -> None:
    first = _collected(window)
    window.go("dues_rate")
    dialog = open_dialog(window)
    for key, value in (("number", "05/QĐ-CĐCS"), ("rate", "0,4%"), ("first_month", first.plus(1))):
        dialog.set_value(key, value)
    dialog.follow()


def _decided(window: MainWindow) -> None:
    first, book = _collected(window), window.desk.the_book
    with book.read() as read:
        is_there = bool(decisions(read))
    if not is_there:
        change_rate(book, RateDecision("05/QĐ-CĐCS", first.plus(2).first_day, first.plus(1), rate=Rate("0.4%")))
    window.go("dues_decisions")
    settle(window, 200)


def _refund(window: MainWindow) -> None:
    _decided(window)
    with window.desk.read() as read:
        member = next(iter(credit_sums(read)))
    window.go("dues_refund", {"member": member})


WAITING, DECIDED = dt.date(2025, 7, 1), dt.date(2023, 7, 1)
SCENES = (
    Scene("dues-empty", "dues"),
    Scene("dues", "dues", prepare=month_before, caption=("Bảng trích nộp đoàn phí", "The month's list of dues")),
    Scene("arrears", "arrears"),
    Scene("collect_dues", "collect_dues", prepare=_collect_last_month),
    Scene("dues_receipts", "dues_receipts"),
    Scene("dues_receipts-waiting", prepare=_see_waiting, opened_on=WAITING),
    Scene("allocate", "allocate", {"voucher": 1}),
    Scene("allocate-proposed", prepare=_allocate, opened_on=WAITING),
    Scene("voucher-allocated", prepare=_allocated, opened_on=WAITING),
    Scene("dues_rate", "dues_rate"),
    Scene("dues_rate-touched", prepare=_change_rate, opened_on=DECIDED),
    Scene("dues_decisions", "dues_decisions"),
    Scene("dues_decisions-entered", prepare=_decided, opened_on=DECIDED),
    Scene("dues_refund", "dues_refund", {"member": 1}),
    Scene("dues_refund-credit", prepare=_refund, opened_on=DECIDED),
    Scene("dues_why", "dues_why"),
    Scene("dues_findings", "dues_findings"),
    Scene("dues_import", "dues_import", {"file": "tests/data/trich-nop-2026.xlsx"}, prepare=_tick_all),
    Scene("dues_import-quarter", "dues_import", prepare=_compare_quarter),
    Scene("obligations", "obligations", caption=("Phần nộp cấp trên", "What is owed to the union above")),
    Scene("obligation_why", "obligation_why"),
    Scene("obligation_why-down", "obligation_why", {"direction": "down"}),
    Scene("remit", "remit"),
)
