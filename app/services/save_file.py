"""A file of hers (a paper, a list, a report) written to where she wants it, whole or not at all.

It is written beside its place and moved there at the end, so an older one is never half overwritten.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, TypeVar

from app.domain import machine
from app.domain.file_names import refuse_name
from app.domain.machine import CannotWrite
from app.files import written_whole

Made = TypeVar("Made")


def write_whole(target: Path, write: Callable[[IO[bytes]], Made]) -> Made:
    """Have ``write`` fill a file; refuses a place that cannot be written and a name that cannot be kept."""
    refuse_name(target)
    try:
        with written_whole(target) as part, part.open("wb") as stream:
            return write(stream)
    except OSError as problem:
        raise CannotWrite(name=target, problem=machine.reason(problem)) from problem
