"""A house of Mái ấm in a real book: stages, payments that name it, traced both ways, deleted and brought back, refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.domain.activities.activities import Funder
from app.domain.care.houses import HouseDraft, HouseSource, Stage
from app.domain.dates import Month
from app.domain.money import dong
from app.domain.problems import Unsound
from app.models.queries.care.cases import case_rows
from app.models.queries.care.houses import NoSuchHouse, house_card, house_cards
from app.models.queries.ledger.vouchers import voucher
from app.models.queries.members.members import NoSuchMember
from app.services.care.keep_houses import HouseHasMoney, add_house, delete_house, edit_house, house_payment
from app.services.ledger.post_voucher import post_new, void_voucher
from app.services.members.keep_members import MemberEntry, add_member
from app.services.undo_act import undo_last
from app.services.union.keep_file import keep_file
from tests import small_books

DAY = dt.date(2025, 1, 8)
STAGES = (
    Stage("Làm móng", dt.date(2025, 1, 20), dong(1_500_000)),
    Stage("Lợp mái", dt.date(2025, 2, 20), dong(1_000_000)),
    Stage("Quét vôi"),
)
DRAFT = HouseDraft(
    member_id=1,
    place="Xã Phước Chỉ",
    reason="hộ nghèo",
    support=dong(2_500_000),
    decision="02/QĐ-CĐCS",
    decided_on=DAY,
    stages=STAGES,
    sources=(HouseSource(Funder.EMPLOYER, "Công ty", money=dong(20_000_000)),),
)


@pytest.fixture
def book():
    with small_books.opened() as book:
        add_member(book, MemberEntry("Lê Thị Na", dt.date(2025, 1, 1)))
        yield book


def card_of(book, case):
    with book.read() as read:
        return house_card(read, case)


def test_a_house_with_three_stages_from_decision_to_handing_over(book, tmp_path):
    case = add_house(book, DRAFT).value
    assert card_of(book, case).state == "planned"
    for place, amount in enumerate((1_500_000, 1_000_000)):
        card = card_of(book, case)
        draft = house_payment(card, Month(2025, 1), dt.date(2025, 1, 20))
        assert draft.total == amount
        made = post_new(book, draft).value
        assert voucher_of(book, made.id).entries[0].case_id == case
        stages = list(card.draft.stages)
        stages[place] = replace(stages[place], done_on=dt.date(2025, 1, 21 + place))
        edit_house(book, case, replace(card.draft, stages=tuple(stages)))
    card = card_of(book, case)
    assert (card.state, card.paid, card.money.left, card.money.total) == ("building", 2_500_000, 0, 22_500_000)
    photo = tmp_path / "nhà mới.jpg"
    photo.write_bytes(b"\xff\xd8\xff")
    keep_file(book, "case", case, photo, "photo")
    done = (*card.draft.stages[:2], replace(card.draft.stages[2], done_on=dt.date(2025, 1, 25)))
    edit_house(book, case, replace(card.draft, stages=done, handed_over_on=dt.date(2025, 1, 26), handed_to="Lê Thị Na"))
    assert card_of(book, case).state == "handed_over"
    with book.read() as read:
        (traced,) = case_rows(read, [case])
    assert (traced.kind.key, traced.title) == ("house", "Mái ấm Công đoàn: Lê Thị Na")


def voucher_of(book, number):
    with book.read() as read:
        return voucher(read, number)


def test_a_voided_payment_is_not_paid(book):
    case = add_house(book, DRAFT).value
    made = post_new(book, house_payment(card_of(book, case), Month(2025, 1), DAY)).value
    void_voucher(book, made.id, "chi nhầm")
    assert (card_of(book, case).paid, len(card_of(book, case).vouchers)) == (0, 1)


def test_a_house_without_vouchers_is_deleted_and_brought_back(book):
    case = add_house(book, DRAFT).value
    whole = card_of(book, case)
    delete_house(book, case)
    with book.read() as read:
        assert house_cards(read) == ()
    undo_last(book)
    assert card_of(book, case) == whole
    post_new(book, house_payment(whole, Month(2025, 1), DAY))
    with pytest.raises(HouseHasMoney):
        delete_house(book, case)


def test_what_cannot_be_is_refused_whole(book):
    case = add_house(book, DRAFT).value
    before = small_books.contents(book)
    for refused, act in (
        (Unsound, lambda: add_house(book, replace(DRAFT, place=""))),
        (Unsound, lambda: edit_house(book, case, replace(DRAFT, place=""))),
        (NoSuchMember, lambda: add_house(book, replace(DRAFT, member_id=77))),
        (NoSuchHouse, lambda: edit_house(book, 77, DRAFT)),
        (NoSuchHouse, lambda: delete_house(book, 77)),
    ):
        with pytest.raises(refused):
            act()
        assert small_books.contents(book) == before
