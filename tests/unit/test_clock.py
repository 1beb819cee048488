"""The clock that tests and samples can stop."""

from __future__ import annotations

import datetime as dt

from app.domain import clock


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
