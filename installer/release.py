"""Which release is being built: its version, its day, and the names of what is made of it.

Nothing here builds anything.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

from app import __version__

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "out" / "dist"
NAME = "so-cong-doan"
TITLE = "Sổ Công Đoàn"
SUMMARY = "Sổ sách và quyết toán của công đoàn cơ sở"
VERSION = __version__
FOLDER = DIST / NAME

# The day of a version the change log does not date yet; any fixed day does.
UNDATED = dt.date(2026, 1, 1)


def moment() -> int:
    """Seconds since 1970 that every file of this release bears: SOURCE_DATE_EPOCH, or noon of the version's day."""
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    if asked.isdigit():
        return int(asked)
    day = dated((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), VERSION) or UNDATED
    return int(dt.datetime.combine(day, dt.time(12), dt.UTC).timestamp())


def dated(changes: str, version: str) -> dt.date | None:
    """The day in the heading of that version (``## 0.2.0 – 31/12/2026`` or ``2026-12-31``); None while it has none."""
    for line in changes.splitlines():
        if line.startswith("## ") and line[3:].split(" ")[0] == version:
            if found := re.search(r"(\d{4})-(\d\d)-(\d\d)", line):
                return dt.date(int(found[1]), int(found[2]), int(found[3]))
            if found := re.search(r"(\d\d?)/(\d\d?)/(\d{4})", line):
                return dt.date(int(found[3]), int(found[2]), int(found[1]))
    return None


def weight(path: Path) -> int:
    """Bytes of a file, or of all files in a folder; a link counts nothing."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file() and not file.is_symlink())


def table(rows: list[tuple[str, int]]) -> str:
    """Names and sizes as aligned lines, sizes in MiB."""
    width = max((len(name) for name, _ in rows), default=0)
    return "\n".join(f"{name:<{width}}  {size / 2**20:>8.2f} MiB  {size:>12,} bytes" for name, size in rows)
