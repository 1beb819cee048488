"""The usual vouchers of a sample month, of every room, in one act; cash is drawn from the bank first when it would run short.

Every voucher goes through the same storing, numbering and sealing as a treasurer's own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from app.domain.dates import Month
from app.domain.ledger.accounts import CASH_KEY
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import dong
from app.models.book import Book, Read
from app.models.queries.ledger.accounts import account_ids
from app.models.queries.ledger.books import balances
from app.rooms import Registry
from app.services.ledger.store_voucher import insert_voucher, number_and_post
from app.services.sample import Days, SampleUnion

BANK = "bank:1"
_KEPT, _DRAWN = 500_000, 1_500_000
"""What stays in the box, and the least that is drawn at once, in đồng."""


@dataclass(frozen=True, slots=True)
class SampleVouchers:
    """The usual vouchers of one room in a sample month; ``place`` orders those of one day."""

    name: str
    place: int
    drafts: Callable[[Read, Month, SampleUnion], Iterable[VoucherDraft]]


_OF_ROOMS = Registry("services", SampleVouchers, module="sample")


def sample_voucher(
    kind: VoucherKind, day: dt.date, code: str, amount: int, narration: str, person: str = "", **months: Month
) -> VoucherDraft:
    """A voucher of one line between a fund and a code; without a code between cash and bank."""
    fund = "cash" if kind.is_cash else BANK
    other = f"code:{code}" if code else BANK
    source, target = (other, fund) if kind.brings_in else (fund, other)
    entry = EntryDraft(source, target, dong(amount), "", None, months.get("first"), months.get("last"))
    return VoucherDraft(
        kind, day, day, narration, (entry,), person=person, source_documents=1 if kind is VoucherKind.PAYMENT else 0
    )


def cash_drawn(day: dt.date, least: int) -> VoucherDraft:
    """Money drawn from the bank for the box: at least so much, in steps of half a million."""
    amount = -(-least // 500_000) * 500_000
    text = "Rút tiền gửi ngân hàng nhập quỹ tiền mặt"
    return sample_voucher(VoucherKind.RECEIPT, day, "", amount, text, "Lê Ngọc Ánh")


def post_sample(book: Book, subject: str, drafts: Iterable[VoucherDraft]) -> None:
    """Post vouchers as one act."""
    with book.operation("post_voucher", subject=subject) as operation:
        accounts = account_ids(operation.read)
        for draft in drafts:
            number_and_post(operation, insert_voucher(operation, draft, accounts), draft)


def office_vouchers(read: Read, month: Month, union: SampleUnion) -> Iterator[VoucherDraft]:
    """Paper and the chair's allowance in cash; fees and interest in the bank."""
    day = month.first_day.replace
    label = f"tháng {month.month:02d} năm {month.year}"
    if month.month % 4 == 1:
        yield sample_voucher(VoucherKind.PAYMENT, day(day=9), "33", 285_000, "Chi mua văn phòng phẩm", "Lê Ngọc Ánh")
    if month.month == 12:
        yield sample_voucher(
            VoucherKind.PAYMENT,
            day(day=28),
            "34.02",
            1_062_000,
            "Chi phụ cấp trách nhiệm Chủ tịch CĐCS",
            "Trần Thị Thu Hà",
        )
    yield sample_voucher(VoucherKind.BANK_OUT, day(day=17), "33", 35_000, f"Thu phí dịch vụ IB {label}")
    yield sample_voucher(VoucherKind.BANK_OUT, day(day=17), "33", 3_500, f"VAT phí dịch vụ IB {label}")
    interest = 400 + 37 * month.month + union.members
    yield sample_voucher(VoucherKind.BANK_IN, month.last_day, "25.02", interest, "Lãi tiền gửi ngân hàng")


def post_usual_vouchers(book: Book, month: Month, union: SampleUnion) -> Days:
    """Post the month's vouchers on their days, up to the day the sample ends on; cash is drawn before it runs short."""
    yield month.first_day
    with book.read() as read:
        drafts = _of_month(read, month, union)
    for day, group in groupby(drafts, key=lambda draft: draft.book_date):
        yield day
        of_day = list(group)
        spent = sum(draft.total for draft in of_day if draft.kind is VoucherKind.PAYMENT)
        with book.read() as read:
            cash = balances(read, day)[CASH_KEY]
        if spent and cash < spent + _KEPT:
            of_day.insert(0, cash_drawn(day, max(spent - cash + _KEPT, _DRAWN)))
        post_sample(book, of_day[0].narration, of_day)


def _of_month(read: Read, month: Month, union: SampleUnion) -> list[VoucherDraft]:
    sources = _OF_ROOMS.in_place("name")
    found = [draft for source in sources for draft in source.drafts(read, month, union)]
    return sorted((draft for draft in found if draft.book_date <= union.today), key=lambda draft: draft.book_date)
