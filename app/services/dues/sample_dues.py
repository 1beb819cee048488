"""The dues of a sample union: assessed and collected each month, a few paid late; what is sent up and what comes from above."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.dates import Month
from app.domain.ledger.vouchers import VoucherDraft, VoucherKind
from app.models.book import Book, Read
from app.models.queries.dues.dues import arrears, charges
from app.models.queries.dues.obligations import receivables_from_superior
from app.services.dues.collect_dues import collect_dues, collect_from_member
from app.services.dues.remit import left_to_send, remittance_draft
from app.services.dues.run_dues import run_dues
from app.services.ledger.sample_vouchers import BANK, sample_voucher
from app.services.sample import Days, SampleUnion


def pay_late(book: Book, month: Month, union: SampleUnion) -> Days:
    """Who still owed pays on the first day of the month after."""
    if not union.is_over(month):
        return
    yield month.first_day
    with book.read() as read:
        late = arrears(read, month.plus(-1))
    for each in late:
        collect_from_member(book, each.member_id, each.left, month.first_day)


def collect_month(book: Book, month: Month, union: SampleUnion) -> Days:
    """Assess and collect a month that is over, but for somebody who did not pay."""
    if not union.is_over(month):
        return
    yield month.last_day
    is_last = month == union.months[-2]
    run_dues(book, month)
    with book.read() as read:
        owing = [row.member_id for row in charges(read, month) if row.left > 0]
    without = (
        owing[1:3] if is_last and len(owing) > 4 else owing[3:4] if month.month % 5 == 3 and len(owing) > 4 else []
    )
    collect_dues(book, month, month, month.last_day, without=without, person="Lê Ngọc Ánh")


def superior_vouchers(read: Read, month: Month, union: SampleUnion) -> Iterator[VoucherDraft]:
    """Each quarter, dues sent up in the month after it and the union's part of the 2% received in the next."""
    day, first = month.first_day.replace, union.months[0]
    if month.month % 3 == 1 and month > first:
        begin, end = month.plus(-3), month.plus(-1)
        if left_to_send(read, begin, end):
            yield remittance_draft(read, begin, end, day(day=20), BANK)
    if month.month % 3 == 2 and month.plus(-2) >= first:
        begin, end = month.plus(-4), month.plus(-2)
        fund = sum(each.left for each in receivables_from_superior(read) if begin <= each.month <= end)
        if fund > 0:
            text = f"Nhận 75% KPCĐ cấp trên cấp quý {end.month // 3} năm {end.year}"
            yield sample_voucher(VoucherKind.BANK_IN, day(day=15), "28.01", fund, text, first=begin, last=end)
