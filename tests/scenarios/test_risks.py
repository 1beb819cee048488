"""A short run of the kills, power cuts and failing disks; ``tests/prove`` has hundreds of each, on every act."""

from __future__ import annotations

import errno
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import small_books
from tests.scenarios.disk import Call, Cut, Disk, Doing, Step, compiled
from tests.scenarios.risk_child import Order
from tests.scenarios.risks import NO_COMPILER, TROUBLES, Risks
from tests.scenarios.risky_acts import ACTS, look

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")
needs_the_shim = pytest.mark.skipif(compiled() is None, reason=NO_COMPILER)


@pytest.fixture(scope="module")
def risks() -> Iterator[Risks]:
    folder = small_books.fast_folder() / "rủi ro"
    folder.mkdir()
    with Risks(folder, seed=7) as made:
        yield made
    shutil.rmtree(folder)


def test_a_kill_leaves_a_whole_book_or_none(risks):
    tally = risks.kill("creating", 4)
    assert tally.faults == []
    assert tally.counts["killed"] > 0


@needs_the_shim
@pytest.mark.parametrize("act", ["creating", "restoring", "backing-up"])
def test_a_power_cut_leaves_a_whole_book_or_none_and_keeps_what_was_told(risks, act):
    tally = risks.cut(act, 15)
    assert tally.faults == []
    assert tally.counts["told"] >= 12


@needs_the_shim
def test_without_flushing_the_same_cuts_find_damage(risks):
    tally = risks.cut("posting", 20, flushes=False, stop_at=1)
    assert tally.faults


@needs_the_shim
@pytest.mark.parametrize(
    ("trouble", "act"), [*zip(TROUBLES, ("posting", "restoring", "backing-up", "posting"), strict=True)]
)
def test_a_disk_that_fails_is_told_as_it_is(risks, act, trouble):
    tally = risks.fail(act, trouble, 2)
    assert tally.faults == []
    assert tally.counts["refused"] > 0


@needs_the_shim
def test_an_act_whose_last_flush_alone_failed_is_done_and_is_told_as_done(risks):
    place = risks.place(ACTS["posting"])
    flushes = risks.run(Order("posting", str(place), kinds=Call.SYNC)).calls
    place = risks.place(ACTS["posting"])
    ended = risks.run(Order("posting", str(place), Doing.FAIL, Call.SYNC, flushes, errno.EIO))
    assert ended.word == "done", ended.sentence
    assert ended.stuck == ""
    assert look(ACTS["posting"], place, told=True).wrong == ()


# ---- the disk of the tests itself ------------------------------------------------------------------------------------


def found_after(tmp_path: Path, steps: list[Step], how: str) -> dict[str, bytes | None]:
    """A disk with one file ``a``, after the steps and a cut."""
    (tmp_path / "a").write_bytes(b"old")
    disk = Disk(tmp_path)
    for step in steps:
        disk.take(step)
    return {str(name): content for name, content in disk.after(Cut(how, 1)).items()}


def test_the_disk_keeps_what_was_flushed_and_may_lose_the_rest(tmp_path):
    a, b, folder = (bytes(tmp_path / name) for name in ("a", "b", "."))
    made, flushed = Step("C", 999_999_999, 0, b, b""), Step("D", 0, 0, folder, b"")
    written, kept = Step("W", 999_999_999, 0, b"new", b""), Step("F", 999_999_999, 0, b"", b"")
    renamed = Step("R", 0, 0, b, a)
    assert found_after(tmp_path, [made, written], "lost") == {"a": b"old"}
    assert found_after(tmp_path, [made, written], "kept") == {"a": b"old", "b": b"new"}
    assert found_after(tmp_path, [made, flushed, written], "lost") == {"a": b"old", "b": b""}
    assert found_after(tmp_path, [made, written, kept, renamed], "lost") == {"a": b"old"}
    assert found_after(tmp_path, [made, written, renamed, flushed], "lost") == {"a": b""}
    assert found_after(tmp_path, [made, written, kept, renamed, flushed], "lost") == {"a": b"new"}


def test_a_write_that_was_not_flushed_is_torn_by_sectors(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    inode = (tmp_path / "a").stat().st_ino
    found = found_after(tmp_path, [Step("W", inode, 0, b"x" * 8_192, b"")], "torn")["a"]
    assert found is not None
    sectors = {bytes(found[place : place + 512]) for place in range(512, len(found), 512)}
    assert sectors == {b"x" * 512, bytes(512)}
