"""The treasurer of ``lending.py`` let loose for a few seconds; ``tests/prove`` lets it run for long."""

from __future__ import annotations

from hypothesis import settings

from tests.scenarios.lending import AnyTreasurer

TestAnyTreasurer = AnyTreasurer.TestCase
TestAnyTreasurer.settings = settings(max_examples=15, stateful_step_count=30)
