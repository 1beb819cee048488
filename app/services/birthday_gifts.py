"""Chi mừng sinh nhật: this month's birthdays as vouchers in one act, one voucher each or one for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from app.domain.dates import Month
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Message, Refusal
from app.domain.vouchers import CASH_KEY, EntryDraft, VoucherDraft, VoucherKind, code_key
from app.models.book import Book, Read, outcome_of
from app.models.operation import Outcome
from app.models.queries.members import MemberRow, birthdays
from app.models.queries.vouchers import VoucherCard, voucher
from app.services.post_voucher import must_stand
from app.services.store_voucher import insert_voucher, number_and_post


class NoBirthday(Refusal):
    """Nobody has a birthday, or all were left out or already given."""

    code = "no-birthday"
    template = N_("Tháng {month} không còn đoàn viên nào cần chi mừng sinh nhật.")


def already_given(read: Read, month: Month) -> frozenset[int]:
    """Members for whom a birthday gift of this month's year is posted."""
    first, last = month.first_day.replace(month=1), month.last_day.replace(month=12, day=31)
    return frozenset(
        row[0]
        for row in read.rows(
            "SELECT DISTINCT e.member_id FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' "
            "WHERE e.member_id IS NOT NULL AND e.narration LIKE 'Mừng sinh nhật%' AND v.book_date BETWEEN ? AND ?",
            (first.isoformat(), last.isoformat()),
        )
    )


def _entry(who: MemberRow, amount: Dong, fund: str) -> EntryDraft:
    return EntryDraft(fund, code_key("31"), amount, f"Mừng sinh nhật {who.full_name}", "DP", member_id=who.id)


def birthday_drafts(
    read: Read,
    month: Month,
    amount: Dong,
    *,
    one_voucher: bool = False,
    without: Collection[int] = (),
    fund: str = CASH_KEY,
) -> list[VoucherDraft]:
    """The vouchers for a month's birthdays, on each day (or on the last one for a single voucher)."""
    given = already_given(read, month) | set(without)
    people = [row for row in birthdays(read, month) if row.id not in given]
    kind = VoucherKind.PAYMENT if fund == CASH_KEY else VoucherKind.BANK_OUT
    if one_voucher and people:
        day = month.last_day
        text = f"Chi mừng sinh nhật {len(people)} đoàn viên tháng {month.month:02d}/{month.year}"
        return [VoucherDraft(kind, day, day, text, tuple(_entry(who, amount, fund) for who in people), documents=1)]
    drafts = []
    for who in people:
        day = _day_of(who, month)
        text = f"Chi mừng sinh nhật đoàn viên {who.full_name}"
        drafts.append(
            VoucherDraft(kind, day, day, text, (_entry(who, amount, fund),), person=who.full_name, documents=1)
        )
    return drafts


def _day_of(who: MemberRow, month: Month) -> dt.date:
    born = int(who.birth[8:10])
    return month.first_day.replace(day=min(born, month.last_day.day))


def post_birthdays(
    book: Book,
    month: Month,
    amount: Dong,
    *,
    one_voucher: bool = False,
    without: Collection[int] = (),
    fund: str = CASH_KEY,
) -> Outcome[tuple[VoucherCard, ...]]:
    """Post the month's birthday gifts in one act; nobody is given twice in a year. Refuses when there is nobody left."""
    with book.operation("post_voucher", subject=f"sinh nhật {month}") as act:
        read = Read(act.connection)
        drafts = birthday_drafts(read, month, amount, one_voucher=one_voucher, without=without, fund=fund)
        if not drafts:
            raise NoBirthday(month=month)
        cards = []
        for draft in drafts:
            must_stand(read, draft, None)
            voucher_id = insert_voucher(act, draft)
            number_and_post(act, voucher_id, draft)
            cards.append(voucher(read, voucher_id))
    total = dong(sum(card.total for card in cards))
    said = {"count": sum(len(card.entries) for card in cards), "amount": show_money(total), "vouchers": len(cards)}
    sentence = Message(N_("Đã chi mừng sinh nhật {count} đoàn viên, {amount} đồng, {vouchers} chứng từ."), said)
    return outcome_of(act, tuple(cards), sentence)
