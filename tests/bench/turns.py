"""This tree and a commit measured in turns, each round of each job in a process of its own; and the baseline made from a commit.

The commit lies under ``out/bench/<hash>`` as ``git archive`` gives it: the working tree is never touched. It runs with this
tree's interpreter, its own code and its own books.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.bench.compare import BASELINE, Baseline, Ratio, Row, Taken, read_baseline, rows_of, table

ROOT = Path(__file__).resolve().parents[2]
ONE_TURN = Path(__file__).with_name("one_turn.py")


def commit_named(name: str) -> str:
    """The whole hash of what is called so; ``baseline`` is the committed one."""
    wanted = read_baseline().commit if name == "baseline" else name
    asked = ["git", "rev-parse", "--verify", "--quiet", f"{wanted}^{{commit}}"]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise SystemExit(f"There is no commit {wanted} here; a shallow clone lacks it until: git fetch --unshallow")
    return answer.stdout.strip()


def laid_out(commit: str) -> Path:
    """The commit's files in a folder of their own, made once."""
    folder = ROOT / "out" / "bench" / commit
    if not folder.exists():
        packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True).stdout
        part = folder.with_suffix(".part")
        with tarfile.open(fileobj=io.BytesIO(packed)) as files:
            files.extractall(part, filter="data")
        part.replace(folder)
    return folder


def _said(tree: Path, word: str, *figures: int) -> dict[str, dict[str, Any]]:
    """What ``one_turn.py`` tells of a word's jobs in a tree."""
    command = [sys.executable, str(ONE_TURN), word, *map(str, figures)]
    answer = subprocess.run(command, cwd=tree, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def _turn(tree: Path, word: str, count: int) -> dict[str, Taken]:
    return {job: Taken(**taken) for job, taken in _said(tree, word, count).items()}


def in_turns(commit: str, words: Iterable[str], count: int, rounds: int) -> list[Row]:
    """Each word's jobs so many times in both trees, one after the other; a first turn makes the books and does not count."""
    trees = (laid_out(commit), ROOT)
    rows: list[Row] = []
    for word in words:
        sides: tuple[dict[str, list[Taken]], dict[str, list[Taken]]] = ({}, {})
        for place in range(rounds + 1):
            say(f"{word} {place or 'warm'}/{rounds}")
            for tree, side in zip(trees, sides, strict=True):
                for job, taken in _turn(tree, word, count).items():
                    if place:
                        side.setdefault(job, []).append(taken)
        found = rows_of(*sides)
        rows.extend(found)
        for job in sides[0].keys() ^ sides[1].keys():
            say(f"only in one of the trees: {job}")
    return rows


def compare_with(name: str, words: Iterable[str], count: int, rounds: int) -> int:
    """Print the table; 1 when a row is slower than it may be."""
    commit = commit_named(name)
    rows = in_turns(commit, words, count, rounds)
    print(table(rows, commit))
    slower = [row.job for row in rows if row.slower]
    print(f"slower: {', '.join(slower)}" if slower else "no row slower")
    return 1 if slower else 0


def store(name: str, words: Iterable[str], count: int, rounds: int) -> int:
    """That commit's jobs run against their floors in its own tree; their ratios are stored as the baseline's at that size."""
    commit = commit_named(name)
    tree = laid_out(commit)
    ratios: dict[str, Ratio] = {}
    for word in words:
        say(word)
        for job, told in _said(tree, word, count, rounds).items():
            ratios[job] = Ratio(told["ratio"], told["cpu_ratio"], told["is_noisy"])
            say(f"  {job}: wall {told['ratio']}, cpu {told['cpu_ratio']}" + (", noisy" if told["is_noisy"] else ""))
    known = read_baseline() if BASELINE.exists() else Baseline(commit, {})
    BASELINE.write_text(known.with_ratios(commit, count, ratios).as_json(), encoding="utf-8")
    return 0


def say(text: str) -> None:
    """A line to whoever waits."""
    print(f"· {text}", file=sys.stderr, flush=True)
