"""A mistyped member is removed, a wrong movement corrected, two rows of one person become one and two again, groups too."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.care.cases import CaseDraft
from app.domain.dates import Month
from app.domain.ledger.vouchers import VoucherDraft
from app.domain.members.exemptions import ExemptReason
from app.domain.members.movements import BeforeJoining, ChangeContradicts
from app.domain.money import dong
from app.domain.problems import Refusal
from app.models.book import Book
from app.models.queries.members.members import count_members, member, union_groups
from app.services.care.keep_cases import propose_case
from app.services.dues.collect_dues import collect_from_member
from app.services.dues.handovers import BothCharged
from app.services.dues.run_dues import run_dues
from app.services.home.check_book import check_book
from app.services.ledger.post_voucher import post_new
from app.services.members.keep_members import MemberEntry, add_exemption, add_member, change_member
from app.services.members.mend_members import (
    GroupNameTaken,
    OnlyMovement,
    StillHangs,
    correct_movement,
    merge_groups,
    remove_member,
    remove_movement,
    rename_group,
)
from app.services.members.merge_members import MergeContradicts, merge_members
from app.services.undo_act import undo_act, undo_last
from tests import small_books
from tests.small_books import OPENING_DAY, RELEASED

JANUARY, FEBRUARY, MARCH = (Month(2025, number) for number in (1, 2, 3))
WAGE = dong(6_000_000)
TABLES = (
    "member",
    "member_state",
    "wage",
    "exemption",
    "entry",
    "line_member",
    "charge",
    "allocation",
    "welfare_case",
    "relative",
)


@pytest.fixture
def book():
    with small_books.opened() as book:
        yield book


def add(book: Book, name: str, joined: dt.date = OPENING_DAY, **more: object) -> int:
    return add_member(book, MemberEntry(name, joined, **more)).value  # type: ignore[arg-type]


def for_people(draft: VoucherDraft, *people: int) -> VoucherDraft:
    return replace(draft, entry_key=small_books.entry_key(), entries=(draft.entries[0].naming(people),))


def is_sound(book: Book) -> bool:
    assert [str(each.message) for each in check_book(book) if each.stops] == []
    return True


def twins(book: Book) -> tuple[int, int]:
    """One person twice: until the end of February under a mistyped name, from March on under the right one."""
    gone = add(book, "Lê Thi Ân", wage=WAGE, phone="0900000001", group="Tổ 1")
    add(book, "Trần Văn Bình", wage=WAGE)
    for month in (JANUARY, FEBRUARY):
        run_dues(book, month)
    collect_from_member(book, gone, dong(30_000), dt.date(2025, 1, 31))
    change_member(book, gone, "leave", dt.date(2025, 2, 28))
    kept = add(book, "Lê Thị Ân", dt.date(2025, 3, 1), wage=WAGE, wage_from=MARCH, number="01")
    run_dues(book, MARCH)
    collect_from_member(book, kept, dong(30_000), dt.date(2025, 3, 31))
    line = small_books.payment(dt.date(2025, 3, 3), 300_000)
    post_new(book, for_people(line, gone))
    post_new(book, for_people(line, gone, kept, 2))
    propose_case(book, CaseDraft("sick", gone, happened_on=dt.date(2025, 2, 3), amount=dong(200_000)))
    return gone, kept


def test_two_rows_of_one_person_become_one_with_all_their_history(book: Book) -> None:
    gone, kept = twins(book)
    merge_members(book, gone, kept)
    with book.read() as read:
        card = member(read, kept)
        assert (card.full_name, card.number, card.phone, card.group) == ("Lê Thị Ân", "01", "0900000001", "Tổ 1")
        assert [(each.change, each.valid_from) for each in card.states] == [("admit", OPENING_DAY)]
        assert count_members(read, dt.date(2025, 3, 31)) == 2
    assert small_books.rows(book, "SELECT month FROM charge WHERE member_id = ? ORDER BY 1", (kept,)) == [
        ("2025-01",),
        ("2025-02",),
        ("2025-03",),
    ]
    assert small_books.rows(book, "SELECT sum(amount) FROM allocation WHERE member_id = ?", (kept,)) == [(60_000,)]
    assert small_books.rows(book, "SELECT member_id FROM welfare_case") == [(kept,)]
    assert small_books.rows(book, "SELECT member_id FROM line_member ORDER BY 1") == [(2,), (kept,)]
    assert small_books.rows(book, "SELECT count(*) FROM member WHERE id = ?", (gone,)) == [(0,)]
    assert is_sound(book)


@pytest.mark.parametrize("by_last", [True, False])
def test_a_merge_is_taken_back_whole(book: Book, by_last: bool) -> None:
    gone, kept = twins(book)
    before = small_books.contents(book, TABLES)
    seals = small_books.rows(book, "SELECT digest FROM dues_run UNION ALL SELECT digest FROM allocation_batch")
    outcome = merge_members(book, gone, kept)
    assert small_books.contents(book, TABLES) != before
    if by_last:
        undo_last(book)
    else:
        undo_act(book, outcome.operation)
    assert small_books.contents(book, TABLES) == before
    assert small_books.rows(book, "SELECT digest FROM dues_run UNION ALL SELECT digest FROM allocation_batch") == seals
    assert is_sound(book)
    merge_members(book, gone, kept)
    assert is_sound(book)


def test_who_is_charged_twice_for_a_month_is_not_merged_in_silence(book: Book) -> None:
    one, other = add(book, "Lê Thi Ân", wage=WAGE), add(book, "Lê Thị Ân", wage=WAGE)
    run_dues(book, JANUARY)
    with pytest.raises(BothCharged, match="01/2025"):
        merge_members(book, one, other)
    assert is_sound(book)


def test_people_whose_papers_differ_are_two(book: Book) -> None:
    one = add(book, "Lê Thị Ân", birth=dt.date(1990, 1, 1))
    other = add(book, "Lê Thị Ân", birth=dt.date(1991, 1, 1))
    with pytest.raises(MergeContradicts):
        merge_members(book, one, other)


def test_any_two_of_a_whole_sample_merge_and_split_or_are_refused(tmp_path: Path) -> None:
    path = shutil.copyfile(RELEASED / "kieu-7.socd", tmp_path / "mau.socd")
    rng = random.Random(6)
    with Book.open(path) as book:
        for _ in range(6):
            gone, kept = rng.sample([number for (number,) in small_books.rows(book, "SELECT id FROM member")], 2)
            before = small_books.contents(book)
            try:
                outcome = merge_members(book, gone, kept)
            except Refusal:
                assert small_books.contents(book) == before
                continue
            undo_act(book, outcome.operation)
        assert is_sound(book)


def test_a_mistyped_member_is_removed_and_comes_back(book: Book) -> None:
    number = add(book, "Lê Thị Â", wage=WAGE)
    add_exemption(book, number, JANUARY, JANUARY, ExemptReason.BENEFIT)
    before = small_books.contents(book, TABLES)
    remove_member(book, number)
    assert small_books.rows(book, "SELECT count(*) FROM member, wage, exemption") == [(0,)]
    undo_last(book)
    assert small_books.contents(book, TABLES) == before


def test_a_member_on_whom_something_hangs_stays(book: Book) -> None:
    gone, _kept = twins(book)
    with pytest.raises(StillHangs) as refused:
        remove_member(book, gone)
    assert "2 tháng trong bảng trích nộp" in str(refused.value)
    assert "1 việc chăm lo" in str(refused.value)


def test_a_wrong_movement_is_corrected_or_taken_out(book: Book) -> None:
    number = add(book, "Lê Thị Ân")
    change_member(book, number, "pause", dt.date(2025, 2, 1))
    change_member(book, number, "resume", dt.date(2025, 3, 1))
    with book.read() as read:
        first, pause, resume = member(read, number).states
    correct_movement(book, pause.id, "pause", dt.date(2025, 2, 10), "ghi nhầm ngày")
    with pytest.raises(ChangeContradicts):
        correct_movement(book, pause.id, "leave", dt.date(2025, 2, 10))
    with pytest.raises(BeforeJoining):
        correct_movement(book, pause.id, "pause", dt.date(2024, 2, 10))
    with pytest.raises(ChangeContradicts):
        remove_movement(book, pause.id)
    with pytest.raises(OnlyMovement):
        remove_movement(book, first.id)
    remove_movement(book, resume.id)
    with book.read() as read:
        assert [(each.change, each.valid_from) for each in member(read, number).states] == [
            ("admit", OPENING_DAY),
            ("pause", dt.date(2025, 2, 10)),
        ]
    undo_last(book)
    with book.read() as read:
        assert len(member(read, number).states) == 3


def test_groups_are_renamed_and_merged(book: Book) -> None:
    one, other = add(book, "Lê Thị Ân", group="Tổ 1"), add(book, "Trần Văn Bình", group="Tổ mot")
    with book.read() as read:
        first, second = union_groups(read)
    with pytest.raises(GroupNameTaken):
        rename_group(book, second.id, "tổ 1")
    rename_group(book, first.id, "Tổ may 1")
    merge_groups(book, second.id, first.id)
    with book.read() as read:
        assert [each.name for each in union_groups(read)] == ["Tổ may 1"]
        assert {member(read, each).group for each in (one, other)} == {"Tổ may 1"}
    undo_last(book)
    with book.read() as read:
        assert member(read, other).group == "Tổ mot"
