"""The gift lists of a sample union: Tết, 8/3, 30/4, 1/6 in kind, 2/9, Trung thu for children, 20/10; and children to give to.

Each is made by its rule and settled by its own voucher, money drawn from the bank first when the box holds too little.
"""

from __future__ import annotations

import datetime as dt

from app.domain.dates import Month
from app.domain.gifts.holidays import Holiday, HolidayKey, holiday_in
from app.domain.gifts.terms import GiftLineDraft, GiftTerms
from app.domain.ledger.accounts import CASH_KEY
from app.domain.members.members import MemberState, RelativeEntry
from app.domain.money import dong
from app.models.book import Book, Read
from app.models.queries.gifts.gifts import gift_card, person_ids
from app.models.queries.ledger.accounts import cash_accounts
from app.models.queries.ledger.books import balances, lowest_from
from app.models.queries.members.members import MemberFilter, member_ids
from app.services.gifts.keep_gifts import list_for, make_gift_list, tick_gifts
from app.services.gifts.settle_gifts import Settling, settle_gifts
from app.services.ledger.sample_vouchers import cash_drawn, post_sample
from app.services.members.keep_relatives import add_relative
from app.services.sample import Days

_AMOUNTS = {
    HolidayKey.NEW_YEAR: (100_000, 0, ""),
    HolidayKey.TET: (200_000, 150_000, "Túi quà Tết"),
    HolidayKey.WOMEN_DAY: (200_000, 0, ""),
    HolidayKey.LIBERATION_DAY: (200_000, 0, ""),
    HolidayKey.CHILDREN_DAY: (0, 60_000, "Hộp bánh, sữa"),
    HolidayKey.NATIONAL_DAY: (200_000, 0, ""),
    HolidayKey.MID_AUTUMN: (100_000, 0, ""),
    HolidayKey.VIETNAMESE_WOMEN_DAY: (200_000, 0, ""),
}
_CHILDREN = ("Gia Hân", "Minh Khôi", "Bảo Ngọc", "Đức Anh", "Khánh An", "Nhật Minh", "Tuệ Lâm", "Hải Đăng")


def add_gifts(book: Book, month: Month, until: dt.date) -> Days:
    """The lists of the holidays of a month: settled on their day, the next one after ``until`` still drafted."""
    yield month.first_day
    if month.month == 1:
        _add_children(book, month)
    holidays = [holiday_in(key, month.year) for key in _AMOUNTS]
    given = [(each.day - dt.timedelta(days=7 if each.key is HolidayKey.TET else 2), each) for each in holidays]
    for day, holiday in sorted(given, key=lambda pair: pair[0]):
        if Month.of(day) == month and day <= until:
            yield day
            _give(book, holiday, day)
    if month == Month.of(until):
        following = holiday_in(HolidayKey.NEW_YEAR, month.year + 1)
        _make(book, following, following.day - dt.timedelta(days=2))


def _add_children(book: Book, month: Month) -> None:
    with book.read() as read:
        if read.number("SELECT count(*) FROM relative"):
            return
        parents = list(member_ids(read, MemberFilter(month.last_day, state=MemberState.ACTIVE)))[::4]
        names = read.mapping(int, str, "SELECT id, full_name FROM member")
    for place, parent in enumerate(parents):
        born = dt.date(month.year - 3 - place % 13, 1 + place * 5 % 12, 1 + place * 7 % 28)
        name = f"{names[parent].split()[0]} {_CHILDREN[place % len(_CHILDREN)]}"
        add_relative(book, parent, RelativeEntry(name, birth=born, gender="female" if place % 2 else "male"))


def _make(book: Book, holiday: Holiday, day: dt.date) -> int | None:
    amount, in_kind, goods = _AMOUNTS[holiday.key]
    rule = holiday.kind.rule
    terms = GiftTerms(f"Quà {holiday.gift}", day, rule, str(holiday.key), dong(amount), dong(in_kind), goods)
    with book.read() as read:
        people = [GiftLineDraft.of(each) for each in list_for(read, rule, day).people]
    return make_gift_list(book, terms, people).value if people else None


def _give(book: Book, holiday: Holiday, day: dt.date) -> None:
    number = _make(book, holiday, day)
    if number is None:
        return
    with book.read() as read:
        people = person_ids(read, number)
    if holiday.key is HolidayKey.TET and len(people) > 6:
        tick_gifts(book, number, people[2:3], received=False)
    with book.read() as read:
        card = gift_card(read, number)
        held = _held(read, day)
    taken = dong(card.sums.total) if card.sums.missed else None
    if card.sums.due > held:
        drawn = cash_drawn(day, card.sums.due - held + 300_000)
        post_sample(book, drawn.narration, [drawn])
    settle_gifts(book, number, Settling(day, person="Lê Ngọc Ánh", taken=taken))


def _held(read: Read, day: dt.date) -> int:
    cash = next(each for each in cash_accounts(read) if each.key == CASH_KEY)
    return min(balances(read, day)[CASH_KEY], lowest_from(read, cash.id, day))
