"""The workbooks of ``tests/data`` are read apart once in a test process; services that ask again get what was read then.

Starting the reader's process costs more than most tests do with what it reads. Every other file is read as always, and the
tests of the reader itself (``tests/unit/test_workbook.py``) never come through here.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from app.files import is_there
from app.imports import reader_process
from app.imports.workbook import Workbook

DATA = Path(__file__).resolve().parent / "data"
_read_apart = reader_process.read_safely
_known: dict[tuple[str, str], bytes] = {}


@cache
def _samples() -> frozenset[str]:
    return frozenset(_content(file) for file in DATA.glob("*.xls*"))


def _content(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if is_there(file) else ""


def read_once(
    path: Path, most_seconds: float = reader_process.MOST_SECONDS, waiting: Callable[[], None] | None = None
) -> Workbook:
    """What ``read_safely`` gives, each time anew, so that nobody changes it for those who come after."""
    key = (path.name, _content(path))
    if key[1] not in _samples() or most_seconds != reader_process.MOST_SECONDS:
        return _read_apart(path, most_seconds, waiting)
    if key not in _known:
        _known[key] = pickle.dumps(_read_apart(path, waiting=waiting))
    elif waiting is not None:
        waiting()
    known = pickle.loads(_known[key])
    assert isinstance(known, Workbook)
    return known


def tell_services() -> None:
    """Every service loaded so far reads by ``read_once``."""
    for name, module in list(sys.modules.items()):
        if name.startswith("app.services.") and getattr(module, "read_safely", None) is _read_apart:
            module.read_safely = read_once  # type: ignore[attr-defined]
