"""The treasurer of ``tests/scenarios/lending.py`` for thousands of lives. ``PROVE_RUNS`` and ``PROVE_STEPS`` say how long.

Cut in four so that two workers share the time; each part draws lives of its own.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.scenarios.lending import AnyTreasurer

RUNS = int(os.environ.get("PROVE_RUNS", "5000"))
STEPS = int(os.environ.get("PROVE_STEPS", "50"))
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_no_life_of_a_treasurer_breaks_the_book(part):
    class Life(AnyTreasurer):
        """One part of the lives, with a seed of its own."""

    drawn = seed(part + int(os.environ.get("PROVE_SEED", "0")))(Life)
    run_state_machine_as_test(
        drawn,
        settings=settings(
            max_examples=RUNS // PARTS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
