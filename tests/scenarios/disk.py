"""A disk that a test can cut, fill and fail: ``disk.c`` stands between a process and its files, and this reads what it logged.

``compiled`` builds it when the computer has a C compiler. ``Shim`` is its handle inside the process that loaded it.
``Disk`` plays a log back and gives what an honest disk may hold after a power cut: what was flushed is there; of the rest each
sector of 512 bytes and each name may be.
"""

from __future__ import annotations

import ctypes
import enum
import random
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePath

SECTOR = 512
SOURCE = Path(__file__).with_suffix(".c")
_kept: list[tempfile.TemporaryDirectory[str]] = []


@cache
def compiled() -> Path | None:
    """The library to load before all others, or None where it cannot be made."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not sys.platform.startswith("linux") or compiler is None:
        return None
    _kept.append(tempfile.TemporaryDirectory(prefix="so-disk-"))
    library = Path(_kept[-1].name) / "disk.so"
    made = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl", "-lpthread"],
        capture_output=True,
        check=False,
    )
    return library if made.returncode == 0 else None


class Call(enum.IntFlag):
    """The kinds of calls that are counted, as ``disk.c`` numbers them."""

    OVER, GROW, CUT, SYNC, MAKE, NAME, GONE, OPEN, READ = (1 << place for place in range(9))
    CHANGES = OVER | GROW | CUT | SYNC | MAKE | NAME | GONE
    NEEDS_ROOM = GROW | SYNC | MAKE | NAME
    WRITES = CHANGES | OPEN
    ALL = WRITES | READ


BEGUN, TOLD = "B", "K"
"""The marks in a log: the act begins, and it was told as done."""


class Doing(enum.IntEnum):
    """What becomes of the call that is reached."""

    WATCH, KILL, FAIL = range(3)


class Shim:
    """The library in this very process; only there when the process was started with it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.disk_disarm.restype = ctypes.c_long
        self._library.disk_arm.argtypes = [
            ctypes.c_char_p, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_long, ctypes.c_int, ctypes.c_int,
        ]  # fmt: skip
        self._library.disk_mark.argtypes = [ctypes.c_char]

    def arm(self, root: Path, *, doing: Doing, kinds: Call, at: int, error: int = 0, lasts: bool = False, log: int = -1) -> None:  # fmt: skip
        """Begin: log to a file handle, kill at a call, or fail that call (``lasts``: and all after it)."""
        self._library.disk_arm(bytes(root), log, int(doing), int(kinds), at, error, int(lasts))

    def disarm(self) -> int:
        """End; gives how many calls were counted."""
        return int(self._library.disk_disarm())

    def mark(self, letter: str) -> None:
        """Note among the calls that the act begins, or is told as done."""
        self._library.disk_mark(letter.encode())


# ---- playing a log back ----------------------------------------------------------------------------------------------

_HEAD = struct.Struct("<cQqII")


@dataclass(frozen=True, slots=True)
class Step:
    """One call that was logged; ``what`` is its letter in ``disk.c``."""

    what: str
    file: int
    offset: int
    first: bytes
    second: bytes

    @property
    def is_name(self) -> bool:
        """True of what changes names in a folder."""
        return self.what in "CMRLU"


def steps_of(log: bytes) -> Iterator[Step]:
    """The calls of a log, in order."""
    place = 0
    while place < len(log):
        what, file, offset, first, second = _HEAD.unpack_from(log, place)
        place += _HEAD.size
        yield Step(what.decode(), file, offset, log[place : place + first], log[place + first : place + first + second])
        place += first + second


@dataclass(eq=False, slots=True)
class _File:
    """What is flushed of a file, and what was done to it since; a folder is only a name."""

    flushed: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)
    is_folder: bool = False

    def content(self, after: Cut) -> bytes:
        """What may be found of it after a cut."""
        found = bytearray(self.flushed)
        for offset, data in self.since:
            if data is None:
                if after.keeps():
                    found[offset:] = bytes(max(0, offset - len(found)))
                continue
            place = 0
            while place < len(data):
                end = min(len(data), place + SECTOR - (offset + place) % SECTOR)
                if after.keeps():
                    found.extend(bytes(max(0, offset + place - len(found))))
                    found[offset + place : offset + end] = data[place:end]
                place = end
        return bytes(found)

    def flush(self) -> None:
        """All of it is on the disk itself."""
        self.flushed, self.since = self.content(Cut("kept", 0)), []


class Cut:
    """What happens to what was not flushed: ``lost``, ``kept``, or ``torn``: each sector and name by chance."""

    def __init__(self, how: str, seed: int) -> None:
        self.how = how
        self._chance = random.Random(seed)

    def keeps(self) -> bool:
        """True when the next piece reached the disk."""
        return self.how == "kept" or (self.how == "torn" and self._chance.random() < 0.5)


Names = dict[PurePath, _File]


@dataclass(frozen=True, slots=True)
class _Renaming:
    """A change of one name: where the file was, where it is; None where it had no name or has none."""

    file: _File
    source: PurePath | None
    target: PurePath | None

    @property
    def folder(self) -> PurePath:
        """The folder whose flush keeps it."""
        place = self.target or self.source
        assert place is not None
        return place.parent

    def on(self, names: Names) -> None:
        """Do it, as far as it can still be done."""
        if self.source is not None and names.get(self.source) is self.file:
            del names[self.source]
        if self.target is not None:
            names[self.target] = self.file


class Disk:
    """A folder as it was when the log began, and what the log does to it."""

    def __init__(self, root: Path) -> None:
        self.root = PurePath(root)
        self._flushed: Names = {}
        self._files: dict[int, _File] = {}
        self._since: list[_Renaming] = []
        for place in sorted(root.rglob("*")):
            file = _File(b"" if place.is_dir() else place.read_bytes(), is_folder=place.is_dir())
            self._flushed[PurePath(place)] = file
            self._files[place.stat().st_ino] = file
        self._now: Names = dict(self._flushed)

    def take(self, step: Step) -> None:
        """One more call."""
        first, second = (
            PurePath(bytes(each).decode()) for each in (step.first if step.what != "W" else b"", step.second)
        )
        if step.what in "CM":
            file = _File(is_folder=step.what == "M")
            if step.what == "C":
                self._files[step.file] = file
            self._rename(_Renaming(file, None, first))
        elif step.what == "R":
            self._rename(_Renaming(self._now[first], first, second))
        elif step.what == "L":
            self._rename(_Renaming(self._now[first], None, second))
        elif step.what == "U":
            self._rename(_Renaming(self._now[first], first, None))
        elif step.what == "D":
            for each in self._since:
                if each.folder == first:
                    each.on(self._flushed)
            self._since = [each for each in self._since if each.folder != first]
        elif (known := self._files.get(step.file)) is not None:
            if step.what == "F":
                known.flush()
            else:
                known.since.append((step.offset, None if step.what == "T" else step.first))

    def _rename(self, change: _Renaming) -> None:
        change.on(self._now)
        self._since.append(change)

    def after(self, cut: Cut) -> Mapping[PurePath, bytes | None]:
        """Every name there may be after a cut, within the root, with its content; None for a folder."""
        names = dict(self._flushed)
        for change in self._since:
            if cut.keeps():
                change.on(names)
        found: dict[PurePath, bytes | None] = {}
        for place, file in sorted(names.items()):
            within = place.relative_to(self.root)
            # Why: what lies in a folder that has no name is not to be found.
            if all(above in found for above in within.parents if above != PurePath()):
                found[within] = None if file.is_folder else file.content(cut)
        return found


def lay(found: Mapping[PurePath, bytes | None], root: Path) -> None:
    """Write what was found on a disk into a folder of its own."""
    root.mkdir()
    for within, content in found.items():
        if content is None:
            (root / within).mkdir()
        else:
            (root / within).write_bytes(content)
