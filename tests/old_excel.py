"""Writes .xls files of Excel 97 as small as they can be: no library of today writes them, and treasurers still bring them."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and what Excel keeps beside it: a number, an error such as ``#REF!``, or nothing."""

    value: float | str | None = None


Value = str | float | bool | dt.date | Formula | None
ERRORS = {"#DIV/0!": 7, "#REF!": 23, "#N/A": 42}


@dataclass(frozen=True, slots=True)
class OldSheet:
    """A sheet to be written; ``hidden`` rows are counted from 1, ``merges`` from 0."""

    name: str
    rows: Sequence[Sequence[Value]]
    merges: Sequence[tuple[int, int, int, int]] = ()
    hidden: Collection[int] = field(default_factory=tuple)


def write_old(path: Path, *sheets: OldSheet) -> Path:
    """Write the sheets as an .xls."""
    path.write_bytes(_container(_workbook(sheets)))
    return path


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _text(text: str, *, long: bool = True) -> bytes:
    written = text.encode("utf-16-le")
    return struct.pack("<HB" if long else "<BB", len(written) // 2, 1) + written


def _globals(names: Sequence[str], places: Sequence[int]) -> bytes:
    font = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _text("Arial", long=False)
    plain, day = (struct.pack("<HHHBBIIIH", 0, kind, 1, 0x20, 0, 0, 0, 0, 0)[:20] for kind in (0, 14))
    bound = b"".join(
        _record(0x85, struct.pack("<IH", place, 0) + _text(name, long=False))
        for name, place in zip(names, places, strict=True)
    )
    return (
        _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 0x07CC, 0, 6))
        + _record(0x42, struct.pack("<H", 1200))
        + _record(0x31, font) * 5
        + _record(0xE0, plain) * 15
        + _record(0xE0, day)
        + bound
        + _record(0x0A)
    )


def _cells(sheet: OldSheet) -> Iterator[bytes]:
    for number in sorted(sheet.hidden):
        yield _record(0x0208, struct.pack("<HHHHHHI", number - 1, 0, 1, 255, 0, 0, 0x0120))
    for at, row in enumerate(sheet.rows):
        for place, value in enumerate(row):
            if value is not None:
                yield _cell(at, place, value)
    if sheet.merges:
        areas = b"".join(struct.pack("<HHHH", top, bottom, left, right) for top, left, bottom, right in sheet.merges)
        yield _record(0xE5, struct.pack("<H", len(sheet.merges)) + areas)


def _cell(at: int, place: int, value: Value) -> bytes:
    start = struct.pack("<HHH", at, place, 15 if isinstance(value, dt.date) else 0)
    if isinstance(value, Formula):
        code = b"\x1e\x01\x00"  # the number 1
        if value.value is None:
            result = b"\x03\x00\x00\x00\x00\x00\xff\xff"
        elif isinstance(value.value, str):
            result = bytes([2, 0, ERRORS[value.value], 0, 0, 0, 0xFF, 0xFF])
        else:
            result = struct.pack("<d", value.value)
        return _record(0x06, start + result + struct.pack("<HIH", 0, 0, len(code)) + code)
    if isinstance(value, bool):
        return _record(0x0205, start + bytes([value, 0]))
    if isinstance(value, str):
        if value in ERRORS:
            return _record(0x0205, start + bytes([ERRORS[value], 1]))
        return _record(0x0204, start + _text(value))
    number = (value - dt.date(1899, 12, 30)).days if isinstance(value, dt.date) else value
    return _record(0x0203, start + struct.pack("<d", number))


def _workbook(sheets: Sequence[OldSheet]) -> bytes:
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    bodies = [begin + b"".join(_cells(sheet)) + _record(0x0A) for sheet in sheets]
    names = [sheet.name for sheet in sheets]
    at = len(_globals(names, [0] * len(names)))
    places = [at + sum(map(len, bodies[:number])) for number in range(len(bodies))]
    return _globals(names, places) + b"".join(bodies)


def _container(stream: bytes) -> bytes:
    """The stream "Workbook" in a compound file: its sectors first, then the directory, then the table of sectors."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\x00")
    sectors = len(stream) // _SECTOR
    tables = 1
    while tables * 128 < sectors + 1 + tables:
        tables += 1
    chain = [*range(1, sectors), 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFD] * tables]
    chain += [0xFFFFFFFF] * (tables * 128 - len(chain))
    assert tables <= 109, "too large for a file as small as this"
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, sectors, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    places = [sectors + 1 + number for number in range(tables)]
    header += struct.pack("<109I", *places, *[0xFFFFFFFF] * (109 - tables))
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry("Workbook", 2, 0, len(stream)) + bytes(256)
    return header + stream + directory + struct.pack(f"<{len(chain)}I", *chain)


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    written = name.encode("utf-16-le").ljust(64, b"\x00")
    nothing = 0xFFFFFFFF
    return written + struct.pack("<HBBIII36xIII", len(name) * 2 + 2, kind, 1, nothing, nothing, child, start, size, 0)
