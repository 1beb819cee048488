"""A believable sample book of any size from a seed: an invented union whose money comes and goes as a real one's does.

Every voucher goes through the same storing, numbering and sealing as a treasurer's own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from app.domain import clock
from app.domain.dates import Month, Period
from app.domain.ledger.vouchers import CASH_KEY, EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import dong
from app.domain.problems import N_, Message
from app.domain.settlement.settlement import HeadFigures
from app.models.book import Book, Read
from app.models.operation import Outcome
from app.models.queries.dues.dues import arrears, charges, month_dues
from app.models.queries.dues.obligations import obligations_down
from app.models.queries.ledger.books import balances
from app.models.queries.union.organisation import bucket_ids
from app.services.book.create_book import create_book
from app.services.book.sample_parts import PARTS
from app.services.care.birthday_gifts import birthday_drafts
from app.services.dues.collect_dues import collect_dues, collect_from_member
from app.services.dues.remit import left_to_send, remittance_draft
from app.services.dues.run_dues import run_dues
from app.services.ledger.save_draft import save_draft
from app.services.ledger.store_voucher import insert_voucher, number_and_post
from app.services.members.sample_members import sample_members, store_sample_members
from app.services.members.sample_people import Person, people
from app.services.settlement.close_month import close_month
from app.services.union.change_settings import set_head_figures
from app.services.union.read_profile import Profile, ProfileAccount, ProfileOfficer

Progress = Callable[[int, int], None]

_BANK = "bank:1"


def sample_profile(opening_day: dt.date, members: int) -> Profile:
    """The invented union the sample book belongs to."""
    officers = (
        ("chair", "Trần Thị Thu Hà"), ("vice_chair", "Nguyễn Minh Quân"), ("accountant", "Lê Ngọc Ánh"),
        ("cashier", "Phạm Thị Kim Oanh"),
    )  # fmt: skip
    return Profile(
        opening_day=opening_day,
        union="CĐCS Công ty TNHH May mặc Hoa Sen Trắng",
        superior="Liên đoàn Lao động tỉnh Tây Ninh",
        employer="Công ty TNHH May mặc Hoa Sen Trắng",
        address="Lô B2, Khu công nghiệp Trảng Bàng, tỉnh Tây Ninh",
        place="Tây Ninh",
        payee_account="117000445566",
        payee_bank="VietinBank – CN Tây Ninh",
        group=3,
        region=2,
        cash=dong(2_350_000),
        accounts=(
            ProfileAccount(
                "VietinBank Tây Ninh",
                "VietinBank – CN Tây Ninh",
                "118002934455",
                dong(max(members * 700_000, 8_400_000)),
            ),
        ),
        officers=tuple(ProfileOfficer(role, name, opening_day) for role, name in officers),
    )


def _voucher(
    kind: VoucherKind, day: dt.date, code: str, amount: int, narration: str, person: str = "", **months: Month
) -> VoucherDraft:
    fund = "cash" if kind.is_cash else _BANK
    other = f"code:{code}" if code else _BANK
    source, target = (other, fund) if kind.brings_in else (fund, other)
    entry = EntryDraft(source, target, dong(amount), "", None, months.get("first"), months.get("last"))
    return VoucherDraft(
        kind, day, day, narration, (entry,), person=person, documents=1 if kind is VoucherKind.PAYMENT else 0
    )


def _month_in_bank(month: Month, members: int, read: Read, first: Month) -> Iterator[VoucherDraft]:
    day = month.first_day.replace
    label = f"tháng {month.month:02d} năm {month.year}"
    yield _voucher(VoucherKind.BANK_OUT, day(day=17), "33", 35_000, f"Thu phí dịch vụ IB {label}")
    yield _voucher(VoucherKind.BANK_OUT, day(day=17), "33", 3_500, f"VAT phí dịch vụ IB {label}")
    interest = 400 + 37 * month.month + members
    yield _voucher(VoucherKind.BANK_IN, month.last_day, "25.02", interest, "Lãi tiền gửi ngân hàng")
    if month.month % 3 == 1 and month > first:
        begin, end = month.plus(-3), month.plus(-1)
        if left_to_send(read, begin, end):
            yield remittance_draft(read, begin, end, day(day=20), _BANK)
    if month.month % 3 == 2 and month.plus(-2) >= first:
        begin, end = month.plus(-4), month.plus(-2)
        fund = sum(each.left for each in obligations_down(read) if begin <= each.month <= end)
        if fund > 0:
            text = f"Nhận 75% KPCĐ cấp trên cấp quý {end.month // 3} năm {end.year}"
            yield _voucher(VoucherKind.BANK_IN, day(day=15), "28.01", fund, text, first=begin, last=end)


def _month_in_cash(month: Month) -> Iterator[VoucherDraft]:
    if month.month % 4 == 1:
        yield _voucher(
            VoucherKind.PAYMENT, month.first_day.replace(day=9), "33", 285_000, "Chi mua văn phòng phẩm", "Lê Ngọc Ánh"
        )
    if month.month == 12:
        yield _voucher(
            VoucherKind.PAYMENT, month.first_day.replace(day=28), "34.02", 1_062_000,
            "Chi phụ cấp trách nhiệm Chủ tịch CĐCS", "Trần Thị Thu Hà",
        )  # fmt: skip


def month_of_vouchers(
    month: Month, union: tuple[Person, ...], cash: int, until: dt.date, read: Read, first: Month
) -> list[VoucherDraft]:
    """All vouchers of a sample month up to a day but its dues, with a withdrawal first when cash would run short.

    Birthdays of the month one works in are left to give.
    """
    drafts = [*_month_in_cash(month), *_month_in_bank(month, len(union), read, first)]
    if month < Month.of(until):
        drafts += birthday_drafts(read, month, dong(300_000))
    drafts = sorted((draft for draft in drafts if draft.book_date <= until), key=lambda draft: draft.book_date)
    spent = sum(draft.total for draft in drafts if draft.kind is VoucherKind.PAYMENT)
    if cash < spent + 500_000:
        short = -(-(spent - cash + 500_000) // 500_000) * 500_000
        text = "Rút tiền gửi ngân hàng nhập quỹ tiền mặt"
        drafts.insert(0, _voucher(VoucherKind.RECEIPT, month.first_day, "", short, text, "Phạm Thị Kim Oanh"))
    return drafts


def _month_of_dues(book: Book, month: Month, is_last: bool) -> None:
    """Assess and collect a month, but for somebody who did not pay."""
    run_dues(book, month)
    with book.read() as read:
        owing = [row.member_id for row in charges(read, month) if row.left > 0]
    without = (
        owing[1:3] if is_last and len(owing) > 4 else owing[3:4] if month.month % 5 == 3 and len(owing) > 4 else []
    )
    collect_dues(book, month, month, month.last_day, without=without, person="Lê Ngọc Ánh")


def _late_payments(book: Book, month: Month) -> None:
    """Who still owed pays on the first day of the month after."""
    with book.read() as read:
        late = arrears(read, month.plus(-1))
    for each in late:
        collect_from_member(book, each.member_id, each.left, month.first_day)


def _post_month(book: Book, drafts: list[VoucherDraft], month: Month) -> None:
    with book.operation("post_voucher", subject=str(month)) as act:
        buckets = bucket_ids(Read(act.connection))
        for draft in drafts:
            number_and_post(act, insert_voucher(act, draft, buckets), draft)


def make_sample(
    path: Path, *, members: int = 45, years: int = 2, seed: int = 2026, progress: Progress | None = None
) -> Outcome[Book]:
    """Make a sample book whose last year is the current one, its past months closed up to two months ago, and open it."""
    today = clock.today()
    first = Month(today.year - years + 1, 1)
    book = create_book(path, sample_profile(first.first_day, members)).value
    try:
        union = people(members, seed)
        months = list(Period(first.first_day, today).months())
        store_sample_members(book, sample_members(union, months, seed), months)
        for place, month in enumerate(months):
            if progress is not None:
                progress(place, len(months))
            if month < months[-1]:
                _late_payments(book, month)
            with book.read() as read:
                cash = balances(read, month.last_day)[CASH_KEY]
                drafts = month_of_vouchers(month, union, cash, today, read, first)
            if drafts:
                _post_month(book, drafts, month)
            if month < months[-1]:
                _month_of_dues(book, month, month == months[-2])
            for part in PARTS:
                part(book, month, today)
        for month in months[:-2]:
            close_month(book, month)
        _leave_work_open(book, months[-1], union, today)
    except BaseException:
        book.close()
        path.unlink(missing_ok=True)
        raise
    return Outcome(
        book,
        frozenset(),
        Message(
            N_("Đã tạo sổ mẫu «{name}»: {members} đoàn viên, {years} năm."),
            {"name": path.name, "members": members, "years": years},
        ),
    )


def _leave_work_open(book: Book, month: Month, union: tuple[Person, ...], today: dt.date) -> None:
    """What a treasurer has on her desk in the middle of a month: two drafts and last year's head figures."""
    for person in union[:2]:
        draft = _voucher(
            VoucherKind.PAYMENT,
            today,
            "32",
            250_000,
            f"Chi hỗ trợ dự tập huấn cán bộ công đoàn: {person.name}",
            person.name,
        )
        save_draft(book, draft)
    for year in range(month.year - 1, month.year + 1):
        with book.read() as read:
            payroll = dong(sum(each.wages for each in month_dues(read, Month(year, 1), Month(year, 12))))
        figures = HeadFigures(len(union) + 3, payroll, len(union), payroll, 0)
        set_head_figures(book, Period.of_year(year), figures)
