"""Every act that is told as done: killed a hundred times, cut off 240 times, and on disks that are full, fail or refuse.

The tables are printed: ``python3 dev.py prove -rP -k risks``. ``PROVE_KILLED``, ``PROVE_CUTS`` and ``PROVE_FAILS`` say how many.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scenarios.disk import compiled
from tests.scenarios.risks import NO_COMPILER, TROUBLES, Risks, Trouble, table
from tests.scenarios.risky_acts import ACTS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")
needs_the_shim = pytest.mark.skipif(compiled() is None, reason=NO_COMPILER)

KILLS = int(os.environ.get("PROVE_KILLED", "100"))
CUTS = int(os.environ.get("PROVE_CUTS", "240"))
FAILS = int(os.environ.get("PROVE_FAILS", "60"))


@pytest.fixture
def risks(tmp_path: Path) -> Iterator[Risks]:
    with Risks(tmp_path) as made:
        yield made


@pytest.mark.parametrize("act", ACTS)
def test_a_kill_leaves_a_whole_book_or_none_and_loses_nothing_told(risks, act):
    tally = risks.kill(act, KILLS)
    print(table("kills", [tally], ("killed", "told", "landed untold", "unusable", "lost", "name", "left")))
    assert tally.faults == []
    assert tally.counts["killed"] > KILLS // 2, "most of them came too late: the test proves little"


@needs_the_shim
@pytest.mark.parametrize("act", ACTS)
def test_a_power_cut_leaves_a_whole_book_or_none_and_loses_nothing_told(risks, act):
    tally = risks.cut(act, CUTS)
    print(table("cuts", [tally], ("calls", "different", "told", "unusable", "lost", "name", "left")))
    assert tally.faults == []
    assert tally.runs == CUTS


@needs_the_shim
@pytest.mark.parametrize("act", ["importing", "posting"])
def test_without_flushing_the_same_cuts_find_damage(risks, act):
    tally = risks.cut(act, 60, flushes=False)
    print(table("cuts, nothing flushed", [tally], ("calls", "different", "told", "unusable", "lost", "name", "left")))
    assert tally.counts["unusable"] + tally.counts["lost"] > 0, "the cuts find nothing: they prove nothing"


@needs_the_shim
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.name)
def test_a_disk_that_fails_is_told_as_it_is_and_nothing_is_lost(risks, act, trouble: Trouble):
    tally = risks.fail(act, trouble, FAILS)
    columns = ("done", "refused", "tracebacks", "untrue", "stuck", "unusable", "lost", "name", "left")
    print(table(trouble.name, [tally], columns))
    assert tally.faults == []
    assert tally.counts["refused"] > 0
