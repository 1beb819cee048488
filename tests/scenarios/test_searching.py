"""What is typed into a search stands for itself, and one apostrophe for all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.gifts.terms import GiftLineDraft, GiftTerms
from app.domain.money import dong
from app.domain.text import APOSTROPHES, fold, searched
from app.models.book import Book
from app.models.queries.gifts.gifts import gift_rows
from app.models.queries.ledger.vouchers import VoucherFilter, voucher_ids
from app.models.queries.members.members import MemberFilter, member_ids
from app.services.gifts.keep_gifts import make_gift_list
from app.services.ledger.post_voucher import post_new
from app.services.members.keep_members import MemberEntry, add_member
from tests.small_books import OPENING_DAY, january, opened, payment

TEXTS = ("Chi 50% lệ phí", "Chi hội_trại", r"Chi tại C:\quỹ", "Chi mừng H’Hen Niê")


def gift_list(book: Book, title: str) -> int:
    terms = GiftTerms(title, january(8), amount=dong(1))
    return make_gift_list(book, terms, [GiftLineDraft("Lê Thị An", 1)]).value


@pytest.mark.parametrize(
    ("words", "found"),
    [("%", [0]), ("_", [1]), ("\\", [2]), ("50%", [0]), ("0%l", []), ("i_t", [1]), ("c:\\q", [2]), ("%%", []), ("__", []), ("chi", [0, 1, 2, 3])],
)  # fmt: skip
def test_signs_of_patterns_stand_for_themselves(words: str, found: list[int]) -> None:
    with opened() as book:
        add_member(book, MemberEntry("Lê Thị An", OPENING_DAY))
        ids = [post_new(book, replace(payment(january(5), 100_000), narration=text)).value.id for text in TEXTS]
        gifts = [gift_list(book, text) for text in TEXTS]
        with book.read() as read:
            assert sorted(voucher_ids(read, VoucherFilter(search=words))) == [ids[at] for at in found]
            assert sorted(each.id for each in gift_rows(read, None, words)) == [gifts[at] for at in found]
    assert searched(TEXTS, words, str) == [TEXTS[at] for at in found]


@pytest.mark.parametrize("typed", ["'", *APOSTROPHES])
@pytest.mark.parametrize("kept", ["'", "’", "ʼ", "`"])
def test_every_apostrophe_finds_every_other(kept: str, typed: str) -> None:
    with opened() as book:
        member = add_member(book, MemberEntry(f"H{kept}Hen Niê", OPENING_DAY, group=f"Buôn K{kept}Sơr")).value
        other = add_member(book, MemberEntry("Lê Thị An", OPENING_DAY, group=f"Buôn K{typed}Sơr")).value
        gift = gift_list(book, f"Quà H{kept}Hen")
        with book.read() as read:
            assert member_ids(read, MemberFilter(OPENING_DAY, search=f"h{typed}hen")) == [member]
            assert [each.id for each in gift_rows(read, None, f"h{typed}hen")] == [gift]
            assert read.number("SELECT count(*) FROM union_group WHERE name LIKE 'Buôn K%'") == 1
    assert other
    assert fold(f"H{typed}Hen") == "h'hen"


def test_a_book_that_holds_apostrophes_as_they_were_typed_is_searched_too() -> None:
    with opened() as book:
        member = add_member(book, MemberEntry("H’Hen Niê", OPENING_DAY)).value
        with book.operation("edit_member") as operation:
            operation.run("UPDATE member SET search_key = replace(search_key, '''', '’') WHERE id = ?", [(member,)])
        with book.read() as read:
            assert member_ids(read, MemberFilter(OPENING_DAY, search="h'hen")) == [member]
