"""Three hundred kills while posting, sixty while importing, an upgrade killed at each of its moments, and full disks.

``PROVE_KILLS`` says how many; on disk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests import small_books
from tests.scenarios.kills import (
    fill_up_while_posting,
    kill_while_importing,
    kill_while_posting,
    kill_while_upgrading,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")

KILLS = int(os.environ.get("PROVE_KILLS", "300"))
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_acknowledged_is_lost(tmp_path, part):
    seen = kill_while_posting(tmp_path, kills=KILLS // PARTS, seed=part, most=8)
    print(seen)
    assert seen["kills"] == KILLS // PARTS
    assert seen["told"] > seen["kills"]
    assert seen["hot journals"] > 0, "no kill came in the middle of a commit: the test proves nothing"


def test_an_import_is_there_whole_or_not_at_all(tmp_path):
    seen = kill_while_importing(tmp_path, kills=KILLS // 5, seed=1, rows=150)
    print(seen)
    assert seen["nothing"] > 0


@pytest.mark.parametrize(
    ("book", "word"), [("kieu-1", "today"), ("kieu-2", "to-come"), ("kieu-3", "to-come"), ("kieu-4", "to-come")]
)
def test_an_upgrade_leaves_the_old_or_the_new_book_at_each_of_its_moments(tmp_path, book, word):
    seen = kill_while_upgrading(
        tmp_path, small_books.RELEASED / f"{book}.socd", word, 1, at_moments=None, at_random=KILLS // 10
    )
    print(seen)
    assert seen["kills"] >= seen["moments"]
    assert seen["old"] > 0
    assert seen["new"] > 0


@pytest.mark.parametrize("spare", [30_000, 60_000, 100_000, 200_000, 333_333])
def test_a_file_that_may_not_grow_stops_the_act_and_loses_nothing(tmp_path, spare):
    size = small_books.new_book(tmp_path).stat().st_size
    fill_up_while_posting(tmp_path, f"đầy{spare}", limit=size + spare)


@pytest.fixture(params=[700, 900, 1_100, 1_500])
def small_disk(request, tmp_path):
    folder = tmp_path / "dia"
    folder.mkdir()
    made = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={request.param}k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_stops_the_act_and_loses_nothing(small_disk):
    assert fill_up_while_posting(small_disk, "đầy") > 0
