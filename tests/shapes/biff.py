"""The old .xls (BIFF8 in a compound file), as much of it as a sheet of texts, figures, days and joined cells needs."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Sequence

from tests.shapes.grid import Formula, Sheet

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_ZERO_DAY = dt.date(1899, 12, 30)
_GENERAL, _DAY = 15, 16
"""Places of the two cell formats among the records XF."""


def xls(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as a file that Excel 97 opens."""
    return _compound(_workbook(sheets))


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(value: str, length: str) -> bytes:
    return struct.pack(f"<{length}B", len(value.encode("utf-16-le")) // 2, 1) + value.encode("utf-16-le")


def _workbook(sheets: Sequence[Sheet]) -> bytes:
    bodies = [_sheet(each) for each in sheets]
    head = [
        _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)),
        _record(0x0042, struct.pack("<H", 1200)),
        _record(0x0022, struct.pack("<H", 0)),
        *[_record(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _text("Arial", "B"))] * 5,
        *[_record(0x00E0, struct.pack("<HHHBBBBIIH", 0, 0, 0xFFF5, 0x20, 0, 0, 0, 0, 0, 0x20C0))] * 15,
        _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, 0, 1, 0x20, 0, 0, 0, 0, 0, 0x20C0)),
        _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, 14, 1, 0x20, 0, 0, 4, 0, 0, 0x20C0)),
        _record(0x0293, struct.pack("<HBB", 0x8000, 0, 0xFF)),
    ]
    start = b"".join(head)
    names = [_text(each.name, "B") for each in sheets]
    size = len(start) + sum(4 + 6 + len(name) for name in names) + len(_record(0x000A))
    bounds = b""
    for sheet, name, body in zip(sheets, names, bodies, strict=True):
        bounds += _record(0x0085, struct.pack("<IBB", size, int(sheet.hidden), 0) + name)
        size += len(body)
    return start + bounds + _record(0x000A) + b"".join(bodies)


def _sheet(sheet: Sheet) -> bytes:
    made = [
        _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)),
        _record(0x0200, struct.pack("<IIHHH", 0, sheet.height, 0, sheet.width, 0)),
    ]
    for (row, column), value in sorted(sheet.cells.items()):
        cell = value.value if isinstance(value, Formula) else value
        if isinstance(cell, str):
            made.append(_record(0x0204, struct.pack("<HHH", row, column, _GENERAL) + _text(cell, "H")))
        elif isinstance(cell, dt.date):
            made.append(_record(0x0203, struct.pack("<HHHd", row, column, _DAY, (cell - _ZERO_DAY).days)))
        elif cell is not None:
            made.append(_record(0x0203, struct.pack("<HHHd", row, column, _GENERAL, cell)))
    if sheet.joined:
        areas = b"".join(struct.pack("<HHHH", top, last, left, right) for top, left, last, right in sheet.joined)
        made.append(_record(0x00E5, struct.pack("<H", len(sheet.joined)) + areas))
    made.append(_record(0x000A))
    return b"".join(made)


def _compound(stream: bytes) -> bytes:
    """One stream «Workbook» in a compound file; large enough never to lie among the small ones."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % _SECTOR)
    parts = len(stream) // _SECTOR
    # Why in a loop: the table of sectors counts its own sectors too.
    tables = 1
    while tables * 128 < parts + 1 + tables:
        tables += 1
    chain = [*range(1, parts), _END, _END, *[_FAT] * tables]
    chain += [_FREE] * (tables * 128 - len(chain))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 0, len(stream))
    directory += _entry("", 0, _FREE, 0, 0) * 2
    where = list(range(parts + 1, parts + 1 + tables)) + [_FREE] * (109 - tables)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIII", tables, parts, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", *where)
    return head + stream + directory + struct.pack(f"<{len(chain)}I", *chain)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le") if name else b""
    made = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, _FREE, _FREE, child)
    return made + bytes(36) + struct.pack("<III", start, size, 0)
