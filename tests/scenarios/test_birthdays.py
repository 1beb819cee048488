"""The birthdays of a month against the union's norm: who has had it, who does not qualify, and what a resolution allows."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.care.cases import CaseDraft, Resolution
from app.domain.care.norms import Norm, NormRule
from app.domain.dates import Month
from app.domain.dues.dues import ExemptReason
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.care.norms import earlier_cases, person_on
from app.models.queries.ledger.vouchers import voucher
from app.models.queries.members.members import birthday_ids
from app.services.book.check_book import check_book
from app.services.care.birthday_gifts import (
    BirthdayBeyondNorm,
    BirthdayHasItsCase,
    BirthdayStanding,
    NoBirthday,
    birthday_standings,
    had_their_birthday,
    post_birthdays,
)
from app.services.care.keep_cases import approve_cases, propose_case, refuse_case
from app.services.care.keep_norms import set_norm
from app.services.care.pay_cases import pay_cases
from app.services.ledger.post_voucher import void_voucher
from app.services.members.keep_members import MemberEntry, add_exemption, add_member
from tests import small_books
from tests.small_books import OPENING_DAY

MARCH = Month(2025, 3)
GIFT = dong(300_000)
RULE = NormRule(months=6, not_on_unpaid_leave=True)


@pytest.fixture
def book():
    """An old member, one who joined in February, one on unpaid leave, one born on 29/02 who is not asked about in March."""
    with small_books.opened() as book:
        for name, joined, birth in (
            ("Lê Văn An", dt.date(2020, 5, 1), dt.date(1990, 3, 3)),
            ("Trần Thị Bé", dt.date(2025, 2, 1), dt.date(1991, 3, 17)),
            ("Hồ Văn Tư", dt.date(2019, 1, 1), dt.date(1988, 3, 29)),
            ("Mai Thị Năm", dt.date(2019, 1, 1), dt.date(1988, 2, 29)),
        ):
            add_member(book, MemberEntry(name, OPENING_DAY, birth=birth, joined=joined))
        add_exemption(book, 3, MARCH, MARCH, ExemptReason.UNPAID_LEAVE)
        set_norm(book, Norm("birthday", OPENING_DAY, amount=GIFT, per_year=1, rule=RULE, clause="Điều 4"))
        yield book


def standings(book: Book, month: Month = MARCH) -> dict[int, BirthdayStanding]:
    with book.read() as read:
        return birthday_standings(read, month)


def hindrances(book: Book) -> dict[int, str]:
    return {key: one.hindrance.code for key, one in standings(book).items() if one.hindrance is not None}


def birthday_case(book: Book, member: int = 1, day: dt.date = dt.date(2025, 1, 20)) -> int:
    return propose_case(book, CaseDraft("birthday", member, happened_on=day, amount=GIFT)).value


def test_everybody_stands_as_a_case_of_their_own_would(book):
    assert hindrances(book) == {2: "case-too-new", 3: "case-on-leave"}
    assert [one.used for one in standings(book).values()] == [0, 0, 0]
    found = standings(book).values()
    with book.read() as read:
        for one in found:
            assert one.person == person_on(read, one.member_id, one.day)
            assert list(one.earlier) == list(earlier_cases(read, one.member_id, "birthday"))
    assert standings(book, Month(2025, 2))[4].day == dt.date(2025, 2, 28)


def test_a_case_and_a_voucher_both_use_the_norm_up(book):
    birthday_case(book)
    assert hindrances(book)[1] == "case-beyond-times"
    assert standings(book)[1].used == 1
    with book.read() as read:
        assert had_their_birthday(read, MARCH, birthday_ids(read, MARCH)) == {1}
    with pytest.raises(BirthdayBeyondNorm, match="1/1 lần"):
        post_birthdays(book, MARCH, GIFT, without={2, 3})


def test_a_gift_counts_and_a_voided_one_does_not(book):
    (card,) = post_birthdays(book, MARCH, GIFT, without={2, 3}).value
    assert (standings(book)[1].used, hindrances(book)[1]) == (1, "case-twice")
    with pytest.raises(NoBirthday):
        post_birthdays(book, MARCH, GIFT, without={2, 3})
    void_voucher(book, card.id, "nhầm")
    assert (standings(book)[1].used, 1 in hindrances(book)) == (0, False)
    assert check_book(book) == []


def test_a_refused_case_uses_nothing_and_a_paid_one_counts_once(book):
    refuse_case(book, birthday_case(book), "trùng danh sách")
    assert standings(book)[1].used == 0
    case = birthday_case(book, day=dt.date(2025, 1, 21))
    approve_cases(book, [case], Resolution("QĐ 1", dt.date(2025, 1, 22), "Lê Thị Ân"))
    pay_cases(book, [case], dt.date(2025, 1, 23))
    assert standings(book)[1].used == 1


@pytest.mark.parametrize(
    ("amount", "without", "reason"),
    [
        (GIFT, {1, 3}, "chưa đủ 6 tháng"),
        (GIFT, {1, 2}, "nghỉ không lương"),
        (dong(300_001), {2, 3}, "vượt định mức 300.000"),
    ],
)
def test_beyond_the_norm_is_refused_until_a_resolution_is_named(book, amount, without, reason):
    before = small_books.contents(book)
    with pytest.raises(BirthdayBeyondNorm, match=reason):
        post_birthdays(book, MARCH, amount, without=without, beyond_norm="  ")
    assert small_books.contents(book) == before
    (card,) = post_birthdays(book, MARCH, amount, without=without, beyond_norm="NQ 06/NQ-CĐCS").value
    with book.read() as read:
        assert voucher(read, card.id).note == "Vượt định mức theo NQ 06/NQ-CĐCS"


def test_a_resolution_is_noted_only_where_it_was_needed(book):
    cards = post_birthdays(book, MARCH, GIFT, without={3}, beyond_norm="NQ 06").value
    assert [card.note for card in cards] == ["", "Vượt định mức theo NQ 06"]


def test_no_resolution_makes_one_birthday_two(book):
    birthday_case(book, day=dt.date(2025, 3, 3))
    with pytest.raises(BirthdayHasItsCase, match="cùng ngày"):
        post_birthdays(book, MARCH, GIFT, without={2, 3}, beyond_norm="NQ 06")


def test_without_a_norm_everybody_is_given():
    with small_books.opened() as book:
        add_member(book, MemberEntry("Lê Văn An", OPENING_DAY, birth=dt.date(1990, 3, 3)))
        assert standings(book)[1].hindrance is None
        post_birthdays(book, MARCH, dong(9_000))
