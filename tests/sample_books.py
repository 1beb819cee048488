"""Sample books for tests that only want a full book to work on: made once on a machine, copied for each who asks.

A made book is kept in ``out/.samples`` under a name that tells all it depends on: the program, its resources, the day, the
zone and the wishes. When any of these changes, the book is made anew; tests of the sample itself call ``make_sample``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from functools import cache
from pathlib import Path

from app.domain import clock
from app.services.home.sample_book import make_sample

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "out" / ".samples"
SOURCES = ("app/**/*.py", "app/**/*.sql", "resources/**/*.toml", "resources/**/*.json", "resources/**/*.csv")


@cache
def _sources() -> str:
    """What the program is made of, as one short word."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(f"{file.relative_to(ROOT).as_posix()}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def copy_of_sample(target: Path, *, members: int, years: int = 2, seed: int = 2026) -> Path:
    """A copy of the sample book with these wishes, at ``target``; not open."""
    # Why the zone: at eight in the morning elsewhere, the acts of the sample would be of hours to come.
    wishes = f"{clock.now().astimezone():%Y-%m-%d%z}-{members}-{years}-{seed}"
    kept = KEPT / f"{_sources()}-{wishes}.socd"
    if not kept.is_file():
        _make(kept, wishes, members, years, seed)
    shutil.copyfile(kept, target)
    return target


def _make(kept: Path, wishes: str, members: int, years: int, seed: int) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    for older in KEPT.glob(f"*-{wishes}.socd"):
        older.unlink(missing_ok=True)
    # Why under another name first: several test processes may begin at the same moment, and none may see half a book.
    making = KEPT / f"{os.getpid()}-{wishes}.making"
    making.unlink(missing_ok=True)
    make_sample(making, members=members, years=years, seed=seed).value.close()
    making.replace(kept)
