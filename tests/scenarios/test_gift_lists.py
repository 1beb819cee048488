"""Gift lists on a real book: made by rule, ticked, settled by one voucher, late receivers by a second; voided ones stand open again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.domain.activities.activities import ActivityDraft, GiftListElsewhere, ResultDraft
from app.domain.gifts.gifts import GiftRule, GiftTo
from app.domain.gifts.terms import GiftLineDraft, GiftTerms
from app.domain.ledger.vouchers import VoucherKind
from app.domain.members.members import RelativeEntry
from app.domain.money import dong
from app.domain.problems import Refusal, Unsound
from app.models.book import Book
from app.models.queries.gifts.gifts import GiftState, gift_card, gift_people, gift_rows, person_ids
from app.models.queries.ledger.vouchers import VoucherCard
from app.models.queries.members.relatives import relatives
from app.services.activities.keep_activities import (
    add_activity,
    cancel_activity,
    delete_activity,
    edit_activity,
    hold_activity,
    reopen_activity,
    settle_activity,
)
from app.services.activities.keep_participants import PersonDraft, add_participants, set_attendance, set_results
from app.services.gifts.keep_gifts import (
    DuplicateRecipient,
    GiftHasVouchers,
    GiftListEmpty,
    GiftPaid,
    NothingSelected,
    add_to_gift_list,
    cancel_gift_list,
    delete_gift_list,
    edit_gift_list,
    list_for,
    make_gift_list,
    remove_from_gift_list,
    set_gift_amount,
    tick_gifts,
)
from app.services.gifts.settle_gifts import NothingToSettle, Settling, settle_gifts
from app.services.home.check_book import check_book
from app.services.ledger.post_voucher import post_new, void_voucher
from app.services.members.keep_members import MemberEntry, add_member
from app.services.members.keep_relatives import (
    RelativeOnList,
    RelativeTwice,
    add_relative,
    delete_relative,
)
from app.services.undo_act import undo_last
from tests.small_books import draft, opened

DAY = dt.date(2025, 3, 8)
ON_THE_DAY = Settling(DAY)
TERMS = GiftTerms("Quà 8/3 năm 2025", DAY, GiftRule(gender="female"), amount=dong(200_000))
PEOPLE = (("Lê Văn An", "male"), ("Trần Thị Bé", "female"), ("Hồ Thị Đào", "female"), ("Mai Thị Gấm", "female"))


@pytest.fixture
def book():
    with opened() as book:
        for name, gender in PEOPLE:
            add_member(book, MemberEntry(name, dt.date(2025, 1, 1), gender=gender, group="Tổ May 1"))
        yield book


def made(book: Book, terms: GiftTerms = TERMS) -> int:
    with book.read() as read:
        people = [GiftLineDraft.of(each) for each in list_for(read, terms.rule, terms.day).people]
    return make_gift_list(book, terms, people).value


def card(book: Book, number: int):
    with book.read() as read:
        return gift_card(read, number)


def lines(book: Book, number: int, which: str = ""):
    with book.read() as read:
        return gift_people(read, person_ids(read, number, which))


def settled(book: Book, number: int, how: Settling = ON_THE_DAY) -> VoucherCard:
    """Settle a list that has money; gives the voucher."""
    voucher = settle_gifts(book, number, how).value
    assert voucher is not None
    return voucher


def cash(book: Book) -> int:
    with book.read() as read:
        return int(
            read.number(
                "SELECT 5000000 + coalesce(sum(amount_in - amount_out), 0) FROM daily_balance WHERE fund_id = 1"
            )
        )


def test_a_list_is_made_ticked_and_settled_by_one_voucher_whose_amount_follows(book):
    number = made(book)
    assert [each.person for each in lines(book, number)] == ["Trần Thị Bé", "Hồ Thị Đào", "Mai Thị Gấm"]
    missed = next(each for each in lines(book, number) if each.person == "Hồ Thị Đào")
    tick_gifts(book, number, [missed.id], received=False)
    before = cash(book)
    voucher = settled(book, number, Settling(DAY, person="Lê Ngọc Ánh", taken=dong(600_000)))
    assert voucher.total == 400_000
    assert voucher.narration == "Chi quà 8/3 năm 2025 (2 đoàn viên nữ)"
    assert [entry.activity_id for entry in voucher.entries] == [number]
    found = card(book, number)
    assert (found.state, found.posted, found.left_over) == (GiftState.SETTLED, 400_000, 200_000)
    assert cash(book) == before - 400_000
    with pytest.raises(NothingToSettle):
        settle_gifts(book, number, Settling(DAY))
    assert not [finding for finding in check_book(book) if finding.stops]


def test_whoever_comes_late_is_paid_by_a_second_voucher(book):
    number = made(book)
    late = lines(book, number)[0]
    tick_gifts(book, number, [late.id], received=False)
    settle_gifts(book, number, Settling(DAY))
    tick_gifts(book, number, [late.id], received=True)
    assert card(book, number).state is GiftState.TO_POST
    second = settled(book, number)
    assert (second.total, "nhận bổ sung" in second.narration) == (200_000, True)
    assert [each.people for each in card(book, number).vouchers] == [2, 1]


def test_a_voided_voucher_opens_the_list_again(book):
    number = made(book)
    voucher = settled(book, number)
    with pytest.raises(GiftPaid):
        tick_gifts(book, number, [lines(book, number)[0].id], received=False)
    void_voucher(book, voucher.id, "ghi nhầm ngày")
    found = card(book, number)
    assert (found.state, found.posted, found.sums.due) == (GiftState.TO_POST, 0, 600_000)
    assert settled(book, number).total == 600_000


def test_cash_never_goes_below_zero_and_nothing_is_half_settled(book):
    number = made(book)
    set_gift_amount(book, number, [lines(book, number)[0].id], dong(50_000_000))
    with pytest.raises(Refusal, match="Quỹ tiền mặt"):
        settle_gifts(book, number, Settling(DAY))
    assert card(book, number).state is GiftState.DRAFTED
    assert all(each.received is None for each in lines(book, number))
    with pytest.raises(Unsound) as refused:
        settle_gifts(book, number, Settling(DAY, taken=dong(1)))
    assert refused.value.codes == ("gift-taken-too-little",)


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (GiftTerms(" ", DAY, amount=dong(1)), "gift-title-missing"),
        (GiftTerms("Quà", DAY), "gift-worthless"),
        (GiftTerms("Quà", DAY, amount=dong(-1)), "gift-below-zero"),
    ],
)
def test_a_list_that_says_nothing_is_refused(book, terms, code):
    with pytest.raises(Unsound) as refused:
        make_gift_list(book, terms, [GiftLineDraft("Lê Văn An", 1)])
    assert refused.value.codes == (code,)


def test_nobody_is_on_a_list_twice_and_an_empty_list_is_none(book):
    number = made(book)
    with pytest.raises(DuplicateRecipient, match="Hồ Thị Đào"):
        add_to_gift_list(book, number, [GiftLineDraft("Hồ Thị Đào", 3)])
    with pytest.raises(GiftListEmpty):
        make_gift_list(book, TERMS, [])
    with pytest.raises(NothingSelected):
        add_to_gift_list(book, number, [])
    with pytest.raises(GiftListEmpty):
        remove_from_gift_list(book, number, [each.id for each in lines(book, number)])
    add_to_gift_list(book, number, [GiftLineDraft("Khách mời Công đoàn cấp trên")])
    assert len(lines(book, number)) == 4


def test_every_step_but_the_voucher_is_undone(book):
    number = made(book)
    whole = card(book, number), lines(book, number)
    for step in (
        lambda: tick_gifts(book, number, [lines(book, number)[0].id], received=False),
        lambda: set_gift_amount(book, number, [lines(book, number)[0].id], dong(300_000)),
        lambda: remove_from_gift_list(book, number, [lines(book, number)[0].id]),
        lambda: add_to_gift_list(book, number, [GiftLineDraft("Lê Văn An", 1)]),
        lambda: edit_gift_list(book, number, GiftTerms("Quà khác", DAY, TERMS.rule, amount=dong(250_000))),
        lambda: cancel_gift_list(book, number),
        lambda: delete_gift_list(book, number),
    ):
        step()
        undo_last(book)
        assert (card(book, number), lines(book, number)) == whole
    settle_gifts(book, number, Settling(DAY))
    with pytest.raises(GiftHasVouchers):
        delete_gift_list(book, number)


def test_goods_alone_are_handed_out_without_a_voucher(book):
    number = made(book, GiftTerms("Quà Tết", DAY, in_kind=dong(150_000), goods="Túi quà"))
    assert settle_gifts(book, number, Settling(DAY)).value is None
    found = card(book, number)
    assert (found.state, found.sums.given_in_kind, found.posted) == (GiftState.SETTLED, 600_000, 0)


def test_children_are_listed_by_their_age_on_the_day_and_stay_while_named(book):
    child = add_relative(book, 2, RelativeEntry("Trần Gia Hân", birth=dt.date(2017, 6, 2), gender="female")).value
    add_relative(book, 2, RelativeEntry("Trần Lớn", birth=dt.date(2005, 6, 2)))
    with pytest.raises(RelativeTwice):
        add_relative(book, 2, RelativeEntry("trần gia hân", birth=dt.date(2017, 6, 2)))
    with pytest.raises(Unsound):
        add_relative(book, 2, RelativeEntry(" "))
    with pytest.raises(Unsound):
        add_relative(book, 2, RelativeEntry("Trần Mai", birth=dt.date(2030, 1, 1)))
    number = made(book, GiftTerms("Trung thu", DAY, GiftRule(GiftTo.CHILDREN), amount=dong(100_000)))
    assert [(each.person, each.parent) for each in lines(book, number)] == [("Trần Gia Hân", "Trần Thị Bé")]
    with pytest.raises(RelativeOnList):
        delete_relative(book, child)
    with book.read() as read:
        assert [each.gifts for each in relatives(read, 2)] == [0, 1]


def test_a_tet_list_of_five_hundred_is_signed_and_settled(book):
    from app.services.members.store_members import store_members

    with book.operation("import_members") as operation:
        store_members(
            operation,
            [
                MemberEntry(f"Nguyễn Thị Thứ {n:03d}", dt.date(2025, 1, 1), gender="female", group=f"Tổ {n % 8}")
                for n in range(496)
            ],
        )
    post_new(
        book,
        draft(
            VoucherKind.RECEIPT, dt.date(2025, 1, 5), ("code:25.01", "cash", 200_000_000), narration="Chuyên môn hỗ trợ"
        ),
    )
    terms = GiftTerms(
        "Quà Tết Nguyên đán Ất Tỵ", dt.date(2025, 1, 20), amount=dong(300_000), in_kind=dong(120_000), goods="Túi quà"
    )
    number = made(book, terms)
    assert card(book, number).sums.people == 500
    absent = [each.id for each in lines(book, number)][::50]
    tick_gifts(book, number, absent, received=False)
    voucher = settled(book, number, Settling(terms.day, taken=dong(150_000_000)))
    found = card(book, number)
    assert voucher.total == 490 * 300_000
    assert (found.sums.missed, found.left_over, found.sums.given_in_kind) == (10, 10 * 300_000, 490 * 120_000)
    with book.read() as read:
        row = gift_rows(read, 2025)[0]
    assert (row.people, row.missed, row.posted, row.state) == (500, 10, 147_000_000, GiftState.SETTLED)
    assert not [finding for finding in check_book(book) if finding.stops]


def test_a_gift_list_is_never_treated_as_any_other_activity(book):
    number = made(book)
    settled(book, number)
    as_planned = ActivityDraft(TERMS.title, "gift", starts_on=DAY, lead="Lê Ngọc Ánh")
    for act in (
        lambda: add_activity(book, as_planned),
        lambda: edit_activity(book, number, replace(as_planned, kind="sports")),
        lambda: hold_activity(book, number, ResultDraft(DAY, result="xong")),
        lambda: settle_activity(book, number),
        lambda: reopen_activity(book, number),
        lambda: cancel_activity(book, number, "nhầm"),
        lambda: delete_activity(book, number),
        lambda: add_participants(book, number, [PersonDraft(None, "Người khác")]),
        lambda: set_attendance(book, number, {lines(book, number)[0].id: True}),
        lambda: set_results(book, number, [lines(book, number)[0].id], "giải nhất"),
    ):
        with pytest.raises(GiftListElsewhere, match="Quà lễ, Tết"):
            act()
    # What is planned of it may be said where activities are planned.
    edit_activity(book, number, as_planned)
    found = card(book, number)
    assert (found.state, found.sums.people) == (GiftState.SETTLED, 3)
