"""Movements of members add up on every day, in whatever order they are written down; one that another contradicts is refused."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from app.domain.dates import Period
from app.domain.members.members import MemberChange
from app.domain.members.movements import BeforeJoining, ChangeContradicts, ChangeOutOfOrder
from app.domain.problems import Refusal
from app.models.book import Book
from app.models.queries.members.members import count_members, movements
from app.services.members.keep_members import MemberEntry, add_member, change_member
from tests.small_books import opened

FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 3, 31)


def test_leaving_before_joining_and_joining_twice_are_refused_with_the_movement_they_contradict() -> None:
    with opened() as book:
        an = add_member(book, MemberEntry("Lê Văn An", dt.date(2025, 1, 15))).value
        with pytest.raises(ChangeContradicts) as refused:
            change_member(book, an, "leave", dt.date(2025, 1, 10), "thôi việc")
        assert "15/01/2025" in str(refused.value)
        change_member(book, an, "leave", dt.date(2025, 1, 31), "thôi việc")
        for day in (20, 30):
            with pytest.raises(ChangeContradicts):
                change_member(book, an, "admit", dt.date(2025, 1, day))
        with pytest.raises(ChangeOutOfOrder):
            change_member(book, an, "admit", dt.date(2025, 1, 31))
        change_member(book, an, "arrive", dt.date(2025, 2, 1))
        with pytest.raises(ChangeContradicts):
            change_member(book, an, "resume", dt.date(2025, 2, 10))
        assert BeforeJoining.code != ChangeContradicts.code


def adds_up(book: Book, period: Period) -> bool:
    with book.read() as read:
        found = movements(read, period)
        closing = count_members(read, period.last)
    came, went = (sum(count for _change, count in each) for each in (found.came, found.went))
    return found.at_start + came - went == found.at_end == closing


@pytest.mark.parametrize("seed", range(12))
def test_random_movements_add_up_on_every_day(seed: int) -> None:
    rng = random.Random(seed)
    days = [FIRST + dt.timedelta(days=each) for each in range((LAST - FIRST).days + 1)]
    with opened() as book:
        members = [
            add_member(
                book, MemberEntry(f"Lê Văn {each}", rng.choice([FIRST - dt.timedelta(days=1), *days[:40]]))
            ).value
            for each in "ABCD"
        ]
        taken = 0
        for _turn in range(40):
            change = rng.choice([each for each in MemberChange if each is not MemberChange.REGISTER])
            try:
                change_member(book, rng.choice(members), str(change), rng.choice(days))
            except Refusal:
                continue
            taken += 1
        assert taken
        assert all(adds_up(book, Period(day, day)) for day in days)
        for _turn in range(10):
            first, last = sorted(rng.sample(days, 2))
            assert adds_up(book, Period(first, last))
