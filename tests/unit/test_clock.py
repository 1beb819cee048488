"""The clock that tests and samples can stop."""

from __future__ import annotations

import datetime as dt

from app.domain import clock
from tests import small_books


def test_the_clock_stands_where_the_test_put_it(fixed_clock):
    fixed_clock("2024-12-31")
    assert clock.today() == dt.date(2024, 12, 31)
    assert clock.now() == dt.datetime(2024, 12, 31, 8, 0)


def test_a_fixed_moment_keeps_its_time(fixed_clock):
    fixed_clock("2024-12-31T23:59:30")
    assert clock.now() == dt.datetime(2024, 12, 31, 23, 59, 30)


def test_without_a_fixed_day_the_clock_goes(monkeypatch):
    monkeypatch.delenv(clock.VARIABLE)
    before = dt.datetime.now().replace(microsecond=0)
    assert before <= clock.now() <= dt.datetime.now()
    assert clock.now().tzinfo is None
    assert before <= clock.moment().astimezone().replace(tzinfo=None) <= dt.datetime.now()


def test_an_act_is_dated_by_the_same_clock_in_universal_time(fixed_clock):
    fixed_clock("2024-12-31")
    assert clock.moment() == dt.datetime(2024, 12, 31, 1, 0, tzinfo=dt.UTC)
    with small_books.opened() as book:
        with book.operation("edit_draft"):
            pass
        with book.read() as read:
            assert (
                read.value(str, "SELECT at FROM operation ORDER BY id DESC LIMIT 1") == "2024-12-31T01:00:00.000+00:00"
            )
