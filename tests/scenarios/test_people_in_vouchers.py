"""Vouchers that name members: imported, typed or named later; birthdays, care and the member's own page see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.dates import ALWAYS, Month, Period
from app.domain.intake.book_import import BookImportOptions
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.care.care import care_facts, member_care
from app.models.queries.ledger.vouchers import vouchers_of
from app.services.care.birthday_gifts import already_given, birthday_drafts
from app.services.home.check_book import check_book
from app.services.intake.import_book import IMPORT_BOOK
from app.services.ledger.name_people import lines_with_names, name_people, name_sure_people
from app.services.ledger.post_voucher import post_new, reverse_voucher
from app.services.ledger.save_draft import delete_draft, edit_draft, save_draft
from app.services.members.keep_members import MemberEntry, add_member
from app.services.undo_act import undo_last, withdraw_import
from tests import small_books
from tests.cash_books import CashLine, write_cash_book
from tests.small_books import CASH, OPENING_DAY

MARCH = Month(2025, 3)
PEOPLE = (
    ("Nguyễn Thị Ân", "Tổ 1", dt.date(1990, 3, 3)),
    ("Trần Văn Bình", "Tổ 1", dt.date(1991, 3, 17)),
    ("Lê Thị Hoà", "Tổ 1", dt.date(1992, 3, 20)),
    ("Lê Thị Hoà", "Tổ 2", dt.date(1993, 3, 21)),
)
LINES = (
    CashLine(dt.date(2025, 3, 3), "PC2025/01", "Chi mừng sinh nhật đoàn viên Nguyễn Thị Ân", -300_000),
    CashLine(
        dt.date(2025, 3, 5), "PC2025/02", "Chi trợ cấp ốm đau cho chị Nguyễn Thị Ân và anh Trần Văn Bình", -501_000
    ),
    CashLine(dt.date(2025, 3, 20), "PC2025/03", "Chi mừng sinh nhật Lê Thị Hoà", -300_000),
    CashLine(dt.date(2025, 3, 21), "PC2025/04", "Chi mua văn phòng phẩm", -50_000),
)


def add_people(book: Book) -> list[int]:
    return [
        add_member(book, MemberEntry(name, OPENING_DAY, group=group, birth=birth)).value
        for name, group, birth in PEOPLE
    ]


@pytest.fixture
def book():
    with small_books.opened() as book:
        yield book


def bring_in(book: Book, folder: Path, **options: Any) -> Any:
    path = write_cash_book(folder / "so.xlsx", LINES, CASH)
    return IMPORT_BOOK.carry_out(book, path, BookImportOptions(kind="cash-book", fix=True, **options))


def named(book: Book) -> list[tuple[int, ...]]:
    with book.read() as read:
        return [card.entries[0].people for card in vouchers_of(read, Period.of_year(2025))]


def waiting(book: Book) -> list[str]:
    with book.read() as read:
        drafts = birthday_drafts(read, MARCH, dong(300_000))
        return [draft.person for draft in drafts]


def test_an_imported_birthday_is_the_members_and_is_not_proposed_again(book: Book, tmp_path: Path) -> None:
    an, binh, *_ = add_people(book)
    report = bring_in(book, tmp_path).value
    assert named(book) == [(an,), (an, binh), (), ()]
    assert [found.code for found in report.findings if found.code.startswith("person")] == ["person-namesakes"]
    asked = next(str(found.message) for found in report.findings if found.code == "person-namesakes")
    assert "Lê Thị Hoà (Tổ 1" in asked
    assert "Lê Thị Hoà (Tổ 2" in asked
    assert waiting(book) == ["Trần Văn Bình", "Lê Thị Hoà", "Lê Thị Hoà"]
    with book.read() as read:
        facts = [(fact.line, fact.member_id, fact.money) for fact in care_facts(read, ALWAYS)]
        assert facts == [("birthday", an, 300_000), ("sick", an, 250_500), ("sick", binh, 250_500)]
        assert [fact.money for fact in member_care(read, an)] == [250_500, 300_000]
    assert [each for each in check_book(book) if each.stops] == []


def test_she_says_which_namesake_is_meant(book: Book, tmp_path: Path) -> None:
    people = add_people(book)
    with book.read() as read:
        assert read.number("SELECT count(*) FROM voucher") == 0
    plan = IMPORT_BOOK.plan(
        book, write_cash_book(tmp_path / "a.xlsx", LINES, CASH), BookImportOptions(kind="cash-book", fix=True)
    )
    row = next(row for row in plan.plan.rows if row.namings and row.content is not None and not row.content.named)
    bring_in(book, tmp_path, people={row.place: (people[3],)})
    assert named(book)[2] == (people[3],)
    with book.read() as read:
        assert already_given(read, MARCH) == {people[0], people[3]}


def test_people_who_come_after_their_vouchers_are_named_on_them(book: Book, tmp_path: Path) -> None:
    bring_in(book, tmp_path)
    assert named(book) == [(), (), (), ()]
    an, binh, hoa, _ = add_people(book)
    assert named(book) == [(an,), (an, binh), (hoa,), ()]
    assert waiting(book) == ["Trần Văn Bình", "Lê Thị Hoà"]


def test_naming_later_is_one_act_and_is_taken_back(book: Book, tmp_path: Path) -> None:
    bring_in(book, tmp_path)
    an, binh, *_ = add_people(book)
    with book.read() as read:
        entries = [card.entries[0].id for card in vouchers_of(read, Period.of_year(2025))]
    name_people(book, dict.fromkeys(entries, ()))
    assert named(book) == [(), (), (), ()]
    with book.read() as read:
        assert len(lines_with_names(read)) == 3
    assert name_sure_people(book).value == 2
    assert named(book)[:2] == [(an,), (an, binh)]
    undo_last(book)
    assert named(book)[:2] == [(), ()]
    assert [each for each in check_book(book) if each.stops] == []


def test_an_import_with_several_people_on_a_line_is_withdrawn_whole(book: Book, tmp_path: Path) -> None:
    add_people(book)
    outcome = bring_in(book, tmp_path)
    withdraw_import(book, outcome.operation)
    assert small_books.rows(book, "SELECT count(*) FROM line_member") == [(0,)]
    bring_in(book, tmp_path)
    assert len(named(book)) == 4


def test_a_row_imported_again_keeps_whom_it_was_given(book: Book, tmp_path: Path) -> None:
    an, binh, *_ = add_people(book)
    bring_in(book, tmp_path)
    with book.read() as read:
        first = vouchers_of(read, Period.of_year(2025))[0].entries[0].id
    name_people(book, {first: (binh,)})
    changed = [CashLine(LINES[0].day, LINES[0].number, LINES[0].text, -350_000), *LINES[1:]]
    path = write_cash_book(tmp_path / "so.xlsx", changed, CASH)
    IMPORT_BOOK.carry_out(book, path, BookImportOptions(kind="cash-book", fix=True))
    assert named(book) == [(binh,), (an, binh), (), ()]


def test_a_reversed_birthday_was_not_given(book: Book) -> None:
    an, *_ = add_people(book)
    draft = small_books.payment(dt.date(2025, 3, 3), 300_000)
    line = draft.entries[0].naming((an,))
    card = post_new(book, replace(draft, narration="Quà sinh nhật chị Ân", entries=(line,))).value
    with book.read() as read:
        assert already_given(read, MARCH) == {an}
    reverse_voucher(book, card.id, dt.date(2025, 3, 9), "nhầm")
    with book.read() as read:
        assert already_given(read, MARCH) == frozenset()


def test_a_draft_for_several_is_kept_mended_and_deleted(book: Book) -> None:
    an, binh, hoa, _ = add_people(book)
    draft = small_books.payment(dt.date(2025, 3, 3), 300_000)
    number = save_draft(book, replace(draft, entries=(draft.entries[0].naming((an, binh)),))).value
    edit_draft(book, number, replace(draft, entries=(draft.entries[0].naming((binh, hoa, an)),)))
    assert small_books.rows(book, "SELECT member_id FROM line_member ORDER BY id") == [(binh,), (hoa,), (an,)]
    delete_draft(book, number)
    assert small_books.rows(book, "SELECT count(*) FROM line_member") == [(0,)]
