"""A file written whole or not at all: under another name beside its place, and moved there at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import crash


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """Where to write what shall stand at ``target``: moved there when the block ends, removed when it fails (OSError passes)."""
    part = target.with_name(target.name + ".part")
    try:
        yield part
        part.replace(target)
    finally:
        try:
            part.unlink(missing_ok=True)
        except OSError as problem:
            # Why: a disk that was pulled out takes nothing back, and what it said first is what she must hear.
            crash.went_on(problem)
