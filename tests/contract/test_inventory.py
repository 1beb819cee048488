"""Nothing the program offers vanishes unseen: every page, verb, form, import, act, command and setting is on one list."""

from __future__ import annotations

import difflib
import subprocess
import sys

import pytest

import dev
from tests.inventory import HINT, LIST


@pytest.mark.slow
def test_the_program_offers_what_the_list_says():
    # Why a process of its own: what an earlier test left in the one application must not change the list.
    made = subprocess.run(
        [sys.executable, "-m", "tests.inventory"],
        cwd=dev.ROOT,
        env=dev.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert made.returncode == 0, made.stderr[-2000:]
    kept = LIST.read_text(encoding="utf-8")
    if made.stdout != kept:
        lines = difflib.unified_diff(
            kept.splitlines(), made.stdout.splitlines(), "the list", "the program", "", "", 0, ""
        )
        pytest.fail("\n".join([*lines, "", HINT]), pytrace=False)
