"""The treasurer of ``bookkeeping.py`` let loose for a few seconds; ``tests/prove`` lets it run for long."""

from __future__ import annotations

from hypothesis import settings

from tests.scenarios.bookkeeping import Bookkeeping

TestAnyTreasurer = Bookkeeping.TestCase
TestAnyTreasurer.settings = settings(max_examples=15, stateful_step_count=30)
