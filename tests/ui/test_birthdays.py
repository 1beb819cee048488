"""Sinh nhật: how the norm stands is on the row, who is over it begins without a tick, and with one it is said."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.care.cases import CaseDraft
from app.domain.care.norms import Norm, NormRule
from app.domain.dates import Month
from app.domain.money import dong
from app.models.book import Book
from app.services.care.keep_cases import propose_case
from app.services.care.keep_norms import set_norm
from app.services.members.keep_members import MemberEntry, add_member
from app.ui.screen import DeskDialog
from tests.cameras.scene import settle
from tests.small_books import OPENING_DAY, new_book, remove

GIFT = dong(300_000)


@pytest.fixture
def window(make_window):
    path = new_book()
    with Book.open(path) as book:
        for name, joined, day in (
            ("Lê Văn An", dt.date(2020, 1, 1), 3),
            ("Trần Thị Bé", dt.date(2025, 2, 1), 17),
            ("Hồ Văn Tư", dt.date(2019, 1, 1), 29),
        ):
            add_member(book, MemberEntry(name, OPENING_DAY, birth=dt.date(1990, 3, day), joined=joined))
        set_norm(book, Norm("birthday", OPENING_DAY, amount=GIFT, per_year=1, rule=NormRule(months=6), clause="Điều 4"))
        propose_case(book, CaseDraft("birthday", 3, happened_on=dt.date(2025, 1, 9), amount=GIFT))
    made = make_window()
    made.desk.open_book(path)
    settle(made)
    made.desk.set_month(Month(2025, 3))
    yield made
    made.desk.close_book()
    remove(path)


def dialog_of(window):
    window.desk.go("birthdays")
    settle(window)
    return next(child for child in window.findChildren(DeskDialog) if child.isVisible())


def norm_words(box):
    column = next(each for each in box.list.table.columns() if each.key == "norm")
    return [column.text(row) for row in box.list.rows()]


def test_the_list_says_how_the_norm_stands_and_who_is_over_it_has_no_tick(window):
    box = dialog_of(window)
    words = norm_words(box)
    assert words == ["đã 0/1 lần năm nay", "chưa đủ tháng đoàn viên", "đã 1/1 lần năm nay"]
    assert (box.list.ticked, box.value("amount")) == ({1}, GIFT)
    assert box.warning() == ""
    box.list.table.tick_all(False)
    box.list.tick_usual()
    assert box.list.ticked == {1}


def test_a_tick_over_the_norm_warns_and_needs_its_resolution(window):
    box = dialog_of(window)
    box.list.table.flip([2])
    assert "Hồ Văn Tư" in box.warning()
    assert "1/1 lần" in box.warning()
    box.list.table.flip([1])
    assert "Cùng 1 người khác" in box.warning()
    box.submit()
    settle(window)
    assert "hoặc ghi nghị quyết" in box.said()
    box.set_value("beyond", "NQ 06/NQ-CĐCS")
    assert box.warning()
    box.submit()
    settle(window)
    assert not box.isVisible()
    again = dialog_of(window)
    assert again.list.ticked == set()
    assert norm_words(again)[:2] == ["đã 1/1 lần năm nay"] * 2


def test_more_than_the_norm_for_everybody_is_said(window):
    box = dialog_of(window)
    box.set_value("amount", 500_000)
    assert "vượt định mức 300.000" in box.warning()
    assert box.list.ticked == {1}


def test_the_month_counts_who_had_it_by_a_case(window):
    from app.ui.care.month_jobs import read_birthdays

    with window.desk.read() as read:
        facts = read_birthdays(read, Month(2025, 3))
    assert (facts.people, facts.given) == (3, 1)
