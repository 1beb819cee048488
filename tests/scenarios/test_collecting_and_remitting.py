"""Dues collected for months in one receipt, arrears and credits, the share sent up, what comes back, and birthdays."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.dates import Month, Period
from app.domain.dues.owed import ForMonths
from app.domain.dues.remittance import settle
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.dues.dues import arrears, charges, member_account, month_dues
from app.models.queries.dues.obligations import (
    dues_payable_to_superior,
    payables_to_superior,
    receivables_from_superior,
)
from app.models.queries.settlement.settlement import settlement
from app.services.care.birthday_gifts import NoBirthday, post_birthdays
from app.services.dues.collect_dues import NothingDue, ReceivedShort, RunMissing, collect_dues, collect_from_member
from app.services.dues.remit import NothingOwed
from app.services.dues.run_dues import RunCollected, run_dues, withdraw_dues
from app.services.home.check_book import check_book
from app.services.ledger.post_voucher import post_new, unpost_voucher, void_voucher
from app.services.members.keep_members import MemberEntry, add_member
from tests.small_books import OPENING_DAY, january, opened, send_up

FIRST, SECOND, THIRD = Month(2025, 1), Month(2025, 2), Month(2025, 3)


def three(book: Book) -> list[int]:
    names = (("Lê Văn An", 5_700_000, 3), ("Trần Thị Bé", 10_000_000, 17), ("Hồ Văn Tư", 6_333_333, 29))
    return [
        add_member(book, MemberEntry(name, OPENING_DAY, wage=dong(wage), birth=dt.date(1990, 1, day))).value
        for name, wage, day in names
    ]


def quarter(book: Book) -> list[int]:
    ids = three(book)
    for month in (FIRST, SECOND, THIRD):
        run_dues(book, month)
    return ids


def test_a_quarter_in_advance_is_one_receipt_allocated_to_three_months() -> None:
    with opened() as book:
        quarter(book)
        done = collect_dues(book, FIRST, THIRD, january(5), person="Phòng nhân sự").value
        assert (done.voucher.total, done.people, done.left_over) == (3 * (57_000 + 100_000 + 63_333), 3, 0)
        assert (done.voucher.entries[0].for_first, done.voucher.entries[0].for_last) == (FIRST, THIRD)
        with book.read() as read:
            assert [sums.paid for sums in month_dues(read, FIRST, THIRD)] == [220_333] * 3
            assert arrears(read, THIRD) == ()
        with pytest.raises(NothingDue):
            collect_dues(book, FIRST, THIRD, january(6))
        with pytest.raises(RunCollected):
            withdraw_dues(book, SECOND)
        assert check_book(book) == []


def test_a_late_joiner_is_topped_up_by_a_second_receipt() -> None:
    with opened() as book:
        quarter(book)
        collect_dues(book, FIRST, THIRD, january(5))
        add_member(book, MemberEntry("Mai Thị Di", dt.date(2025, 2, 1), wage=dong(6_000_000)))
        for month in (FIRST, SECOND, THIRD):
            run_dues(book, month)
        done = collect_dues(book, FIRST, THIRD, dt.date(2025, 2, 5), narration="Thu bổ sung đoàn phí tháng 02+03").value
        assert (done.voucher.total, done.people) == (120_000, 1)


def test_who_did_not_pay_stays_in_arrears_and_pays_the_oldest_month_first() -> None:
    with opened() as book:
        _, be, _ = quarter(book)
        collect_dues(book, FIRST, THIRD, january(5), without={be})
        with book.read() as read:
            (late,) = arrears(read, THIRD)
            assert (late.full_name, late.months, late.first, late.left) == ("Trần Thị Bé", 3, FIRST, 300_000)
        collect_from_member(book, be, dong(150_000), january(20))
        with book.read() as read:
            assert [(line.month, line.paid) for line in member_account(read, be)] == [
                (FIRST, 100_000),
                (SECOND, 50_000),
                (THIRD, 0),
            ]
        done = collect_from_member(book, be, dong(200_000), january(21)).value
        assert done.left_over == 50_000
        with book.read() as read:
            assert [(line.month, line.paid) for line in member_account(read, be)][-1] == (None, 50_000)
        assert check_book(book) == []


def test_money_is_never_spread_by_guessing() -> None:
    with opened() as book:
        ids = three(book)
        with pytest.raises(RunMissing):
            collect_dues(book, FIRST, FIRST, january(5))
        run_dues(book, FIRST)
        with pytest.raises(ReceivedShort, match=r"220\.333"):
            collect_dues(book, FIRST, FIRST, january(5), received=dong(200_000))
        done = collect_dues(book, FIRST, FIRST, january(5), received=dong(250_000)).value
        assert done.left_over == 29_667
        with book.read() as read:
            assert sum(row.paid for row in charges(read, FIRST)) == 220_333
            assert len(member_account(read, ids[0])) == 1


def test_an_unposted_or_voided_receipt_pays_nothing() -> None:
    with opened() as book:
        quarter(book)
        card = collect_dues(book, FIRST, FIRST, january(5)).value.voucher
        unpost_voucher(book, card.id, "nhầm")
        with book.read() as read:
            assert len(arrears(read, FIRST)) == 3
        void_voucher(book, card.id, "nhầm")
        collect_dues(book, FIRST, FIRST, january(6))
        with book.read() as read:
            assert arrears(read, FIRST) == ()
        assert check_book(book) == []


def test_shares_are_split_once_per_charge_and_remittances_add_them_up() -> None:
    with opened() as book:
        quarter(book)
        collect_dues(book, FIRST, THIRD, january(5))
        with book.read() as read:
            ups = [each.due for each in payables_to_superior(read)]
            assert ups == [sum(row.up for row in charges(read, month)) for month in (FIRST, SECOND, THIRD)]
            assert ups[0] == 17_100 + 30_000 + 19_000
            assert [each.left for each in payables_to_superior(read)] == ups
        card = send_up(book, FIRST, SECOND, dt.date(2025, 2, 20))
        assert (card.total, card.kind, card.entries[0].code) == (ups[0] + ups[1], VoucherKind.BANK_OUT, "39")
        with book.read() as read:
            assert [each.left for each in payables_to_superior(read)] == [0, 0, ups[2]]
            assert payables_to_superior(read)[2].days_late(dt.date(2025, 5, 10)) == 10
        with pytest.raises(NothingOwed):
            send_up(book, FIRST, SECOND, dt.date(2025, 2, 21))


def test_code_60_of_the_settlement_is_what_the_obligations_leave() -> None:
    with opened() as book:
        quarter(book)
        collect_dues(book, FIRST, THIRD, january(5))
        send_up(book, FIRST, FIRST, dt.date(2025, 2, 20))
        with book.read() as read:
            left = sum(each.left for each in payables_to_superior(read))
            sheet = settlement(read, Period.of_year(2025))
        assert sheet.payable_to_superior == left


def test_the_fund_comes_back_in_lumps_for_several_months() -> None:
    with opened() as book:
        quarter(book)
        with book.read() as read:
            due = [each.due for each in receivables_from_superior(read)]
        assert due[0] == sum((85_500, 150_000, 95_000))
        day = dt.date(2025, 5, 27)
        entry = EntryDraft("code:28.01", "bank:1", dong(due[0] + due[1] + 10), for_first=FIRST, for_last=SECOND)
        post_new(
            book,
            VoucherDraft(
                kind=VoucherKind.BANK_IN,
                book_date=day,
                voucher_date=day,
                narration="Nhận 75% KPCĐ tháng 1 đến tháng 2",
                entries=(entry,),
            ),
        )
        with book.read() as read:
            assert [each.left for each in receivables_from_superior(read)] == [0, -10, due[2]]


def test_payments_settle_their_months_in_order() -> None:
    due = {FIRST: dong(100), SECOND: dong(100), THIRD: dong(100)}
    found = settle(due, [ForMonths(dong(150), FIRST, SECOND), ForMonths(dong(200), SECOND, THIRD)])
    assert [(each.due, each.done) for each in found] == [(100, 100), (100, 100), (100, 150)]


@pytest.mark.parametrize(("one_voucher", "count"), [(False, 3), (True, 1)])
def test_the_months_birthdays_are_given_in_one_act_and_never_twice(one_voucher: bool, count: int) -> None:
    with opened() as book:
        three(book)
        cards = post_birthdays(book, FIRST, dong(300_000), one_voucher=one_voucher).value
        assert (len(cards), sum(card.total for card in cards)) == (count, 900_000)
        assert [entry.member_id for card in cards for entry in card.entries] == [1, 2, 3]
        if not one_voucher:
            assert [card.book_date.day for card in cards] == [3, 17, 29]
        with pytest.raises(NoBirthday):
            post_birthdays(book, FIRST, dong(300_000))
        with pytest.raises(NoBirthday):
            post_birthdays(book, SECOND, dong(300_000))
        assert check_book(book) == []


def test_what_is_payable_counts_an_import_and_a_collection_the_same_way() -> None:
    with opened() as book:
        quarter(book)
        collect_dues(book, FIRST, THIRD, january(5))
        with book.read() as read:
            assert dues_payable_to_superior(read, dt.date(2025, 12, 31)).owed == sum(
                each.due for each in payables_to_superior(read)
            )
